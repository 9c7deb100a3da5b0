"""What a row claims and what a reader makes of a phrase: the plain data that a proof needs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Protocol


class Said(Protocol):
    """The reading of a phrase, as far as a proof compares it; see ``phrases.Reading``."""

    @property
    def comparator(self) -> str: ...  # noqa: D102
    @property
    def value(self) -> Fraction: ...  # noqa: D102
    @property
    def upper(self) -> Fraction | None: ...  # noqa: D102
    @property
    def unit(self) -> str: ...  # noqa: D102
    @property
    def direction(self) -> str: ...  # noqa: D102
    @property
    def per(self) -> str: ...  # noqa: D102
    @property
    def period(self) -> str: ...  # noqa: D102
    @property
    def side(self) -> str: ...  # noqa: D102
    @property
    def scale(self) -> Fraction: ...  # noqa: D102
    @property
    def is_signed(self) -> bool: ...  # noqa: D102


Reader = Callable[[str, str], Said]
"""Reads a phrase in a language; raises ValueError for one that it does not fully understand."""


def understood(phrase: str, language: str, read: Reader) -> Said | None:
    """Return what a phrase says, None where the reader does not fully understand it."""
    try:
        return read(phrase, language)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Claim:
    """A row of a table, as far as a page can confirm or contradict it.

    ``row`` counts from zero, ``stated`` is the date of the statement, ``scenario`` is empty for
    what is so, ``vintage`` for what is of no certain edition. ``base_period`` is the period that
    the row is compared with, where its base is stated. ``subjects`` are the words that name what
    is measured, ``subject`` is the printed one. ``per`` holds the denominators of the unit.
    ``sign_words`` make a value negative. ``adjustment`` and ``prices`` are the codes of the
    indicator. ``interval`` has the ends of a printed interval, ``interval_printed`` the words of
    another sentence that state it. ``is_earlier`` tells that the table has a later value of the
    same indicator from the same source. ``areas`` are the names of the area, ``other_areas`` those
    of each other area, ``other_subjects`` the subjects of other indicators.
    """

    row: int
    figure: str
    printed: str
    locator: str = ""
    sentence_sha256: str = ""
    sentence_chars: int = 0
    table: str = "figures"
    language: str = "en"
    period: tuple[date, date] | None = None
    period_basis: str = ""
    stated: date | None = None
    base: str = ""
    base_period: tuple[date, date] | None = None
    measure: str = ""
    statistic: str = ""
    per: frozenset[str] = frozenset()
    collection: str = ""
    quantity_kind: str = ""
    scenario: str = ""
    vintage: str = ""
    comparator: str = ""
    value: Fraction | None = None
    subject: str = ""
    subjects: tuple[str, ...] = ()
    other_subjects: tuple[str, ...] = ()
    is_positive: bool = False
    sign_words: tuple[str, ...] = ()
    interval: tuple[Fraction, ...] = ()
    interval_printed: str = ""
    adjustment: str = ""
    prices: str = ""
    is_earlier: bool = False
    areas: tuple[str, ...] = ()
    other_areas: tuple[tuple[str, ...], ...] = ()
