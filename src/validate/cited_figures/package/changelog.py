"""CHANGELOG.md: an entry a version, headed ``## 1.0.0 (2026-11-22)``, with sections ``###``."""

import re
from dataclasses import dataclass, field

NAME = "CHANGELOG.md"
CORRECTED, WITHDRAWN = "Corrected", "Withdrawn"
SEAL = "Fingerprint: "

_ENTRY = re.compile(r"## v?(?P<version>\S+)(?: \((?P<date>[^)]*)\))?\s*")
_ID = re.compile(r"[-*] +`?(?P<id>[^\s`:]+)")


@dataclass(frozen=True)
class Entry:
    """What the changelog says of one version; ``line`` is that of its heading.

    ``sections`` holds the lines under each heading of the entry, ``seals`` the line of each
    fingerprint in it.
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
    def withdrawn(self) -> set[str]:
        """Return the ids that were withdrawn: the first word of each point."""
        found = (_ID.match(each) for each in self.sections.get(WITHDRAWN, []))
        return {each["id"] for each in found if each}


def parse(text: str) -> list[Entry]:
    """Return the entries in the order of the file, normally the newest first."""
    entries: list[Entry] = []
    section = ""
    for number, line in enumerate(text.splitlines(), start=1):
        heading = _ENTRY.fullmatch(line)
        if heading:
            entries.append(Entry(heading["version"], heading["date"] or "", number))
            section = ""
        elif line.startswith("### "):
            section = line.removeprefix("### ").strip()
        elif entries and line.startswith(SEAL):
            entries[-1].seals[number] = line.removeprefix(SEAL).strip()
        elif entries:
            entries[-1].sections.setdefault(section, []).append(line)
    return entries
