"""Write files whole or not at all."""

import os
from pathlib import Path


def write(path: Path, text: str) -> None:
    """Write text in UTF-8 with LF; the file is either the old or the new one, never half.

    Raises OSError when the folder cannot be written to.
    """
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        aside.write_text(text, encoding="utf-8", newline="\n")
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
