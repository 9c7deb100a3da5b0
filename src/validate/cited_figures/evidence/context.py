"""What the sentence says of a phrase that the phrase alone does not say.

The phrase is widened by its neighbouring words, within its clause, and read again. A wider reading
counts where no still wider one takes it back. Other numbers of the clause are left alone, unless
nothing but a word such as "to" parts them from the phrase. Negation and modality, which a reading
does not show, are words in a list.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from ..phrases.zh.words import lexicon
from .claim import Claim, Reader, Said
from .clauses import Spot, tokens
from .words import any_of, words

_WORDS, _CHARACTERS = 6, 9  # how far a phrase is widened on either side
_HAN = re.compile("[\u3400-\u9fff]")
_DIGITS = re.compile(r"(?<![A-Za-z0-9.,])[0-9]+(?:[.,][0-9]+)*")  # not those of CO2
_FROM = re.compile(r"(?:from|由|从|從) ?$")
_LINK = re.compile(
    r" ?(?:to|-|~|and|or|in|in every|out of|of every|for every|of|per|/|至|到|分之|中有|里有|比"
    r"|(?:hundred|thousand|million|billion|trillion|[十百千万萬亿億兆]+)?(?:and)?) ?"
)
_OF_RANGES = re.compile(" ?(?:to|-|~|and|or|至|到) ?")
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
_ACTUAL = frozenset({"", "actual"})

_BRACKETED = re.compile(r"\(([^()]*)\)")
_UNIT = re.compile(r"^ ?(?:%|percent|per cent|个百分点|[a-z]+(?= to ))")
_CURRENCY = re.compile(r"(?:(?<= )[A-Z]{1,3} ?)?[$€£¥]$")

Span = tuple[int, int]
_Reads = Callable[[int, int], Said | None]


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a sentence does not say what a row says; ``longer`` is a phrase that would be right."""

    reason: str
    longer: str = ""


def objections(spot: Spot, claim: Claim, read: Reader) -> Iterator[Objection]:
    """Yield what a sentence has against a phrase: its number, negation and modality."""
    own = _read(claim.printed, claim.language, read) or _read(spot.phrase, claim.language, read)
    plain = spot.without_brackets
    yield from _widened(plain, own, claim, read)
    yield from _cut_number(plain, claim.language)
    yield from _between(plain, own, claim.language)
    yield from _headed(spot, own, claim.language)
    yield from _negation(spot, claim.language)
    yield from _turned(spot, claim, read)
    if claim.scenario in _ACTUAL:
        yield from _modality(spot, claim.language)
    yield from _base(spot, claim)


def _read(phrase: str, language: str, read: Reader) -> Said | None:
    try:
        return read(phrase, language)
    except ValueError:
        return None


def _widened(spot: Spot, own: Said | None, claim: Claim, read: Reader) -> Iterator[Objection]:
    """Object to what the phrase says with its neighbours.

    A phrase that cannot be read is part of one that says what the row says, or it is left to the
    check of the row.
    """
    glued = spot.glued
    if own is not None and glued != (spot.start, spot.end):
        text = spot.sentence[slice(*glued)]
        wide = _read(text, claim.language, read)
        reason = _contradiction(own, text, claim, read) if wide else "something that is not read"
        if reason:
            yield Objection(f'the phrase is cut out of "{text}", which says {reason}', text)
            return
    for span, wide in _widest(spot, claim.language, read):
        text = spot.sentence[slice(*span)]
        if own is None and _is_claimed(wide, claim):
            return
        reason = _contradiction(own, text, claim, read) if own else "more than the phrase"
        if reason:
            longer = _shortest(spot, span, wide, claim, read)
            yield Objection(f'the sentence says {reason}: "{longer}"', longer)
            return


def _cut_number(spot: Spot, language: str) -> Iterator[Objection]:
    """Object to a word next to the phrase that makes another number of it, read or not."""
    before = _pattern(language, "numbers", "before")
    behind = _pattern(language, "numbers", "behind")
    numeral = words(language).get("numbers", {}).get("numeral", "")
    starts = spot.phrase[:1] in numeral
    ends = spot.phrase[-1:] in numeral or before.fullmatch(spot.phrase.rpartition(" ")[2])
    for found in before.finditer(spot.sentence, max(0, spot.start - 20), spot.start):
        if starts and found.end() >= spot.start - 1:
            yield Objection(f'the number is cut out of a longer one, behind "{found[0]}"')
            return
    found_behind = behind.match(spot.sentence, spot.end + spot.sentence.startswith(" ", spot.end))
    if ends and found_behind:
        yield Objection(f'the number is cut out of a longer one, before "{found_behind[0]}"')


def _between(spot: Spot, own: Said | None, language: str) -> Iterator[Objection]:
    """Object to one end of a range that says at both ends what it is about."""
    between, link = (_pattern(language, "numbers", key).pattern for key in ("between", "and"))
    low = r"[$€£¥]?[0-9][0-9.,]*[^,;0-9]*?"
    ranges = re.compile(rf"{between} ({low}) {link} (?=[$€£¥]?[0-9])", re.IGNORECASE)
    if own is None or own.upper is not None:
        return
    for found in ranges.finditer(spot.sentence, *spot.clause):
        if found.span(1) == (spot.start, spot.end) or found.end() == spot.start:
            yield Objection(f'the phrase is one end of a range: "{found[0]}…"')
            return


def _headed(spot: Spot, own: Said | None, language: str) -> Iterator[Objection]:
    """Object to a bare number in a cell whose headers give a scale or percent in brackets."""
    headers, bar, _ = spot.sentence.rpartition(" | ")
    if not bar or len(headers) > spot.start or (own and _kind(own.unit) != "a count"):
        return
    for aside in _BRACKETED.findall(headers):
        scale = _pattern(language, "numbers", "scales").search(aside)
        if scale and scale[0] not in spot.phrase:
            yield Objection(f'the header says "{aside}"', f"{spot.phrase} {aside}")
            return


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
        if any(_holds(other, span) for other in found):
            continue
        wide = _reading(spot, span, language, read)
        if wide:
            found.append(span)
            yield span, wide


def _reading(spot: Spot, span: Span, language: str, read: Reader) -> Said | None:
    """Return what the phrase says with its neighbours, if they are about it."""

    def said(begin: int, end: int) -> Said | None:
        return _read(spot.sentence[begin:end], language, read)

    link = _links(spot, *span)
    wide = said(*span) if link is not None else None
    return None if wide and link and _is_apart(spot, span[0], link, wide, said) else wide


def _is_apart(spot: Spot, begin: int, link: str, wide: Said, said: _Reads) -> bool:
    """Return whether a phrase and a number linked to it are two figures and no range."""
    if wide.upper is None:
        return bool(_OF_RANGES.fullmatch(link))
    return _is_change_and_level(spot, begin, said)


def _links(spot: Spot, begin: int, end: int) -> str | None:
    """Return the words that link another number to the phrase; None for numbers that nothing links.

    Without other numbers nothing needs to.
    """
    before = list(_DIGITS.finditer(spot.sentence, begin, spot.start))
    behind = list(_DIGITS.finditer(spot.sentence, spot.end, end))
    if len(before) > 1 or len(behind) > 1:
        return None
    gaps = [spot.sentence[number.end() : spot.start] for number in before]
    gaps += [spot.sentence[spot.end : number.start()] for number in behind]
    links = [_LINK.fullmatch(_bare(gap)) for gap in gaps]
    return "".join(link[0] for link in links if link) if all(links) else None


def _bare(gap: str) -> str:
    """Return a gap between numbers without the unit of the first and the currency of the second."""
    return _CURRENCY.sub("", _UNIT.sub("", gap))


def _is_change_and_level(spot: Spot, begin: int, said: _Reads) -> bool:
    """Return whether a range is none, as in "fell 3% to 41%": a change, and the level it led to."""
    first = _DIGITS.search(spot.sentence, begin)
    if first is None or first.start() >= spot.start:
        return False
    unit = re.match(r" ?[^\s\d]+", spot.sentence[first.end() : spot.start])
    if unit is None or _LINK.fullmatch(unit[0] + " "):
        return False
    words_before = Spot(spot.sentence, first.start(), first.end()).lefts(3)
    if _FROM.search(spot.sentence, 0, first.start()):
        whole = said(words_before[:3][-1], spot.end)
        return whole is None or whole.upper is None
    readings = (said(start, first.end() + unit.end()) for start in words_before)
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

    In a row on a flow, words such as "added" name the flow, and make no change of it.
    """
    readings = [_read(text, claim.language, read)]
    if claim.measure == "flow":
        named = _pattern(claim.language, "flows", "additions").sub("", text)
        readings.append(_read(" ".join(named.split()), claim.language, read))
    reasons = [_difference(own, wide, claim) for wide in readings if wide]
    return min(reasons, key=len, default="")


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
    per, own_per = (getattr(reading, "per", "") for reading in (wide, own))
    if per != own_per and not (per and frozenset(per.split("|")) <= claim.per):
        return f"per {per}" if per else f"nothing about per {own_per}"
    if _comparator(wide) != _comparator(own) and not _is_yardstick(claim):
        return f"{_comparator(wide)} instead of {_comparator(own)}"
    if wide.direction != own.direction and wide.direction in ("up", "down"):
        fits = _is_level(own) or _is_claimed(wide, claim)
        return "" if fits and claim.measure not in _LEVELS else f"a change, {wide.direction}"
    return ""


def _is_level(reading: Said) -> bool:
    """Return whether a phrase may be part of a change too: a level, or a mere sign."""
    is_signed: bool = getattr(reading, "is_signed", True)
    return reading.direction not in ("up", "down") and is_signed


def _is_yardstick(claim: Claim) -> bool:
    """Return whether a phrase names its area: "(above) the average of 2.6 percent in Utopia".

    What is above or below that is the figure of another area.
    """
    names_area = any(area.lower() in claim.printed.lower() for area in claim.areas)
    return names_area and bool(_YARDSTICK.match(claim.printed))


def _comparator(reading: Said) -> str:
    side = getattr(reading, "side", "")
    return _COMPARATORS.get(reading.comparator, reading.comparator) + (f" ({side})" if side else "")


def _kind(unit: str) -> str:
    """Return a unit without the noun that is counted."""
    return "a count" if unit in ("", "count") or unit.startswith("count:") else unit


def _shown(reading: Said) -> str:
    value = reading.value
    return f"{value.numerator:,}" if value.denominator == 1 else f"{float(value):,g}"


@cache
def _pattern(language: str, table: str, key: str) -> re.Pattern[str]:
    flags = re.NOFLAG if table == "modality" else re.IGNORECASE  # "may" is not "May"
    return re.compile(any_of(words(language).get(table, {}).get(key, [])), flags)


def _in_front(  # the words are a table and a key of the data of a language
    spot: Spot, language: str, listed: tuple[str, str], within: int, start: int
) -> str:
    """Return a word of a list in front of the phrase, with at most some words between, if any.

    The word may reach into the phrase. Words such as "now" between it and the phrase undo it.
    """
    table, key = listed
    but, now = _pattern(language, table, "but"), _pattern(language, table, "now")
    for found in _pattern(language, table, key).finditer(spot.sentence, start, spot.end):
        gap = spot.sentence[found.end() : spot.start]
        is_near = found.start() < spot.start and tokens(gap) <= within
        if not is_near or now.search(gap):
            continue
        exceptions = but.finditer(spot.sentence)
        if not any(other.start() <= found.start() < other.end() for other in exceptions):
            return found[0]
    return ""


def _negation(spot: Spot, language: str) -> Iterator[Objection]:
    within = words(language).get("negation", {}).get("within", 0)
    word = _in_front(spot, language, ("negation", "words"), within, spot.clause[0])
    anywhere = _pattern(language, "negation", "anywhere").search(spot.sentence) or _pattern(
        language, "negation", "behind"
    ).match(spot.sentence[spot.end :].lstrip())
    if word or anywhere:
        word = word or (anywhere[0] if anywhere else "")
        yield Objection(f'the sentence denies it: "{word}"')


def _turned(spot: Spot, claim: Claim, read: Reader) -> Iterator[Objection]:
    """Object to a positive value where a word that makes it negative stands with the phrase."""
    if not (claim.is_positive and claim.sign_words):
        return
    for span in _spans(spot):
        word = getattr(_reading(spot, span, claim.language, read), "sign_word", "")
        if word and word in claim.sign_words:
            yield Objection(f'the sentence makes the value negative: "{word}"')
            return


def _modality(spot: Spot, language: str) -> Iterator[Objection]:
    data = words(language).get("modality", {})
    start = (spot.main_clause if data.get("across_commas") else spot.clause)[0]
    word = _in_front(spot, language, ("modality", "words"), data.get("within", 0), start)
    word = word or _in_front(
        spot, language, ("modality", "near"), data.get("near_within", 0), spot.clause[0]
    )
    found = _pattern(language, "modality", "behind").search(
        spot.sentence, spot.end, spot.clause[1]
    ) or _pattern(language, "modality", "anywhere").search(spot.sentence)
    if word or found:
        word = word or (found[0] if found else "")
        yield Objection(f'the sentence speaks of a plan, a forecast or a possibility: "{word}"')


def _base(spot: Spot, claim: Claim) -> Iterator[Objection]:
    """Object to a base of comparison next to the phrase that is not the one of the row."""
    behind = _DIGITS.search(spot.sentence, spot.end)
    before = [number.end() for number in _DIGITS.finditer(spot.sentence, 0, spot.start)]
    start = max([spot.clause[0], *before])
    end = min(behind.start() if behind else spot.clause[1], spot.clause[1])
    named = {
        base: found[0]
        for base in words(claim.language).get("bases", {})
        if (found := _pattern(claim.language, "bases", base).search(spot.sentence, start, end))
    }
    if claim.base and named and claim.base not in named:
        base, word = next(iter(named.items()))
        yield Objection(f'the sentence compares with another period: "{word}" ({base})')
