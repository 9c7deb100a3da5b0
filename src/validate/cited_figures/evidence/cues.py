"""Words near a phrase that turn, bound, scale or deny it, which a reading of it does not show.

The words are data: tables of the files in ``words/``, each with the places where they count.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..phrases.reading import RELATIVE
from .claim import Claim, Reader, Said, understood
from .clauses import Spot, tokens
from .words import any_of, pattern, words

_BRACKETED = re.compile(r"\(([^()0-9]{0,40}(?:'?000s?)?)\)")
_PAUSE = r"[ ,(\"']*"
_NUMBER = re.compile("[0-9]")
_NUMBER_WITHIN = 10  # characters behind "or rather"
_NUMBERS = re.compile("[0-9]+(?:[.,' ][0-9]+)*")
_APART = re.compile(r"(?!(?:19|20)\d\d\b)(?<![0-9])[0-9]|,")  # a number that is no year, or a comma
_OF_WHICH = re.compile("^, (?:of|at)(?= )")  # "a loss, of $40 million"
_FIRST_KANA = "\u3040"
_ZEROS = re.compile("000")
_LARGEST_NOTE = 5  # words of a note on the scale
_FAR = 12  # words between the beginning of a clause that denies and a figure in it
_RATES_WITHIN, _OPENING_WITHIN, _SIGNS_WITHIN, _SIGNS_BEHIND = 8, 5, 6, 2
_SUPERSEDED_WITHIN, _PAST_WITHIN, _GIVEN_WITHIN = 5, 4, 3
_VERB_WITHIN = 2  # words between a verb and its number
_PART_WITHIN = 5  # words of "nearly three quarters of the"
_CLAIMED_WITHIN, _CAUSED_WITHIN, _BOUND_WITHIN = 8, 4, 4
_NEXT_STATEMENT = re.compile("[:;](?= )")
_NEXT_CLAUSE = re.compile("[^,;]*,[^,;]*")
_BRACKET_BEHIND = re.compile(r" ?\((?=[^()]*[^\W\d_])((?:[^()\d]|(?:19|20)\d\d)*)\)")
_AVERAGES = frozenset({"level", "ratio"})
_THINGS = frozenset({"count", "monetary", "physical"})
_EXTREMES = frozenset({"minimum", "maximum"})
_CHANGES = frozenset({"growth", "change"})
_TOTALS = frozenset({"stock", "flow"})
_ACTUAL = frozenset({"", "actual"})
_DIRECT = frozenset({"eq"})
# The codes of adjustment and prices that words deny.
_OTHERWISE = {
    "unadjusted": frozenset("SWY"),
    "adjusted": frozenset("N"),
    "nominal": frozenset({"constant", "chain-linked"}),
    "real": frozenset({"current"}),
}


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a sentence does not say what a row says; ``longer`` is a phrase that would be right."""

    reason: str
    longer: str = ""


def objections(spot: Spot, own: Said | None, claim: Claim, read: Reader) -> Iterator[Objection]:
    """Yield what the words around a phrase have against it; ``own`` is its reading, if any."""
    language = claim.language
    yield from _cut_number(spot.without_brackets, claim)
    plain = _without_asides(spot, language)
    if own is not None:
        yield from _part_of_part(spot, own, language)
        yield from _bounded(spot, own, claim, is_parted=False)
        if plain.sentence != spot.sentence:
            yield from _bounded(plain, own, claim, is_parted=True)
        yield from _rate(spot, own, claim)
        yield from _annualised(spot, own, claim)
        yield from _share(spot, own, claim)
        yield from _compared(spot, own, claim)
    yield from _scaled(spot, own, claim, read)
    yield from _signed(spot, claim)
    yield from _interval(spot, claim)
    yield from _statistic(spot, claim)
    yield from _basis(spot, claim)
    yield from _uncertainty(plain, claim)
    is_known = claim.measure == "stock" and (
        is_whole(plain, claim) or _is_existing(plain, language) or _is_kept(plain, language)
    )
    if not is_known:
        yield from _negation(plain, language)
    yield from _superseded(plain, claim)
    if claim.scenario in _ACTUAL and not is_known:
        yield from _modality(plain, own, claim)
        yield from _infinitive(plain, language)


@cache
def _next_to(language: str, table: str, key: str) -> re.Pattern[str]:
    """Return a pattern for words of a list at the end of the text in front of a phrase."""
    return re.compile(pattern(language, table, key).pattern + _PAUSE + "$", re.IGNORECASE)


@cache
def _directly(language: str, table: str, key: str) -> re.Pattern[str]:
    """Return a pattern for words of a list directly behind a phrase."""
    return re.compile(_PAUSE + f"({pattern(language, table, key).pattern})", re.IGNORECASE)


@cache
def _after_pause(language: str, table: str, key: str) -> re.Pattern[str]:
    """Return the same, with a dash or another pause between: "40; no, 50"."""
    return re.compile(_PAUSE + rf"(?:[;:-] ?)?({pattern(language, table, key).pattern})", re.I)


def _in_front(  # the words are a table and a key of the data of a language
    spot: Spot, language: str, listed: tuple[str, str], within: int, start: int
) -> str:
    """Return a word of a list in front of the phrase, with at most some words between, if any."""
    return next((found[0] for found in _all_in_front(spot, language, listed, within, start)), "")


def _alone_in_front(
    spot: Spot, language: str, listed: tuple[str, str], within: int, start: int
) -> str:
    """Return the same, if no other number stands between."""
    words_found = _all_in_front(spot, language, listed, within, start)
    alone = (
        found[0]
        for found in words_found
        if not _NUMBER.search(spot.sentence, found.end(), spot.start)
    )
    return next(alone, "")


def _all_in_front(
    spot: Spot, language: str, listed: tuple[str, str], within: int, start: int
) -> Iterator[re.Match[str]]:
    """Yield the words of a list in front of the phrase, with at most some words between.

    A word may reach into the phrase. Words such as "now" between it and the phrase undo it.
    """
    table, key = listed
    but, now = pattern(language, table, "but"), pattern(language, table, "now")
    known = list(but.finditer(spot.sentence, start, spot.start))
    for found in pattern(language, table, key).finditer(spot.sentence, start, spot.end):
        gap = spot.sentence[found.end() : spot.start]
        is_near = found.start() < spot.start and tokens(gap) <= within
        has_second = _second_verb(language).search(spot.sentence, found.end(), spot.start + 1)
        if not is_near or now.search(gap) or has_second:
            continue
        if not any(other.start() <= found.start() < other.end() for other in known):
            yield found


@cache
def _second_verb(language: str) -> re.Pattern[str]:
    """Return a pattern for another number and "and" with a word: "unable to find 30 and paid"."""
    both = pattern(language, "modality", "second").pattern
    return re.compile(rf"[0-9][^,;]*{both} ?[^\W\d]", re.IGNORECASE)


def _is_in(exceptions: re.Pattern[str], found: re.Match[str]) -> bool:
    """Return whether a word belongs to one of the wordings that only look like it."""
    start = found.start()
    return any(other.start() <= start < other.end() for other in exceptions.finditer(found.string))


def _without_asides(spot: Spot, language: str) -> Spot:
    """Return the spot without asides between commas: "does not, the minister said, have"."""
    before = spot.sentence[: spot.start]
    if before.count(",") > 1:
        before = _asides(language).sub(r"\1", before)
    return Spot(before + spot.sentence[spot.start :], len(before), len(before) + len(spot.phrase))


@cache
def _asides(language: str) -> re.Pattern[str]:
    """Return a pattern for asides; the words in front of one are its only group."""
    opener, after = (pattern(language, "asides", key).pattern for key in ("openers", "after"))
    aside = rf"({after}), [^,;0-9]{{1,40}},(?= )|, (?:{opener})[^,;]*,(?= )"
    return re.compile(rf"{aside}|, [^,;]* (?:said|says),(?= )", re.IGNORECASE)


# ---- the number -------------------------------------------------------------------------------


def is_whole(spot: Spot, claim: Claim) -> bool:
    """Return whether a clause is about a part of a known stock: "half of the 40 shops open"."""
    if claim.measure != "stock":
        return False
    led = _next_to(claim.language, "numbers", "wholes").search(spot.sentence, 0, spot.start)
    return led is not None and tokens(spot.sentence[spot.clause[0] : spot.start]) <= _PART_WITHIN


def _cut_number(spot: Spot, claim: Claim) -> Iterator[Objection]:
    """Object to a word next to the phrase that makes another number of it, read or not."""
    language, text = claim.language, spot.sentence
    before = pattern(language, "numbers", "before")
    behind = pattern(language, "numbers", "behind")
    numeral = words(language).get("numbers", {}).get("numeral", "")
    starts = spot.phrase[:1] in numeral
    ends = spot.phrase[-1:] in numeral or before.fullmatch(spot.phrase.rpartition(" ")[2])
    first = spot.start if is_whole(spot, claim) else max(0, spot.start - 20)
    for found in before.finditer(text, first, spot.start):
        if starts and found.end() >= spot.start - 1:
            yield Objection(f'the number is cut out of a longer one, behind "{found[0]}"')
            return
    found_behind = behind.match(spot.sentence, spot.end + spot.sentence.startswith(" ", spot.end))
    if ends and found_behind:
        yield Objection(f'the number is cut out of a longer one, before "{found_behind[0]}"')


def _part_of_part(spot: Spot, own: Said, language: str) -> Iterator[Objection]:
    """Object to "5% of 10%", which is half a percent."""
    if own.unit not in RELATIVE:
        return
    before, behind = _shares(language)
    found = before.search(spot.sentence, 0, spot.start) or behind.match(spot.sentence, spot.end)
    if found:
        yield Objection(f'the sentence states a part of a part: "{found[0].strip()}"')


@cache
def _shares(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns for "5% of" at the end of a text and "of 10%" at its beginning."""
    of, share = (pattern(language, "numbers", key).pattern for key in ("of", "shares"))
    number = r"[0-9][0-9.,]*"
    return (
        re.compile(rf"{number} ?{share} ?{of} ?$", re.IGNORECASE),
        re.compile(rf" ?{of} ?{number} ?{share}", re.IGNORECASE),
    )


def _bounded(spot: Spot, own: Said, claim: Claim, *, is_parted: bool) -> Iterator[Objection]:
    """Object to a bound or a hedge that a comma, a bracket or an aside parts from the phrase."""
    if own.comparator not in _DIRECT:
        return
    text, language = spot.sentence, claim.language
    behind = _after_pause(language, "bounds", "behind").match(text, spot.end)
    before = _next_to(language, "bounds", "before").search(text, 0, spot.start)
    least = _next_to(language, "bounds", "least").search(text, 0, spot.start)
    if _after_pause(language, "bounds", "exact").match(text, spot.end):
        return
    restated = _after_pause(language, "bounds", "restated").match(text, spot.end)
    word = ""
    if behind and _ends_there(text, behind.end(), language):
        word = behind[1]
    elif before and (is_parted or "," in before[0]):
        word = before[0]
    elif least and not claim.statistic:
        word = least[0]
    elif restated and _NUMBER.search(text, restated.start(), restated.end() + _NUMBER_WITHIN):
        word = restated[1]
    else:
        apart = "bounds", "apart"
        word = _alone_in_front(spot, language, apart, _BOUND_WITHIN, spot.clause[0])
    if word:
        yield Objection(f'the sentence bounds the number: "{word.strip(" ,(")}"')


def _ends_there(text: str, place: int, language: str) -> bool:
    """Return whether what bounds a number behind it bounds no other: "at most 5 of them new"."""
    after = text[place:].lstrip("\"')")
    return after[:1] in ",.;:!?)" or bool(pattern(language, "bounds", "then").match(after.lstrip()))


def _rate(spot: Spot, own: Said, claim: Claim) -> Iterator[Objection]:
    """Object to a number of things for each of others, in a row on their total."""
    is_total = not (claim.per or claim.statistic or claim.measure in _AVERAGES)
    if not is_total or own.unit in RELATIVE or own.per:
        return
    text, language = spot.sentence, claim.language
    found = _directly(language, "rates", "behind").match(text, spot.end)
    if _directly(language, "rates", "of_each").match(text, spot.end):
        found = None
    word = found[1] if found else _of_one(spot, language)
    if claim.collection != "A":
        average = _directly(language, "rates", "averages").match(text, spot.end)
        word = word or (average[1] if average else "")
    word = word or _in_front(spot, language, ("rates", "before"), _RATES_WITHIN, spot.clause[0])
    later = pattern(language, "rates", "later").search(text, spot.end, spot.clause[1])
    begin = spot.main_clause[0]
    opening = pattern(language, "rates", "opening").match(text, begin, spot.start)
    if later and not _NUMBER.search(text, spot.end, later.start()):
        word = word or later[0]
    if claim.measure in _TOTALS:
        opening = opening or pattern(language, "rates", "out_of").match(text, begin, spot.start)
    if opening and not _is_in(pattern(language, "rates", "but"), opening):
        is_near = tokens(text[opening.end() : spot.start]) <= _OPENING_WITHIN
        word = word or (opening[0] if is_near else "")
    if word:
        yield Objection(f'the sentence states so many of each: "{word}"')


def _annualised(spot: Spot, own: Said, claim: Claim) -> Iterator[Objection]:
    """Object to the annualised pace of a change, in a row on the change itself."""
    if own.unit not in RELATIVE or own.per or "year" in claim.per or claim.measure not in _CHANGES:
        return
    begin, end = _alone(spot)
    found = pattern(claim.language, "rates", "annualised").search(spot.sentence, begin, end)
    is_of_next = found and _NUMBER.match(spot.sentence[found.end() :].lstrip())
    if found and not is_of_next:
        yield Objection(f'the sentence states an annual pace: "{found[0]}"')


def _share(spot: Spot, own: Said, claim: Claim) -> Iterator[Objection]:
    """Object to "the unemployment rate rose to 4 percent" in a row on a growth."""
    if claim.measure != "growth" or own.direction in ("up", "down") or own.unit != "percent":
        return
    text, start = spot.sentence, spot.clause[0]
    led = re.search(pattern(claim.language, "superseded", "to").pattern + " ?$", text[: spot.start])
    names = pattern(claim.language, "shares", "names").finditer(text, start, spot.start)
    found = next((name for name in names if not _NUMBER.search(text, name.end(), spot.start)), None)
    if led and found:
        yield Objection(f'the sentence states a level: "{found[0]}"')


def _statistic(spot: Spot, claim: Claim) -> Iterator[Objection]:
    """Object to a median in a row on a mean, and so on."""
    if not claim.statistic:
        return
    begin, end = _alone(spot)
    keys = {key: pattern(claim.language, "statistics", key) for key in ("mean", "median")}
    if claim.statistic not in keys:
        return
    found = [
        (word.start(), key, word[0])
        for key, listed in keys.items()
        for word in listed.finditer(spot.sentence, begin, end)
    ]
    in_front = [word for word in found if word[0] < spot.start]
    nearest = max(in_front, default=None) or min(found, default=None)
    if nearest and nearest[1] != claim.statistic:
        yield Objection(f'the sentence states another statistic: "{nearest[2]}"')


def _alone(spot: Spot) -> tuple[int, int]:
    """Return where the words around a phrase begin and end in which no other number stands."""
    begin, end = spot.main_clause
    before = [number.end() for number in _NUMBER.finditer(spot.sentence, begin, spot.start)]
    behind = _NUMBER.search(spot.sentence, spot.end, end)
    return (before[-1] if before else begin), (behind.start() if behind else end)


def _of_one(spot: Spot, language: str) -> str:
    """Return the thing that so many belong to: "40 devices a school", but not "gave 40 a home"."""
    found = pattern(language, "rates", "of_one").match(spot.sentence, spot.end + 1)
    is_last = found and _ends_there(spot.sentence, found.end(), language)
    if not (found and is_last and spot.sentence.startswith(" ", spot.end)):
        return ""
    return "" if _in_front(spot, language, ("rates", "givers"), 3, spot.clause[0]) else found[0]


def _compared(spot: Spot, own: Said, claim: Claim) -> Iterator[Objection]:
    """Object to "up from 40 devices", unless the sentence says when that was; to "3% of sales".

    A change that is "3 percent faster" than another is none of 3 percent.
    """
    language = claim.language
    faster = _directly(language, "compared", "faster").match(spot.sentence, spot.end)
    is_same = faster and not spot.sentence[spot.end : faster.start(1)].strip(" (")  # no comma
    if faster and is_same and own.direction in ("up", "down"):
        yield Objection(f'the sentence compares two changes: "{faster[1]}"')
    apart = _directly(language, "compared", "differences").match(spot.sentence, spot.end)
    if apart and claim.measure not in _CHANGES:
        yield Objection(f'the sentence states a difference: "{apart[1]}"')
    part = re.compile(f" {pattern(language, 'numbers', 'of').pattern}", re.IGNORECASE)
    is_growth = claim.measure == "growth" and own.unit == "percent"
    if is_growth and own.direction not in ("up", "down") and part.match(spot.sentence, spot.end):
        yield Objection("the sentence states a share")
    found = _next_to(language, "compared", "before").search(spot.sentence, 0, spot.start)
    rest = spot.sentence[spot.end : spot.clause[1]].strip(" .")
    is_named = claim.subject and claim.subject.lower() in spot.phrase.lower()
    is_told = rest or own.period or is_named  # what it is, or when it was
    if found and not is_told and own.direction not in ("up", "down"):
        yield Objection(f'the number is what something is compared with: "{found[0].strip()}"')


def _scaled(spot: Spot, own: Said | None, claim: Claim, read: Reader) -> Iterator[Objection]:
    """Object to a bare number beside a note on its scale, or in a cell whose header gives another.

    In a cell, the value of the row is that of the number with the header.
    """
    is_bare = own is None or own.unit.startswith(("count", "unit:")) or own.unit.isupper()
    if not is_bare or (own and own.scale != 1) or " | " in spot.phrase:
        return
    text, language = spot.sentence, claim.language
    headers, bar, _ = text.rpartition(" | ")
    is_cell = bool(bar) and len(headers) <= spot.start
    scales = pattern(language, "numbers", "scales")
    for aside in _BRACKETED.finditer(text):
        scale = scales.search(aside[1]) or _ZEROS.search(aside[1])
        is_note = is_cell or tokens(aside[1]) <= _LARGEST_NOTE
        if scale and is_note and scale[0] not in spot.phrase:
            kind, longer = (
                ("header", _from_header(spot, aside.start())) if is_cell else ("note", "")
            )
            wide = understood(longer, language, read) if is_cell else None
            if not wide or claim.value != wide.value or (own and _other_header(wide, own, claim)):
                yield Objection(f'the {kind} says "{aside[1]}"', longer)
            return
    note = pattern(language, "numbers", "notes").search(text)
    cell = text[: spot.end]
    noted = understood(f"{spot.note} | {cell}", language, read) if is_cell and spot.note else None
    wide = noted or (understood(cell, language, read) if is_cell else None)
    if note:
        yield Objection(f'the note says "{note[0]}"')
    elif wide and own and (reason := _other_header(wide, own, claim)):
        longer = f"{spot.note} | {cell}" if noted else cell
        yield Objection(f'the headers say {reason}: "{longer}"', "" if noted else cell)
    elif is_cell and own and not wide and claim.value not in (None, own.value, -own.value):
        yield Objection(f"no header gives the scale of the value: the cell says {spot.phrase}")


def _other_header(wide: Said, own: Said, claim: Claim) -> str:
    """Return what the headers of a cell make of its number, if the row says something else."""
    if claim.value is not None and abs(wide.value) != abs(claim.value):
        return f"{float(wide.value):,g}"
    is_share = wide.unit in RELATIVE and own.unit not in RELATIVE
    return wide.unit if is_share and claim.quantity_kind in _THINGS else ""


def _from_header(spot: Spot, place: int) -> str:
    """Return the phrase with the header that holds a place."""
    begin = spot.sentence.rfind(" | ", 0, place)
    return spot.sentence[begin + 3 if begin >= 0 else 0 : spot.end]


def _signed(spot: Spot, claim: Claim) -> Iterator[Objection]:
    """Object to a positive value where a word that makes it negative stands with the phrase.

    A row may be on the loss itself: then its phrase or one of its subjects names it. A balance is
    left alone in a row without subjects.
    """
    if not claim.is_positive:
        return
    named = " ".join((claim.printed, claim.subject, *claim.subjects)).lower()
    negative = _negative(
        claim.language, claim.sign_words, has_subjects=bool(claim.subject or claim.subjects)
    )
    for found in negative.finditer(spot.sentence, *spot.main_clause):
        word = found[0].lower()
        if not _is_near(spot, found, claim.language) or _is_in(
            pattern(claim.language, "signs", "but"), found
        ):
            continue
        if word in claim.sign_words or word not in named:
            yield Objection(f'the sentence makes the value negative: "{found[0]}"')
            return


@cache
def _negative(language: str, listed: tuple[str, ...], *, has_subjects: bool) -> re.Pattern[str]:
    keys = ("words", "balances") if has_subjects else ("words",)
    patterns = [pattern(language, "signs", key).pattern for key in keys]
    return re.compile("|".join([any_of(listed), *patterns]), re.IGNORECASE)


def _is_near(spot: Spot, found: re.Match[str], language: str) -> bool:
    """Return whether a word stands at the phrase, with no other number between."""
    if found.end() <= spot.start:
        gap, within = spot.sentence[found.end() : spot.start], _SIGNS_WITHIN
    elif found.start() >= spot.end:
        gap, within = spot.sentence[spot.end : found.start()], _SIGNS_BEHIND
        if pattern(language, "signs", "apart").search(gap):  # "$8 million to cover its losses"
            return False
    else:
        return False
    gap = _OF_WHICH.sub("", gap)
    return tokens(gap) <= within and not _APART.search(gap)


def _basis(spot: Spot, claim: Claim) -> Iterator[Objection]:
    """Object to a number on another basis: adjusted for seasons or not, real or nominal."""
    text, (begin, end) = spot.sentence, spot.main_clause
    number = _NUMBER.search(text, spot.end, end)
    end = min(number.start(), spot.clause[1]) if number else end
    behind = _bases_at(claim.language, text, spot.start, end)
    found = min(behind, key=lambda at: (at[0].start(), -at[0].end()), default=None)
    if found is None and not _NUMBER.search(text, spot.clause[0], spot.start):
        before = _bases_at(claim.language, text, begin, spot.start)
        found = max(before, key=lambda at: (at[0].end(), -at[0].start()), default=None)
    if found and not {claim.adjustment, claim.prices}.isdisjoint(found[1]):
        yield Objection(f'the sentence states the number on another basis: "{found[0][0]}"')


def _bases_at(
    language: str, text: str, start: int, end: int
) -> Iterator[tuple[re.Match[str], frozenset[str]]]:
    """Yield the words in a part of a text that name a basis, and the codes that they deny."""
    for key, denied in _OTHERWISE.items():
        for found in pattern(language, "basis", key).finditer(text, start, end):
            yield found, denied


def _interval(spot: Spot, claim: Claim) -> Iterator[Objection]:
    """Object to an interval of which neither the ends nor the distance to them are printed.

    Only significant digits are compared: scale and unit may stand once for all numbers.
    """
    text = f"{spot.sentence} {claim.interval_printed}"
    printed = {_significant(number[0]) for number in _NUMBERS.finditer(text)}
    spelled = pattern(claim.language, "periods", "numbers").search(text)
    for end in [] if spelled else claim.interval:
        sizes = [end, *([end - claim.value] if claim.value is not None else [])]
        if printed.isdisjoint(_significant(f"{float(size):.12f}") for size in sizes):
            yield Objection(f"the sentence does not print the end {float(end):,g} of the interval")


def _significant(number: str) -> str:
    """Return the digits of a number without mark, and without zeros at both ends."""
    return re.sub("[^0-9]", "", number).strip("0")


# ---- negation and modality --------------------------------------------------------------------


def _negation(spot: Spot, language: str) -> Iterator[Objection]:
    if _next_to(language, "negation", "whole").search(spot.sentence, 0, spot.start):
        return
    within = words(language).get("negation", {}).get("within", 0)
    start = spot.clause[0]
    word = _in_front(spot, language, ("negation", "words"), within, start)
    all_but = _next_to(language, "negation", "all_but").search(spot.sentence, 0, spot.start)
    word = word or (all_but[0].strip() if all_but else "")
    if not word:
        opening = pattern(language, "negation", "opening").match(spot.sentence[start:].lstrip())
        if opening and pattern(language, "negation", "but").match(opening.string):
            opening = None
        gap = spot.sentence[start : spot.start]
        is_near = tokens(gap) <= _FAR
        is_undone = pattern(language, "negation", "now").search(gap)
        word = opening[0] if opening and is_near and not is_undone else ""
    anywhere = pattern(language, "negation", "anywhere").search(spot.sentence)
    if anywhere and (
        _is_in(pattern(language, "negation", "but"), anywhere)
        or _NEXT_STATEMENT.search(spot.sentence, anywhere.end(), spot.start)
    ):
        anywhere = None
    anywhere = (
        anywhere
        or _directly_denied(spot, language)
        or _later(spot, language)
        or _cleft(spot, language, "negation")
        or _undone(spot, language)
    )
    if word or anywhere:
        word = word or (anywhere[0] if anywhere else "")
        yield Objection(f'the sentence denies it: "{word}"')
    elif spot.sentence.rstrip("\"')").endswith("?"):
        yield Objection("the sentence is a question")


def _is_existing(spot: Spot, language: str) -> bool:
    """Return whether the number is that of known things: "would be hard for its 40 members"."""
    led = _next_to(language, "negation", "existing").search(spot.sentence, 0, spot.start)
    wanted = _directly(language, "negation", "wanted").match(spot.sentence, spot.end)
    return bool(led and not wanted)


def _is_kept(spot: Spot, language: str) -> bool:
    """Return whether all of known things stay or go: "the 40 shops will not close"."""
    led = _next_to(language, "negation", "definite").search(spot.sentence, 0, spot.start)
    followed = _directly(language, "negation", "definite_behind").match(spot.sentence, spot.end)
    kept = pattern(language, "negation", "kept")
    is_whole = led is not None or followed is not None
    return is_whole and bool(kept.search(spot.sentence, spot.end, spot.clause[1]))


def _uncertainty(spot: Spot, claim: Claim) -> Iterator[Objection]:
    """Object to a margin of error in a row on the number itself."""
    uncertain = "bounds", "uncertainty"
    start = spot.clause[0]
    word = _alone_in_front(spot, claim.language, uncertain, _BOUND_WITHIN, start)
    if word:
        yield Objection(f'the sentence states an uncertainty: "{word}"')


def _cleft(spot: Spot, language: str, table: str) -> re.Match[str] | None:
    """Return a word in "40 is what it fell short of", where the clause is about the phrase."""
    cleft = _after_pause(language, "clefts", "behind").match(spot.sentence, spot.end)
    if cleft is None:
        return None
    rest = spot.sentence[cleft.end() :]
    found = (pattern(language, table, key).search(rest) for key in ("words", "near"))
    return next(filter(None, found), None)


def _directly_denied(spot: Spot, language: str) -> re.Match[str] | None:
    """Return words such as "too few" directly behind the number, but not "short of the 95,000"."""
    rest = spot.sentence[spot.end :].lstrip(" ,")
    contrasted = pattern(language, "negation", "contrasted").match(rest)
    if contrasted:
        return contrasted
    if pattern(language, "negation", "but").match(rest):
        return None  # "40 euros n'ont pas suffi"
    found = pattern(language, "negation", "behind").match(rest)
    is_other = found and _NUMBER.search(rest, found.end(), found.end() + _NUMBER_WITHIN)
    return None if is_other else found


def _later(spot: Spot, language: str) -> re.Match[str] | None:
    """Return words further on that deny the number, and no other one."""
    found = pattern(language, "negation", "later").search(spot.sentence, spot.end)
    is_other = found and _NUMBER.search(spot.sentence, spot.end, found.start())
    return None if is_other else found


def _undone(spot: Spot, language: str) -> re.Match[str] | None:
    """Return what became of an "order of 40 devices" that "fell through", or of a claim of them."""
    end, text = spot.clause[1], spot.sentence
    if _next_to(language, "undone", "acts").search(text, 0, spot.start):
        return pattern(language, "undone", "ends").search(text, spot.end, end)
    if _in_front(spot, language, ("undone", "claims"), _CLAIMED_WITHIN, spot.clause[0]):
        return pattern(language, "undone", "refuted").search(text, spot.end, end)
    return None


def _superseded(spot: Spot, claim: Claim) -> Iterator[Objection]:
    """Object to an earlier value, in rows that are not on an earlier edition or another time."""
    if claim.vintage:
        return
    language, start = claim.language, spot.clause[0]
    word = _alone_in_front(spot, language, ("superseded", "words"), _SUPERSEDED_WITHIN, start)
    later = pattern(language, "superseded", "later").search(spot.sentence, spot.end, spot.clause[1])
    word = word or (later[0] if later else "")
    if claim.period_basis != "printed" and not claim.is_earlier:
        behind = _directly(language, "superseded", "behind").match(spot.sentence, spot.end)
        is_adverb = behind and " " not in behind[1] and behind[1] < _FIRST_KANA
        if is_adverb and behind and not _ends_there(spot.sentence, behind.end(), language):
            behind = None  # "40 previously unemployed people"
        before = _next_to(language, "superseded", "adjacent").search(spot.sentence, 0, spot.start)
        word = word or (behind[1] if behind else before[0].strip() if before else "")
        word = word or _opened_earlier(spot, language)
        word = word or _in_front(spot, language, ("superseded", "past"), _PAST_WITHIN, start)
        word = word or ("" if claim.statistic in _EXTREMES else left(spot, language))
    word = word or _replaced(spot, language)
    if word:
        yield Objection(f'the sentence speaks of an earlier value: "{word}"')


def _replaced(spot: Spot, language: str) -> str:
    """Return the words of "put at 40 but came to 50" that replace a number by another, if any."""
    end = spot.clause[1]
    found = pattern(language, "superseded", "replaced").search(spot.sentence, spot.end, end)
    is_prior = found and _next_to(language, "superseded", "prior").search(
        spot.sentence, 0, spot.start
    )
    number = found and _NUMBER.search(spot.sentence, found.end(), found.end() + _NUMBER_WITHIN)
    return found[0] if found and is_prior and number else ""


def _opened_earlier(spot: Spot, language: str) -> str:
    """Return the words in front of a comma that begin the sentence: "a year earlier, 40 were"."""
    begin = spot.main_clause[0]
    found = pattern(language, "superseded", "relative").match(spot.sentence, begin)
    if found and spot.sentence[found.end() : spot.clause[0]] == ",":
        return found[0]
    heyday = pattern(language, "superseded", "heyday").match(spot.sentence, begin)
    is_other = heyday and _APART.search(spot.sentence, heyday.end(), spot.start)
    return heyday[0] if heyday and not is_other else ""


def left(spot: Spot, language: str) -> str:
    """Return what shows that a level is left: "from 40 devices to 50", "to 50 from 40 devices"."""
    found = _next_to(language, "superseded", "from").search(spot.sentence, 0, spot.start)
    if not found:
        return ""
    each = pattern(language, "rates", "of_one").match(spot.sentence, spot.end + 1)
    end = each.end() if each else spot.end
    onward = _directly(language, "superseded", "to").match(spot.sentence, end)
    if onward and _NUMBER.search(spot.sentence, onward.end(), spot.clause[1]):
        return onward[1]
    reached = pattern(language, "superseded", "to").pattern + r" ?[$€£¥]?\d"
    rest = spot.sentence[spot.end : spot.clause[1]].strip(" .")
    is_last = not rest or pattern(language, "superseded", "elliptic").fullmatch(rest)
    is_reached = re.search(reached, spot.sentence[spot.main_clause[0] : found.start()])
    return found[0].strip() if is_last and is_reached else ""


def _modality(spot: Spot, own: Said | None, claim: Claim) -> Iterator[Objection]:
    language = claim.language
    if _next_to(language, "negation", "whole").search(spot.sentence, 0, spot.start):
        return
    data = words(language).get("modality", {})
    start = (spot.main_clause if data.get("across_commas") else spot.clause)[0]
    within = data.get("within", 0)
    is_done = _directly(language, "modality", "done").match(spot.sentence, spot.end)
    word = "" if is_done else _in_front(spot, language, ("modality", "words"), within, start)
    if claim.period_basis != "printed":  # "could connect 40 in 2019" is what was done
        word = word or _in_front(spot, language, ("modality", "abilities"), within, start)
    if not (word or _may_be_set(own, claim)):
        word = _in_front(
            spot, language, ("modality", "near"), data.get("near_within", 0), spot.clause[0]
        ) or _in_front(spot, language, ("modality", "wish"), 1, spot.clause[0])
    text = spot.sentence
    found = (
        _time_to_come(spot, language, within)
        or _planned_behind(spot, language)
        or pattern(language, "modality", "anywhere").search(text)
        or _opening(spot, language)
        or _next(spot, language)
        or _in_bracket(spot, language)
        or _given(spot, language)
        or _cleft(spot, language, "modality")
    )
    if word or found:
        word = word or (found[0] if found else "")
        yield Objection(f'the sentence speaks of a plan, a forecast or a possibility: "{word}"')


def _time_to_come(spot: Spot, language: str, within: int) -> re.Match[str] | None:
    """Return a verb in front of the phrase whose form is the future: "transportera 40".

    In "la ville qui accueillera les Jeux a construit 40 logements" it belongs to another clause.
    """
    future = _future(language)
    if future is None:
        return None
    relative = _next_to(language, "modality", "relatives")
    others = words(language)["modality"]["no_endings"]
    for found in future.finditer(spot.sentence, spot.clause[0], spot.start):
        gap = spot.sentence[found.end() : spot.start]
        is_near = tokens(gap) <= _VERB_WITHIN
        is_inner = not is_near and relative.search(spot.sentence, 0, found.start())
        is_undone = is_inner or pattern(language, "modality", "now").search(gap)
        if tokens(gap) <= within and found[0] not in others and not is_undone:
            return found
    return None


@cache
def _future(language: str) -> re.Pattern[str] | None:
    """Return a pattern for verbs in the future by their endings, for languages that have them."""
    endings = words(language).get("modality", {}).get("endings", [])
    return re.compile(rf"(?<!\w)[a-zà-ÿ]{{2,}}(?:{'|'.join(endings)})(?!\w)") if endings else None


def _planned_behind(spot: Spot, language: str) -> re.Match[str] | None:
    """Return words behind the phrase in its clause that make a plan of it.

    In "40 were sold, and the firm hopes to sell 50 next year" they belong to another verb.
    """
    text, end = spot.sentence, spot.clause[1]
    found = pattern(language, "modality", "behind").search(text, spot.end, end)
    if found is None:
        return None
    if pattern(language, "compared", "before").search(text, spot.end, found.start()):
        return None  # "4 % au lieu des 3 % prévus"
    verb = pattern(language, "modality", "words").search(text, spot.end, found.start())
    both = pattern(language, "modality", "second").pattern
    is_second = verb and re.search(f"{both} ?$", text[spot.end : verb.start()])
    return None if is_second else found


def _infinitive(spot: Spot, language: str) -> Iterator[Objection]:
    """Object to "to sell 40", unless the words in front tell that it came about: "managed to"."""
    text, start = spot.sentence, spot.clause[0]
    found = _to_do(language).search(text, start, spot.start)
    if _next_to(language, "negation", "whole").search(text, 0, spot.start):
        return
    if found is None or pattern(language, "modality", "now").search(
        text, found.start(), spot.start
    ):
        return
    came_about = pattern(language, "infinitives", "came_about")
    before = [word.end() for word in came_about.finditer(text, start, found.end("to"))]
    if not before or tokens(text[before[-1] : found.start("to")]) > _CAUSED_WITHIN:
        yield Objection(f'the sentence does not say that it came about: "{found[0].strip()}"')


@cache
def _to_do(language: str) -> re.Pattern[str]:
    """Return a pattern for "to sell" with at most a few words behind it, at the end of a text."""
    to, verbs = (pattern(language, "infinitives", key).pattern for key in ("to", "verbs"))
    return re.compile(rf"(?P<to>{to}) {verbs}(?: [^\s,;:0-9]+){{0,3}}{_PAUSE}$", re.IGNORECASE)


def _next(spot: Spot, language: str) -> re.Match[str] | None:
    """Return "could" behind a phrase, but not "could read", which people can."""
    text = spot.sentence[spot.end :].lstrip(" ")
    found = pattern(language, "modality", "next").match(text)
    is_able = pattern(language, "modality", "able").match(text)
    return found if found and not is_able else None


def _in_bracket(spot: Spot, language: str) -> re.Match[str] | None:
    """Return a word such as "budget" in a bracket behind a phrase, beside no number but a year."""
    bracket = _BRACKET_BEHIND.match(spot.sentence, spot.end)
    return pattern(language, "modality", "bracketed").search(bracket[1]) if bracket else None


def _opening(spot: Spot, language: str) -> re.Match[str] | None:
    """Return a word that begins the sentence and makes what follows in it, or next, a case."""
    begin = spot.main_clause[0]
    opening = pattern(language, "modality", "opening").match(spot.sentence, begin)
    is_near = spot.sentence.count(", ", begin, spot.start) <= 1
    is_owner = opening and spot.sentence.startswith("'", opening.end())  # for next year's fair
    return opening if opening and is_near and not is_owner else None


def _given(spot: Spot, language: str) -> re.Match[str] | None:
    """Return what would be, in "With 40 devices, it would be full"."""
    given = pattern(language, "modality", "given").match(spot.sentence, spot.main_clause[0])
    is_near = given and tokens(spot.sentence[given.end() : spot.start]) <= _GIVEN_WITHIN
    so = pattern(language, "modality", "so")
    clause = _NEXT_CLAUSE.match(spot.sentence, spot.end)
    return so.search(clause[0]) if is_near and clause else None


def _may_be_set(own: Said | None, claim: Claim) -> bool:
    """Return whether a target may be what is so: that of a central bank for its rate."""
    is_band = own is not None and own.upper is not None
    return claim.measure == "level" or (claim.measure == "" and is_band)
