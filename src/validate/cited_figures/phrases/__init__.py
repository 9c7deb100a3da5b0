"""Read the printed phrase of one published figure.

>>> read("more than 40 million industrial devices", "en").unit
'count:devices'
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

from .mention import NO_FIGURE, Mention
from .reading import NO_SIGN, NOT_READ, Reading, Unreadable, UnreadLanguage

__all__ = [
    "NO_FIGURE",
    "NO_SIGN",
    "Mention",
    "Reading",
    "UnreadLanguage",
    "Unreadable",
    "is_listed",
    "not_read_in",
    "read",
    "scan",
]

_WORDS = Path(__file__).parent / "words"
_BAR = " | "  # between the headers and the cell of a table
_LONGEST = 300
_LONGEST_CODE = 8  # letters of a language in BCP 47
_LARGEST = 10**30  # well within what a double holds
_TOO_LARGE = "a number too large to be one of a figure"
_PIECE = 3000  # characters of a sentence that are looked at in one go; hardly any has more
_HAN = r"[\u3400-\u9fff]"  # compiled when it is first used, which takes long
_KANA_OR_HANGUL = r"[\u3040-\u30ff\u31f0-\u31ff\uac00-\ud7af]"
_HOME_CURRENCIES = {"CN": "CNY", "TW": "TWD", "HK": "HKD", "MO": "MOP"}


def read(phrase: str, language: str | None = None) -> Reading:
    """Read the phrase of one figure; raise `Unreadable` with a reason rather than guess.

    `language` is the BCP 47 tag of the source. English, Chinese and the languages with a file in
    `words/` are read in full. Of other languages the digits are read, and percent, scale and
    currency behind them; the reading says so in its notices. Raises `UnreadLanguage` for a
    language whose number format is not known, or where the digits alone do not say which number
    is meant. Without a language the script decides between English, Chinese, Japanese and Korean.
    """
    if len(phrase) > _LONGEST:
        raise Unreadable(f"longer than {_LONGEST} characters")
    reader = _reader(language or _language_of(phrase))
    if _BAR in phrase:
        from .cells import read_cell

        reading = read_cell(phrase, reader, _tag(language or _language_of(phrase))[0])
    elif "(" in phrase or "（" in phrase or "[" in phrase or phrase[-1:] == "1":
        from .asides import read_with

        reading = read_with(phrase, reader)
    else:
        reading = reader(phrase)
    if _is_too_large(reading):
        raise Unreadable(_TOO_LARGE)
    return reading


def _is_too_large(reading: Reading) -> bool:
    largest = reading.value if reading.upper is None else max(abs(reading.value), reading.upper)
    size = abs(largest.numerator)
    return size >= _LARGEST and size >= _LARGEST * largest.denominator


def scan(sentence: str, language: str | None = None) -> Iterator[Mention]:
    """Yield the numbers of a sentence in order, with the phrase and the reading of each figure.

    The sentence is in normal form (see `evidence`); `language` is as for `read`. Numbers that are
    no figures are told of where they are printed in digits. Never raises for what is in the
    sentence.
    """
    scanner = _scanner(language or _language_of(sentence))
    for start in range(0, len(sentence), _PIECE):
        for mention in scanner(sentence[start : start + _PIECE]):
            yield _sound(mention._replace(start=mention.start + start, end=mention.end + start))


def _sound(mention: Mention) -> Mention:
    """Return a mention, without a reading where the number is too large to be one of a figure."""
    if mention.reading and _is_too_large(mention.reading):
        return mention._replace(reading=None, reason=NO_FIGURE + _TOO_LARGE)
    return mention


def not_read_in(language: str) -> str | None:
    """Return what is not read of phrases in a language, given by its BCP 47 tag; None for nothing.

    A language whose number format is not known is not read at all.
    """
    if is_listed(language.partition("-")[0].lower()):
        return None
    from .digits import format_of

    return NOT_READ if format_of(language) else "printed phrases are not read"


def is_listed(name: str) -> bool:
    """Return whether there is a file of words for a language, given by its ISO 639 code."""
    is_code = name.isascii() and name.isalpha() and len(name) <= _LONGEST_CODE
    return is_code and (_WORDS / f"{name}.toml").is_file()


def _language_of(phrase: str) -> str:
    if phrase.isascii():
        return "en"
    if found := re.search(_KANA_OR_HANGUL, phrase):
        return "ko" if found[0] >= "\uac00" else "ja"
    return "zh" if re.search(_HAN, phrase) else "en"


def _tag(language: str) -> tuple[str, str]:
    """Return language and region of a BCP 47 tag: "en", "AU" of en-AU."""
    name, *parts = language.replace("_", "-").split("-")
    region = next((part.upper() for part in reversed(parts) if len(part) == 2), "")  # noqa: PLR2004
    return name.lower(), region


@cache
def _reader(language: str) -> Callable[[str], Reading]:
    """Return what reads the phrases of a language; its words are loaded when they are needed."""
    name, region = _tag(language)
    if name == "en":
        from .en import read_english

        return partial(read_english, region=region)
    if name == "zh":
        from .zh import read_chinese

        return partial(read_chinese, home_currency=_HOME_CURRENCIES.get(region, ""))
    if is_listed(name):
        from .general import load, read_by_words

        return partial(read_by_words, words=load(language))
    from .digits import read_digits

    return partial(read_digits, language=language)


@cache
def _scanner(language: str) -> Callable[[str], Iterator[Mention]]:
    """Return what scans the sentences of a language."""
    name, region = _tag(language)
    if name == "en":
        from .en.scan import scan_english

        return partial(scan_english, region=region)
    if name == "zh":
        from .zh.scan import scan_chinese

        return partial(scan_chinese, home_currency=_HOME_CURRENCIES.get(region, ""))
    if is_listed(name):
        from .general import load
        from .general.scan import scan_by_words

        return partial(scan_by_words, words=load(language))
    from .scan_digits import scan_digits

    return partial(scan_digits, language=language)
