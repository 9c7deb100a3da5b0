"""Chinese phrase to plain text: one script, half width, no spaces, what is no figure blanked."""

import re
from typing import NamedTuple

from ..reading import Unreadable
from .words import NEUTRAL, NUMBER_CHARS, TO_SIMPLIFIED

BLANK = "□"
VAGUE = "■"
_SPACES = re.compile(r"\s+")
_SPLIT_DIGITS = re.compile(r"[0-9]\s+[0-9]")
_GROUP_SPACES = re.compile(r"(?<![0-9])([0-9]{1,3})((?:\s[0-9]{3})+)(?![0-9])")
_BRACKET = re.compile(r"[(（][^()（）0-9０-９]*[)）]")
_TO_PLAIN = str.maketrans(
    {
        **TO_SIMPLIFIED,
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
        **dict.fromkeys("—–−‐‑‒―", "-"),
        **dict.fromkeys("～〜∼", "~"),
        "﹪": "%",
        "￥": "¥",
        "≧": "≥",
        "≦": "≤",
        "〇": "零",
    }
)
_DAY = r"(?:[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_N = rf"(?<![0-9.,{NUMBER_CHARS}])(?:[0-9]{{1,3}}|[零一二两三四五六七八九十百几]{{1,4}})"
_DATES = "|".join(
    (
        r"(?<![0-9.,])1[01][0-9]年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?(?:底|末|度)?",
        r"(?:19|20)[0-9]{2}(?:[-~至到](?:(?:19|20)[0-9]{2}|[0-9]{2}))?(?:财)?年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?"
        r"(?:以来|上半年|下半年|同期|底|末|初|间|前|度)?",
        r"[一二][零九][零一二三四五六七八九]{2}年",
        rf"(?:前|头|第)?{_N}(?:[-~至到、][0-9一二三四]{{1,2}})?(?:季度|月份|月(?![均度])(?:[0-9]{{1,2}}日)?)(?:份|底|末)?",
        r"[前首头][0-9一二两三四五六七八九十]+个?(?:季度|月|天)",
        rf"(?<![0-9.,{NUMBER_CHARS}]){_DAY}[日号](?![元圆均])",
        rf"第{_N}个五年(?:规划|计划)?",
        rf"(?:假期|假日|长假|黄金周|春节|国庆){_N}天|{_N}天(?:假期|假日|长假|小长假)",
        rf"(?:[上本]世纪)?{_N}(?:年(?:[代期制级]|义务)|个?[年季月周](?:以?来)?(?:新[高低]|最|首次))|[0-9]{{2}}后",
        rf"(?:[上下]午|凌晨|晚上?){_N}[点时]半?|[0-9]{{1,2}}(?:[时点](?:[0-9]{{1,2}}分|[整半许])|时(?![间长代速期效]))",
        rf"第{_N}(?:个|位|次|届|批|季度|大|名|轮|代|章|条|部|家|台)?",
        r"[上下]?半年",
        r"[上前去每新近]一(?:[年季月周秒天]|分钟|小时)",
        rf"(?:(?<![将接临逼最附])近|过去|未来|最近|历经|历时|今后|此前|用时|时隔|经过|经历){_N}多?余?(?:年|个月|天|周)(?:来|间|内|里|以来|多)?",
        rf"{_N}多?余?(?:年|个月|天)(?:以来|来|前|间|之内|内|以前|之间|之前|之后|后|(?=平均|复合|累计))",
        rf"{_N}周年",
        r"[\"“]?十[二三四五六]五[\"”]?(?:时期|期间|末|规划)?",
    )
)
_WORDS = "|".join(
    (
        NEUTRAL,
        r"[0-9]+[GDKQ](?:-?A)?\+?(?![A-Za-z])",
        r"(?:IPv|H|Q|Wi-?Fi|COVID-)[0-9]{1,2}|PM2\.5|PM10",
        r"[0-9]+强|百强|百姓|百货|百度|千家万户|千万级|亿级|万级|百万级|亿万|万众|万物|千兆|百兆|万兆|十分(?!之)|千瓦时代",
        r"新一代|下一代|一次性|一步|进一步|一站式|一批|一体化|一系列|一带一路|二氧化碳|一方面|(?<!分)之一|一致|一般|一定",
    )
)
_LABELS = "|".join(
    (
        rf"{_N}(?:国集团|大(?![于幅])|届|中全会)|[两三四五六七八九]国(?!际)",
        r"[0-9.]+A*星?级|L[0-9]级?|[0-9]\.0(?:版|时代)|工业4\.0",
        r"[0-9]+(?:条款|国道)|[A-Z][0-9]+次|[一二三]次元|三元(?=锂|材料|电池|前驱)",
    )
)
_VAGUE = (
    r"[个两双一三四多]位数|[0-9]?[一二三四五六七八九]?十几[百千万亿]*|[0-9]*几[十百千万亿]+|[几数][十百千万亿]+|成[百千]上[千万]|"
    r"(?<!以)上[百千万亿]+(?![0-9])|七七八八|三三两两|若干|半壁江山|多半|大半|成倍|数倍|几倍|倍增"
)
_BLANKED = re.compile(f"(?P<vague>{_VAGUE})|{_DATES}|{_LABELS}|{_WORDS}")


_RATE = re.compile(
    r"每(10万|十万|百万|万|千|百|1000|100)(?:[名位户个]?[人户家]?)"
    r"|^([千万])人(?!次)"  # 千人汽车保有量: per thousand
)


_HAN_DIGITS = "零一二三四五六七八九"
_TO_DIGITS = str.maketrans(_HAN_DIGITS + "点", "0123456789.")
_RAISED_POINTS = frozenset("·・‧•")
_RAISED_POINT = re.compile(rf"(?<=[十廿卅{_HAN_DIGITS}])[·・‧•](?=[{_HAN_DIGITS}])")
# A bracket may name the currency: 342亿元(港币,下同).
_NOTE = re.compile(r"[(（](人民[币幣]|港[币幣元]|美[元金]|新?[台臺][币幣])")
# 六四〇.五 is written digit by digit; two digits alone, as in 七八个, are an estimate.
_POSITIONAL = re.compile(
    rf"(?<![十廿卅百千万亿{_HAN_DIGITS}])(?:[{_HAN_DIGITS}]{{3,}}(?:[.点][{_HAN_DIGITS}]+)?"
    rf"|[{_HAN_DIGITS}]{{2}}[.点][{_HAN_DIGITS}]+)(?![十百千{_HAN_DIGITS}])"
)


class Text(NamedTuple):
    """The phrase as printed without spaces, and position by position in plain characters."""

    shown: str
    plain: str
    is_traditional: bool
    per: str
    note: str


def normalise(phrase: str) -> Text:
    """Return the phrase in comparable form; raise `Unreadable` where spaces split a number."""
    note = ""
    if "(" in phrase or "（" in phrase:
        named = _NOTE.search(phrase)
        note = named[1].translate(_TO_PLAIN) if named else ""
        phrase = _BRACKET.sub("", phrase)
    if " " in phrase or not phrase.isprintable():
        phrase = _close_up(phrase)
    half = phrase.translate(_TO_PLAIN)
    if not _RAISED_POINTS.isdisjoint(half):
        half = _RAISED_POINT.sub(".", half)
    half = _POSITIONAL.sub(lambda match: match[0].translate(_TO_DIGITS), half)
    rate = _RATE.search(half)
    if rate:
        half = half.replace(rate[0], BLANK * len(rate[0]))
    plain = _BLANKED.sub(_blank, half).lower()
    if len(plain) != len(phrase):
        raise Unreadable("unexpected letter")
    return Text(
        phrase,
        plain,
        not TO_SIMPLIFIED.keys().isdisjoint(phrase),
        (rate[1] or rate[2]) if rate else "",
        note,
    )


def _close_up(phrase: str) -> str:
    phrase = _GROUP_SPACES.sub(lambda match: _SPACES.sub("", match[0]), phrase)
    if _SPLIT_DIGITS.search(phrase):
        raise Unreadable("two numbers side by side")
    return _SPACES.sub("", phrase)


def _blank(match: re.Match[str]) -> str:
    sign = VAGUE if match.lastgroup == "vague" else BLANK
    return sign * len(match[0])
