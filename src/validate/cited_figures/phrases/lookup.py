"""Tables of phrases, and the longest match in them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


def listed(text: str) -> list[str]:
    """Return the phrases of a list of words that semicolons part, with single blanks in them."""
    return [" ".join(phrase.split()) for phrase in text.split(";") if phrase.strip()]


def keyed(table: Mapping[str, str]) -> dict[str, str]:
    """Return each phrase of a table with its key."""
    return {phrase: key for key, text in table.items() for phrase in listed(text)}


class PhraseTable(Generic[T]):
    """Word sequences with a meaning each; the longest one that fits wins."""

    def __init__(self, meanings: Mapping[str, T], *, backwards: bool = False) -> None:
        """Index the phrases by their first word, or by their last one if `backwards`.

        Their words have one blank between them.
        """
        self._meanings = meanings
        self._single = {text: (meaning, 1) for text, meaning in meanings.items()}
        # How many words the phrases have that begin with two words, or end with them.
        self._longer: dict[str, dict[str, list[int]]] = {}
        for text in meanings:
            if " " in text:
                words = text.split(" ")
                word, neighbour = words[:-3:-1] if backwards else words[:2]
                lengths = self._longer.setdefault(word, {}).setdefault(neighbour, [])
                if len(words) not in lengths:
                    lengths.append(len(words))
                    lengths.sort(reverse=True)

    def __iter__(self) -> Iterator[str]:
        """Yield the phrases."""
        return iter(self._meanings)

    @property
    def firsts(self) -> set[str]:
        """The words that phrases begin with; with ``backwards``, those that end them."""
        return {text for text in self._meanings if " " not in text} | self._longer.keys()

    def after(self, words: Sequence[str], start: int) -> tuple[T, int] | None:
        """Return the meaning of the words that begin at `start`, and how many they are."""
        word = words[start]
        longer = self._longer.get(word)
        if longer and start + 1 < len(words):
            for length in longer.get(words[start + 1], ()):
                name = " ".join(words[start : start + length])
                if name in self._meanings:
                    return self._meanings[name], length
        return self._single.get(word)

    def before(self, words: Sequence[str], end: int) -> tuple[T, int] | None:
        """Return the meaning of the words that end before `end`, and how many they are."""
        word = words[end - 1]
        longer = self._longer.get(word)
        if longer and end > 1:
            for length in longer.get(words[end - 2], ()):
                name = " ".join(words[end - length : end]) if length <= end else ""
                if name in self._meanings:
                    return self._meanings[name], length
        return self._single.get(word)


class TextTable(Generic[T]):
    """Texts with a meaning each; the longest one that stands at a character is found."""

    def __init__(self, meanings: Mapping[str, T]) -> None:
        """Index the texts by their first character."""
        self.words = dict(meanings)
        self.lengths = lengths_by_first(meanings)

    def at(self, text: str, start: int) -> tuple[T, int] | None:
        """Return the meaning of the longest text at `start` and where it ends."""
        for length in self.lengths.get(text[start : start + 1], ()):
            word = text[start : start + length]  # shorter at the end of the text
            if word in self.words:
                return self.words[word], start + len(word)
        return None


def lengths_by_first(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return how long the words with a given first character are, the longest first."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}
