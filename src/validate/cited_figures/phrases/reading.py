"""What a printed phrase says, as exact data."""

from fractions import Fraction
from typing import NamedTuple

NOT_READ = "comparator and direction not read"
UNIT_NOT_READ = "unit not read"
NO_UNIT = "unit not printed"
NO_SIGN = "sign not printed"

# Units of numbers that are relative to something of the same kind.
POINTS = frozenset({"percentage_point", "basis_point"})
SHARES = POINTS | {"percent", "permille"}
PARTS = SHARES | {"fraction"}
RELATIVE = PARTS | {"times"}


class Unreadable(ValueError):  # noqa: N818 - a refusal is an answer
    """A phrase that is refused; `reason` tells a human why."""

    def __init__(self, reason: str) -> None:
        """Keep the reason, a fragment such as "no figure found"."""
        super().__init__(reason)
        self.reason = reason


class UnreadLanguage(Unreadable):
    """A phrase whose language is not read, or not far enough to tell which number is meant.

    It says nothing against the phrase: callers report a notice, not a fault.
    """


class Reading(NamedTuple):
    """What one printed phrase says of its figure.

    `comparator` relates the true value to `value`, which carries its sign: "fell by more than
    5 percent" is `lt` -5. It is one of `eq gt ge lt le approx range`, or "" where the language
    has no grammar; then `direction` is "" as well, `value` is a size without sign, and
    `notices` say so. The value is in the unit; a range goes from `value` to `upper`.

    `direction` is "up" or "down" where a word says so, "level" where the words give a level or
    nothing is said, and "" where only a sign tells ("-0.5%", "+3 °C"), which a change and a
    level may both have. It is "" as well where the verb is missing ("by 5,000"): then the sign is
    open, `notices` say so and `is_signed` is false.

    `unit` is `percent`, `percentage_point`, `basis_point`, `permille`, `times` (a factor),
    `fraction`, a code of ISO 4217, `unit:` and a symbol, `count:` and a noun, `count` where none
    is printed, or "" where it is not read.

    `step` is one unit of the last printed digit, in the unit, and `scale` the factor of the
    printed scale word: a step below the scale is a decimal. Number words have no step.

    `per` holds denominators in their shortest form: "person", "km2", "100000 birth",
    "person|day"; an annualised figure has "year". `period` is the printed period: "2017",
    "2017-03", "2017-03-31", "2020-Q2", "2020-H1", "2023/24" (a split year), "2016/2019" (from
    one to the other), "end 2019"; a year that is not printed is XXXX: "XXXX-09". `base` is what
    a change is measured against: a duration (P1Y, P1M, P3M), `start-of-year`,
    `previous-estimate`, or a period in the form of `period`.

    `side` says on which side of `value` the true value lies where the words only suggest it:
    "below" for "nearly 5" and "above" for "5-odd" and "fell by nearly 5", as the value is -5.
    `sign_word` is a printed word that makes a number negative which has no printed sign: loss,
    deficit. `of` is what a share is a share of. `uncertainty` is the number behind ±, and
    `interval` has the ends of an interval in brackets, in the unit.
    """

    comparator: str
    value: Fraction
    upper: Fraction | None
    unit: str
    direction: str
    step: Fraction | None
    of: str = ""
    per: str = ""
    period: str = ""
    base: str = ""
    side: str = ""
    sign_word: str = ""
    notices: tuple[str, ...] = ()
    scale: Fraction = Fraction(1)
    uncertainty: Fraction | None = None
    interval: tuple[Fraction, Fraction] | None = None

    @property
    def is_signed(self) -> bool:
        """Whether the value has the sign of the figure; otherwise it is a size."""
        return self.comparator != "" and NO_SIGN not in self.notices

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
