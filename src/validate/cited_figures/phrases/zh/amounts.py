"""A printed amount: number, unit, denominator, and the words of comparison that touch it."""

import re
from fractions import Fraction
from typing import NamedTuple

from ..numerals import combine, parse_digits, proper_fraction
from ..reading import POINTS, SHARES, Unreadable
from .numerals import DIGITS, NUMERALS, parse_decimals, parse_numeral
from .script import Text
from .words import LETTER, Lexicon

HALF = Fraction(1, 2)
_CHAR = (
    r"(?:[0-9]+(?:[.,][0-9]+)*|[零一二两三四五六七八九十廿卅万]|百(?!分[点之])|亿"
    r"|千(?![瓦米克卡伏赫帕焦]|分点)|兆(?![瓦赫比字]))"
)
_NUMBER = re.compile(
    rf"(?P<parts>[百千万]分之)?(?P<number>{_CHAR}+)(?:点(?P<decimals>[零一二三四五六七八九]+)"
    r"(?P<after>[千百]?(?:万亿|[万亿])|兆(?![瓦赫比字]))?)?"
    rf"(?:分之(?P<numerator>{_CHAR}+)(?P<more>[.点])?|/(?P<denominator>[0-9]+)(?![0-9万亿]|[.,][0-9]))?"
)
_INNER = re.compile(
    r"(?P<inner>个多(?=百分点|月|小时)|个半(?=百分点|月|小时|钟头)|多(?![数元年])|多(?=元(?!化))"
    r"|多(?=年(?!来|以来))|余(?![额热])|来(?![自源临到说华访往])|\+)(?P<scale>(?:[万亿]|百(?!分[点之])|千(?![瓦米克卡伏赫]))*)"
)
_HALVES = re.compile(
    r"一半|半数|(?<![个十百千万亿])半(?=个百分点|个?小时|个钟头|个月|个基点|公[里斤顷]|千克"
    rf"|[吨斤升亩](?!{LETTER}))|(?<=[过近超逾])半(?!{LETTER})"
)
_DOUBLED = re.compile(r"翻番|翻倍|翻了番|翻了倍|翻了?一倍|减半(?!征)")
_BARE = re.compile("[百千万亿兆]+")
_THOUSANDS = re.compile("[0-9]{2,}千")
_IN_THOUSANDS = re.compile("公顷|人|吨|辆|台|户|头|桶|[美港欧日]?元")
_SCALED_SHARE = re.compile("[万亿]|[0-9][百千]")
_TENTHS = re.compile(r"[一二三四五六七八九半]|[1-9](?![0-9.%])")
_NOT_TENTHS = re.compile("成[立员果本功交熟分绩长就品型为都年人效]")
_LATIN_UNIT = re.compile(r"[A-Za-zμ°][A-Za-zμ²³]*(?:/[A-Za-z]+)?[²³]?")
_PER_NUMBER = re.compile(r"[0-9]+(?:[十百千万亿]+)?|[十百千万亿]+|一百万|一[十百千万]+")
_AFTER_HALF = re.compile("半(?![年径导成数球场岛天月夜个])")
_FRACTION_OF_YUAN = re.compile(
    "([0-9]|[一二三四五六七八九])[角毛](?:([0-9]|[一二三四五六七八九])分)?(?!之)"
)
_MINUTES = re.compile("零?([0-9]{1,2}|[一二三四五六七八九十]{1,3})分钟?(?!之)")
_ROUND = frozenset({"1000", "10000", "100000", "1000000"})
_LARGE = frozenset("百千万亿兆多余来+")
_INNER_BOUNDS = {"多": "gt", "余": "gt", "个多": "gt", "来": "approx", "+": "ge"}
_PARTS = {"百分之": ("percent", 1), "千分之": ("permille", 1), "万分之": ("fraction", 10**4)}
_MOST_DOUBLINGS = 9
_INNERS = frozenset("个多余来+")
_COMPOUND = frozenset({"CNY", "unit:h"})
_DIVIDERS = frozenset("/每")
_FURTHER = _DIVIDERS | {"·"}  # GB/户·月
_GUARD = frozenset("额热粮数元样边可")


class Amount(NamedTuple):
    """A number with its unit, and where it stands in the phrase (`end` is exclusive)."""

    start: int
    end: int
    value: Fraction
    step: Fraction | None
    unit: str = ""
    comparator: str = "eq"
    side: str = ""
    scale: int | Fraction = 1
    per: str = ""
    upper: Fraction | None = None
    joint: str = ""
    is_written: bool = False
    printed: str = ""
    is_bare_scale: bool = False


NO_AMOUNT = Amount(-1, -1, Fraction(0), None)


def read_amount(text: Text, start: int, lexicon: Lexicon) -> Amount | None:
    """Return the amount that begins at `start`, or None where the characters are no amount.

    Raises `Unreadable` for a malformed number.
    """
    plain = text.plain
    half = _HALVES.match(plain, start) if plain[start] in "一半" else None
    if half:
        return _half(text, half, lexicon)
    match = _NUMBER.match(plain, start)
    if match is None:
        return None
    amount = _ratio(match) or _number(match)
    amount = _inner(plain, amount, match)
    points = lexicon.units.at(plain, amount.end) if amount.unit == "fraction" else None
    if points and points[0] in POINTS:  # 四分之三个百分点
        return _ended(text, amount._replace(unit=points[0], end=points[1]), lexicon)
    if amount.unit == "":
        amount = _with_unit(text, amount, lexicon)
    if amount.unit == "none":
        return None
    printed = amount.printed + (match["after"] or "")
    if amount.unit in SHARES and _SCALED_SHARE.search(printed):
        raise Unreadable(f"a scale word before {amount.unit}")
    return _ended(text, amount, lexicon)


def read_doubled(text: Text, start: int, lexicon: Lexicon) -> Amount | None:
    """Return the factor two of 翻番, 翻倍 and 翻一倍, or that of 减半."""
    match = _DOUBLED.match(text.plain, start)
    if match is None:
        return None
    factor = HALF if match[0] == "减半" else Fraction(2)
    return _ended(text, Amount(*match.span(), factor, None, "doubling"), lexicon)


def read_per(plain: str, start: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """Return the denominator named at `start`, as 10万人 names "100000 person", and its end."""
    found = lexicon.denominators.at(plain, start)
    if found:
        return found
    number = _PER_NUMBER.match(plain, start)
    place = number.end() if number else start
    if number and plain[place : place + 1] in NUMERALS:
        return None
    thing = lexicon.denominators.at(plain, place)
    if number is None:
        return None
    value = parse_numeral(number[0]).value
    name, end = thing or ("", place)
    if value == 1:
        return name, end
    return f"{int(value)} {name}".rstrip(), end


# ---- the number ----------------------------------------------------------------------------


def _half(text: Text, match: re.Match[str], lexicon: Lexicon) -> Amount:
    amount = Amount(*match.span(), HALF, None, is_written=True)
    if match[0] == "半":
        with_unit = _with_unit(text, amount, lexicon)
        if with_unit.unit not in ("", "none"):
            return _ended(text, with_unit, lexicon)
    return _ended(text, amount._replace(unit="fraction"), lexicon)


def _ratio(match: re.Match[str]) -> Amount | None:
    if match["numerator"]:
        if match["parts"] or match["more"]:
            raise Unreadable("malformed fraction")
        value = proper_fraction(
            parse_numeral(match["numerator"]).value, parse_numeral(match["number"]).value
        )
    elif match["denominator"]:
        parts = parse_digits(match["number"])[0], parse_digits(match["denominator"])[0]
        if any(part.denominator != 1 for part in parts):
            raise Unreadable("a fraction of numbers that are not whole")
        value = proper_fraction(*parts)
    else:
        return None
    return Amount(*match.span(), value, None, "fraction", is_written=True)


def _number(match: re.Match[str]) -> Amount:
    printed = match["number"]
    in_thousands = _THOUSANDS.fullmatch(printed) and _IN_THOUSANDS.match(match.string, match.end())
    value, step, scale = parse_numeral(printed[:-1] if in_thousands else printed)
    if in_thousands:  # 7624千公顷
        value, step, scale = value * 1000, step and step * 1000, 1000
    if match["decimals"]:
        if printed[-1].isascii():
            raise Unreadable("malformed number")
        factor = parse_numeral(match["after"]).value if match["after"] else Fraction(1)
        value, scale = (value + parse_decimals(match["decimals"])) * factor, scale * factor
    is_bare_scale = match["parts"] is None and _BARE.fullmatch(printed) is not None
    unit, divisor = _PARTS[match["parts"]] if match["parts"] else ("", 1)
    return Amount(
        *match.span(),
        value if divisor == 1 else value / divisor,
        step if divisor == 1 else None,
        unit,
        scale=value if is_bare_scale else scale,
        is_written=not printed[0].isdigit() or not printed[0].isascii(),
        printed=printed,
        is_bare_scale=is_bare_scale,
    )


def _inner(plain: str, amount: Amount, number: re.Match[str]) -> Amount:
    """Read 多, 余, 来 or + behind the number, and a scale behind them: 4000多万."""
    match = _INNER.match(plain, amount.end) if plain[amount.end :][:1] in _INNERS else None
    if match is None:
        return amount
    if match["inner"] == "个半":
        if not _is_small(amount):
            raise Unreadable("unclear 半 behind the number")
        amount = amount._replace(value=amount.value + HALF, step=None, end=match.end())
        return _months(amount, plain)
    comparator = _INNER_BOUNDS[match["inner"]]
    value, step, scale = amount.value, amount.step, amount.scale
    if match["scale"]:
        if amount.unit:
            raise Unreadable("malformed number")
        value, step, scale = parse_numeral(number["number"] + match["scale"])
    end = match.end()
    if match["inner"] == "个多":
        return _months(amount._replace(comparator=comparator, end=end), plain)
    return amount._replace(value=value, step=step, scale=scale, comparator=comparator, end=end)


def _months(amount: Amount, plain: str) -> Amount:
    """Join 个 and 月 again, which 半 or 多 divides: 两个半月."""
    if not plain.startswith("月", amount.end):
        return amount
    return amount._replace(unit="count:个月", end=amount.end + 1)


def _is_small(amount: Amount) -> bool:
    """Tell whether 半 behind the unit can only be half of one."""
    return amount.value.denominator == 1 and _LARGE.isdisjoint(amount.printed)


# ---- the unit ------------------------------------------------------------------------------


def _with_unit(text: Text, amount: Amount, lexicon: Lexicon) -> Amount:
    plain, end = text.plain, amount.end
    following = plain[end : end + 1]
    if following == "成" and not _NOT_TENTHS.match(plain, end):
        return _as_tenths(amount, plain)
    if following == "番":
        return _as_doublings(amount)
    unit, unit_end = _unit(text, end, lexicon)
    if unit in _COMPOUND:
        amount, unit, unit_end = _compound(plain, amount, unit, unit_end)
    if unit and plain.startswith("半", unit_end) and _AFTER_HALF.match(plain, unit_end):
        is_halvable = unit == "times" or unit.removeprefix("count:") in lexicon.sets["halvable"]
        if not (_is_small(amount) and (is_halvable or unit.startswith("unit:"))):
            raise Unreadable("unclear 半 behind the number")
        amount = amount._replace(value=amount.value + HALF, step=None)
        unit_end += 1
    per, end = _per(plain, unit, unit_end, lexicon) if plain[unit_end:] else ("", unit_end)
    return amount._replace(unit=unit, per=per, end=end)


def _unit(text: Text, start: int, lexicon: Lexicon) -> tuple[str, int]:
    """Return the unit at `start` and its end, with a measure word in the printed script."""
    space = text.plain.startswith(" ", start)
    if text.plain[start : start + 1] < "一" and (
        latin := _LATIN_UNIT.match(text.plain, start + space)
    ):
        for name in (latin[0], latin[0].partition("/")[0]):
            unit = lexicon.units.words.get(name)
            if unit:
                return unit, start + space + len(name)
        return "", start
    found = lexicon.units.at(text.plain, start)
    if found is None:
        return "", start
    unit, end = found
    return f"count:{text.shown[start:end]}" if unit.startswith("count:") else unit, end


def _compound(plain: str, amount: Amount, unit: str, end: int) -> tuple[Amount, str, int]:
    """Read 五元三毛 as 5.3 yuan and 1小时45分钟 as 105 minutes."""
    if unit == "CNY":
        match = _FRACTION_OF_YUAN.match(plain, end)
        if match is None or amount.scale != 1 or amount.value.denominator != 1:
            return amount, unit, end
        tenths, hundredths = (_digit(group) if group else 0 for group in match.groups())
        value = amount.value + Fraction(tenths * 10 + hundredths, 100)
        step = Fraction(1, 100 if match[2] else 10)
        return amount._replace(value=value, step=step), unit, match.end()
    match = _MINUTES.match(plain, end)
    if match is None or amount.value.denominator != 1:
        return amount, unit, end
    minutes = parse_numeral(match[1])
    value = amount.value * 60 + minutes.value
    return amount._replace(value=value, step=minutes.step), "unit:min", match.end()


def _per(
    plain: str, unit: str, end: int, lexicon: Lexicon, dividers: frozenset[str] = _DIVIDERS
) -> tuple[str, int]:
    """Read a denominator behind the unit: 元/公斤, 部/百人, 元每吨, and 18.6/10万 without one."""
    divider = plain[end : end + 1]
    if divider not in dividers or not divider:
        return "", end
    found = read_per(plain, end + 1, lexicon)
    if found is None or (divider == "每" and not unit):
        raise Unreadable(f"unclear denominator behind {divider}")
    is_number = plain[end + 1].isdigit() and found[0] in _ROUND
    name, end = found
    if not (unit if name.lstrip("0123456789") else is_number):
        raise Unreadable(f"unclear denominator behind {divider}")
    further, end = _per(plain, unit, end, lexicon, _FURTHER)
    return f"{name}|{further}" if further else name, end


def _as_tenths(amount: Amount, plain: str) -> Amount:
    """Read 三成 as 30 percent and 七成五 as 75 percent."""
    match = _TENTHS.match(plain, amount.end + 1)
    extra = match[0] if match else ""
    more = HALF if extra == "半" else Fraction(_digit(extra) if extra else 0, 10)
    if amount.value >= 10 and amount.value != 10:  # noqa: PLR2004 - ten tenths are all
        raise Unreadable("more than ten tenths")
    step = amount.step and amount.step * 10
    return amount._replace(
        value=(amount.value + more) * 10,
        step=None if extra else step,
        end=amount.end + 1 + len(extra),
        unit="percent",
        scale=10,
    )


def _digit(char: str) -> int:
    return DIGITS[char] if char in DIGITS else int(char)


def _as_doublings(amount: Amount) -> Amount:
    """Read 一番 as twice and 两番 as four times; the words before it must say 翻."""
    if amount.value.denominator != 1 or not 1 <= amount.value <= _MOST_DOUBLINGS:
        raise Unreadable("unclear number of doublings")
    value = Fraction(2 ** int(amount.value))
    return amount._replace(value=value, step=None, end=amount.end + 1, unit="doubling")


def _ended(text: Text, amount: Amount, lexicon: Lexicon) -> Amount:
    """Read the word of comparison behind the unit: 以上, 左右, 多."""
    plain, end = text.plain, amount.end
    found = lexicon.behind.at(plain, end)
    if found is None or plain[end:].startswith("许多"):
        return amount
    if plain[found[1] : found[1] + 1] in _GUARD:
        return amount
    meaning, end = found
    if meaning == "eq":
        return amount._replace(end=end)
    if meaning == "gt" and amount.comparator != "eq":
        raise Unreadable("two words of comparison that do not agree")
    if plain[amount.end] == "+" and end < len(plain) and plain[end] in "0123456789":
        return amount
    return amount._replace(end=end, comparator=combine(amount.comparator, meaning))
