"""Try mutants: put each into a copy of the package and see which rules notice."""

import os
import random
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from multiprocessing import Pool
from pathlib import Path

from changes import copy_package
from publish.descriptor import with_hashes
from statement import TRANSCRIPT
from validate import check, verify

from .mutants import Mutant

DESCRIPTOR = "datapackage.json"


@dataclass(frozen=True)
class Trial:
    """What became of a mutant: the rules that found it, none when it survived."""

    mutant: Mutant
    rules: tuple[str, ...]


def trials(chosen: Iterable[Mutant], jobs: int = 1) -> Iterator[Trial]:
    """Yield the trial of each mutant, in order."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        attempt = partial(trial, folder=Path(folder))
        if jobs == 1:
            yield from map(attempt, chosen)
            return
        with Pool(jobs) as pool:
            yield from pool.imap(attempt, chosen, chunksize=20)


def trial(mutant: Mutant, folder: Path) -> Trial:
    """Check the package with one mutant in it, its hashes brought up to date.

    That makes it a deliberate edit: as a slip, every one is found by its hash. Where a copy of
    the source is at hand, the figures are proven against it too. Each process has a copy of the
    package in the folder.
    """
    root = folder / str(os.getpid())
    if not root.exists():
        root.mkdir()
        copy_package(root)
    file = root / mutant.file
    before = file.read_bytes(), (root / DESCRIPTOR).read_bytes()
    try:
        file.write_bytes(mutant.content)
        _rehash(root)
        return Trial(mutant, tuple(sorted(_rules(root))))
    finally:
        file.write_bytes(before[0])
        (root / DESCRIPTOR).write_bytes(before[1])


def sample(every: list[Mutant], size: int, seed: int = 1) -> list[Mutant]:
    """Return a sample in which each operator on each file and column has its share."""
    mixed = random.Random(seed)  # noqa: S311  (no secret)
    groups: dict[tuple[str, str, str], list[Mutant]] = {}
    for each in every:
        place = each.column.rpartition("/")[2]
        groups.setdefault((each.operator, each.file, place), []).append(each)
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


def _rules(root: Path) -> set[str]:
    found = {each.rule for each in check(root).findings}
    if not found and TRANSCRIPT.exists():
        found = {each.rule for each in verify(TRANSCRIPT, root)[0].findings}
    return found


def _rehash(root: Path) -> None:
    file = root / DESCRIPTOR
    try:
        file.write_text(with_hashes(file.read_text(encoding="utf-8"), root), encoding="utf-8")
    except (ValueError, LookupError, TypeError, OSError):
        return  # a descriptor that cannot be read cannot be brought up to date
