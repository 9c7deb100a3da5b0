"""Made-up packages of any size are valid, and their faults are found wherever they are."""

from pathlib import Path

import pytest

from cited_figures import check
from cited_figures.report import render
from excerpt import excerpt, findings
from faults import FAULTS, seeded
from generate import write_package
from phrasing import statement

FIGURES = 3_000


@pytest.mark.parametrize("figures", [11, 600])
def test_a_made_up_package_is_valid(figures: int, tmp_path: Path) -> None:
    write_package(tmp_path, figures)
    report = check(tmp_path)
    assert (report.findings, report.figures, report.not_run) == ((), figures, {})


def test_no_two_made_up_figures_have_the_same_phrase() -> None:
    assert len({statement(n).printed for n in range(20_000)}) == 20_000


def test_faults_in_a_large_package_are_found_as_in_an_excerpt_of_it(tmp_path: Path) -> None:
    large, small = tmp_path / "large", tmp_path / "small"
    write_package(large, FIGURES, faults=2)
    lines = excerpt(large, small, FIGURES, 2)
    expected = findings(render(check(small), "json"), lines)
    found = findings(render(check(large), "json"))
    assert found == expected
    faulty = {(row + 2, kind) for row, kind in seeded(FIGURES, 2)}
    assert faulty <= {(line, rule) for table, line, _, rule, *_ in found if table == "figures"}
    assert {kind for _, kind in faulty} == set(FAULTS)
