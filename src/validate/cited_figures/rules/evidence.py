"""Rules that compare figures with a copy of their source; they run in ``figures verify``."""

from collections.abc import Iterator

from ..finding import Fault, Proof, Severity, Status
from ..text import quoted
from .rule import rule
from .workspace import Workspace


@rule(
    "sentence-not-found",
    family="evidence",
    title="The sentence of a figure is not in the source",
    why="Nothing then shows that the source states the figure in these words.",
    fix="Compare the row with the page; if the page itself changed, say so in note and in the "
    "changelog.",
)
def sentence_not_found(workspace: Workspace) -> Iterator[Fault]:
    """Find figures whose sentence is nowhere in the text."""
    for proof in workspace.proofs:
        if proof.status in (Status.PHRASE_ONLY, Status.MISSING):
            words = "only" if proof.status is Status.PHRASE_ONLY else "not even"
            found = (
                f"{words} the phrase {quoted(proof.printed)} is in the text, and {_there(proof)}"
            )
            yield _fault(workspace, proof, "sentence_sha256", found, "the sentence that was read")


@rule(
    "sentence-moved",
    family="evidence",
    title="The sentence of a figure is at another place",
    why="Readers do not find the figure at the place that is cited.",
    fix="Correct the locator, unless this copy of the source counts paragraphs differently.",
    severity=Severity.WARNING,
)
def sentence_moved(workspace: Workspace) -> Iterator[Fault]:
    """Find figures whose sentence is in the text, but not at the locator."""
    for proof in workspace.proofs:
        if proof.status is Status.MOVED:
            found = (
                f"the sentence at {proof.place}"
                if proof.place
                else "the sentence outside the answer"
            )
            yield _fault(workspace, proof, "locator", found, f"it at {proof.locator}")


@rule(
    "printed-not-in-sentence",
    family="evidence",
    title="The printed phrase is not in the sentence of the figure",
    why="A phrase that was not printed proves nothing.",
    fix="Copy the phrase from the sentence, character by character.",
)
def printed_not_in_sentence(workspace: Workspace) -> Iterator[Fault]:
    """Find figures whose sentence is in the text, but does not hold the printed phrase."""
    for proof in workspace.proofs:
        if proof.status in (Status.EXACT, Status.MOVED) and not proof.phrase_fits:
            found, expected = quoted(proof.printed), f"words of the sentence at {proof.place}"
            yield _fault(workspace, proof, "printed", found, expected)


def _there(proof: Proof) -> str:
    """Return what is at the locator of a figure instead of its sentence."""
    if not proof.there:
        return f"there is no sentence at {proof.locator}"
    return f"the sentence at {proof.locator} has fingerprint {proof.there}"


def _fault(workspace: Workspace, proof: Proof, column: str, found: str, expected: str) -> Fault:
    table = workspace.tables["figures"]
    return Fault(table.place(proof.row, column), found, expected, proof.figure)
