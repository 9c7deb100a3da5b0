"""What a printed phrase says, as exact data."""

from dataclasses import dataclass
from fractions import Fraction


class Unreadable(ValueError):  # noqa: N818 - a refusal is an answer
    """A phrase that is refused; `reason` tells a human why."""

    def __init__(self, reason: str) -> None:
        """Keep the reason, a fragment such as "no figure found"."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Reading:
    """One published figure: comparator, exact number, unit, direction and precision."""

    comparator: str
    value: Fraction
    upper: Fraction | None
    unit: str
    direction: str
    step: Fraction | None
    of: str = ""

    @property
    def noun(self) -> str:
        """What is counted, or "" where nothing is."""
        head, _, tail = self.unit.partition(":")
        return tail if head == "count" else ""

    @property
    def kind(self) -> str:
        """`count`, `currency`, `unit`, or the unit itself (`percent`, `times`, `fraction` ...)."""
        if self.unit.isupper():
            return "currency"
        return self.unit.partition(":")[0]
