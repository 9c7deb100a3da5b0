"""The Dataset of schema.org: what search engines ask for, and no bound that looks like a value."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from changes import ROOT, set_cell
from cited_figures.release.build.edition import read_edition
from cited_figures.release.build.schema_org import FILE, schema_org
from release.typed import cells, descriptor

RULES = json.loads((ROOT / "tests" / "release" / "dataset.schema.json").read_text(encoding="utf-8"))
NUMBERS = {"value": "value", "minValue": "value_min", "maxValue": "value_max"}


def written(package: Path) -> dict[str, Any]:
    return dict(json.loads(schema_org(read_edition(package))[FILE]))


def describe(package: Path, **changes: object) -> dict[str, Any]:
    """Change the descriptor, where None removes a property, and return the Dataset."""
    data = descriptor(package) | changes
    kept = {key: value for key, value in data.items() if value is not None}
    (package / "datapackage.json").write_text(json.dumps(kept), encoding="utf-8")
    return written(package)


def faults(dataset: dict[str, Any]) -> list[str]:
    return [error.message for error in Draft202012Validator(RULES).iter_errors(dataset)]


@pytest.fixture
def dataset(built: Path) -> dict[str, Any]:
    return dict(json.loads((built / FILE).read_text(encoding="utf-8")))


def measured(dataset: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {variable["propertyID"]: variable for variable in dataset["variableMeasured"]}


def test_it_is_what_search_engines_ask_for(dataset: dict[str, Any]) -> None:
    assert faults(dataset) == []


@pytest.mark.parametrize(
    ("key", "to"),
    [("description", "Too short."), ("description", "x" * 5001), ("name", ""), ("license", "CC")],
)
def test_the_rules_find_a_fault(dataset: dict[str, Any], key: str, to: str) -> None:
    assert faults(dataset | {key: to})


def test_the_rules_find_a_bound_given_as_a_value(dataset: dict[str, Any]) -> None:
    measured(dataset)["F11"]["value"] = 84.2
    assert faults(dataset) == ["False schema does not allow 84.2"]


def test_it_says_what_the_descriptor_says(built: Path, dataset: dict[str, Any]) -> None:
    about = descriptor(built)
    assert dataset["name"] == about["title"]
    assert dataset["description"] == about["description"]
    assert dataset["version"] == about["version"]
    assert dataset["datePublished"] == about["created"][:10]
    assert dataset["license"] == about["licenses"][0]["path"]
    assert dataset["keywords"] == about["keywords"]
    assert [source["url"] for source in dataset["isBasedOn"]] == [
        source["path"] for source in about["sources"]
    ]


def test_every_number_is_that_of_the_table(built: Path, dataset: dict[str, Any]) -> None:
    figures, units = (cells(built / "data" / f"{name}.csv") for name in ("figures", "units"))
    titles = {row["unit_id"]: row["title"] for row in units}
    assert list(measured(dataset)) == [row["figure_id"] for row in figures]
    for row in figures:
        found = measured(dataset)[row["figure_id"]]
        expected = {key: row[column] for key, column in NUMBERS.items() if row[column]}
        if row["comparator"] != "eq":
            del expected["value"]
        shown = {key: json.dumps(found[key]) for key in NUMBERS if key in found}
        assert shown == expected
        assert found["unitText"] == titles[row["unit_id"]]


def test_a_bound_has_a_lower_end_only(built: Path, dataset: dict[str, Any]) -> None:
    bounds = [
        row["figure_id"]
        for row in cells(built / "data" / "figures.csv")
        if row["comparator"] == "gt"
    ]
    assert len(bounds) == 6
    for name in bounds:
        found = measured(dataset)[name]
        assert set(NUMBERS) & set(found) == {"minValue"}
        assert found["description"].startswith("more than ")


@pytest.mark.parametrize(
    ("comparator", "ends", "words", "keys"),
    [
        ("ge", ("70", ""), "at least 70 platforms", {"minValue"}),
        ("lt", ("", "70"), "less than 70 platforms", {"maxValue"}),
        ("le", ("", "70"), "at most 70 platforms", {"maxValue"}),
        ("approx", ("", ""), "about 70 platforms", {"value"}),
        ("eq", ("69.5", "70.5"), "70 platforms", set(NUMBERS)),
    ],
)
def test_every_comparator(
    package: Path, comparator: str, ends: tuple[str, str], words: str, keys: set[str]
) -> None:
    cells = {"comparator": comparator, "value_min": ends[0], "value_max": ends[1]}
    for column, text in cells.items():
        set_cell(package, "figures", "F06", column, text)
    dataset = written(package)
    found = measured(dataset)["F06"]
    assert found["description"].startswith(f"{words} (17 September 2020). ")
    assert set(NUMBERS) & set(found) == keys
    assert faults(dataset) == []


def test_the_coverage_is_that_of_the_periods(package: Path, dataset: dict[str, Any]) -> None:
    assert dataset["temporalCoverage"] == "2019-01-01/2020-09-17"
    for row in cells(package / "data" / "figures.csv"):
        for column in ("period_start", "period_end"):
            set_cell(package, "figures", row["figure_id"], column, "2020-09-17")
    with (package / "data" / "areas.csv").open("a", encoding="utf-8") as stream:
        stream.write("bavaria,Bavaria,subdivision,DE-BY,\nfirm,A firm,organisation,,\n")
    set_cell(package, "figures", "F01", "ref_area", "bavaria")
    set_cell(package, "figures", "F02", "ref_area", "firm")
    changed = written(package)
    assert changed["temporalCoverage"] == "2020-09-17"
    assert [place["name"] for place in changed["spatialCoverage"]] == ["China", "Bavaria"]
    assert [place["identifier"]["value"] for place in changed["spatialCoverage"]] == [
        "CHN",
        "DE-BY",
    ]
    assert faults(changed) == []


def test_files_are_those_of_the_release(built: Path, dataset: dict[str, Any]) -> None:
    assert [download["name"] for download in dataset["distribution"]] == [
        resource["name"] for resource in descriptor(built)["resources"]
    ]
    for download in dataset["distribution"]:
        raw = (built / download["contentUrl"]).read_bytes()
        assert download["sha256"] == hashlib.sha256(raw).hexdigest()
        assert download["contentSize"] == f"{len(raw)} B"


def test_every_source_is_cited_and_the_package_does_not_cite_itself(
    built: Path, dataset: dict[str, Any]
) -> None:
    sources = cells(built / "data" / "sources.csv")
    for source, cited in zip(sources, dataset["citation"], strict=True):
        assert cited["name"] == source["title"]
        assert cited["url"] == (source["url"] or source["copy_url"])
        assert cited["publisher"]["name"] == source["publisher"]
        assert ("author" in cited) == bool(source["speaker"])


def test_no_address_is_invented(package: Path, dataset: dict[str, Any]) -> None:
    assert not {"url", "identifier", "@id"} & set(dataset)
    changed = describe(package, id="https://doi.org/10.1234/x", homepage="https://example.org/")
    assert changed["identifier"] == "https://doi.org/10.1234/x"
    assert changed["url"] == "https://example.org/"
    assert faults(changed) == []


def test_makers(package: Path, dataset: dict[str, Any]) -> None:
    name = descriptor(package)["contributors"][0]["title"]
    assert dataset["creator"] == [{"@type": "Organization", "name": name}]
    person = {
        "title": "Ada Lovelace",
        "givenName": "Ada",
        "familyName": "Lovelace",
        "organization": "Analytical Society",
        "path": "https://example.org/ada",
        "roles": ["creator"],
    }
    other = {"title": "Somebody", "roles": ["editor"]}
    assert describe(package, contributors=[other, person])["creator"] == [
        {
            "@type": "Person",
            "name": "Ada Lovelace",
            "givenName": "Ada",
            "familyName": "Lovelace",
            "affiliation": {"@type": "Organization", "name": "Analytical Society"},
            "url": "https://example.org/ada",
        }
    ]
    without = describe(package, contributors=[other], keywords=None)
    assert without["creator"] == [{"@type": "Organization", "name": "Somebody"}]
    assert "keywords" not in without
    assert faults(without) == []


def test_a_long_description_is_cut(package: Path) -> None:
    assert faults(describe(package, description="word " * 2000)) == []
