"""What many tests share: copies of the real package, and its release, built once."""

import shutil
import zipfile
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from changes import ROOT, copy_package, without_series
from cited_figures.release.build import COPYING, DESCRIBING, build
from cited_figures.release.build.dist import update_dist
from cited_figures.release.build.edition import Edition, read_edition


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-expected",
        action="store_true",
        help="write what the checks find now into expected.txt of every case; read the diff",
    )


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the real package without its series, which tests only read."""
    return without_series(copy_package(tmp_path_factory.mktemp("original")))


@pytest.fixture
def package(original: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the real package without its series, which is also the working directory.

    A change to a figure then needs none to the values of its indicator for other periods.
    """
    monkeypatch.chdir(shutil.copytree(original, tmp_path, dirs_exist_ok=True))
    return tmp_path


@pytest.fixture
def whole_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the real package, which is also the working directory."""
    monkeypatch.chdir(tmp_path)
    return copy_package(tmp_path)


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the real package."""
    return read_edition(copy_package(tmp_path_factory.mktemp("package")))


@pytest.fixture(scope="session")
def built(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the package and every format of it, which tests only read."""
    folder, files = tmp_path_factory.mktemp("dist"), dict(edition.files)
    for write in (*DESCRIBING, *COPYING):
        files |= write(edition)
    assert sorted(update_dist(files, folder)) == sorted(files)
    return folder


@pytest.fixture(scope="session")
def files() -> dict[str, bytes]:
    """Return the files of the release of the real package."""
    return build(ROOT)


@pytest.fixture(scope="session")
def beside(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with all files of the release, as downloaded one by one."""
    folder = tmp_path_factory.mktemp("downloads")
    update_dist(files, folder)
    return folder


@pytest.fixture(scope="session")
def unpacked(beside: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the archive unpacks to."""
    folder = tmp_path_factory.mktemp("unpacked")
    (archive,) = beside.glob("*.zip")
    with zipfile.ZipFile(archive) as stream:
        stream.extractall(folder)
    (root,) = folder.iterdir()
    return root


@pytest.fixture(scope="session")
def html(files: dict[str, bytes]) -> str:
    """Return the page of the release."""
    return files["index.html"].decode()


@pytest.fixture(scope="session")
def soup(html: str) -> BeautifulSoup:
    """Return the page of the release as a tree."""
    return BeautifulSoup(html, "html.parser")
