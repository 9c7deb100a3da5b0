"""Tables of words: how they are written down, and the longest match in them."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


def words(text: str) -> frozenset[str]:
    """Return the words of a table that is written as one text."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """Return the phrases of a table that is written as one text with semicolons."""
    return tuple(phrase.strip() for phrase in text.split(";"))


class PhraseTable(Generic[T]):
    """Word sequences with a meaning each; the longest one that fits wins."""

    def __init__(self, entries: Iterable[tuple[str, T]], *, backwards: bool = False) -> None:
        """Index the entries by their first word, or by their last one if `backwards`."""
        self._index: dict[str, list[tuple[list[str], int, T]]] = {}
        key = -1 if backwards else 0
        for text, meaning in entries:
            words = text.split()
            self._index.setdefault(words[key], []).append((words, len(words), meaning))
        for rows in self._index.values():
            rows.sort(key=lambda row: -row[1])

    def after(self, words: Sequence[str], start: int) -> tuple[T, int] | None:
        """Return the meaning of the words that begin at `start`, and how many they are."""
        for phrase, length, meaning in self._index.get(words[start], ()):
            if length == 1 or words[start : start + length] == phrase:
                return meaning, length
        return None

    def before(self, words: Sequence[str], end: int) -> tuple[T, int] | None:
        """Return the meaning of the words that end before `end`, and how many they are."""
        for phrase, length, meaning in self._index.get(words[end - 1], ()):
            if length == 1 or (length <= end and words[end - length : end] == phrase):
                return meaning, length
        return None
