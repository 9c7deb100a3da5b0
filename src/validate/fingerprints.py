"""Fingerprints of text: a normal form that survives copying, and its SHA-256.

``bf-norm-1``: refuse signs that NFKC would damage; NFKC; drop format characters; straight
quotes and one dash; one blank for any white space, none beside Chinese and Japanese signs.
Case, digits, ``. , %`` and signs are kept: they carry the figure.
"""

import hashlib
import re
import unicodedata

NORM = "bf-norm-1"
PREFIX = "sha256:"

_DAMAGED = re.compile("[²³¹¼-¾⁰-\u209f⅐-\u218f①-\u24ff㌀-㏿]")
_FORMAT = re.compile("[\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_QUOTES = str.maketrans(
    dict.fromkeys("‘’‚‛′", "'") | dict.fromkeys("“”„‟″", '"') | dict.fromkeys("‐‑‒–—―−﹣", "-")
)
_CJK = "\u2e80-\u2eff\u3000-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
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
    return _normal(_DAMAGED.sub("\ufffc", text))


def fingerprint(normal: str) -> str:
    """Return ``sha256:`` and the hash of text in normal form, in lower-case hexadecimal."""
    return PREFIX + hashlib.sha256(normal.encode("utf-8")).hexdigest()


def find(hashed: str, chars: int, normal: str) -> int:
    """Return where in a normal form a passage with this fingerprint and length begins, or -1."""
    windows = range(len(normal) - chars + 1) if chars > 0 else ()
    return next((n for n in windows if fingerprint(normal[n : n + chars]) == hashed), -1)


def _normal(text: str) -> str:
    text = _FORMAT.sub("", unicodedata.normalize("NFKC", text)).translate(_QUOTES)
    return _BESIDE_CJK.sub("", " ".join(text.split()))
