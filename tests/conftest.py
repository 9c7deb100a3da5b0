from pathlib import Path

import pytest

from changes import copy_package


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-expected",
        action="store_true",
        help="write what the checks find now into expected.txt of every case; read the diff",
    )


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the real package, which is also the working directory."""
    monkeypatch.chdir(tmp_path)
    return copy_package(tmp_path)
