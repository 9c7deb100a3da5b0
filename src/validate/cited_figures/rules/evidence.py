"""Rules that compare figures with a copy of their source; they run in ``figures verify``."""

from collections.abc import Iterator

from ..evidence.proof import Proof, Status
from ..finding import Fault, Severity
from ..text import quoted
from .rule import rule
from .workspace import Workspace

UNPROVED = (Status.PHRASE_ONLY, Status.MISSING)
MOST = 3  # sentences that a message offers


@rule(
    "sentence-contradicts",
    family="evidence",
    title="The sentence of a figure says something else",
    why="A phrase that is cut out of its sentence can say more, less or the opposite.",
    fix="Copy the longer phrase, and correct comparator, value, unit, period or scenario by it.",
)
def sentence_contradicts(workspace: Workspace) -> Iterator[Fault]:
    """Find figures whose sentence says more, less or the opposite."""
    for proof in workspace.proofs:
        if proof.status is Status.CONTRADICTED:
            expected = "a row that says what the sentence says"
            if proof.longer:
                expected = f"{quoted(proof.longer)}, and a row that says so"
            yield _fault(workspace, proof, "printed", proof.reason, expected)


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
        if proof.status in UNPROVED and not proof.has_sentence:
            right = [place for place in proof.found if place.locator and not place.reason]
            expected = " or ".join(
                f"{place.sha256}, {place.chars} characters, at {place.locator}"
                for place in right[:MOST]
            )
            found = f"the phrase {quoted(proof.printed)}: {proof.where}"
            expected = expected or "the sentence that was read"
            yield _fault(workspace, proof, "sentence_sha256", found, expected)


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
            found = f"the sentence {f'at {proof.place}' if proof.place else 'outside the answer'}"
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
        if proof.status in UNPROVED and proof.has_sentence:
            found = f"the phrase {quoted(proof.printed)}: {proof.where}"
            expected = f"words of the sentence at {proof.place or 'another place'}"
            yield _fault(workspace, proof, "printed", found, expected)


@rule(
    "text-differs",
    family="evidence",
    title="The copy is not the text that the source records",
    why="It may be another page, or the page changed; text_sha256 tells which text was read.",
    fix="Compare the two; where the copy is the right one, record its text_sha256.",
    severity=Severity.WARNING,
)
def text_differs(workspace: Workspace) -> Iterator[Fault]:
    """Find a copy that is another text than the one recorded."""
    if not workspace.other_text:
        return
    table = workspace.tables["sources"]
    for row, source in enumerate(table.records()):
        if source["source_id"] == workspace.source:
            place, recorded = table.place(row, "text_sha256"), source["text_sha256"]
            yield Fault(place, f"a copy with {workspace.other_text}", recorded, workspace.source)


def _fault(workspace: Workspace, proof: Proof, column: str, found: str, expected: str) -> Fault:
    table = workspace.tables[proof.table]
    return Fault(table.place(proof.row, column), found, expected, table.key(proof.row))
