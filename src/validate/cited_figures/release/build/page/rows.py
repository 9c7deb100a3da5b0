"""What the page says of each figure and each corroboration, in words and links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from ....cite.citations import citations
from ....cite.records import Records, Row
from ....cite.showing import BASES
from ....cite.statement import several_areas, statement, unit
from ....cite.wording import (
    day,
    is_range,
    long_date,
    numbers,
    period,
    qualifier,
)
from ....views.periods import dates
from ...glyph import glyph
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
TITLE = "title_"
PLACE = re.compile(r"p(\d+)\.s(\d+)", re.ASCII)


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
    def ends(self) -> list[str]:
        """Return both ends of what a rounded number stands for; bounds and ranges have none."""
        low, high = self.row["value_min"], self.row["value_max"]
        return [low, high] if low and high and low != high and not is_range(self.row) else []

    @property
    def period(self) -> str:
        """Return the period in words."""
        return period(self.row["time_period"])

    @property
    def times(self) -> Iterator[tuple[str, str]]:
        """Yield first and last part of the period: what a machine reads and the words."""
        label = self.row["time_period"]
        first, _, last = self.period.partition(" to ")
        start, end = dates(label)
        yield (start.isoformat() if last else label.partition("/")[0]), first
        if last:
            yield end.isoformat(), last

    @property
    def source(self) -> Row:
        """Return the source."""
        return self.records.source(self.row)

    @property
    def issued(self) -> str:
        """Return the day of the source in words, empty when it is unknown."""
        when = day(self.source["event_date"]) or day(self.source["issued"])
        return long_date(when) if when else ""

    @property
    def link(self) -> str:
        """Return the URL of the printed phrase in the source, empty when there is none."""
        url = self.source["url"] or self.source["copy_url"]
        return with_text(url, self.row["printed"]) if url else ""

    @property
    def place(self) -> str:
        """Return the place in the source in words."""
        return PLACE.sub(r"paragraph \1, sentence \2", self.row["locator"])


@dataclass(frozen=True)
class Figure(Statement):
    """A figure with all that the page says of it."""

    citation: str
    others: tuple["Corroboration", ...]

    @property
    def indicator(self) -> Row:
        """Return what is measured."""
        return self.records.indicator(self.row)

    @property
    def titles(self) -> Iterator[tuple[str, str]]:
        """Yield the language and the title of the indicator in each further language."""
        for column, title in self.indicator.items():
            if title and column.startswith(TITLE):
                yield column.removeprefix(TITLE), title

    @property
    def area(self) -> str:
        """Return the area in words, empty where all figures are about the same one."""
        several = several_areas(self.records)
        return self.records.area(self.row)["title"] if several else ""

    @property
    def basis(self) -> str:
        """Return in words where the period comes from."""
        return BASES[self.row["period_basis"]]

    @property
    def drawing(self) -> str:
        """Return the number as inline SVG."""
        return glyph(self.row, self.words)


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
    return [
        Figure(edition, row, citation(edition, key), tuple(_others(edition, row)))
        for key, row in edition.figures.items()
    ]


def citation(edition: Edition, name: str) -> str:
    """Return what ``figures cite`` prints for a figure, a source or the package."""
    return citations(edition, [name]).rstrip("\n")


def with_text(url: str, phrase: str) -> str:
    """Return a URL that leads to a phrase of the page (a text fragment)."""
    mark = ":~:text=" if "#" in url else "#:~:text="
    return url + mark + quote(phrase, safe="").replace("-", "%2D")


def _others(edition: Edition, figure: Row) -> Iterator[Corroboration]:
    for row in edition.corroborations(figure):
        yield Corroboration(edition, row)
