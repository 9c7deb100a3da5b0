"""Folders under git, for tests."""

import subprocess
from pathlib import Path

NAME = ("-c", "user.name=Test", "-c", "user.email=test@example.org")


def git(root: Path, *words: str) -> None:
    """Run a git command in a folder."""
    subprocess.run(["git", *NAME, *words], cwd=root, check=True)  # noqa: S603, S607  (git as it is)


def commit(root: Path, tag: str) -> None:
    """Put a folder under git, commit all of it and tag it."""
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", tag], ["tag", tag]):
        git(root, *words)
