"""Whoever edits a number, a word or a column alone is caught, on every row of the package."""

import csv
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from changes import recount
from cited_figures import check
from cited_figures.finding import Severity
from csv_rows import Row, read_rows

Edit = tuple[str, Row]

# Rules that look at more than the row itself would be triggered by putting edits side by side.
NEIGHBOURS = {"figure-duplicate", "locator-duplicate-hash", "quoted-too-much", "key-duplicate"}

SCALES = ["trillion", "billion", "million", "thousand", "万亿", "亿", "万"]
BOUNDS = ["more than", "More than", "over", "surpassed", "exceeded", "超过", "突破", "多"]
OTHER_BOUNDS = ["less than", "at least", "at most", "about", "nearly"]
OTHER_BOUNDS_ZH = ["不足", "至少", "不超过", "约", "近"]
NOUNS = {"platforms": "devices", "devices": "apps", "installations": "enterprises"} | {
    "enterprises": "platforms",
    "apps": "devices",
    "个": "台",
    "台": "家",
}


def phrases(phrase: str) -> Iterator[tuple[str, str]]:
    """Yield each scripted edit of a phrase; all of them change what it says."""
    edits: list[Callable[[str], Iterator[str]]] = [
        digits,
        points,
        scales,
        units,
        comparators_dropped,
        comparators_swapped,
        comparators_added,
        directions,
    ]
    for edit in edits:
        for new in edit(phrase):
            if new != phrase:
                yield edit.__name__, new


def digits(phrase: str) -> Iterator[str]:
    for match in re.finditer(r"\d", phrase):
        for other in {"1", "9"} - {match[0]}:
            yield phrase[: match.start()] + other + phrase[match.end() :]
    for word, other in (("one third", "two thirds"), ("one third", "one quarter"), ("1/3", "1/4")):
        yield phrase.replace(word, other)


def points(phrase: str) -> Iterator[str]:
    for match in re.finditer(r"\d+(\.\d+)?(?![\d,])", phrase):
        number = match[0]
        moved = number.replace(".", "") if "." in number else f"{number[:-1]}.{number[-1:]}"
        if len(number) > 1 and "," not in phrase:
            yield phrase[: match.start()] + moved + phrase[match.end() :]
            yield phrase[: match.start()] + "0." + number.replace(".", "") + phrase[match.end() :]


def scales(phrase: str) -> Iterator[str]:
    scale = next((word for word in SCALES if word in phrase), "")
    if scale:
        yield re.sub(rf" ?{scale}", "", phrase)
        same_script = [word for word in SCALES if word.isascii() == scale.isascii()]
        for other in same_script:
            yield phrase.replace(scale, other)
    elif re.search(r"\d,\d{3}", phrase):
        yield re.sub(r",\d{3}", "", phrase, count=1)


def units(phrase: str) -> Iterator[str]:
    if "%" in phrase:
        for other in ("", "‰", " percentage points", " yuan", " times"):
            yield phrase.replace("%", other)
    for money, others in (("yuan", ["dollars", "percent", ""]), ("元", ["美元", "", "个"])):
        if money in phrase:
            for other in others:
                yield phrase.replace(money, other).strip()
    for noun, other in NOUNS.items():
        if phrase.endswith(noun):
            yield phrase.removesuffix(noun) + other
            yield phrase.removesuffix(noun) + "%"
    if re.search(r"(70|million|000)$", phrase):
        yield f"{phrase}%"
        yield f"{phrase} yuan"
    yield phrase.replace("one third", "one percent")


def comparators_dropped(phrase: str) -> Iterator[str]:
    for word in BOUNDS:
        new = re.sub(rf"{word} ?", "", phrase)
        yield new


def comparators_swapped(phrase: str) -> Iterator[str]:
    for word in BOUNDS:
        if word in phrase and word != "多":
            for other in OTHER_BOUNDS if word.isascii() else OTHER_BOUNDS_ZH:
                yield phrase.replace(word, other)


def comparators_added(phrase: str) -> Iterator[str]:
    if not any(word in phrase for word in BOUNDS):
        chinese = not phrase.isascii()
        for word in ["超过", "约", "近"] if chinese else ["more than", "about", "nearly", "up to"]:
            joined = word if chinese else f"{word} "
            yield re.sub(r"(?=\d)(?<![\d.])", joined, phrase, count=1)


def directions(phrase: str) -> Iterator[str]:
    # "grew to 8.6%" and a bare "8.6%" may be growth too: there the sentence decides.
    for word, others in {
        "increase of": ["decrease of"],
        "increased by": ["decreased by"],
        "增长": ["下降"],
    }.items():
        if word in phrase:
            for other in others:
                yield phrase.replace(word, other).strip()
    if "%" in phrase and not re.search(r"increas|增长", phrase):
        number = re.search(r"\d.*", phrase)
        assert number
        yield f"up {number[0]}"
        yield f"fell by {number[0]}"


def columns(row: Row, units: list[str]) -> Iterator[Edit]:
    """Yield the row with one column changed alone."""
    value = row["value"]
    numbers = [f"1{value}", f"-{value}", value[:-1] + ("1" if value[-1] != "1" else "2")]
    numbers += (
        [value.replace(".", "")] if "." in value else [value[:-1] or "1", f"{value}.5", f"{value}0"]
    )
    for number in numbers:
        yield "value", row | {"value": number}
    for comparator in {"eq", "gt", "ge", "lt", "le", "approx"} - {row["comparator"]}:
        yield "comparator", row | {"comparator": comparator}
    # What differs may be in another unit, and 个 counts apps and platforms alike.
    for unit in set(units) - {row["unit_id"]} if row.get("relation") != "differs" else ():
        yield "unit_id", row | {"unit_id": unit}
    for end in ("value_min", "value_max"):
        others = {"", value, "100", row[end] + "1"} - {row[end]}
        for bound in others:
            yield end, row | {end: bound}


def edits(row: Row, units: list[str]) -> Iterator[Edit]:
    for name, phrase in phrases(row["printed"]):
        yield name, row | {"printed": phrase}
    yield from columns(row, units)


@pytest.mark.parametrize("table", ["figures", "corroborations"])
def test_every_edit_of_every_row_is_caught(table: str, package: Path) -> None:
    file = package / "data" / f"{table}.csv"
    units = [unit["unit_id"] for unit in read_rows(package / "data" / "units.csv")]
    real = read_rows(file)
    sources = read_rows(package / "data" / "sources.csv")
    spoken = {
        source["source_id"]
        for source in sources
        if source["language"].partition("-")[0] in ("en", "zh")  # the edits are in these words
    }
    real = [row for row in real if row["source_id"] in spoken]
    edited = [(row, name, new) for row in real for name, new in edits(row, units)]
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(real[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(real)
        writer.writerows(new for _, _, new in edited)
    recount(package)
    report = check(package)
    caught = {
        finding.location.line
        for finding in report.findings
        if finding.location.file.endswith(file.name)
        and finding.rule not in NEIGHBOURS
        and finding.severity is Severity.ERROR
    }
    missed = [
        (row["figure_id"], name, json.dumps({k: new[k] for k in new if new[k] != row[k]}))
        for line, (row, name, new) in enumerate(edited, len(real) + 2)
        if line not in caught
    ]
    assert missed == [], "\n".join(map(str, missed))
    assert not caught & set(range(2, len(real) + 2))
    assert {name for _, name, _ in edited} >= {"digits", "points", "scales", "units", "directions"}
    assert len(edited) > 25 * len(real)
