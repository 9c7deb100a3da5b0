"""What the words of a row say about its codes: titles and languages."""

import re
from functools import cache
from typing import Any

import polars as pl

from ..package.known import known
from ..phrases import not_read_in

Cells = dict[str, Any]

HAN_LANGUAGES = ("zh", "ja", "ko")

_WORD = r"\b[a-z]{4,}\b"  # longer than a symbol such as km or kWh
_HAN = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"  # for Rust too


def fits_language(text: str, language: str) -> pl.Expr:
    """Say whether the characters of one column can be those of the language in another."""
    is_east_asian = pl.col(language).str.extract("^([^-]*)").is_in(HAN_LANGUAGES)
    has_own, has_words = (pl.col(text).str.contains(pattern) for pattern in (_HAN, _WORD))
    fits = pl.when(is_east_asian).then(has_own | ~has_words).otherwise(~has_own)
    is_given = pl.col(text).is_not_null() & pl.col(language).is_not_null()
    return pl.when(is_given).then(fits).alias("_printed_in_language")


def read_in(row: Cells) -> Cells:
    """Say what is not read of phrases in the language of a source, if anything."""
    return {"_unread": not_read_in(row["language"] or "")}


def unit_titled(row: Cells) -> Cells:
    """Say whether the title of a unit of money names its currency and no other."""
    title, code = (row["title"] or "").lower(), row["iso4217"]
    named = {known for name, known in _currencies().items() if re.search(rf"\b{name}s?\b", title)}
    return {"_title_fits": code is None or not named or code in named}


def countries() -> dict[str, str]:
    """Return the codes of ISO 3166-1: alpha-3 to alpha-2, with which codes of ISO 3166-2 begin."""
    return {row["iso3166"]: row["alpha2"] for row in known("areas")}


@cache
def _currencies() -> dict[str, str]:
    """Return the code of each known currency by its full name."""
    units = (row for row in known("units") if row["iso4217"])
    return {re.escape(row["title"].lower()): row["iso4217"] for row in units}


def unit_named(noun: str) -> str:
    """Return the identifier of the known unit with this noun, or the noun itself."""
    return _nouns().get(noun, noun)


@cache
def _nouns() -> dict[str, str]:
    units = [row for row in known("units") if not row["per"]]
    return {noun: row["unit_id"] for row in reversed(units) for noun in row["nouns"].split("|")}
