"""What the words of a row say about its codes: titles, notes and their language."""

import re
from typing import Any

import polars as pl

from ..phrases.units import ENGLISH_CURRENCIES
from ..text import MONTHS
from . import periods

Cells = dict[str, Any]

HAN_LANGUAGES = ("zh", "ja", "ko")
# Symbols that several currencies share; all others belong to one.
SYMBOLS = {
    "$": "ARS AUD BBD BMD BND BSD BZD CAD CLP COP CUP DOP FJD GYD HKD JMD KYD LRD MXN NAD NZD SBD "
    "SGD SRD TTD TWD USD UYU XCD",
    "¥": "CNY JPY",
    "元": "CNY HKD MOP TWD",
    "€": "EUR",
    "£": "EGP FKP GBP GIP LBP SHP SSP SYP",
    "₩": "KPW KRW",
    "₹": "INR",
    "₽": "RUB",
    "₺": "TRY",
}
STEM = 3  # letters that forms of one name share

_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # for Rust too
_LATIN = re.compile(r"[A-Za-z]")
_WORD = re.compile(r"\w+")
_PERCENT = re.compile("per ?cent|%")
_CHANGE = re.compile("chang|growth|grew|increas|decreas|declin|rise|fall|year.(?:on|over).year")
_YEAR, _MONTH = 4, 7  # characters of their labels


def fits_language(text: str, language: str) -> pl.Expr:
    """Say whether the characters of one column are those of the language in another."""
    has_han, has_latin = (pl.col(text).str.contains(script.pattern) for script in (_HAN, _LATIN))
    is_east_asian = pl.col(language).str.extract("^([^-]*)").is_in(HAN_LANGUAGES)
    fits = pl.when(is_east_asian).then(has_han | ~has_latin).otherwise(~has_han)
    known = pl.col(text).is_not_null() & pl.col(language).is_not_null()
    return pl.when(known).then(fits).alias("_printed_in_language")


def is_han(language: str) -> bool:
    """Return whether a language is written in characters of East Asia."""
    return language.partition("-")[0] in HAN_LANGUAGES


def source_titled(row: Cells) -> Cells:
    """Say whether a title is in the language of its source, or in brackets and in English."""
    title, language = row["title"] or "", row["language"] or ""
    ours = title.startswith("["), title.endswith("]")
    han, latin = (script.search(title) is not None for script in (_HAN, _LATIN))
    in_han = is_han(language) and not all(ours)
    fits = (han or not latin) if in_han else (latin or not han)
    return {"_title_in_language": fits and ours[0] == ours[1]}


def indicator_titled(row: Cells) -> Cells:
    """Say whether the titles of an indicator are in English and in Chinese."""
    title, chinese = row["title"] or "", row["title_zh"] or ""
    fits = bool(_HAN.search(chinese)) and not any(map(_is_kana_or_hangul, chinese))
    return {"_titles_in_language": not _HAN.search(title) and (fits or not chinese)}


def _is_kana_or_hangul(character: str) -> bool:
    return "\u3040" <= character <= "\u30ff" or "\uac00" <= character <= "\ud7af"


def unit_titled(row: Cells) -> Cells:
    """Say whether title and symbol of a unit mean the unit that its codes name."""
    words, symbol, kind = (row["title"] or "").lower(), row["symbol"], row["quantity_kind"]
    if kind == "count":
        fits = any(_names(words, noun) for noun in (row["nouns"] or "").lower().split("|"))
    elif kind == "monetary":
        fits = _is_currency(words, row["iso4217"])
    else:
        fits = bool(_PERCENT.search(words)) and bool(_CHANGE.search(words)) == (kind == "growth")
    return {"_title_fits": fits, "_symbol_fits": kind != "monetary" or _is_symbol(symbol, row)}


def _names(title: str, noun: str) -> bool:
    """Return whether a title has a noun; in letters, as whole words."""
    if not noun.isascii():
        return noun in title
    words, wanted = (" ".join(_WORD.findall(text)) for text in (title, noun))
    return f" {wanted} " in f" {words} "


def _is_currency(title: str, code: str | None) -> bool:
    """Return whether a title has a word of a currency, as far as its names are known."""
    ends = {name.split()[-1][:STEM] for name, unit in ENGLISH_CURRENCIES.items() if unit == code}
    return not ends or any(word[:STEM] in ends for word in title.split())


def _is_symbol(symbol: str | None, row: Cells) -> bool:
    """Return whether a symbol can stand for a currency; one that no list knows can."""
    if symbol is None or symbol == row["iso4217"]:
        return True
    known = next((codes for shared, codes in SYMBOLS.items() if shared in symbol), "")
    return row["iso4217"] in known.split() if known else not re.fullmatch("[A-Z]{3}", symbol)


def period_named(row: Cells) -> Cells:
    """Say whether a note names the period of its row: by its label, or in words."""
    label, note = row["time_period"] or "", row["note"] or ""
    return {"_period_named": any(name in note for name in _names_of(label))}


def _names_of(label: str) -> list[str]:
    try:
        start, _ = periods.dates(label)
    except ValueError:
        return [label]
    month = MONTHS[start.month - 1]
    if len(label) == _YEAR:
        return [label]
    if len(label) == _MONTH and label[5].isdigit():
        return [label, f"{month} {start.year}", f"of {month}", f"in {month}"]
    return [label, f"{start.day} {month} {start.year}", f"{month} {start.day}, {start.year}"]
