"""Tests that need other programs, or packages that only make test-all installs."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the tests of this folder to make test-all."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("slow")
