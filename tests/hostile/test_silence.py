"""What must not pass in silence: empty arguments, lost reports, repositories of others."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from changes import copy_package, recount, set_cell
from cited_figures.cli.main import main

from .attack import environment


@pytest.mark.parametrize(
    "words",
    [
        *(["check", ""], ["diff", "", "."], ["diff", ".", ""], ["show", "--package", ""]),
        *(["verify", "--text", ""], ["build", "--out", ""], ["update", ""], ["new", ""]),
        *(["release-check", "--tag", ""], ["release-check", "--against", ""], ["cite", ""]),
        *(["check", "--only", ""], ["check", "--skip", "units,"], ["explain", ""]),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("package")
def test_an_empty_argument_is_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(words)
    assert "empty" in capsys.readouterr().err


@pytest.mark.parametrize("reports", [["json=a", "sarif=./a"], ["json=-"]], ids=" ".join)
@pytest.mark.usefixtures("package")
def test_no_report_is_lost(reports: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["check", *(word for report in reports for word in ("--report", report))])
    assert "--report" in capsys.readouterr().err
    assert not Path("-").exists()
    assert not Path("a").exists()


def test_a_revision_is_that_of_the_repository_of_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("here", "other"):
        (tmp_path / name).mkdir()
        root = copy_package(tmp_path / name)
        set_cell(root, "figures", "F07", "note", f"Of the folder {name}.")
        recount(root)
        author = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        for words in (["init", "-q"], ["add", "."], [*author, "commit", "-qm", "a"], ["tag", "v1"]):
            subprocess.run(["git", *words], cwd=root, check=True)  # noqa: S603, S607
    monkeypatch.chdir(tmp_path / "here")
    for words in (
        ["v1", "../other"],
        ["v1", "../other/datapackage.json"],
        ["../other", "v1"],
        ["v1"],
    ):
        assert main(["diff", *words]) == 0, words
    monkeypatch.chdir(tmp_path)
    assert main(["diff", "v1", "other"]) == 0
    capsys.readouterr()
    assert main(["diff", "v1", "nowhere"]) == 2


@pytest.mark.parametrize(
    ("redirection", "code"), [(">&-", 1), (">&- 2>&-", 1), (">/dev/full", 2), ("| true", None)]
)
def test_reports_are_written_whoever_reads_the_output(
    package: Path, redirection: str, code: int | None
) -> None:
    (package / "data" / "more.csv").touch()  # a fault for which pandera is not imported
    command = f"{sys.executable} -m cited_figures check --report json=report.json {redirection}"
    done = subprocess.run(  # noqa: S602
        command, shell=True, env=environment(), capture_output=True, text=True, check=False
    )
    assert code in (done.returncode, None)
    assert "please report it" not in done.stderr
    report = json.loads(Path("report.json").read_text(encoding="utf-8"))
    assert report["summary"]["errors"] > 0
