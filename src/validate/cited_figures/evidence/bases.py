"""What the sentence says a change is compared with, held against the base of the row."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ..views import printed_bases
from .claim import Claim
from .clauses import Spot
from .cues import Objection
from .named import Named, Period
from .words import bases, pattern

_DIGIT = re.compile("[0-9]")
_PAUSE = re.compile("[,;。]")
_SUPERLATIVE = re.compile(r"(?:\w{2}est|most|first|record|最\w*|新[高低])\b[^,;]*$", re.IGNORECASE)
_LEADING = 45  # characters in which a sentence that begins with a base names it
_OPENING = 60  # characters in which it names the base that a comma parts from the rest
_SHORT = frozenset({"P1Y", "P3M", "P1M", "P1W"})  # bases that several years are none of
_DECEMBER = 12


def objections(spot: Spot, names: Sequence[Named], claim: Claim) -> Iterator[Objection]:
    """Yield why the base of a row is not the one that its sentence names for the phrase."""
    if claim.base:
        yield from _worded(spot, claim)
        yield from _years(spot, names, claim)
    expected = _expected(claim)
    for name in names if expected else ():
        is_named = name.role == "base" and name.periods and _belongs(spot, name)
        if expected and is_named and not any(_overlap(expected, named) for named in name.periods):
            yield Objection(f'the sentence compares with another period: "{name.text}"')


def _expected(claim: Claim) -> Period | None:
    """Return the period that a row is compared with, as far as the tables say."""
    if claim.base_period or claim.period is None:
        return claim.base_period
    if claim.base == "start-of-year":
        year = claim.period[0].year
        return date(year - 1, _DECEMBER, 1), date(year, 1, 31)
    return printed_bases.compared(claim.base, None, claim.period)


def is_between(name: Named, claim: Claim) -> bool:
    """Return whether a span runs from the base of a row to its period: "from May to June"."""
    base, period = _expected(claim), claim.period
    if base is None or period is None:
        return False
    return (base[0], period[1]) in name.periods


def _overlap(one: Period, other: Period) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _belongs(spot: Spot, name: Named) -> bool:
    """Return whether a base is that of the phrase, and no other number or pause parts them."""
    text = spot.sentence
    if name.start >= spot.end:
        between = text[spot.end : name.start]
        return not (_DIGIT.search(between) or _PAUSE.search(between))
    between = text[name.end : spot.start]
    if _DIGIT.search(between) or _SUPERLATIVE.search(text, 0, name.start):
        return False
    return name.start < _LEADING or not _PAUSE.search(between)


def _years(spot: Spot, names: Sequence[Named], claim: Claim) -> Iterator[Objection]:
    """Object to a change over several years in a row on one of them."""
    if claim.base not in _SHORT or claim.per:
        return
    for name in names:
        is_span = name.role == "own" and len(name.periods) > 1 and name.periods[1] == claim.period
        is_long = is_span and name.periods[0][0].year < name.periods[0][1].year
        if is_long and _belongs(spot, name) and not is_between(name, claim):
            yield Objection(f'the sentence compares over several years: "{name.text}"')
    begin = spot.clause[0] if _DIGIT.search(spot.sentence, 0, spot.start) else 0
    end = _free(spot)[1]
    found = pattern(claim.language, "spans", "anywhere").search(spot.sentence, begin, end)
    rest = spot.sentence[spot.end : spot.clause[1]].lstrip(" ")
    found = found or pattern(claim.language, "spans", "behind").match(rest)
    if found:
        yield Objection(f'the sentence compares over another time: "{found[0]}"')


def _worded(spot: Spot, claim: Claim) -> Iterator[Objection]:
    """Object to words next to the phrase, such as "on the month", for another base."""
    begin, end = _free(spot)
    named = _named(spot, claim, spot.start, end) or _named(spot, claim, begin, end)
    if not named and not _DIGIT.search(spot.sentence, 0, spot.start):
        named = _named(spot, claim, 0, min(spot.start, _OPENING))  # "On the month, prices rose"
    if claim.period and claim.period[1].month == _DECEMBER and "start-of-year" in named:
        named["P1Y"] = named["start-of-year"]  # the end of last year is a year back, too
    if named and claim.base not in named:
        base, word = next(iter(named.items()))
        yield Objection(f'the sentence compares with another period: "{word}" ({base})')


def _named(spot: Spot, claim: Claim, start: int, end: int) -> dict[str, str]:
    """Return the bases that a part of a sentence names, each with its words."""
    return {
        base: found[0]
        for base in bases(claim.language)
        if (found := pattern(claim.language, "bases", base).search(spot.sentence, start, end))
    }


def _free(spot: Spot) -> tuple[int, int]:
    """Return where the words around a phrase begin and end that hold no other number."""
    before = [number.end() for number in _DIGIT.finditer(spot.sentence, 0, spot.start)]
    behind = _DIGIT.search(spot.sentence, spot.end)
    end = min(behind.start() if behind else spot.clause[1], spot.clause[1])
    return max([spot.clause[0], *before]), end
