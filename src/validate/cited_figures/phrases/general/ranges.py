"""One figure out of its numbers: a single one, a range, or a part such as "two out of five"."""

from fractions import Fraction
from typing import NamedTuple

from ..numerals import ONE
from ..reading import Unreadable
from .amounts import Amount, amount_at, amount_of
from .before import Before
from .tokens import Tokens
from .words import Words

_PLUS_OR_MINUS = ("±", "+/-")
_OF = frozenset({"preposition", "link", "article"})  # in "two workers of this firm in five"
_THOUSAND = 1000
_PEOPLE = 4  # words between the parts of "two persons out of five"


class Figure(NamedTuple):
    """The number or the range that a phrase states.

    ``is_closed`` tells that a range cannot be a change and the level it led to, ``is_ratio`` that
    the number is a part such as "two out of five".
    """

    value: Fraction
    upper: Fraction | None
    unit: str
    step: Fraction | None
    scale: int
    end: int
    is_closed: bool = False
    uncertainty: Fraction | None = None
    is_ratio: bool = False


def read_figure(tokens: Tokens, before: Before, words: Words) -> Figure:
    """Return the figure that begins behind the words in front of it."""
    if before.number is None:
        raise Unreadable("no figure found")
    first = amount_of(tokens, before.number, words, before.currency)
    if before.is_part:
        return _part(Fraction(1), first)
    part = _ratio(tokens, first, words)
    if part is not None:
        return part
    is_bracketed = tokens.raws[first.end] == "("
    if tokens.raws[first.end + is_bracketed] in _PLUS_OR_MINUS:
        before.brackets += is_bracketed
        return _uncertain(first, amount_at(tokens, first.end + is_bracketed + 1, words, ""))
    is_between = before.opener in words.between
    links = words.and_links if is_between else words.range_links
    if tokens.keys[first.end] in links and not _is_lopsided(tokens, first.end):
        second = _second(tokens, first.end + 1, before, words)
        if second is not None:
            link = words.before.after(tokens.keys, first.end)
            is_stroke = tokens.kinds[first.end] == "symbol"
            is_clear = is_stroke or (words.is_spaced and (link is None or link[0].role != "link"))
            found = _range(first, second, is_closed=is_between or is_clear, before=before)
            return _of_factor(found, before) if before.unit else found
    if is_between:
        raise Unreadable("one end of a range is missing")
    _refuse_cut(before, first, is_each=before.last in words.each)
    if before.unit and first.unit:
        raise Unreadable("a factor with a unit")
    unit = before.unit or first.unit
    if before.is_divided:
        return Figure(1 / first.value, None, unit, None, 1, first.end)
    return Figure(first.value, None, unit, first.step, first.scale, first.end)


def _uncertain(first: Amount, second: Amount | None) -> Figure:
    """Return the figure of "5,2 % ± 0,3 %" or "5,2 ± 0,3 %"."""
    if second is None or (first.step and not second.step):  # 5兆9±千億円
        raise Unreadable("an uncertainty that is not understood")
    if not first.unit:
        first = _like(first, second)
    units = (first.unit or second.unit, second.unit or first.unit)
    is_same = units[0] == units[1] or units == ("percent", "percentage_point")
    if not is_same or first.scale != second.scale:  # 7兆±6,730億円
        raise Unreadable("an uncertainty in another unit than its number")
    end, size = second.end, second.value
    return Figure(first.value, None, units[0], first.step, first.scale, end, uncertainty=size)


def _like(first: Amount, second: Amount) -> Amount:
    """Return a number without a unit in the unit and the scale that a later number has."""
    scale = second.scale if first.scale == 1 else 1
    return first.scaled(scale, second.factor)


def _is_lopsided(tokens: Tokens, place: int) -> bool:
    """Return whether a dash stands at one of two numbers: "2- 3"."""
    is_dash = tokens.kinds[place] == "symbol"
    return is_dash and tokens.glued[place] != tokens.glued[place + 1]


def _second(tokens: Tokens, start: int, before: Before, words: Words) -> Amount | None:
    """Return the other end of a range, behind an article if there is one."""
    found = words.meaning(words.before, tokens, start)
    amount = amount_at(tokens, start, words, before.currency)
    if amount is None and found and found[0].role in ("article", "link"):
        amount = amount_at(tokens, start + found[1], words, before.currency)
    is_touched = tokens.glued[start] and tokens.raws[start - 1].isalpha()
    if amount is not None and is_touched and words.is_spaced:  # "un a9,1 %"
        raise Unreadable(f"unclear {tokens.raws[start - 1]!r} at the number")
    return amount


def _range(first: Amount, second: Amount, *, is_closed: bool, before: Before) -> Figure:
    if first.unit and first.unit != second.unit:
        raise Unreadable("a range with two units")
    if first.unit == "unit:h" and not is_closed and before.link:
        raise Unreadable("times of the day")
    if not first.unit and second.factor != 1:
        first = first.scaled(1, second.factor)
    if first.scale == 1 and second.scale > 1 and first.digits < second.digits:
        first = first.scaled(second.scale, ONE)
    is_open = not first.unit and first.scale == 1 < second.scale and first.value < _THOUSAND
    if first.value >= second.value or is_open:  # "de 340 à 95 millions"
        raise Unreadable("a range that does not rise")
    if before.sign:
        raise Unreadable("a sign in front of a range")
    if before.opener and before.link == "to":
        raise Unreadable("half a range in front of a range")
    steps = [step for step in (first.step, second.step) if step is not None]
    return Figure(
        first.value,
        second.value,
        second.unit,
        min(steps, default=None),
        second.scale,
        second.end,
        is_closed,
    )


def _of_factor(figure: Figure, before: Before) -> Figure:
    """Return the range of "multiplié par 1,5 à 2"."""
    if before.is_divided or figure.unit not in ("", before.unit):
        raise Unreadable("a factor with a unit")
    return figure._replace(unit=before.unit)


def _refuse_cut(before: Before, first: Amount, *, is_each: bool) -> None:
    """Refuse the end of a longer phrase: "de 300 personnes" may be "plus de 300 personnes"."""
    is_open = before.roles[-1:] == ["preposition"] and is_each and not first.unit
    if is_open:
        raise Unreadable("a part without its number")
    is_first = before.link in ("of", "size") and set(before.roles) <= {"link", "article"}
    if is_first:
        raise Unreadable("the words in front of the number are cut off")


def _ratio(tokens: Tokens, first: Amount, words: Words) -> Figure | None:
    """Return the part of "two out of five", with a noun in between or not."""
    if first.unit or first.step not in (None, 1):
        return None
    for position in range(first.end, min(first.end + _PEOPLE, len(tokens.keys) - 1)):
        link = words.ratios.after(tokens.keys, position)
        if link is None:
            said = words.behind.after(tokens.keys, position)
            if said and (said[0].role not in _OF or first.end == position):
                return None
            continue
        if link[0] != "each" and position > first.end + 1:
            return None
        whole = amount_at(tokens, position + link[1], words, "")
        if whole is None and link[0] == "in" and tokens.keys[position + link[1]] in words.ones:
            whole = Amount(ONE, None, 1, "", position + link[1] + 1)
        if whole is None:
            continue
        if link[0] == "in" and (whole.unit or _is_other(tokens, position, whole.end, words)):
            raise Unreadable("two figures")  # "300社のうち5%", "10人に3台"
        return (
            _part(first.value, whole)
            if link[0] != "in"
            else _part(whole.value, first, end=whole.end)
        )
    return None


def _is_other(tokens: Tokens, whole: int, part: int, words: Words) -> bool:
    """Return whether the part of a whole counts something else than the whole does."""
    noun = tokens.keys[part]
    is_noun = tokens.kinds[part] in ("word", "text") and not words.behind.after(tokens.keys, part)
    return is_noun and not tokens.keys[whole].startswith(noun)


def _part(part: Fraction, whole: Amount, end: int = 0) -> Figure:
    is_plain = whole.unit == "" or (whole.unit.isupper() and whole.factor == 1)  # cinco euros
    if not is_plain or not 0 < part < whole.value:
        raise Unreadable("a fraction that is no part of a whole")
    value = part / whole.value
    return Figure(value, None, "fraction", None, 1, end or whole.end, is_ratio=True)
