"""Changes in words and as JSON: what figures diff prints."""

import json
from dataclasses import asdict

from ...text import printable
from .change import (
    KINDS,
    Bump,
    Change,
    demanded,
)
from .snapshot import Snapshot
from .version import is_enough, raised

LONGEST = 120  # characters of a text that is shown
ORDER = (Bump.MAJOR, Bump.MINOR, Bump.PATCH)


def text(old: Snapshot, new: Snapshot, changes: list[Change]) -> str:
    """Return the changes by the bump they demand, and the verdict on the version."""
    lines: list[str] = []
    for bump in ORDER:
        found = [each for each in changes if each.bump is bump]
        if found:
            lines += [f"{bump.name.lower()}:", *(f"  {sentence(each)}" for each in found)]
    return "\n".join([*lines, _verdict(old, new, demanded(changes)), ""])


def as_json(old: Snapshot, new: Snapshot, changes: list[Change]) -> str:
    """Return the changes and the bump they demand as JSON."""
    bump = demanded(changes)
    document = {
        "old": {"path": old.shown, "version": old.version},
        "new": {"path": new.shown, "version": new.version},
        "bump": bump.name.lower(),
        "lowest_version": raised(old.version, bump) if old.version else "",
        "changes": [{**asdict(each), "bump": each.bump.name.lower()} for each in changes],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def sentence(change: Change) -> str:
    """Return one change in words: figures F04 value: 4200000000000 → 4300000000000."""
    parts = [change.table, *change.key, change.column]
    subject = " ".join(each for each in parts if each) or "package"
    detail = ""
    if change.old or change.new:
        detail = f": {_short(change.old)} → {_short(change.new)}"
    return printable(f"{subject}{detail}") + f" ({change.kind}: {KINDS[change.kind].title})"


def _short(value: str) -> str:
    shown = " ".join(value.split())
    if len(shown) > LONGEST:
        shown = shown[: LONGEST - 1] + "…"
    return shown or "(empty)"


def _verdict(old: Snapshot, new: Snapshot, bump: Bump) -> str:
    head = f"{old.shown} to {new.shown}"
    if bump is Bump.NONE:
        return f"{head}: no change"
    if not old.version or not new.version:
        return f"{head}: a {bump.name.lower()} change"
    lowest = raised(old.version, bump)
    enough = "enough" if is_enough(old.version, new.version, bump) else "too little"
    return (
        f"{head}: a {bump.name.lower()} change, so the version after {old.version} is at least "
        f"{lowest}; {new.version} is {enough}"
    )
