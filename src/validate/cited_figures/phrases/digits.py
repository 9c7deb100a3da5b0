"""The digits of a phrase in a language without a grammar, by the number format of the language.

Only the number is read, with the scale word, the percent sign or the currency at it. What the
other words say is not known, so a reading says "not read" for comparator and direction.
"""

import json
import re
import unicodedata
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from .reading import NOT_READ, UNIT_NOT_READ, Reading, UnreadLanguage
from .symbols import CODES, FULL_WIDTH, HALVES

# CLDR's formats, written by .ci/number_formats.py: loading them takes 2 ms, babel 30.
_FILE = Path(__file__).parent / "words" / "number_formats.json"
_SPACES = "\u00a0\u202f\u2009 "
_APOSTROPHES = "'\u2019"
_NUMBER = re.compile(rf"[0-9]+(?:[.,{_APOSTROPHES}\u066b\u066c{_SPACES}][0-9]+)*")
_LONGEST = 30
_SHORTEST = 3  # letters of a scale word that is known without its full stop
_WORD = re.compile(r"\w+")
_NEAR = 4  # words behind a number
_OF = re.compile(r"(?:de|d['\u2019]|di|do|of)\s*")
_STEM = 4  # letters that an inflected scale word shares with the known one
# How scale words begin in many languages; one that is not known is never skipped.
_SCALE_STEMS = (
    "mil",
    "mio",
    "mrd",
    "mld",
    "mlrd",
    "mia",
    "mln",
    "bln",
    "bil",
    "tril",
    "тыс",
    "млн",
    "млрд",
    "трлн",
)
_POINTS = frozenset({"p", "\u043f", "\ud3ec"})  # how "point" begins behind "%"
_CODE = re.compile(r"[A-Z]{3}(?![A-Za-z])")
_CODE_BEFORE = re.compile(r"(?<![A-Za-z])([A-Z]{3})\s?$")
# Scripts that put no blanks between words: a letter behind a number is no part of it.
_UNSPACED = frozenset({"ja", "ko", "th", "lo", "km", "my", "bo", "dz", "ii"})


class Format(NamedTuple):
    """How a language writes numbers, and its words for scales, percent and money."""

    decimal: str
    groups: str
    lakhs: bool
    percent: tuple[str, ...]
    scales: dict[str, int]
    currencies: dict[str, str]
    is_spaced: bool
    months: str


@cache
def _formats() -> dict[str, Any]:
    formats: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return formats


@cache
def format_of(language: str) -> Format | None:
    """Return the number format of a BCP 47 tag, or None where it is not known."""
    parts = language.replace("_", "-").split("-")
    name = parts[0].lower()
    words = _formats().get(name)
    if words is None:
        return None
    region = next((part.upper() for part in parts[1:] if len(part) == 2), "")  # noqa: PLR2004
    marks = _formats().get(f"{name}-{region}", words)
    group = marks["group"]
    groups = _SPACES if group in _SPACES or marks["decimal"] == "," else ""
    return Format(
        marks["decimal"],
        groups + (_APOSTROPHES if group in _APOSTROPHES else group),
        marks.get("lakhs", False),
        tuple(words["percent"]),
        _scales(words["scales"]),
        words["currencies"],
        name not in _UNSPACED,
        words["months"],
    )


def _scales(names: dict[str, int]) -> dict[str, int]:
    """Return the scale words, and those that end in a full stop without it too: "mln."."""
    plain = {name.rstrip("."): factor for name, factor in names.items()}
    return {name: factor for name, factor in plain.items() if len(name) >= _SHORTEST} | names


def read_digits(phrase: str, language: str) -> Reading:
    """Return the size that a phrase states, without sign, comparator and direction.

    Raises `UnreadLanguage` where the language has no known number format, or where the phrase
    does not show exactly one number.
    """
    form = format_of(language)
    if form is None:
        raise UnreadLanguage(f"no number format is known for the language {language!r}")
    text = _plain(phrase)
    numbers = [found for found in _NUMBER.finditer(text) if _is_free(text, found)]
    if len(numbers) != 1:
        reason = "no number in digits" if not numbers else "more than one number"
        raise UnreadLanguage(f"{reason} in a language without a grammar")
    found = numbers[0]
    value, step = _value(found[0], form)
    rest = text[found.end() :]
    factor, rest = _scale(rest, form)
    if HALVES.intersection(_WORD.findall(rest.lower())[:_NEAR]):
        raise UnreadLanguage("a half behind the number is not read")
    unit = _unit(text[: found.start()], rest, form)
    notices = (NOT_READ,) if unit else (NOT_READ, UNIT_NOT_READ)
    return Reading(
        "", value * factor, None, unit, "", step * factor, notices=notices, scale=Fraction(factor)
    )


def _plain(phrase: str) -> str:
    """Return the phrase with the digits of all scripts as 0 to 9, wide characters as plain."""
    if phrase.isascii():
        return phrase
    text = phrase.translate(FULL_WIDTH)
    return "".join(
        str(unicodedata.decimal(character)) if character.isdecimal() else character
        for character in text
        if character not in "\u200e\u200f"
    )


def _is_free(text: str, found: re.Match[str]) -> bool:
    """Return whether the digits are a number, and no part of a name such as CO2 or G20."""
    before = text[: found.start()].rstrip("-")[-1:]
    return not (before.isascii() and before.isalpha())


def _value(printed: str, form: Format) -> tuple[Fraction, Fraction]:
    """Return the number and one unit of its last digit."""
    printed = printed.replace("\u066b", form.decimal).replace("\u066c", form.groups[-1:])
    group = f"[{re.escape(form.groups)}]" if form.groups else "(?!)"
    lakhs = rf"[0-9]{{1,2}}(?:{group}[0-9]{{2}})+{group}[0-9]{{3}}|" if form.lakhs else ""
    pattern = (
        rf"(?P<whole>{lakhs}"
        rf"[0-9]{{1,3}}(?P<group>{group})[0-9]{{3}}(?:(?P=group)[0-9]{{3}})*|[0-9]+)"
        rf"(?:{re.escape(form.decimal)}(?P<part>[0-9]+))?"
    )
    match = re.fullmatch(pattern, printed)
    if match is None or len(printed) > _LONGEST:
        raise UnreadLanguage(f"{printed!r} is not written as the language writes numbers")
    whole = re.sub("[^0-9]", "", match["whole"])
    part = match["part"] or ""
    if len(whole) > 1 and whole[0] == "0":
        raise UnreadLanguage(f"{printed!r} is not written as the language writes numbers")
    return Fraction(int(whole + part), 10 ** len(part)), Fraction(1, 10 ** len(part))


def _scale(rest: str, form: Format) -> tuple[int, str]:
    """Return the factor of the scale word at the beginning, and what follows it."""
    text = rest.lstrip(_SPACES)
    for name in sorted(form.scales, key=len, reverse=True):
        is_short = len(name) <= 2  # noqa: PLR2004 - the case of M and k counts
        head = text[: len(name)]
        if head != name and (is_short or head.lower() != name.lower()):
            continue
        after = text[len(name) :]
        if form.is_spaced and after[:1].isalpha():
            continue
        _refuse_scale(after.lstrip(_SPACES), form)
        return form.scales[name], after
    _refuse_scale(text, form)
    return 1, rest


def _refuse_scale(text: str, form: Format) -> None:
    """Raise `UnreadLanguage` for a word that looks like an inflected or a second scale."""
    word = re.match(r"\w*", text)
    name = word[0].lower() if word else ""
    known = {scale.lower()[:_STEM] for scale in form.scales if len(scale) >= _STEM}
    is_similar = len(name) >= _STEM and name[:_STEM] in known
    if is_similar or (name.startswith(_SCALE_STEMS) and not name.startswith("milli")):
        raise UnreadLanguage(f"the scale of the number is not read: {name!r}")


def _unit(before: str, after: str, form: Format) -> str:
    """Return percent or a currency that stands at the number, or ""."""
    text = after.lstrip(_SPACES)
    low = text.lower()
    for name in form.percent:
        if low.startswith(name):
            tail = text[len(name) :]
            is_joined = tail[:1] in {"-", "\u2010", "\u2011"} or (
                form.is_spaced and tail[:1].isalpha()
            )
            points = tail.lstrip(_SPACES)[:1].lower() in _POINTS
            return "" if is_joined or points else "percent"
    if before.rstrip(_SPACES).endswith(("%", "\u066a")):
        return "percent"
    return _currency(before, text, form)


def _currency(before: str, text: str, form: Format) -> str:
    of = _OF.match(text.lower())
    behind = text[of.end() :] if of else text
    if code := _CODE.match(behind):
        return code[0] if code[0] in CODES else ""
    for name in sorted(form.currencies, key=len, reverse=True):
        tail = behind[len(name) :]
        is_word = name[-1].isalpha() and form.is_spaced
        if behind.lower().startswith(name) and not (is_word and tail[:1].isalpha()):
            return form.currencies[name]
        if before.rstrip(_SPACES).lower().endswith(name) and not name.isalpha():
            return form.currencies[name]
    match = _CODE_BEFORE.search(before)
    return match[1] if match and match[1] in CODES else ""
