"""English figures: numbers with sign, unit, denominator and range, and what is no figure."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from ..numerals import ONE
from ..reading import SHARES, Unreadable
from ..symbols import MARKS, WORDS
from .dates import Date, date_at, year_of
from .lexicon import LEXICON as LEX
from .lexicon import SCAN, SETS
from .numbers import STARTS, Number, _scaled, may_start, number_at
from .tokens import END, Tokens

OF_A_WHOLE = frozenset({"percent", "fraction"})
_DIGITS = frozenset("0123456789")
_CURRENCY_MARKS = MARKS - {"¥"}
_OLDEST = 120
_LARGEST_LABEL = 30
_ATTRIBUTE = 3  # tokens of "41-page"
_HUNDREDTH = Fraction(1, 100)
_MILLION = 10**6
_YEAR_LEADS = LEX.months.keys() | SETS.year_leads


@dataclass(slots=True)
class Figure:
    """A number with what belongs to it; `start` and `end` (exclusive) are token positions."""

    start: int
    end: int
    value: Fraction
    step: Fraction | None
    scale: Fraction = ONE
    unit: str = ""
    comparator: str = "eq"
    upper: Fraction | None = None
    sign: str = ""
    has_signs: bool = False  # of a range, whose ends are signed then
    joint: str = ""
    pers: list[str] = field(default_factory=list)
    is_inverse: bool = False
    is_label: bool = False
    is_money: bool = False
    is_bracketed: bool = False
    uncertainty: Fraction | None = None


@dataclass(slots=True)
class Context:
    """The phrase with all that has been found in it so far."""

    tokens: Tokens
    home: str
    region: str = ""
    dates: dict[int, Date] = field(default_factory=dict)
    spans: dict[int, int] = field(default_factory=dict)  # explained numbers, start to end


def select_figure(context: Context) -> Figure:
    """Return the one figure of the phrase; raise `Unreadable` if there is not exactly one."""
    words = context.tokens.words
    figures: list[Figure] = []
    for figure in _find(context):
        if _is_age(words, figure):
            context.spans[figure.start] = _age_end(words, figure.end)
        elif _is_explained(words, figure, figures):
            context.spans[figure.start] = figure.end
        else:
            figures.append(figure)
    if len(figures) > 1:
        figures = _join_ranges(words, _join_compounds(words, figures))
    if len(figures) > 1:
        figures = _without_periods(context, figures)
    if "respectively" in words:
        raise Unreadable("one number of several")
    figures = figures or _attributes(context)
    if not figures:
        raise Unreadable("no figure found")
    if len(figures) > 1:
        raise Unreadable("more than one number, and no word says which is the figure")
    figure = figures[0]
    if is_period(words, figure):
        raise Unreadable("a period")
    if not (figure.unit or figure.value.numerator) and figure.step in (ONE, None):
        raise Unreadable("nothing is counted")
    return figure


def _attributes(context: Context) -> list[Figure]:
    """Return the numbers of "41-page" and "four-bedroom", which count where no other figure is."""
    words = context.tokens.words
    found: list[Figure] = []
    for position, word in enumerate(words[: context.tokens.size]):
        head, _, noun = word.partition("-")
        value, end = LEX.cardinals.get(head), position + 1
        step = None
        if context.spans.get(position) == position + _ATTRIBUTE and word.isdigit():
            value, noun, end, step = int(word), words[position + 2], position + 3, ONE
        is_age = noun in SETS.ages and _is_plain(words[end])  # a 44-year-old woman
        if value is not None and value > 1 and (is_age or noun in SETS.attributes):
            context.spans.pop(position, None)
            found.append(Figure(position, end, Fraction(value), step, unit=f"count:{noun}"))
    return found


def _find(context: Context) -> list[Figure]:
    tokens = context.tokens
    words = tokens.words
    found: list[Figure] = []
    position, size = 0, tokens.size
    while position < size:
        word = words[position]
        if word[0] in _DIGITS or word in STARTS:
            if position and words[position - 1] == "per":
                position = max(position + 1, _number_end(tokens, position))
                continue
            if word[0] in _DIGITS:
                end = 0
                if len(word) <= _LONGEST_DATE:
                    if _may_be_date(tokens, position):
                        end = _date_end(context, position)
                    end = end or _label_end(tokens, position)
                if end:
                    context.spans[position] = end
                    position = end
                    continue
            date = date_at(tokens, position) if word == "quarter" else None
            if date is not None:
                context.dates[position] = date
                context.spans[position] = position = date.end
                continue
            figure = figure_at(context, position)
            if figure is not None:
                found.append(figure)
                position = figure.end
                continue
        elif word in _DATE_STARTS:
            date = date_at(tokens, position)
            if date is not None and _is_date(context, position, date):
                context.dates[position] = date
                context.spans[position] = date.end
                position = date.end
                continue
        position += 1
    return found


_DATE_STARTS = LEX.months.keys() | SETS.date_starts


def _may_be_date(tokens: Tokens, position: int) -> bool:
    """Return whether a year, a day or a quarter may be printed here; cheap."""
    word, after = tokens.words[position], tokens.words[position + 1]
    return len(word) == _LONGEST_DATE or after in LEX.months or tokens.tight[position + 1]


def _number_end(tokens: Tokens, position: int) -> int:
    number = number_at(tokens, position)
    return number.end if number else position


def _is_date(context: Context, position: int, date: Date) -> bool:
    words = context.tokens.words
    if words[position] in LEX.months or words[position] in SETS.points:
        return True
    # "a third quarter of firms" is nothing, "the first half of firms" no period
    return "XXXX" not in date.label or words[date.end] != "of"


def _date_end(context: Context, position: int) -> int:
    """Return where the date ends that begins at the position, or 0 where there is none."""
    tokens = context.tokens
    words = tokens.words
    date = date_at(tokens, position)
    if date is None:
        if (
            words[position + 1] == "s"
            and tokens.tight[position + 1]
            and year_of(words, position)[-1:] == "0"
        ):
            return position + 2
        return 0
    if date.end == position + 1 and not _is_year(context, position):
        return 0
    context.dates[position] = date
    return date.end


def _is_year(context: Context, position: int) -> bool:
    words = context.tokens.words
    before = words[position - 1] if position else ""
    after = words[position + 1]
    if after in LEX.scales or after in LEX.unit_words or before in LEX.prefixes:
        return False
    if after[:1] in _CURRENCY_MARKS or context.tokens.raws[position + 1] in LEX.symbols:
        return False
    if before in {"and", "to"} and position > 1 and position - 2 in context.dates:
        return True
    is_below = before in {"above", "below"} and words[max(0, position - 2)] in SETS.before_years
    ends = after in SETS.stops or after in {END, "-", "and", ",", ")"}
    if after in SETS.dated_levels and before in SETS.quantity_leads | {"its", "their"}:
        return True
    if before in SETS.quantity_leads or is_below:  # 12% below 2019
        return ends
    return (
        before in _YEAR_LEADS
        or before in {"", ",", "("}
        or (position + 1 < context.tokens.size and before in {"december", "of"})
    )


def _label_end(tokens: Tokens, position: int) -> int:
    """Return where "type 2", "3rd", "14-year" ends, or 0."""
    words, tight = tokens.words, tokens.tight
    word, after = words[position], words[position + 1]
    if not word[-1].isdigit():
        return position + 1  # 5g
    if after in {"st", "nd", "rd", "th"} and tight[position + 1]:
        return position + 2
    before = words[position - 1] if position else ""
    if before in SCAN.lists and word.isdigit() and position + 1 < tokens.size:
        return position + 1  # the Nikkei 225 lost 3%
    is_small = word.isdigit() and int(word) <= _LARGEST_LABEL
    if (
        before in SETS.labels
        and is_small
        and position + 1 < tokens.size
        and words[position + 1].isalpha()
    ):
        return position + 1
    return 0


def figure_at(context: Context, start: int) -> Figure | None:
    """Return the number at the position with its sign, unit and denominator, or None.

    Raises `Unreadable` where they are not understood.
    """
    tokens = context.tokens
    words = tokens.words
    bracket = start > 0 and words[start - 1] == "("
    sign = "" if bracket else _sign_before(tokens, start)
    first = start - bool(sign)
    before = first - 1 - bracket
    prefix = ""
    if before >= 0 and words[before] in LEX.prefixes and _is_prefix(tokens, before, first):
        prefix = LEX.prefixes[words[before]]
        prefix = context.home if prefix == "home" else prefix
        outer = "" if sign else _sign_before(tokens, before)
        sign, first = sign or outer, before - bool(outer)
    number = number_at(tokens, start, is_money=bool(prefix))
    if number is None:
        return None
    if bracket:
        number, is_accounting, first = _unbracketed(tokens, number, start, first, prefix)
        if is_accounting:
            sign = "-"
        elif prefix:
            raise Unreadable("a bracket between currency and number")
    figure = Figure(
        first,
        number.end,
        number.value,
        number.step,
        number.scale,
        number.unit,
        sign=sign,
        is_inverse=number.is_inverse,
        is_money=bool(prefix),
    )
    _check_sign(tokens, figure)
    if number.unit == "times":
        return figure
    if words[number.end] == "±":
        _take_uncertainty(tokens, figure, number.end + 1)
    _read_unit(context, figure, prefix)
    if figure.uncertainty is None and "±" in words[figure.end : figure.end + 2]:
        _uncertain_behind_unit(context, figure, prefix)
    return figure


def _sign_before(tokens: Tokens, position: int) -> str:
    """Return the sign in front of a position that belongs to what stands there, or ""."""
    word = tokens.words[position - 1] if position else ""
    is_sign = word in SETS.word_signs or (word in SETS.signs and tokens.tight[position])
    return word if is_sign else ""


def _take_uncertainty(tokens: Tokens, figure: Figure, position: int) -> None:
    """Read the number behind ±; a scale word behind it is that of both numbers."""
    number = number_at(tokens, position) if may_start(tokens.words[position]) else None
    if number is None or number.unit or number.value <= 0:
        raise Unreadable("an uncertainty that is not understood")
    if figure.scale == 1 and number.scale != 1:
        figure.value, figure.scale = figure.value * number.scale, number.scale
        figure.step = figure.step and figure.step * number.scale
    elif number.scale != figure.scale:
        raise Unreadable("an uncertainty in another scale than its number")
    figure.uncertainty, figure.end = number.value, number.end


def _uncertain_behind_unit(context: Context, figure: Figure, prefix: str) -> None:
    """Read "1.5% ± 0.1%", "1.5 percent (± 0.1)"."""
    words, unit = context.tokens.words, figure.unit
    is_bracketed = words[figure.end] == "("
    _take_uncertainty(context.tokens, figure, figure.end + 1 + is_bracketed)
    own, end = _unit_at(context, figure, figure.end)
    if own not in ("", unit) or (prefix and own):
        raise Unreadable(f"two units: {unit} and {own}")
    figure.end = end + is_bracketed
    if is_bracketed and words[end] != ")":
        raise Unreadable("brackets that do not match")


def _is_prefix(tokens: Tokens, position: int, first: int) -> bool:
    word, raw = tokens.words[position], tokens.raws[position]
    if raw in WORDS and not tokens.tight[first] and not _is_amount(tokens, first):
        return False  # TOP 10
    if len(raw) == 3 and raw.isalpha() and word.upper() in LEX.codes:  # noqa: PLR2004
        return raw in LEX.printed_codes or tokens.tight[first]
    if word == "$" and position and tokens.raws[position - 1] == "A":
        raise Unreadable('"A $" may be an article or Australian dollars')
    if word in SETS.capital_signs:
        return raw[0].isupper()
    if word in LEX.before_scales:
        return tokens.tight[first]
    return True


def _is_amount(tokens: Tokens, position: int) -> bool:
    """Return whether a number is printed as amounts are: 2.1 million, 12,500."""
    word, after = tokens.words[position : position + 2]
    return not word.isdigit() or after in LEX.scales


def _check_sign(tokens: Tokens, figure: Figure) -> None:
    """Refuse "5-7" and "x -3" where a hyphen may be anything but a sign."""
    if figure.sign in {"-", "+"} and figure.start and tokens.words[figure.start] == figure.sign:
        before = tokens.words[figure.start - 1]
        if tokens.tight[figure.start] and before != "(":
            figure.sign = ""
            figure.start += 1


def _unbracketed(
    tokens: Tokens, number: Number, start: int, first: int, prefix: str
) -> tuple[Number, bool, int]:
    """Read "$(23.5) million" and "(12.3)%" as negative, "(75,000)" as an apposition."""
    words = tokens.words
    if words[number.end] != ")" or number.unit:
        return number, False, first
    after = number.end + 1
    is_scaled = words[after] in LEX.scales
    is_share = words[after] in {"%", "percent", "‰"} or words[after : after + 2] == ["per", "cent"]
    if not (prefix or is_scaled or is_share):
        return number, False, first
    outer = number._replace(end=after)
    outer = _scaled(tokens, outer, is_money=bool(prefix))
    return outer, True, first if prefix else start - 1


# ---- units -----------------------------------------------------------------------------------


def _read_unit(context: Context, figure: Figure, prefix: str) -> None:
    """Read "+", the unit and the denominator behind the number."""
    tokens = context.tokens
    words = tokens.words
    number_end = figure.end
    if words[number_end] in LEX.unit_rates:
        unit, per = LEX.unit_rates[words[number_end]].split()
        figure.unit, figure.end = f"unit:{unit}", number_end + 1
        figure.pers.append(per)
        return
    if words[number_end] in SETS.before_units:
        _skip_part_of(tokens, figure)
        _take_plus(tokens, figure)
    hyphen = words[figure.end] == "-" and tokens.tight[figure.end] and tokens.tight[figure.end + 1]
    unit, end = _unit_at(context, figure, figure.end + hyphen)
    if hyphen and not unit and figure.comparator != "ge":
        after = words[figure.end + 1]
        if after == "odd":
            return
        if after[0].isalpha() and after not in LEX.scales:
            figure.end += 2
            figure.is_label = True
            return
    if prefix and unit and unit != prefix:
        raise Unreadable(f"two units: {prefix} and {unit}")
    if hyphen and unit in LEX.clock:
        figure.end, figure.is_label = end, True  # a 24-hour service
        return
    if unit:
        other, figure.end = _unit_at(context, figure, end)
        if other and not (unit.isupper() and other == unit):
            raise Unreadable(f"two units: {unit} and {other}")
        _take_plus(tokens, figure)
    is_letter = words[number_end - 1] in LEX.short_scales and len(words[number_end - 1]) == 1
    is_letter = is_letter and words[number_end] not in SETS.power_words  # 1.4m sq ft
    if is_letter and unit and not unit.isupper() and words[end - 1] not in LEX.spelt_units:
        raise Unreadable(f"{words[number_end - 1]!r} before the unit {unit}")
    figure.unit = unit or prefix or figure.unit
    if figure.unit.startswith("unit:"):
        _skip_substance(tokens, figure)
    _take_pers(tokens, figure)


def _take_plus(tokens: Tokens, figure: Figure) -> None:
    words, tight, end = tokens.words, tokens.tight, figure.end
    is_sign = words[end] == "+" and tight[end] and (not tight[end + 1] or words[end + 1] == "%")
    is_word = words[end] == "plus" and words[end + 1][0] not in _DIGITS
    is_word = (
        is_word and words[end + 1] not in SETS.determiners and words[end + 1] not in LEX.prefixes
    )
    if is_sign or is_word:
        figure.end, figure.comparator = end + 1, "ge"
    elif words[end] == "-" and words[end + 1] == "plus":
        figure.end, figure.comparator = end + 2, "ge"


def _skip_part_of(tokens: Tokens, figure: Figure) -> None:
    """Skip "of a" in "0.3 of a percentage point"."""
    words, end = tokens.words, figure.end
    if words[end] == "of" and not figure.unit and figure.value < 1:
        after = end + 1 + (words[end + 1] in {"a", "an", "one"})
        match = LEX.units.after(words, after)
        if match and match[0] in SHARES:
            figure.end = after


def _unit_at(context: Context, figure: Figure, position: int) -> tuple[str, int]:
    """Return the unit at the position and where it ends, or "" and the position."""
    tokens = context.tokens
    words, raws, tight = tokens.words, tokens.raws, tokens.tight
    word, raw = words[position], raws[position]
    if word not in LEX.unit_starts and raw not in LEX.symbols:
        is_inch = word == "in" and tight[position] and words[position - 2] in SETS.feet
        return ("unit:in", position + 1) if is_inch else ("", position)  # 6ft 2in
    match = LEX.units.after(words, position)
    symbol = LEX.symbols.get(raw)
    if symbol is not None and (match is None or match[1] == 1):
        if raw == "s" and tight[position] and words[position - 1].isdigit():
            raise Unreadable("seconds, ages or a decade")  # over 65s
        return symbol, position + 1
    if match is not None:
        unit, length = match
        is_short = raw != word and len(raw) <= _LONGEST_SYMBOL and raw.isalpha()
        is_short = is_short and not (raw.isupper() and word in LEX.spelt_units)
        is_other = is_short and (
            unit.startswith("unit:") or raw not in {word.upper(), word.capitalize()}
        )  # the case of a symbol counts: MW is no mw
        if is_other or (unit == "percent" and word == "percentage"):
            return "", position
        return unit, position + length
    joined = LEX.joined_units.get(raw) or LEX.joined_units.get(word) if tight[position] else None
    if joined is not None:
        is_decimal = figure.step is not None and figure.step < 1  # 38C may be a name
        if is_decimal or not joined.startswith("unit:"):
            return joined, position + 1
    return _currency_at(context, figure, position)


_LONGEST_SYMBOL = 4
_LONGEST_DATE = 4


def _currency_at(context: Context, figure: Figure, position: int) -> tuple[str, int]:
    """Return the currency behind a number and where its name ends, or "" and the position."""
    words, raws = context.tokens.words, context.tokens.raws
    word, raw = words[position], raws[position]
    if word in LEX.open_currencies:
        raise Unreadable(f"{word} may be {LEX.open_currencies[word]}")
    if word in LEX.joined_parts and _is_price(context.tokens, position):
        return _hundredths(context, figure, LEX.joined_parts[word]), position + 1
    match = LEX.currency_parts.after(words, position)
    if match is not None:
        return _hundredths(context, figure, match[0]), position + match[1]
    match = LEX.currencies.after(words, position)
    if match is not None:
        is_word = figure.step is None and figure.scale == 1
        code = context.home if match[0] == "home" else match[0]
        return ("", position) if word == "won" and is_word else (code, position + match[1])
    if word in SETS.pounds:
        return _pounds(context, figure, position)
    if word in _CURRENCY_MARKS and words[position + 1][0] in _DIGITS:
        return "", position
    code = LEX.prefixes[word] if word in _CURRENCY_MARKS else LEX.printed_codes.get(raw, "")
    return context.home if code == "home" else code, position + bool(code)


def _is_price(tokens: Tokens, position: int) -> bool:
    """Return whether "12.5p a share" stands here; in "350p per 10,000" p is a mark of a note."""
    is_joined = tokens.tight[position] and tokens.words[position + 1] in LEX.per_starts
    per = per_at(tokens, position + 1) if is_joined else None
    return per is not None and per[0][0] not in _DIGITS


def _hundredths(context: Context, figure: Figure, code: str) -> str:
    """Turn a number of cents into one of dollars; return the currency."""
    if figure.is_money or figure.unit:
        raise Unreadable("two units of money")
    if code == "home" and context.region in LEX.open_cents:
        raise Unreadable("cents may be those of several currencies")
    figure.is_money = True
    figure.value *= _HUNDREDTH
    figure.step = figure.step and figure.step * _HUNDREDTH
    figure.scale *= _HUNDREDTH
    figure.uncertainty = figure.uncertainty and figure.uncertainty * _HUNDREDTH
    return context.home if code == "home" else code


def _pounds(context: Context, figure: Figure, position: int) -> tuple[str, int]:
    words = context.tokens.words
    is_weighed = words[position + 1] == "of" and words[position + 2] in SETS.weighed
    if is_weighed and SETS.paying.isdisjoint(words[: figure.start]):
        return "unit:lb", position + 1
    is_large = figure.scale >= _MILLION or figure.value >= _MILLION
    if words[position + 1] == "of" and not (is_large or figure.is_money):
        return "unit:lb", position + 1  # of flour
    is_large = is_large and (SETS.weighed | SETS.harvested).isdisjoint(words)
    if is_weighed:
        raise Unreadable("pounds may be money or a mass")
    if is_large or not SETS.paying.isdisjoint(words[: figure.start]):
        return "GBP", position + 1
    raise Unreadable("pounds may be money or a mass")


def _skip_substance(tokens: Tokens, figure: Figure) -> None:
    words = tokens.words
    at = figure.end + (words[figure.end] == "of")
    if words[at] in SETS.substances:
        figure.end = at + 1
        if words[figure.end] in SETS.substance_ends:
            figure.end += 1


# ---- denominators ----------------------------------------------------------------------------


def _take_pers(tokens: Tokens, figure: Figure) -> None:
    leads, packs = tokens.words[figure.end], tokens.words[figure.end + 1]
    if leads in {"a", "per"} and packs in SETS.packs and figure.unit.isupper():
        figure.pers.append(packs)  # $4.80 a dozen
        figure.end += 2
        return
    while tokens.words[figure.end] in LEX.per_starts:
        if figure.unit == "fraction" and tokens.words[figure.end] in SETS.indefinite:
            return
        if tokens.words[figure.end] == "/" and not figure.unit:
            raise Unreadable("a slash behind a number")
        if tokens.tight[figure.end] and tokens.words[figure.end] != "/":  # 100A km
            raise Unreadable(f"{tokens.raws[figure.end]!r} joined to the number")
        found = per_at(tokens, figure.end)
        if found is None:
            return
        per, end = found
        is_spelt = tokens.words[end - 1] == "thousand"
        if per == "1000" and is_spelt and not figure.unit and not figure.pers:
            figure.unit = "permille"
        elif per.isdigit() and not figure.unit:
            raise Unreadable("a rate per a number of nothing")
        else:
            figure.pers.append(per)
        figure.end = end


def per_at(tokens: Tokens, position: int) -> tuple[str, int] | None:
    """Return the denominator at the position and where it ends, or None.

    "per thousand" alone is returned as "1000", "per 100,000" as "100000". Raises
    `Unreadable` for a denominator that is not understood.
    """
    words, tight = tokens.words, tokens.tight
    word = words[position]
    if word == "per" or (word == "/" and tight[position] and tight[position + 1]):
        return _denominator(tokens, position + 1)
    name = words[position + 1]
    if word in SETS.indefinite:
        is_thing = name in SETS.per_things and not _is_given(words, position)
        is_per = is_thing or name in SETS.per_times
        is_past = words[position + 2] in SETS.past_times
        return _denominator(tokens, position + 1) if is_per and not is_past else None
    if word in {"each", "every"} and name in SETS.per_times:
        return LEX.per[name], position + 2
    rate = LEX.rate_at(words, position)
    return (rate, position + 1) if rate else None


def _is_given(words: Sequence[str], position: int) -> bool:
    """Return whether "a teacher" at the position is given: gave, but not gave out, 40 a school."""
    verbs = (at for at in range(position) if words[at] in SETS.giving)
    return any(words[at + 1] != "out" for at in verbs)


def _denominator(tokens: Tokens, position: int) -> tuple[str, int]:
    words, raws = tokens.words, tokens.raws
    known = LEX.scaled_pers.after(words, position) if words[position] in LEX.scales else None
    if known:
        return known[0], position + known[1]
    number = number_at(tokens, position) if may_start(words[position]) else None
    count, at = "", position
    if number is None and words[position] in LEX.scales and len(words[position]) > 1:
        count, at = str(LEX.scales[words[position]]), position + 1
    elif number is not None:
        if number.unit or number.value.denominator != 1 or number.value <= 1:
            raise Unreadable("a rate per a number that is not understood")
        count, at = str(number.value), number.end
    elif words[position] in SETS.vague or words[position] in SETS.unknown_scales:
        raise Unreadable("a rate per a number that is not understood")
    is_symbol = len(raws[at]) > 1 and raws[at] in LEX.symbols  # 5km
    is_joined = tokens.tight[at] and not is_symbol and words[at] != ":"
    if (count and is_joined) or words[at] in LEX.short_scales:
        raise Unreadable(f"a rate per {count} {raws[at]!r}")
    for length in (3, 2, 1):
        name = " ".join(words[at : at + length])
        thing = LEX.per.get(name if len(name) > 1 else raws[at]) or (
            LEX.per.get(raws[at]) if length == 1 else None
        )
        if thing is not None:
            return _joined(count, thing), at + length
    if count and (words[at] in SETS.stops or words[at] == END):
        if count.strip("0") == "1":
            return count, at
        raise Unreadable("a rate per a number of nothing")
    return _noun_denominator(tokens, count, at)


def _noun_denominator(tokens: Tokens, count: str, at: int) -> tuple[str, int]:
    """Read "per 1,000 live births", "per full-time employee": the last word of the noun."""
    words = tokens.words
    end = at
    while end < at + _LONGEST_NOUN and _is_plain(words[end]):
        end += 1
    is_short = words[at - 1] == "/" and _VOWELS.isdisjoint(words[at])
    if end == at or is_short or words[at] in {"cent", "mille", "mil", "percent"}:
        raise Unreadable(f"a rate per {words[at]!r}" if words[at] != END else "a rate per nothing")
    head = words[end - 1]
    if count and not (head.endswith("s") or head in SETS.plurals or head in LEX.singulars):
        raise Unreadable(f"a rate per {head!r}")
    if not count and end > at + 1 and head not in LEX.per and head not in LEX.singulars:
        end = at + 1
        head = words[at]
        if _may_end(words[end]):
            head = " ".join(words[at : end + 1])
            end += 1
    if head in LEX.comparatives or head in LEX.changes:
        raise Unreadable(f"a rate per {head!r}")
    return _joined(count, singular(head)), end


def _may_end(word: str) -> bool:
    """Return whether a word may be the second of "per paying guest": no verb and no plural."""
    is_verb = word in SETS.finite or word.endswith("ed")
    return _is_plain(word) and not is_verb and not (word.endswith("s") and word[-2:] != "ss")


_CONNECTING = frozenset({"and", "or", "but"})
_LONGEST_NOUN = 4
_VOWELS = frozenset("aeiouy")
_NO_NOUNS = SETS.stops | SETS.unknown_scales | SETS.tail_adverbs | SETS.aged | SETS.dangers
_NO_NOUNS |= LEX.comparatives | LEX.clear_verbs | _CONNECTING
_NO_NOUNS |= LEX.scales.keys() | LEX.cardinals.keys() | LEX.per_adverbs.keys()


def _is_plain(word: str) -> bool:
    return len(word) > 1 and word.replace("-", "").isalpha() and word not in _NO_NOUNS


def _joined(count: str, thing: str) -> str:
    return f"{count} {thing}" if count else thing


def singular(noun: str) -> str:
    """Return the singular of a noun that stands behind "per"."""
    known = LEX.per.get(noun) or LEX.singulars.get(noun)
    if known:
        return known
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("sses", "xes", "ches", "shes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


# ---- what is no figure -----------------------------------------------------------------------


def _is_explained(words: Sequence[str], figure: Figure, before: Sequence[Figure]) -> bool:
    return figure.is_label or (bool(before) and _restates(words, before[-1], figure))


def _age_end(words: Sequence[str], end: int) -> int:
    """Return where "50 and over", "five years of age" ends."""
    match = LEX.suffixes.after(words, end)
    if match:
        end += match[1]
    if words[end] == "-" and words[end + 1][0] in _DIGITS:
        return end + 1  # aged 25-64
    if words[end] in {"year", "years"}:
        end += 1
        if words[end : end + 2] == ["of", "age"]:
            end += 2
        elif words[end] in {"old", "older"}:
            end += 1
    return end


def _is_age(words: Sequence[str], figure: Figure) -> bool:
    """Return whether the number is an age: "aged 15 to 24", "children under five"."""
    if figure.unit or figure.scale is not ONE or not figure.start:
        return False
    value = figure.value
    if value.denominator != 1 or value.numerator > _OLDEST:
        return False
    position = figure.start - 1
    while position >= 0 and (words[position] in SETS.age_spans or words[position][0] in _DIGITS):
        position -= 1
    if position < 0:
        return False
    return words[position] in SETS.aged or (
        words[position] in SETS.persons and words[position + 1] in SETS.age_bounds
    )


def _is_thing(word: str) -> bool:
    """Return whether a word may be what a share is of, so that the next number is another one."""
    is_plural = len(word) > len("this") and word.endswith("s") and not word.endswith(("ss", "'s"))
    return is_plural or word in SETS.persons or word in SETS.plurals


def _restates(words: Sequence[str], figure: Figure, number: Figure) -> bool:
    """Return whether the number only names the whole, or the same money in another currency."""
    between = words[figure.end : number.start]
    if figure.unit in OF_A_WHOLE and between[:1] == ["of"]:
        is_share = number.unit in SHARES or number.unit == "fraction"
        is_whole = between[-1] == "of" or "with" in between or not any(map(_is_thing, between))
        return is_whole and not is_share and SETS.breaks.isdisjoint(between)
    is_money = figure.unit.isupper() and number.unit.isupper() and figure.unit != number.unit
    return is_money and between[:1] == ["("]


def _without_periods(context: Context, figures: Sequence[Figure]) -> list[Figure]:
    kept: list[Figure] = []
    for figure in figures:
        if _is_side_period(context.tokens.words, figure):
            end = figure.end
            words = context.tokens.words
            while words[end] in SETS.time_nouns or words[end] in SETS.ago:
                end += 1
            context.spans[figure.start] = end
        else:
            kept.append(figure)
    return kept


def _is_side_period(words: Sequence[str], figure: Figure) -> bool:
    """Return whether the number counts time that another figure refers to: "in six months"."""
    is_clock = figure.unit in LEX.clock
    if (figure.unit and not is_clock) or figure.upper is not None or figure.step not in (ONE, None):
        return False  # ran it in 9.58 seconds
    if not is_clock and SETS.time_nouns.isdisjoint(words[figure.end : figure.end + 2]):
        return False
    if not is_clock and not SETS.ago.isdisjoint(words[figure.end + 1 : figure.end + 3]):
        return True
    start = figure.start
    while start > 0:
        if words[start - 1] in SETS.time_leads:
            return words[start - 1] != "than"  # 9 of 10 wait less than 18 weeks
        if words[start - 1] not in SETS.hedges:
            return False
        start -= 1
    return False


def is_period(words: Sequence[str], figure: Figure) -> bool:
    """Return whether the only number counts time at which something happened."""
    end = figure.end
    if figure.unit == "fraction":
        is_joined = words[end] in {"a", "an", "of"}
        return is_joined and not SETS.time_nouns.isdisjoint(words[end : end + 3])
    if figure.unit not in LEX.clock:
        if figure.unit or SETS.time_nouns.isdisjoint(words[end : end + 2]):
            return False
        end += 1 + (words[end] not in SETS.time_nouns)
    if figure.value < 1 and figure.step is None:
        return True  # half an hour
    start = figure.start
    while start and words[start - 1] in SETS.hedges:
        start -= 1
    is_led = start > 0 and words[start - 1] in SETS.period_leads
    is_led = is_led or (figure.start > 0 and words[figure.start - 1] == "the")
    after = words[end]
    return (
        is_led
        or (after in SETS.time_tails and after not in {"on"})
        or words[end : end + 2] == ["on", END]
    )


# ---- compounds and ranges ---------------------------------------------------------------------


def _join_compounds(words: Sequence[str], figures: Sequence[Figure]) -> list[Figure]:
    """Read "41 h 17 min", "5 feet 11 inches" in the smaller unit."""
    joined: list[Figure] = []
    for figure in figures:
        factor = _compound(words, joined[-1], figure) if joined else 0
        if factor:
            whole = joined.pop()
            value = whole.value * factor + figure.value
            figure = replace(figure, start=whole.start, value=value)  # noqa: PLW2901
        joined.append(figure)
    return joined


def _compound(words: Sequence[str], large: Figure, small: Figure) -> int:
    """Return how many of the small unit make a large one, if the two are one amount; else 0."""
    factor = LEX.compounds_of_units.get((large.unit, small.unit), 0)
    is_whole = large.value.denominator == 1 and large.scale == 1 == small.scale
    is_plain = not (large.pers or small.sign) and large.comparator == small.comparator == "eq"
    is_next = words[large.end : small.start] in ([], ["and"], [","])
    return factor if is_whole and is_plain and is_next and small.value < factor else 0


def _join_ranges(words: Sequence[str], figures: Sequence[Figure]) -> list[Figure]:
    joined: list[Figure] = []
    for figure in figures:
        if joined and is_range(words, joined[-1], figure):
            joined[-1] = join_range(words, joined[-1], figure)
        else:
            joined.append(figure)
    return joined


def is_range(words: Sequence[str], low: Figure, high: Figure) -> bool:
    """Return whether two figures may be the ends of one range."""
    between = words[low.end : high.start]
    is_one_unit = low.unit in ("", high.unit) or (low.unit.isupper() and high.unit == "")
    if len(between) != 1 or low.upper is not None or not is_one_unit:
        return False
    if low.pers and low.pers != high.pers:
        return False
    if between[0] == "and":
        return low.start > 0 and words[low.start - 1] == "between"
    return between[0] in SETS.range_links


def join_range(words: Sequence[str], low: Figure, high: Figure) -> Figure:
    """Return the range between two figures; raise `Unreadable` where there is none."""
    if low.comparator != "eq" or high.comparator != "eq":
        raise Unreadable("a bound inside a range")
    joint = words[low.end]
    has_signs = bool(low.sign or high.sign)
    if has_signs:
        low, high = _signed(low, joint), _signed(high, joint)
    has_own_unit = low.unit != "" and not low.unit.isupper()
    value, step = low.value, low.step
    is_whole = low.scale != 1 or value * high.scale > high.value  # "212,000 to 1.3 million"
    if low.unit == "" and not is_whole and (high.unit != "" or high.scale != 1):
        joint = "-"
    if not (has_own_unit or is_whole):
        value, step = value * high.scale, step and step * high.scale
    if value >= high.value:
        raise Unreadable("a range that does not rise")
    return replace(
        high,
        unit=high.unit or low.unit,
        start=low.start,
        value=value,
        upper=high.value,
        step=step and high.step and min(step, high.step),
        comparator="range",
        joint=joint,
        scale=max(low.scale, high.scale),
        has_signs=has_signs,
    )


def _signed(end: Figure, joint: str) -> Figure:
    """Give one end of "between -0.5% and 0.25%" its sign; "minus 3 to 5" has it for one or both."""
    if joint not in {"to", "and"} or end.sign in SETS.word_signs:
        raise Unreadable("a sign inside a range")
    return replace(end, value=-end.value if end.sign == "-" else end.value, sign="")
