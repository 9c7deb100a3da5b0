"""What people install: the wheel, in an environment of its own, without network."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from changes import ROOT

Run = Callable[..., str]
REFUSE = """
import socket

def refuse(*_):
    raise OSError("there is no network in this test")

socket.socket.connect = socket.socket.connect_ex = refuse
"""
FOLDER = "from cited_figures.package.bundled import bundled; print(bundled())"
LOAD = """
from cited_figures import load

frame = load()
print(frame.height, frame["value"].dtype, frame["period_end"].dtype, sep="|")
"""
CONNECT = """
import socket, sys

try:
    socket.create_connection(("127.0.0.1", int(sys.argv[1])))
except OSError:
    print("refused")
"""


def run(*command: str | Path, folder: Path = ROOT, **settings: str) -> str:
    environment = os.environ | settings
    finished = subprocess.run(  # noqa: S603
        command, capture_output=True, check=False, cwd=folder, encoding="utf-8", env=environment
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return finished.stdout


@pytest.fixture(scope="session")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, install it into an empty environment, return the folder of programs."""
    wheels, home = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("environment")
    pip = ("-m", "pip", "--disable-pip-version-check", "--quiet")
    run(sys.executable, *pip, "wheel", "--no-deps", "--wheel-dir", wheels, ROOT)
    (wheel,) = wheels.iterdir()
    run(sys.executable, "-m", "venv", home)
    constraints = ROOT / "constraints.txt"
    run(home / "bin" / "python", *pip, "install", "--constraint", constraints, wheel)
    return home / "bin"


def has_namespaces() -> bool:
    """Tell whether a program can be given a network of its own, which has nothing in it."""
    try:
        run("unshare", "--map-root-user", "--net", "true")
    except (AssertionError, FileNotFoundError):
        return False
    return True


@pytest.fixture(params=["namespace", "refusal"])
def alone(request: pytest.FixtureRequest, programs: Path, tmp_path: Path) -> Run:
    """Return what runs an installed program elsewhere, without network.

    Where there are no namespaces, a program whose Python refuses to connect must do.
    """
    elsewhere, customized = tmp_path / "elsewhere", tmp_path / "customized"
    elsewhere.mkdir()
    customized.mkdir()
    (customized / "sitecustomize.py").write_text(REFUSE, encoding="utf-8")
    prefix: tuple[str, ...] = ("unshare", "--map-root-user", "--net")
    settings = {"PYTHONPATH": ""}
    if request.param == "refusal" or not has_namespaces():
        prefix, settings = (), {"PYTHONPATH": str(customized)}

    def start(program: str, *arguments: str) -> str:
        return run(*prefix, programs / program, *arguments, folder=elsewhere, **settings)

    return start


def test_there_is_no_network(alone: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        assert run(sys.executable, "-c", CONNECT, port) == ""
        assert alone("python", "-c", CONNECT, port) == "refused\n"


def test_the_installed_package_passes(alone: Run) -> None:
    folder = alone("python", "-c", FOLDER).strip()
    assert not Path(folder).is_relative_to(ROOT)
    last = alone("figures", "check", folder).splitlines()[-1]
    assert last.startswith("checked 5 tables, 11 figures, ")
    assert last.endswith(" rules: 0 errors, 0 warnings")


def test_the_installed_loader_gives_the_figures(alone: Run) -> None:
    assert alone("python", "-c", LOAD) == "11|Float64|Date\n"
