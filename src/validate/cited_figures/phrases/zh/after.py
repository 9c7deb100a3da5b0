"""What the words after a figure say: a direction, a counted thing, or nothing."""

from collections.abc import Sequence

from ..reading import RELATIVE, Unreadable
from .amounts import Amount
from .before import Before
from .lexer import Token
from .script import Text
from .words import Lexicon

_PLAIN = frozenset(
    {"text", "word", "name", "time", "quote", "break", "fill", "link", "of", "note", "sign"}
)
_SHORTEST_NOUN, _LONGEST_NOUN = 2, 6
_COUNT = "count:"


def read_after(
    tokens: Sequence[Token], text: Text, figure: Amount, before: Before, lexicon: Lexicon
) -> str:
    """Return the direction that the tokens after the figure give, or "level".

    Raises `Unreadable` where they are not understood.
    """
    if not tokens:
        return "level"
    rest = text.plain[figure.end :]
    closed = lexicon.close.at(text.plain, figure.end)
    if closed and closed[1] == len(text.plain):
        return "level"
    _check_touch(tokens[0], rest, figure, lexicon)
    for word in lexicon.rows["refuse"]:
        if word in rest and not any(
            token.kind == "word" and word in text.plain[token.start : token.end] for token in tokens
        ):
            raise Unreadable("words behind the number that may change it")
    if before.comparator != "eq" and _leads_to_yardstick(tokens, text.plain, lexicon):
        raise Unreadable("the number is what something is compared with")
    way = _way(tokens, text.plain, figure, lexicon)
    if way != "level":
        return way
    for token in tokens:
        _check(token, text, before)
    return "level"


def read_noun(tokens: Sequence[Token], text: Text, figure: Amount, lexicon: Lexicon) -> str:
    """Return the unit of a number without one: what is counted, as far as it is named."""
    if all(token.kind in ("quote", "break", "close") for token in tokens):
        return "count"
    if tokens[0].kind not in ("text", "word"):
        raise Unreadable("unknown words behind the number")
    if lexicon.close.at(text.plain, figure.end):
        return "count"
    if figure.per:
        raise Unreadable("unknown words behind the number")
    end = _end_of_noun(text.shown, figure.end)
    if end is None:
        raise Unreadable("unknown words behind the number")
    if figure.value.denominator != 1:
        raise Unreadable("a number of things that is not whole")
    plain, shown = text.plain[figure.end : end], text.shown[figure.end : end]
    has_measure = any(char in lexicon.sets["touching_counts"] for char in plain)
    ends = (plain[place:] for place in range(len(plain)))
    if (
        has_measure
        or plain.endswith(lexicon.rows["unit_ends"])
        or any(end in lexicon.units.words for end in ends)
    ):
        raise Unreadable(f"unknown unit {shown}")
    return _COUNT + shown


def _end_of_noun(text: str, start: int) -> int | None:
    """Return where the Chinese characters end that are a noun, None where they can be none."""
    end = start
    while "㐀" <= text[end : end + 1] <= "鿿":
        end += 1
    after = text[end : end + 1]
    is_noun = _SHORTEST_NOUN <= end - start <= _LONGEST_NOUN
    return None if not is_noun or (after.isascii() and after.isalnum()) else end


def _check_touch(token: Token, rest: str, figure: Amount, lexicon: Lexicon) -> None:
    """Refuse what stands directly behind the number and is not understood."""
    first = rest[0]
    if token.kind in (
        "minus",
        "dash",
        "plus",
        "numeral",
        "amount",
        "latin",
        "letters",
        "money",
        "bound",
        "link",
    ):
        is_name = token.kind in ("latin", "letters") and figure.unit.startswith(_COUNT)
        if not is_name:
            raise Unreadable(f"unclear {first!r} behind the number")
    if token.kind in ("quote", "break") and first == ":":
        raise Unreadable("unclear ':' behind the number")
    if token.kind in ("name", "time") and not figure.unit.startswith(_COUNT):
        raise Unreadable(f"unclear {first!r} behind the number")
    if figure.unit == "" and token.kind not in ("text", "word", "quote", "break", "close", "of"):
        raise Unreadable(f"unclear {first!r} behind the number")
    if token.kind != "text" and token.end - token.start > 1:
        return
    if rest.startswith(lexicon.rows["touching"]):
        raise Unreadable(f"unclear word {first} behind the number")
    is_counted = figure.unit.startswith(_COUNT)
    if is_counted and rest.startswith(lexicon.rows["touching_counts"]):
        raise Unreadable(f"unclear word {first} behind the number")
    is_measured = not is_counted and figure.unit != "" and token.kind == "text"
    other = (lexicon.units.at(rest, 0) or ("none", 0))[0]
    is_share = figure.unit in ("percent", "fraction") and other.startswith(_COUNT)  # 30%教师
    if is_measured and other != "none" and not is_share:
        raise Unreadable(f"two units behind the number: {rest[:2]}")
    is_touched = token.kind == "text" and rest.startswith(lexicon.rows["touching_amounts"])
    if is_touched and not is_counted:
        raise Unreadable(f"unclear word {first} behind the number")


def _leads_to_yardstick(tokens: Sequence[Token], plain: str, lexicon: Lexicon) -> bool:
    """Tell whether 的 joins the number to what was expected: 低于8%的预期."""
    if tokens[0].kind != "of" or len(tokens) == 1:
        return False
    word = plain[tokens[1].start : tokens[1].end]
    return word in lexicon.sets["yardsticks"] | lexicon.sets["forecasts"]


def _way(tokens: Sequence[Token], plain: str, figure: Amount, lexicon: Lexicon) -> str:
    """Read 5%的降幅 and 5%的增长, and refuse a fall that stands elsewhere behind the number."""
    if figure.unit not in RELATIVE:
        return "level"
    place = 1 if tokens[0].kind == "of" else 0
    while place < len(tokens) and tokens[place].kind in ("base", "per"):
        place += 1
    if place == len(tokens) or tokens[place].kind not in ("move", "noun"):
        return "level"
    token = tokens[place]
    word = plain[token.start : token.end]
    if word not in lexicon.sets["behind_up"] | lexicon.sets["behind_down"]:
        return "level"
    for follower in tokens[place + 1 :]:
        if follower.kind not in ("quote", "break", "close", "text", "word", "of"):
            raise Unreadable("unclear words behind the number")
    return "up" if word in lexicon.sets["behind_up"] else "down"


def _check(token: Token, text: Text, before: Before) -> None:
    match token.kind:
        case "move" | "noun" if token.detail == "down" and token.end - token.start > 1:
            if before.direction == "level" and before.link != "to":
                raise Unreadable("a word of direction after the number")
        case "amount" if not token.amount.unit.isupper():
            raise Unreadable("more than one number, and no word says which is the figure")
        case "numeral":
            raise Unreadable("unclear numeral behind the number")
        case "among" | "plus" | "minus":
            raise Unreadable(f"unexpected character {text.plain[token.start]!r}")
        case "per":
            raise Unreadable("a rate behind the number")
        case _:
            pass
