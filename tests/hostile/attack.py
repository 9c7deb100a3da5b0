"""Hostile packages, and what every command must do with them."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from changes import ROOT, copy_package, recount

CHILD = Path(__file__).with_name("child.py")
MOST = 1_000  # MB of memory
CHECK = ("check", ".")

Make = Callable[[Path], object]


@dataclass(frozen=True)
class Ending:
    """How a command ended."""

    code: int
    out: str
    err: str
    seconds: float  # of the processor: to be looked at where a test takes long
    outside: list[str]
    peak: int

    @property
    def said(self) -> str:
        """Return all that it wrote."""
        return self.out + self.err


def endings(
    folder: Path, attacks: Mapping[str, Make], *arguments: str, **settings: str
) -> dict[str, Ending]:
    """Return how a command ends on each of several packages, all in one process of its own.

    A function makes each package from a copy of the real one; it may return other arguments.
    """
    cases = []
    for number, make in enumerate(attacks.values()):
        package = folder / str(number)
        package.mkdir()
        copy_package(package)
        cases.append((str(package), make(package) or list(arguments or CHECK)))
    listed = folder / "cases.json"
    listed.write_text(json.dumps(cases), encoding="utf-8")
    done = subprocess.run(  # noqa: S603
        [sys.executable, str(CHILD), str(listed)],
        env={**environment(), **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    found = [Ending(**json.loads(line)) for line in done.stdout.splitlines()]
    names = list(attacks)
    assert done.returncode == 0, f"{names[len(found)]}: {done.returncode} {done.stderr[-2000:]}"
    for ending, name in zip(found, names, strict=True):
        _require_sane(ending, name)
    return dict(zip(names, found, strict=True))


def environment() -> dict[str, str]:
    """Return the settings that a process needs, whatever the tests run in."""
    path = f"{ROOT / 'src/validate'}"
    return {"PATH": "/usr/bin:/bin", "PYTHONPATH": path, "POLARS_MAX_THREADS": "1"}


def _require_sane(ending: Ending, name: str) -> None:
    """Require an answer in words, within bounds, that a terminal can be trusted with."""
    assert ending.code in (0, 1, 2), name
    assert ending.said, name
    for sign in ("Traceback", "please report it", "rule-crashed"):
        assert sign not in ending.said, (name, ending.said[-2000:])
    assert all(char.isprintable() or char == "\n" for char in ending.said), name
    assert not ending.outside, (name, ending.outside)
    assert ending.peak < MOST, (name, ending.peak)


def descriptor(**changes: Any) -> Make:
    """Return what changes the descriptor of a package."""

    def make(package: Path) -> None:
        edit(package / "datapackage.json", lambda about: about.update(changes))

    return make


def resource(**changes: Any) -> Make:
    """Return what changes the first resource of a package."""

    def make(package: Path) -> None:
        edit(package / "datapackage.json", lambda about: about["resources"][0].update(changes))

    return make


def schema(change: Callable[[dict[str, Any]], object]) -> Make:
    """Return what changes the schema of the figures."""
    return lambda package: edit(package / "schemas" / "figures.schema.json", change)


def raw(content: str | bytes, file: str = "datapackage.json") -> Make:
    """Return what writes other bytes into a file."""
    data = content if isinstance(content, bytes) else content.encode()
    return lambda package: (package / file).write_bytes(data) and None


def table(content: bytes, name: str = "figures") -> Make:
    """Return what writes other bytes into a table and records them in the descriptor."""

    def make(package: Path) -> None:
        (package / "data" / f"{name}.csv").write_bytes(content)
        recount(package)

    return make


def edit(file: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change a JSON file."""
    document = json.loads(file.read_text(encoding="utf-8"))
    change(document)
    file.write_text(json.dumps(document), encoding="utf-8")
