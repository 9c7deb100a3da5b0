"""Inputs that something went wrong with: one of a kind, the smallest."""

import hashlib
import re
import traceback
from pathlib import Path

HERE = Path(__file__).resolve().parent


def kind(error: BaseException) -> str:
    """Return what tells one fault from another: its type, its place, and what was expected."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "/src/" in frame.filename] or frames
    words = re.sub(r"[^A-Za-z]+", "-", str(error)) if isinstance(error, AssertionError) else ""
    place = f"{Path(own[-1].filename).stem}-{own[-1].name}" if own else "nowhere"
    return f"{type(error).__name__}-{place}-{words[:60]}".strip("-")


def keep(folder: Path, data: bytes, error: BaseException) -> str:
    """Keep an input in a folder unless a smaller one of its kind is there; return its name."""
    name = kind(error)
    file = folder / name
    if not file.exists() or len(data) < file.stat().st_size:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        about = "".join(traceback.format_exception(error))[-6_000:]
        file.with_name(f"{name}.txt").write_text(about, encoding="utf-8", errors="replace")
    return name


def named(data: bytes) -> str:
    """Return a name for an input of no known kind."""
    return hashlib.sha256(data).hexdigest()[:16]
