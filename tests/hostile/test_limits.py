"""The limits: stated on the page, in force, and raised by who needs more."""

import json
from pathlib import Path

import pytest

from changes import ROOT, recount
from cited_figures import Finding, check
from cited_figures.cli.main import main
from cited_figures.package.limits import ALL, FIELDS, VARIABLE

PAGE = ROOT / ".github" / "SECURITY.md"


def table() -> str:
    rows = [f"|{limit.what}|{limit.base:,}|{'yes' if limit.fixed else ''}|" for limit in ALL]
    return "\n".join(["|at most||fixed|", "|---|--:|---|", *rows])


def test_the_page_lists_every_limit(request: pytest.FixtureRequest) -> None:
    begin, end = "<!-- limits: begin -->\n", "\n<!-- limits: end -->"
    text = PAGE.read_text(encoding="utf-8")
    head, rest = text.split(begin.rstrip("\n"), 1)
    tail = rest.split(end.lstrip("\n"), 1)[1]
    expected = head + begin + table() + end + tail
    if request.config.getoption("--write-expected"):
        PAGE.write_text(expected, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == expected


def test_the_help_says_how_to_raise_them(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["check", "--help"])
    assert VARIABLE in capsys.readouterr().out


def _wide(package: Path) -> None:
    """Give the figures more columns than the limit allows."""
    names = [f"c{number}" for number in range(FIELDS.base)]
    file = package / "schemas" / "figures.schema.json"
    about = json.loads(file.read_text(encoding="utf-8"))
    words = {"type": "string", "title": "X", "description": "X"}
    about["fields"] += [{"name": name, **words} for name in names]
    file.write_text(json.dumps(about), encoding="utf-8")
    data = package / "data" / "figures.csv"
    head, *rows = data.read_text(encoding="utf-8").splitlines()
    lines = [",".join([head, *names]), *(row + "," * len(names) for row in rows)]
    data.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    recount(package)


def test_who_needs_more_raises_the_limits(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _wide(package)
    assert {found.rule for found in _errors(package)} == {"descriptor-invalid", "row-ragged"}
    monkeypatch.setenv(VARIABLE, "10")
    assert _errors(package) == []


def _errors(package: Path) -> list[Finding]:
    return [finding for finding in check(package).findings if finding.severity.is_error]


@pytest.mark.parametrize("factor", ["", "0", "-1", "1.5", "x", "１０", "1" * 7])
def test_a_factor_is_a_whole_number(
    factor: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(VARIABLE, factor)
    assert main(["check", str(ROOT)]) == 2
    assert f'{VARIABLE} is "{factor}"; expected a whole number' in capsys.readouterr().err
