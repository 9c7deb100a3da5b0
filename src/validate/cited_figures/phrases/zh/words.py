"""The Chinese words by meaning, as the grammar looks them up; `words/zh.toml` holds them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..lookup import TextTable, lengths_by_first
from ..symbols import FULL_WIDTH

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


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every word of the language, arranged for the grammar."""

    script: dict[int, str]
    traditional: frozenset[str]
    old_numerals: dict[str, str]
    words: dict[str, Word]
    lengths: dict[str, tuple[int, ...]]
    units: TextTable[str]
    denominators: TextTable[str]
    behind: TextTable[str]
    close: TextTable[str]
    tail_refuse: tuple[str, ...]
    touching: tuple[str, ...]
    touching_amounts: tuple[str, ...]
    touching_counts: tuple[str, ...]
    unit_ends: tuple[str, ...]
    rough: frozenset[str]
    better: frozenset[str]
    yardsticks: frozenset[str]
    forecasts: frozenset[str]
    over: frozenset[str]
    under: frozenset[str]
    beside: frozenset[str]
    object_up: frozenset[str]
    object_down: frozenset[str]
    carry: frozenset[str]
    revised: frozenset[str]
    letters: frozenset[str]
    behind_up: frozenset[str]
    behind_down: frozenset[str]


Section = dict[str, str]
_BOUND_SIDES = {"near": ("approx", "below")}


@cache
def lexicon() -> Lexicon:
    """Return the words of the language, read once."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    pairs = data["script"]["pairs"].split()
    words = _words(data)
    comparators, directions, tail = data["comparators"], data["directions"], data["tail"]
    behind = {
        word: name.removeprefix("behind_")
        for name, listed in comparators.items()
        if name.startswith("behind_")
        for word in listed.split()
    }
    return Lexicon(
        script=WIDTH | {ord(pair[0]): pair[1] for pair in pairs},
        traditional=frozenset(pair[0] for pair in pairs if pair[0] != pair[1]),
        old_numerals=dict(
            tuple(pair)
            for name in ("old_digits", "old_scales")
            for pair in data["script"][name].split()
        ),
        words=words,
        lengths=lengths_by_first(words),
        units=TextTable(_units(data)),
        denominators=TextTable(_denominators(data["denominators"])),
        behind=TextTable(behind),
        close=TextTable(dict.fromkeys(tail["close"].split(), "close")),
        tail_refuse=tuple(tail["refuse"].split()),
        touching=tuple(tail["touching"].split()),
        touching_amounts=tuple(tail["touching_amounts"].split()),
        touching_counts=tuple(tail["touching_counts"].split()),
        unit_ends=tuple(tail["unit_ends"].split()),
        rough=frozenset(comparators["rough"].split()),
        better=frozenset(data["before"]["better"].split()),
        yardsticks=frozenset(data["before"]["yardsticks"].split()),
        forecasts=frozenset(data["before"]["forecasts"].split()),
        letters=frozenset(data["names"]["letters"].split()),
        **{
            name: frozenset(directions[name].split())
            for name in (
                "over",
                "under",
                "beside",
                "object_up",
                "object_down",
                "carry",
                "revised",
                "behind_up",
                "behind_down",
            )
        },
    )


def _words(data: dict[str, Section]) -> dict[str, Word]:
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
            for back, relative in periods["relative"].items():  # type: ignore[attr-defined]
                add(relative, "base", back)
        else:
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
        name, side = _BOUND_SIDES.get(comparator, (comparator, ""))
        add(data["comparators"][comparator], "bound", name, side)
    for reason, listed in before["stop"].items():  # type: ignore[attr-defined]
        add(listed, "stop", reason)
    add("+", "plus")
    add("的", "of", "of")
    add("过", "pass")
    add("翻 翻了", "turn")
    add("减半", "half")
    add(data["vague"]["words"], "vague")
    return words


def _units(data: dict[str, Section]) -> dict[str, str]:
    units = dict.fromkeys(data["measures"]["no_figure"].split(), "none")
    for listed in ("words", "nouns"):
        units |= {word: f"count:{word}" for word in data["measures"][listed].split()}
    for section in ("currencies", "units"):
        for unit, names in data[section].items():
            units |= dict.fromkeys(names.split(), unit)
    return units


def _denominators(section: Section) -> dict[str, str]:
    names = {word: name for name, words in section.items() for word in words.split()}
    return {
        word: (word.lstrip("名个") or word) if name == "own" else name
        for word, name in names.items()
    }
