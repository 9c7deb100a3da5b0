"""What a package holds is printed as text: no terminal and no workflow obeys it."""

import json
import os
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from changes import ROOT, copy_package, recount, set_cell
from cited_figures import check
from cited_figures.cli.exit_codes import exit_code
from cited_figures.cli.reports import print_report
from cited_figures.finding import Report
from cited_figures.report import FORMATS

from .attack import Make, endings

EVIL = {
    "escape": "\x1b[31mred\x07",
    "command": "x\n::error file=x::y",
    "old command": "##[error]x",
    "bidi": "a\u202eb\u2066c",
    "eight bits": "\x9b31mred",
    "carriage": "x\r::error::y",
    "separators": "a\u2028::error::b\u2029",
}
GITHUB = {"GITHUB_ACTIONS": "true"}


def _everywhere(evil: str) -> Make:
    """Return what puts a text into a key, a phrase, names, a property and a file name."""

    def make(package: Path) -> None:
        set_cell(package, "figures", "F04", "printed", f"{evil} 4.2 trillion yuan")
        set_cell(package, "figures", "F05", "figure_id", evil)
        set_cell(package, "sources", "scio-2020-09-17-p4", "speaker", evil)
        recount(package)
        file = package / "datapackage.json"
        about = json.loads(file.read_text(encoding="utf-8"))
        about["title"] = about[evil] = evil
        file.write_text(json.dumps(about), encoding="utf-8")
        Path(os.fsdecode(bytes(package / "data") + b"/" + evil.encode())).touch()

    return make


ATTACKS = {name: _everywhere(evil) for name, evil in EVIL.items()}


def _obeyed(text: str) -> list[str]:
    """Return the lines that the runner of a workflow would obey."""
    found, token = [], ""
    for line in text.splitlines():
        stop = re.fullmatch(r"::stop-commands::([0-9a-f]{64})", line)
        if stop and not token:
            token = stop[1]
        elif token and line == f"::{token}::":
            token = ""
        elif not token and (line.strip().startswith("::") or "##[" in line):
            found.append(line)
    return found


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Report]:
    """Return what a check finds in each package."""
    found = {}
    for name, make in ATTACKS.items():
        package = copy_package(tmp_path_factory.mktemp("package"))
        make(package)
        found[name] = check(package)
    return found


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_in_any_format_is_what_it_says_it_is(
    form: str,
    reports: dict[str, Report],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    for name, report in reports.items():
        assert exit_code(report) == 1, name
        print_report(report, form)
        out = capsys.readouterr().out
        assert all(char.isprintable() or char == "\n" for char in out), name
        if form == "json":
            assert json.loads(out)["findings"], name
        elif form == "sarif":
            assert json.loads(out)["runs"], name
        elif form == "junit":
            assert ET.fromstring(out).tag == "testsuites", name  # noqa: S314
        elif form == "github":
            own = [
                line for line in _obeyed(out) if re.match(r"::(error|warning|notice) file=", line)
            ]
            assert own == _obeyed(out), name
        elif form == "text":
            assert _obeyed(out) == [], name


@pytest.mark.parametrize(
    "command",
    [
        *(("show",), ("show", "F04"), ("show", "--format", "json"), ("cite", "F04", "package")),
        *(
            ("cite", "scio-2020-09-17-p4", "--style", style)
            for style in ("apa", "bibtex", "csl-json")
        ),
        *(("verify", "--text", "datapackage.json"), ("diff", str(ROOT)), ("cite", "\x1b[31m\n::x")),
    ],
    ids=" ".join,
)
def test_what_is_read_out_is_not_obeyed(tmp_path: Path, command: tuple[str, ...]) -> None:
    for name, ending in endings(tmp_path, ATTACKS, *command, **GITHUB).items():
        assert _obeyed(ending.out) == [], (name, ending.out)
        if "json" in command[-1] and ending.code == 0:
            assert json.loads(ending.out.partition("\n")[2].rpartition("\n::")[0] or ending.out), (
                name
            )
