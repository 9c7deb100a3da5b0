"""What ``figures diff`` prints: changes as text or as JSON."""

from dataclasses import asdict

from ...text import abridged, json_text, printable
from .change import Bump, Change, demanded_bump
from .snapshot import Snapshot
from .version import is_enough, lowest_version

LONGEST = 120  # characters of an old or new value
ORDER = (Bump.MAJOR, Bump.MINOR, Bump.PATCH)


def render_text(old: Snapshot, new: Snapshot, changes: list[Change]) -> str:
    """Return the changes by the bump that they demand, and the verdict on the version."""
    lines: list[str] = []
    for bump in ORDER:
        found = [change for change in changes if change.bump is bump]
        if found:
            lines += [f"{bump.name.lower()}:", *(f"  {describe(change)}" for change in found)]
    return "\n".join([*lines, _verdict(old, new, demanded_bump(changes)), ""])


def render_json(old: Snapshot, new: Snapshot, changes: list[Change]) -> str:
    """Return the changes and the bump they demand as JSON."""
    bump = demanded_bump(changes)
    document = {
        "old": {"path": old.shown, "version": old.version},
        "new": {"path": new.shown, "version": new.version},
        "bump": bump.name.lower(),
        "lowest_version": lowest_version(old.version, bump) if old.version else "",
        "changes": [{**asdict(change), "bump": change.bump.name.lower()} for change in changes],
    }
    return json_text(document)


def describe(change: Change) -> str:
    """Return a change in words: figures F04 value: 4200000000000 → 4300000000000."""
    parts = [change.table, *change.key, change.column]
    subject = " ".join(part for part in parts if part) or "package"
    detail = ""
    if change.old or change.new:
        detail = f": {_short(change.old)} → {_short(change.new)}"
    return printable(f"{subject}{detail}") + f" ({change.kind})"


def _short(value: str) -> str:
    return abridged(" ".join(value.split()), LONGEST) or "(empty)"


def _verdict(old: Snapshot, new: Snapshot, bump: Bump) -> str:
    head = f"{old.shown} to {new.shown}"
    if bump is Bump.NONE:
        return f"{head}: no change"
    if not old.version or not new.version:
        return f"{head}: a {bump.name.lower()} change"
    lowest = lowest_version(old.version, bump)
    enough = "enough" if is_enough(old.version, new.version, bump) else "too little"
    return (
        f"{head}: a {bump.name.lower()} change, so the version after {old.version} is at least "
        f"{lowest}; {new.version} is {enough}"
    )
