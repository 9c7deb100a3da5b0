"""The Chinese words by meaning, as the grammar looks them up; `words/zh.toml` holds them."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ..lookup import TextTable, lengths_by_first
from ..symbols import FULL_WIDTH

_PIECE = re.compile("<([a-z]+)>")
_FILE = Path(__file__).parents[1] / "words" / "zh.toml"
LETTER = r"[^\W\x00-\x7f]"  # of a pattern; a range of all Chinese characters compiles slowly
# Half-width forms of what is printed in several widths.
WIDTH = {
    **FULL_WIDTH,
    **dict.fromkeys(map(ord, "−‐‑"), "-"),
    **dict.fromkeys(map(ord, "–‒―"), "—"),
    **dict.fromkeys(map(ord, "～〜∼"), "~"),
    ord("﹪"): "%",
    ord("￥"): "¥",
    ord("≧"): "≥",
    ord("≦"): "≤",
    ord("〇"): "零",
    ord("，"): "，",  # a comma between clauses is told from one between digits
}


class Word(NamedTuple):
    """What a word does in a phrase: its kind and what the kind needs to know."""

    kind: str
    detail: str = ""
    side: str = ""


class Lexicon:
    """Every word of the language, arranged for the grammar.

    ``sets`` are the lists of the tables `sets` and `tail`, ``rows`` the same in order, as
    `str.endswith` takes them.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Arrange the words of the file."""
        pairs = data["script"]["pairs"].split()
        self.script: Mapping[int, str] = WIDTH | {ord(pair[0]): pair[1] for pair in pairs}
        self.traditional = frozenset(pair[0] for pair in pairs if pair[0] != pair[1])
        old = f"{data['script']['old_digits']} {data['script']['old_scales']}".split()
        self.old_numerals = {pair[0]: pair[1] for pair in old}
        self.words = _words(data)
        self.lengths = lengths_by_first(self.words)
        self.units = TextTable(_units(data))
        self.denominators = TextTable(_denominators(data["denominators"]))
        self.behind = TextTable(_named(data["comparators"], "behind_"))
        self.rows = {
            name: tuple(text.split()) for name, text in (data["sets"] | data["tail"]).items()
        }
        self.sets = {name: frozenset(listed) for name, listed in self.rows.items()}
        self.comparing = self.sets["over"] | self.sets["under"]
        self.close = TextTable(dict.fromkeys(self.rows["close"], "close"))
        self.letters = frozenset(data["names"]["letters"].split())
        self.currencies: dict[str, tuple[str, ...]] = {
            code: tuple(text.split()) for code, text in data["currency_signs"].items()
        }
        self.noted = _named(data["periods"]["noted"])
        self.patterns = _patterns(data["patterns"])


@cache
def lexicon() -> Lexicon:
    """Return the words of the language, read once."""
    return Lexicon(tomllib.loads(_FILE.read_text(encoding="utf-8")))


def _named(section: Mapping[str, str], prefix: str = "") -> dict[str, str]:
    """Return each word of the lists whose name has a prefix, with the rest of that name."""
    return {
        word: name.removeprefix(prefix)
        for name, listed in section.items()
        if name.startswith(prefix)
        for word in listed.split()
    }


def _patterns(section: Mapping[str, Any]) -> dict[str, re.Pattern[str]]:
    """Return the regular expressions, with their pieces put in."""
    pieces = {"letter": LETTER}

    def whole(pattern: str) -> str:
        return _PIECE.sub(lambda piece: pieces.get(piece[1], piece[0]), pattern)

    for name, pattern in section["pieces"].items():
        pieces[name] = whole(pattern)
    texts = {name: text for name, text in section.items() if isinstance(text, str)}
    listed = {name: "|".join(section[name]) for name in ("times", "names")}
    texts["context"] = (
        f"(?P<vague>{texts.pop('vague')})|(?P<time>{listed['times']})|(?P<name>{listed['names']})"
    )
    return {name: re.compile(whole(text)) for name, text in texts.items()}


def _words(data: Mapping[str, Any]) -> dict[str, Word]:
    """Return the words outside a number; a word of two lists has the meaning of the later one."""
    before, directions, periods = data["before"], data["directions"], data["periods"]
    words: dict[str, Word] = {}

    def add(listed: str, kind: str, detail: str = "", side: str = "") -> None:
        words.update(dict.fromkeys(listed.split(), Word(kind, detail, side)))

    add(data["names"]["neutral"], "word")
    add(data["names"]["letters"], "letters")
    add(before["fill"], "fill")
    add(before["link"], "link", "to")
    add(before["is"], "link", "is")
    for base, listed in periods.items():
        if base == "relative":
            for back, relative in listed.items():
                add(relative, "base", back)
        elif base != "noted":
            add(listed, "time", "" if base == "none" else base)
    for per, listed in data["per"].items():
        is_rate = per == "annualised"
        add(listed, "per", "year" if is_rate else per, "rate" if is_rate else "")
    for code, listed in data["currency_signs"].items():
        add(listed, "money", code)
        add(listed.lower(), "money", code)
    for way in ("up", "down"):
        add(directions[way], "move", way)
        add(directions[f"{way}_nouns"], "noun", way)
        for kind, listed in (("move", f"dated_{way}"), ("noun", f"dated_{way}_nouns")):
            for entry in directions[listed].split(";"):
                word, back = entry.split()
                add(word, kind, way, back)
    for word in data["signs"]["words"].split():
        add(word, "sign", word)
    add(data["signs"]["minus"], "minus")
    for comparator in ("gt", "ge", "lt", "le", "approx", "near"):
        is_near = comparator == "near"
        said = ("approx", "below") if is_near else (comparator, "")
        add(data["comparators"][comparator], "bound", *said)
    for reason, listed in before["stop"].items():
        add(listed, "stop", reason)
    add("+", "plus")
    add("的", "of", "of")
    add("过", "pass")
    add("翻 翻了", "turn")
    add("减半", "half")
    add(data["vague"]["words"], "vague")
    return words


def _units(data: Mapping[str, Any]) -> dict[str, str]:
    units = dict.fromkeys(data["measures"]["no_figure"].split(), "none")
    for listed in ("words", "nouns"):
        units |= {word: f"count:{word}" for word in data["measures"][listed].split()}
    for section in ("currencies", "units"):
        for unit, names in data[section].items():
            units |= dict.fromkeys(names.split(), unit)
    return units


def _denominators(section: Mapping[str, str]) -> dict[str, str]:
    return {
        word: (word.lstrip("名个") or word) if name == "own" else name
        for word, name in _named(section).items()
    }
