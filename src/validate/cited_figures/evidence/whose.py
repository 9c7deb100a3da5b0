"""Whose figure it is, where a sentence names the area or the subject of a row and others."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from .claim import Claim
from .clauses import Spot
from .cues import Objection
from .fingerprint import normal_form
from .words import any_of, pattern

_LAST_NUMBER = re.compile(r".*[0-9]", re.DOTALL)
_NUMBER = re.compile(r"[^\d,;]{0,20}[0-9]")  # soon behind an area
_NEAR = 40  # characters between a number and an area in the words behind it
_NOTHING = re.compile("(?!)")
_TOTALS = frozenset({"stock", "flow"})


def objections(spot: Spot, claim: Claim) -> Iterator[Objection]:
    """Yield the other area or subject that the sentence gives the figure, if it surely does."""
    yield from _subjects(spot, claim)
    yield from _areas(spot, claim)


def _subjects(spot: Spot, claim: Claim) -> Iterator[Objection]:
    """Object to another subject in the words that belong to the phrase, without the own one."""
    others = _names(claim.other_subjects, re.IGNORECASE)
    if not others.search(spot.sentence, *spot.main_clause):
        return
    start, text = spot.clause[0], spot.sentence[: spot.start]
    number = _LAST_NUMBER.match(text, start)
    for again in pattern(claim.language, "areas", "contrast").finditer(text, start):
        start = again.end()
    start = max(start, number.end() if number else 0)
    found = others.search(text, start)
    own = _names((claim.subject, *claim.subjects), re.IGNORECASE)
    end = _next_subject(spot, claim.language, own)
    if found and not own.search(spot.sentence, start, end):
        yield Objection(f'the sentence gives the figure to another subject: "{found[0]}"')


def _next_subject(spot: Spot, language: str, own: re.Pattern[str]) -> int:
    """Return where the words of the phrase end, before "and exports to 40" at the latest."""
    text, end = spot.sentence, spot.clause[1]
    joints = "|".join(pattern(language, "areas", key).pattern for key in ("and", "contrast"))
    following = re.compile(rf"[^\d,;]{{0,20}}?(?:{joints}) (?:the )?{own.pattern}", re.IGNORECASE)
    found = following.match(text, spot.end, end)
    return found.start() if found and _NUMBER.match(text, found.end()) else end


def _areas(spot: Spot, claim: Claim) -> Iterator[Objection]:
    text = spot.sentence
    own = _names(claim.areas)
    if claim.areas and (found := _left_out(spot, claim.language, own)):
        yield Objection(f'the sentence leaves the area out: "{found}"')
        return
    everywhere = tuple(name for names in claim.other_areas for name in names)
    if not _names(everywhere).search(text):
        return
    here = [name for names in claim.other_areas if (name := _first(text, names))]
    if not here:
        return
    others = _names(tuple(here))
    if len(here) == 1 and not own.search(text):
        if _has_its_own(spot, others):
            return
        yield Objection(f'the sentence names another area: "{here[0]}"')
        return
    places = (
        (_in_bracket, _behind, _in_front, _aside, _next_to, _later_own) if own.search(text) else ()
    )
    found = next(filter(None, (place(spot, claim.language, own, others) for place in places)), "")
    if found:
        yield Objection(f'the sentence gives the figure to another area: "{found}"')
    elif claim.measure in _TOTALS and (found := _joint(spot, claim.language, own, others)):
        yield Objection(f'the sentence gives the figure to several areas: "{found}"')


def _left_out(spot: Spot, language: str, own: re.Pattern[str]) -> str:
    """Return "outside Utopia", where the clause names the own area only so."""
    start, end = spot.main_clause
    out, left = (pattern(language, "areas", key).pattern for key in ("out", "out_behind"))
    found = re.compile(rf"(?i:{out}) ?{own.pattern}|{own.pattern}{left}").search(
        spot.sentence, start, end
    )
    alone = found and len(list(own.finditer(spot.sentence, start, end))) == 1
    return found[0] if found and alone else ""


def _aside(spot: Spot, language: str, own: re.Pattern[str], others: re.Pattern[str]) -> str:
    """Return the area of "unlike Utopia, Freedonia has 40" and of "Freedonia, which has 40".

    In "in Freedonia, which borders Utopia, 40" the own area stands in an aside.
    """
    start, text = spot.main_clause[0], spot.sentence
    relative = pattern(language, "areas", "relatives").pattern
    names = rf"(?:(?P<other>{others.pattern})|{own.pattern})"
    antecedent = re.compile(rf"{names}, ?{relative} ?[^,]*$").search(text[start : spot.start])
    if antecedent:
        return antecedent["other"] or ""
    compared, behind = (
        pattern(language, "areas", key).pattern for key in ("beside", "beside_behind")
    )
    asides = re.compile(
        rf"(?i:{compared}) ?{own.pattern}|{own.pattern}{behind}|, {relative} [^,]*,"
    )
    rest = asides.sub("", text[start : spot.start])
    found = others.search(rest)
    is_aside = own.search(text, start, spot.start) and not own.search(rest)
    return found[0] if found and is_aside and not _LAST_NUMBER.match(rest) else ""


def _in_bracket(spot: Spot, _language: str, _own: re.Pattern[str], others: re.Pattern[str]) -> str:
    """Return the area in front of the bracket with the number: "ahead of Freedonia (30)"."""
    found = re.compile(rf"({others.pattern}) \((?:[^\s\d()]+ )?[$€£¥]?$").search(
        spot.sentence[: spot.start]
    )
    return found[1] if found else ""


def _next_to(spot: Spot, language: str, own: re.Pattern[str], others: re.Pattern[str]) -> str:
    """Return the area right in front of the number, where the own one has another number.

    "Utopia counted 40 firms and Freedonia 50".
    """
    text = spot.sentence[spot.main_clause[0] : spot.start]
    found = re.compile(rf"({others.pattern}) ?$").search(text)
    mine = own.search(text)
    has_number = found and mine and _LAST_NUMBER.match(text[mine.end() : found.start()])
    led = re.compile(pattern(language, "areas", "led").pattern + " ?$")
    is_led = found and led.search(text[: found.start()])
    return found[1] if found and has_number and not is_led else ""


def _later_own(spot: Spot, language: str, own: re.Pattern[str], others: re.Pattern[str]) -> str:
    """Return the area of "deaths in Freedonia numbered 40, those in Utopia 30"."""
    text, (start, end) = spot.sentence, spot.clause
    at, part = (pattern(language, "areas", key).pattern for key in ("at", "part"))
    found = re.compile(rf" ?(?:[^\s\d,]+ ){{1,4}}(?:{at}|{part}) ({others.pattern})").match(
        text, start, spot.start
    )
    mine = own.search(text, end)
    if not found or own.search(text, start, end) or _LAST_NUMBER.match(text[:start]):
        return ""
    number = mine and re.search(rf"\d[^\d,;]{{0,20}} {at} $", text[end : mine.start()])
    number = number or (mine and _NUMBER.match(text, mine.end()))
    has_its_own = mine and not own.search(text, 0, end) and number
    return (
        found[1] if has_its_own and not _LAST_NUMBER.match(text[found.end() : spot.start]) else ""
    )


def _joint(spot: Spot, language: str, own: re.Pattern[str], others: re.Pattern[str]) -> str:
    """Return "Utopia and Freedonia", to which the figure belongs together."""
    start, text = spot.main_clause[0], spot.sentence
    link = pattern(language, "areas", "and").pattern
    lists = re.compile(
        rf"{own.pattern} ?{link} ?{others.pattern}|{others.pattern} ?{link} ?{own.pattern}"
    )
    found = lists.search(text, start, spot.start)
    between = text[found.end() : spot.start] if found else ""
    if not found or _LAST_NUMBER.match(between) or own.search(between):
        return ""
    mutual = re.compile(pattern(language, "numbers", "between").pattern + " ?$")
    if mutual.search(text[: found.start()]):
        return ""
    apart = pattern(language, "areas", "apart").search(text, start, spot.main_clause[1])
    return "" if apart else found[0]


def _has_its_own(spot: Spot, others: re.Pattern[str]) -> bool:
    """Return whether an area stands in a later clause with a number: ", and in Freedonia 9"."""
    found = others.search(spot.sentence, spot.clause[1])
    if found is None:
        return False
    text, start = spot.sentence, spot.clause[1]
    of_part = re.compile(r"\D{0,3}\d[^,;]*$").match(text[start : found.start()])  # 40 of them to
    return bool(of_part or _LAST_NUMBER.match(text, found.end()))


def _first(text: str, names: Sequence[str]) -> str:
    """Return the first of some names that stands in a text, or nothing."""
    found = _names(tuple(names)).search(text)
    return found[0] if found else ""


@cache
def _names(names: tuple[str, ...], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    known = tuple(filter(None, map(normal_form, names)))
    return re.compile(any_of(known), flags) if known else _NOTHING


def _behind(spot: Spot, language: str, own: re.Pattern[str], others: re.Pattern[str]) -> str:
    """Return the area of "7 percent in Freedonia", unless the words in front name the own one.

    In "5 percent in Utopia and 7 percent in Freedonia" they name the area of another number.
    """
    at = pattern(language, "areas", "at").pattern
    found = re.compile(rf"[^\d,;.]{{0,20}} ?{at} ?({others.pattern})").match(
        spot.sentence, spot.end
    )
    if not found or own.search(spot.sentence, spot.end, spot.clause[1]):
        return ""
    start, text = spot.main_clause[0], spot.sentence[: spot.start]
    number = _LAST_NUMBER.match(text, start)
    if number:
        start = number.end()
        attached = re.compile(rf"[^\d,;.]{{0,{_NEAR}}}?{at} ?{own.pattern}").match(text, start)
        start = attached.end() if attached else start
    return "" if own.search(text, start) else found[1]


def _in_front(spot: Spot, language: str, own: re.Pattern[str], others: re.Pattern[str]) -> str:
    """Return the area with which the clause begins, or whose figure it is: "Freedonia's"."""
    text, (start, end) = spot.sentence, spot.clause
    if text[:start].endswith("、"):  # a further member of a list
        return ""
    lead, of = (pattern(language, "areas", key).pattern for key in ("lead", "of"))
    at = pattern(language, "areas", "at").pattern
    # "while mills in Freedonia made 40", but not "while exports to Freedonia came to 40"
    inner = rf"(?:{lead}) (?:[^\s\d,]+ ){{1,3}}{at} "
    begin = re.compile(
        rf" ?(?:(?:{lead} ?){{0,2}}|{inner})({others.pattern})|.*?({others.pattern}){of}"
    )
    found = begin.match(text, start, spot.start)
    is_own = own.search(text, start, end)
    led = pattern(language, "areas", "led").pattern
    if re.compile(rf" ?{others.pattern}{of} (?:[^\s\d,]+ )?{led} {own.pattern}").match(text, start):
        is_own = None  # Freedonia's exports to Utopia
    return (found[1] or found[2]) if found and not is_own else ""
