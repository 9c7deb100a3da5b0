"""The same bytes whatever the locale, the time zone and the encoding of the system."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from changes import copy_package, recount, set_cell
from cited_figures.report import FORMATS
from programs.tools import need, need_program
from statement import state

from .attack import environment

ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
RUN = """
import json, sys
from cited_figures.cli.main import main
for arguments in json.load(open(sys.argv[1], encoding="utf-8")):
    print(arguments, main(arguments), flush=True)
"""


def _commands(package: str, reports: str) -> list[list[str]]:
    files = [f"--report={form}={reports}.{form}" for form in FORMATS]
    cites = [
        ["cite", "F04", "package", "scio-2020-09-17-p4", "--package", package, "--style", style]
        for style in ("apa", "bibtex", "csl-json")
    ]
    return [
        ["check", package, *files],
        *cites,
        ["verify", "--text", f"{package}/page.txt", package],
        ["show", "--package", package],
        ["show", "F01", "F04", "F07", "--package", package],
        ["show", "--format", "json", "--package", package],
        ["diff", package, "clean"],
        ["explain"],
        ["explain", "printed-unit-differs"],
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a clean package and a faulty one, of names beyond ASCII."""
    folder = tmp_path_factory.mktemp("environments")
    for name in ("clean", "fehlerhaft-İıŞ-数据"):
        (folder / name).mkdir()
        state(copy_package(folder / name))
    faulty = folder / name
    set_cell(faulty, "figures", "F04", "printed", "4.2 TRILLION yuan, 占比")
    set_cell(faulty, "figures", "F07", "unit_id", "DEVİCE")
    set_cell(faulty, "figures", "F08", "comparator", "GT")
    set_cell(faulty, "sources", "scio-2020-09-17-p4", "title", "Iİıi: “SCIO” 国务院新闻办公室")
    (faulty / "data" / "units.csv").rename(faulty / "data" / "单位.csv")
    file = faulty / "datapackage.json"
    file.write_text(file.read_text(encoding="utf-8").replace("data/units.csv", "data/单位.csv"))
    recount(faulty)
    (folder / "commands.json").write_text(
        json.dumps([*_commands("clean", "clean"), *_commands(name, "faulty")]), encoding="utf-8"
    )
    return folder


def output(folder: Path, **settings: str) -> bytes:
    """Return the bytes that all commands print and write, with their exit codes."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", RUN, "commands.json"],
        cwd=folder,
        env={**environment(), **settings},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return b"".join([done.stdout, *map(Path.read_bytes, sorted(folder.glob("*.*")))])


@pytest.fixture(scope="module")
def usual(folder: Path) -> bytes:
    """Return what the commands print in a usual environment."""
    return output(folder, LC_ALL="C.UTF-8", TZ="UTC")


def test_the_faulty_package_has_findings_beyond_ascii(usual: bytes) -> None:
    text = usual.decode("utf-8")
    assert "DEVİCE" in text
    assert "fehlerhaft-İıŞ-数据/data/figures.csv:" in text
    assert {*re.findall(r"\] ([012])$", text, re.MULTILINE)} == {"0", "1", "2"}


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param(ASCII, id="ASCII"),
        pytest.param({"LC_ALL": "C.UTF-8", "TZ": "Pacific/Kiritimati"}, id="far east"),
        pytest.param({"LC_ALL": "C.UTF-8", "TZ": "Etc/GMT+12", "PYTHONHASHSEED": "7"}, id="west"),
        pytest.param({"LANG": "en_US.ISO-8859-1", "PYTHONIOENCODING": "latin-1"}, id="Latin-1"),
    ],
)
def test_every_environment_gives_the_same_bytes(
    folder: Path, usual: bytes, settings: dict[str, str]
) -> None:
    assert output(folder, **settings) == usual


def test_a_turkish_locale_gives_the_same_bytes(folder: Path, usual: bytes, tmp_path: Path) -> None:
    need_program("localedef")
    need(Path("/usr/share/i18n/locales/tr_TR").exists(), "the locale tr_TR (package locales)")
    made = tmp_path / "tr_TR.UTF-8"
    tool = shutil.which("localedef") or ""
    subprocess.run([tool, "-i", "tr_TR", "-f", "UTF-8", str(made)], check=True)  # noqa: S603
    turkish = {"LOCPATH": str(tmp_path), "LC_ALL": "tr_TR.UTF-8"}
    asked = "import locale; print(locale.setlocale(locale.LC_ALL, ''))"
    command = [sys.executable, "-c", asked]
    said = subprocess.run(command, env=turkish, capture_output=True, check=True)  # noqa: S603
    assert said.stdout == b"tr_TR.UTF-8\n"
    assert output(folder, **turkish) == usual
