"""A number in a cell of a table, with the headers that give its unit: Devices (thousand) | 8,041.

The phrase is read as if the header stood at the number: 8,041 thousand devices.
"""

import re
from collections.abc import Callable, Iterator

from .reading import Reading, Unreadable

_BAR = " | "
_Read = Callable[[str], Reading]
_HEADER = re.compile(
    r"(?P<name>.*?) ?(?:\((?P<note>[^()]+)\)|, (?P<last>[^,()0-9]+))"
    r"|(?P<unit>(?:[Ii]n )?(?:[A-Z]{0,3}[$€£¥]|[A-Z]{3})? ?"
    r"(?:[Tt]housand|[MmBb]illion|[Tt]rillion)s?(?: of)?(?: [^\W\d]+){0,2}|[%‰])"
)
_CELL = re.compile(r"[-+−]?\(?[-+−]?[0-9][0-9.,' \u00a0]*\)?[%‰]?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_LEADING = re.compile(r"(?:in|unit|units|单位|單位)[:： ] ?", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<![0-9,])['\u2019]?000s?(?= |$)")
_SCALES = re.compile(r"\b(thousand|million|billion|trillion)s?(?: of(?: the)?)?\b", re.IGNORECASE)
_SIGN = re.compile(r"([A-Z]{0,3}[$€£¥]|[A-Z]{3}) ?(.*)")
_COUNTING = re.compile(r"(?:total )?(?:number|count) of ", re.IGNORECASE)


def read_cell(phrase: str, read: _Read) -> Reading:
    """Return what the number of a cell says under its headers; raises as `read` does."""
    *headers, cell = phrase.split(_BAR)
    if not _CELL.fullmatch(cell):
        raise Unreadable("the last part is no number of a cell")
    notes = [found for header in headers if (found := _HEADER.fullmatch(header))]
    if len(notes) > 1:
        raise Unreadable("two headers with a unit")
    names = [header for header in headers if not _HEADER.fullmatch(header)]
    if notes and notes[0]["name"]:
        names.append(notes[0]["name"])
    note = (notes[0]["note"] or notes[0]["last"] or notes[0]["unit"]) if notes else ""
    reading = _read_first(_wordings(cell, note, names), read)
    years = [header for header in headers if _YEAR.fullmatch(header)]
    return reading._replace(period=years[0]) if len(years) == 1 else reading


def _wordings(cell: str, note: str, names: list[str]) -> Iterator[tuple[str, bool]]:
    """Yield how the cell would be printed in a sentence, what says most of it first.

    Some count only where their name turns the number: "a decline of 5%", "a loss of $5 million".
    """
    whole = _joined(cell, note)
    for name in reversed(names):
        yield f"{name} of {whole}", True
    for name in reversed(names):
        thing = _COUNTING.sub("", name).lower()
        if note.startswith("per "):
            yield f"{cell} {thing} {note}", False
        elif " per " not in note:
            yield f"{whole} {thing}", False
    yield whole, False


def _joined(cell: str, note: str) -> str:
    """Return the number with its unit: "€8,041 million", "8,041 thousand", "40万台"."""
    text = _THOUSANDS.sub("thousand", _LEADING.sub("", note))
    text = _SCALES.sub(r"\1", text).strip()
    money = _SIGN.fullmatch(text)
    if money:
        return f"{money[1]}{cell} {money[2]}".strip()
    is_han = text[:1] >= "\u3400"
    return f"{cell}{text}" if is_han or text in ("%", "‰") else f"{cell} {text}".strip()


def _read_first(wordings: Iterator[tuple[str, bool]], read: _Read) -> Reading:
    """Return the first reading that counts."""
    reason = "no figure found"
    for wording, must_turn in wordings:
        try:
            reading = read(wording)
        except Unreadable as refusal:
            reason = refusal.reason
            continue
        if not must_turn or reading.direction in ("up", "down") or reading.sign_word:
            return reading
    raise Unreadable(reason)
