"""The site of all releases, and the links of the sources, as the workflows use them."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from changes import ROOT


def test_each_release_keeps_its_address(tmp_path: Path) -> None:
    for version in ("v1.0.0", "v2.0.0", "v10.0.0", "v11.0.0-rc.1"):
        page = tmp_path / "releases" / version / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(version, encoding="utf-8")
    command = [ROOT / ".ci/site", tmp_path / "releases", tmp_path / "site"]
    subprocess.run(command, check=True)  # noqa: S603
    pages = {
        page.parent.name: page.read_text(encoding="utf-8")
        for page in (tmp_path / "site").glob("*/index.html")
    }
    versions = ("v1.0.0", "v2.0.0", "v10.0.0", "v11.0.0-rc.1")
    assert pages == {version: version for version in versions} | {"latest": "v10.0.0"}
    start = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert 'url=latest/"' in start


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(int(self.path.strip("/")))
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Answers) as found:
        thread = threading.Thread(target=found.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{found.server_port}"
        found.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("answers", "code", "said"),
    [
        ((200, 200, 403), 0, ""),
        ((200, 404, 200), 1, "b: {server}/404: answer 404\n"),
    ],
)
def test_links_that_are_gone_are_said(
    tmp_path: Path, server: str, answers: tuple[int, ...], code: int, said: str
) -> None:
    first, second, third = (f"{server}/{answer}" for answer in answers)
    lines = ("source_id,url,copy_url", f"a,{first},", f"b,,{second}", f"c,{third},", "d,,")
    file = tmp_path / "sources.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [sys.executable, str(ROOT / ".ci/links.py"), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert (done.returncode, done.stdout) == (code, said.format(server=server))
