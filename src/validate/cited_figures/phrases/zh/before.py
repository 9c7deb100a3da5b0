"""What the words before a figure say: comparator, direction, base, denominator."""

from collections.abc import Sequence

from .. import numerals
from ..reading import POINTS, RELATIVE, Unreadable
from .amounts import Amount
from .lexer import Token
from .periods import label
from .words import Lexicon

_PARTS = frozenset({"percent", "fraction", "times"})
_SUBJECT = frozenset(
    {"text", "word", "name", "latin", "letters", "numeral", "break", "amount", "dash", "close"}
)
_TRANSPARENT = frozenset({"fill", "quote", "time", "base", "per", "money", "open", "sign", "note"})
_VERB = 3  # characters of a verb with its adverb
_LEADS = frozenset({"to", "is"})


class Before:
    """What has been understood so far, from the figure leftwards."""

    direction = "level"
    link = base = sign_word = ""
    minus = plus = turned = is_led = is_compared = leads_to_part = False
    move = -1

    def __init__(self, figure: Amount) -> None:
        """Begin with the words of comparison that touch the figure."""
        self.figure = figure
        self.comparator, self.side = figure.comparator, figure.side


def read_before(tokens: Sequence[Token], plain: str, figure: Amount, lexicon: Lexicon) -> Before:
    """Read the tokens before the figure; raise `Unreadable` where they are not understood."""
    before = Before(figure)
    if tokens:
        _check_touch(tokens[-1], plain, figure, lexicon)
        if tokens[-1].kind == "break" and (len(tokens) == 1 or tokens[-2].kind != "time"):
            raise Unreadable(f"unexpected character {plain[tokens[-1].start]!r} before the number")
    place = len(tokens)
    while place:
        token = tokens[place - 1]
        if token.kind in _SUBJECT:
            break
        place -= 1
        if not _take(before, tokens, place, plain, lexicon):
            break
    if before.move >= 0 and not before.is_compared:
        place = _bounds_of_move(before, tokens, place, plain, lexicon)
    rest = tokens[:place]
    if rest and rest[-1].kind == "numeral":
        raise Unreadable("unclear numeral before the number")
    _refuse_negation(rest, plain, lexicon)
    _far(before, rest, plain, lexicon)
    before.sign_word = next(
        (token.detail for token in reversed(tokens) if token.kind == "sign"), ""
    )
    return before


def _bounds_of_move(
    before: Before, tokens: Sequence[Token], place: int, plain: str, lexicon: Lexicon
) -> int:
    """Take the words of comparison directly before a verb: 至少增长5%, 约下降5%."""
    end = place
    while place and tokens[place - 1].kind in ("fill", "bound"):
        place -= 1
        token = tokens[place]
        if token.kind == "bound":
            if plain[token.start : token.end] in lexicon.comparing:
                raise Unreadable("unclear word of comparison before the number")
            combine(before, token.detail, token.side)
            end = place
    if place and tokens[place - 1].kind == "stop" and "unclear" in tokens[place - 1].detail:
        raise Unreadable(tokens[place - 1].detail)
    return end


def combine(before: Before, comparator: str, side: str) -> None:
    """Add a word of comparison; raise `Unreadable` if it disagrees with another one."""
    if before.figure.upper is not None:
        raise Unreadable("a range beside a word of comparison")
    before.comparator = numerals.combine(before.comparator, comparator)
    before.side = before.side or side


def _check_touch(token: Token, plain: str, figure: Amount, lexicon: Lexicon) -> None:
    """Refuse what stands directly at the number and is no word before a number."""
    if token.kind in ("name", "numeral", "latin", "close", "amount", "dash"):
        raise Unreadable("the number may be part of a name")
    if token.kind == "time" and plain[token.end - 1].isascii():
        raise Unreadable("the number may be part of a name")
    last = plain[token.end - 1]
    if last in lexicon.sets["vague_ends"] and token.kind == "text":
        raise Unreadable("a vague number")
    if last in lexicon.sets["adjectives"] and token.kind == "text":
        is_compared = any(word in plain for word in lexicon.rows["comparers"])
        if is_compared or not figure.unit.startswith("unit:"):
            raise Unreadable(f"unclear word {last} before the number")
    if token.kind == "note" and token.detail and figure.unit == "":
        raise Unreadable("the number may be part of a name")


def _take(
    before: Before, tokens: Sequence[Token], place: int, plain: str, lexicon: Lexicon
) -> bool:
    """Understand one token; tell whether there may be more to understand."""
    token = tokens[place]
    before.is_led = before.is_led or token.kind not in ("minus", "plus", "quote", "time", "note")
    match token.kind:
        case "stop":
            if _leads_to_base(before, tokens, place, plain, lexicon):
                return False
            raise Unreadable(token.detail)
        case "bound":
            return _bound(before, tokens, place, plain, lexicon)
        case "pass":
            _pass(before, token, plain)
        case "minus" if plain[token.start] == "负" and token.end != before.figure.start:
            raise Unreadable("unclear word 负 before the number")
        case "minus" | "plus" | "turn":
            _sign(before, token)
        case "link" | "of":
            if token.detail == "to" and (not place or tokens[place - 1].kind == "time"):
                raise Unreadable("half of a range")
            if before.link == "of" and token.detail == "to":
                before.leads_to_part = True
            before.link = before.link or token.detail
        case "move" | "noun":
            _turn(before, tokens, place, plain, lexicon)
            return False
        case kind if kind in _TRANSPARENT:
            pass
        case _:
            raise Unreadable("unclear words before the number")
    return True


def _sign(before: Before, token: Token) -> None:
    """Take a sign, or 翻, which only doublings have."""
    is_factor = before.figure.unit in ("times", "fraction", "doubling")
    if token.kind == "plus" and is_factor:
        raise Unreadable("a plus sign before a factor")
    if token.kind == "turn" and before.figure.unit != "doubling":
        raise Unreadable("unclear word 翻 before the number")
    if token.kind == "plus":
        before.plus = True
    before.minus = before.minus or token.kind == "minus"
    before.turned = before.turned or token.kind == "turn"


def _leads_to_base(
    before: Before, tokens: Sequence[Token], place: int, plain: str, lexicon: Lexicon
) -> bool:
    """Tell whether 比 leads to what a factor is measured against: 比去年翻了一番."""
    token, follower = tokens[place], tokens[place + 1 : place + 2]
    return (
        plain[token.start : token.end] in lexicon.sets["comparers"]
        and before.figure.unit == "doubling"
        and bool(follower)
        and follower[0].kind == "time"
    )


def _bound(
    before: Before, tokens: Sequence[Token], place: int, plain: str, lexicon: Lexicon
) -> bool:
    """Take a word of comparison, or read 低于上年3个百分点 as a difference."""
    token = tokens[place]
    word = plain[token.start : token.end]
    between = tokens[place + 1 :]
    is_difference = bool(between) and all(
        follower.kind in ("time", "fill", "base") for follower in between
    )
    dated = any(follower.kind == "time" for follower in between)
    if is_difference and dated and before.link != "of" and word in lexicon.comparing:
        if before.figure.unit not in POINTS:
            raise Unreadable(f"unclear word {word} before the number")
        before.direction = "up" if word in lexicon.sets["over"] else "down"
        before.link, before.is_compared, before.move = "move", True, place
        before.base = _base_of(between, plain)
        return False
    if between and any(plain[at.start : at.end] in lexicon.sets["yardsticks"] for at in between):
        return _beside_yardstick(before, token, place, word, lexicon)
    if word in lexicon.sets["better"] and before.figure.unit.startswith("unit:"):
        raise Unreadable(f"unclear word {word} before the number")
    combine(before, token.detail, token.side)
    return True


def _beside_yardstick(
    before: Before, token: Token, place: int, word: str, lexicon: Lexicon
) -> bool:
    """Read 低于预期的3% as a bound and 低于预期0.2个百分点 as a difference."""
    if before.link == "of":
        combine(before, token.detail, token.side)
        return True
    if before.figure.unit not in POINTS or word not in lexicon.comparing:
        raise Unreadable("what it is compared with is not printed")
    before.direction = "up" if word in lexicon.sets["over"] else "down"
    before.base = "reference"
    before.link, before.is_compared, before.move = "move", True, place
    return False


def _base_of(between: Sequence[Token], plain: str) -> str:
    """Return the period that follows a comparing word at once: 高于上年水平."""
    if not between or between[0].kind != "time":
        return ""
    return between[0].detail or label(plain[between[0].start : between[0].end])


def _pass(before: Before, token: Token, plain: str) -> None:
    """Read 过半 and 过亿 as bounds; before other numbers 过 is an aspect or part of a verb."""
    if plain[token.end : token.end + 1] not in tuple("半百千万亿"):
        raise Unreadable("unclear word 过 before the number")
    combine(before, "gt", "")


def _turn(
    before: Before, tokens: Sequence[Token], place: int, plain: str, lexicon: Lexicon
) -> None:
    """Take a word of direction: with 至 or 到 it leads to a level, with 的 it is a base."""
    token = tokens[place]
    word = plain[token.start : token.end]
    is_bare = word in lexicon.sets["beside"] and place and before.link not in _LEADS
    if is_bare and not any(
        earlier.kind == "base"
        or (earlier.kind == "stop" and plain[earlier.start] in lexicon.sets["comparers"])
        or plain[earlier.end - 1] == "于"
        for earlier in tokens[:place]
    ):
        raise Unreadable(f"unclear word {word} before the number")
    is_bound = place and tokens[place - 1].kind == "bound"
    if before.link in _LEADS and token.kind == "move" and is_bound:
        raise Unreadable("unclear word of comparison before the number")
    if before.link == "of":
        if token.detail == "down" and not before.leads_to_part:  # but 降至上年的三分之一
            raise Unreadable("unclear whether the number is a level or a fall")
    elif token.kind == "noun" or before.link not in _LEADS:
        before.direction, before.link, before.move = token.detail, token.kind, place
        before.base = token.side


def _refuse_negation(rest: Sequence[Token], plain: str, lexicon: Lexicon) -> None:
    negations = lexicon.sets["negations"]
    for token in rest:
        negates = token.kind == "stop" and token.detail.endswith("negate it")
        if negates or (
            token.kind == "text" and not negations.isdisjoint(plain[token.start : token.end])
        ):
            raise Unreadable("the words before the number negate it")
        if token.kind == "stop" and token.detail == "a rate":
            raise Unreadable(token.detail)


def _far(before: Before, rest: Sequence[Token], plain: str, lexicon: Lexicon) -> None:
    """Judge the words of direction and of comparison that stand away from the figure."""
    cues = [
        place
        for place, token in enumerate(rest)
        if token.kind in ("move", "noun", "bound") and token.end - token.start > 1
    ]
    falls = [place for place in cues if rest[place].detail == "down"]
    if before.link in ("to", "move", "noun"):
        if before.link == "to":
            falls = [place for place in falls if rest[place].kind == "noun"]
        if falls:
            raise Unreadable("two words of direction")
    elif cues:
        if any(place != cues[-1] for place in falls):
            raise Unreadable("two words of direction")
        _govern(before, rest, cues[-1], plain, lexicon)
    elif _has_lone_bound(rest, plain, lexicon):
        raise Unreadable("unclear word of comparison before the number")
    elif before.figure.unit in RELATIVE and any(
        token.kind == "move"
        and token.end - token.start == 1
        and (before.figure.unit == "times" or plain[token.start] in lexicon.sets["rises"])
        for token in rest
    ):
        raise Unreadable("unclear whether the number is a level or a rise")
    elif any(
        token.kind in ("text", "move", "minus", "stop")
        and not lexicon.sets["suspicious"].isdisjoint(plain[token.start : token.end])
        for token in rest
    ):
        raise Unreadable("unclear words before the number")


def _has_lone_bound(rest: Sequence[Token], plain: str, lexicon: Lexicon) -> bool:
    """Tell whether a verb stands between a word of comparison and the number: 约多付300元."""
    places = [place for place, token in enumerate(rest) if token.kind == "bound"]
    if not places:
        return False
    token, between = rest[places[-1]], rest[places[-1] + 1 :]
    is_close = sum(follower.end - follower.start for follower in between) <= _VERB
    return is_close and plain[token.start : token.end] in lexicon.sets["lone_bounds"]


def _govern(
    before: Before, rest: Sequence[Token], place: int, plain: str, lexicon: Lexicon
) -> None:
    token = rest[place]
    word = plain[token.start : token.end]
    between = rest[place + 1 :]
    has_of = any(follower.kind == "of" for follower in between)
    has_break = any(follower.kind == "break" for follower in between)
    unit = before.figure.unit
    if word in lexicon.comparing and unit in POINTS and not has_break:
        before.direction = "up" if word in lexicon.sets["over"] else "down"
        before.base = _base_of(between, plain) or "reference"
        before.is_compared, before.link, before.move = True, "move", place
    elif token.kind == "bound":
        is_bound = before.link == "of" and unit in _PARTS
        if (word not in lexicon.sets["rough"] and not is_bound) or has_break:
            raise Unreadable(f"unclear word {word} before the number")
        combine(before, token.detail, token.side)
    elif token.detail == "up":
        _rise(before, word, unit, is_object=not has_of and not has_break, lexicon=lexicon)
        before.move = place if before.direction == "up" else -1
    elif word not in lexicon.sets["object_down"] or before.link or has_of or has_break:
        raise Unreadable("unclear whether the number is a level or a fall")
    else:
        before.direction, before.move = "down", place


def _rise(before: Before, word: str, unit: str, *, is_object: bool, lexicon: Lexicon) -> None:
    """Read 新增就业1200万人 as a rise; before a share a rise must touch the number or have 的."""
    if not is_object:
        return
    if (word in lexicon.sets["carry"] and unit in POINTS) or (
        word in lexicon.sets["object_up"] and before.link == ""
    ):
        before.direction = "up"
    elif unit in RELATIVE:
        raise Unreadable("unclear whether the number is a level or a rise")
