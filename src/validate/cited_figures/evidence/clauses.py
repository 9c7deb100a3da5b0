"""A phrase in its sentence: the clause around it, and the words next to it."""

import re
from dataclasses import dataclass
from functools import cached_property

from .fingerprint import CJK

_TOKEN = re.compile(rf"[0-9]+(?:[.,][0-9]+)*|[{CJK}]|[^\s{CJK}]+")
_CHUNK = re.compile(rf"[^\s{CJK}]*")
_BOUNDARY = re.compile(
    r"[;。、!?]|:(?![0-9])|(?<![0-9]),|,(?![0-9])| - | \||(?<![$€£¥%])\((?![0-9])|"
    r"(?<![0-9])\)| \("
)
_SENTENCE_END = re.compile(r"""[.!?。]*["')\]」』]*$""")
_NEAR = 600  # characters of a sentence on either side of a phrase
_ASIDE = re.compile(rf"(?:^|(?<=[{CJK}])| )\([^()]*[^\W\d_][^()]*\)")
_STRONG = re.compile(r"[;。!?]| \|")


@dataclass(frozen=True)
class Spot:
    """Where a phrase stands in a sentence: ``sentence[start:end]``; see ``Place`` for ``note``."""

    sentence: str
    start: int
    end: int
    note: str = ""

    @classmethod
    def near(cls, sentence: str, start: int, end: int, note: str = "") -> "Spot":
        """Return the spot with no more of a long sentence than can matter."""
        begin = max(0, start - _NEAR)
        return cls(sentence[begin : end + _NEAR], start - begin, end - begin, note)

    @property
    def without_brackets(self) -> "Spot":
        """Return the spot without asides in brackets around it; "$(23.5) million" has none."""
        before = _ASIDE.sub("", self.sentence[: self.start])
        behind = _ASIDE.sub("", self.sentence[self.end :])
        sentence = before + self.phrase + behind
        return Spot(sentence, len(before), len(before) + len(self.phrase))

    @property
    def phrase(self) -> str:
        """Return the phrase itself."""
        return self.sentence[self.start : self.end]

    @cached_property
    def clause(self) -> tuple[int, int]:
        """Return where the clause around the phrase begins and ends."""
        return self._around(_BOUNDARY)

    @cached_property
    def main_clause(self) -> tuple[int, int]:
        """Return the same, with commas left out as boundaries."""
        return self._around(_STRONG)

    def _around(self, boundary: re.Pattern[str]) -> tuple[int, int]:
        begin, end = 0, _SENTENCE_END.search(self.sentence, self.end)
        limit = end.start() if end else len(self.sentence)
        for found in boundary.finditer(self.sentence, 0, limit):
            if found.end() <= self.start:
                begin = found.end()
            elif found.start() >= self.end:
                limit = found.start()
                break
        return begin, max(limit, self.end)

    def lefts(self, most: int) -> list[int]:
        """Return where the clause begins when it is cut 0, 1, 2 ... words before the phrase."""
        tokens = list(_TOKEN.finditer(self.sentence, self.clause[0], self.start))
        return [self.start, *(token.start() for token in reversed(tokens[-most:]))]

    def rights(self, most: int) -> list[int]:
        """Return where the clause ends when it is cut 0, 1, 2 ... words behind the phrase."""
        found = [self.end]
        for token in _TOKEN.finditer(self.sentence, self.end, self.clause[1]):
            if len(found) > most:
                break
            found.append(token.end())
        return found

    @property
    def glued(self) -> tuple[int, int]:
        """Return where the phrase begins and ends with all that no space parts from it.

        Quotation marks and the punctuation of the sentence do not count, nor the marks of notes.
        """
        begin, end = self.clause
        before = _CHUNK_BEFORE.search(self.sentence, begin, self.start)
        behind = _CHUNK.match(self.sentence, self.end, end)
        left = before[0].lstrip("\"'") if before else ""
        right = _NOTE_MARK.sub("", behind[0]).rstrip("\"'.") if behind else ""
        if _OPENING.fullmatch(left) and _CLOSING.fullmatch(right):
            left = right = ""
        return self.start - len(left), self.end + len(right)


_CHUNK_BEFORE = re.compile(rf"[^\s{CJK}]*$")
_NOTE_MARK = re.compile(r"(?:\[\d{1,3}\])+$")
_OPENING = re.compile(r"""["'(\[]*""")
_CLOSING = re.compile(r"""["')\]]*""")


def tokens(text: str) -> int:
    """Return how many words a text has; each Chinese character is one."""
    return sum(1 for _ in _TOKEN.finditer(text))
