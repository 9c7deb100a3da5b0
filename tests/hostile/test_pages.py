"""Copies of a source that are broken, endless, or no text."""

import os
from pathlib import Path

import pytest

from statement import state

from .attack import Make, endings

MB = 1_000_000
VERIFY = ("verify", "--text", "page.html")
MARKUP = {
    piece: piece
    for piece in (
        *("<div>", "<p>a", "<b>", "<", "<a ", "<a", "<a/", "<!", "<!--", "<![CDATA[", "<![", "<?"),
        *("</", "</div>", "&", "&#", "&#9999999999;", "<script>", "</scr", "<style>", "<template>"),
        *("<div a='", "<table><tr><td>", "<div></p></b><i>", "<!DOCTYPE [", "= ", "\0", "Mr. "),
    )
}
TEXTS = {
    "blank lines": "\n \t" * (MB // 9),
    "names": "Of the And " * (MB // 11),
    "marks that pile up": "a" + "\u0301\u0323" * (MB // 12),
    "ligatures": "\ufdfa" * (MB // 9),
    "nearly the phrase": "zz 4.2 trillion yuanx " * (MB // 66),
    "Chinese": "占比，" * (MB // 30),
}


def _page(text: str) -> Make:
    return lambda package: (package / "page.html").write_text(text, encoding="utf-8") and None


@pytest.mark.slow
def test_broken_html_is_read_once(tmp_path: Path) -> None:
    attacks = {
        name: _page("<html>" + piece * (MB // 8 // len(piece))) for name, piece in MARKUP.items()
    }
    found = endings(tmp_path, attacks, *VERIFY)
    nothing = "a page without visible text"
    assert all(ending.code == 1 or nothing in ending.out for ending in found.values())


@pytest.mark.slow
def test_texts_of_any_kind_are_searched_or_refused(tmp_path: Path) -> None:
    found = endings(tmp_path, {name: _page(text) for name, text in TEXTS.items()}, *VERIFY)
    assert "an empty file" in found.pop("blank lines").out
    assert all(ending.code == 1 for ending in found.values())


def test_a_copy_is_a_plain_file_of_some_size(tmp_path: Path) -> None:
    def pipe(package: Path) -> list[str]:
        os.mkfifo(package / "pipe")
        return ["verify", "--text", "pipe"]

    def huge(package: Path) -> list[str]:
        with (package / "huge").open("wb") as stream:
            stream.truncate(3 << 30)
        return ["verify", "--text", "huge"]

    attacks: dict[str, Make] = {
        "pipe": pipe,
        "huge": huge,
        "device": lambda _: ["verify", "--text", "/dev/zero"],
        "folder": lambda _: ["verify", "--text", "data"],
    }
    found = endings(tmp_path, attacks)
    assert all(ending.code == 2 for ending in found.values())
    assert all("not a regular file" in found[name].out for name in ("pipe", "device"))
    assert "a folder, not a file" in found["folder"].out
    assert "3,221,225,472 bytes of a copy of a source, more than 20,000,000" in found["huge"].out


@pytest.mark.parametrize("depth", [1, 100_000])
def test_deep_nesting_hides_no_sentence(package: Path, tmp_path: Path, depth: int) -> None:
    text = state(package).read_text(encoding="utf-8")
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))

    def nested(target: Path) -> None:
        for name in ("data", "datapackage.json"):
            os.system(f"cp -r {package / name} {target}")  # noqa: S605
        _page(f"<html>{'<div>' * depth}{body}")(target)

    (tmp_path / "x").mkdir()
    found = endings(tmp_path / "x", {"nested": nested}, *VERIFY)["nested"]
    assert "11 exact" in found.out
