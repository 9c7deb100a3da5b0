"""Tables of phrases, and the longest match in them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")

_ALONE = (1,)  # how long the phrases are that begin with a word, where that is all of them


class PhraseTable(Generic[T]):
    """Word sequences with a meaning each; the longest one that fits wins."""

    def __init__(self, meanings: Mapping[str, T], *, backwards: bool = False) -> None:
        """Index the phrases by their first word, or by their last one if `backwards`.

        Their words have one blank between them.
        """
        self._meanings = meanings
        self._lengths = {text: _ALONE for text in meanings if " " not in text}
        longer: dict[str, set[int]] = {}
        for text in meanings:
            if " " in text:
                word = text.rpartition(" ")[2] if backwards else text.partition(" ")[0]
                longer.setdefault(word, set()).add(text.count(" ") + 1)
        for word, lengths in longer.items():
            alone = self._lengths.get(word, ())
            self._lengths[word] = (*sorted(lengths, reverse=True), *alone)

    def __iter__(self) -> Iterator[str]:
        """Yield the phrases."""
        return iter(self._meanings)

    @property
    def firsts(self) -> Iterable[str]:
        """The words that phrases begin with; with ``backwards``, those that end them."""
        return self._lengths

    def after(self, words: Sequence[str], start: int) -> tuple[T, int] | None:
        """Return the meaning of the words that begin at `start`, and how many they are."""
        word = words[start]
        lengths = self._lengths.get(word)
        if lengths is None:
            return None
        if lengths is _ALONE:
            return self._meanings[word], 1
        for length in lengths:
            name = word if length == 1 else " ".join(words[start : start + length])
            if name in self._meanings:
                return self._meanings[name], length
        return None

    def before(self, words: Sequence[str], end: int) -> tuple[T, int] | None:
        """Return the meaning of the words that end before `end`, and how many they are."""
        for length in self._lengths.get(words[end - 1], ()):
            if length > end:
                continue
            name = words[end - 1] if length == 1 else " ".join(words[end - length : end])
            if name in self._meanings:
                return self._meanings[name], length
        return None


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
