"""Chinese numbers with their units: digits, characters, and mixtures such as 3万5千."""

import re
from collections.abc import Iterator
from fractions import Fraction

from ..numerals import Quantity, parse_ratio, proper_fraction
from ..reading import Unreadable
from ..units import CHINESE_CURRENCIES, CHINESE_CURRENCY_PREFIXES, CHINESE_MEASURES, CHINESE_UNITS
from .numerals import parse_han
from .text import Text
from .words import (
    DIGITS,
    INNER_BOUNDS,
    LARGE_SCALES,
    PER_PARTS,
    SUFFIX_BOUNDS,
)

_UNITS = CHINESE_UNITS | CHINESE_CURRENCIES | {name: "count:" + name for name in CHINESE_MEASURES}
_LONGEST_UNIT = max(map(len, _UNITS))
_LONGEST_PREFIX = max(map(len, CHINESE_CURRENCY_PREFIXES))
_ONE_CHAR = (
    r"(?:[0-9]+(?:[.,][0-9]+)*|[零一二两三四五六七八九十廿卅万亿]|百(?!分[点之])"
    r"|千(?![瓦米克卡伏赫])|兆(?![瓦赫比字]))"
)
_FIGURE = re.compile(
    r"(?P<half>一半|半数|半(?=个百分点)|(?<=[过近超逾])半(?![年导天月岛球径场])|翻番|翻倍|翻了番)|"
    rf"(?P<per>[百千万]分之)?(?P<number>{_ONE_CHAR}+)(?:[点.](?P<decimals>[零一二三四五六七八九]+)"
    r"(?P<after>[千百]?(?:万亿|[万亿])|兆(?![瓦赫比字]))?)?"
    rf"(?:分之(?P<numerator>{_ONE_CHAR}+)|/(?P<denominator>[0-9]+)(?![0-9万亿]))?"
    r"(?:(?P<inner>个多(?=百分点|月)|多(?!数|年来)|余(?![额热])|来(?![自源临到说])|\+)"
    r"(?P<scale>(?:[万亿]|百(?!分[点之])|千(?![瓦米克卡伏赫]))*))?"
)
_BARE_LEAD = re.compile(r"(?:近|超|逾|破|过|约|不足|不到|破了|过了|少于|低于|高于|多于|至少|-)$")
_SUFFIX = re.compile(
    f"(?:{'|'.join(sorted(map(re.escape, SUFFIX_BOUNDS), key=len, reverse=True))})"
    "(?![额热粮数元样边])"
)
_TENTHS = re.compile(
    r"成(?![立员果本功交熟分绩长就品型为])([一二三四五六七八九半]|[1-9](?![0-9.%]))?"
)
_PER_PEOPLE = re.compile(r"/(10万|十万|10|百|千|万)(?:(?<=万)(?!元)|人|户|名|台)")
_PER_ONE = re.compile("/(?:亩|人|户|公顷|年|月|天|日)")
HALF = Fraction(1, 2)
_POINT = "个百分点"


def find_quantities(text: Text) -> list[Quantity]:
    """Return every number of the phrase; may raise `Unreadable` for a malformed one."""
    return list(_quantities(text))


def _quantities(text: Text) -> Iterator[Quantity]:
    position = 0
    while match := _FIGURE.search(text.plain, position):
        quantity = _half(match) if match["half"] else _quantity(text, match)
        if quantity:
            yield quantity
        position = quantity.end if quantity else match.end()


def _half(match: re.Match[str]) -> Quantity:
    if match[0].startswith("翻"):
        return Quantity(*match.span(), Fraction(2), None, "times", direction="up")
    start, end = match.span()
    if match.string.startswith(_POINT, end):
        return Quantity(start, end + len(_POINT), HALF, None, "percentage_point")
    return _with_suffix(match.string, Quantity(start, end, HALF, None, "fraction"))


def _quantity(text: Text, match: re.Match[str]) -> Quantity | None:
    start = match.start()
    quantity = _ratio(match) or _number(match)
    prefix_length, prefix = _prefix(text.plain, start)
    quantity = quantity._replace(start=start - prefix_length)
    if quantity.unit == "":
        quantity = _with_unit(text, quantity)
    if prefix and quantity.unit in ("", prefix, "CNY"):
        quantity = quantity._replace(unit=prefix)
    elif prefix:
        raise Unreadable(f"two units: {prefix} and {quantity.unit}")
    if _is_word(text.plain, quantity, match):
        return None
    if "兆" in match["number"] and not quantity.unit.isupper():
        raise Unreadable("兆 may stand for a million or for a million million")
    return _with_suffix(text.plain, quantity) if quantity.comparator == "eq" else quantity


# ---- the number ----------------------------------------------------------------------------


def _ratio(match: re.Match[str]) -> Quantity | None:
    if match["numerator"]:
        value = proper_fraction(
            parse_han(match["numerator"]).value, parse_han(match["number"]).value
        )
    elif match["denominator"]:
        value = parse_ratio(match["number"], match["denominator"])
    else:
        return None
    comparator = INNER_BOUNDS[match["inner"]] if match["inner"] else "eq"
    return Quantity(*match.span(), value, None, "fraction", comparator)


def _number(match: re.Match[str]) -> Quantity:
    value, step, scale = parse_han(match["number"] + (match["scale"] or ""))
    if match["decimals"]:
        factor = parse_han(match["after"]).value if match["after"] else 1
        value, scale = (value + _decimals(match["decimals"])) * factor, scale * factor
    comparator = INNER_BOUNDS[match["inner"]] if match["inner"] else "eq"
    quantity = Quantity(*match.span(), value, step, "", comparator, scale=scale)
    if not match["per"]:
        return quantity
    unit = PER_PARTS[match["per"]]
    if unit == "fraction":
        quantity = quantity._replace(value=value / LARGE_SCALES["万"], step=None)
    return quantity._replace(unit=unit)


def _decimals(text: str) -> Fraction:
    return Fraction(int("".join(str(DIGITS[char]) for char in text)), 10 ** len(text))


# ---- the unit ------------------------------------------------------------------------------


def _prefix(plain: str, start: int) -> tuple[int, str]:
    for length in range(min(_LONGEST_PREFIX, start), 0, -1):
        unit = CHINESE_CURRENCY_PREFIXES.get(plain[start - length : start])
        if unit:
            return length, unit
    return 0, ""


def _with_unit(text: Text, quantity: Quantity) -> Quantity:
    plain, end = text.plain, quantity.end
    tenths = _TENTHS.match(plain, end)
    if tenths:
        return _as_tenths(quantity, tenths)
    if plain.startswith("番", end):
        return _as_doublings(quantity)
    for length in range(min(_LONGEST_UNIT, len(plain) - end), 0, -1):
        unit = _UNITS.get(plain[end : end + length])
        if unit:
            return _named(text, quantity, unit, end + length)
    return _named(text, quantity, "", end)


def _named(text: Text, quantity: Quantity, unit: str, end: int) -> Quantity:
    """Set the unit, with a measure word in the script in which it is printed."""
    if unit.startswith("count:"):
        unit = "count:" + text.shown[quantity.end : end]
    is_rate = text.plain.startswith("/", end)
    rate = _PER_PEOPLE.match(text.plain, end) if is_rate else None
    base = rate[1] if rate else text.per
    if base:
        unit, end = f"per_{int(parse_han(base).value)}", rate.end() if rate else end
    per_one = _PER_ONE.match(text.plain, end) if is_rate else None
    return quantity._replace(unit=unit, end=per_one.end() if per_one else end)


def _as_tenths(quantity: Quantity, match: re.Match[str]) -> Quantity:
    """Read 三成 as 30 percent and 七成五 as 75 percent."""
    extra = match[1]
    more = HALF if extra == "半" else Fraction(_digit(extra) if extra else 0, 10)
    value = (quantity.value + more) * 10
    step = quantity.step and quantity.step * 10
    scale = Fraction(10)
    return quantity._replace(
        value=value, step=None if extra else step, end=match.end(), unit="percent", scale=scale
    )


def _digit(char: str) -> int:
    return DIGITS[char] if char in DIGITS else int(char)


def _as_doublings(quantity: Quantity) -> Quantity:
    """Read 翻一番 as twice and 翻两番 as four times."""
    if quantity.value not in range(1, 10):
        raise Unreadable("unclear number of doublings")
    value = Fraction(2 ** int(quantity.value))
    return quantity._replace(value=value, step=None, end=quantity.end + 1, unit="times")


def _with_suffix(plain: str, quantity: Quantity) -> Quantity:
    match = _SUFFIX.match(plain, quantity.end)
    if not match:
        return quantity
    return quantity._replace(end=match.end(), comparator=SUFFIX_BOUNDS[match[0]])


def _is_word(plain: str, quantity: Quantity, match: re.Match[str]) -> bool:
    """Tell whether the characters are part of a word: 一个, 三农, 万家, or 2019."""
    number = match["number"]
    if match["per"] or quantity.unit == "fraction" or match["inner"]:
        return False
    if all(char in "百千万亿兆" for char in number):
        return not _BARE_LEAD.search(plain, 0, match.start())
    if len(number) > 1 or number in "0123456789" or match["decimals"]:
        return False
    is_count = quantity.unit == "" or quantity.unit.startswith("count:")
    joins = plain[quantity.end : quantity.end + 1] in tuple("-~至到")
    return is_count and not joins and (number == "一" or quantity.unit == "")
