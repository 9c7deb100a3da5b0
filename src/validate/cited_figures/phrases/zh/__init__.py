"""The grammar of a Chinese phrase: tokens, the figure among them, the words around it."""

import re
from collections.abc import Sequence
from fractions import Fraction

from ..reading import NO_UNIT, Reading, Unreadable
from .after import read_after, read_noun
from .amounts import Amount
from .before import Before, flip, read_before
from .lexer import Token, join_among, tokenise
from .periods import label
from .script import Text, normalise
from .select import negative, select_figure
from .words import Lexicon, lexicon

__all__ = ["read_chinese"]

_WHOLE = re.compile(r"占([^占]+?)(?:比重|比例|份额|的|达到|达|超过|约|近|超|为)*$")
_COMPARED = frozenset("比较与于同")
_AGE = ("count:岁", "count:歲", "count:周岁")
_AVERAGE_AGE = re.compile("寿命|年龄|提高|延长|缩短|增加|减少|下降")
_SHARES = frozenset({"percent", "percentage_point", "basis_point", "permille", "fraction"})
_OF_PERIODS = frozenset({"times", "doubling", "percent", "fraction"})
_LARGEST_WORD = 10
_SPEEDS = {"h": ("unit:km", "unit:km/h"), "s": ("count:次", "unit:次/秒")}


def read_chinese(phrase: str, home_currency: str = "") -> Reading:
    """Read a Chinese phrase; raise `Unreadable` with a reason rather than guess.

    `home_currency` is what a bare 元 means in traditional script, where it may be one of several.
    """
    words = lexicon()
    text = normalise(phrase, words)
    tokens, place = select_figure(text, join_among(tokenise(text, words)))
    earlier, later = tokens[:place], tokens[place + 1 :]
    figure = tokens[place].amount
    assert figure is not None
    before = read_before(earlier, text.plain, figure, words)
    behind = read_after(later, text, figure, before, words)
    _refuse_names(text, figure, before, behind)
    is_change = any(token.kind == "base" for token in earlier)
    direction = _direction(figure, before, behind, is_change=is_change)
    base, period = _dates(earlier, later, text, before)
    per = _per(earlier, figure, before, direction, text)
    unit, value, upper, direction = _unit(text, tokens, figure, before, direction, home_currency)
    if "兆" in figure.printed and not unit.isupper():
        raise Unreadable("兆 may stand for a million or for a million million")
    _refuse_stray_money(earlier, text, unit)
    if unit in ("count:个", "count:個") and figure.value.denominator != 1 and not per:
        raise Unreadable("a number of things that is not whole")
    if not unit:
        unit = read_noun(later, text, figure, words)
    comparator, side, step = before.comparator, before.side, figure.step
    if unit == "percent" and figure.unit == "times":
        step = step and step * 100
    if before.minus or direction == "down":
        value, upper = negative(value, upper)
    if direction == "down" and not before.minus:
        comparator, side = flip(comparator, side)
    unit, per = _speed(unit, per)
    return Reading(
        comparator=comparator,
        value=value,
        upper=upper,
        unit=unit,
        direction=direction,
        step=step,
        scale=Fraction(figure.scale),
        of=_whole(text, figure),
        per=per,
        period=period,
        base=base,
        side=side,
        sign_word=before.sign_word or _sign_behind(later),
        notices=(NO_UNIT,) if unit == "count" and not figure.per else (),
    )


def _refuse_names(text: Text, figure: Amount, before: Before, behind: str) -> None:
    """Refuse 标普500, 三大运营商 and 60岁以上: no word before the number makes it an amount."""
    if figure.unit in _AGE and figure.value.denominator == 1:
        if not _AVERAGE_AGE.search(text.plain, 0, figure.start):
            raise Unreadable("an age")
    if figure.unit == "count:位" and before.direction != "level":
        raise Unreadable("a change of rank")
    if figure.scale == 1 and before.comparator == "eq" and not before.is_led:
        is_bare = figure.unit == "" and figure.per == ""
        if is_bare and before.direction == behind == "level":
            raise Unreadable("the number may be part of a name")
        is_thing = figure.unit.startswith(("count:", "unit:"))
        is_few = figure.is_written and figure.value <= _LARGEST_WORD
        if is_thing and is_few and figure.value.denominator == 1:
            raise Unreadable("a number word that points at known things")


def _direction(figure: Amount, before: Before, behind: str, *, is_change: bool) -> str:
    """Settle the direction; raise `Unreadable` where two words of it disagree."""
    ways = {before.direction, behind} - {"level"}
    if before.minus:
        if before.direction == "down" or behind == "down" or before.link == "move":
            raise Unreadable("a minus sign beside a word of direction")
        if figure.upper is not None:
            raise Unreadable("a minus sign before a range")
        is_change = is_change or (before.link != "is" and figure.unit in _SHARES)
        return "down" if ways or is_change else "level"
    if ways and figure.joint == "至":
        raise Unreadable("unclear whether the numbers are a range or a change and a level")
    if len(ways) > 1:
        raise Unreadable("two words of direction")
    return ways.pop() if ways else "level"


def _dates(
    earlier: Sequence[Token], later: Sequence[Token], text: Text, before: Before
) -> tuple[str, str]:
    """Return the base of comparison and the period, as far as they are printed."""
    base, periods = before.base, []
    compared: list[int] = []
    for place, token in enumerate(earlier):
        if token.kind == "base":
            compared.append(place)
            base = base if before.base else token.detail
        elif token.kind == "time":
            led = text.plain[token.start - 1 : token.start] if token.start else ""
            is_factor = before.figure.unit in _OF_PERIODS and before.link == "of"
            if (led and led in _COMPARED) or (is_factor and place >= len(earlier) - 3):
                compared.append(place)
                base = base if before.base else token.detail or _label(text, token)
            elif token.detail == "" and _label(text, token):
                periods.append(_label(text, token))
        elif token.kind == "note" and token.detail in ("同比", "环比", "同比增长", "环比增长"):
            base = base or ("P1Y" if token.detail.startswith("同") else "P1M|P3M")
        elif token.kind == "stop" and text.plain[token.start] in "比较" and not base:
            follows = earlier[place + 1 : place + 2]
            base = "reference" if follows and follows[0].kind in ("text", "word") else base
    if (
        before.move > 0
        and compared
        and not before.is_compared
        and _is_split(earlier, compared[-1], before.move)
    ):
        base = ""
    if base == "" and any(token.kind == "per" and token.detail == "year" for token in earlier):
        base = "P1Y" if before.direction != "level" else ""
    if base == "P1M|P3M":
        base = _previous(periods[-1]) if periods else base
    return base, periods[-1] if len(periods) == 1 else ""


def _label(text: Text, token: Token) -> str:
    return label(text.plain[token.start : token.end])


def _previous(period: str) -> str:
    """Return how far back 环比 looks from a month or a quarter."""
    last = period.rpartition("/")[2].removeprefix("end ")
    return "P3M" if "-Q" in last else "P1M" if len(last) == len("XXXX-01") else "P1M|P3M"


def _is_split(earlier: Sequence[Token], compared: int, move: int) -> bool:
    """Tell whether 同比 belongs to the noun before the verb: 同比增速回落."""
    return compared < move and any(token.kind == "noun" for token in earlier[compared + 1 : move])


def _per(
    earlier: Sequence[Token], figure: Amount, before: Before, direction: str, text: Text
) -> str:
    """Return the denominator; a share or a growth has none, except a year for an average."""
    parts: list[str] = []
    if figure.unit == "" and "之比" in text.plain:
        return ""
    for place, token in enumerate(earlier):
        if token.kind != "per":
            continue
        following = earlier[place + 1 :]
        if figure.unit in _SHARES or figure.unit in ("times", "doubling"):
            if token.detail == "year" and _is_growth(following):
                parts.append("year")
            continue
        tail = following[1:] if following and following[0].kind == "of" else following
        if any(_parts(other, text) for other in tail):
            raise Unreadable("unclear what the denominator before the number belongs to")
        parts.append(token.detail)
    if figure.per:
        parts.append(figure.per)
    if len(set(parts)) != len(parts):
        parts = list(dict.fromkeys(parts))
    return "|".join(parts)


def _parts(token: Token, text: Text) -> bool:
    """Tell whether the words before and behind the token may be about different things."""
    is_inner = token.kind == "of" and text.plain[token.start - 1] == "中"
    return token.kind in ("of", "break") and not is_inner


def _is_growth(following: Sequence[Token]) -> bool:
    for token in following:
        if token.kind in ("move", "noun"):
            return True
        if token.kind not in ("fill", "base"):
            return False
    return False


def _unit(
    text: Text,
    tokens: Sequence[Token],
    figure: Amount,
    before: Before,
    direction: str,
    home_currency: str,
) -> tuple[str, Fraction, Fraction | None, str]:
    """Return unit, value, upper end and direction: growth by times is one of hundred percents."""
    unit, value, upper = figure.unit, figure.value, figure.upper
    if unit == "doubling":
        if not before.turned and not text.plain.startswith(("翻", "减半"), figure.start):
            raise Unreadable("番 without 翻")
        if direction != "level":
            raise Unreadable("two words of direction")
        return "times", value, upper, "level"
    if unit == "times" and direction != "level":
        if direction == "down":
            raise Unreadable("a fall by several times")
        return "percent", value * 100, upper and upper * 100, direction
    if unit == "" and before.currency and _touches_money(tokens, figure):
        return before.currency, value, upper, direction
    if unit.isupper():
        unit = _currency(text, tokens, figure, before, home_currency)
    elif before.currency and unit and _touches_money(tokens, figure):
        raise Unreadable(f"two units: {before.currency} and {unit}")
    return unit, value, upper, direction


def _refuse_stray_money(earlier: Sequence[Token], text: Text, unit: str) -> None:
    """Refuse the sign of a currency that the number does not take up."""
    for token in earlier:
        if token.kind == "money" and text.plain[token.start] < "一" and not unit.isupper():
            raise Unreadable(f"the currency {token.detail} apart from its number")


def _touches_money(tokens: Sequence[Token], figure: Amount) -> bool:
    """Tell whether only words of comparison stand between the currency and the number."""
    place = next(place for place, token in enumerate(tokens) if token.amount is figure)
    for token in reversed(tokens[:place]):
        if token.kind == "money":
            return True
        if token.kind not in ("bound", "minus", "fill", "quote"):
            return False
    return False


def _currency(
    text: Text, tokens: Sequence[Token], figure: Amount, before: Before, home_currency: str
) -> str:
    """Say which currency it is; raise `Unreadable` for 元 that may be one of several."""
    prefix = before.currency if _touches_money(tokens, figure) else ""
    if figure.unit != "CNY":
        if prefix not in ("", figure.unit):
            raise Unreadable(f"two units: {prefix} and {figure.unit}")
        return figure.unit
    if text.plain[: figure.end].endswith(("人民币", "人民币元")):
        return "CNY"
    if prefix:
        return prefix
    noted = [token.detail for token in tokens if token.kind == "note"]
    for note in noted:
        for code, names in _NOTED.items():
            if note.startswith(names):
                return code
    named = {token.detail for token in tokens if token.kind == "money"}
    if len(named) == 1 and (text.is_traditional or named == {"CNY"}):
        return named.pop()
    if named:
        raise Unreadable("元 beside the name of another currency")
    is_open = text.is_traditional or "兆" in text.plain
    if is_open and not home_currency:
        raise Unreadable("元 in traditional script may be any of several currencies")
    return home_currency or "CNY"


_NOTED = {
    "CNY": ("人民币",),
    "HKD": ("港币", "港元"),
    "USD": ("美元", "美金"),
    "TWD": ("新台币", "台币"),
}


def _speed(unit: str, per: str) -> tuple[str, str]:
    """Return 时速350公里 and 每秒5亿次 in the units that are printed with a stroke as well."""
    for thing, (plain, whole) in _SPEEDS.items():
        parts = per.split("|")
        if unit == plain and thing in parts:
            parts.remove(thing)
            return whole, "|".join(parts)
    return unit, per


def _whole(text: Text, figure: Amount) -> str:
    """Return what a share is a share of: GDP in 占GDP比重达到36.2%."""
    if figure.unit not in ("percent", "permille", "fraction"):
        return ""
    match = _WHOLE.search(text.plain, 0, figure.start)
    return text.shown[match.start(1) : match.end(1)] if match else ""


def _sign_behind(later: Sequence[Token]) -> str:
    """Return 亏损 of 3亿元的亏损."""
    words = [token for token in later if token.kind != "of"]
    return words[0].detail if words and words[0].kind == "sign" else ""
