"""Lists that belong together: "in 2019 and 2020 there were 40 and 50, respectively"."""

import re
from collections.abc import Iterator

from .claim import Claim
from .clauses import Spot
from .cues import Objection
from .words import any_of, pattern

_NUMBER = re.compile(
    r"(?<![A-Za-z0-9.,])[$€£¥]?(?!(?:19|20)\d\d(?!\d|[.,]\d))[0-9]+(?:[.,][0-9]+)*"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FEWEST = 2


def objections(spot: Spot, claim: Claim) -> Iterator[Objection]:
    """Yield what another member of a list is given the number of the phrase, if one surely is."""
    text, (start, end) = spot.sentence, spot.main_clause
    marker = pattern(claim.language, "lists", "marks").search(text, start, end)
    if marker is None:
        yield from _paired(spot, claim)
        return
    numbers = [
        number
        for number in _NUMBER.finditer(text, start, end)
        if marker.end() <= spot.start or number.end() <= marker.start()
    ]
    if marker.end() <= spot.start:
        numbers = [number for number in numbers if number.start() >= marker.end()]
    held = [n for n, number in enumerate(numbers) if spot.start <= number.start() < spot.end]
    if len(numbers) < _FEWEST or len(held) != 1:
        return
    for own, names in _members(claim):
        members = list(re.finditer(names, text[start : numbers[0].start()]))
        if len(members) == len(numbers) and not re.fullmatch(own, members[held[0]][0]):
            yield Objection(f'the sentence gives the number to "{members[held[0]][0]}"')
            return


def _paired(spot: Spot, claim: Claim) -> Iterator[Objection]:
    """Object to the second of "men and women made up 54 and 46 percent" in a row on men."""
    text, (start, end) = spot.sentence, spot.main_clause
    numbers = list(_NUMBER.finditer(text, start, end))
    if len(numbers) != _FEWEST or spot.start > numbers[1].start() or spot.end < numbers[0].end():
        return
    joint = pattern(claim.language, "areas", "and").pattern
    first, second = numbers
    unit = re.fullmatch(rf"([^\d,;]{{0,20}}?) {joint} ", text[first.end() : second.start()])
    if not (unit and text.startswith(unit[1], second.end())):
        return
    held = int(spot.start >= first.end())
    for own, names in _members(claim):
        members = list(re.finditer(names, text[start : first.start()]))
        is_pair = len(members) == _FEWEST and re.fullmatch(
            f" {joint} ", text[start + members[0].end() : start + members[1].start()]
        )
        if is_pair and not re.fullmatch(own, members[held][0]):
            yield Objection(f'the sentence gives the number to "{members[held][0]}"')
            return


def _members(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield patterns for the year, the area and the subject of a row, each with one for all."""
    if claim.period and claim.period[0].year == claim.period[1].year:
        yield str(claim.period[0].year), _YEAR.pattern
    everywhere = [name for names in claim.other_areas for name in names]
    if claim.areas:
        yield any_of(claim.areas), any_of([*claim.areas, *everywhere])
    if claim.subjects:
        others = any_of([*claim.subjects, *claim.other_subjects])
        yield f"(?i:{any_of(claim.subjects)})", f"(?i:{others})"
