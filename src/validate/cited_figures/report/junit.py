"""The JUnit report: a test case per rule."""

from collections import defaultdict
from xml.etree import ElementTree as ET

from ..finding import Finding, Report, Severity
from ..text import printable
from .common import worst_first
from .text import message, place

NAME = "figures"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def render(report: Report) -> str:
    """Return the report as XML, with all findings of a rule in the test case of that rule."""
    findings: dict[str, list[Finding]] = defaultdict(list)
    for finding in worst_first(report.findings):
        findings[finding.rule].append(finding)
    suite = ET.Element("testsuite", name=NAME)
    about = {"package": report.package, "tool": report.tool}
    properties = ET.SubElement(suite, "properties")
    for name, named in about.items():
        ET.SubElement(properties, "property", name=name, value=printable(str(named)))
    for rule, family in _cases(report).items():
        case = ET.SubElement(suite, "testcase", name=printable(rule), classname=printable(family))
        if rule in findings:
            _judged(case, findings[rule])
        elif rule in report.not_run:
            ET.SubElement(case, "skipped", message=printable(report.not_run[rule]))
    suites = ET.Element("testsuites", name=NAME)
    suites.append(suite)
    _count(suite)
    ET.indent(suites)
    return f"{DECLARATION}{ET.tostring(suites, encoding='unicode')}\n"


def _cases(report: Report) -> dict[str, str]:
    """Return all rules that the report names, each with its family."""
    families = {note.id: note.family for note in report.catalogue}
    named = [*families, *report.not_run, *(finding.rule for finding in report.findings)]
    return dict.fromkeys(named, NAME) | families


def _judged(case: ET.Element, findings: list[Finding]) -> None:
    """Add the findings of a rule: notices as the output of a case that passed, others as failed."""
    worst, lines = findings[0], "\n".join(_line(finding) for finding in findings)
    if worst.severity is Severity.NOTICE:
        ET.SubElement(case, "system-out").text = lines
        return
    tag = "error" if worst.severity is Severity.FATAL else "failure"
    failure = ET.SubElement(case, tag, type=worst.severity, message=message(worst))
    failure.text = lines


def _line(finding: Finding) -> str:
    return f"{printable(place(finding.location))}: {finding.severity}: {message(finding)}"


def _count(suite: ET.Element) -> None:
    suite.set("tests", str(len(suite.findall("testcase"))))
    for name, tag in ("failures", "failure"), ("errors", "error"), ("skipped", "skipped"):
        suite.set(name, str(len(suite.findall(f"*/{tag}"))))
