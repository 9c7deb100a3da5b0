"""What holds of every report, whatever is in the package."""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zlib import crc32

from jsonschema import Draft202012Validator

from changes import ROOT
from cited_figures import check
from cited_figures.cli.main import exit_code
from cited_figures.finding import Finding, Location, Report, Severity
from cited_figures.package import csv_bulk as bulk
from cited_figures.report import FORMATS, render
from cited_figures.report.text import place

from .commands import printable_lines, said
from .limits import bounded

one_in = 16  # inputs; one of them is read as a large file too


def checked(root: Path, data: bytes) -> Report:
    """Check a package and hold the report to all that must be true of it.

    Some inputs, by their content, are read as large files as well, and by the other commands.
    """
    with bounded("check"):
        report = check(root)
    hold(report, root)
    if is_chosen(data):
        again(root, report)
        read_by_others(root, clean=not report.findings)
    return report


def is_chosen(data: bytes) -> bool:
    """Return whether an input is one of those that are tried at length."""
    return crc32(data) % one_in == 0


def again(root: Path, report: Report) -> None:
    """Hold a second report, and that of the same files read as large ones, against this one."""
    with bounded("a second check"):
        assert asdict(check(root)) == asdict(report), "a second check says something else"
    with large_files(), bounded("check of large files"):
        assert asdict(check(root)) == asdict(report), "large files say something else"


@contextmanager
def large_files() -> Iterator[None]:
    """Treat each file as a large one."""
    before, bulk.LARGE = bulk.LARGE, 0
    try:
        yield
    finally:
        bulk.LARGE = before


def hold(report: Report, root: Path | None = None) -> None:
    """Hold a report to all that must be true of it."""
    crashed = [finding for finding in report.findings if finding.rule == "rule-crashed"]
    assert not crashed, f"{crashed[0].subject} crashed: {crashed[0].found}"
    if root:
        _are_there(report.findings)
    code = exit_code(report)
    found = Counter(finding.severity for finding in report.findings)
    worst = {2: found[Severity.FATAL], 1: found[Severity.ERROR]}
    assert code == next((n for n in (2, 1) if worst[n]), 0)
    if code == 0:
        assert report.figures > 0, "clean without a figure"
        assert report.rules > 0, "clean without a rule"
        assert root is None or report.figures <= _rows(root), "more figures than rows"
    for form in FORMATS:
        with bounded(f"the report as {form}"):
            rendered = render(report, form)
        rendered.encode("utf-8")
        _PROPERTIES[form](report, rendered)


def _rows(root: Path) -> int:
    """Return the rows of the table of figures, cut by nothing but the standard library."""
    descriptor = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
    (path,) = [
        resource["path"] for resource in descriptor["resources"] if resource["name"] == "figures"
    ]
    content = (root / path).read_bytes().decode("utf-8")
    return len([*csv.reader(io.StringIO(content, newline=""))]) - 1


def _are_there(findings: Iterable[Finding]) -> None:
    """Hold the places of findings to the files that they name."""
    files: dict[str, list[str]] = {}
    for where in {finding.location for finding in findings}:
        assert where.line or not where.column, "a column of no line"
        if where.line:
            if where.file not in files:
                files[where.file] = _lines(Path(where.file).read_bytes())
            _is_there(where, files[where.file])


def _is_there(where: Location, lines: list[str]) -> None:
    # an empty file, and what a last line feed ends, have a line too
    assert where.line <= len(lines), "beyond the last line"
    if where.file.endswith(".csv"):
        assert where.column <= _width(lines, where.line) + 1, "beyond what there is, and the next"
    else:
        assert where.column <= len(lines[where.line - 1]) + 1, "beyond the line"


def _width(lines: list[str], line: int) -> int:
    """Return how many cells the header or a row may have at most."""
    header = "\n".join(lines[:100]).partition('\n"')[0] if '"' in lines[0] else lines[0]
    return max(header.count(","), lines[line - 1].count(",")) + 1


def _lines(raw: bytes) -> list[str]:
    content = raw.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return content.split("\n")


def _text(report: Report, rendered: str) -> None:
    lines = printable_lines(rendered)
    for line, finding in zip(lines, report.findings, strict=False):
        assert line.startswith(f"{place(finding.location)}: {finding.severity}: {finding.rule}: ")
    assert len(lines) > len(report.findings) + len(report.exempted)
    assert lines[-1].startswith("checked ")


def _json(report: Report, rendered: str) -> None:
    document = json.loads(rendered)
    assert len(document["findings"]) == len(report.findings)
    assert rendered.isascii()
    if is_chosen(rendered.encode()):
        assert _report_schema().is_valid(document), "not as report.schema.json says"


def _github(report: Report, rendered: str) -> None:
    lines = printable_lines(rendered)
    for kind in ("error", "warning", "notice"):
        shown = sum(line.startswith(f"::{kind} ") for line in lines)
        assert shown <= 10, "more annotations than GitHub keeps"
    assert len(lines) >= len(report.findings)


def _sarif(report: Report, rendered: str) -> None:
    (run,) = json.loads(rendered)["runs"]
    assert len(run["results"]) == min(len(report.findings) + len(report.exempted), 25_000)


def _junit(report: Report, rendered: str) -> None:
    root = ET.fromstring(rendered)  # noqa: S314  (our own)
    rules = {finding.rule for finding in report.findings}
    failed = {case.get("name") for case in root.iter("testcase") if len(case)}
    assert len(failed - set(report.not_run)) >= len(rules - set(report.not_run))


def _markdown(_: Report, rendered: str) -> None:
    assert len(rendered.encode()) < 1 << 20, "more than GitHub takes"
    printable_lines(rendered)


_PROPERTIES: dict[str, Callable[[Report, str], None]] = {
    "text": _text,
    "json": _json,
    "github": _github,
    "sarif": _sarif,
    "junit": _junit,
    "markdown": _markdown,
}


@cache
def _report_schema() -> Any:
    schema = (ROOT / "schemas" / "report.schema.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(schema))


def read_by_others(root: Path, *, clean: bool) -> None:
    """Let ``show``, ``cite`` and ``diff`` read a package; a clean one must not be refused."""
    here, real = str(root), str(ROOT)
    answers = [
        said("show", "--package", here),
        said("show", "--package", here, "--format", "json"),
        said("cite", "--package", here, "package"),
        said("cite", "--package", here, "package", "--style", "bibtex"),
        said("diff", real, here),
        said("diff", here, real, "--format", "json"),
    ]
    assert not clean or None not in answers, "clean, and yet a command cannot read it"
