"""What people install: the wheel, in an environment of its own, without network."""

import os
import re
import socket
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from changes import ROOT

pytestmark = pytest.mark.slow

LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)]*)?\)")
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


PIP = ("-m", "pip", "--disable-pip-version-check", "--quiet")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, *PIP, "wheel", "--no-deps", "--wheel-dir", folder, ROOT)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="session")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an empty environment and return the folder of programs."""
    home = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", home)
    constraints = ROOT / "constraints.txt"
    run(home / "bin" / "python", *PIP, "install", "--constraint", constraints, wheel)
    return home / "bin"


def test_the_wheel_holds_one_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        top = {name.split("/")[0] for name in archive.namelist()}
    assert {name for name in top if not name.endswith(".dist-info")} == {"cited_figures"}


def test_links_lead_to_files_of_the_wheel_or_to_the_web(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    bundled = tmp_path / "cited_figures" / "bundled"
    for page in bundled.rglob("*.md"):
        for target in LINK.findall(page.read_text(encoding="utf-8")):
            assert "://" in target or (page.parent / target).exists(), (page.name, target)
    (metadata,) = tmp_path.glob("*.dist-info/METADATA")
    text = metadata.read_text(encoding="utf-8")  # with the README that a package index shows
    assert [target for target in LINK.findall(text) if "://" not in target] == []
    assert "<picture>" not in text


@pytest.mark.parametrize("first", ["cited-figures", "configobj"])
def test_a_library_with_a_module_named_validate_works_beside_it(
    first: str, wheel: Path, tmp_path: Path
) -> None:
    run(sys.executable, "-m", "venv", tmp_path / "home")
    python = tmp_path / "home" / "bin" / "python"
    wanted = {"cited-figures": str(wheel), "configobj": "configobj==5.0.9"}
    for name in (first, *(other for other in wanted if other != first)):
        run(python, *PIP, "install", "--constraint", ROOT / "constraints.txt", wanted[name])
    code = "from validate import Validator; from cited_figures import load; print(load().height)"
    assert run(python, "-c", code, folder=tmp_path, PYTHONPATH="") == "11\n"


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
    assert last.startswith("checked 8 tables, 11 figures, ")
    assert ": 0 errors, 0 warnings" in last


def test_the_installed_loader_gives_the_figures(alone: Run) -> None:
    assert alone("python", "-c", LOAD) == "11|Float64|Date\n"
