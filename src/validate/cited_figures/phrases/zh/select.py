"""Which of the amounts in a phrase is the figure; the others must be explained or it is refused."""

from collections.abc import Sequence

from ..reading import Unreadable
from .amounts import Amount
from .lexer import Token
from .script import Text
from .words import lexicon

_AGE_BOUNDS = frozenset({"ge", "le", "range"})
_JOINTS = {"至": "至", "到": "至", "-": "-", "—": "-", "~": "-"}
_ASIDE = frozenset({"bound", "fill", "money"})
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_PAIR = 2


def select_figure(text: Text, tokens: list[Token]) -> tuple[list[Token], int, Amount]:
    """Return the tokens, ranges joined, the place of the figure and the figure.

    Raises `Unreadable` if there is none or more than one.
    """
    places = _amounts(tokens)
    if len(places) > 1:
        tokens = join_ranges(text.plain, tokens)
        places = [place for place in _amounts(tokens) if not _is_context(text, tokens, place)]
    if len(places) == _PAIR and _restates(tokens, *places):
        places = places[:1]
    if not places:
        raise Unreadable("no figure found")
    if len(places) > 1:
        raise Unreadable("more than one number, and no word says which is the figure")
    figure = tokens[places[0]].amount
    if figure.unit == "" and figure.scale == 1 and _FIRST_YEAR <= figure.value <= _LAST_YEAR:
        raise Unreadable("the number may be a year")
    return tokens, places[0], figure


def _amounts(tokens: Sequence[Token]) -> list[int]:
    return [place for place, token in enumerate(tokens) if token.kind == "amount"]


# ---- ranges --------------------------------------------------------------------------------


def join_ranges(plain: str, tokens: Sequence[Token]) -> list[Token]:
    """Join two amounts with 至, 到 or a dash between them, and those of 3年以上7年以下."""
    joined: list[Token] = []
    for token in tokens:
        if token.kind == "amount" and joined and joined[-1].kind == "amount":
            amount = _between(joined[-1].amount, token.amount)
            if amount:
                joined[-1] = Token("amount", amount.start, amount.end, amount=amount)
                continue
        if token.kind == "amount" and len(joined) > 1 and joined[-2].kind == "amount":
            joint = _JOINTS.get(plain[joined[-1].start : joined[-1].end], "")
            low, high = joined[-2].amount, token.amount
            is_first = low.upper is None and bool(joint)
            if is_first and low.unit in ("", high.unit) and low.per in ("", high.per):
                amount = _range(low, high, joint)
                joined[-2:] = [Token("amount", amount.start, amount.end, amount=amount)]
                continue
        joined.append(token)
    return joined


def _between(low: Amount, high: Amount) -> Amount | None:
    """Return the range of two bounds of one unit, or None."""
    are_bounds = (low.comparator, high.comparator) == ("ge", "le")
    if not are_bounds or (low.unit, low.per) != (high.unit, high.per):
        return None
    return _range(low._replace(comparator="eq"), high._replace(comparator="eq"), "")


def _range(low: Amount, high: Amount, joint: str) -> Amount:
    """Join two amounts into a range; raise `Unreadable` if they do not make one."""
    if low.comparator != "eq" or high.comparator != "eq":
        is_rough = low.comparator == "eq" and high.comparator == "approx"
        raise Unreadable("a range that is only about right" if is_rough else "a bound in a range")
    if high.is_bare_scale or low.is_bare_scale:
        raise Unreadable("malformed number")
    is_bare = low.unit == "" and low.scale == 1
    if is_bare and high.scale != 1 and low.value * high.scale <= high.value:
        step = low.step and low.step * high.scale
        low = low._replace(value=low.value * high.scale, step=step)
    if low.value >= high.value:
        raise Unreadable("a range that does not rise")
    return high._replace(
        start=low.start,
        value=low.value,
        upper=high.value,
        step=low.step and high.step and min(low.step, high.step),
        comparator="range",
        joint="-" if is_bare and (high.unit or high.scale != 1) else joint,
    )


# ---- numbers that are not the figure -------------------------------------------------------


def _is_context(text: Text, tokens: Sequence[Token], place: int) -> bool:
    """Tell whether the number is an age (60岁以上), a span (连续8年) or a base (较上年的4.1%)."""
    amount = tokens[place].amount
    is_age = amount.unit.removeprefix("count:") in lexicon().sets["ages"]
    if is_age and amount.comparator in _AGE_BOUNDS:
        return True
    return is_in_a_row(text, amount) or _is_base(text, tokens, place)


def is_in_a_row(text: Text, amount: Amount) -> bool:
    """Tell whether the number says for how long something has gone on: 连续8年."""
    rows = lexicon().rows
    is_span = text.plain.endswith(rows["spans"], amount.start, amount.end)
    return is_span and text.plain.endswith(rows["in_a_row"], 0, amount.start)


def _is_base(text: Text, tokens: Sequence[Token], place: int) -> bool:
    """Tell whether the number is what the figure is compared with: 较上年的4.1%下降…."""
    if not 0 < place < len(tokens) - 1:
        return False
    dated = tokens[place - 1]
    if dated.kind == "of" and place > 1:
        dated = tokens[place - 2]
    return (
        dated.kind == "time"
        and text.plain.endswith(lexicon().rows["comparers"], 0, dated.start)
        and tokens[place + 1].kind in ("move", "fill", "base")
    )


def _restates(tokens: Sequence[Token], first: int, second: int) -> bool:
    """Tell whether the second number is the same sum in another currency, in brackets."""
    one, other = tokens[first].amount, tokens[second].amount
    return (
        first + 1 < second < len(tokens) - 1
        and tokens[first + 1].kind == "open"
        and tokens[second + 1].kind == "close"
        and all(token.kind in _ASIDE for token in tokens[first + 2 : second])
        and one.unit.isupper()
        and other.unit.isupper()
        and one.unit != other.unit
    )
