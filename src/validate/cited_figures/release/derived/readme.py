"""The table of figures in README.md, its citations, and the version and repository it names."""

import re
from collections.abc import Iterable, Iterator

from ...cite.citations import citations
from ...cite.records import Records
from ...cite.statement import statement, when
from .marks import MarksError, escaped, fill

BEGIN, END = "<!-- figures: begin (figures update) -->", "<!-- figures: end -->"
_USE_BEGIN, _USE_END = "<!-- use: begin (figures update) -->", "<!-- use: end -->"
_CITATION_BEGIN = re.compile(r"<!-- cite \S+: begin \(figures update\) -->")
_CITATION = re.compile(  # never past the beginning of another
    r"(?P<begin><!-- cite (?P<id>\S+): begin \(figures update\) -->)\n(?:(?!<!-- cite ).)*?"
    r"(?P<end><!-- cite: end -->)",
    re.DOTALL,
)
_NUMBER = r"[0-9]+(\.[0-9]+)+(-[0-9A-Za-z.-]+)?"


def with_figures(text: str, records: Records) -> str:
    """Return the text of the README with figures and version as the package has them now."""
    if _USE_BEGIN in text:
        text = fill(text, _USE_BEGIN, _USE_END, _use(records))
    text = _with_citations(_with_version(text, records), records)
    return fill(text, BEGIN, END, _table(records))


def _with_citations(text: str, records: Records) -> str:
    def block(found: re.Match[str]) -> str:
        cited = escaped(citations(records, [found["id"]]).strip())
        return f"{found['begin']}\n> {cited}\n{found['end']}"

    text, count = _CITATION.subn(block, text)
    if count != len(_CITATION_BEGIN.findall(text)):
        raise MarksError("a citation begins and has no <!-- cite: end -->")
    return text


def _with_version(text: str, records: Records) -> str:
    about = records.descriptor
    name = rf"(?<![\w.-]){re.escape(about['name'])}"  # not the end of a longer name
    before = rf"({name}@v|{name}\s+rev: v)"
    return re.sub(before + _NUMBER, lambda found: found[1] + str(about["version"]), text)


def _use(records: Records) -> Iterator[str]:
    """Say how to run the checks of this repository elsewhere."""
    slug, version = records.addresses.slug, records.version
    unset = "; set `repository` in `datapackage.json` to fill in OWNER"
    shown = slug or f"OWNER/{records.name}"
    where = "As a step of a GitHub workflow, with each finding at its line in the pull request"
    yield f"{where}:" if slug else f"{where}{unset}:"
    yield from ("", "```yaml", f"- uses: {shown}@v{version}", "  with:", "    path: .", "```", "")
    yield from ("As a pre-commit hook:", "", "```yaml", f"- repo: https://github.com/{shown}")
    yield from (f"  rev: v{version}", "  hooks:", "    - id: figures", "```")


def _table(records: Records) -> Iterator[str]:
    areas = records.several_areas
    yield _row(["", "what", *["area"] * areas, "printed", "number", "period"]).replace(
        "|  |", "| |"
    )
    yield "|---" * (5 + areas) + "|"
    for figure in records.figures.values():
        title, number = records.indicator(figure)["title"], statement(records, figure)
        area = [records.area(figure)["title"]] if areas else []
        yield _row([figure["figure_id"], title, *area, figure["printed"], number, when(figure)])


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell and escaped(cell) for cell in cells) + " |"
