"""A machine without a browser is told so, and nothing passes unseen where all tools must be."""

import shutil

import pytest

from .visits import program


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)


def test_without_a_browser_its_tests_are_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FIGURES_ALL_TOOLS", raising=False)
    with pytest.raises(pytest.skip.Exception, match="Chromium is missing"):
        program()


def test_where_all_tools_must_be_there_they_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIGURES_ALL_TOOLS", "1")
    with pytest.raises(pytest.fail.Exception, match="Chromium is missing"):
        program()
