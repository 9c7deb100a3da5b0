"""Made-up figures of four kinds, each with a phrase that says just this figure.

Numbers are exact decimals here, so that value and bounds do not depend on the code under test.
"""

from dataclasses import dataclass
from decimal import Decimal

CYCLE = 96_000  # numbers of a kind before a phrase is told from another by its words

A_SOURCE = 10  # figures that cite the same source; more would quote too much from it
LANGUAGES = ("en", "en", "en", "en", "en", "en", "zh")  # of the sources, in turn

BOUNDS = {"gt", "ge"}


@dataclass(frozen=True, slots=True)
class Statement:
    """What one figure says: its phrase, comparator and number, and one unit of its last digit."""

    printed: str
    comparator: str
    value: Decimal
    step: Decimal

    @property
    def ends(self) -> tuple[str, str]:
        """Return value_min and value_max as the tables write them."""
        if self.comparator in BOUNDS:
            return plain(self.value), ""
        half = self.step / 2
        return plain(self.value - half), plain(self.value + half)


def plain(number: Decimal) -> str:
    """Return a number in plain digits, without zeros at the end of its decimals."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


WORDS: dict[str, list[tuple[str, str]]] = {
    "share": [
        ("reached {}%", "eq"),
        ("stood at {} percent", "eq"),
        ("hit {}%", "eq"),
        ("surpassed {}%", "gt"),
        ("more than {} percent", "gt"),
        ("accounted for {}%", "eq"),
        ("达到{}%", "eq"),
    ],
    "growth": [
        ("rose {}%", "eq"),
        ("increase of {}%", "eq"),
        ("grew by {} percent", "eq"),
        ("up {}% year on year", "eq"),
        ("climbed {} percent", "eq"),
        ("expanded {}%", "eq"),
        ("同比增长{}%", "eq"),
    ],
    "money": [
        ("{} billion yuan", "eq"),
        ("exceeded {} billion yuan", "gt"),
        ("reached {} billion yuan", "eq"),
        ("more than {} billion yuan", "gt"),
        ("RMB {} billion", "eq"),
        ("hit {} billion yuan", "eq"),
        ("超过{}亿元", "gt"),
    ],
    "count": [
        ("more than {} industrial devices", "gt"),
        ("over {} installations", "gt"),
        ("at least {} devices", "ge"),
        ("{} industrial devices", "eq"),
        ("reached {} devices", "eq"),
        ("exceeded {} sets", "gt"),
        ("超过{}台", "gt"),
    ],
}
KINDS = tuple(WORDS)
UNITS = {"share": "percent", "growth": "percent", "money": "CNY", "count": "device"}
SCALES = {"billion": 10**9, "亿": 10**8}
LEAST = {"money": 11_000}  # thousandths, so that all money is within a factor of 100


def statement(index: int) -> Statement:
    """Return the figure with this number; no two have the same phrase."""
    kind, turn = KINDS[index % len(KINDS)], index // len(KINDS)
    *words, chinese = WORDS[kind]
    pattern, comparator = words[(turn + turn // CYCLE) % len(words)]
    if language(index // A_SOURCE) == "zh":
        pattern, comparator = chinese
    if kind == "count":
        return _count(pattern, comparator, turn)
    number = Decimal(turn * 37 % CYCLE + LEAST.get(kind, 1_000)) / 1_000
    scale = next((size for word, size in SCALES.items() if word in pattern), 1)
    printed = pattern.format(format(number, ".3f"))
    return Statement(printed, comparator, number * scale, Decimal(scale) / 1_000)


def language(source: int) -> str:
    """Return the language of the source with this number."""
    return LANGUAGES[source % len(LANGUAGES)]


def _count(pattern: str, comparator: str, turn: int) -> Statement:
    number = 10_001 + turn * 3
    digits = str(number) if "台" in pattern else f"{number:,}"
    return Statement(pattern.format(digits), comparator, Decimal(number), Decimal(1))
