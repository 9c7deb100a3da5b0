"""What stands behind a number and belongs to it: an interval in brackets, ":1" of a ratio."""

import re
from collections.abc import Callable
from fractions import Fraction

from .reading import Reading
from .symbols import INTERVALS, RATIOS

_GROUPS = r"[0-9]{1,3}(?:[ \u00a0\u202f'’][0-9]{3})+(?![0-9])"
_NUMBER = rf"[-−]?(?:{_GROUPS}|[0-9]+)(?:[.,][0-9]+)*"
_LEAD = "|".join(INTERVALS["leads"])
_TO = "|".join(INTERVALS["to"])
_INTERVAL = re.compile(
    rf"(?<![0-9.,])(?P<number>{_NUMBER})(?P<unit>[^\[\](),;0-9]{{0,40}}?) ?[\[(]"
    rf"(?:(?:[0-9]{{2}}(?:\.[0-9]+)? ?% ?)?(?:{_LEAD})(?:,| of|:)? ?)?"
    rf"(?P<low>{_NUMBER})(?P<middle>[^0-9()\[\]]{{0,20}}?) ?(?:{_TO}) ?(?P<high>{_NUMBER})"
    r"(?P<last>[^0-9()\[\]]{0,40})[\])]"
)
_RATIO = re.compile(rf"(?<![\d:]){_NUMBER}(?P<one>(?: ?[:：] ?|{RATIOS['to']})1)(?![\d.,:%])")
_WIDE = str.maketrans("（）［］：", "()[]:")
_OPENING = re.compile(r"[(\[（［]")
_NAMED = re.compile("|".join(RATIOS["names"]), re.IGNORECASE)


def read_with(phrase: str, read: Callable[[str], Reading]) -> Reading:
    """Read a phrase without an interval in brackets or the 1 of a ratio, and add these."""
    found = _OPENING.search(phrase) and _INTERVAL.search(phrase.translate(_WIDE))
    if found:
        ends = [_value(found[name]) for name in ("low", "number", "high")]
        if ends[0] < ends[2] and ends[0] <= ends[1] <= ends[2]:
            return _with_interval(read(_without(phrase, found)), ends)
    ratio = _RATIO.search(phrase) if _NAMED.search(phrase) else None
    if ratio and _NAMED.search(phrase[: ratio.start("one")] + phrase[ratio.end("one") :]):
        reading = read(phrase[: ratio.start("one")] + phrase[ratio.end("one") :])
        return reading._replace(unit="times", notices=()) if reading.unit == "count" else reading
    return read(phrase)


def _without(phrase: str, found: re.Match[str]) -> str:
    return phrase[: found.end("unit")] + phrase[found.end() :]


def _with_interval(reading: Reading, ends: list[Fraction]) -> Reading:
    low, number, high = ends
    if not number or not reading.value:
        return reading
    factor = reading.value / number
    between = sorted((low * factor, high * factor))
    return reading._replace(interval=(between[0], between[1]))


def _value(number: str) -> Fraction:
    """Return a number whose marks may be those of any language: the last mark is the decimal."""
    text = re.sub("[^-0-9.,]", "", number.replace("−", "-"))
    head, mark, tail = text.rpartition("." if text.rfind(".") > text.rfind(",") else ",")
    is_decimal = mark == "." or (mark and len(tail) != 3)  # noqa: PLR2004 - a group of thousands
    whole = re.sub("[.,]", "", head)
    return Fraction(f"{whole}.{tail}") if is_decimal else Fraction(whole + tail)
