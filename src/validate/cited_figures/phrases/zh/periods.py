"""A printed period in the form that readings have: 2020-Q2, XXXX-09, end 2019."""

import re

from .numerals import parse_numeral

_OPEN_YEAR = "XXXX"
_YEARS = re.compile(
    r"((?:1[89]|20)[0-9]{2})(?:[-~—至到]((?:19|20)?[0-9]{2}))?(?:财|会计)?年(?:度)?的?"
)
_PARTS = re.compile(
    r"(?P<first>[前头首第]?)(?P<low>[0-9]{1,2}|[一二三四五六七八九十两]{1,2})"
    r"(?:[-~—至到](?P<high>[0-9]{1,2}|[一二三四五六七八九十]{1,2}))?个?(?P<kind>季度?|月)"
    r"(?:份|(?P<day>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号])?"
)
_HALVES = {"上半年": "H1", "下半年": "H2", "H1": "H1", "H2": "H2"}
_QUARTER = re.compile("[Qq]([1-4])|([1-4])Q")
_ENDS = ("末", "底")
_SINCE = ("以来", "同期", "期间", "间", "前", "后", "中", "初")
_SHORT = re.compile("((?:19|20)[0-9]{2})([Qq][1-4]|[Hh][12])")
_MINGUO = re.compile("(1[01][0-9])年(.+)")  # 113年第4季
_MINGUO_BEGIN = 1911
_CENTURY = 2
_MONTHS = 12


def label(printed: str) -> str:
    """Return the period in the form of `Reading.period`, or "" where it has none."""
    short = _SHORT.fullmatch(printed)
    if short:
        return f"{short[1]}-{short[2].upper()}"
    years = _YEARS.match(printed)
    year, rest = _OPEN_YEAR, printed
    minguo = _MINGUO.fullmatch(printed)
    if minguo:
        return _part(minguo[2], str(int(minguo[1]) + _MINGUO_BEGIN))
    if years:
        year, rest = years[1], printed[years.end() :]
        if years[2]:
            last = years[2] if len(years[2]) > _CENTURY else year[:_CENTURY] + years[2]
            return f"{year}/{last}" if rest in ("", "间", "期间") else ""
    is_end = rest.endswith(_ENDS)
    rest = rest.rstrip("末底")
    if rest in ("", "年", "全年", "同期", "全年同期") and (years or is_end):
        return f"end {year}" if is_end else year
    part = _part(rest, year)
    if not part:
        return ""
    return f"end {part}" if is_end else part


def _part(rest: str, year: str) -> str:
    half = _HALVES.get(rest.removesuffix("同期"))
    if half:
        return f"{year}-{half}"
    quarter = _QUARTER.fullmatch(rest)
    if quarter:
        return f"{year}-Q{quarter[1] or quarter[2]}"
    match = _PARTS.fullmatch(rest.removesuffix("同期").removesuffix("当月"))
    if match is None:
        return ""
    low = int(parse_numeral(match["low"]).value)
    high = int(parse_numeral(match["high"]).value) if match["high"] else low
    if match["first"] in ("前", "头", "首"):
        low = 1
    is_month = match["kind"] == "月"
    if not 1 <= low <= high <= (_MONTHS if is_month else 4):
        return ""
    names = [f"{year}-{place:02}" if is_month else f"{year}-Q{place}" for place in (low, high)]
    if match["day"]:
        return f"{names[0]}-{int(parse_numeral(match['day']).value):02}" if low == high else ""
    return names[0] if low == high else "/".join(names)
