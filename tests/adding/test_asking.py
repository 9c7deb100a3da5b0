"""figures add on a terminal: what nothing tells is asked, with suggestions."""

import io
from pathlib import Path

import pytest

from adding.conftest import Add, column
from csv_rows import rows
from writing.disk import errors


class Terminal(io.StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


def type_in(text: str, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Type on a terminal, and return what is shown there."""
    shown = Terminal()
    monkeypatch.setattr("sys.stdin", Terminal(text))
    monkeypatch.setattr("sys.stderr", shown)
    return shown


def test_what_nothing_tells_is_asked(mine: Path, add: Add, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = type_in("stock\nstatement-date\n", monkeypatch)
    assert add("12.5 km2", "--new-indicator", "size") == 0
    assert '"12.5 km2": measure of indicators (level, stock, flow, change): ' in shown.getvalue()
    assert '"12.5 km2": time_period of figures' in shown.getvalue()
    assert rows(mine, "figures")[-1]["time_period"] == "2026-02-10"
    assert errors(mine) == []


def test_the_first_suggestion_is_taken_for_an_empty_answer(
    mine: Path, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in("\n", monkeypatch)
    assert add("$1.25 billion", "--new-indicator", "revenue") == 0
    assert column(mine, "indicators", "measure")[-1] == "flow"


def test_a_new_name_makes_a_new_indicator(
    mine: Path, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = type_in("waiting-time\n", monkeypatch)
    assert add("fell by 12 percent year on year") == 0
    assert "indicator_id of figures (example-devices)" in shown.getvalue()
    assert column(mine, "indicators", "indicator_id") == ["example-devices", "waiting-time"]


def test_the_end_of_the_input_is_an_interruption(
    mine: Path, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in("", monkeypatch)
    assert add("12.5 km2", "--new-indicator", "size") == 130
    assert column(mine, "figures", "figure_id") == ["F01"]
