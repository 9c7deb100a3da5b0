"""The grammar of the languages that are read by their words alone, each a file in `words/`.

A phrase is one number with its unit, and words on either side of it. What a word does is data;
what words may do together is here. Whatever is not known is refused where it might matter.
"""

from ..numerals import combine, exact, flip, negative
from ..reading import NO_SIGN, NO_UNIT, PARTS, RELATIVE, SHARES, Reading, Unreadable
from .before import BOUNDS, Before, is_late, read_before
from .behind import Behind, read_behind
from .periods import BARE, Printed, periods_in
from .ranges import Figure, read_figure
from .tokens import Tokens
from .words import InvalidWords, Words, load

__all__ = [
    "BARE",
    "InvalidWords",
    "Printed",
    "Words",
    "load",
    "periods_in",
    "read_by_words",
]

_MOST_POINTS = 100  # between two percentages
_MOST_OF_SHARES = 20  # points that are no change; an index has more
_TIMES = frozenset({"h", "min", "s"})
_SPANS = frozenset({"unit:h", "unit:min", "unit:s"})
_LED = frozenset({"preposition", "link", "article"})
_OLD_YEARS = range(500, 1900)
_RAIN = frozenset({"unit:L", "unit:mm", "unit:cm"})
_THOUSAND = 1000
_MODEST = frozenset({"bound", "link", "fill", "article", "period", "base", "comma"})


def read_by_words(phrase: str, words: Words) -> Reading:
    """Read a phrase by the words of its language; raise `Unreadable` rather than guess."""
    tokens = words.tokens(phrase)
    before = read_before(tokens, words)
    figure = read_figure(tokens, before, words)
    behind = read_behind(tokens, figure.end, words, before, figure.unit)
    noun = behind.noun.lower()
    is_span = noun in words.times or figure.unit in _SPANS
    is_timed = _is_led(before) and is_span and not behind.per
    if is_span and before.roles == ["article"] and not behind.roles:  # "les 35 heures"
        raise Unreadable("a length of time that may be a name")
    is_age = noun in words.ages and not before.has_level and (figure.step or 1) >= 1
    if is_timed or is_age:
        raise Unreadable("an age or a length of time")
    if _is_group(before, figure, behind, words):
        raise Unreadable("a group that has its share as its name")
    return _reading(tokens, before, figure, behind, words)


def _is_led(before: Before) -> bool:
    """Return whether a preposition leads to the number, with or without an article."""
    roles = [*before.roles]
    while roles[-1:] == ["article"]:
        roles.pop()
    return roles[-1:] == ["preposition"]


def _is_group(before: Before, figure: Figure, behind: Behind, words: Words) -> bool:
    """Return whether a share names those who have most or least: "el 10 % más rico"."""
    if before.link != "loose" or before.direction or before.last in words.ones:
        return False
    return figure.unit in SHARES and behind.roles[:1] == ["move"]


def _may_be_year(tokens: Tokens, before: Before, figure: Figure) -> bool:
    """Return whether a number without a unit may be a year: "le 14 juillet 1789", "en 1492"."""
    last = figure.end - 1
    if tokens.classes[last] == "{year}":
        return True
    if not before.roles or not tokens.raws[last].isdecimal():
        return False
    is_dated = (
        before.roles[-1:] == ["period"]
        or before.roles[-2:] == ["period", "link"]
        or (before.link in ("", "loose") and set(before.roles) <= _LED)
    )
    return is_dated and figure.scale == 1 == figure.step and figure.value in _OLD_YEARS


def _reading(
    tokens: Tokens, before: Before, figure: Figure, behind: Behind, words: Words
) -> Reading:
    direction, is_open = _direction(before, figure, behind)
    first, second = before.comparator, behind.comparator
    comparator = first if second == "eq" else combine(first, second)
    if figure.upper is not None:
        if comparator != "eq":
            raise Unreadable("a range with a word of comparison")
        comparator = "range"
    side = before.side or behind.side
    value, upper = figure.value, figure.upper
    if direction == "down" or before.sign < 0:
        value, upper = negative(value, upper)
    is_shrunk = figure.unit == "times" and figure.step is None and value < 1
    if is_shrunk and behind.comparator in ("lt", "le"):  # 半減以下
        raise Unreadable("unclear whether the words bound what is left or what went")
    if direction == "down" or is_shrunk:  # more than halved is less than a half
        comparator, side = flip(comparator, side)
    unit = figure.unit or (f"count:{behind.noun}" if behind.noun else "count")
    is_bare = unit == "percentage_point" and tokens.keys[figure.end - 1] in words.points
    if is_bare and direction == "level" and value > _MOST_OF_SHARES:
        raise Unreadable("points that may be those of an index")
    if unit == "unit:h" and before.link == "to" and set(before.roles) <= _MODEST:
        raise Unreadable("a time of the day")
    if unit == "count" and _may_be_year(tokens, before, figure):
        raise Unreadable("the number may be a year")
    _refuse_thousands(figure, unit, behind.per)
    notices = (NO_UNIT,) if unit == "count" else ()
    base = _base(before, figure, behind, words)
    return Reading(
        comparator,
        value,
        upper,
        unit,
        direction,
        figure.step,
        per=_per(before, figure, behind),
        period=_one_of(before.period, behind.period, "two periods"),
        base=base,
        side=side,
        sign_word="" if before.sign else before.sign_word or behind.sign_word,
        notices=(*notices, NO_SIGN) if is_open else notices,
        scale=exact(figure.scale),
        uncertainty=figure.uncertainty,
    )


def _refuse_thousands(figure: Figure, unit: str, per: str) -> None:
    """Refuse "1.250 personas" where a point begins decimals: elsewhere it parts thousands."""
    step, scale = figure.step, figure.scale
    if step is None or per or step.numerator * _THOUSAND != scale * step.denominator:
        return
    is_counted = unit.startswith("count:") and figure.value >= 1
    is_open = unit == "count" or unit.isupper() or scale > 1
    is_round = is_open and not figure.value % (10 * step)  # "3,000 millones"
    if is_round or (is_counted and scale == 1):
        raise Unreadable("a mark of decimals that may part thousands")


def _per(before: Before, figure: Figure, behind: Behind) -> str:
    """Return the denominators; that of the thing which grows is none of the growth."""
    if not before.per:
        return behind.per
    own = "" if figure.unit in RELATIVE and before.per != "year" else before.per
    return "|".join(dict.fromkeys(filter(None, (own, behind.per))))


def _base(before: Before, figure: Figure, behind: Behind, words: Words) -> str:
    """Return what the number is compared with; a factor is of what stands before it: 前年の2倍."""
    base = _one_of(before.base, behind.base, "two bases of comparison")
    if base or figure.unit not in ("times", "fraction") or not before.is_postposed:
        return base
    roles = [role for role in before.roles if role != "bound"]
    if roles[-2:] != ["period", "preposition"] or before.owner == "":
        return base
    found = words.compared.after([before.owner, ""], 0)
    name = found[0] if found else before.period
    if name and figure.unit == "fraction":
        raise Unreadable("unclear whether the period is that of what is compared with")
    if name == before.period:
        before.period = ""
    return name


def _one_of(first: str, second: str, reason: str) -> str:
    if first and second and first != second:
        raise Unreadable(reason)
    return first or second


def _direction(before: Before, figure: Figure, behind: Behind) -> tuple[str, bool]:
    """Return the direction, and whether the sign of the number is open."""
    is_level = before.link == "to" or behind.is_level
    if figure.is_ratio and behind.roles[:1] == ["move"]:  # "uno de cada cuatro menores"
        behind.direction = ""
    ways = {before.direction, behind.direction} - {""}
    _refuse_unclear(before, figure, behind, ways)
    if figure.unit == "times" and before.link == "by":
        raise Unreadable("unclear whether the number is a factor or a change")
    is_moved = "verb" in behind.roles or (behind.is_level and not before.sign)
    if before.is_postposed and before.is_noun and is_moved and figure.unit != "times":
        return _of_rate(before, behind), False
    is_open = before.comparator in BOUNDS and is_late(before) and not before.is_postposed
    if before.link == "to" and "down" in ways and is_open:  # "mindestens auf 3 % gesunken"
        raise Unreadable("unclear whether the words bound what is left or what went")
    if is_level and (not before.sign or (before.link == "to" and before.direction)):
        return "level", False
    if figure.unit == "times" and ways:
        is_moved = "verb" in behind.roles and not before.is_postposed
        is_change = before.direction or is_moved
        if is_change or behind.direction == "down":
            raise Unreadable("unclear whether the number is a factor or a change")
        ways = set()
    if len(ways) > 1 and before.is_earned and figure.unit == "percent":
        return behind.direction, False  # "les femmes gagnent 16 % de moins"
    if len(ways) > 1:
        raise Unreadable("two words of direction")
    if before.sign:
        return _of_sign(before, behind, ways), False
    if ways:
        return ways.pop(), False
    if before.link == "by" and not set(before.roles) <= _MODEST:
        raise Unreadable("a size of change without a word of direction")
    return ("", True) if before.link == "by" else ("level", False)


def _of_sign(before: Before, behind: Behind, ways: set[str]) -> str:
    """Return the direction of a number with a sign, beside the words of direction."""
    if ways == {"down"} and before.sign < 0 and _is_repeated(before):
        return "down"
    is_rate = before.is_noun and not behind.direction and ways == {"up"}
    if is_rate and before.sign < 0 and not before.is_dash:  # 成長率はマイナス1.8%
        return ""
    if ways and (before.sign < 0 or "down" in ways):
        raise Unreadable("a sign beside a word of direction")
    is_level = before.has_level and "open" not in before.roles
    return ways.pop() if ways else "level" if is_level else ""


def _is_repeated(before: Before) -> bool:
    """Return whether a sign says again what the word in front of it says: "Rückgang (-2,3 %)"."""
    return before.roles[-3:] in (["noun", "open", "sign"], ["noun", "comma", "sign"])


def _of_rate(before: Before, behind: Behind) -> str:
    """Return the direction of a rate of change that itself moved: 減少率は3%に縮小."""
    if before.sign:
        raise Unreadable("a sign beside a word of direction")
    if not behind.is_level and before.direction != behind.direction:
        raise Unreadable("two words of direction")
    return before.direction


def _may_be_level(before: Before, figure: Figure) -> bool:
    """Return whether a verb says how much came: "die Ernte fiel mit 4 Millionen Tonnen gut aus"."""
    if not before.direction or before.is_noun or figure.unit in PARTS or before.is_postposed:
        return False
    is_led = before.roles[-1:] == ["preposition"]
    is_rain = figure.unit in _RAIN and before.direction == "down" and not before.link
    return is_led or is_rain  # "cayeron 60 litros"


def _refuse_unit(before: Before, figure: Figure, behind: Behind) -> None:
    """Refuse a number whose unit leaves open what the words at it say of it."""
    unit = figure.unit
    is_moved = before.direction and before.link != "to"
    if before.per and is_moved and not (unit or behind.noun):
        raise Unreadable("unclear whether the number is a change")  # "se recuperan tres"
    is_shared = before.is_shared and not before.is_large()
    if is_shared and not is_moved and unit not in RELATIVE:
        raise Unreadable("a denominator that is not known")
    if unit == "times" and behind.per:
        raise Unreadable("how often something happens")
    is_part = unit == "fraction" and behind.per != ""
    if is_part or (unit in SHARES and behind.per.split(" ")[-1] in _TIMES):
        raise Unreadable("a denominator that does not fit the number")
    if before.is_about and (not unit or unit.isupper()):  # "ein Kredit über 5 Millionen Euro"
        raise Unreadable("unclear whether a word in front of the number bounds it")
    is_scale = figure.upper is not None and figure.value == 1 and not (unit or behind.noun)
    if is_scale:  # "un rapport de 1 à 4"
        raise Unreadable("a ratio or a scale")
    is_sum = unit.isupper() or not (unit or behind.noun)
    is_sum = is_sum or unit in ("times", "fraction")
    if before.is_earned and is_sum and before.direction:  # "ganó 300 millones", "gana la mitad"
        raise Unreadable("unclear whether the number was gained or earned")
    if before.is_most and unit in SHARES:  # "creció hasta un 5 %"
        raise Unreadable("unclear whether the number is a bound or what a change led to")
    if before.is_by and unit != "percent":
        raise Unreadable("a denominator in front of the number")
    if before.is_per_open and unit not in RELATIVE:
        raise Unreadable("a denominator that is not known")
    if before.is_rate and before.link == "to" and unit in SHARES:
        raise Unreadable("unclear whether the number is a level or a rate of change")
    if unit == "percentage_point" and (before.is_index or figure.value > _MOST_POINTS):
        raise Unreadable("points that may be those of an index")


def _is_led_by_unknown(before: Before) -> bool:
    """Return whether an unknown word leads to the number: "frumió en más de 300"."""
    roles = before.roles
    if before.is_hedged:
        roles = [role for role in roles if role != "bound"]
    return roles[-2:] == ["text", "link"]


def _refuse_unclear(before: Before, figure: Figure, behind: Behind, ways: set[str]) -> None:
    """Refuse a number that may be a change as well as a level."""
    _refuse_unit(before, figure, behind)
    is_other = before.is_steady and figure.unit not in ("times", "fraction")
    if is_other and (before.base or behind.base):
        raise Unreadable("unclear what is compared with the earlier time")
    is_change = ways or before.sign or figure.unit == "times"
    is_sum = not is_change and figure.unit not in PARTS and before.link != "by"
    if is_sum and (before.base or behind.base):
        raise Unreadable("unclear whether the number is a change or a sum over that time")
    is_part = (
        figure.unit == "fraction" and not ways and "comparer" in behind.roles
    )  # "la mitad que en 2010"
    if before.needs_direction and not (is_change or is_part):
        raise Unreadable("a comparison without a direction")
    is_group = before.is_superlative and not before.has_level and figure.unit in SHARES
    is_led_by_article = before.roles[-1:] == ["article"] or before.roles[-2:] == ["article", "fill"]
    if is_group and is_led_by_article:  # "les 10 % les plus riches"
        raise Unreadable("a group that has its share as its name")
    is_led = before.roles[-1:] == ["preposition"] and not before.is_postposed
    if is_led and "period" in behind.roles and not behind.period:  # "nach 5 % im Vorjahr"
        raise Unreadable("the number may be what something is compared with")
    if before.is_inverted and not figure.unit and not behind.noun:
        raise Unreadable("an unclear word in front of the number")
    if _may_be_level(before, figure):
        raise Unreadable("unclear whether the number is a level or a change")
    is_led_by_unknown = before.link == "loose" and _is_led_by_unknown(before)
    is_factor = figure.unit == "times" and figure.step is None  # "casi se triplicó"
    is_phrase = (
        before.is_renewed
        or (figure.unit and not is_factor and not before.is_single)
        or is_led_by_unknown
    )
    is_turned = ways or before.sign
    if before.is_doubtful and not is_turned and (figure.unit in RELATIVE or is_phrase):
        raise Unreadable("an unclear word that may say how the number moved")
    if is_led and "move" in behind.roles:
        raise Unreadable("unclear whether the number is a level or a difference")
    is_goal = before.is_postposed and behind.is_level  # 800~900円に上昇
    is_open_range = figure.upper is not None and (is_goal or not figure.is_closed)
    if is_open_range and ways and before.link != "to":
        raise Unreadable("unclear whether the numbers are a range or a change and a level")
