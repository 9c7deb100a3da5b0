"""How a language words the periods of a sentence: regular expressions in its file of words."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from .words import words

_FRAGMENT = re.compile("<([A-Z_]+)>")
_LENGTHS = {"year": 12, "quarter": 3, "month": 1}
_IN_FRONT = 30  # characters in front of a period that may say that its end is meant


class Wordings:
    """The table ``dates`` of a language.

    Each wording is a kind and a pattern. Named groups are the parts of a period (``year``,
    ``first_month``, ``part`` and so on, with a digit behind where a pattern has several); names in
    capitals stand for the patterns under ``fragments``. What a word means is in the other tables.
    """

    def __init__(self, dates: dict[str, Any]) -> None:
        """Compile the patterns."""
        self.months = _positions(dates["months"])
        self.numbers = _positions(dates["numbers"])
        self.years_ago: dict[str, int] = dates["years_ago"]
        self.lengths = {word: _LENGTHS[name] for word, name in dates.get("lengths", {}).items()}
        self.end_before = re.compile(f"(?:{dates['end_before']})$")
        self.end_within = re.compile(dates["end_within"])
        fragments = dates["fragments"]
        self._wordings = [
            (
                wording["kind"],
                "<MONTH>" in wording["pattern"],
                _compiled(wording["pattern"], fragments),
            )
            for wording in dates["wordings"]
        ]
        self._month = _compiled("<MONTH>", fragments)

    def of(self, text: str) -> Iterator[tuple[str, re.Pattern[str]]]:
        """Yield the kind and the pattern of each wording that may be in a text."""
        has_month = bool(self._month.search(text))
        for kind, needs_month, wording in self._wordings:
            if has_month or not needs_month:
                yield kind, wording


class Match:
    """A wording that was found, its parts as numbers; a part that is not printed is zero."""

    def __init__(self, match: re.Match[str], wordings: Wordings, start: int | None = None) -> None:
        """Take the parts from the named groups."""
        self._match = match
        self._wordings = wordings
        self._parts = {
            name.rstrip("2345"): text for name, text in match.groupdict().items() if text
        }
        self.start = match.start() if start is None else start
        self.end = match.end()

    @property
    def text(self) -> str:
        """The words of the period."""
        return self._match.string[self.start : self.end]

    @property
    def is_end(self) -> bool:
        """Whether the end of the period is meant."""
        before = self._match.string[max(0, self.start - _IN_FRONT) : self.start]
        wordings = self._wordings
        return bool(wordings.end_before.search(before) or wordings.end_within.search(self.text))

    @property
    def years_ago(self) -> int | None:
        """How many years before the statement, where a word tells."""
        return self._wordings.years_ago.get(self._parts.get("which", ""))

    @property
    def nearest(self) -> int | None:
        """The same, where the word may also mean the latest one."""
        return self._wordings.years_ago.get(self._parts.get("nearest", ""))

    @property
    def length(self) -> int:
        """A year, a quarter or a month, in months."""
        return self._wordings.lengths.get(self._parts.get("length", ""), 0)

    def number(self, part: str) -> int:
        """Return a part in digits or words."""
        text = self._parts.get(part, "0").lower()
        return int(text) if text.isdecimal() else self._wordings.numbers[text]

    def month(self, part: str) -> int:
        """Return the number of a month that is named."""
        text = self._parts.get(part, "0").rstrip(".").lower()
        return int(text) if text.isdecimal() else self._wordings.months[text]

    def of_year(self) -> "Match":
        """Return the same from its year on, without the words in front of it."""
        starts = (self._match.start(name) for name in self._match.groupdict() if name == "year")
        start = next(starts, -1)
        return Match(self._match, self._wordings, start) if start >= 0 else self


@cache
def wordings(language: str) -> Wordings:
    """Return the wordings of a language that has them."""
    return Wordings(words(language)["dates"])


def _positions(names: list[str]) -> dict[str, int]:
    """Return the place of each name in its list; a slash parts names for the same."""
    return {name: n for n, same in enumerate(names, 1) for name in same.split("/")}


def _compiled(pattern: str, fragments: dict[str, str]) -> re.Pattern[str]:
    while _FRAGMENT.search(pattern):
        pattern = _FRAGMENT.sub(lambda match: fragments[match[1]], pattern)
    return re.compile(pattern)
