"""CHANGELOG.md in the usual form (keepachangelog.com): an entry per version, newest first.

A heading is ``## [1.0.0] - 2026-11-22`` or ``## 1.0.0 (2026-11-22)``, with sections ``###``. The
library keepachangelog was tried: it knows no line numbers, which findings and seals need.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

NAME = "CHANGELOG.md"
CORRECTED, WITHDRAWN, MIGRATED = "Corrected", "Withdrawn", "Migrated"
EMPTY = "empty"
SEAL = "Fingerprint: "

_ENTRY = re.compile(
    r"##\s+\[?v?(?P<version>\d+\.\d[\w.+-]*)\]?(?:\([^)]*\))?"
    r"(?: +(?:[-–—] +|\()(?P<date>[^()]*?)\)?)?(?: +\[YANKED\])?\s*",
    re.IGNORECASE,
)
_LIKE_AN_ENTRY = re.compile(  # "1.2 million rows" is not
    r"(?:#+\s*)?[\[(*]*(?:version|release)?\s*v?"
    r"(?:\d+\.\d+\.\d.*|\d+\.\d+[\])*]*(?:\s*[-–—:(,|].*)?)",
    re.IGNORECASE,
)
_SEAL = re.compile(rf"{SEAL}(?P<seal>sha256:[0-9a-f]{{64}})\s*")
_LIKE_A_SEAL = re.compile(  # the word, misspelt perhaps, or a hash that ends its line
    r"\W*(?:\w{1,20} ){0,2}f\w{1,2}g\w{1,2}r?\W?\w?p\w*nt\W*(?::.*|\W(?:sha-?256|[0-9a-f]{16,}).*)?"
    r"|\W*(?:\w+\W+){0,3}(?:sha-?256\W*[0-9a-f]{8,}|[0-9a-f]{40,})\W*",
    re.IGNORECASE,
)
_LONGEST_SEAL = 200  # characters of a line
_CONFLICT = re.compile(r"^[<>]{7} ", re.MULTILINE)  # not =======, which may underline a heading
_UNDERLINE = re.compile(r"(?:-{3,}|={3,})\s*")
_LINK = re.compile(r"\[[^\]]+\]: .*")
_ID = re.compile(r"[-*] +`?(?P<id>[^\s`:]+)")


@dataclass(frozen=True)
class Entry:
    """What the changelog says of one version; ``line`` is that of its heading.

    ``sections`` holds the lines under each heading of the entry, ``seals`` each fingerprint in it
    by its line.
    """

    version: str
    date: str
    line: int
    sections: dict[str, list[str]] = field(default_factory=dict)
    seals: dict[int, str] = field(default_factory=dict)

    @property
    def is_dated(self) -> bool:
        """Return whether the entry has a day (ISO 8601), as that of a release does."""
        return re.fullmatch(r"\d{4}-\d\d-\d\d", self.date) is not None

    @property
    def corrected(self) -> list[str]:
        """Return the lines on corrections."""
        return self.sections.get(CORRECTED, [])

    @property
    def migrated(self) -> frozenset[str]:
        """Return the changes of codes, as ``migration`` words them."""
        items = (line.lstrip("-* ") for line in self.sections.get(MIGRATED, []))
        return frozenset(item.replace("`", "").strip() for item in items)

    @property
    def withdrawn(self) -> set[str]:
        """Return the ids that were withdrawn: the first word of each list item."""
        found = (_ID.match(line) for line in self.sections.get(WITHDRAWN, []))
        return {match["id"] for match in found if match}


def step(column: str, old: str, new: str) -> str:
    """Return how the changelog names the change of a cell: value: 4.2 → 4.3."""
    return f"{column}: {old or EMPTY} → {new or EMPTY}"


def migration(table: str, key: Iterable[str], column: str, old: str, new: str) -> str:
    """Return how it names a change of code: units percent quantity_kind: share → proportion."""
    return " ".join([table, *key, step(column, old, new)])


def parse(text: str) -> list[Entry]:
    """Return the entries in the order of the file, those of versions only."""
    entries: list[Entry] = []
    entry, section = None, ""
    for number, line in enumerate(text.splitlines(), start=1):
        heading = _ENTRY.fullmatch(line)
        if heading:
            entry = Entry(heading["version"], heading["date"] or "", number)
            entries.append(entry)
            section = ""
        elif line.startswith("## "):
            entry = None
        elif line.startswith("### "):
            section = line.removeprefix("### ").strip()
        elif entry and (sealed := _SEAL.fullmatch(line)):
            entry.seals[number] = sealed["seal"]
        elif entry and not _LINK.fullmatch(line):
            entry.sections.setdefault(section, []).append(line)
    return entries


def conflict(text: str) -> int:
    """Return the line of the first marker of a conflict that git left; zero if there is none."""
    found = _CONFLICT.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def unread_headings(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of each heading that names a version but cannot be read as an entry."""
    lines = text.splitlines()
    for number, (line, below) in enumerate(zip(lines, [*lines[1:], ""], strict=False), start=1):
        is_heading = line.startswith(("#", "**")) or _UNDERLINE.fullmatch(below)
        if is_heading and _LIKE_AN_ENTRY.fullmatch(line) and not _ENTRY.fullmatch(line):
            yield number, line


def unread_seals(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of each fingerprint that cannot be read, or stands in no entry."""
    read = {number for entry in parse(text) for number in entry.seals}
    for number, line in enumerate(text.splitlines(), start=1):
        if number in read or len(line) > _LONGEST_SEAL:
            continue
        if _LIKE_A_SEAL.fullmatch(line):
            yield number, line
