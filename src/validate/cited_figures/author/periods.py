"""The period of a figure: as it is given, or as its sentence prints it."""

from dataclasses import dataclass
from datetime import date

from ..errors import FiguresError
from ..evidence.claim import Claim
from ..evidence.clauses import Spot
from ..evidence.fingerprint import normal_form
from ..evidence.named import Named, named
from ..evidence.places import Page, Place, occurrences
from ..phrases import Reading
from ..text import quoted
from ..views import periods, printed_periods
from .requests import Cells

Dates = tuple[date, date]

AT_ONE_TIME = ("stock", "level", "share", "ratio")
STATEMENT = "statement-date"
_OFFERED = 3  # periods of other sentences that one question offers


@dataclass(frozen=True, slots=True)
class Printed:
    """A phrase in its sentence, with the date of the statement."""

    page: Page
    place: Place
    phrase: str
    reading: Reading
    language: str
    stated: date | None

    def periods(self) -> list[Dates]:
        """Return the periods that the sentence may print for the phrase."""
        names = self.page.timing.periods(self._spot, self.place.paragraph, self._claim)
        found = [dates for name in names for dates in _dates(name)]
        own = (
            printed_periods.dates(self.reading.period, self.stated) if self.reading.period else None
        )
        return [own] if own else found

    def earlier(self) -> list[Dates]:
        """Return the periods that the sentences before may name for the phrase, nearest first."""
        found = self.page.timing.earlier(self._spot, self.place.paragraph, self._claim)
        return list(dict.fromkeys(found))[:_OFFERED]

    @property
    def _spot(self) -> Spot:
        phrase = normal_form(self.phrase)
        start = next(occurrences(self.place.text, phrase))
        return Spot.near(self.place.text, start, start + len(phrase))

    @property
    def _claim(self) -> Claim:
        return Claim(
            *(0, "", self.phrase),
            language=self.language,
            stated=self.stated,
            base=self.reading.base,
        )


def set_period(cells: Cells, printed: Printed, measure: str) -> None:
    """Set the period of a figure, its dates and what it rests on; ask where nothing tells it."""
    shown = printed.periods()
    stated = printed.stated
    given = cells.given.get("time_period", "")
    dates = _given(given, stated, printed.language) if given else None
    if dates is None and len(set(shown)) == 1:
        dates = shown[0]
    if dates is None:
        choices = [periods.label(*found) for found in shown or printed.earlier()]
        if stated and measure in AT_ONE_TIME:
            choices.append(STATEMENT)
        cells.require("time_period", suggestions=choices)
        return
    is_stated = dates == (stated, stated) and measure in AT_ONE_TIME
    basis = "printed" if dates in shown else STATEMENT if is_stated else "inferred"
    cells.row["time_period"] = periods.label(*dates)
    cells.row["period_start"], cells.row["period_end"] = (day.isoformat() for day in dates)
    cells.set("period_basis", basis)


def _dates(name: Named) -> list[Dates]:
    """Return the dates that a name of a period may mean; its end is one day."""
    return [(last, last) if name.is_end else (first, last) for first, last in name.periods]


def _given(text: str, stated: date | None, language: str) -> Dates:
    """Return the dates of a period that is given: a label, two days, words, or the statement."""
    if text == STATEMENT and stated:
        return stated, stated
    first, _, last = text.partition("/")
    try:
        if last and not last.startswith("P"):
            return periods.dates(first)[0], periods.dates(last)[1]
        return periods.dates(text)
    except ValueError:
        words = [dates for name in named(text, language, stated) for dates in _dates(name)]
        if len(words) == 1:
            return words[0]
        expected = "2020, 2020-06, 2020-Q2, 2020-S1, 2020-06-30, 2020-01-01/2020-07-31"
        raise FiguresError(
            f"the period {quoted(text)}; expected one like {expected}, or {STATEMENT}"
        ) from None
