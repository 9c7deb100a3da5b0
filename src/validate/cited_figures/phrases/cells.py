"""A number in a cell of a table, with the headers that give its unit: Devices (thousand) | 8,041.

The phrase is read as if the header stood at the number: 8,041 thousand devices. The words of
headers are the table ``headers`` of each language.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from .lookup import listed
from .reading import Reading, Unreadable

_WORDS = Path(__file__).parent / "words"
_BAR = " | "
_Read = Callable[[str], Reading]
_NOTED = re.compile(r"(?P<name>.*?) ?\((?P<note>[^()]+)\)")
_LISTED = re.compile(r"(?P<name>.*?), (?P<note>[^,()0-9]+)")
_CELL = re.compile(r"[-+−▲△]?\(?[-+−]?[0-9][0-9.,' \u00a0]*\)?[%‰]?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_SIGN = re.compile(r"([A-Z]{0,3}[$€£¥]|[A-Z]{3}) ?(.*)")
_SAMPLE = "5"


class _Headers:
    """The words of a language that stand in headers."""

    def __init__(self, data: Mapping[str, Any], *, has_capitals: bool) -> None:
        self._leads = _any_of(listed(data.get("leads", "")))
        self._scales = {
            header.lower(): scale
            for scale, headers in data.get("scales", {}).items()
            for header in listed(headers)
        }
        self._scale = _any_of(self._scales)
        self._counting = _any_of(listed(data.get("counting", "")))
        self.per = tuple(f"{word} " for word in listed(data.get("per", "")))
        self.of: str = data.get("of", "")
        self._has_capitals = has_capitals

    def split(self, header: str, read: _Read) -> tuple[str, str] | None:
        """Return the name and the unit that a header gives; None for one without a unit."""
        for form in (_NOTED, _LISTED):
            if found := form.fullmatch(header):
                return found["name"], found["note"]
        leads = [(header[: lead.start()], header[lead.end() :]) for lead in self._led(header)]
        for name, note in [*leads, ("", header)]:
            if self._is_unit(note.strip(" :"), read):
                return name.strip(" :"), note.strip(" :")
        return None

    def _led(self, header: str) -> Iterator[re.Match[str]]:
        return re.finditer(rf"(?:^|(?<=[ :])){self._leads}(?:[ :]|$)", header, re.IGNORECASE)

    def _is_unit(self, note: str, read: _Read) -> bool:
        """Return whether a text is a scale or a unit, rather than a thing that is counted."""
        try:
            reading = read(self.joined(_SAMPLE, note))
        except Unreadable:
            return False
        return reading.scale != 1 or not reading.unit.startswith("count")

    def joined(self, cell: str, note: str) -> str:
        """Return the number with its unit: "€8,041 million", "8,041 thousand", "40万台"."""
        text = re.sub(rf"^{self._leads}[:： ] ?", "", note, flags=re.IGNORECASE)
        text = re.sub(
            rf"(?<![\w,']){self._scale}(?!\w)",
            lambda match: self._scales[match[0].lower()],
            text,
            flags=re.IGNORECASE,
        ).strip()
        money = _SIGN.fullmatch(text)
        if money:
            return f"{money[1]}{cell} {money[2]}".strip()
        is_close = _is_han(text) or text in ("%", "‰")
        return f"{cell}{text}" if is_close else f"{cell} {text}".strip()

    def thing(self, name: str) -> str:
        """Return what is counted: "devices" of "Number of devices"."""
        thing = re.sub(rf"^{self._counting} ", "", name.partition(",")[0], flags=re.IGNORECASE)
        return thing if self._has_capitals else thing.lower()


def read_cell(phrase: str, read: _Read, language: str) -> Reading:
    """Return what the number of a cell says under its headers; raises as `read` does.

    `language` is an ISO 639 code.
    """
    *headers, cell = phrase.split(_BAR)
    if not _CELL.fullmatch(cell):
        raise Unreadable("the last part is no number of a cell")
    words = _headers(language)
    names, notes = [], []
    for header in headers:
        plain = unicodedata.normalize("NFKC", header)
        split = words.split(plain, read)
        names.append(split[0] if split else plain)
        notes.extend([split[1]] if split else [])
    if len(notes) > 1:
        raise Unreadable("two headers with a unit")
    note = notes[0] if notes else ""
    reading = _read_first(_wordings(cell, note, [name for name in names if name], words), read)
    years = [header for header in headers if _YEAR.fullmatch(header)]
    return reading._replace(period=years[0]) if len(years) == 1 else reading


def _wordings(
    cell: str, note: str, names: list[str], words: _Headers
) -> Iterator[tuple[str, bool]]:
    """Yield how the cell would be printed in a sentence, what says most of it first.

    Some count only where their name turns the number: "a decline of 5%", "a loss of $5 million".
    """
    whole = words.joined(cell, note)
    is_rate = note.startswith(words.per)
    for name in reversed(names if words.of else []):
        yield f"{name} {words.of} {whole}", True
    if _is_han(note):
        yield whole, False
    for name in reversed(names):
        if is_rate:
            yield f"{cell} {words.thing(name)} {note}", False
        elif not any(f" {word}" in note for word in words.per):
            yield f"{whole} {words.thing(name)}", False
    yield whole, False


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


@cache
def _headers(language: str) -> _Headers:
    path = _WORDS / f"{language}.toml"
    is_listed = language.isalpha() and path.is_file()
    data = tomllib.loads(path.read_text(encoding="utf-8")) if is_listed else {}
    has_capitals = data.get("form", {}).get("capitals", False)
    return _Headers(data.get("headers", {}), has_capitals=has_capitals)


def _is_han(text: str) -> bool:
    return text[:1] >= "\u3400"


def _any_of(phrases: Iterator[str] | list[str] | Mapping[str, str]) -> str:
    """Return a pattern for any of some phrases, the longest first."""
    names = [re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True)]
    return f"(?:{'|'.join(names)})" if names else "(?!)"
