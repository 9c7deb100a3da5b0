"""The words of a language as data: one TOML file per language in ``words/``."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from ..phrases import is_listed
from ..phrases.general import load
from .fingerprint import CJK

_IS_CJK = re.compile(f"[{CJK}]").search

_SOME_WORDS, _SOME_CHARACTERS = r"(?:[^\s,;:0-9]+ ){0,4}", "[^,;。0-9]{0,6}"

Words = dict[str, Any]


@cache
def words(language: str) -> Words:
    """Return the words of a language, by its BCP 47 tag; empty for a language without a file."""
    code = language.partition("-")[0].lower()
    path = files(__package__).joinpath("words", f"{code}.toml")
    if not (code.isascii() and code.isalpha() and path.is_file()):
        return {}
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def bases(language: str) -> dict[str, list[str]]:
    """Return the wordings of each base of comparison, those of printed phrases by default."""
    own: dict[str, list[str]] = words(language).get("bases", {})
    return load(language).bases if _has_printed_bases(language) else own


def _has_printed_bases(language: str) -> bool:
    """Return whether the bases of a language are those of its printed phrases."""
    return "bases" not in words(language) and is_listed(language.partition("-")[0].lower())


def in_all_languages(table: str, key: str) -> list[str]:
    """Return the words under a key in the files of all languages."""
    names = sorted(path.name for path in files(__package__).joinpath("words").iterdir())
    tables = (words(name.removesuffix(".toml")).get(table, {}) for name in names)
    return [word for found in tables for word in found.get(key, [])]


def any_of(phrases: Iterable[str]) -> str:
    """Return a pattern for any of some phrases, the longest first; Latin ones are whole words.

    In a phrase, ``#`` stands for any number or word of amount, and ``…`` for up to four words (six
    Chinese characters) without a number; ``n't`` and its like stand at the end of a word. Phrases
    that begin and end alike share their conditions: this is much faster.
    """
    groups: dict[tuple[str, str], list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        number = "[0-9一二三四五六七八九十两兩几幾多]+" if _IS_CJK(phrase) else r"[\w-]+(?:,\d+)*"
        escaped = re.escape(phrase).replace(r"\#", number)
        escaped = escaped.replace("…\\ ", _SOME_WORDS).replace("…", _SOME_CHARACTERS)
        groups.setdefault(_ends(phrase), []).append(escaped)
    patterns = [f"{begin}(?:{'|'.join(same)}){end}" for (begin, end), same in groups.items()]
    return f"(?:{'|'.join(patterns)})" if patterns else "(?!)"


def _ends(phrase: str) -> tuple[str, str]:
    """Return what must stand before and behind a phrase: no other part of a Latin word."""
    if _IS_CJK(phrase):
        return "", ""
    is_word = phrase[0].isalnum() and not phrase.startswith("n'")
    return r"(?<![\w-])" if is_word else "", r"(?![\w-])" if phrase[-1].isalnum() else ""


@cache
def pattern(language: str, table: str, key: str) -> re.Pattern[str]:
    """Return a pattern for any of the words under a key of a table; it is never empty."""
    is_exact = (table, key) == ("modality", "words")  # "may" is not "May"
    flags = re.NOFLAG if is_exact else re.IGNORECASE
    listed = bases(language) if table == "bases" else words(language).get(table, {})
    wording = any_of(listed.get(key, []))
    if table == "bases" and _has_printed_bases(language):
        read = load(language)
        led = f"{any_of(read.comparers)} {any_of(read.compared_names.get(key, []))}"
        wording = f"(?:{wording}|{led})"
    return re.compile(wording, flags)
