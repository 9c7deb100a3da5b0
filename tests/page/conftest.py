import csv

import pytest

from changes import ROOT

Rows = list[dict[str, str]]


def _rows(table: str) -> Rows:
    with (ROOT / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="session")
def figures() -> Rows:
    return _rows("figures")


@pytest.fixture(scope="session")
def corroborations() -> Rows:
    return _rows("corroborations")


@pytest.fixture(scope="session")
def series() -> Rows:
    return _rows("series")


@pytest.fixture(scope="session")
def sources() -> dict[str, dict[str, str]]:
    return {row["source_id"]: row for row in _rows("sources")}


@pytest.fixture(scope="session")
def indicators() -> dict[str, dict[str, str]]:
    return {row["indicator_id"]: row for row in _rows("indicators")}
