"""Fingerprints of text: a normal form that survives copying, and its SHA-256.

``bf-norm-1``: refuse signs that NFKC would damage; NFKC; drop format characters; straight
quotes and one dash; one blank for any white space, none beside Chinese and Japanese signs.
Case, digits, ``. , %`` and signs are kept: they carry the figure.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import pairwise

NORM = "bf-norm-1"
PREFIX = "sha256:"

_DAMAGED = re.compile("[²³¹¼-¾⁰-\u209f⅐-\u218f①-\u24ff㌀-㏿]")
_FORMAT = re.compile("[\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_QUOTES = str.maketrans(
    dict.fromkeys("‘’‚‛′", "'") | dict.fromkeys("“”„‟″", '"') | dict.fromkeys("‐‑‒–—―−﹣", "-")
)
_CJK = "\u2e80-\u2eff\u3000-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_IS_CJK = re.compile(f"[{_CJK}]").match
_WORD = re.compile(r"[^\W_]{2,}")
_MARKS = re.compile(r"[^\w\s\x00-\u02ff]{31,}")  # more than Unicode's stream-safe format allows
WINDOW, SPEED = 3, 300  # steps to look at a passage, and signs that are hashed in a step
_BESIDE_CJK = re.compile(f"(?<=[{_CJK}]) | (?=[{_CJK}])")


class DamagedError(ValueError):
    """Text with a sign that normalising would turn into another number, such as ² or ½."""


def normalise(text: str) -> str:
    """Return the normal form of a text.

    Raises DamagedError for superscripts, subscripts, vulgar fractions and circled numbers.
    """
    damaged = _DAMAGED.search(text)
    if damaged:
        raise DamagedError(f"the sign {damaged[0]} (U+{ord(damaged[0]):04X})")
    return _normal(text)


def normalise_page(text: str) -> str:
    """Return the normal form of a whole page, with a mark for each sign that ``normalise`` refuses.

    The mark U+FFFC matches nothing, so that one such sign elsewhere does not spoil the page.
    """
    return _normal(_DAMAGED.sub("\ufffc", _MARKS.sub(_without_piles, text)))


def fingerprint(normal: str) -> str:
    """Return ``sha256:`` and the hash of text in normal form, in lower-case hexadecimal."""
    return PREFIX + hashlib.sha256(normal.encode("utf-8")).hexdigest()


class Passages:
    """The passages of a text in normal form that begin and end where words or paragraphs do."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        """Join paragraphs in normal form to the normal form of them all."""
        parts: list[str] = []
        edges, length = [0], 0
        for before, after in pairwise([*paragraphs, ""]):
            gap = " " if after and not (_IS_CJK(before[-1]) or _IS_CJK(after[0])) else ""
            parts += [before, gap]
            edges += [length + len(before), length + len(before) + len(gap)]
            length = edges[-1]
        self.normal = "".join(parts)
        self._is_edge = bytearray(b"\1") * (length + 1)
        for word in _WORD.finditer(self.normal):
            self._is_edge[word.start() + 1 : word.end()] = bytes(word.end() - word.start() - 1)
        for each in edges:
            self._is_edge[each] = 1

    def find(self, hashed: str, chars: int, spend: Callable[[int], None]) -> str:
        """Return the passage with this fingerprint and length, or nothing.

        ``spend`` is told how much work there is, before it is done.
        """
        if not 0 < chars <= len(self.normal):
            return ""
        starts, ends = self._is_edge[:-chars], self._is_edge[chars:]
        both = int.from_bytes(starts, "big") & int.from_bytes(ends, "big")
        fitting = both.to_bytes(len(starts), "big")
        spend(len(fitting) // SPEED + fitting.count(1) * (WINDOW + chars // SPEED))
        places = (each.start() for each in re.finditer(b"\1", fitting))
        passages = (self.normal[n : n + chars] for n in places)
        return next((each for each in passages if fingerprint(each) == hashed), "")


def _without_piles(run: re.Match[str]) -> str:
    """Mark a run of signs that pile up on one letter: to sort them takes the square of the time."""
    return "\ufffc" if any(map(unicodedata.combining, run[0])) else run[0]


def _normal(text: str) -> str:
    text = _FORMAT.sub("", unicodedata.normalize("NFKC", text)).translate(_QUOTES)
    return _BESIDE_CJK.sub("", " ".join(text.split()))
