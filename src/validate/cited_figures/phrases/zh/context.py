"""What the words around a figure say about period, base of comparison and denominator."""

from collections.abc import Sequence

from ..reading import PARTS, Unreadable
from .lexer import Token
from .parsed import FACTORS, Parsed
from .periods import label
from .words import lexicon

_OF_PERIODS = FACTORS | {"percent", "fraction"}
_PREVIOUS = "P1M|P3M"
_NEAR = 3
_PARTS_OF_YEAR = frozenset({"month", "week", "day", "h"})
_LEADING = frozenset({"link", "bound"})
_NO_NAMES = frozenset({"time", "base", "move", "noun", "link"})  # 消费比升至28.4%
_THINGS = frozenset({"text", "word", "name", "latin"})
_SPEEDS = {"h": ("unit:km", "unit:km/h"), "s": ("count:次", "unit:次/秒")}


def read_dates(parsed: Parsed) -> tuple[str, str]:
    """Return the base of comparison and the period, as far as they are printed."""
    before, base, compared = parsed.before, "", -1
    periods: list[str] = []
    for place, token in enumerate(parsed.earlier):
        if token.kind == "base":
            base, compared = token.detail, place
        elif token.kind == "time" and _is_base(parsed, place):
            base, compared = _base_at(parsed, place), place
        elif token.kind == "time" and compared == place - 1 >= 0 and _label(parsed, token):
            base, compared = _label(parsed, token), place
        elif token.kind == "time" and token.detail == "" and _label(parsed, token):
            if base == "reference" and parsed.earlier[place - 1].kind == "of":
                base = _label(parsed, token)  # 较疫情前的2019年
            else:
                periods.append(_label(parsed, token))
        elif not base and _leads_to_name(parsed, place):
            base = "reference"
    base = before.base or base or _noted(parsed)
    if compared >= 0 and not before.is_compared and _is_split(parsed, compared):
        base = ""
    if not base and before.direction != "level" and _has_yearly(parsed):
        base = "P1Y"
    if base and _is_revised(parsed):
        base = "previous-estimate"
    if base == _PREVIOUS and periods:
        base = _previous(periods[-1])
    return base, periods[0] if len(periods) == 1 else ""


def read_per(parsed: Parsed) -> str:
    """Return the denominator; a share or a growth has none, except a year for an average."""
    figure = parsed.figure
    if figure.unit == "" and _has_any(parsed, "ratios"):
        return ""
    parts: list[str] = []
    for place, token in enumerate(parsed.earlier):
        if token.kind != "per":
            continue
        following = parsed.earlier[place + 1 :]
        if figure.unit not in PARTS | FACTORS:
            _refuse_parted(parsed, following)
            parts.append(token.detail)
        elif token.side == "rate" or (token.detail == "year" and _is_growth(following)):
            parts.append(token.detail)
        elif token.detail in _PARTS_OF_YEAR and _is_growth(following):
            raise Unreadable("an average growth over parts of a year")
    if figure.unit in PARTS and parsed.before.direction == "up" and _has_any(parsed, "compound"):
        parts.append("year")
    if figure.per:
        parts.append(figure.per)
    return "|".join(dict.fromkeys("|".join(parts).split("|")))


def _has_any(parsed: Parsed, name: str) -> bool:
    return any(word in parsed.text.plain for word in lexicon().rows[name])


def as_speed(unit: str, per: str) -> tuple[str, str]:
    """Return 时速350公里 and 每秒5亿次 in the units that are printed with a stroke as well."""
    parts = per.split("|")
    for thing, (plain, whole) in _SPEEDS.items():
        if unit == plain and thing in parts:
            parts.remove(thing)
            return whole, "|".join(parts)
    return unit, per


# ---- period and base -----------------------------------------------------------------------


def _label(parsed: Parsed, token: Token) -> str:
    return label(parsed.text.plain[token.start : token.end])


def _base_at(parsed: Parsed, place: int) -> str:
    """Return the period that something is compared with; a forecast or a thing has none."""
    token, following = parsed.earlier[place], parsed.earlier[place + 1 :]
    if token.detail == "same":
        return "reference" if following and following[0].kind in _THINGS else "P1Y"
    return token.detail or _label(parsed, token)


def _noted(parsed: Parsed) -> str:
    """Return the base that stands in brackets: 增长(同比)5%."""
    notes = [token.detail for token in (*parsed.earlier, *parsed.later) if token.kind == "note"]
    noted = lexicon().noted
    return next((noted[note] for note in notes if note in noted), "")


def _is_base(parsed: Parsed, place: int) -> bool:
    """Tell whether the period is what the figure is compared with: 较2015年, 是上年的1.7倍."""
    if parsed.text.plain.endswith(lexicon().rows["compared"], 0, parsed.earlier[place].start):
        return True
    unit, ends = parsed.figure.unit, parsed.text.plain[parsed.earlier[place].end - 1]
    following = parsed.earlier[place + 1 : place + 2]
    is_whole = bool(following) and following[0].kind == "of"  # 上年的86%, not 上年销售额的10%
    is_share = unit in _OF_PERIODS and parsed.before.link == "of" and is_whole
    led = place > 0 and parsed.earlier[place - 1].kind in _LEADING
    led = led and not (place > 1 and parsed.earlier[place - 2].kind == "move")  # 升至2018年的7.14%
    is_level = ends == "的" and led  # 恢复到2019年的98%, 不到2019年的一半
    is_part = is_share or (unit in FACTORS and ends == "的") or (is_level and unit in _OF_PERIODS)
    return is_part and place >= len(parsed.earlier) - _NEAR


def _leads_to_name(parsed: Parsed, place: int) -> bool:
    """Tell whether 比 leads to something other than a period: 比全国平均水平高."""
    token, following = parsed.earlier[place], parsed.earlier[place + 1 : place + 2]
    if token.kind != "stop" or not following or following[0].kind in _NO_NAMES:
        return False
    return parsed.text.plain[token.start] in lexicon().sets["comparers"]


def _is_split(parsed: Parsed, compared: int) -> bool:
    """Tell whether 同比 belongs to the noun before the verb: 同比增速回落."""
    between = parsed.earlier[compared + 1 : max(parsed.before.move, 0)]
    return any(token.kind == "noun" for token in between)


def _is_revised(parsed: Parsed) -> bool:
    """Tell whether a forecast is compared with an earlier one: 较去年11月预测下修."""
    move = parsed.before.move
    if move < 1:
        return False
    forecast, verb = (
        parsed.text.plain[token.start : token.end] for token in parsed.earlier[move - 1 : move + 1]
    )
    return verb in lexicon().sets["revised"] and forecast in lexicon().sets["forecasts"]


def _has_yearly(parsed: Parsed) -> bool:
    return any(token.kind == "per" and token.detail == "year" for token in parsed.earlier)


def _previous(period: str) -> str:
    """Return how far back 环比 looks from a month or a quarter."""
    last = period.rpartition("/")[2].removeprefix("end ")
    if "-Q" in last:
        return "P3M"
    return "P1M" if len(last) == len("XXXX-01") and "-H" not in last else _PREVIOUS


# ---- denominator ---------------------------------------------------------------------------


def _refuse_parted(parsed: Parsed, following: Sequence[Token]) -> None:
    """Refuse 人均收入的…: words on both sides of 的 may be about different things."""
    start = 1 if following and following[0].kind == "of" else 0
    for token in following[start:]:
        is_inner = token.kind == "of" and parsed.text.plain[token.start - 1] == "中"
        if token.kind in ("of", "break") and not is_inner:
            raise Unreadable("unclear what the denominator before the number belongs to")


def _is_growth(following: Sequence[Token]) -> bool:
    """Tell whether a word of direction follows at once: 年均增长, 年均实际增长."""
    for token in following:
        if token.kind in ("move", "noun"):
            return True
        if token.kind not in ("fill", "base"):
            return False
    return False
