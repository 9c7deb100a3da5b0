"""Rules on figures beside a copy of their source; they run in ``figures verify``."""

from collections.abc import Iterator

from ..finding import Proof, Severity, Status
from ..text import quoted
from .rule import Fault, rule
from .workspace import Workspace


@rule(
    "sentence-not-found",
    family="evidence",
    title="The sentence of a figure is not in the source",
    why="Then nothing shows that the figure was ever stated in these words.",
    fix="Compare the row with the page; if the page itself changed, say so in note and in the "
    "changelog.",
)
def sentence_not_found(workspace: Workspace) -> Iterator[Fault]:
    """Find figures whose sentence is nowhere in the text."""
    for proof in workspace.proofs:
        if proof.status in (Status.PHRASE_ONLY, Status.MISSING):
            also = (
                "only the phrase" if proof.status is Status.PHRASE_ONLY else "not even the phrase"
            )
            there = proof.there or "no sentence"
            found = f"{also} {quoted(proof.printed)}, and at {proof.locator} stands {there}"
            yield _fault(workspace, proof, "sentence_sha256", found, "the sentence that was read")


@rule(
    "sentence-moved",
    family="evidence",
    title="The sentence of a figure stands at another place",
    why="Whoever looks at the place that is cited does not find the figure.",
    fix="Correct the locator, unless the copy at hand counts paragraphs in another way.",
    severity=Severity.WARNING,
)
def sentence_moved(workspace: Workspace) -> Iterator[Fault]:
    """Find figures whose sentence is in the text, but not at the locator."""
    for proof in workspace.proofs:
        if proof.status is Status.MOVED:
            found = f"the sentence at {proof.place or 'no place of the answer'}"
            yield _fault(workspace, proof, "locator", found, f"it at {proof.locator}")


@rule(
    "printed-not-in-sentence",
    family="evidence",
    title="The printed phrase is not in the sentence of the figure",
    why="A phrase that was not printed is no evidence, however well it reads.",
    fix="Copy the phrase from the sentence, letter for letter.",
)
def printed_not_in_sentence(workspace: Workspace) -> Iterator[Fault]:
    """Find figures whose sentence is in the text, but does not hold the printed phrase."""
    for proof in workspace.proofs:
        if proof.status in (Status.EXACT, Status.MOVED) and not proof.phrase_fits:
            found = f"printed is {quoted(proof.printed)}"
            yield _fault(
                workspace, proof, "printed", found, f"words of the sentence at {proof.place}"
            )


def _fault(workspace: Workspace, proof: Proof, column: str, found: str, expected: str) -> Fault:
    table = workspace.tables["figures"]
    return Fault(table.place(proof.row, column), found, expected, proof.figure)
