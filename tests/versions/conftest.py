"""Versions are compared with the real package."""

from pathlib import Path

import pytest


@pytest.fixture
def package(whole_package: Path) -> Path:
    """Return a copy of the real package, which is also the working directory."""
    return whole_package
