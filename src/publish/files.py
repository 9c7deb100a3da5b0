"""Write files whole or not at all."""

import os
from pathlib import Path


def write(path: Path, content: str | bytes) -> None:
    """Write text (in UTF-8 with LF) or bytes; the file is the old or the new one, never half.

    Raises OSError when the folder cannot be written to.
    """
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    raw = content.encode("utf-8") if isinstance(content, str) else content
    try:
        aside.write_bytes(raw)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
