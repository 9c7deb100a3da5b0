"""The import lines of data/README.md, as a reader would copy them."""

import re

from changes import ROOT

PAGE = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### (.+)\n((?:.*\n)*?)(?=^##|\Z)", PAGE, re.MULTILINE))
OBSERVED = ("figures", "corroborations", "series", "series_corroborations")
TABLES = ("units", "areas", "sources", "indicators", *OBSERVED)


def blocks(heading: str) -> list[str]:
    """Return the fenced blocks under a heading."""
    return re.findall(r"^```\w+\n(.*?)^```", SECTIONS[heading], re.MULTILINE | re.DOTALL)


def lines(heading: str, number: int = 0) -> str:
    return blocks(heading)[number]


def each_table(heading: str, number: int = 0) -> dict[str, str]:
    """Return the lines for every table, with its name in place of figures, as the page says."""
    return {name: lines(heading, number).replace("figures", name) for name in TABLES}
