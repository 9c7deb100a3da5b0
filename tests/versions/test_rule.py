"""The version rule: each kind of change demands the bump that CONTRIBUTING says."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from changes import ROOT, copy_package, make_release, recount, set_cell, set_release
from cited_figures.author.update import update
from cited_figures.release.check.release_check import release_check
from cited_figures.release.diff.change import KINDS, Change
from cited_figures.release.diff.compare import compare
from cited_figures.release.diff.files import find_files
from cited_figures.release.diff.snapshot import read_snapshot
from cited_figures.release.diff.version import lowest_version

Edit = Callable[[Path], None]


def edit(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    (root / file).write_text(text.replace(old, new), encoding="utf-8")


def field(root: Path, name: str, **properties: Any) -> None:
    """Change properties of a field of figures; None takes one away."""
    file = root / "schemas/figures.schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    (found,) = [column for column in schema["fields"] if column["name"] == name]
    found |= properties
    for left_out in [key for key, value in properties.items() if value is None]:
        del found[left_out]
    file.write_text(json.dumps(schema), encoding="utf-8")


def columns(
    root: Path, change: Callable[[list[str]], list[str]], *, required: bool = False
) -> None:
    """Change the header and every row of figures alike, and the schema with them."""
    file, schema = root / "data/units.csv", root / "schemas/units.schema.json"
    rows = [line.split(",") for line in file.read_text(encoding="utf-8").splitlines()]
    about = json.loads(schema.read_text(encoding="utf-8"))
    fields = {column["name"]: column for column in about["fields"]}
    lines = [",".join(change(row)) for row in rows]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    names = lines[0].split(",")
    spare: dict[str, Any] = {
        "type": "string",
        "title": "New",
        "description": "New.",
        "example": "x",
    }
    if required:
        spare["constraints"] = {"required": True}
    about["fields"] = [fields.get(name, {**spare, "name": name}) for name in names]
    schema.write_text(json.dumps(about), encoding="utf-8")


def rename(root: Path) -> None:
    for file in ("data/figures.csv", "schemas/figures.schema.json"):
        text = (root / file).read_text(encoding="utf-8")
        (root / file).write_text(text.replace("obs_status", "status"), encoding="utf-8")


def descriptor(root: Path, change: Callable[[dict[str, Any]], Any]) -> None:
    file = root / "datapackage.json"
    about = json.loads(file.read_text(encoding="utf-8"))
    change(about)
    file.write_text(json.dumps(about), encoding="utf-8")


def migrate(root: Path) -> None:
    """Give an indicator another unit, and list that under Migrated."""
    set_cell(root, "indicators", "industrial-apps", "unit_id", "device")
    version = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))["version"]
    line = "- indicators industrial-apps unit_id: app → device"
    text = f"## [{version}] - 2026-11-26\n\n### Migrated\n\n{line}\n"
    (root / "CHANGELOG.md").write_text(text, encoding="utf-8")


def drop_row(root: Path, table: str) -> None:
    file = root / "data" / f"{table}.csv"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(lines[:-1]), encoding="utf-8")


def copy_last(root: Path, table: str, key: str) -> None:
    """Append the last row of a table again, under another key."""
    file = root / "data" / f"{table}.csv"
    last = file.read_text(encoding="utf-8").splitlines()[-1]
    with file.open("a", encoding="utf-8") as stream:
        stream.write(f"{key}{last[last.index(',') :]}\n")


def reorder(root: Path) -> None:
    file = root / "data/sources.csv"
    header, first, *rest = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join([header, *rest, first]), encoding="utf-8")


def move(root: Path) -> None:
    (root / "data/units.csv").rename(root / "data/unit.csv")
    edit(root, "datapackage.json", "data/units.csv", "data/unit.csv")


def key(root: Path) -> None:
    edit(
        root,
        "schemas/figures.schema.json",
        '"foreignKeys"',
        '"uniqueKeys": [["printed"]], "foreignKeys"',
    )


CHANGES: dict[str, dict[str, Edit]] = {
    "package-renamed": {"name": lambda root: descriptor(root, lambda it: it.update(name="other"))},
    "licence-changed": {
        "licence": lambda root: edit(
            root, "datapackage.json", '"name": "CC-BY-4.0"', '"name": "CC0-1.0"'
        )
    },
    "table-removed": {"table": lambda root: descriptor(root, lambda it: it["resources"].pop())},
    "table-moved": {"path": move},
    "column-inserted": {
        "before others": lambda root: columns(root, lambda row: ["more", *row]),
        "that must be filled": lambda root: columns(
            root, lambda row: [*row, "more"], required=True
        ),
    },
    "column-appended": {"at the end": lambda root: columns(root, lambda row: [*row, "more"])},
    "code-migrated": {"unit": migrate},
    "column-removed": {"the last": lambda root: columns(root, lambda row: row[:-1])},
    "column-renamed": {"obs_status": rename},
    "columns-reordered": {
        "two": lambda root: columns(root, lambda row: [*row[:-2], row[-1], row[-2]])
    },
    "type-changed": {"value": lambda root: field(root, "value", type="string")},
    "key-changed": {"unique": key},
    "constraint-tightened": {
        "required": lambda root: field(root, "note", constraints={"required": True}),
        "code taken away": lambda root: field(
            root, "period_basis", constraints={"required": True, "enum": ["printed", "inferred"]}
        ),
        "other pattern": lambda root: field(
            root, "figure_id", constraints={"required": True, "unique": True, "pattern": "F[0-9]+"}
        ),
        "higher minimum": lambda root: field(
            root, "sentence_chars", constraints={"required": True, "minimum": 100}
        ),
    },
    "row-removed": {
        "figure": lambda root: drop_row(root, "figures"),
        "corroboration": lambda root: drop_row(root, "corroborations"),
    },
    "id-reused": {
        "indicator": lambda root: set_cell(
            root, "figures", "F09", "indicator_id", "software-revenue"
        ),
        "unit": lambda root: set_cell(root, "indicators", "industrial-apps", "unit_id", "device"),
        "series": lambda root: set_cell(root, "series", "S001", "indicator_id", "industrial-apps"),
    },
    "table-added": {
        "table": lambda root: descriptor(
            root, lambda it: it["resources"].append({**it["resources"][0], "name": "again"})
        )
    },
    "row-added": {
        "figure": lambda root: copy_last(root, "figures", "F12"),
        "source": lambda root: copy_last(root, "sources", "another-2020"),
    },
    "constraint-loosened": {
        "not required": lambda root: field(root, "obs_status", constraints={}),
        "code added": lambda root: edit(
            root, "schemas/figures.schema.json", '"statement-date"]', '"statement-date", "guessed"]'
        ),
    },
    "cell-changed": {
        "value": lambda root: set_cell(root, "figures", "F10", "value", "64"),
        "note": lambda root: set_cell(root, "figures", "F10", "note", "Another note."),
        "title": lambda root: set_cell(root, "indicators", "industrial-apps", "title", "Apps"),
    },
    "rows-reordered": {"sources": reorder},
    "description-changed": {
        "of a column": lambda root: field(root, "note", description="Another description."),
        "of the package": lambda root: descriptor(root, lambda it: it.update(title="Other")),
        "of a table": lambda root: descriptor(
            root, lambda it: it["resources"][2].update(description="Other")
        ),
    },
}
EXAMPLES = [(kind, name) for kind, found in CHANGES.items() for name in found]


def changes(old: Path, new: Path) -> list[Change]:
    return compare(*(read_snapshot(find_files(str(root))) for root in (old, new)))


def test_every_kind_of_change_has_an_example() -> None:
    assert CHANGES.keys() == KINDS.keys()


@pytest.mark.parametrize(("kind", "name"), EXAMPLES)
def test_a_change_is_seen_and_demands_its_bump(kind: str, name: str, package: Path) -> None:
    CHANGES[kind][name](package)
    found = changes(ROOT, package)
    assert kind in {change.kind for change in found}
    assert max(change.bump for change in found) == KINDS[kind]


def test_nothing_changed_demands_nothing(package: Path) -> None:
    assert changes(ROOT, package) == []


VERDICTS = {
    "value": ("cell-changed", "1.0.0", "1.0.1"),
    "note": ("cell-changed", "1.0.0", "1.0.1"),
    "source": ("row-added", "1.0.1", "1.1.0"),
    "figure": ("row-removed", "1.9.9", "2.0.0"),
    "obs_status": ("column-renamed", "1.1.0", "2.0.0"),
    "code taken away": ("constraint-tightened", "1.1.0", "2.0.0"),
    "code added": ("constraint-loosened", "1.0.9", "1.1.0"),
    "indicator": ("id-reused", "1.9.0", "2.0.0"),
}


@pytest.mark.parametrize("name", VERDICTS)
def test_a_step_that_is_too_small_is_refused_and_the_fix_is_named(name: str, package: Path) -> None:
    kind, small, enough = VERDICTS[name]
    before = package.with_name(f"{package.name}-before")
    before.mkdir()
    make_release(copy_package(before))
    make_release(package)
    CHANGES[kind][name](package)
    recount(package)
    assert lowest_version("1.0.0", KINDS[kind]) == enough
    for version, verdict in ((small, 1), (enough, 0)):
        found = bump_findings(package, before, version)
        assert len(found) == verdict
        assert all(
            f"{enough} or later" in message and "Set the version" in message for message in found
        )


def bump_findings(package: Path, before: Path, version: str) -> list[str]:
    """Return what the rule on versions says, whatever else is wrong in such a package."""
    set_release(package, version, "Something changed.")
    list(update(package))
    only = "version-bump-too-small"
    report, _ = release_check(package, str(before), only=[only])
    assert {finding.rule for finding in report.findings} <= {only}
    return [f"{finding.expected}. {finding.fix}" for finding in report.findings]


def test_a_schema_inside_the_descriptor_is_the_same_schema(package: Path) -> None:
    schema = json.loads((package / "schemas/units.schema.json").read_text(encoding="utf-8"))
    descriptor(package, lambda it: it["resources"][2].update(schema=schema))
    assert changes(ROOT, package) == []


def test_without_a_common_key_only_the_columns_tell(package: Path) -> None:
    columns(package, lambda row: row[1:])
    found = changes(ROOT, package)
    assert Change("column-removed", "units", (), "unit_id") in found
    assert not [change for change in found if change.key]


def test_a_code_that_is_listed_as_migrated_reuses_no_id(package: Path) -> None:
    migrate(package)
    assert changes(ROOT, package) == [
        Change("code-migrated", "indicators", ("industrial-apps",), "unit_id", "app", "device")
    ]
    listed = package / "CHANGELOG.md"
    listed.write_text(listed.read_text(encoding="utf-8").replace("→ device", "→ platform"), "utf-8")
    kinds = {change.kind for change in changes(ROOT, package)}
    assert kinds == {"id-reused", "cell-changed"}


def test_what_a_source_says_is_never_migrated(package: Path) -> None:
    migrate(package)
    set_cell(package, "indicators", "industrial-apps", "unit_id", "app")
    set_cell(package, "figures", "F10", "value", "64")
    listed = package / "CHANGELOG.md"
    text = listed.read_text(encoding="utf-8") + "- figures F10 value: 63 → 64\n"
    listed.write_text(text, encoding="utf-8")
    assert [change.kind for change in changes(ROOT, package)] == ["cell-changed"]
