"""What the sentence says of a phrase that the phrase alone does not say.

The phrase is widened by its neighbouring words, within its clause, and read again. A wider reading
counts where no still wider one takes it back. Other numbers of the clause are left alone, unless
nothing but a word such as "to" parts them from the phrase. What a reading does not show, such as
negation and modality, is told by words of a list: see ``cues``.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from ..phrases.zh.words import lexicon
from . import cues
from .claim import Claim, Reader, Said, understood
from .clauses import Spot
from .cues import Objection
from .words import pattern

_WORDS, _CHARACTERS = 6, 9  # how far a phrase is widened on either side
_HAN = re.compile("[\u3400-\u9fff]")
_DIGITS = re.compile(r"(?<![A-Za-z0-9.,])[0-9]+(?:[.,][0-9]+)*")  # not those of CO2
_LONGEST_WORD = 8  # characters of a Chinese word
_YARDSTICK = re.compile(r"(?:the|its|their|an?) [^0-9]*[a-z] of ", re.IGNORECASE)
_LEVELS = frozenset({"stock", "flow", "level", "share", "ratio"})
_COMPARATORS = {
    "eq": "just the number",
    "gt": "more than it",
    "ge": "at least it",
    "lt": "less than it",
    "le": "at most it",
    "approx": "about it",
    "approx_below": "nearly it",
}

_CURRENCY = re.compile(r"(?:(?<= )[A-Z]{1,3} ?)?[$€£¥]$")

Span = tuple[int, int]
_Reads = Callable[[int, int], Said | None]


def objections(spot: Spot, claim: Claim, read: Reader) -> Iterator[Objection]:
    """Yield what a sentence has against a phrase: its number, its base, negation and modality."""
    own = understood(claim.printed, claim.language, read) or understood(
        spot.phrase, claim.language, read
    )
    plain = spot.without_brackets
    yield from _widened(plain, own, claim, read)
    yield from _ends(plain, own, claim, read)
    yield from cues.objections(spot, own, claim, read)


def _widened(spot: Spot, own: Said | None, claim: Claim, read: Reader) -> Iterator[Objection]:
    """Object to what the phrase says with its neighbours.

    A phrase that cannot be read is part of one that says what the row says, or it is left to the
    check of the row.
    """
    glued = spot.glued
    if own is not None and glued != (spot.start, spot.end):
        text = spot.sentence[slice(*glued)]
        wide = understood(text, claim.language, read)
        reason = _contradiction(own, text, claim, read) if wide else "something that is not read"
        if reason:
            yield Objection(f'the phrase is cut out of "{text}", which says {reason}', text)
            return
    for span, wide in _widest(spot, claim.language, read):
        text = spot.sentence[slice(*span)]
        if own is None and _is_claimed(wide, claim):
            return
        if own and wide.comparator == "le" and _is_led_to(spot, span[0], claim.language, read):
            continue
        if own and span[0] < spot.start and cues.is_whole(spot, claim):
            continue
        if wide.direction in ("up", "down") and _is_level_with(spot, span, claim.language):
            continue
        reason = _contradiction(own, text, claim, read) if own else "more than the phrase"
        if reason:
            longer = _shortest(spot, span, wide, claim, read)
            yield Objection(f'the sentence says {reason}: "{longer}"', longer)
            return


def _is_level_with(spot: Spot, span: Span, language: str) -> bool:
    """Return whether a level is compared: "mit 40 Millionen unter den Erwartungen"."""
    level = pattern(language, "numbers", "level_with").pattern
    led = re.compile(f"{level} $", re.IGNORECASE).search(spot.sentence[: spot.start])
    return span[0] == spot.start and led is not None


def _is_led_to(spot: Spot, begin: int, language: str, read: Reader) -> bool:
    """Return whether a change leads to the number: "subió dos décimas, hasta el 15,3 %"."""
    change = understood(spot.sentence[spot.main_clause[0] : begin].rstrip(" ,"), language, read)
    return change is not None and change.direction in ("up", "down")


def _ends(spot: Spot, own: Said | None, claim: Claim, read: Reader) -> Iterator[Objection]:
    """Object to one end of a range that says at both ends what it is about."""
    if own is None or own.upper is not None:
        return
    language = claim.language
    for key, link in (("between", "and"), ("range_from", "range_to"), ("", "range_to")):
        for found in _ranges(language, key, link).finditer(spot.sentence, *spot.main_clause):
            ends = {"minimum": found.span("low"), "maximum": found.span("high")}
            held = [name for name, (start, end) in ends.items() if start <= spot.start < end]
            is_range = bool(key) or not _is_led(spot, found, language, read)
            is_range = is_range and not _moved(language).search(
                spot.sentence, 0, found.start("low")
            )
            if held and is_range and claim.statistic not in held:
                yield Objection(f'the phrase is one end of a range: "{found[0]}"')
                return


@cache
def _ranges(language: str, lead: str, link: str) -> re.Pattern[str]:
    """Return a pattern for ranges whose ends have the same unit: "40 devices to 50 devices"."""
    begin = pattern(language, "numbers", lead).pattern + " ?" if lead else ""
    joint = pattern(language, "numbers", link).pattern
    number = r"(?<![0-9.,])(?!(?:19|20)\d\d(?!\d))(?:[A-Z]{0,3}[$€£¥])?[0-9](?:[0-9.,]*[0-9])?"
    low = rf"(?P<low>{number}(?P<unit>[^\d,;]{{0,30}}?))"
    high = rf"(?P<high>{number}(?P=unit))"
    return re.compile(rf"{begin}{low} ?{joint} ?{high}(?![A-Za-z0-9])", re.IGNORECASE)


@cache
def _moved(language: str) -> re.Pattern[str]:
    """Return a pattern for "went from" in front of two levels that are no range."""
    keys = "moves", "range_from", "left"
    moves, begin, left = (pattern(language, "numbers", key).pattern for key in keys)
    return re.compile(f"{moves} (?:{begin}|{left}) ?$", re.IGNORECASE)


@cache
def _leading(language: str) -> re.Pattern[str]:
    """Return a pattern for the word in front of a level that is left for another."""
    return re.compile(pattern(language, "numbers", "left").pattern + " ?$", re.IGNORECASE)


@cache
def _link(language: str) -> re.Pattern[str]:
    """Return a pattern for all that may stand between two numbers of one figure."""
    links, joint = pattern(language, "numbers", "links").pattern, _joint(language).pattern
    return re.compile(rf" ?(?:/|{links}|{joint})? ?")


@cache
def _joint(language: str) -> re.Pattern[str]:
    """Return a pattern for the words between the ends of a range."""
    to, both = (pattern(language, "numbers", key).pattern for key in ("range_to", "and"))
    return re.compile(rf" ?(?:[-~]|{to}|{both}) ?")


def _has_other_verb(sentence: str, span: Span, language: str) -> bool:
    """Return whether a span has a part of a verb of another meaning: "Züge fielen | aus"."""
    phrasal = pattern(language, "numbers", "phrasal").finditer(sentence)
    return any(verb.start() < span[1] and span[0] < verb.end() for verb in phrasal)


@cache
def _unit(language: str) -> re.Pattern[str]:
    """Return a pattern for the unit of the first of two numbers."""
    scales, to = (pattern(language, "numbers", key).pattern for key in ("scales", "range_to"))
    return re.compile(rf"^ ?(?:(?:{scales})+|[^\W\d_]+(?= {to} ))")


def _is_led(spot: Spot, found: re.Match[str], language: str, read: Reader) -> bool:
    """Return whether the first of two numbers is a level left behind, or a change by so much."""
    first = Spot(spot.sentence, *found.span("low"))
    if _leading(language).search(_CURRENCY.sub("", spot.sentence[: first.start])):
        return True
    wider = (spot.sentence[begin : first.end] for begin in first.lefts(3))
    readings = (understood(text, language, read) for text in wider)
    return any(reading.direction in ("up", "down") for reading in readings if reading)


def _spans(spot: Spot) -> Iterator[Span]:
    """Yield where the phrase with its neighbours begins and ends; what holds a span comes first."""
    most = _CHARACTERS if _HAN.search(spot.sentence) else _WORDS
    ends = spot.rights(most)[::-1]
    for begin in reversed(spot.lefts(most)):
        yield from ((begin, end) for end in ends if (begin, end) != (spot.start, spot.end))


def _widest(spot: Spot, language: str, read: Reader) -> Iterator[tuple[Span, Said]]:
    """Yield the readings of the phrase with its neighbours that no wider one takes back."""
    found: list[Span] = []
    for span in _spans(spot):
        if _has_other_verb(spot.sentence, span, language) or any(
            _holds(other, span) for other in found
        ):
            continue
        wide = _reading(spot, span, language, read)
        if wide:
            found.append(span)
            yield span, wide


def _reading(spot: Spot, span: Span, language: str, read: Reader) -> Said | None:
    """Return what the phrase says with its neighbours, if they are about it."""

    def said(begin: int, end: int) -> Said | None:
        return understood(spot.sentence[begin:end], language, read)

    link = _links(spot, *span, language)
    wide = said(*span) if link is not None else None
    if not (wide and link):
        return wide
    is_range = wide.upper is not None
    is_apart = (
        _is_change_and_level(spot, span[0], said, language)
        if is_range
        else _joint(language).fullmatch(link)
    )
    return None if is_apart else wide


def _links(spot: Spot, begin: int, end: int, language: str) -> str | None:
    """Return the words that link another number to the phrase; None for numbers that nothing links.

    Without other numbers nothing needs to.
    """
    before = list(_DIGITS.finditer(spot.sentence, begin, spot.start))
    behind = list(_DIGITS.finditer(spot.sentence, spot.end, end))
    if len(before) > 1 or len(behind) > 1:
        return None
    gaps = [spot.sentence[number.end() : spot.start] for number in before]
    gaps += [spot.sentence[spot.end : number.start()] for number in behind]
    # Neither the unit of the first number nor the currency of the second parts them.
    bare = [_CURRENCY.sub("", _unit(language).sub("", gap)) for gap in gaps]
    links = [_link(language).fullmatch(gap) for gap in bare]
    return "".join(link[0] for link in links if link) if all(links) else None


def _is_change_and_level(spot: Spot, begin: int, said: _Reads, language: str) -> bool:
    """Return whether a range is none, as in "fell 3% to 41%": a change, and the level it led to."""
    first = _DIGITS.search(spot.sentence, begin)
    if first is None or first.start() >= spot.start:
        return False
    if _moved(language).search(spot.sentence, 0, first.start()):
        return True
    unit = re.match(r" ?[^\s\d]+", spot.sentence[first.end() : spot.start])
    is_money = _CURRENCY.search(spot.sentence, 0, first.start()) is not None
    if not is_money and (unit is None or _link(language).fullmatch(unit[0] + " ")):
        return False
    end = first.end() + (unit.end() if unit and not is_money else 0)
    words_before = Spot(spot.sentence, first.start(), first.end()).lefts(3 + is_money)
    if _leading(language).search(_CURRENCY.sub("", spot.sentence[: first.start()])):
        whole = said(words_before[: 3 + is_money][-1], spot.end)
        return whole is None or whole.upper is None
    readings = (said(start, end) for start in words_before)
    return any(reading.direction in ("up", "down") for reading in readings if reading)


def _holds(outer: Span, inner: Span) -> bool:
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]


def _shortest(spot: Spot, span: Span, wide: Said, claim: Claim, read: Reader) -> str:
    """Return the shortest phrase of whole words that says the same as a wide one."""
    same = [span]
    for other in _spans(spot):
        if _holds(span, other) and not _is_in_word(spot.sentence, other[0]):
            said = _reading(spot, other, claim.language, read)
            is_same = said and said.direction == wide.direction
            if said and is_same and not _difference(wide, said, claim):
                same.append(other)
    begin, end = min(same, key=lambda other: other[1] - other[0])
    return spot.sentence[begin:end].strip()


def _is_in_word(sentence: str, place: int) -> bool:
    """Return whether a place is inside a Chinese word that readers know."""
    if not _HAN.match(sentence, place):
        return False
    known = lexicon()
    text = sentence.translate(known.script)
    starts = range(max(0, place - _LONGEST_WORD), place)
    return any(
        start + length > place and text[start : start + length] in known.words
        for start in starts
        for length in known.lengths.get(text[start], ())
    )


def _contradiction(own: Said, text: str, claim: Claim, read: Reader) -> str:
    """Return what a wider phrase says otherwise, or nothing.

    In a row on a flow, words such as "added" name the flow, and make no change of it; so do those
    of a subject in any row, such as "passed".
    """
    wide = understood(text, claim.language, read)
    if wide is None:
        return ""
    is_named = pattern(claim.language, "flows", "additions").search(text)
    if claim.measure == "flow" and is_named:
        claim = replace(claim, measure="")
    lead = text.partition(claim.printed)[0].split()
    if lead and lead[-1] in claim.subject.split():
        return ""
    return _difference(own, wide, claim)


def _difference(own: Said, wide: Said, claim: Claim) -> str:
    """Return what a wider phrase says otherwise, or nothing."""
    if _is_end_of_range(own, wide, claim):
        return ""
    if wide.upper != own.upper:
        return "a range" if wide.upper is not None else "one number"
    if _kind(wide.unit) != _kind(own.unit):
        return f"{_kind(wide.unit)} instead of {_kind(own.unit)}"
    if wide.value != own.value:
        is_turned = wide.value == -own.value
        if is_turned and _is_claimed(wide, claim):
            return ""  # a size without a direction, which the sentence gives
        return "the opposite direction" if is_turned else f"{_shown(wide)} instead of {_shown(own)}"
    return _difference_in_kind(own, wide, claim)


def _is_claimed(wide: Said, claim: Claim) -> bool:
    """Return whether a reading has the comparator and the value of the row."""
    return (wide.comparator, wide.value) == (claim.comparator, claim.value)


def _is_end_of_range(own: Said, wide: Said, claim: Claim) -> bool:
    """Return whether a range holds the lowest or the highest value that a row is about."""
    end = {"minimum": wide.value, "maximum": wide.upper}.get(claim.statistic)
    return wide.upper is not None and own.upper is None and own.value == end


def _difference_in_kind(own: Said, wide: Said, claim: Claim) -> str:
    per, own_per = wide.per, own.per
    things = {thing for thing in per.split("|") if f"per {thing}" not in claim.subject}
    if per != own_per and not (per and things <= claim.per):
        return f"per {per}" if per else f"nothing about per {own_per}"
    if _comparator(wide) != _comparator(own) and not _is_yardstick(claim):
        return f"{_comparator(wide)} instead of {_comparator(own)}"
    if wide.direction != own.direction and wide.direction in ("up", "down"):
        if claim.measure not in _LEVELS and claim.value == -wide.value:
            return "the opposite direction"
        fits = _is_level(own) or _is_claimed(wide, claim)
        return "" if fits and claim.measure not in _LEVELS else f"a change, {wide.direction}"
    return ""


def _is_level(reading: Said) -> bool:
    """Return whether a phrase may be part of a change too: a level, or a mere sign."""
    return reading.direction not in ("up", "down") and reading.is_signed


def _is_yardstick(claim: Claim) -> bool:
    """Return whether a phrase names its area: "(above) the average of 2.6 percent in Utopia".

    What is above or below that is the figure of another area.
    """
    names_area = any(area.lower() in claim.printed.lower() for area in claim.areas)
    return names_area and bool(_YARDSTICK.match(claim.printed))


def _comparator(reading: Said) -> str:
    side = f" ({reading.side})" if reading.side else ""
    return _COMPARATORS.get(reading.comparator, reading.comparator) + side


def _kind(unit: str) -> str:
    """Return a unit without the noun that is counted."""
    return "a count" if unit in ("", "count") or unit.startswith("count:") else unit


def _shown(reading: Said) -> str:
    value = reading.value
    return f"{value.numerator:,}" if value.denominator == 1 else f"{float(value):,g}"
