import csv
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, sync_playwright

from changes import ROOT
from cited_figures.release.build import build
from cited_figures.release.build.dist import update_dist

from .visits import FLAGS, program

Rows = list[dict[str, str]]


@pytest.fixture(scope="session")
def files() -> dict[str, bytes]:
    """Return the files of the release of the real package."""
    return build(ROOT)


@pytest.fixture(scope="session")
def html(files: dict[str, bytes]) -> str:
    return files["index.html"].decode()


@pytest.fixture(scope="session")
def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def _rows(table: str) -> Rows:
    with (ROOT / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="session")
def figures() -> Rows:
    return _rows("figures")


@pytest.fixture(scope="session")
def corroborations() -> Rows:
    return _rows("corroborations")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture(scope="session")
def address(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the release on this machine and return the address of its page."""
    folder: Path = tmp_path_factory.mktemp("dist")
    assert "index.html" in list(update_dist(files, folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a browser without a window."""
    path = program()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()
