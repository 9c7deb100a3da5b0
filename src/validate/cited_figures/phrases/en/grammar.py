"""The grammar of an English phrase: figure, words before it, words after it."""

import re

from ..numerals import combine, flip, negative
from ..reading import NO_SIGN, NO_UNIT, SHARES, Reading, Unreadable
from .figures import OF_A_WHOLE, Context, Figure, select_figure
from .lead import Lead, is_bare, read_lead
from .lexicon import LEXICON as LEX
from .lexicon import SETS
from .noun import Tail, may_count
from .tail import read_tail
from .tokens import END, tokenise

_OLDEST = 120
_LARGEST_NAME = 100
_LOST = SETS.played | SETS.bodily
_MARGINS = SETS.margins | {END}
_SCALED_BY = SETS.scaled_by | SETS.time_nouns
_BEFORE_HEADED, _AFTER_HEADED = frozenset("(,") | {"in"}, frozenset(":)=/") | {"per", "of"}
_GROUPS = frozenset(",'\u00a0")
_CONNECTED = frozenset({"and", "or"})
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.000")


def read_english(phrase: str, region: str = "") -> Reading:
    """Read an English phrase; raise `Unreadable` with a reason rather than guess.

    `region` is the code of a country (ISO 3166), whose dollars "$" then means.
    """
    home = LEX.regions.get(region, "USD")
    context = Context(tokenise(phrase), home, region)
    figure = select_figure(context)
    lead = read_lead(context, figure)
    tail = read_tail(context, figure, lead)
    if lead.noun and not tail.noun:
        tail.noun = lead.noun
    _refuse_traps(context, figure, lead, tail)
    return _reading(phrase, context, figure, lead, tail)


def _reading(phrase: str, context: Context, figure: Figure, lead: Lead, tail: Tail) -> Reading:
    comparator = lead.comparator
    if tail.comparator != "eq":
        comparator = combine(comparator, tail.comparator)
    side = ""
    if lead.is_near:
        side = "below"
    if tail.is_odd:
        comparator = combine(comparator, "gt")
    direction = _direction(figure, lead, tail)
    low, high = figure.value, figure.upper
    is_negative = direction == "down" or (figure.sign in SETS.minus)
    is_change = direction == "down" and figure.sign not in SETS.minus
    if is_negative:
        low, high = negative(low, high)
    if is_change or figure.is_inverse:
        comparator, side = flip(comparator, side)
    elif is_negative and side:
        side = "above"
    unit = figure.unit or (f"count:{tail.noun}" if tail.noun else "count")
    pers = lead.pers + figure.pers + tail.pers
    sign_word = "" if figure.sign in SETS.minus else tail.sign_word or lead.sign_word
    return Reading(
        comparator,
        low,
        high,
        unit,
        direction,
        figure.step,
        _whole(phrase, context, figure),
        "|".join(dict.fromkeys(pers)) if pers else "",
        tail.period or lead.period,
        _base(figure, lead, tail, direction),
        side,
        sign_word,
        _notices(
            unit, is_rate=bool(figure.pers or tail.pers), is_size=lead.is_size and not direction
        ),
        figure.scale,
        figure.uncertainty,
    )


def _base(figure: Figure, lead: Lead, tail: Tail, direction: str) -> str:
    """Return what is compared with; an amount so far this year is compared with nothing."""
    base = tail.base or lead.base
    is_total = base == "start-of-year" and direction == "level" and figure.unit not in SHARES
    return "" if is_total else base


_LEVELS = frozenset({"level", "be", "bound", "cross"})


def _notices(unit: str, *, is_rate: bool, is_size: bool) -> tuple[str, ...]:
    bare = (NO_UNIT,) if unit == "count" and not is_rate else ()
    return (*bare, NO_SIGN) if is_size else bare


def _direction(figure: Figure, lead: Lead, tail: Tail) -> str:
    """Settle the direction between sign, words before and words after."""
    if figure.unit == "times":
        return _direction_of_factor(figure)
    if figure.sign or figure.has_signs:
        return _direction_beside_sign(figure, lead, tail)
    if lead.is_size:
        return _direction_of_size(figure, lead, tail)
    ways = {lead.direction, tail.direction} - {"level"}
    if len(ways) > 1:
        raise Unreadable("two words of direction")
    return ways.pop() if ways else "level"


def _direction_beside_sign(figure: Figure, lead: Lead, tail: Tail) -> str:
    """Return the direction of a signed number: "" where no word tells a change from a level."""
    ways = {lead.direction, tail.direction} - {"level"}
    is_level = lead.verb in _LEVELS or (lead.sign_word != "" and figure.sign in SETS.minus)
    if figure.upper is not None and figure.sign in SETS.minus:
        raise Unreadable("a minus sign before a range")
    if figure.sign == "+":
        if "down" in ways:
            raise Unreadable("a plus sign beside a word of direction")
        return "up" if ways else _level_or_open(is_level=is_level)
    is_growth = lead.direction == "up" and tail.direction == "level" and lead.verb != "move"
    if lead.verb == "move" or (ways and not (is_growth and figure.sign)):
        sign = "minus sign" if figure.sign else "sign"
        raise Unreadable(f"a {sign} beside a word of direction")
    return "down" if is_growth else _level_or_open(is_level=is_level)


def _level_or_open(*, is_level: bool) -> str:
    return "level" if is_level else ""


def _direction_of_size(figure: Figure, lead: Lead, tail: Tail) -> str:
    """Leave the sign of "by 5,000" open; which side a bound is on depends on it."""
    is_bound = {lead.comparator, tail.comparator} - {"eq", "approx"} or lead.is_near or tail.is_odd
    if is_bound or figure.upper is not None or figure.sign:
        raise Unreadable("a change without a direction")
    return tail.direction if tail.direction != "level" else ""


def _direction_of_factor(figure: Figure) -> str:
    """A factor has no direction; "increased 2.5 times" may be by or to so many times."""
    if figure.sign:
        raise Unreadable("a sign before a factor")
    return "level"


def _whole(phrase: str, context: Context, figure: Figure) -> str:
    """Return what a share is a share of: "GDP" in "one third of GDP"."""
    words = context.tokens.words
    if figure.unit not in OF_A_WHOLE or words[figure.end] != "of":
        return ""
    before = words[: figure.end].count("of")
    return phrase.split(" of ", before + 1)[-1].strip()


# ---- figures that are none -----------------------------------------------------------------------


def _refuse_traps(context: Context, figure: Figure, lead: Lead, tail: Tail) -> None:
    """Raise `Unreadable` for a number that counts nothing by itself."""
    words = context.tokens.words
    last = context.tokens.size - 1
    is_hedged = words[last] in SETS.last_hedges and tail.base != "previous-estimate"
    if last >= figure.end and is_hedged and tail.comparator == "eq":
        raise Unreadable(f"unclear word {words[last]!r} after the number")
    if lead.needs_period and not (tail.period or lead.period):
        raise Unreadable("the number is what something is compared with")
    if lead.link == "article" and tail.direction == "level":
        raise Unreadable(f"unknown word {words[lead.position - 1]!r} before the number")
    if lead.mover or lead.head:
        _refuse_object(words, figure, lead, tail)
    if figure.unit == "times":
        _refuse_times(words, figure, lead)
    if figure.unit:
        _refuse_thousands(words, figure)
        return
    _refuse_header(context, figure, tail.noun)
    noun = tail.noun
    if noun in _LOST and not SETS.losing.isdisjoint(words[: figure.start]):
        raise Unreadable("unclear whether the number is a level or a fall")
    if noun in {"degree", "degrees"} and words[figure.end] == noun:
        raise Unreadable("degrees of a scale that is not named")
    if noun and not may_count(noun, figure.value) and noun not in LEX.pairs:
        raise Unreadable(f"unclear word {noun!r} after the number")
    if figure.scale == 1:
        _refuse_known(words, figure, lead, noun)
        if not noun:
            _refuse_label(context, figure, lead, tail)
    is_naked = not noun and figure.scale == 1 and not (tail.pers or figure.pers)
    is_said = lead.link in {"between", "from"} or lead.verb in {"level", "be"}
    is_said = is_said or tail.direction != "level"
    if figure.upper is not None and is_naked and not is_said:
        raise Unreadable("a range of nothing")


def _refuse_header(context: Context, figure: Figure, noun: str) -> None:
    """Refuse "TWh: 34" and "height (cm): 172", where the unit stands in front of the number."""
    tokens = context.tokens
    words, raws = tokens.words, tokens.raws
    for position in range(0 if noun else figure.start - 1):
        if position and words[position - 1] not in _BEFORE_HEADED:
            continue
        match = LEX.units.after(words, position)
        end = position + (match[1] if match else 1)
        is_unit = match is not None or raws[position] in LEX.symbols or raws[position] in LEX.codes
        is_unit = is_unit or LEX.currencies.after(words, position) is not None
        is_unit = is_unit or words[position] in SETS.money_headers
        if is_unit and words[end] in _AFTER_HEADED:
            raise Unreadable("the unit stands in front of the number")


def _refuse_object(words: list[str], figure: Figure, lead: Lead, tail: Tail) -> None:
    """Refuse "upgraded 40 stations", "grew 3 tonnes of wheat" and "the bulk of £2bn"."""
    if lead.mover in SETS.sloping and figure.unit in SETS.lengths_of_slopes and not figure.pers:
        raise Unreadable("unclear whether the number is a height or a change")
    is_counted = figure.unit == "" and tail.noun not in _SCALED_BY and tail.noun != ""
    is_part = figure.unit in OF_A_WHOLE or figure.unit.startswith("unit:")
    is_object = is_counted or (is_part and words[figure.end] == "of")
    if is_object and lead.mover in LEX.handling:
        raise Unreadable(f"unclear whether {lead.mover!r} means a change of the number")
    is_share = figure.unit in SHARES or figure.unit == "fraction"  # a share of 5 percent
    is_most = lead.head in SETS.most and figure.unit == "" and words[figure.end] not in _MARGINS
    if is_most or (lead.head in SETS.partial and not is_share):
        raise Unreadable("the number is the whole of which something is a part")


def _refuse_thousands(words: list[str], figure: Figure) -> None:
    """Refuse "40.000 rupiah", where the point may part thousands, and shares of many things."""
    if figure.unit in SHARES and any(per[0].isdigit() for per in figure.pers):
        raise Unreadable("a share per a number of things")
    is_money = figure.unit.isupper() and figure.scale == 1
    if is_money and any(map(_THOUSANDS.fullmatch, words[figure.start : figure.end])):
        raise Unreadable("a point that may part thousands")


def _refuse_known(words: list[str], figure: Figure, lead: Lead, noun: str) -> None:
    """Refuse "the two sides", "one day", "a minority of the 80 firms", "up three places"."""
    before = words[figure.start - 1] if figure.start else ""
    if lead.link == "of" and before in SETS.pointers:
        raise Unreadable("the number is the whole of which something is a part")
    if figure.step is None and before in {"the", "all", "both"}:
        raise Unreadable("a number word that points at known things")
    if noun in SETS.time_nouns and figure.value == 1 and lead.comparator == "eq":
        raise Unreadable("a period")
    if noun in SETS.known_ranks and not (figure.step == 1 and "," in words[figure.start]):
        raise Unreadable("a change of rank")


def _refuse_times(words: list[str], figure: Figure, lead: Lead) -> None:
    is_fold = "times" not in words[figure.start : figure.end] and words[figure.end - 1] != "x"
    if figure.pers and not is_fold:
        raise Unreadable("a frequency")
    if lead.direction == "up" and not is_fold:
        raise Unreadable("unclear whether a growth by or to so many times is meant")
    if lead.direction == "down":
        raise Unreadable("a fall counted in times")


def _refuse_label(context: Context, figure: Figure, lead: Lead, tail: Tail) -> None:
    """Refuse, where nothing is counted, "65 and above", "the Group of Seven" and "8811"."""
    words = context.tokens.words
    following = words[figure.end]
    is_alone = figure.start == 0 and following == END and figure.step is not None
    if is_alone:
        return  # all that is printed in a cell of a table
    if figure.value < 1 and following == "of":
        raise Unreadable("a part that is no share")
    if lead.link == "of" and words[figure.start - 2] in SETS.measured:
        return  # a BMI of 30 or more
    if figure.value <= _OLDEST and following in _CONNECTED and figure.comparator == "eq":
        raise Unreadable("the number may be an age")
    if figure.is_bracketed or lead.comparator != "eq" or not is_bare(figure):
        return
    if lead.link == "of" and figure.value < _LARGEST_NAME:
        raise Unreadable("the number may be part of a name")
    if figure.pers or tail.pers:
        return
    if figure.step is None and lead.link == "" and tail.direction == "level":
        raise Unreadable("a number word alone")
    is_grouped = not _GROUPS.isdisjoint(words[figure.start])
    if is_grouped or tail.direction != "level":
        return
    if lead.link == "bare":
        raise Unreadable("nothing says what the number counts")
    is_part = following == "of" and figure.value > 1
    is_free = lead.verb == "" and lead.link in {"", "article"} and tail.comparator == "eq"
    if is_free and not is_part:
        raise Unreadable("the number may be part of a name")
