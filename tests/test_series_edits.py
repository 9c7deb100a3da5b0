"""An edit of a row of the table of series is found by the check.

The edits are listed from the rows alone, before any rule runs. All rows are edited at once, one
cell each, and each must have a finding of its own.

Not listed, since nothing in the package contradicts them:

- another indicator of the same unit and measure, such as one penetration rate for another, where
  no value of that indicator for the period is known;
- ``printed`` for ``inferred``, and ``statement-date`` for a period that is the day of its source:
  only the page shows whether the period is printed;
- an observation status other than F, a producer, and a population on which no other row depends;
- another source in the same script, issued later, with the same kind of address;
- a break that is marked where the population stays: the way of counting may have changed.
"""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from changes import ROOT, faults, recount
from cited_figures import check
from csv_rows import Row, rows

Edits = dict[str, tuple[str, str]]  # the column and the new cell, by the id of the row


ROWS = rows(ROOT, "series")
CORROBORATIONS = rows(ROOT, "series_corroborations")
UNITS = [row["unit_id"] for row in rows(ROOT, "units")]
INDICATORS = {row["indicator_id"]: row["unit_id"] for row in rows(ROOT, "indicators")}
SOURCES = {row["source_id"]: row for row in rows(ROOT, "sources")}
COMPARATORS = ("eq", "gt", "ge", "lt", "le", "approx", "range")


def days_from(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


def with_another_digit(phrase: str) -> str:
    place = next(index for index, sign in enumerate(phrase) if sign in "123456789")
    return phrase[:place] + str(int(phrase[place]) % 9 + 1) + phrase[place + 1 :]


def without_comparison(phrase: str) -> str:
    for word in (
        "more than ",
        "over ",
        "surpassed ",
        "exceeds ",
        "exceeded ",
        "超过",
        "超過",
        "超",
    ):
        if word in phrase:
            return phrase.replace(word, "", 1)
    return phrase.replace("以上", "").replace("を超え", "")


def edits_of_numbers(row: Row) -> Iterator[tuple[str, str, str]]:
    """Yield the name of an edit, its column and the new cell."""
    value = Decimal(row["value"])
    yield "tenfold value", "value", format(value * 10, "f")
    last = Decimal(1).scaleb(int(value.as_tuple().exponent))
    yield "last digit of the value", "value", format(value + last, "f")
    yield "other sign", "value", format(-value, "f")
    yield "no value", "value", ""
    for name, sign in (("value_min", -1), ("value_max", 1)):
        bound = Decimal(row[name]) if row[name] else value
        yield f"wider {name}", name, format(bound + sign * abs(value) / 50, "f")
        yield f"narrower {name}", name, format(bound - sign * abs(value) / 50, "f")
        if row[name]:
            yield f"no {name}", name, ""
    for shift, unit in enumerate(other for other in UNITS if other != row["unit_id"]):
        yield f"unit {shift}", "unit_id", unit
    for shift, other in enumerate(one for one in COMPARATORS if one != row["comparator"]):
        yield f"comparator {shift}", "comparator", other
    yield "another digit", "printed", with_another_digit(row["printed"])
    if row["comparator"] in ("gt", "ge"):
        yield "no comparison", "printed", without_comparison(row["printed"])
    yield (
        "phrase of another row",
        "printed",
        next(other["printed"] for other in ROWS if Decimal(other["value"]) != value),
    )


def edits_of_codes(row: Row) -> Iterator[tuple[str, str, str]]:
    """Yield those edits of the other coded columns that contradict a cell, a phrase or a date."""
    others = [name for name, unit in INDICATORS.items() if unit != row["unit_id"]]
    for shift, name in enumerate(others):
        yield f"indicator {shift}", "indicator_id", name
    yield "another area", "ref_area", "CHE"
    yield (
        "another label",
        "time_period",
        next(other["time_period"] for other in ROWS if other["time_period"] != row["time_period"]),
    )
    for name in ("period_start", "period_end"):
        for days in (-1, 1, 400):
            yield f"{name} {days} days on", name, days_from(row[name], days)
    source = SOURCES[row["source_id"]]
    said = source["event_date"] or source["issued"]
    if said and said != row["period_end"]:
        yield "statement-date", "period_basis", "statement-date"
    yield "forecast as status", "obs_status", "F"
    if bool(source["url"]) != bool(source["copy_url"]):
        yield "kind of copy", "copy", "original" if source["copy_url"] else "re-post"
    for shift, other in enumerate(SOURCES.values()):
        said = other["event_date"] or other["issued"]
        is_older = bool(said) and said < row["period_end"]
        is_elsewhere = row["period_basis"] == "statement-date" and said not in (
            "",
            row["period_end"],
        )
        if is_older or is_elsewhere:
            yield f"source {shift}", "source_id", other["source_id"]
    before = ROWS[ROWS.index(row) - 1]
    if before["indicator_id"] == row["indicator_id"] and before["population"]:
        if before["population"] != row["population"] != "":
            yield "no break", "series_break", ""
        elif row["population"] and not row["series_break"]:
            yield "another population", "population", "somebody else"


def batches(of: str) -> dict[str, Edits]:
    """Return the edits by their name: one cell of each row that has such an edit."""
    found: dict[str, Edits] = {}
    for row in ROWS:
        for name, column, to in (edits_of_numbers if of == "numbers" else edits_of_codes)(row):
            found.setdefault(name, {})[row["series_id"]] = (column, to)
    return found


def write(folder: Path, table: str, rows: list[Row]) -> None:
    with (folder / "data" / f"{table}.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    recount(folder)


def missed(folder: Path, edits: Edits) -> set[str]:
    """Return the rows whose edit gives no finding of their own."""
    rows = [dict(row) for row in ROWS]
    for row in rows:
        if row["series_id"] in edits:
            column, to = edits[row["series_id"]]
            row[column] = to
    write(folder, "series", rows)
    subjects = {finding.subject for finding in faults(check(folder))}
    return {key for key in edits if key not in subjects}


def test_a_sample_of_edits_is_found(whole_package: Path) -> None:
    sample: Edits = {}
    for number, row in enumerate(ROWS):
        known = list(edits_of_numbers(row))
        _, column, to = known[number % len(known)]
        sample[row["series_id"]] = (column, to)
    assert missed(whole_package, sample) == set()


@pytest.mark.parametrize(
    ("column", "to"),
    [
        ("series_id", "S031"),
        ("source_id", "no-such-source"),
        ("comparator", "le"),
        ("value", "35.5"),
        ("value_min", "1"),
        ("value_max", "99"),
        ("unit_id", "app"),
        ("time_period", "2031"),
    ],
)
def test_edits_of_what_other_sources_say_of_a_value_are_found(
    whole_package: Path, column: str, to: str
) -> None:
    edited = [
        row | ({column: to} if row["relation"] == "repeats" else {}) for row in CORROBORATIONS
    ]
    write(whole_package, "series_corroborations", edited)
    found = {fault.location.line for fault in faults(check(whole_package))}
    assert {line for line, row in enumerate(edited, 2) if row[column] == to} <= found


def test_another_digit_in_what_other_sources_print_is_found(whole_package: Path) -> None:
    edited = [row | {"printed": with_another_digit(row["printed"])} for row in CORROBORATIONS]
    write(whole_package, "series_corroborations", edited)
    found = {fault.location.line for fault in faults(check(whole_package))}
    assert found == set(range(2, len(edited) + 2))


@pytest.mark.slow
def test_every_edit_of_a_number_a_unit_a_comparator_and_a_phrase_is_found(
    whole_package: Path,
) -> None:
    found = {name: missed(whole_package, edits) for name, edits in batches("numbers").items()}
    assert {name: rows for name, rows in found.items() if rows} == {}


@pytest.mark.slow
def test_edits_of_other_codes_are_found(whole_package: Path) -> None:
    edits = batches("codes")
    found = {name: missed(whole_package, batch) for name, batch in edits.items()}
    number = sum(map(len, edits.values()))
    lost = {name: rows for name, rows in found.items() if rows}
    assert sum(map(len, lost.values())) <= number * 0.02, (number, lost)
