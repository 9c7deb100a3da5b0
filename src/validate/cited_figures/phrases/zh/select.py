"""Which of the amounts in a phrase is the figure; the others must be explained or it is refused."""

from collections.abc import Sequence
from fractions import Fraction

from ..reading import Unreadable
from .amounts import Amount
from .lexer import Token
from .script import Text

_AGES = ("count:岁", "count:歲", "count:周岁")
_SPANS = ("年", "月", "天", "周", "季", "季度")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def select_figure(text: Text, tokens: list[Token]) -> tuple[list[Token], int]:
    """Return the tokens, ranges joined, and the place of the figure.

    Raises `Unreadable` if there is none or more than one.
    """
    places = [place for place, token in enumerate(tokens) if token.kind == "amount"]
    if len(places) > 1:
        tokens = _join_ranges(text.plain, tokens)
        places = [place for place, token in enumerate(tokens) if token.kind == "amount"]
    if len(places) > 1:
        places = [place for place in places if not _is_context(text, tokens, place)]
    if len(places) > 1 and _restates(tokens, *places[:2]) and len(places) == 2:  # noqa: PLR2004
        places = places[:1]
    if not places:
        raise Unreadable("no figure found")
    if len(places) > 1:
        raise Unreadable("more than one number, and no word says which is the figure")
    figure = tokens[places[0]].amount
    assert figure is not None
    if figure.unit == "" and figure.scale == 1 and _FIRST_YEAR <= figure.value <= _LAST_YEAR:
        raise Unreadable("the number may be a year")
    return tokens, places[0]


def _join_ranges(plain: str, tokens: list[Token]) -> list[Token]:
    joined: list[Token] = []
    for token in tokens:
        if (
            token.amount
            and len(joined) > 1
            and joined[-2].amount
            and joined[-2].amount.upper is None
            and token.start == joined[-1].end
            and joined[-1].start == joined[-2].end
            and joined[-1].kind in ("minus", "dash", "link", "bound")
        ):
            joint = _joint(joined[-1], plain)
            low = joined[-2].amount
            if joint and low.unit in ("", token.amount.unit) and low.per in ("", token.amount.per):
                amount = _range(low, token.amount, joint)
                joined[-2:] = [Token("amount", amount.start, amount.end, amount=amount)]
                continue
        joined.append(token)
    return joined


def _joint(token: Token, plain: str) -> str:
    """Return how the token joins the ends of a range, or "" where it does not."""
    word = plain[token.start : token.end]
    return "至" if word in ("至", "到") else "-" if word in ("-", "—", "~") else ""


def _range(low: Amount, high: Amount, joint: str) -> Amount:
    """Join two amounts into a range; raise `Unreadable` if they do not make one."""
    if low.comparator != "eq" or high.comparator not in ("eq", "approx"):
        raise Unreadable("a bound inside a range")
    if high.comparator == "approx":
        raise Unreadable("a range that is only about right")
    if high.is_bare_scale or low.is_bare_scale:
        raise Unreadable("malformed number")
    is_bare = low.unit == "" and low.scale == 1
    if is_bare and high.scale != 1 and low.value * high.scale <= high.value:
        step = low.step and low.step * high.scale
        low = low._replace(value=low.value * high.scale, step=step)
    if low.value >= high.value:
        raise Unreadable("a range that does not rise")
    step = low.step and high.step and min(low.step, high.step)
    if is_bare and (high.unit or high.scale != 1):
        joint = "-"
    return high._replace(
        start=low.start,
        value=low.value,
        upper=high.value,
        step=step,
        comparator="range",
        joint=joint,
    )


def _is_context(text: Text, tokens: Sequence[Token], place: int) -> bool:
    """Tell whether the number is a span (连续8年保持…), an age (60岁以上…) or a base."""
    amount = tokens[place].amount
    assert amount is not None
    if amount.unit in _AGES and amount.comparator in ("ge", "le", "range"):
        return True
    before = tokens[place - 1] if place else None
    if text.plain.endswith(_SPANS, amount.start, amount.end):
        return text.plain.endswith("连续", 0, amount.start)
    follower = tokens[place + 1] if place + 1 < len(tokens) else None
    is_led = before is not None and before.kind in ("time", "of")
    if is_led and before is not None and before.kind == "of":
        is_led = place > 1 and tokens[place - 2].kind == "time"
        before = tokens[place - 2] if place > 1 else before
    return bool(
        is_led
        and before is not None
        and text.plain[before.start - 1 : before.start] in ("比", "较")
        and follower is not None
        and follower.kind in ("move", "fill", "base")
    )


def _restates(tokens: Sequence[Token], first: int, second: int) -> bool:
    """Tell whether the second number is the same sum in another currency, in brackets."""
    one, other = tokens[first].amount, tokens[second].amount
    assert one is not None and other is not None
    return (
        second > first + 1
        and tokens[first + 1].kind == "open"
        and all(token.kind in ("bound", "fill", "money") for token in tokens[first + 2 : second])
        and tokens[second + 1 :] != []
        and tokens[second + 1].kind == "close"
        and one.unit.isupper()
        and other.unit.isupper()
        and one.unit != other.unit
    )


def negative(value: Fraction, upper: Fraction | None) -> tuple[Fraction, Fraction | None]:
    """Return the amount with the opposite sign, the lower end of a range first."""
    return (-value, None) if upper is None else (-upper, -value)
