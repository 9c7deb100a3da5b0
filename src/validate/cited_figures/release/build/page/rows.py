"""What the page says of each figure and each corroboration, in words and links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from ....cite.citations import BIBTEX, citations
from ....cite.records import Records, Row
from ....cite.references import address, archived
from ....cite.showing import BASES, interval
from ....cite.statement import PERIOD_BASES, standing, statement, unit
from ....cite.styles import DEFAULT
from ....cite.wording import (
    APPROXIMATE,
    day,
    is_range,
    long_date,
    numbers,
    period,
    qualifier,
    quantity,
    readable,
)
from ....views.bounds import LOWER, UPPER
from ....views.periods import dates
from ...history import file_name
from ...scale import Scale, marks
from ..edition import Edition

RELATIONS = {
    "repeats": "Repeats it",
    "agrees": "Agrees",
    "refines": "Is more exact",
    "differs": "Differs",
}
INDEPENDENCE = {
    "same-speaker": "the same speaker, reported again",
    "same-body": "the same body, elsewhere",
    "producer": "the producer of the figure",
    "statistical-release": "a statistical release",
    "other-body": "another body",
}
STATUSES = {  # SDMX code list CL_OBS_STATUS; A is a normal value
    "B": "time series break",
    "D": "definition differs",
    "E": "estimated value",
    "F": "forecast value",
    "G": "experimental value",
    "H": "missing value: holiday or weekend",
    "I": "imputed value",
    "J": "derogation",
    "K": "included in another category",
    "L": "missing value: not collected",
    "M": "missing value: cannot exist",
    "N": "not significant",
    "O": "missing value",
    "P": "provisional value",
    "Q": "missing value: suppressed",
    "S": "strike or other special event",
    "U": "low reliability",
    "V": "unvalidated value",
    "W": "includes another category",
}
ADJUSTMENTS = {
    "N": "not adjusted",
    "S": "seasonally adjusted",
    "W": "adjusted for working days",
    "Y": "adjusted for season and working days",
}
PARTS = {
    "page": "page",
    "p": "paragraph",
    "s": "sentence",
    "t": "table",
    "r": "row",
    "c": "column",
}
TITLE, SERIES = "title_", "series"
_ASCII = re.compile(r"[\x00-\x7f]+")
_PART = re.compile("([a-z]+)([0-9]+)", re.ASCII)


@dataclass(frozen=True)
class Statement:
    """A row that states a number: who said what, where, and what it means."""

    records: Records
    row: Row

    @property
    def words(self) -> str:
        """Return the number with qualifier and unit."""
        return statement(self.records, self.row)

    @property
    def qualifier(self) -> str:
        """Return the words before the number, if any."""
        return qualifier(self.row)

    @property
    def numbers(self) -> list[str]:
        """Return the number, or the two ends of a range."""
        return numbers(self.row)

    @property
    def unit(self) -> str:
        """Return in words what follows the number."""
        return unit(self.records, self.row)

    @property
    def number(self) -> str:
        """Return the number without its unit: more than 40 million (forecast)."""
        standing_as = ", ".join(standing(self.row))
        return quantity(self.row, f"({standing_as})" if standing_as else "").rstrip()

    @property
    def period(self) -> str:
        """Return the period in words."""
        return period(self.row["time_period"])

    @property
    def meaning(self) -> str:
        """Return in words what the number stands for."""
        return meaning(self.row)

    @property
    def times(self) -> Iterator[tuple[str, str]]:
        """Yield first and last part of the period: what a machine reads and the words."""
        label = self.row["time_period"]
        first, _, last = period(label).partition(" to ")
        start, end = dates(label)
        yield (start.isoformat() if last else label.partition("/")[0]), first
        if last:
            yield end.isoformat(), last

    @property
    def source(self) -> Row:
        """Return the source."""
        return self.records.source(self.row)

    @property
    def title_language(self) -> str:
        """Return the language of the title of the source; a description in brackets is English."""
        return "en" if self.source["title"].startswith("[") else self.source["language"]

    @property
    def issued(self) -> str:
        """Return the day of the source in words, empty when it is unknown."""
        when = day(self.source["event_date"]) or day(self.source["issued"])
        return long_date(when) if when else ""

    @property
    def address(self) -> str:
        """Return the URL at which the source was read, empty when there is none."""
        return address(self.source)

    @property
    def link(self) -> str:
        """Return the URL of the printed phrase in the source, empty when there is none."""
        return with_text(self.address, self.row["printed"]) if self.address else ""

    @property
    def archived(self) -> str:
        """Return the URL of the printed phrase in an archived copy, empty when there is none."""
        url = archived(self.source)
        return with_text(url, self.row["printed"]) if url else ""

    @property
    def place(self) -> str:
        """Return the place in the source in words: paragraph 2, sentence 5."""
        parts = self.row["locator"].split(".")
        return ", ".join(_PART.sub(_in_words, part) for part in parts)


@dataclass(frozen=True)
class Figure(Statement):
    """A figure with all that the page says of it."""

    citation: str
    bibtex: str
    others: tuple["Corroboration", ...]
    series: tuple[Statement, ...]
    picture: str

    @property
    def id(self) -> str:
        """Return the id of the figure, which is its address on the page."""
        return self.row["figure_id"]

    @property
    def indicator(self) -> Row:
        """Return what is measured."""
        return self.records.indicator(self.row)

    @property
    def basis(self) -> str:
        """Return what follows the period where it is not printed: at the latest."""
        return PERIOD_BASES[self.row["period_basis"]]

    @property
    def titles(self) -> Iterator[tuple[str, str]]:
        """Yield the language and the title of the indicator in each further language."""
        for column, title in self.indicator.items():
            if title and column.startswith(TITLE):
                yield column.removeprefix(TITLE), title

    @property
    def area(self) -> str:
        """Return the area in words, empty where all figures are about the same one."""
        several = self.records.several_areas
        return self.records.area(self.row)["title"] if several else ""

    @property
    def scale(self) -> Scale | None:
        """Return the scale of what is possible, where both ends are known."""
        return Scale.of(self.records, self.row)

    @property
    def drawing(self) -> str:
        """Return the shapes of the number on its scale as SVG; empty where it has none."""
        return marks(self.row, self.scale) if self.scale else ""

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Return what a careful reader must know, each fact with its name."""
        indicator, row = self.indicator, self.row
        known = {
            "Definition": indicator["definition"],
            "Population": indicator["population"],
            "Denominator": indicator["denominator"],
            "Area": self.records.area(row)["title"],
            "Period": f"{period(row['time_period'])}, {BASES[row['period_basis']]}",
            "Base period": period(base) if (base := indicator["base_period"]) else "",
            "Statistic": indicator["statistic"],
            "Prices": indicator["prices"],
            "Adjustment": ADJUSTMENTS.get(indicator["adjustment"], ""),
            "Uncertainty": interval(row),
            "Status": STATUSES.get(row["obs_status"], ""),
            "Translation": indicator["translation_note"],
        }
        return [(name, text) for name, text in known.items() if text]


@dataclass(frozen=True)
class Corroboration(Statement):
    """What another source says of a figure."""

    @property
    def relation(self) -> str:
        """Return in words how it relates to the figure."""
        return RELATIONS[self.row["relation"]]

    @property
    def independence(self) -> str:
        """Return in words how independent its source is."""
        return INDEPENDENCE[self.row["independence"]]


def figures(edition: Edition) -> list[Figure]:
    """Return the figures of a package in their order."""
    series = _series(edition)
    return [
        Figure(
            edition,
            row,
            citation(edition, key),
            citation(edition, key, BIBTEX),
            tuple(_others(edition, row)),
            tuple(series.get(_identity(edition, row), ())),
            file_name(edition, _identity(edition, row)),
        )
        for key, row in edition.figures.items()
    ]


def citation(records: Records, name: str, style: str = DEFAULT) -> str:
    """Return what ``figures cite`` prints for a figure, a source or the package."""
    return citations(records, [name], style).rstrip("\n")


def with_text(url: str, phrase: str) -> str:
    """Return a URL that leads to a phrase of the page (a text fragment)."""
    mark = ":~:text=" if "#" in url else "#:~:text="
    return url + mark + _ASCII.sub(_escaped, phrase)


def _escaped(ascii_only: re.Match[str]) -> str:
    return quote(ascii_only[0], safe="").replace("-", "%2D")


def meaning(row: Row) -> str:
    """Return in words what a number stands for."""
    comparator, low, high = row["comparator"], row["value_min"], row["value_max"]
    if comparator in (*LOWER, *UPPER):
        end = "upper" if comparator in LOWER else "lower"
        return f"A bound, not a value: no {end} end is stated."
    if is_range(row):
        return "One value between these two, both included."
    return (_about if comparator == APPROXIMATE else _rounded)(low, high)


def _about(low: str, high: str) -> str:
    if low and high:
        return f"About: from {readable(low)} to {readable(high)}."
    missing = "upper" if low else "lower" if high else ""
    return f"About: no {missing} end is stated." if missing else "About: no ends are stated."


def _rounded(low: str, high: str) -> str:
    if not low or not high:
        return "How far it is rounded is not stated."
    return "Not rounded." if low == high else f"Rounded: from {readable(low)} to {readable(high)}."


def _in_words(part: re.Match[str]) -> str:
    name, number = part.groups()
    return f"{PARTS[name]} {number}" if name in PARTS else part[0]


def _series(edition: Edition) -> dict[tuple[str, ...], list[Statement]]:
    """Return what was published for other periods, by what it is about, in order of time."""
    found: dict[tuple[str, ...], list[Statement]] = {}
    rows = edition.rows(SERIES) if edition.package.table(SERIES) else []
    for row in sorted(rows, key=lambda row: (row["period_end"], row["period_start"])):
        found.setdefault(_identity(edition, row), []).append(Statement(edition, row))
    return found


def _identity(edition: Edition, row: Row) -> tuple[str, ...]:
    return tuple(row[column] for column in ("indicator_id", "ref_area", *edition.dimensions))


def _others(edition: Edition, figure: Row) -> Iterator[Corroboration]:
    for row in edition.corroborations(figure):
        yield Corroboration(edition, row)
