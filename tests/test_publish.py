"""What is derived is up to date, and stays so."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from bs4 import BeautifulSoup, Tag
from markdown_it import MarkdownIt

from changes import ROOT, set_cell
from cited_figures.author.update import update
from cited_figures.cite.records import read_records
from cited_figures.cli.main import main
from cited_figures.errors import FiguresError
from cited_figures.release.build.flat import FILE as FLAT
from cited_figures.release.derived import zenodo
from cited_figures.release.derived.fields import BEGIN, END, MANY, with_fields
from cited_figures.release.derived.files import DERIVED


@pytest.mark.parametrize("name", DERIVED)
def test_derived_parts_are_current(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert DERIVED[name][0](text, read_records(ROOT)) == text, "run make update"


def test_update_rewrites_only_what_changed(whole_package: Path) -> None:
    for name in DERIVED:
        (whole_package / name).parent.mkdir(exist_ok=True)
        (whole_package / name).write_text(
            (ROOT / name).read_text(encoding="utf-8"), encoding="utf-8"
        )
    assert list(update(whole_package)) == []
    set_cell(whole_package, "figures", "F11", "comparator", "ge")
    pictures = [".github/figures-light.svg", ".github/figures-dark.svg"]
    assert list(update(whole_package)) == ["datapackage.json", "README.md", FLAT, *pictures]
    assert "at least 84.2 percent" in (whole_package / "README.md").read_text(encoding="utf-8")
    assert list(update(whole_package)) == []


def test_update_says_what_it_wrote(whole_package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    set_cell(whole_package, "figures", "F06", "note", "Another note.")
    assert main(["update"]) == 0
    assert capsys.readouterr().out == "updated datapackage.json\n"


@pytest.fixture(scope="module")
def page() -> BeautifulSoup:
    """Return the page of the tables as GitHub shows it."""
    text = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    return BeautifulSoup(MarkdownIt("commonmark").enable("table").render(text), "html.parser")


def described(page: BeautifulSoup) -> Iterator[tuple[str, dict[str, Any], list[Tag]]]:
    """Yield for each column its table, its field in the schema and its cells on the page.

    A column that is as in another table has no cells; a line below leads to that table.
    """
    for entry in json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))["resources"]:
        schema = json.loads((ROOT / entry["schema"]).read_text(encoding="utf-8"))
        heading = page.find("h3", string=entry["name"])
        assert heading
        table = heading.find_next("table")
        assert table
        rows = [row.find_all("td") for row in table.find_all("tr")[1:]]
        own = {row[0].find_all("code")[0].get_text(): row for row in rows}
        below = table.find_next(["p", "h3", "h2"])
        shares = bool(below) and str(below).startswith("<p>All others as in <a ")
        for field in schema["fields"]:
            cells: list[Tag] = own.pop(field["name"], [])
            assert cells or shares
            yield entry["name"], field, cells
        assert not own


def test_every_column_is_described_as_its_schema_says(page: BeautifulSoup) -> None:
    known: dict[str, set[str]] = {}
    for _, field, cells in described(page):
        description, _, _ = field["description"].partition("; details in the table ")
        if not cells:
            assert description in known[field["name"]]
            continue
        name, meaning, example = [cell.get_text() for cell in cells]
        optional = "" if field.get("constraints", {}).get("required") else "?"
        kind = "" if field["type"] == "string" else f" ({field['type']})"
        assert (name, example) == (f"{field['name']}{optional}{kind}", field["example"])
        assert meaning.startswith(description)
        known.setdefault(field["name"], set()).add(description)


def test_the_allowed_values_are_those_of_the_schema(page: BeautifulSoup) -> None:
    for _, field, cells in described(page):
        limits = field.get("constraints", {})
        if "pattern" in limits:
            assert re.fullmatch(limits["pattern"], field["example"]), field["name"]
        if not cells:
            continue
        meaning, codes = cells[1].get_text(), limits.get("enum", [])
        if len(codes) > MANY:
            assert f"{len(codes)} codes" in meaning
        else:
            assert all(code in meaning for code in codes)
            for limit in ("minimum", "maximum", "minLength", "maxLength"):
                assert str(limits.get(limit, "")) in meaning


def test_the_links_inside_the_page_lead_to_headings(page: BeautifulSoup) -> None:
    headings = [
        heading.get_text().lower().replace(" ", "-") for heading in page.find_all(("h2", "h3"))
    ]
    targets = [link["href"] for link in page.find_all("a") if str(link["href"]).startswith("#")]
    assert {"#units", "#sources", "#indicators", "#figures"} <= set(map(str, targets))
    assert all(headings.count(str(target)[1:]) == 1 for target in targets)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_change_of_a_schema_reaches_the_page(whole_package: Path) -> None:
    edit(
        whole_package / "schemas" / "units.schema.json",
        "Required for money.",
        "Required for amounts of money.",
    )
    assert list(update(whole_package)) == ["data/README.md"]
    page = (whole_package / "data" / "README.md").read_text(encoding="utf-8")
    assert "Currency code. Required for amounts of money." in page


def test_a_page_without_the_mark_is_left_alone(whole_package: Path) -> None:
    file = whole_package / "data" / "README.md"
    file.write_text("My own page.\n", encoding="utf-8")
    assert list(update(whole_package)) == []
    assert file.read_text(encoding="utf-8") == "My own page.\n"


def test_many_codes_of_nobody_are_counted(package: Path) -> None:
    file = package / "schemas" / "units.schema.json"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("ISO 4217", "official"), encoding="utf-8")
    text = with_fields(BEGIN + END, read_records(package))
    assert "178 codes, see the schema.|" in text


def test_a_schema_inside_the_descriptor_is_described_too(package: Path) -> None:
    file = package / "datapackage.json"
    descriptor = json.loads(file.read_text(encoding="utf-8"))
    before = with_fields(BEGIN + END, read_records(package))
    for resource in descriptor["resources"]:
        resource["schema"] = json.loads((package / resource["schema"]).read_text(encoding="utf-8"))
    file.write_text(json.dumps(descriptor), encoding="utf-8")
    assert with_fields(BEGIN + END, read_records(package)) == before


def test_tables_that_refer_in_a_circle_cannot_be_created(package: Path) -> None:
    file = package / "schemas" / "units.schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    reference = {"resource": "figures", "fields": ["figure_id"]}
    schema["foreignKeys"] = [{"fields": ["symbol"], "reference": reference}]
    file.write_text(json.dumps(schema), encoding="utf-8")
    with pytest.raises(FiguresError, match=r"schemas/tables\.sql cannot be updated: .*cycle"):
        list(update(package))


def test_people_are_named_in_a_deposit_family_name_first(package: Path) -> None:
    person = {"title": "Ann Doe", "familyName": "Doe", "givenName": "Ann"}
    file = package / "datapackage.json"
    about = json.loads(file.read_text(encoding="utf-8"))
    about["contributors"].append(person)
    file.write_text(json.dumps(about), encoding="utf-8")
    deposit = json.loads(zenodo.with_release("", read_records(package)))
    assert [creator["name"] for creator in deposit["creators"]] == [
        "Maintainers of scio-digital-china-2020",
        "Doe, Ann",
    ]


def test_the_deposit_has_what_zenodo_asks_for() -> None:
    deposit = json.loads((ROOT / ".zenodo.json").read_text(encoding="utf-8"))
    text = {"type": "string", "minLength": 1}
    required = ("upload_type", "title", "creators", "description", "access_right", "license")
    schema = {
        "properties": {
            "upload_type": {"const": "dataset"},
            "access_right": {"const": "open"},
            "license": {"enum": ["cc-by-4.0"]},
            "publication_date": {"type": "string", "format": "date"},
            "creators": {
                "minItems": 1,
                "items": {"properties": {"name": text}, "required": ["name"]},
            },
            **dict.fromkeys(("title", "description", "version"), text),
        },
        "required": list(required),
    }
    jsonschema.validate(deposit, schema)
