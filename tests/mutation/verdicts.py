"""Why a mutant may survive: the entries of verdicts.toml."""

import tomllib
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

from .mutants import Mutant
from .trial import Trial

HERE = Path(__file__).resolve().parent

Verdict = dict[str, str]


@cache
def verdicts() -> tuple[Verdict, ...]:
    """Return the verdicts: which mutants the rules alone may let pass, and why."""
    text = (HERE / "verdicts.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["verdict"])


def verdict(mutant: Mutant) -> Verdict:
    """Return the first verdict on a mutant, empty when it may not survive."""
    parts = {"file": mutant.file, "column": mutant.column, "operator": mutant.operator}
    parts |= {"row": mutant.row, "old": mutant.old, "new": mutant.new}
    for entry in verdicts():
        if all(fnmatch(part, entry.get(name, "*")) for name, part in parts.items()):
            return entry
    return {}


def means_nothing(mutant: Mutant) -> bool:
    """Return whether a change leaves all that the package says as it was."""
    return verdict(mutant).get("kind") == "means nothing"


def is_wording(mutant: Mutant) -> bool:
    """Return whether a change is of wording, or leaves what the package says as it was."""
    return verdict(mutant).get("kind") in ("means nothing", "free text")


def is_open(trial: Trial, *, with_text: bool) -> bool:
    """Return whether a mutant survived that may not; with the text, what it tells is no excuse."""
    if not trial.left:
        return False
    found = verdict(trial.mutant)
    return not found or (with_text and found.get("kind") == "text at hand")
