import pytest

from changes import ROOT
from csv_rows import rows

Rows = list[dict[str, str]]


@pytest.fixture(scope="session")
def figures() -> Rows:
    return rows(ROOT, "figures")


@pytest.fixture(scope="session")
def corroborations() -> Rows:
    return rows(ROOT, "corroborations")


@pytest.fixture(scope="session")
def series() -> Rows:
    return rows(ROOT, "series")


@pytest.fixture(scope="session")
def sources() -> dict[str, dict[str, str]]:
    return {row["source_id"]: row for row in rows(ROOT, "sources")}


@pytest.fixture(scope="session")
def indicators() -> dict[str, dict[str, str]]:
    return {row["indicator_id"]: row for row in rows(ROOT, "indicators")}
