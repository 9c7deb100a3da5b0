"""Five packages of made-up figures: they pass as they are, and slips in them are found."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import frictionless
import pytest

from cited_figures import check, verify
from cited_figures.finding import Severity
from package_builder import read_description, tables_of, write_package

HERE = Path(__file__).parent
NAMES = sorted(file.stem for file in HERE.glob("*.toml"))


@pytest.fixture(scope="module")
def descriptions() -> dict[str, Any]:
    return {name: read_description(HERE / f"{name}.toml") for name in NAMES}


def _rules(root: Path, text: Path) -> Iterator[str]:
    """Yield the rules that check and verify break, and "verify" where a proof is not exact."""
    report = check(root)
    yield from (f.rule for f in report.findings if f.severity is not Severity.NOTICE)
    proven, proofs = verify(text, root)
    yield from (f.rule for f in proven.findings if f.severity is not Severity.NOTICE)
    if any(proof.status != "exact" for proof in proofs):
        yield "verify"


def _written(root: Path, description: Any, tables: Any) -> tuple[Path, Path]:
    root.mkdir()
    text = root.parent / "text.txt"
    text.write_text(description["source"]["text"], encoding="utf-8")
    return write_package(root, description, tables), text


@pytest.mark.parametrize("name", NAMES)
def test_a_package_passes_without_an_exemption(
    name: str, descriptions: dict[str, Any], tmp_path: Path
) -> None:
    description = descriptions[name]
    root, text = _written(tmp_path / "package", description, tables_of(description))
    assert [*_rules(root, text)] == []
    assert frictionless.validate(str(root / "datapackage.json")).valid


def test_a_package_has_ten_slips(descriptions: dict[str, Any]) -> None:
    assert all(len(description["slips"]) == 10 for description in descriptions.values())


@pytest.mark.parametrize("slip", range(10))
@pytest.mark.parametrize("name", NAMES)
def test_a_slip_is_found(
    name: str, slip: int, descriptions: dict[str, Any], tmp_path: Path
) -> None:
    description = descriptions[name]
    change = description["slips"][slip]
    tables = tables_of(description)
    figure = next(row for row in tables["figures"] if row["figure_id"] == change["figure"])
    if "indicator" in change:
        _row(tables, "indicators", "indicator_id", figure).update(change["indicator"])
    if "unit" in change:
        _row(tables, "units", "unit_id", figure).update(change["unit"])
    figure.update(change.get("set", {}))
    root, text = _written(tmp_path / "package", description, tables)
    assert {*change["caught"].split("|")} & {*_rules(root, text)}


def _row(tables: Any, table: str, key: str, figure: dict[str, str]) -> dict[str, str]:
    return next(row for row in tables[table] if row[key] == figure[key])
