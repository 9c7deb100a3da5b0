"""The words that the grammars know, as far as their modules name them, and phrases of them."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from cited_figures.phrases import chinese_words, english_words, units

OWN = Path(__file__).resolve().parents[1] / "phrases" / "own.csv"
_CHINESE = re.compile(r"[\u3400-\u9fff]")


def own_phrases() -> list[str]:
    """Return the phrases that the tests read."""
    with OWN.open(encoding="utf-8", newline="") as stream:
        return [each["phrase"] for each in csv.DictReader(stream)]


def _texts(value: Any) -> Iterator[str]:
    """Yield every text in a value of any shape."""
    if isinstance(value, str):
        yield from value.split("|") if "|" in value else value.split()
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from (*_texts(key), *_texts(each))
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _texts(each)


def _named(*modules: ModuleType) -> set[str]:
    public = (
        each for it in modules for name, each in vars(it).items() if not name.startswith("__")
    )
    return {text for each in public for text in _texts(each) if 0 < len(text) <= 20}


_BOTH = _named(english_words, chinese_words, units) | {
    word for phrase in own_phrases() for word in phrase.split()
}
_NUMBERS = [
    *("1", "2.5", "3,000", "2019", "0.1", "1/3", "½", "10-12", "3%", "5G", "1e3"),
    *("12,34", "１２", "99999999999", "0.05", "1 000"),
]
ENGLISH = sorted(f"{each} " for each in _BOTH if each.isascii()) + _NUMBERS * 20
CHINESE = sorted(each for each in _BOTH if _CHINESE.search(each)) + _NUMBERS * 20
