"""Rewriting files of a package: inside the package, with their own line ends."""

import os
from pathlib import Path

from ..errors import FiguresError


def inside(root: Path, name: str) -> Path:
    """Return the path of a file of the package; FiguresError where a link leads out of it."""
    file, folder = Path(os.path.realpath(root / name)), Path(os.path.realpath(root))
    if not file.is_relative_to(folder):
        reason = "a link that leads out of the package; put the file itself in its place"
        raise FiguresError(f"{name}: {reason}")
    return root / name if file == folder / name else file


def with_line_ends_of(file: Path, text: str) -> str:
    """Return the text with the line ends that the first line of the file has."""
    with file.open("rb") as stream:
        crlf = stream.readline().endswith(b"\r\n")
    return text.replace("\n", "\r\n") if crlf else text
