"""Fingerprints of text: a normal form that survives copying, and its SHA-256.

``bf-norm-2``: raised and lowered digits and vulgar fractions are written out (``10^6``, ``3 1/2``);
NFKC; format characters are dropped; straight quotes and one hyphen; one space for any white
space, none beside Chinese and Japanese characters. Case, digits, ``. , %`` and signs are kept: they
carry the figure. A text without raised digits, fractions and circled numbers has the same form in
``bf-norm-1``. The name also covers how a text is cut into sentences, see ``sentences``.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import pairwise

NORM = "bf-norm-2"
PREFIX = "sha256:"
UNREADABLE = "\ufffc"  # matches nothing that anybody prints

_RAISED = re.compile("[²³¹ªºʰ-ʸᴬ-ᵪ⁰-\u207f]+")
_LOWERED = re.compile("[₀-\u209f]+")
_FRACTION = re.compile("[¼-¾⅐-⅟↉]")
_OTHER_NUMBER = re.compile("[①-\u24ff㋀-㋋㍘-㍰㏠-㏾]")  # circled numbers, "1月" as one character
_UNIT_POWER = re.compile(r"(?<![A-Za-z])([cdkm]?m|ft|in|mi|yd)\^([23])(?![0-9])")
_FORMAT = re.compile("[\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_QUOTES = str.maketrans(
    dict.fromkeys("‘’‚‛′", "'") | dict.fromkeys("“”„‟″", '"') | dict.fromkeys("‐‑‒–—―−﹣", "-")
)
CJK = "\u2e80-\u2eff\u3000-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_IS_CJK = re.compile(f"[{CJK}]").match
_WORD = re.compile(r"[^\W_]{2,}")
_MARKS = re.compile(r"[^\w\s\x00-\u02ff]{31,}")  # more than Unicode's stream-safe format allows
WINDOW, SPEED = 3, 300  # steps to look at a passage, and characters that are hashed in a step
_BESIDE_CJK = re.compile(f"(?<=[{CJK}]) | (?=[{CJK}])")


def normal_form(text: str) -> str:
    """Return the normal form of a text. Normal forms are their own normal form."""
    if not text.isascii():
        text = _RAISED.sub(_raised, _MARKS.sub(_without_piles, text))
        text = _FRACTION.sub(_fraction, _LOWERED.sub(_lowered, text))
        text = _OTHER_NUMBER.sub(UNREADABLE, text)
        text = _FORMAT.sub("", unicodedata.normalize("NFKC", text)).translate(_QUOTES)
    if "^" in text:
        text = _UNIT_POWER.sub(r"\1\2", text)
    text = " ".join(text.split())
    return text if text.isascii() else _BESIDE_CJK.sub("", text)


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
        for edge in edges:
            self._is_edge[edge] = 1

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
        places = (edge.start() for edge in re.finditer(b"\1", fitting))
        passages = (self.normal[n : n + chars] for n in places)
        return next((passage for passage in passages if fingerprint(passage) == hashed), "")


def _without_piles(run: re.Match[str]) -> str:
    """Mark marks that pile up on one letter: to sort them takes the square of the time."""
    return UNREADABLE if any(map(unicodedata.combining, run[0])) else run[0]


def _raised(run: re.Match[str]) -> str:
    return "^" + unicodedata.normalize("NFKC", run[0])


def _lowered(run: re.Match[str]) -> str:
    """Write lowered characters after a letter on the line (CO2); nowhere else can they join."""
    mark = "" if run.start() and run.string[run.start() - 1].isalpha() else "_"
    return mark + unicodedata.normalize("NFKC", run[0])


def _fraction(found: re.Match[str]) -> str:
    gap = " " if found.start() and found.string[found.start() - 1].isdigit() else ""
    return gap + unicodedata.normalize("NFKC", found[0]).replace("\u2044", "/")
