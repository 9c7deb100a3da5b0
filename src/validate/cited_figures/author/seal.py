"""Seal a release: put the fingerprint of the package into the changelog, once and for all."""

from pathlib import Path

from ..errors import FiguresError
from ..package.changelog import (
    NAME,
    SEAL,
    Entry,
    parse,
)
from ..package.package import load
from ..package.seal import seal
from ..package.writing import write
from ..release.places import as_before, place


def put_seal(root: Path) -> str:
    """Write the fingerprint of a package into the entry of its version; return version and seal.

    A seal is never replaced. Raises FiguresError when there is another one or no dated entry, and
    OSError when there is no changelog.
    """
    package = load(root)
    version, fingerprint = str(package.descriptor.data.get("version")), seal(package)
    file = place(root, NAME)
    text = file.read_text(encoding="utf-8")
    entry = next((each for each in parse(text) if each.version == version and each.is_dated), None)
    if entry is None:
        raise FiguresError(f'{NAME} has no entry "## {version} (date)" to be sealed')
    if fingerprint not in entry.seals.values():
        _require_none(entry)
        lines = text.splitlines(keepends=True)
        lines.insert(entry.line, f"\n{SEAL}{fingerprint}\n")
        write(file, as_before(file, "".join(lines)))
    return f"{version} as {fingerprint}"


def _require_none(entry: Entry) -> None:
    for line, sealed in entry.seals.items():
        raise FiguresError(
            f"{NAME}:{line}: {entry.version} is sealed as {sealed}, and the package differs; give "
            "it a new version, or remove that line if it was never released"
        )
