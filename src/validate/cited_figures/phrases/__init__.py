"""Read the printed phrase of one published figure, English or Chinese."""

import re

from .zh import read_chinese
from .english import read_english
from .reading import Reading, Unreadable

__all__ = ["Reading", "Unreadable", "read"]

_LONGEST = 300
_LARGEST = 10**30  # well within what a double holds
_HAN = re.compile(r"[\u3400-\u9fff]")
_TAG = re.compile(r"(en|zh)(?![A-Za-z])", re.IGNORECASE)
_HOME_CURRENCIES = {"CN": "CNY", "TW": "TWD", "HK": "HKD", "MO": "MOP"}


def read(phrase: str, language: str | None = None) -> Reading:
    """Read the phrase of one figure; raise `Unreadable` with a reason rather than guess.

    `language` is a BCP 47 tag of English or Chinese; without it the script decides.
    """
    if len(phrase) > _LONGEST:
        raise Unreadable(f"longer than {_LONGEST} characters")
    reading = _read(phrase, language)
    if not all(-_LARGEST < each < _LARGEST for each in (reading.value, reading.upper or 0)):
        raise Unreadable("a number too large to be one of a figure")
    return reading


def _read(phrase: str, language: str | None) -> Reading:
    if language is None:
        return read_chinese(phrase) if _HAN.search(phrase) else read_english(phrase)
    tag = _TAG.match(language)
    if not tag:
        raise Unreadable(f"no grammar for the language {language!r}")
    if tag[1].lower() == "en":
        return read_english(phrase)
    return read_chinese(phrase, _HOME_CURRENCIES.get(language[-2:].upper(), ""))
