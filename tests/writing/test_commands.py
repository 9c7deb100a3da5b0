"""Every command on the real package and on a new one, in an empty folder, above, and unheard."""

import subprocess
import sys
from pathlib import Path

import pytest

from changes import copy_package
from cited_figures.cli.main import main
from hostile.attack import environment

COMMANDS = {
    "check": ["check"],
    "verify": ["verify", "--text", "copy.txt"],
    "explain": ["explain", "bounds-differ"],
    "show": ["show"],
    "show one": ["show", "F01", "--format", "json"],
    "cite": ["cite", "F01", "package"],
    "update": ["update"],
    "fix": ["fix"],
    "build": ["build", "--out", "out"],
    "diff": ["diff", "."],
    "release-check": ["release-check"],
    "new": ["new", "another"],
    "find": ["find", "copy.txt"],
    "--version": ["--version"],
}
PLACES = {
    "real": {"verify": 1, "release-check": 1},  # there is no changelog
    "new": {"release-check": 1},
    "empty": dict.fromkeys(
        ("check", "verify", "update", "fix", "build", "diff", "release-check"), 2
    ),
}
PLACES["above"] = PLACES["empty"]


def made(place: str, folder: Path) -> Path:
    """Make a folder of this kind, with a copy of a source in it."""
    root = folder / place
    root.mkdir()
    if place == "real":
        copy_package(root)
    elif place != "empty":
        assert main(["new", str(root if place == "new" else root / "package")]) == 0
    text = "This text is an example, to be replaced. It counts more than 40 devices.\n"
    (root / "copy.txt").write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("closed", ["", ">&-"], ids=["heard", "unheard"])
@pytest.mark.parametrize("place", PLACES)
def test_every_command_ends_as_it_should(place: str, closed: str, tmp_path: Path) -> None:
    root = made(place, tmp_path)
    script = f"""import sys
from cited_figures.cli.main import main
for words in {[*COMMANDS.values()]!r}:
    try:
        code = main(words)
    except SystemExit as stop:
        code = stop.code
    sys.stderr.write(f"\\n= {{code or 0}}\\n")
"""
    done = subprocess.run(  # noqa: S603
        ["/bin/sh", "-c", f'exec "$0" -c "$1" {closed}', sys.executable, script],
        cwd=root,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    codes = [int(line[2:]) for line in done.stderr.splitlines() if line.startswith("= ")]
    assert dict(zip(COMMANDS, codes, strict=True)) == dict.fromkeys(COMMANDS, 0) | PLACES[place]
    for words in ("Traceback", "please report it", "rule-crashed"):
        assert words not in done.stdout + done.stderr
