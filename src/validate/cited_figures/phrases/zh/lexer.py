"""A Chinese phrase as a row of tokens: amounts, periods, names, words of the grammar, text."""

import re
from typing import NamedTuple

from ..numerals import proper_fraction
from ..reading import Unreadable
from .amounts import NO_AMOUNT, Amount, read_amount, read_doubled, read_per
from .numerals import NUMERALS, SCALES, parse_numeral
from .script import Text
from .words import LETTER, Lexicon, Word

_YEAR = r"(?:(?:1[89]|20)[0-9]{2}(?![0-9.,]))"
_N = r"(?:[0-9]{1,3}|[一二两三四五六七八九十百几]{1,4})"
_MONTH = r"(?:(?<![0-9.,])(?:1[0-2]|0?[1-9])|十?[一二三四五六七八九十])"
_DAY = r"(?:(?:[12][0-9]|3[01]|0?[1-9])|[一二三四五六七八九十廿卅]{1,3})"
_MONTHS = (
    rf"{_MONTH}(?:[-~—至到、]{_MONTH})?月"
    rf"(?![均度])(?:份|{_DAY}[日号])?(?:中旬|上旬|下旬|底|末|初)?(?:当月)?"
)
_QUARTER = "[1-4一二三四]"
_QUARTERS = (
    rf"(?:第?{_QUARTER}(?:[-~—至到、]{_QUARTER})?季度?(?![0-9])|[Qq][1-4](?![0-9.,]))(?:末|底)?"
)
_FIRST = r"[前头首](?:[0-9]{1,2}|[一二两三四五六七八九十]+)个?(?:季度|季|月|个月|天|周)"
_PART = rf"(?:{_MONTHS}|{_FIRST}|{_QUARTERS}|[上下]半年|全年|年(?:末|底|初|中)|H[12])"
_SINCE = r"(?:以来|同期|期间|底|末|初|间|前|后|中|度)?"
_TIMES = "|".join(
    (
        rf"(?:{_YEAR}(?:[-~—至到](?:{_YEAR}|[0-9]{{2}}(?=年)))?(?:财|会计)?年度?的?|1[01][0-9]年){_PART}?{_SINCE}",
        rf"{_YEAR}(?:[Qq][1-4]|[Hh][12])(?![0-9.,])",
        rf"{_YEAR}[-/.](?:[0-9]{{1,2}})[-/.][0-9]{{1,2}}日?",
        r"[一二][零九][零一二三四五六七八九]{2}年" + _SINCE,
        _FIRST + r"(?:末|底)?",
        _QUARTERS,
        _MONTHS,
        r"[上下]半年|[0-9]Q|[Hh][12](?![0-9A-Za-z])",
        _DAY + r"[日号](?![元圆均楼线])",
        rf"(?:(?:过去|未来|最近|历经|历时|今后|此前|用时|时隔|经过|经历|近)的?){_N}多?余?(?:年|个月|天|周|个季度)(?!度)(?:来|间|内|里|以来|多)?",
        rf"{_N}(?:多?余?个?(?:年|月|天|日|周)(?:以来|来|间|之间|之内|内|之后|后|期间|里|(?=平均|复合|累计))|周年|天(?:假期|假日|长假|小长假)|年代|个?[年季月周](?:以?来)?(?:新[高低]|最|首次))",
        rf"(?:假期|假日|长假|黄金周|春节|国庆){_N}天",
        r"[\"“]?十[二三四五六]五[\"”]?(?:时期|期间|末|规划|以来)*",
        r"(?:[上下]午|凌晨|晚上?)" + _N + r"[点时]半?",
        r"[0-9]{1,2}(?:[时点](?:[0-9]{1,2}分|[整半许])|时(?![间长代速期效]))",
        r"[上前去每近新]一(?:[年季月周天]|分钟|小时)(?:来|内)?",
        rf"[上本]世纪{_N}年代",
    )
)
_NAMES = "|".join(
    (
        rf"第{_N}(?:个五年(?:规划|计划)?|产业|个|位|次|届|批|大|名|轮|代|章|条|部|家|台|期|三方|方)?",
        r"[2-6]G\+?(?![A-Za-z0-9])",
        rf"(?:[0-9]{{1,4}})?[百千万亿]*(?:元|吨|千瓦|人|亩|千伏)?级(?={LETTER})",
        r"[0-9]{1,2}(?:\.[0-9])?[GDK](?:-?A)?(?![A-Za-z0-9.%+])",
        r"[Ⅰ-Ⅻ]+(?:[类级](?:[及或]?以上)?)?",
        r"[0-9]{1,4}强|[百十][强佳]|[0-9.]+A*星?级(?![以及])|[0-9]\.[0-9](?:版|时代)|工业4\.0",
        rf"前{_N}(?:名|位|家|强|大)|{_N}(?:国集团|大(?![于幅])|届|中全会|条款|国道|号楼|(?:年|天|个月|日)期|年(?:制|级|义务))|[两三四五六七八九]国(?!际)",
        rf"双1[12]|618(?=期间|大促|购物)|7[×x*]24小时|24小时(?={LETTER})|[0-9]{{2}}后|[一二三]次元|三元(?=锂|材料|电池|前驱)|[0-9]+条款",
    )
)
_VAGUE = (
    r"[个两双一三四多]位数|[0-9]?[一二三四五六七八九]?十几[百千万亿]*|[0-9]*几[十百千万亿]+|[几数][十百千万亿]+|[0-9十]几|"
    r"成[百千]上[千万]|(?<!以)上[百千万亿]+(?![0-9])"
)
_CONTEXT = re.compile(f"(?P<vague>{_VAGUE})|(?P<time>{_TIMES})|(?P<name>{_NAMES})")
_BEGINNERS = NUMERALS | frozenset(
    '前头首第上下过未最历今此用时经近去每新假长黄春国凌晚本工个双多几数成HQhqⅠⅡⅢⅣⅤⅥ"“'
)
_AGO = re.compile(rf"({_N}|[0-9]+)年(?:之前|以前|前)")
_LETTER_NAME = re.compile(r"[A-Za-z]+-?[0-9]{1,2}(?:\.5)?(?![0-9.,%‰百千万亿倍]|余(?!额)|多(?!数))")
_AMONG = re.compile(
    r"每(?P<whole>[0-9]+|[一二两三四五六七八九十百千]+)[^0-9,，。;；、]{0,8}?[中里](?:就|便|即)?有"
)
_THOUSANDS = re.compile(rf"([百千万])人(?!次)(?={LETTER}{{2,}}[0-9])")
_NOTE = re.compile(r"\(([^()]*)\)")
_DIGIT_NAMES = re.compile(r"(?:M[0-2]|PM2\.5|PM10|CO2|[2-6]G|G20|IPv[46])")
_NOTE_CUES = re.compile(
    "[负亏减降跌增升涨超近约逾破]|以上|以下|以内|左右|预计|目标|不足|不到|单位|每|/"
)
_SPAN = re.compile("连续$")
_SYMBOLS = {
    **dict.fromkeys("\"'“”‘’《》「」『』·: ：", "quote"),
    **dict.fromkeys(",，、;；。", "break"),
    "—": "dash",
}
_SPECIAL = frozenset({"vague", "turn", "half", "stop"})
_HALF = "半"
_RUN = re.compile("[0-9.,]+")
# What cannot follow the digits of a period or of a name.
_UNDATED = frozenset("%‰万亿元家台吨人美倍米")


class Token(NamedTuple):
    """A piece of the phrase and what it does there."""

    kind: str
    start: int
    end: int
    detail: str = ""
    side: str = ""
    amount: Amount = NO_AMOUNT


def tokenise(text: Text, lexicon: Lexicon) -> list[Token]:
    """Divide the phrase into tokens; raise `Unreadable` where no rule explains a character."""
    plain, starts = text.plain, lexicon.lengths
    tokens: list[Token] = []
    position, length = 0, len(plain)
    while position < length:
        start = position
        while position < length and plain[position] not in starts and _is_text(plain[position]):
            position += 1
        if position == start:
            token = _token(text, start, lexicon, tokens)
            position = token.end
        else:
            token = Token("text", start, position)
        if token.kind == "text" and tokens and tokens[-1].kind == "text":
            token = Token("text", tokens.pop().start, position)
        tokens.append(token)
    _refuse_pieces(plain, tokens)
    return tokens


def _is_text(char: str) -> bool:
    """Tell whether the character is Chinese and begins no number, period or name."""
    return "㐀" <= char <= "鿿" and char not in _BEGINNERS


def _refuse_pieces(plain: str, tokens: list[Token]) -> None:
    """Refuse an open bracket, and the rest of a number that is written in no known way."""
    kinds = [token.kind for token in tokens]
    if kinds.count("open") != kinds.count("close"):
        raise Unreadable("a bracket that is not closed")
    for token in tokens:
        if token.kind == "numeral":
            numeral = plain[token.start : token.end]
            if len(numeral) > 1 or numeral in SCALES:
                raise Unreadable(f"unclear numeral {numeral}")
    if "分之" in plain:
        place = plain.index("分之")
        if not any(token.kind == "amount" and token.start <= place < token.end for token in tokens):
            raise Unreadable("malformed fraction")


def _token(text: Text, start: int, lexicon: Lexicon, before: list[Token]) -> Token:
    """Return what begins at a character that is no plain text."""
    plain = text.plain
    char = plain[start]
    if char in _BEGINNERS and not (char.isdigit() and _is_undated(plain, start)):
        token = _context(plain, start)
        if token:
            return token
    for length in lexicon.lengths.get(char, ()):
        word = lexicon.words.get(plain[start : start + length])
        if word is not None:
            if word.kind in _SPECIAL:
                return _word(text, start, start + length, word, lexicon)
            return Token(word.kind, start, start + length, word.detail, word.side)
    if char in NUMERALS or char == _HALF:
        return _amount(text, start, lexicon, before)
    if char.isascii() and char.isalpha():
        return _letters(plain, start)
    return _symbol(text, start)


def _symbol(text: Text, start: int) -> Token:
    char = text.plain[start]
    if char in "()":
        return _bracket(text.plain, start)
    kind = "text" if "㐀" <= char <= "鿿" else _SYMBOLS.get(char, "")
    if char == "." and start == len(text.plain) - 1 and not text.plain[start - 1].isdigit():
        kind = "break"
    if not kind:
        raise Unreadable(f"unexpected character {text.shown[start]!r}")
    return Token(kind, start, start + 1)


def _is_undated(plain: str, start: int) -> bool:
    """Tell, in the common case, that the number begins no period and no name: 37.3万亿元."""
    run = _RUN.match(plain, start)
    end = run.end() if run else start
    return plain[end : end + 1] in _UNDATED


def _context(plain: str, start: int) -> Token | None:
    """Return the period, name or vague number that begins here."""
    ago = _AGO.match(plain, start) if "前" in plain else None
    if ago and not _SPAN.search(plain, 0, start) and not ago[1].startswith(("19", "20")):
        return Token("time", start, ago.end(), f"P{int(parse_numeral(ago[1]).value)}Y")
    match = _CONTEXT.match(plain, start)
    if match is None:
        return None
    kind = match.lastgroup or ""
    if kind == "vague":
        raise Unreadable("a vague number")
    return Token(kind, start, match.end())


def _word(text: Text, start: int, end: int, word: Word, lexicon: Lexicon) -> Token:
    if word.kind == "vague":
        raise Unreadable("a vague number")
    if word.kind in ("turn", "half"):
        doubled = read_doubled(text, start, lexicon)
        if doubled:
            return Token("amount", start, doubled.end, amount=doubled)
    if word.kind == "stop" and word.detail == "a rate":
        return _rate(text.plain, start, lexicon)
    return Token(word.kind, start, end, word.detail, word.side)


def _rate(plain: str, start: int, lexicon: Lexicon) -> Token:
    """Return what 每 divides by: 每百户, 每平方公里, or the whole of 每5人中有1人."""
    among = _AMONG.match(plain, start)
    if among:
        return Token("among", start, among.end(), among["whole"])
    found = read_per(plain, start + 1, lexicon)
    if found is None:
        return Token("stop", start, start + 1, "a rate")
    return Token("per", start, found[1], found[0])


def _amount(text: Text, start: int, lexicon: Lexicon, before: list[Token]) -> Token:
    plain = text.plain
    if start == 0 and (thousands := _THOUSANDS.match(plain)):
        count = int(parse_numeral(thousands[1]).value)
        return Token("per", 0, thousands.end(), f"{count} person")
    amount = read_amount(text, start, lexicon)
    if amount is None:
        return _no_amount(plain, start)
    if amount.is_bare_scale and amount.comparator == "eq":
        led = bool(before) and before[-1].kind in ("bound", "pass", "money")
        if not led:
            return Token("numeral", start, start + len(amount.printed))
    elif _is_part_of_a_word(plain, amount):
        return Token("numeral", start, start + 1)
    return Token("amount", start, amount.end, amount=amount)


def _no_amount(plain: str, start: int) -> Token:
    """Return the run of numerals that is part of a word: 三年级, 半导体."""
    end = start + 1
    while end < len(plain) and (plain[end] in NUMERALS or plain[end] in ".,"):
        end += 1
    return Token("numeral", start, end)


def _is_part_of_a_word(plain: str, amount: Amount) -> bool:
    """Tell whether one Han digit counts nothing: 三农, 一个."""
    is_single = amount.is_written and len(amount.printed) == 1
    if not is_single or amount.comparator != "eq" or amount.unit == "doubling":
        return False
    is_count = amount.unit == "" or amount.unit.startswith("count:")
    joins = plain[amount.end : amount.end + 1] in tuple("-~—至到")
    return is_count and not joins and (amount.printed == "一" or amount.unit == "")


def _letters(plain: str, start: int) -> Token:
    name = _LETTER_NAME.match(plain, start)
    if name:
        return Token("name", start, name.end())
    end = start + 1
    while plain[end : end + 1].isascii() and plain[end : end + 1].isalpha():
        end += 1
    touched = plain[max(0, start - 1) : start] + plain[end : end + 1]
    if plain[start:end].islower() and end > start + 1 and (touched.isascii() or not touched):
        raise Unreadable("words of another language")
    return Token("latin", start, end)


def _bracket(plain: str, start: int) -> Token:
    """Return a bracket without a figure as one note, any other as its two characters."""
    note = _NOTE.match(plain, start)
    if note and not re.search("[0-9]", _DIGIT_NAMES.sub("", note[1])):
        if _NOTE_CUES.search(note[1]) and note[1] not in ("同比增长", "环比增长"):
            raise Unreadable(f"a note that may change the figure: {note[0]}")
        return Token("note", start, note.end(), note[1])
    return Token("open" if plain[start] == "(" else "close", start, start + 1)


def join_among(tokens: list[Token]) -> list[Token]:
    """Join 每5人中有1人 into a fifth."""
    for place, token in enumerate(tokens):
        if token.kind != "among":
            continue
        follower = place + 1
        while follower < len(tokens) and tokens[follower].kind == "fill":
            follower += 1
        part = tokens[follower].amount if follower < len(tokens) else NO_AMOUNT
        if (
            part is NO_AMOUNT
            or part.comparator != "eq"
            or not (part.unit == "" or part.unit.startswith("count:"))
        ):
            raise Unreadable("a rate")
        value = proper_fraction(part.value, parse_numeral(token.detail).value)
        joined = part._replace(
            start=token.start, value=value, step=None, unit="fraction", is_written=True
        )
        whole = Token("amount", token.start, part.end, amount=joined)
        return [*tokens[:place], whole, *tokens[follower + 1 :]]
    return tokens
