"""The words that the grammars know, from their data files, and the phrases of the tests."""

import csv
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cited_figures import phrases

WORDS = Path(phrases.__file__).parent / "words"
LABELLED = Path(__file__).resolve().parents[1] / "phrases"
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_LONGEST = 20


def own_phrases() -> list[str]:
    """Return the phrases that the tests read."""
    rows = (
        row
        for file in sorted(LABELLED.glob("*.csv"))
        for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    )
    return [row["phrase"] for row in rows]


def _texts(value: Any) -> Iterator[str]:
    """Yield every word and every phrase in a value of any shape."""
    if isinstance(value, str):
        yield from value.split()
        yield from (phrase.strip() for phrase in value.split(";"))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from (*_texts(key), *_texts(inner))


def _known(language: str) -> set[str]:
    data = tomllib.loads((WORDS / f"{language}.toml").read_text(encoding="utf-8"))
    return {text for text in _texts(data) if 0 < len(text) <= _LONGEST}


_ALL = {word for file in WORDS.glob("*.toml") for word in _known(file.stem)} | {
    word for text in own_phrases() for word in text.split()
}
_NUMBERS = [
    *("1", "2.5", "3,000", "2019", "0.1", "1/3", "½", "10-12", "3%", "5G", "1e3"),
    *("12,34", "１２", "99999999999", "0.05", "1 000"),
]
SPACED = sorted(f"{word} " for word in _ALL if not _UNSPACED.search(word)) + _NUMBERS * 20
UNSPACED = sorted(word for word in _ALL if _UNSPACED.search(word)) + _NUMBERS * 20
