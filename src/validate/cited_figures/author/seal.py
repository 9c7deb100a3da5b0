"""Seal a release: write the fingerprint of the package into the changelog, once and for all."""

from pathlib import Path

from ..errors import FiguresError
from ..package.changelog import NAME, SEAL, Entry, parse
from ..package.package import PathLike, read_package
from ..package.paths import on_disk
from ..package.seal import seal
from ..package.template import unfilled
from ..package.writing import write
from ..release.rewriting import inside, with_line_ends_of


def write_seal(path: PathLike) -> str:
    """Write the fingerprint of a package into the entry of its version; return version and seal.

    A seal is never replaced. Raises FiguresError when there is another one or no dated entry, or
    when a text of the template is left, and OSError when there is no changelog.
    """
    package = read_package(path)
    for fault in unfilled(package):
        raise FiguresError(f"{fault.location.file}: {fault.found}; expected {fault.expected}")
    version, fingerprint = str(package.descriptor.data.get("version")), seal(package)
    file = inside(Path(on_disk(package.base)), NAME)
    text = file.read_text(encoding="utf-8")
    dated = (entry for entry in parse(text) if entry.version == version and entry.is_dated)
    entry = next(dated, None)
    if entry is None:
        raise FiguresError(f'{NAME} has no entry "## [{version}] - DATE" to be sealed')
    if fingerprint not in entry.seals.values():
        _require_unsealed(entry)
        lines = text.splitlines(keepends=True)
        lines.insert(entry.line, f"\n{SEAL}{fingerprint}\n")
        write(file, with_line_ends_of(file, "".join(lines)))
    return f"{version} as {fingerprint}"


def _require_unsealed(entry: Entry) -> None:
    for line, sealed in entry.seals.items():
        raise FiguresError(
            f"{NAME}:{line}: {entry.version} is sealed as {sealed}, and the package differs; give "
            "it a new version, or remove that line if it was never released"
        )
