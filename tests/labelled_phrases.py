"""The labelled phrases of the languages that are read in full, one file each.

A value is a number, the two ends of a range ("3|5"), or "refused" where a phrase states no clear
figure; "?" is in the cells that a phrase was never labelled for. `fresh` has "yes" for phrases that
were written before the reader was tried on them, `today` "refused" for figures that it refuses.
"""

import csv
from fractions import Fraction
from pathlib import Path

from cited_figures.phrases import Reading, Unreadable, read

REFUSED = "refused"
_UNLABELLED = "?"
_SAID = ("comparator", "unit", "per", "direction", "side", "sign_word", "period", "base")
_FOLDER = Path(__file__).parent / "phrases" / "labelled"
LANGUAGES = sorted(file.stem for file in _FOLDER.glob("*.csv"))

Row = dict[str, str]


def labelled(language: str) -> list[Row]:
    """Return the labelled phrases of a language."""
    with (_FOLDER / f"{language}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def readable(phrase: str, language: str) -> Reading | None:
    """Return the reading of a phrase, or None where it is refused."""
    try:
        return read(phrase, language)
    except Unreadable:
        return None


def figures(language: str, *, is_fresh: bool) -> list[Row]:
    """Return the labelled phrases that are read, of those that are fresh or of the others."""
    return [
        row
        for row in labelled(language)
        if REFUSED not in (row["value"], row["today"]) and (row["fresh"] == "yes") == is_fresh
    ]


def fault(row: Row) -> str:
    """Return how a phrase is read otherwise than labelled; "" where it is not."""
    reading = readable(row["phrase"], row["language"])
    if reading is None:
        return "" if REFUSED in (row["value"], row["today"]) else "is refused"
    if row["value"] == REFUSED:
        return f"is read: {reading}"
    ends = [reading.value] if reading.upper is None else [reading.value, reading.upper]
    labels = [Fraction(end) for end in row["value"].split("|")]
    is_near = [round(end, 8) for end in ends] == [round(label, 8) for label in labels]
    wrong = [] if is_near else ["value"]
    wrong += [name for name in _SAID if row[name] not in (getattr(reading, name), _UNLABELLED)]
    if wrong:
        return f"has another {' and '.join(wrong)}: {reading}"
    return "is read now: take it out of the column today" if row["today"] else ""
