"""What the rules of a release know besides the package: tag, earlier release, changelog."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ...package.changelog import NAME, Entry, parse
from ...package.package import DESCRIPTOR
from ..diff.change import Change
from ..diff.compare import compare
from ..diff.files import find_files
from ..diff.snapshot import Snapshot, read_snapshot


@dataclass(frozen=True)
class ReleaseContext:
    """The release being prepared from the package in a folder; the tag may be empty."""

    root: Path
    tag: str = ""
    earlier: Snapshot | None = None

    @cached_property
    def now(self) -> Snapshot:
        """Return the package as it is."""
        return read_snapshot(find_files(str(self.root / DESCRIPTOR)))

    @cached_property
    def changes(self) -> list[Change]:
        """Return what changed since the earlier release, nothing where there is none."""
        return compare(self.earlier, self.now) if self.earlier else []

    @cached_property
    def entries(self) -> list[Entry]:
        """Return the entries of the changelog, none when there is no changelog."""
        return parse(self.text(NAME))

    @property
    def entry(self) -> Entry | None:
        """Return the entry of the version that is being prepared."""
        return next((entry for entry in self.entries if entry.version == self.now.version), None)

    def text(self, name: str) -> str:
        """Return the text of a file beside the descriptor, empty when there is none."""
        file = self.root / name
        return file.read_text(encoding="utf-8") if file.is_file() else ""
