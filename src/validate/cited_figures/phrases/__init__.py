"""Read the printed phrase of one published figure.

>>> read("more than 40 million industrial devices", "en").unit
'count:devices'
"""

import re

from .reading import Reading, Unreadable, UnreadLanguage

__all__ = ["Reading", "UnreadLanguage", "Unreadable", "read"]

_LONGEST = 300
_LARGEST = 10**30  # well within what a double holds
_HAN = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff\u31f0-\u31ff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_HOME_CURRENCIES = {"CN": "CNY", "TW": "TWD", "HK": "HKD", "MO": "MOP"}


def read(phrase: str, language: str | None = None) -> Reading:
    """Read the phrase of one figure; raise `Unreadable` with a reason rather than guess.

    `language` is the BCP 47 tag of the source. English and Chinese are read in full. Of other
    languages the digits are read, and percent, scale and currency behind them; the reading says
    so in its notices. Raises `UnreadLanguage` for a language whose number format is not known,
    or where the digits alone do not say which number is meant. Without a language the script
    decides between English, Chinese, Japanese and Korean.
    """
    if len(phrase) > _LONGEST:
        raise Unreadable(f"longer than {_LONGEST} characters")
    reading = _read(phrase, language or _language_of(phrase))
    if not all(-_LARGEST < number < _LARGEST for number in (reading.value, reading.upper or 0)):
        raise Unreadable("a number too large to be one of a figure")
    return reading


def _language_of(phrase: str) -> str:
    if phrase.isascii():
        return "en"
    if _KANA.search(phrase):
        return "ja"
    if _HANGUL.search(phrase):
        return "ko"
    return "zh" if _HAN.search(phrase) else "en"


def _read(phrase: str, language: str) -> Reading:
    name, _, rest = language.replace("_", "-").partition("-")
    name = name.lower()
    region = next((part.upper() for part in reversed(rest.split("-")) if len(part) == 2), "")  # noqa: PLR2004
    if name == "en":
        from .en import read_english

        return read_english(phrase, region)
    if name == "zh":
        from .zh import read_chinese

        return read_chinese(phrase, _HOME_CURRENCIES.get(region, ""))
    from .digits import read_digits

    return read_digits(phrase, language)
