"""Try mutants: put each into a copy of the package and see which rules notice."""

import os
import random
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import Pool
from pathlib import Path

from changes import ROOT, copy_package
from cited_figures import check, verify
from cited_figures.errors import FiguresError, UnreadableError
from cited_figures.finding import Severity
from cited_figures.package import changelog
from cited_figures.package.package import read_package
from cited_figures.package.seal import seal
from cited_figures.release.derived.descriptor import with_hashes

from .mutants import TOGETHER, Mutant

DESCRIPTOR = "datapackage.json"
BESIDE = (
    *("data/LICENSE", "schemas/rules.json", "schemas/datapackage.schema.json"),
    "schemas/report.schema.json",
)


@dataclass(frozen=True)
class Trial:
    """What became of a mutant: the rules that found it, none when it survived.

    ``rules`` are those of a check with hashes brought up to date, as after a deliberate edit. If
    they are none, ``text`` has those that find it beside a copy of the source, and ``seal`` those
    of a check of the package as a sealed release.
    """

    mutant: Mutant
    rules: tuple[str, ...]
    text: tuple[str, ...] = ()
    seal: tuple[str, ...] = ()

    @property
    def left(self) -> bool:
        """Return whether neither the rules nor a copy of the source gave it away."""
        return not self.rules and not self.text


def trials(chosen: Iterable[Mutant], text: str = "", jobs: int = 1) -> Iterator[Trial]:
    """Yield the trial of each mutant, in order; ``text`` is a copy of the source, if at hand."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        attempt = partial(trial, folder=Path(folder), text=text)
        if jobs == 1:
            yield from map(attempt, chosen)
            return
        with Pool(jobs) as pool:
            yield from pool.imap(attempt, chosen, chunksize=20)


def trial(mutant: Mutant, folder: Path, text: str = "") -> Trial:
    """Check the package with one mutant in it; each process has a copy of it in the folder."""
    root = folder / str(os.getpid())
    if not root.exists():
        root.mkdir()
        copy_package(root)
        for name in BESIDE:
            (root / name).write_bytes((ROOT / name).read_bytes())
    files = [root / name for name in {*mutant.files, DESCRIPTOR}]
    before: dict[Path, bytes | None] = {}
    before |= {file: file.read_bytes() if file.exists() else None for file in files}
    try:
        for name, new in mutant.files.items():
            (root / name).write_bytes(new)
        return _tried(mutant, root, text)
    finally:
        for file, content in before.items():
            _restore(file, content)


def _tried(mutant: Mutant, root: Path, text: str) -> Trial:
    if DESCRIPTOR not in mutant.files:
        _rehash(root)
    rules = _found(root)
    if rules:
        return Trial(mutant, rules)
    return Trial(mutant, (), _proven(root, text) if text else (), _unsealed(root))


def _found(root: Path) -> tuple[str, ...]:
    found = (finding for finding in check(root).findings if finding.severity is not Severity.NOTICE)
    return tuple(sorted({finding.rule for finding in found}))


def _unsealed(root: Path) -> tuple[str, ...]:
    """Return what a check finds that knows the fingerprint of the release."""
    file = root / changelog.NAME
    file.write_text(f"## {_version()} (2026-11-22)\n\n{changelog.SEAL}{_seal()}\n", "utf-8")
    try:
        return _found(root)
    finally:
        file.unlink()


@cache
def _seal() -> str:
    return seal(read_package(ROOT))


@cache
def _version() -> str:
    return str(read_package(ROOT).descriptor.data["version"])


def _proven(root: Path, text: str) -> tuple[str, ...]:
    try:
        return tuple(sorted({finding.rule for finding in verify(text, root)[0].findings}))
    except UnreadableError:
        return ("could-not-verify",)


def _restore(file: Path, content: bytes | None) -> None:
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)


def sample(every: list[Mutant], size: int, seed: int = 1) -> list[Mutant]:
    """Return a sample in which each operator on each file and column has its share."""
    mixed = random.Random(seed)  # noqa: S311  (no secret)
    groups: dict[tuple[str, str, str], list[Mutant]] = {}
    for mutant in every:
        place = "" if mutant.file == TOGETHER else mutant.column.rpartition("/")[2]
        groups.setdefault((mutant.operator, mutant.file, place), []).append(mutant)
    for group in groups.values():
        mixed.shuffle(group)
    chosen: list[Mutant] = []
    depth = 0
    while len(chosen) < min(size, len(every)):
        layer = [group[depth] for group in groups.values() if len(group) > depth]
        mixed.shuffle(layer)
        chosen += layer
        depth += 1
    return chosen[:size]


def _rehash(root: Path) -> None:
    file = root / DESCRIPTOR
    try:
        file.write_text(with_hashes(file.read_text(encoding="utf-8"), root), encoding="utf-8")
    except (ValueError, FiguresError, TypeError, OSError):
        return  # a descriptor that cannot be read cannot be brought up to date
