"""The command as it is typed."""

import json
import os
import runpy
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from changes import ROOT, apply, recount, set_cell
from cited_figures import check, verify
from cited_figures.cli.checking import progress
from cited_figures.cli.main import main
from cited_figures.package.template import TEXTS
from cited_figures.release.check import RELEASE_RULES
from cited_figures.release.check.release_check import release_check
from cited_figures.report import FORMATS
from cited_figures.rules import ALL, RULES
from cited_figures.run.reference import reference_differs
from cited_figures.tables.rulebook import load_rules

HERE = Path(__file__).parent


def run(*arguments: str, folder: Path = ROOT, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "cited_figures", *arguments],
        cwd=folder,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_real_package_is_clean_and_the_last_line_counts() -> None:
    done = run("check")
    assert (done.returncode, done.stderr) == (0, "")
    *lines, last = done.stdout.splitlines()
    notices = [line for line in lines if ": notice: " in line]
    about = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
    named = f"{about['name']} {about['version']} by cited-figures {about['version']}"
    counts = f"8 tables, 11 figures, {len(RULES)} rules of {named}: 0 errors, 0 warnings"
    assert last.startswith(f"checked {counts}, {len(notices)} notices")


def test_findings_exit_with_1(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    apply(HERE / "invalid/unit-not-the-indicators/yuan-for-percent", package)
    assert main(["check"]) == 1
    assert "data/figures.csv:3:12: error: unit-not-the-indicators: F02" in capsys.readouterr().out


def test_warnings_count_only_when_asked(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    set_cell(package, "indicators", "industrial-apps", "plausible_max", "200000")
    recount(package)
    assert main(["check"]) == 0
    assert main(["check", "--strict"]) == 1
    assert "0 errors, 2 warnings" in capsys.readouterr().out


@pytest.mark.parametrize(
    "case",
    [
        "package-unreadable/no-such-path",
        "package-unreadable/no-descriptor",
        "package-unreadable/broken-json",
        "file-missing/removed",
        "file-missing/parent-folder",
        "file-missing/link-out",
        "file-missing/address",
        "encoding-invalid/latin-1",
        "table-empty/no-bytes",
    ],
)
def test_what_cannot_be_checked_exits_with_2_and_one_clear_line(
    case: str, package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change = apply(HERE / "invalid" / case, package)
    assert main(["check", change.get("argument", ".")]) == 2
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.count(" fatal: ") == 1
    assert "Traceback" not in said.out


PHRASE = ["add", "More than 40 million devices", "--text", "page.txt"]
FROM = ["add", "--text", "page.txt", "--from"]
WRONG = {  # what is given that is not the right thing, and what is said about it
    ("find", "data"): "data: a folder, not a file; expected a copy of the source",
    ("find", "https://example.org/a"): "https://example.org/a: a URL, which is not fetched",
    ("find", "page.txt", "--language", "english"): "'english' is not a tag such as en",
    ("find", "empty.txt"): "empty.txt: an empty file",
    ("new", "page.txt"): "page.txt: exists and is not a folder",
    ("new", "data"): "data: exists and is not empty",
    ("add", "   ", "--text", "page.txt"): "argument PHRASE: the argument is empty",
    (*PHRASE, "--set", "note"): "'note' is not COLUMN=VALUE",
    (*PHRASE, "--set", " = "): "' = ' is not COLUMN=VALUE",
    (*PHRASE, "--new-unit", "=x"): "'=x' is not COLUMN=VALUE",
    (*PHRASE, "--source", "s"): "no source s",
    (*FROM, "broken.json"): "broken.json:2:7: a comma before the closing }; expected valid JSON.",
    (*FROM, "deep.json"): "deep.json:1:1: JSON nested more than 100 levels deep",
    (*FROM, "page.pdf"): "page.pdf: a PDF file; expected a CSV, JSON or spreadsheet file",
    (*FROM, "letter.docx"): "letter.docx: a Word document; expected a CSV, JSON or spreadsheet",
    (*FROM, "picture.png"): "picture.png: a picture; expected a CSV, JSON or spreadsheet file",
    (*FROM, "empty.txt"): "empty.txt: an empty file",
    (*FROM, "data"): "data: a folder, not a file",
    (*FROM, "units.csv"): "expected phrase, indicator, period",
    ("show", "data/figures.csv"): "data/figures.csv is a path, not an id",
    ("cite", "F99"): 'there is no figure, source or package "F99"',
    ("cite", "F01", "--style", "Harvard"): "did you mean harvard?",
    ("explain", "cell-typ"): "did you mean cell-type?",
    ("diff", "page.txt"): "page.txt: neither a package nor a zip archive of one",
    ("diff", "nowhere"): "nowhere: no such file, folder, tag or revision",
    ("fix", "data"): 'Give ".", the folder of the package.',
    ("update", "page.txt"): 'a .txt file; expected a data package. Give "."',
    ("build", "--out", "data"): "choose another folder",
    ("release-check", "--against", "nope"): "nope: no such file, folder, tag or revision",
}


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_what_is_not_the_right_thing_is_said_in_one_line(
    arguments: tuple[str, ...], package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (package / "page.txt").write_text("More than 40 million devices were sold.\n", encoding="utf-8")
    (package / "empty.txt").write_bytes(b"")
    (package / "broken.json").write_text('{\n"a": 1,\n}\n', encoding="utf-8")
    (package / "deep.json").write_text("[" * 100_000, encoding="utf-8")
    (package / "page.pdf").write_bytes(b"%PDF-1.7\n")
    with zipfile.ZipFile(package / "letter.docx", "w") as letter:
        letter.writestr("word/document.xml", "<document/>")
    (package / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (package / "units.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    try:
        code = main(arguments)
    except SystemExit as usage:
        code = int(str(usage.code))
    said = capsys.readouterr()
    last = said.err.splitlines()[-1]
    assert (code, said.out) == (2, "")
    assert WRONG[arguments] in last
    assert "report it" not in last


def test_a_link_in_a_circle_does_not_keep_versions_from_being_compared(package: Path) -> None:
    (package / "loop").symlink_to("loop")
    (package / "data" / "loop").symlink_to("loop")
    assert main(["diff", ".", "."]) == 0


def test_one_run_writes_many_reports(
    package: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    set_cell(package, "figures", "F11", "comparator", "ge")
    recount(package)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(package / "summary.md"))
    wanted = {form: package / f"report.{form}" for form in FORMATS}
    options = [f"--report={form}={file}" for form, file in wanted.items()]
    assert main(["check", *options]) == 1
    assert capsys.readouterr().out.startswith("::error file=data/figures.csv,line=12,")
    markdown = (package / "summary.md").read_text(encoding="utf-8")
    for form, file in wanted.items():
        written = file.read_text(encoding="utf-8")
        assert "printed-comparator-differs" in written, form
        assert written == markdown or form != "markdown"


def test_a_report_that_cannot_be_written_exits_with_2(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", str(ROOT), "--report", "json=/nowhere/report.json"]) == 2
    assert capsys.readouterr().err == "figures: /nowhere/report.json: No such file or directory\n"
    for report in ("json", "json=", "pdf=report.pdf"):
        with pytest.raises(SystemExit, match="2"):
            main(["check", "--report", report])
        assert "text, json, github" in capsys.readouterr().err


def test_only_and_skip_are_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(ROOT), "--only", "units,ranges", "--skip", "value-not-whole"]) == 0
    assert main(["check", str(ROOT), "--only", "unit"]) == 2
    assert "did you mean units?" in capsys.readouterr().err
    assert main(["check", str(ROOT), "--skip", "units", "--only", "units"]) == 2
    assert "nothing-checked" in capsys.readouterr().out


def test_names_of_rules_may_have_blanks_around_them_and_are_never_empty(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", str(ROOT), "--only", " units, ranges "]) == 0
    capsys.readouterr()
    for option in ("--only", "--skip"):
        for names in ("", " ", "units,,ranges", "units,"):
            with pytest.raises(SystemExit, match="2"):
                main(["check", str(ROOT), option, names])
            assert "has an empty name" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        *(["check", ""], ["verify", "", "--text", "x"], ["verify", "--text", ""], ["show", ""]),
        *(["show", "--package", ""], ["cite", "F04", "--package", ""], ["new", ""]),
        *(["update", ""], ["build", ""], ["build", "--out", ""], ["diff", ""]),
        *(["diff", "x", ""], ["release-check", ""], ["release-check", "--against", ""]),
    ],
    ids=" ".join,
)
def test_an_empty_path_does_not_stand_for_the_current_folder(
    words: list[str], package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(package.rglob("*"))
    with pytest.raises(SystemExit, match="2"):
        main(words)
    assert "the argument is empty" in capsys.readouterr().err
    assert sorted(package.rglob("*")) == before


@pytest.mark.parametrize("words", [["show", "F04"], ["cite", "F04"]], ids=" ".join)
def test_outside_a_package_the_bundled_one_is_read(
    words: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([*words, "--package", str(ROOT)]) == 0
    bundled = capsys.readouterr().out
    monkeypatch.chdir(tmp_path)
    assert main(words) == 0
    said = "figures: no datapackage.json in this folder; using the bundled package\n"
    assert capsys.readouterr() == (bundled, said)
    (tmp_path / "datapackage.json").write_text("{}", encoding="utf-8")
    assert main(words) == 2
    assert "this package has no table" in capsys.readouterr().err


def fill_in(package: Path) -> None:
    """Put other words in place of those of the template."""
    for file in (*package.rglob("*.csv"), *package.rglob("*.json"), *package.rglob("*.yml")):
        text = file.read_text(encoding="utf-8")
        for words in TEXTS:
            text = text.replace(words, words.swapcase())
        file.write_text(text, encoding="utf-8")
    assert main(["update", str(package)]) == 0


def test_every_command_works_on_a_package_that_new_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "mine"]) == 0
    monkeypatch.chdir("mine")
    for words in (
        *(["check"], ["verify", "--text", "example.txt"], ["update"]),
        *(["show"], ["show", "F01"], ["show", "F01", "--format", "json"]),
        *(["cite", "F01", "example-2020", "mine"], ["build"], ["build", "--check"], ["diff", "."]),
    ):
        assert main(words) == 0, words
    entry = "# Changelog\n\n## 0.1.0 (2020-02-01)\n\nThe first release.\n"
    Path("CHANGELOG.md").write_text(entry, encoding="utf-8")
    assert main(["release-check"]) == 1  # the words of the template are left
    assert main(["update", "--seal"]) == 2
    fill_in(Path())
    assert main(["update", "--seal"]) == 0
    assert main(["release-check", "--strict"]) == 0
    assert main(["check", "--strict"]) == 0
    assert "please report it" not in "".join(capsys.readouterr())


@pytest.mark.parametrize("words", [["new", "x"], ["build"], ["release-check"]], ids=" ".join)
def test_in_a_folder_that_was_deleted_the_operation_is_named(
    words: list[str], tmp_path: Path
) -> None:
    code = (
        "import os, sys; from cited_figures.cli.main import main\n"
        "os.rmdir(os.getcwd()); sys.exit(main(sys.argv[1:]))"
    )
    folder = tmp_path / "gone"
    folder.mkdir()
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "standard output" not in done.stderr
    assert "folder" in done.stdout + done.stderr


@pytest.mark.parametrize("command", [["show"], ["cite", "F04"]])
def test_a_package_that_cannot_be_read_is_said_in_one_line(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--package", "nowhere"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("figures: nowhere: no such file or folder; expected a data package. ")
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "figures: the following arguments are required: COMMAND; figures --help "),
        (["chek"], "figures: argument COMMAND: invalid choice: 'chek' "),
        (["check", "--formt"], "figures check: unrecognized arguments: --formt; figures check -"),
        (["check", "--format", "xml"], "figures check: argument --format: invalid choice: 'xml' "),
    ],
)
def test_wrong_usage_is_said_in_one_line(arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") == 1


def test_colour_only_where_it_is_wanted(
    package: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (package / "data" / "units.csv").unlink()
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    main(["check"])
    assert "\x1b" not in capsys.readouterr().out
    monkeypatch.setenv("FORCE_COLOR", "1")
    main(["check"])
    assert "\x1b[1;31mfatal" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    main(["check"])
    assert "\x1b" not in capsys.readouterr().out


def test_a_cell_cannot_speak_to_the_terminal(package: Path) -> None:
    set_cell(package, "figures", "F02", "locator", "\x1b[2J\nfake:1:1: error")
    recount(package)
    done = run("check", folder=package)
    assert "\x1b" not in done.stdout
    assert "\nfake" not in done.stdout


@pytest.mark.parametrize("rule", [rule.id for rule in (*ALL, *RELEASE_RULES)])
def test_explain_says_what_why_and_how_to_fix(
    rule: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", rule]) == 0
    page = capsys.readouterr().out
    assert page.startswith(rule)
    for part in ("What: ", "Why:  ", "Fix:  "):
        assert part in page


def test_explain_lists_all_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    listed = {line.split()[0] for line in capsys.readouterr().out.splitlines() if line[:2] == "  "}
    reports = (
        check(ROOT, reference=True),
        verify(ROOT / "README.md", ROOT)[0],
        release_check(ROOT, skip=["build-differs"])[0],
    )
    assert listed >= {rule.id for report in reports for rule in report.catalogue}
    assert listed >= {rule.id for rule in load_rules()}
    assert listed == {rule.id for rule in (*ALL, reference_differs, *RELEASE_RULES)}


def test_explain_suggests_the_rule_that_was_meant(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "bounds-difer"]) == 2
    assert "did you mean bounds-differ?" in capsys.readouterr().err
    assert main(["explain", "xyz"]) == 2
    assert "figures explain lists all rules" in capsys.readouterr().err


def test_help_and_explain_load_no_data_frame_library() -> None:
    code = (
        "import sys; from cited_figures.cli.main import main\n"
        "main(['explain'])\n"
        "assert not {'polars', 'pandera', 'frictionless', 'jsonschema_rs'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr


def test_the_check_of_the_real_package_waits_for_polars_alone() -> None:
    code = (
        "import sys; from cited_figures.cli.main import main\n"
        f"assert main(['check', {str(ROOT)!r}]) == 0\n"
        "waited = {'pandas', 'pandera', 'frictionless', 'jsonschema', 'tqdm'} & set(sys.modules)\n"
        "assert not waited, waited"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr


def test_the_module_is_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["figures", "explain", "cell-type"])
    with pytest.raises(SystemExit, match="0"):
        runpy.run_module("cited_figures", run_name="__main__")
    assert capsys.readouterr().out.startswith("cell-type")


def test_the_progress_of_rules_needs_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(progress([1, 2])) == [1, 2]
    monkeypatch.setitem(sys.modules, "tqdm", None)
    assert list(progress([1, 2])) == [1, 2]


def test_version_is_that_of_the_package() -> None:
    about = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
    assert run("--version").stdout.strip() == about["version"]
