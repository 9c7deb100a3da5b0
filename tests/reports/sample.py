"""One report with every special case, and one without any."""

from collections.abc import Callable

from cited_figures.finding import Exempted, Finding, Location, Named, Report, RuleNote, Severity
from cited_figures.report import github, json, junit, markdown, sarif, text

FORMATS: dict[str, Callable[[Report], str]] = {
    "github.txt": github.render,
    "junit.xml": junit.render,
    "markdown.txt": markdown.render,
    "report.json": json.render,
    "sarif.json": sarif.render,
    "text.txt": text.render,
}

CATALOGUE = (
    RuleNote(
        "unit-not-the-indicators",
        "units",
        Severity.ERROR,
        "The unit is that of the indicator",
        "Yuan beside percent, 100% wrong: nobody can compare them.",
        "Use the unit of the indicator.",
    ),
    RuleNote(
        "range-implausible",
        "ranges",
        Severity.WARNING,
        "The value is plausible",
        "A slip of a factor of 1,000 looks like this.",
        "Check the value.",
    ),
    RuleNote(
        "file-missing",
        "structure",
        Severity.FATAL,
        "Every file is there",
        "Without the file there is nothing to check.",
        "Add the file.",
    ),
    RuleNote(
        "period-empty", "times", Severity.ERROR, "The period is not empty", "Why.", "Correct it."
    ),
    RuleNote(
        "printed-not-read",
        "evidence",
        Severity.NOTICE,
        "The language has a grammar",
        "Digits are compared, words are not.",
        "Compare the words yourself.",
    ),
    RuleNote(
        "evidence-missing",
        "evidence",
        Severity.ERROR,
        "The text has the sentence",
        "Only the text proves it.",
        "Give the text.",
    ),
)

SPECIAL = (
    Finding(
        "file-missing",
        Severity.FATAL,
        Location("data/a, b: 100%.csv"),
        "no file data/a, b: 100%.csv",
        "a file",
        "Add the file.",
    ),
    Finding(
        "rule-crashed",
        Severity.FATAL,
        Location("datapackage.json"),
        "ValueError: bad\n::error file=x::forged\n##[error]forged",
        "a rule that runs",
        "Report it.",
    ),
    Finding(
        "unit-not-the-indicators",
        Severity.ERROR,
        Location("data/figures.csv", 3, 12),
        "84.2% of «数字经济», unit: CNY",
        "unit percent, as the indicator says",
        "Use the unit of the indicator.",
        "F02",
    ),
    Finding(
        "unit-not-the-indicators",
        Severity.ERROR,
        Location("datapackage.json", 7, 5),
        'a "|" `b` <img src=x> @octocat \\ #1 [x](https://example.com) www.example.com *_~$',
        "\x1b[2J\r\n\u2028\x00\ud800\ufffe",
        "%0A is no line break.",
    ),
    Finding(
        "range-implausible",
        Severity.WARNING,
        Location("data/figures.csv", 4),
        "9" * 600,
        "at most 100",
        "Check the value.",
        "F03",
    ),
    Finding(
        "printed-not-read",
        Severity.NOTICE,
        Location("data/sources.csv", 2, 6),
        "comparator and direction not read in ja",
        "a language with a grammar",
        "Compare the words yourself.",
        "S01",
    ),
)
MANY = tuple(
    Finding(
        "unit-not-the-indicators",
        Severity.ERROR,
        Location("data/figures.csv", line, 12),
        "unit yuan",
        "unit percent",
        "Use the unit of the indicator.",
        f"F{line:02}",
    )
    for line in range(5, 16)
)
FULL = Report(
    findings=(*SPECIAL, *MANY),
    tables=5,
    figures=11,
    rules=3,
    not_run={"evidence-missing": "no text of 1 source: --text gives it", "period-empty": "no rows"},
    exempted=(
        Exempted(
            Finding(
                "range-implausible",
                Severity.WARNING,
                Location("data/figures.csv", 9, 8),
                "140%",
                "at most 100%",
                "Check the value.",
                "F08",
            ),
            "a growth rate | 增长率, seen by @octocat",
        ),
    ),
    catalogue=CATALOGUE,
    package=Named("example-figures", "1.0.0"),
    tool=Named("cited-figures", "2.0.0"),
)
CLEAN = Report(tables=5, figures=11, rules=1, catalogue=CATALOGUE[:1])
