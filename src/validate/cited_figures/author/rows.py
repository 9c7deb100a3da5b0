"""The row of a figure, made from its phrase, with the rows that it refers to."""

from dataclasses import dataclass, field
from datetime import date

from ..errors import FiguresError
from ..evidence.fingerprint import normal_form
from ..evidence.places import Page, Place
from ..evidence.prove import occurs
from ..package.known import known
from ..phrases import Reading
from ..run.verify import read_page
from ..text import iso_date, quoted, suggestion
from ..views import readings
from ..views.bounds import COMPARATORS
from ..views.known_units import fitting, known_unit, unit_of
from .draft import Draft
from .indicators import new_indicator
from .locating import locate, read_in, with_words_behind
from .periods import Printed, set_period
from .referred import new_area, new_source
from .requests import TABLES, Cells, OpenQuestionsError, Question, Request, Row, key_of
from .units import new_unit

# A cell of each table that a new row has.
ASKED = {"indicators": "measure", "units": "quantity_kind", "sources": "title", "areas": "kind"}
SCENARIOS = ("forecast", "target", "commitment")


@dataclass(slots=True)
class Pages:
    """A copy of a source, by whose words in it are cited."""

    file: str
    _read: dict[str, Page] = field(default_factory=dict)

    def of(self, speaker: str) -> Page:
        """Return the copy for a speaker; raises UnreadableError when it cannot be used."""
        if speaker not in self._read:
            self._read[speaker] = read_page(self.file, speaker)
        return self._read[speaker]


@dataclass(slots=True)
class Entry:
    """The row of one figure in the making, with the rows that it refers to.

    ``made`` holds those of them that are new, by table, and ``questions`` what cannot be derived.
    """

    request: Request
    draft: Draft
    pages: Pages
    questions: list[Question] = field(default_factory=list)
    made: dict[str, Row] = field(default_factory=dict)
    source: Row = field(default_factory=dict)
    area: Row = field(default_factory=dict)
    unit: Row = field(default_factory=dict)
    indicator: Row = field(default_factory=dict)

    def add(self) -> None:
        """Add the rows to the draft.

        Raises OpenQuestionsError for what cannot be derived, FiguresError for what is wrong.
        """
        request, draft = self.request, self.draft
        self.source = self._referred("sources", "source_id")
        page, language = self.pages.of(self._speaker), self.source.get("language") or "en"
        place = locate(page, request.phrase, request.given.get("locator", ""), self.pages.file)
        reading = read_in(place, request.phrase, language)
        self._guess_area(place)
        self.area = self._referred("areas", "ref_area")
        self._set_indicator(reading, with_words_behind(place, request.phrase, language, reading))
        printed = Printed(page, place, request.phrase, reading, language, self._stated)
        figure = self._figure(printed)
        if self.questions:
            raise OpenQuestionsError(self.questions)
        for table, row in self.made.items():
            draft.add(table, row)
        draft.add("figures", figure)

    @property
    def _speaker(self) -> str:
        return self.source.get("speaker", "")

    @property
    def _stated(self) -> date | None:
        return iso_date(self.source.get("event_date", "")) or iso_date(
            self.source.get("issued", "")
        )

    def _named(self, table: str, column: str) -> str:
        """Return the id of the row that a figure refers to, the only one if none is given."""
        key, rows, new = key_of(table), self.draft.rows(table), self.request.new.get(table)
        given = (new or {}).get(key) or self.request.given.get(column, "")
        if table == "sources" and not given and new is None:
            given = self._source_of_copy()
        if given or (new is None and len(rows) == 1 and table != "indicators"):
            return given or rows[0][key]
        self.questions.append(Question("figures", column, tuple(row[key] for row in rows)))
        return ""

    def _source_of_copy(self) -> str:
        """Return the id of the only source with the fingerprint of the copy, or nothing."""
        text = self.pages.of("").text_sha256
        known = [
            row["source_id"] for row in self.draft.rows("sources") if row["text_sha256"] == text
        ]
        return known[0] if len(known) == 1 else ""

    def _found(self, table: str, name: str) -> Row | None:
        """Return the row with an id, None where one may be made; FiguresError where it may not."""
        row = self.draft.find(table, name)
        if row is None and table not in self.request.new:
            key, what = key_of(table), TABLES[table]
            hint = suggestion(name, (row[key] for row in self.draft.rows(table)), "")
            is_listed = bool(self.request.place)
            cells = f"a cell such as {what}.{ASKED[table]}"
            makes = f"{cells} makes one" if is_listed else f"--new-{what} makes one"
            parts = (f"no {what} {name};", hint, makes)
            raise FiguresError(" ".join(filter(None, parts)))
        return row

    def _referred(self, table: str, column: str) -> Row:
        """Return the source or the area of a figure, which is made where it may be."""
        name = self._named(table, column)
        if not name:
            return {}
        row = self._found(table, name)
        if row is None:
            given = self.request.new[table]
            if table == "sources":
                row = new_source(name, given, self.pages.file, self.questions)
            else:
                row = new_area(name, given, self.questions)
            row = self.draft.find(table, row[key_of(table)]) or self.made.setdefault(table, row)
        return row

    def _guess_area(self, place: Place) -> None:
        """Take the only area that the sentence names, where none is given."""
        rows = self.draft.rows("areas")
        here = [row for row in rows if any(occurs(place.text, name) for name in _names(row))]
        if len(here) == 1 and "areas" not in self.request.new:
            self.request.given.setdefault("ref_area", here[0]["area_id"])

    def _set_indicator(self, reading: Reading, wide: Reading) -> None:
        """Set the indicator and its unit, which are made where they may be.

        ``wide`` is the reading with what the sentence says of whole and base.
        """
        name = self._named("indicators", "indicator_id")
        found = self._found("indicators", name) if name else {}
        if found is not None:
            self.indicator = found
            self.unit = self.draft.find("units", found.get("unit_id", "")) or {}
            _require_unit(self.request.phrase, reading, found, self.unit)
            return
        given = {"indicator_id": name} | self.request.new["indicators"]
        self.unit = self._unit(given, reading)
        made = new_indicator(given, wide, self.unit, self.questions)
        stated = f"{made.row.get('title', '')}, as stated by {self.source.get('publisher', '')}"
        made.require("definition", f"{stated}; see the source")
        counted = self.unit.get("title") if self.unit.get("quantity_kind") == "count" else ""
        population = wide.of or counted or self.area.get("title", "")
        if population or self.area:  # without an area, that is asked first
            made.require("population", population)
        made.set_others()
        self.made["indicators"] = self.indicator = made.row

    def _unit(self, indicator: Row, reading: Reading) -> Row:
        """Return the unit of a new indicator: as given, of the package, known, or made."""
        rows, new = self.draft.rows("units"), self.request.new.get("units")
        name = (new or {}).get("unit_id") or indicator.get("unit_id", "")
        if name:
            found = self.draft.find("units", name)
            row = found or next((row for row in known("units") if row["unit_id"] == name), None)
        else:
            found = fitting(reading, rows)
            row = found or known_unit(reading)
        if found:
            return found
        if row is None and new is None and not reading.noun:
            units = tuple(unit["unit_id"] for unit in rows)
            self.questions.append(Question("indicators", "unit_id", units))
            return {}
        given = {"unit_id": name} | (new or {}) if name else new or {}
        made = row | given if row else new_unit(reading, given, self.questions)
        self.made["units"] = {column: cell for column, cell in made.items() if cell}
        return self.made["units"]

    def _figure(self, printed: Printed) -> Row:
        cells = Cells("figures", self.request.given, self.questions)
        cells.set("figure_id", self._next_id())
        cells.row["indicator_id"] = self.indicator.get("indicator_id", "")
        cells.row["ref_area"] = self.area.get("area_id", "")
        cells.row["source_id"] = self.source.get("source_id", "")
        set_period(cells, printed, self.indicator.get("measure", ""))
        if self.unit and "measure" in self.indicator:
            _set_numbers(cells, printed.reading, self.indicator, self.unit)
        stated = self._stated
        is_later = stated is not None and cells.row.get("period_end", "") > stated.isoformat()
        scenario = cells.set("scenario", "", SCENARIOS if is_later else ())
        cells.set("obs_status", "F" if scenario == "forecast" else "A")
        if self.indicator.get("base") == "stated":
            cells.require("base_period", printed.reading.base)
        cells.row |= {"locator": printed.place.locator, "printed": printed.phrase}
        cells.set("printed_subject", _subject(printed.place, self.indicator))
        cells.set_others()
        return cells.row

    def _next_id(self) -> str:
        ids = [row["figure_id"] for row in self.draft.rows("figures")]
        numbers = [int(name[1:]) for name in ids if name[1:].isdecimal()]
        width = max((len(name) - 1 for name in ids), default=2)
        return f"F{max(numbers, default=0) + 1:0{width}}"


def _set_numbers(cells: Cells, reading: Reading, indicator: Row, unit: Row) -> None:
    """Set comparator, value, bounds and unit; ask for the sign where it is not printed."""
    comparator = cells.require("comparator", reading.comparator, COMPARATORS)
    is_negative = _is_negative(cells, reading, indicator)
    if not comparator or is_negative is None:
        return
    numbers = readings.cells_of(reading, unit_of(unit), comparator, negative=is_negative)
    for column, value in numbers.items():
        cells.set(column, value)
    cells.set("unit_id", unit["unit_id"])


def _is_negative(cells: Cells, reading: Reading, indicator: Row) -> bool | None:
    """Return whether a printed size stands for a negative value; None where nothing tells."""
    given = cells.given.get("value", "")
    if given or reading.is_signed:
        words = indicator.get("sign_words", "").split("|")
        return given.startswith("-") or (reading.sign_word != "" and reading.sign_word in words)
    if (
        indicator.get("measure") not in ("change", "growth", "contribution")
        or not reading.comparator
    ):
        return False
    size = readings.size(reading)
    cells.require("value", suggestions=(size, f"-{size}"))
    return None


def _require_unit(phrase: str, reading: Reading, indicator: Row, unit: Row) -> None:
    """Raise FiguresError where the unit of an indicator is not that of a phrase."""
    if unit and unit_of(unit).factor(reading) is None:
        words = readings.measure(reading)
        noun = f'; or add "{reading.noun}" to its nouns' if unit["quantity_kind"] == "count" else ""
        raise FiguresError(
            f"{quoted(phrase)} is in {words}, {indicator['indicator_id']} in {unit['unit_id']}; "
            f"choose another indicator, or --new-indicator with another id{noun}"
        )


def _subject(place: Place, indicator: Row) -> str:
    """Return the longest subject of an indicator that its sentence names, or nothing."""
    subjects = filter(None, indicator.get("subjects", "").split("|"))
    there = [subject for subject in subjects if occurs(place.text, normal_form(subject))]
    return max(there, key=len, default="")


def _names(area: Row) -> list[str]:
    names = (area.get("title", ""), *area.get("names", "").split("|"))
    return [normal_form(name) for name in names if name]
