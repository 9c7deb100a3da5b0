"""What a release check knows beside the package: the tag, the release before, the changelog."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ...package.changelog import NAME, Entry, parse
from ...package.package import DESCRIPTOR
from ..diff import files
from ..diff.change import Change
from ..diff.compare import compare
from ..diff.snapshot import Snapshot, take

NOTHING = Snapshot("", {}, {})


@dataclass(frozen=True)
class Occasion:
    """The release that is being prepared from the package in a folder; the tag may be empty."""

    root: Path = field(default_factory=Path)
    tag: str = ""
    earlier: Snapshot = NOTHING

    @cached_property
    def now(self) -> Snapshot:
        """Return the package as it is."""
        return take(files.find(str(self.root / DESCRIPTOR)))

    @cached_property
    def changes(self) -> list[Change]:
        """Return what changed since the earlier release."""
        return compare(self.earlier, self.now)

    @cached_property
    def entries(self) -> list[Entry]:
        """Return the entries of the changelog, none when there is no changelog."""
        return parse(self.text(NAME))

    @property
    def entry(self) -> Entry | None:
        """Return the entry of the version that is being prepared."""
        return next((each for each in self.entries if each.version == self.now.version), None)

    def text(self, name: str) -> str:
        """Return the text of a file beside the descriptor, empty when there is none."""
        file = self.root / name
        return file.read_text(encoding="utf-8") if file.is_file() else ""


def line_of(text: str, words: str) -> int:
    """Return the line on which words first stand, 1 when they do not."""
    before, found, _ = text.partition(words)
    return before.count("\n") + 1 if found else 1
