"""The same bounds on small inputs, in this process."""

import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from changes import ROOT, copy_package, set_cell
from cited_figures import check, verify
from cited_figures.cli.console import escape_commands, write_text
from cited_figures.cli.main import main
from cited_figures.errors import UnreadableError
from cited_figures.evidence.fingerprint import normal_form
from cited_figures.package.json_file import parse
from cited_figures.package.limits import Limit
from cited_figures.package.patterns import fault
from cited_figures.package.standard import offline
from cited_figures.text import shortened
from statement import state

from .attack import edit

FEW = Limit("things", 3, fixed=True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"a": 1234567890123456789}', "more than 18 digits"),
        ('{"a": 1e999}', "too large for a double"),
        (r'{"a": "\ud800"}', "a lone surrogate"),
        (r'{"a": NaN}', "NaN"),
    ],
)
def test_json_that_no_program_reads_alike_is_refused(text: str, found: str) -> None:
    with pytest.raises(UnreadableError, match=found):
        parse(text.encode(), "x.json")
    assert parse(rb'{"a": "\ud83d\ude00", "b": -1, "c": 2.5}', "x.json").data["b"] == -1


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("a" * 1_001, "1,001 characters, more than 1,000"),
        ("(" * 480 + ")" * 480, "recursion"),
        ("a{99999999999}", "expanded, more than 500"),
        ("a(?i)", "flags"),
        ("(?i)a", "flags"),
        ("[[a]]", "nested set"),
        (r"(a)\1", "back-references"),
        ("a{501}", "501 characters"),
        ("a?" * 20 + "[", "unterminated character set"),
    ],
)
def test_a_pattern_is_refused_with_a_reason(pattern: str, reason: str) -> None:
    assert reason in fault(pattern)


@pytest.mark.parametrize("pattern", ["[0-9]{2,4}", "(?i:a)", "(?P<n>a)", "(" * 60 + "a" + ")" * 60])
def test_a_pattern_that_both_engines_read_alike_is_accepted(pattern: str) -> None:
    assert fault(pattern) == ""


def _about(change: Callable[..., object]) -> Callable[[Path], None]:
    return lambda package: edit(package / "datapackage.json", change)


def _twice(about: dict[str, list[dict[str, str]]]) -> None:
    about["resources"].append({**about["resources"][0], "name": "again"})


def _elsewhere(package: Path) -> None:
    (package / "datapackage.json").rename(package.parent / "elsewhere.json")
    (package / "datapackage.json").symlink_to("../elsewhere.json")


def _large(package: Path) -> None:
    (package / "schemas" / "units.schema.json").write_bytes(b" " * 5_000_001)


def _no_schema(package: Path) -> None:
    (package / "schemas" / "units.schema.json").unlink()


def _many_names(package: Path) -> None:
    for number in range(10_001):
        (package / "data" / str(number)).touch()


def _heavy(package: Path) -> None:
    def change(table: dict[str, list[dict[str, object]]]) -> None:
        words = {"type": "string", "title": "X", "description": "X"}
        table["fields"] += [
            {"name": f"c{n}", **words, "constraints": {"pattern": f"[ab]{{480}}{n}"}}
            for n in range(12)
        ]

    edit(package / "schemas" / "figures.schema.json", change)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_about(_twice), "data/figures.csv, the file of figures"),
        (_about(lambda it: it.update(resources=[{}] * 201)), "201 resources, more than 200"),
        (_elsewhere, "a link that leads out of the folder"),
        (_large, "5,000,001 bytes of a descriptor"),
        (_no_schema, "no file "),
        (_many_names, "too many files in"),
        (_heavy, "such characters of all patterns of a package, more than 5,000"),
    ],
)
def test_a_bound_that_is_passed_is_a_finding(
    spoil: Callable[[Path], None], words: str, tmp_path: Path
) -> None:
    (tmp_path / "p").mkdir()
    spoil(copy_package(tmp_path / "p"))
    assert any(words in finding.found for finding in check(tmp_path / "p").findings)


def test_findings_beyond_a_number_are_counted(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cited_figures.rules.rule.FINDINGS", FEW)
    for number in range(1, 8):
        set_cell(package, "figures", f"F{number:02}", "note", " x")
    found = [finding for finding in check(package).findings if finding.rule == "cell-padded"]
    assert [finding.found for finding in found][:1] == ["at least 4 more, which are not listed"]
    assert len(found) == 4
    assert shortened("x" * 501) == "x" * 500 + "..."


def test_a_search_that_takes_too_long_is_given_up(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = state(package)
    copy.write_text("Something else. " * 100, encoding="utf-8")
    assert len(verify(copy, package)[1]) == 11
    monkeypatch.setattr("cited_figures.run.verify.SEARCH", FEW)
    (finding,) = verify(copy, package)[0].findings
    assert finding.found == "a text too long to search, of more than 3 steps"


def test_marks_that_pile_up_are_one_mark() -> None:
    assert normal_form("a" + "\u0301\u0323" * 20) == "a\ufffc"
    assert normal_form("a" + "…" * 40) == "a" + "..." * 40


def test_nothing_that_frictionless_would_read_is_handed_over() -> None:
    keys = {"fields": ["a"], "reference": {"fields": ["b"]}}
    about = {"profile": "x", "fields": ["/x", {"name": "a"}], "schema": "x", "foreignKeys": [keys]}
    assert offline(about) == {"fields": [{}, {"name": "a"}], "foreignKeys": [keys]}
    assert offline({"schema": {"fields": [1]}, "path": "x"}) == {
        "schema": {"fields": [1]},
        "path": "x",
    }


@pytest.mark.parametrize("value", [1, "x"])
def test_what_breaks_frictionless_is_a_finding(tmp_path: Path, value: object) -> None:
    entry = {"name": "x", "path": "x.csv", "contributors": value}
    about = {"name": "x", "resources": [entry]}
    (tmp_path / "datapackage.json").write_text(json.dumps(about), encoding="utf-8")
    (tmp_path / "x.csv").write_text("a\n1\n", encoding="utf-8")
    found = {finding.rule: finding.found for finding in check(tmp_path).findings}
    assert found["descriptor-invalid"].startswith("frictionless cannot read it (")


def test_frictionless_has_nothing_to_fetch_with() -> None:
    from cited_figures.package.standard import _Session

    with pytest.raises(OSError, match="nothing is fetched"):
        _Session().get("http://example.org")


def test_a_workflow_obeys_no_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert escape_commands("plain") == "plain"
    assert escape_commands("::error::x", "github") == "::error::x"
    assert escape_commands("::error::x").startswith("::stop-commands::")
    assert escape_commands('"##[error]"', "json") == r'"#\u0023[error]"'
    assert escape_commands("<a>##[error]</a>", "junit") == "<a>#&#35;[error]</a>"
    write_text("é\x1b\U000e0001\n")
    assert capsys.readouterr().out == "é\\u001b\\udb40\\udc01\n"


def test_many_names_and_another_packing_are_refused(
    package: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with zipfile.ZipFile(package / "old.zip", "w", zipfile.ZIP_BZIP2) as stream:
        for name in ("datapackage.json", "a", "b", "c"):
            stream.writestr(name, "{}" * 100)
    assert main(["diff", "old.zip"]) == 2
    assert "compressed by an unusual method" in capsys.readouterr().err
    monkeypatch.setattr("cited_figures.release.diff.files.ENTRIES", FEW)
    assert main(["diff", "old.zip"]) == 2
    assert "old.zip: has more files than 3" in capsys.readouterr().err


def test_a_revision_holds_no_larger_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("cited_figures.release.diff.snapshot.DOCUMENT", FEW)
    assert main(["diff", "HEAD"]) == 2
    assert "datapackage.json has more things than 3" in capsys.readouterr().err


def test_a_name_is_written_alike_on_every_system(tmp_path: Path) -> None:
    (tmp_path / "数").mkdir()
    copy_package(tmp_path / "数")
    Path(
        os.fsdecode(bytes(tmp_path) + "/数/data/x\udcff".encode("utf-8", "surrogateescape"))
    ).touch()
    subjects = [finding.subject for finding in check(tmp_path / "数").findings]
    assert any(subject.endswith("数/data/x\udcff") for subject in subjects)
