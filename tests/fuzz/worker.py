"""Fuzz one target in this process: python -m fuzz.worker TARGET SECONDS FOLDER [METHOD].

Under FOLDER, ``corpus`` is read and added to, ``found`` gets inputs that went wrong, and
``stats.json`` says how far it is. The process ends by itself, or dies of a hang or of memory.
"""

import json
import pkgutil
import resource
import signal
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any

from . import limits
from .found import keep, named
from .mutators.growth import grown

GROWN = 0.01  # of the inputs are as large as they may be
RAW = 0.2  # of the inputs are made by edits of bytes that know no format
LEFT_OUT = ("__main__", "spark")
SAME = ("cited_figures.package.json_file",)  # what it does depends on JSON alone
WALL = 1800  # seconds that no call takes, however busy the machine is
EVERY = 2.0  # seconds between notes of how far it is


@dataclass
class Run:
    """The calls of a target, counted and timed."""

    call: Callable[[bytes], None]
    folder: Path
    done: int = 0
    slowest: float = 0.0
    faults: Counter[str] = field(default_factory=Counter)
    noted: float = 0.0

    def __call__(self, data: bytes) -> None:
        """Call the target, counted and timed; keep the input where that goes wrong, and go on."""
        self.done += 1
        (self.folder / "current").write_bytes(data)
        signal.setitimer(signal.ITIMER_PROF, limits.HANG)  # nobody handles its signal: the end
        start = time.process_time()
        try:
            self.call(data)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001  (a panic of Rust is no Exception)
            self.faults[keep(self.folder / "found", data, error)] += 1
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        self.slowest = max(self.slowest, time.process_time() - start)
        if time.monotonic() - self.noted > EVERY:
            self.note()

    def note(self) -> None:
        """Write how far it is."""
        self.noted = time.monotonic()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        spent = {"processor": time.process_time(), "slowest": self.slowest, "peak": peak}
        stats = {"done": self.done, "faults": self.faults, **spent}
        (self.folder / "stats.json").write_text(json.dumps(stats), encoding="utf-8")


def instrumented(unwatched: Sequence[str]) -> Any:
    """Return atheris, with all code of the product loaded, and watched but for these modules."""
    import atheris

    with atheris.instrument_imports(["cited_figures"], unwatched):
        for package in ("cited_figures",):
            for module in pkgutil.walk_packages(import_module(package).__path__, f"{package}."):
                if module.name.rpartition(".")[2] not in LEFT_OUT:
                    import_module(module.name)
    return atheris


def guided(name: str, seconds: int, folder: Path) -> None:
    """Let coverage guide the edits, until the time is up; never returns."""
    atheris = instrumented(() if name in ("descriptor", "schemas") else SAME)
    from .registry import TARGETS

    target = TARGETS[name]
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in target.seeds():
        (corpus / named(seed)).write_bytes(seed)
    run = Run(target.target, folder)

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        rng = Random(seed)  # noqa: S311  (no secret)
        if rng.random() < RAW:
            raw: bytes = atheris.Mutate(data, most)
            return raw
        if rng.random() < GROWN:
            return grown(data, rng)[:most]
        return target.mutate(data, rng)[:most]

    options = {
        "max_total_time": seconds,
        "timeout": WALL,
        "report_slow_units": WALL,
        "rss_limit_mb": limits.MEMORY >> 20,
        "max_len": limits.LARGEST,
        "len_control": 0,
        "artifact_prefix": f"{folder}/found/",
    }
    (folder / "found").mkdir(exist_ok=True)
    words = [f"-{key}={value}" for key, value in options.items()]
    atheris.Setup([name, *words, str(corpus)], run, custom_mutator=mutate)
    atheris.Fuzz()


def by_property(name: str, seconds: int, folder: Path) -> None:
    """Let hypothesis choose seeds and edits, until the time is up."""
    from .properties import examples
    from .registry import TARGETS

    run = Run(TARGETS[name].target, folder)
    end = time.monotonic() + seconds
    seed = 0
    while time.monotonic() < end:
        seed += 1
        examples(TARGETS[name], run, count=25, seed=seed)
    run.note()


METHODS = {"atheris": guided, "hypothesis": by_property}

if __name__ == "__main__":
    warnings.simplefilter("error")  # a user would read it
    METHODS[sys.argv[4]](sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
