"""Whether a test notices a mutant; each is tried in a process of its own.

For what functions do, the tests are collected once; a child exchanges the changed function and
runs the tests of its lines until one fails. For what happens when a module is imported, a child
imports everything anew and runs all tests of the group.
"""

import os
import pickle
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from functools import partial, reduce
from importlib import import_module
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from coverage import Coverage
from hypothesis import Phase, settings

from .mutants import Mutant

OUTCOMES = ("survived", "killed", "timeout", "not tried")
SURVIVED, KILLED, TIMEOUT, UNTRIED = range(4)
SECONDS = 60  # of computing time
OPTIONS = (
    "-x",
    "-q",
    "--tb=native",
    "-p",
    "no:cacheprovider",
    "-W",
    "ignore::pytest.PytestAssertRewriteWarning",
    "-o",
    "tmp_path_retention_policy=none",
)

settings.register_profile(
    "mutants", derandomize=True, database=None, phases=[Phase.explicit, Phase.generate]
)

Outcome = tuple[Mutant, str]
Lines = dict[str, dict[int, list[str]]]  # file, line, the tests that run it


def try_all(
    every: Iterable[Mutant], attempt: Callable[[Mutant], int], jobs: int
) -> Iterator[Outcome]:
    """Yield the outcome of each mutant; the attempt runs in a child and returns its exit code."""
    running: dict[int, Mutant] = {}
    for item in every:
        if len(running) == jobs:
            yield _ended(running)
        running[fork(partial(attempt, item))] = item
    while running:
        yield _ended(running)


def fork(work: Callable[[], int], seconds: int = SECONDS) -> int:
    """Start work in a child that says nothing, and return the id of the child."""
    pid = os.fork()
    if pid:
        return pid
    code = UNTRIED
    try:
        if seconds:
            _be_quiet()
        os.environ["PYTEST_DEBUG_TEMPROOT"] = str(_folder(os.getpid()))
        signal.signal(signal.SIGPROF, lambda *_: os._exit(TIMEOUT))
        signal.setitimer(signal.ITIMER_PROF, seconds)
        code = work()
    except BaseException:  # noqa: BLE001  (whatever a mutant does, the child ends here)
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)


def _be_quiet() -> None:
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, 1)
    os.dup2(sink, 2)


def ask(work: Callable[[], Any]) -> Any:
    """Return what work in a child comes to, so that nothing is imported or remembered here."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "answer")
        pid = fork(lambda: _write(file, work()), seconds=0)
        _, status = os.waitpid(pid, 0)
        shutil.rmtree(_folder(pid), ignore_errors=True)
        if status:
            raise RuntimeError("a child failed; do the tests pass as they are?")
        return pickle.loads(file.read_bytes())  # noqa: S301  (written by the child)


def _write(file: Path, answer: object) -> int:
    file.write_bytes(pickle.dumps(answer))
    return 0


def _folder(pid: int) -> Path:
    folder = Path(tempfile.gettempdir(), f"mutant-{pid}")
    folder.mkdir(exist_ok=True)
    return folder


def _ended(running: dict[int, Mutant]) -> Outcome:
    pid, status = os.wait()
    shutil.rmtree(_folder(pid), ignore_errors=True)
    code = os.waitstatus_to_exitcode(status)
    return running.pop(pid), OUTCOMES[code if code in range(4) else KILLED]


def lines_of_import(root: Path, files: list[str]) -> dict[str, set[int]]:
    """Return the lines of each file that run when it is imported; call it in a child."""
    paths = {file: str(root / file) for file in files}
    watch = Coverage(data_file=None, include=[*paths.values()], config_file=False)
    with watch.collect():
        for file in files:
            import_module(_name(file))
    return {file: set(watch.get_data().lines(path) or ()) for file, path in paths.items()}


def _name(file: str) -> str:
    """Return the name of the module in a file."""
    return ".".join(Path(file.removesuffix("/__init__.py")).with_suffix("").parts[2:])


def import_anew(mutant: Mutant, root: Path, tests: Iterable[str]) -> int:
    """Run tests with the changed module; nothing of the package may have been imported."""
    path = str(root / mutant.file)
    real = SourceFileLoader.get_code

    def get_code(self: SourceFileLoader, name: str) -> CodeType | None:
        return compile(mutant.source, path, "exec") if self.path == path else real(self, name)

    SourceFileLoader.get_code = get_code  # type: ignore[assignment,method-assign]
    return int(pytest.main([*OPTIONS, *tests]) != pytest.ExitCode.OK)


class Exchange:
    """A plugin that tries mutants of functions on the tests that were collected."""

    def __init__(
        self, every: list[Mutant], root: Path, jobs: int, note: Callable[[Outcome], None]
    ) -> None:
        self._every, self._root, self._jobs, self._note = every, root, jobs, note
        self._items: dict[str, pytest.Item] = {}
        self._seen: Lines = {}
        self._cost: dict[str, float] = {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self._items = {item.nodeid: item for item in session.items}
        self._seen, self._cost = ask(self._watch)
        for outcome in try_all(self._every, self._attempt, self._jobs):
            self._note(outcome)
        return True

    def _watch(self) -> tuple[Lines, dict[str, float]]:
        """Run every test; return which of them run which line of a file, and how long each is."""
        files = {mutant.file: str(self._root / mutant.file) for mutant in self._every}
        watch = Coverage(data_file=None, include=[*files.values()], config_file=False)
        cost = {}
        with watch.collect():
            for name, item in self._items.items():
                watch.switch_context(name)
                start = time.process_time()
                if not _passes(item):
                    raise RuntimeError(f"{name} does not pass as it is")
                cost[name] = time.process_time() - start
        data = watch.get_data()
        return {name: data.contexts_by_lineno(file) for name, file in files.items()}, cost

    def _attempt(self, mutant: Mutant) -> int:
        exchange(mutant, self._root)
        seen = self._seen[mutant.file]
        names = {name for line in mutant.lines for name in seen.get(line, []) if name}
        rule = f"[{mutant.function.replace('_', '-')}/"  # the cases of the rule itself come first
        order = sorted(names, key=lambda name: (rule not in name, self._cost[name]))
        signal.setitimer(signal.ITIMER_PROF, 2 + 3 * sum(map(self._cost.__getitem__, names)))
        return SURVIVED if all(_passes(self._items[name]) for name in order) else KILLED


def _passes(item: pytest.Item) -> bool:
    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))


def exchange(mutant: Mutant, root: Path) -> None:
    """Give the function of a mutant its changed code, wherever the function is in use."""
    function: Any = reduce(_part, mutant.function.split("."), sys.modules[_name(mutant.file)])
    new = compile(mutant.source, str(root / mutant.file), "exec")
    (function.__code__,) = (code for code in _codes(new) if code.co_qualname == mutant.function)


def _part(owner: Any, name: str) -> Any:
    """Return what a name stands for, without what decorators put around it."""
    found = vars(owner)[name]
    while not isinstance(found, (FunctionType, type)):
        found = next(
            getattr(found, name)
            for name in ("search", "fget", "__wrapped__", "__func__")
            if hasattr(found, name)
        )
    return found


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)
