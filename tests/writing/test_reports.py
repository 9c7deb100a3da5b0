"""Where --report may write: over a report of before, never over anything else."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from threading import Thread

import pytest

from changes import ROOT, copy_package, recount, set_cell
from cited_figures import check
from cited_figures.cli.main import main
from cited_figures.cli.report_files import append_summary, require_replaceable, write_report_file
from cited_figures.finding import Report
from cited_figures.report import FORMATS, render
from writing.disk import contents

NO_REPORT = "exists and is not a report, so it is not replaced; name another file or remove it"
NO_FILE = "exists and is not a regular file, so it is not replaced; name another file"


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[Report]:
    """Return the reports of a clean package, of a faulty one, and of none."""
    package = copy_package(tmp_path_factory.mktemp("package"))
    clean = check(package)
    set_cell(package, "figures", "F11", "comparator", "ge")
    recount(package)
    return [clean, check(package), check(package / "nowhere")]


@pytest.mark.parametrize("other", FORMATS)
@pytest.mark.parametrize("form", FORMATS)
def test_a_report_replaces_a_report_in_any_format(
    form: str, other: str, reports: list[Report], tmp_path: Path
) -> None:
    clean, faulty, unread = reports
    for report, name in ((clean, form), (faulty, other), (unread, form), (faulty, form)):
        require_replaceable(tmp_path / "report")
        write_report_file(tmp_path / "report", render(report, name))
    assert "printed-comparator-differs" in (tmp_path / "report").read_text(encoding="utf-8")


def test_a_check_replaces_the_report_of_the_one_before(package: Path) -> None:
    assert main(["check", "--report", "json=report"]) == 0
    set_cell(package, "figures", "F11", "comparator", "ge")
    recount(package)
    assert main(["check", "--report", "sarif=report"]) == 1
    assert "printed-comparator-differs" in (package / "report").read_text(encoding="utf-8")
    assert main(["check", "nowhere", "--report", "text=report"]) == 2
    assert main(["check", "--report", "junit=report"]) == 1


def test_an_empty_file_is_filled(package: Path) -> None:
    (package / "made.json").touch()
    assert main(["check", "--report", "json=made.json"]) == 0
    made = json.loads((package / "made.json").read_text(encoding="utf-8"))
    assert (made["summary"]["figures"], made["summary"]["errors"]) == (11, 0)


@pytest.mark.parametrize(
    "name",
    ["data/figures.csv", "README.md", "datapackage.json", "schemas/rules.json", "notes", "own.xml"],
)
def test_what_is_no_report_is_never_replaced(
    name: str, release: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (release / "notes").write_text(
        "It said:\nchecked 5 tables, 11 figures, 58 rules: 0 errors\nGood.\n", encoding="utf-8"
    )
    (release / "own.xml").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="mine"/>\n', encoding="utf-8"
    )
    before = contents(release)
    for form in FORMATS:
        assert main(["check", "--report", f"{form}={name}"]) == 2
        assert capsys.readouterr() == ("", f"figures: {name}: {NO_REPORT}\n")
    assert main(["release-check", "--report", f"json={name}"]) == 2
    assert capsys.readouterr() == ("", f"figures: {name}: {NO_REPORT}\n")
    assert contents(release) == before


def test_no_example_in_the_repository_passes_for_a_report() -> None:
    for file in (*ROOT.glob("*.*"), *ROOT.glob("*/*.md"), *ROOT.glob("tests/*.py")):
        if file.is_file() and file.stat().st_size:
            assert main(["check", str(ROOT), "--report", f"text={file}"]) == 2, file


@pytest.mark.parametrize("kind", ["folder", "link", "dangling", "loop"])
def test_a_link_or_folder_in_its_place_is_not_followed(
    kind: str, package: Path, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = package / "figures.json"
    outside = elsewhere / "report.json"
    if kind == "folder":
        place.mkdir()
    else:
        if kind == "link":
            assert main(["check", "--report", f"json={outside}"]) == 0
            capsys.readouterr()
        place.symlink_to(place if kind == "loop" else outside)
    before = contents(elsewhere)
    assert main(["check", "--report", "json=figures.json"]) == 2
    assert capsys.readouterr() == ("", f"figures: figures.json: {NO_FILE}\n")
    assert contents(elsewhere) == before


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("nowhere/report.json", "No such file or directory"),
        ("LICENSE.txt/report.json", "Not a directory"),
        (f"{'x' * 300}.json", "File name too long"),
    ],
)
def test_a_place_that_cannot_be_is_said_before_the_check(
    place: str, reason: str, package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (package / "LICENSE.txt").touch()
    assert main(["check", "--report", f"json={place}"]) == 2
    assert capsys.readouterr() == ("", f"figures: {place}: {reason}\n")


def test_a_report_that_somebody_made_read_only_stays(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--report", "json=report.json"]) == 0
    (package / "report.json").chmod(0o444)
    capsys.readouterr()
    assert main(["check", "--report", "json=report.json"]) == 2
    said = "figures: report.json: is read-only, so it is not replaced\n"
    assert capsys.readouterr() == ("", said)


@pytest.mark.parametrize("name", [b"m\xff", b"\x1b[2Jm", b"a\nb"])
def test_no_name_breaks_a_line_or_speaks_to_the_terminal(name: bytes, tmp_path: Path) -> None:
    command = [sys.executable.encode(), b"-m", b"cited_figures"]
    for words in ([b"new", name], [b"build", name, b"--out", b"out/" + name], [b"new", name]):
        done = subprocess.run([*command, *words], cwd=tmp_path, capture_output=True, check=False)  # noqa: S603
        assert done.returncode == (2 if done.stderr else 0)
        assert done.stderr.count(b"\n") <= 1
        assert b"\x1b" not in done.stdout + done.stderr
        assert all(line.startswith(b"wrote ") for line in done.stdout.splitlines())
    assert done.stderr.endswith(b"exists and is not empty\n")


def test_what_comes_in_the_way_during_the_check_stays(package: Path) -> None:
    (package / "late.json").write_text("Mine.\n", encoding="utf-8")
    with pytest.raises(FileExistsError, match="not a report"):
        write_report_file(package / "late.json", "{}")


def test_a_pipe_that_is_read_gets_the_report(package: Path) -> None:
    os.mkfifo(package / "pipe")
    got: list[str] = []
    reader = Thread(target=lambda: got.append((package / "pipe").read_text(encoding="utf-8")))
    reader.start()
    assert main(["check", "--report", "json=pipe"]) == 0
    reader.join()
    summary = json.loads(got[0])["summary"]
    assert (summary["figures"], summary["errors"]) == (11, 0)


def test_nobody_is_waited_for_at_a_pipe(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(package / "pipe")
    assert main(["check", "--report", "json=pipe"]) == 2
    assert capsys.readouterr().err == "figures: pipe: No such device or address\n"


def run(package: Path, words: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a shell, ``$figures`` in it being the command."""
    return subprocess.run(  # noqa: S603
        ["bash", "-c", words],  # noqa: S607
        cwd=package,
        env={**os.environ, "figures": f"{sys.executable} -m cited_figures"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_devices_are_written_to_and_never_replaced(package: Path) -> None:
    done = run(package, "$figures check --report json=/dev/stdout --report sarif=/dev/null")
    assert (done.returncode, done.stderr) == (0, "")
    said, _, rest = done.stdout.partition("\n{")
    assert said.splitlines()[-1].startswith("checked 6 tables")
    assert {finding["severity"] for finding in json.loads("{" + rest)["findings"]} == {"notice"}
    run(package, "$figures check --report json=/dev/stdout > both.txt")
    assert (package / "both.txt").read_text(encoding="utf-8") == done.stdout
    assert Path("/dev/null").is_char_device()
    done = run(package, "$figures check --report json=/dev/full")
    assert done.stdout.splitlines()[-1].startswith("checked 6 tables")
    assert (done.returncode, done.stderr) == (2, "figures: /dev/full: No space left on device\n")


def test_an_open_file_is_written_to_as_it_comes(package: Path) -> None:
    with (package / "mine.txt").open("w", encoding="utf-8") as stream:
        stream.write("Mine.\n")
        stream.flush()
        assert main(["check", "--report", f"text=/dev/fd/{stream.fileno()}"]) == 0
    lines = (package / "mine.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "Mine."
    assert lines[-1].startswith("checked 6 tables")


def test_an_output_that_cannot_be_written_is_one_line(package: Path) -> None:
    for command in ("check", "show", "explain", "update"):
        set_cell(package, "figures", "F06", "note", command)
        done = run(package, f"$figures {command} > /dev/full")
        assert done.stderr == "figures: standard output: No space left on device\n"
        assert done.returncode == 2


def test_an_output_of_another_encoding_is_in_utf_8_all_the_same(package: Path) -> None:
    set_cell(package, "figures", "F04", "note", "中文")
    recount(package)
    (package / "data" / "中文.csv").touch()  # a fault for which pandera is not imported
    ascii_only = "LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 PYTHONIOENCODING=ascii"
    for command, code, printed in (
        ("show F04", 0, "中文"),
        ("check", 1, "中文"),
        ("cite F04", 0, "‘"),
    ):
        done = run(package, f"{ascii_only} $figures {command}")
        assert (done.returncode, done.stderr) == (code, "")
        assert printed in done.stdout
        assert done.stdout == run(package, f"$figures {command}").stdout


def test_an_output_that_is_no_stream_of_text_is_left_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdout", StringIO())
    assert main(["explain"]) == 0


def test_whoever_reads_only_the_head_sees_no_error(package: Path) -> None:
    done = run(package, "set -o pipefail; $figures explain | head -n 1")
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""
    done = run(package, "exec 3> >(exit 0); wait $!; $figures explain >&3")
    assert (done.returncode, done.stderr) == (2, "")


def test_an_output_that_fails_is_given_up_in_the_process_too(
    package: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    del package
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert main(["explain"]) == 2
    assert "standard output: No space left" in capsys.readouterr().err


def test_a_reader_that_is_gone_is_no_error_to_speak_of(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as gone:
        monkeypatch.setattr(sys, "stdout", gone)
        assert main(["explain"]) == 2
    assert capsys.readouterr().err == ""


def test_an_interruption_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cited_figures.run.engine.check", interrupted)
    assert main(["check", str(ROOT)]) == 130
    assert capsys.readouterr() == ("", "figures: interrupted\n")


@pytest.mark.parametrize("place", ["nowhere/summary.md", ".", "/dev/full"])
def test_a_summary_that_cannot_be_written_costs_neither_report_nor_verdict(
    place: str,
    package: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", place)
    assert main(["check", "--report", "json=report.json"]) == 0
    said = capsys.readouterr()
    assert "checked 6 tables" in said.out
    assert said.err.startswith(f"figures: no summary of the job: {place}: ")
    set_cell(package, "figures", "F11", "comparator", "ge")
    recount(package)
    assert main(["check", "--report", "json=report.json"]) == 1
    assert "printed-comparator" in (package / "report.json").read_text(encoding="utf-8")


def test_a_summary_is_added_whole_or_not_at_all(package: Path) -> None:
    file = package / "summary.md"
    append_summary(file, "# One\n")
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from cited_figures.cli.report_files import append_summary\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "append_summary(Path('summary.md'), 'two\\n' * 500)"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], cwd=package, capture_output=True, text=True, check=False
    )
    assert "File too large: 'summary.md'" in done.stderr
    assert file.read_text(encoding="utf-8") == "# One\n"
