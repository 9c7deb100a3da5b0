"""Whether the period of a row is the one that its sentence names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from . import bases
from .claim import Claim
from .clauses import Spot, tokens
from .cues import Objection, left
from .named import Named, Period, last_year, named
from .words import pattern, words

_YEAR_IN_BRACKET = re.compile(r"\(((?:19|20)\d\d): ?$")
_DIGIT = re.compile("[0-9]")
_STRONG = re.compile(r"[,;、。!?]")
_TO_DECEMBER = 11  # months from the first of a year to its last
_YEAR_OF_DAYS = 366
_QUARTER_OF_DAYS = 100
_LEADING = 30  # characters in which a sentence that begins with a period names it


class Timing:
    """The periods that a text names, sentence by sentence, as they are asked for.

    ``texts`` holds the sentences of each paragraph in order.
    """

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        """Begin with nothing known."""
        self._texts = texts
        self._known: dict[tuple[str, str, date | None], list[Named]] = {}
        self._all: dict[tuple[str, date | None], list[Named]] = {}

    def periods(self, spot: Spot, paragraph: int, claim: Claim) -> list[Named]:
        """Return the periods of its sentence that a phrase may be for, its base left out."""
        own = [
            name
            for name in self._named(spot, paragraph, claim)
            if name.role == "own" and name.is_sure and not _is_base(name, claim)
        ]
        if claim.base:  # "on the previous year" in a phrase is what it is compared with
            own = [name for name in own if name.periods or not _is_inside(name, spot)]
        return _chosen(spot, own)

    def earlier(self, spot: Spot, paragraph: int, claim: Claim) -> Iterator[Period]:
        """Yield the periods that the sentences before name in its paragraph, the nearest first."""
        for text in self._before(spot, paragraph):
            for name in self._names(text, claim):
                if name.role == "own" and name.is_sure:
                    yield from name.periods

    def objections(self, spot: Spot, paragraph: int, claim: Claim) -> Iterator[Objection]:
        """Yield why the period of a row is not that of its sentence, if it surely is not.

        ``paragraph`` is the number of the paragraph, or -1 for a title or a cell.
        """
        named_here = self._named(spot, paragraph, claim)
        yield from bases.objections(spot, named_here, claim)
        names = [name for name in named_here if not _is_base(name, claim)]
        if claim.scenario in ("", "actual"):
            yield from _future(spot, names, claim)
        if claim.period is None:
            return
        if found := _since(spot, named_here, claim, claim.period):
            yield Objection(f'the sentence adds up a longer time: "{found}"')
        if claim.period_basis == "printed":
            yield from self._printed(spot, names, claim, claim.period)
        elif claim.period_basis == "statement-date":
            yield from _undated(spot, names, claim.period)

    def _named(self, spot: Spot, paragraph: int, claim: Claim) -> list[Named]:
        years = (last_year(self._names(text, claim)) for text in self._before(spot, paragraph))
        context = next(filter(None, years), None)
        found = named(spot.sentence, claim.language, claim.stated, context)
        headers = spot.sentence.split(" | ")[:-1]  # of a table cell
        return [replace(name, is_sure=name.is_sure or name.text in headers) for name in found]

    def _names(self, text: str, claim: Claim) -> list[Named]:
        """Return what a sentence names, taken by itself."""
        key = text, claim.language, claim.stated
        if key not in self._known:
            self._known[key] = named(*key)
        return self._known[key]

    def _before(self, spot: Spot, paragraph: int) -> Sequence[str]:
        """Return the sentences in front of this one in its paragraph, the nearest first."""
        sentences = self._texts[paragraph] if paragraph >= 0 else ()
        here = (n for n, sentence in enumerate(sentences) if spot.sentence in sentence)
        return sentences[: next(here, 0)][::-1]

    def _printed(
        self, spot: Spot, names: list[Named], claim: Claim, period: Period
    ) -> Iterator[Objection]:
        own = [n for n in names if n.role == "own" and not _is_aside(n, spot)]
        if not claim.base and any(
            _is_part_of(name, spot, period) or (_is_left(name, spot) and name.fits(period))
            for name in names
        ):
            return
        if reason := _elsewhere(spot, names, own, claim, period):
            yield Objection(reason)
            return
        parts = [name for name in own if _is_of_part(name, spot, claim.language)]
        own = [name for name in own if name not in parts]
        sure = [name for name in own if name.is_sure]
        # What a row is compared with, such as an average of earlier years, has a period too.
        chosen = sure if claim.base == "reference" else _chosen(spot, sure)
        if any(
            _fits(name, claim, period) for name in (*chosen, *(n for n in own if not n.is_sure))
        ):
            return
        if chosen:
            yield Objection(f'the sentence names another period: "{chosen[0].text}"')
            return
        if any(name.fits(period) for name in parts):
            yield Objection(f'the sentence names the period of a part: "{parts[0].text}"')
            return
        everywhere = self._everywhere(claim)
        is_dated = any(name.is_sure and name.periods for name in everywhere)
        if is_dated and not any(name.fits(period) for name in (*names, *everywhere)):
            yield Objection("the text names other periods, and nowhere this one")

    def _everywhere(self, claim: Claim) -> list[Named]:
        key = claim.language, claim.stated
        if key not in self._all:
            sentences = (sentence for paragraph in self._texts for sentence in paragraph)
            self._all[key] = [name for text in sentences for name in self._names(text, claim)]
        return self._all[key]


def _is_base(name: Named, claim: Claim) -> bool:
    """Return whether a period is the one that the row is compared with, and not its own."""
    base, period = claim.base_period, claim.period
    if base is None or (period and name.fits(period)):
        return False
    return any(start <= base[0] and base[1] <= end for start, end in name.periods)


def _fits(name: Named, claim: Claim, period: Period) -> bool:
    return name.fits(period) or _is_span(name, claim) or bases.is_between(name, claim)


def _is_span(name: Named, claim: Claim) -> bool:
    """Return whether a period is the year over which the change of the row's month is taken.

    "Prices rose by 2 percent in the 12 months to May" is the growth of May on May.
    """
    if claim.base != "P1Y" or claim.period is None:
        return False
    start, end = claim.period
    is_month = start.replace(day=1) == end.replace(day=1)
    return is_month and any(
        last == end and (last.year - first.year) * 12 + last.month - first.month == _TO_DECEMBER
        for first, last in name.periods
    )


def _chosen(spot: Spot, names: list[Named]) -> list[Named]:
    """Return the periods that the phrase may be for.

    One in the phrase; else the one behind it, before any other number; else the last one in front
    of it; else any.
    """
    inside = [name for name in names if _is_inside(name, spot)]
    behind = [name for name in names if name.start >= spot.end]
    for name in [] if inside else behind[:1]:
        between = spot.sentence[spot.end : name.start]
        if not (_DIGIT.search(between) or _STRONG.search(between)):
            inside = [name]
    before = [name for name in names if name.end <= spot.start]
    return inside or before[-1:] or behind


def _is_aside(name: Named, spot: Spot) -> bool:
    """Return whether a period is that of another number in a bracket: "(20 in 2019)"."""
    text = spot.sentence
    begin, end = text.rfind("(", 0, name.start), text.find(")", name.end)
    if begin < 0 or end < 0 or begin <= spot.start < end or ")" in text[begin : name.start]:
        return False
    return bool(_DIGIT.search(text[begin : name.start] + text[name.end : end]))


def _elsewhere(
    spot: Spot, names: list[Named], own: list[Named], claim: Claim, period: Period
) -> str:
    """Return why a figure is surely for another period than that of the row, if it is."""
    year = _YEAR_IN_BRACKET.search(spot.sentence, 0, spot.start)
    if year and not period[0].year <= int(year[1]) <= period[1].year:
        return f'the sentence names another period: "{year[1]}"'
    earlier = _earlier(spot, claim.language)
    fitting = [name for name in own if name.fits(period) and name.start < spot.start]
    is_named = any(earlier is None or earlier[0] != name.text for name in fitting)
    if earlier and is_named and not claim.vintage:
        return f'the sentence speaks of an earlier value: "{earlier[0]}"'
    if is_named and not claim.vintage and (word := left(spot, claim.language)):
        return f'the sentence speaks of an earlier value: "{word}"'
    found = _several(spot, names, claim, period)
    return f'the sentence adds up a longer time: "{found}"' if found else ""


def _earlier(spot: Spot, language: str) -> re.Match[str] | None:
    """Return the words around a number that make it one of the time before, if any."""
    text = spot.sentence
    relative = pattern(language, "superseded", "relative")
    leading = relative.match(text[spot.clause[0] : spot.start].lstrip())
    if leading:
        return leading
    found = relative.search(text, spot.end, spot.clause[1])
    if found is None or _DIGIT.search(text, spot.end, found.start()):
        return None
    gap = text[spot.end : found.start()]
    parting = (("periods", "base"), ("modality", "relatives"))
    return None if any(pattern(language, *key).search(gap) for key in parting) else found


def _several(spot: Spot, names: list[Named], claim: Claim, period: Period) -> str:
    """Return the time over which a sentence adds up what the row says of a part of it, if any."""
    if claim.measure != "flow" or (period[1] - period[0]).days > _YEAR_OF_DAYS:
        return ""
    language, text = claim.language, spot.sentence
    if (period[1] - period[0]).days < _QUARTER_OF_DAYS and period[0].month > 1:
        number = _DIGIT.search(text, spot.end, spot.clause[1])
        begin = spot.clause[0] if _DIGIT.search(text, 0, spot.start) else 0
        end = number.start() if number else spot.clause[1]
        cumulated = pattern(language, "spans", "cumulated").search(text, begin, end)
        if cumulated:
            return cumulated[0]
    rest = text[spot.end : spot.clause[1]].lstrip(" ")
    behind = pattern(language, "spans", "flows").match(rest)
    if behind:
        return behind[0]
    opening = pattern(language, "spans", "opening").match(text, spot.main_clause[0])
    opening = opening or pattern(language, "spans", "flows").match(text, spot.main_clause[0])
    is_level = re.search(pattern(language, "superseded", "to").pattern + " ?$", text[: spot.start])
    if opening or is_level:
        return opening[0] if opening and not is_level else ""
    for name in names:
        is_span = len(name.periods) > 1 and name.periods[1] == period != name.periods[0]
        is_here = spot.clause[0] <= name.start and name.end <= spot.clause[1]
        if is_span and is_here:
            return name.text
    return ""


def _since(spot: Spot, names: list[Named], claim: Claim, period: Period) -> str:
    """Return "since 2015" where a flow is that of the years from then, and the row's of one."""
    if claim.measure != "flow" or any(n.role == "own" and n.fits(period) for n in names):
        return ""
    text, begin = spot.sentence, spot.main_clause[0]
    word = pattern(claim.language, "periods", "since").pattern
    since = re.compile(rf"({word})(?: [^\d,;]{{1,30}})? ?", re.IGNORECASE)
    for name in names:
        opening = since.fullmatch(text[begin : name.start].lstrip())
        behind = since.fullmatch(text[spot.end : name.start].lstrip())
        is_long = bool(name.periods) and all(end < period[0] for _, end in name.periods)
        if (opening or behind) and is_long:
            return f"{(opening or behind or [''])[0]}{name.text}"
    return ""


def _is_of_part(name: Named, spot: Spot, language: str) -> bool:
    """Return whether a period is that of a part: "$2 billion, $1 billion of it in 2020"."""
    gap = spot.sentence[spot.end : name.start]
    part = pattern(language, "periods", "parts").search(gap)
    return bool(part and _DIGIT.search(gap))


def _is_inside(name: Named, spot: Spot) -> bool:
    return name.start < spot.end and name.end > spot.start


def _is_part_of(name: Named, spot: Spot, period: Period) -> bool:
    """Return whether a phrase gives the year of a part: "the same weeks of 2023"."""
    is_here = name.role == "base" and _is_inside(name, spot)
    return is_here and any(a <= period[0] and period[1] <= b for a, b in name.periods)


def _is_left(name: Named, spot: Spot) -> bool:
    """Return whether a period is that of a level left behind: "from 40 devices in 2015 to 50"."""
    gap = spot.sentence[name.end : spot.start] or spot.sentence[spot.end : name.start]
    is_next = name.end <= spot.start or spot.end <= name.start
    return name.role == "base" and is_next and tokens(gap) <= 1


def _future(spot: Spot, names: list[Named], claim: Claim) -> Iterator[Objection]:
    """Object to a statement on a time to come, in a row on what is so."""
    rest = spot.sentence[spot.end :].lstrip(" ")
    if pattern(claim.language, "modality", "now").match(rest):
        return
    for name in _chosen(
        spot, [name for name in names if name.role != "elsewhere" and name.is_sure]
    ):
        is_here = name.start < _LEADING or name.end > spot.clause[0]
        if _is_of_another_clause(spot, name, claim.language):
            continue
        is_later = claim.stated and all(start > claim.stated for start, _ in name.periods)
        if is_here and name.periods and is_later:
            yield Objection(f'the sentence speaks of a time to come: "{name.text}"')


def _is_of_another_clause(spot: Spot, name: Named, language: str) -> bool:
    """Return whether a period behind the phrase belongs to a relative or a later clause."""
    if name.start < spot.end:
        return False
    end = min(spot.clause[1], name.start)
    relative = pattern(language, "modality", "relatives").search(spot.sentence, spot.end, end)
    joining = words(language).get("modality", {}).get("joining", 0)
    return bool(relative) or tokens(spot.sentence[end : name.start]) > joining


def _undated(spot: Spot, names: list[Named], period: Period) -> Iterator[Objection]:
    """Object to the date of the statement where the sentence names a period that is over."""
    sure = [name for name in names if name.role == "own" and name.is_sure and name.periods]
    for name in _chosen(spot, sure):
        is_near = name.start < _LEADING or name.start >= spot.end
        if is_near and all(end < period[0] for _, end in name.periods):
            yield Objection(f'the sentence names a period: "{name.text}"')
