"""How far each figure is proved by a copy of its source, as text."""

from collections import Counter
from collections.abc import Sequence

from ..evidence.proof import Proof, Status
from ..text import counted, printable


def render(proofs: Sequence[Proof]) -> str:
    """Return a line per figure, then how many have which status."""
    lines = [_line(proof) for proof in proofs]
    counts = Counter(proof.status for proof in proofs)
    found = ", ".join(f"{counts[status]} {status}" for status in Status)
    return "\n".join([*lines, f"{counted(len(proofs), 'figure')}: {found}"]) + "\n"


def _line(proof: Proof) -> str:
    place = proof.locator
    if proof.status is Status.MOVED:
        place += f" (now {proof.place or 'elsewhere'})"
    return printable(f"{proof.figure:5} {proof.status:12} {place:9} {proof.printed}")
