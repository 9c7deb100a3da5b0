"""The numbers of an English sentence: which are figures, and the phrase that states each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from ..mention import DIRECTIONS, NO_FIGURE, Mention, agrees, directed
from ..numerals import ONE, flip, negative, parse_digits, proper_fraction
from ..reading import NO_SIGN, NO_UNIT, SHARES, Reading, Unreadable
from .figures import Figure, figure_at, is_range, join_range
from .grammar import read_english
from .lexicon import LEXICON as LEX
from .lexicon import SCAN, SETS
from .no_figure import is_name, no_figure
from .noun import WAYS
from .numbers import COMMON_PARTS, STARTS, Number, number_at
from .sentence import Move, Sentence

_DIGITS = frozenset("0123456789")
_LINKS = frozenset({"to", "and", "or", ",", "-", "/"})
_SIZING = frozenset({"x", "×", "*", "by"})
_LENGTHS = frozenset(
    {"unit:mm", "unit:cm", "unit:in", "unit:m", "unit:km", "unit:mi", "unit:ft", "unit:yd"}
)
_BEGINS = frozenset({"", ".", ":", ";", '"'})
_MOVE_WORDS = LEX.up_verbs | LEX.down_verbs
_PLUS_OR = (["plus", "or"], ["+", "/"])
_RANGING = LEX.range_verbs | SCAN.ranging
_THOUSAND = 1000
_LONGEST_SUFFIX, _LONGEST_LINK, _LONGEST_POWER = 3, 3, 2
_DECIMAL = re.compile("[0-9]{1,3}(?:(?:,[0-9]{3})+(?:[.][0-9]+)?|[.][0-9]+)")
_EXPONENT = re.compile("e([0-9]{1,2})")
_UP_TO = ["up", "to"]
_PACE_LEADS = (["at", "a"], ["at", "an"])
_RESTATED = [",", "or"]
_OR_ELSE = frozenset({", or", "or", ", or by", "or by"})
_RESTATING = _OR_ELSE | {"("}
_CONVERTING = frozenset({"(", "/", ", or", "or"})
_SAME_KIND = [
    frozenset(f"unit:{name.replace('_', ' ')}" for name in names.split(","))
    for names in SCAN.same_kind
]
_COUNTED_SINGLY = SETS.persons | SETS.time_leads | LEX.unit_starts
_SPEEDS = frozenset({"unit:mph", "unit:km/h"})
_TIMES = frozenset("×x*")
_SHOUTED = dict(entry.split("=") for entry in SCAN.shouted)
_APART = {name: int(factor) for name, factor in (entry.split("=") for entry in SCAN.apart)}
_OPEN_SIGNS = dict(entry.split("=") for entry in SCAN.open_signs)
_DEGREES = dict(entry.split("=") for entry in SCAN.temperatures)
_PRIMES = dict(entry.split("=") for entry in SCAN.primes)
_PREFIXES = {**LEX.prefixes, **_OPEN_SIGNS}
_OF_MONEY = {name: int(factor) for name, factor in (entry.split("=") for entry in SCAN.of_money)}
# What holds of both numbers that a word joins: sections 4 and 5, aged 18 to 25.
_SHARED = {
    NO_FIGURE + "a label": _LINKS,
    NO_FIGURE + "a date": _LINKS - {","},
    NO_FIGURE + "part of a name": _LINKS - {",", "-"},
    NO_FIGURE + "an age": _LINKS - {","},
}
_STARTS = STARTS | LEX.months.keys() | SETS.date_starts


@dataclass(slots=True)
class _Number:
    """A number in the sentence; `figure` is None where it is none, or is not understood."""

    start: int
    end: int
    figure: Figure | None = None
    reason: str = ""


def scan_english(text: str, region: str = "") -> Iterator[Mention]:
    """Yield the numbers of a sentence in normal form, in order, each with its phrase.

    Numbers that are no figures are told of where they are printed in digits.
    """
    sentence = Sentence(text, region)
    done, money = 0, ""
    last: Mention | None = None
    for number in _joined(sentence):
        figure = number.figure
        if figure:
            mention = _mention(sentence, region, figure, number.reason, done)
            if last and last.reading:
                mention = _in_view_of(sentence, last, mention, number, done)
            money = _currency(mention, money)
            if money and sentence.words[figure.end - 1] in SCAN.cents:
                mention = _with_cents_of(mention, money)
            yield mention
            done, last = number.end, mention
        else:
            begin, end = sentence.span(number.start, number.end)
            if not _DIGITS.isdisjoint(text[begin:end]):
                yield Mention(begin, end, None, number.reason)


def _currency(mention: Mention, money: str) -> str:
    """Return the currency of a figure, or that which was printed before it."""
    unit = mention.reading.unit if mention.reading else ""
    return money or (unit if unit in SCAN.with_cents else "")


def _with_cents_of(mention: Mention, money: str) -> Mention:
    """Return a number of cents as one of the currency that the sentence printed before it."""
    reading = mention.reading
    if reading is None or reading.unit == money or not reading.unit.isupper():
        return mention
    reason = mention.reason or "cents may be those of several currencies"
    return mention._replace(reading=reading._replace(unit=money), reason=reason)


def _in_view_of(
    sentence: Sentence, last: Mention, mention: Mention, number: _Number, done: int
) -> Mention:
    """Return a figure with what it takes over from the one in front of it."""
    between = sentence.text[last.end : mention.start].strip()
    if between in _CONVERTING and _is_converted(last.reading, mention.reading):
        return _converted(last, mention)
    way, unit = (last.reading.direction, last.reading.unit) if last.reading else ("", "")
    if way not in DIRECTIONS or not _is_repeated(sentence, between, unit, done, number):
        return mention
    return _restated(sentence, number, mention, way, is_same=between in _OR_ELSE)


def _is_repeated(sentence: Sentence, between: str, unit: str, done: int, number: _Number) -> bool:
    """Return whether a number restates or goes on with the change before: 9 points (1%)."""
    if between in _RESTATING:
        return True
    if unit != "percent" or sentence.goes_on(number.end):
        return False
    is_next = sentence.before(sentence.skipped(number.start, done)) in SCAN.repeating
    is_again = sentence.is_elliptical(done, number.start)  # up 5% in May and 3% in June
    return is_next or is_again or sentence.is_listed(done, number.start)


def _is_converted(first: Reading | None, second: Reading | None) -> bool:
    """Return whether a reading is the one before in another unit, which alone has been compared."""
    if first is None or second is None or first.unit == second.unit:
        return False
    is_money = first.unit.isupper() and second.unit.isupper()
    is_measure = any({first.unit, second.unit} <= units for units in _SAME_KIND)
    is_plain = second.comparator == "eq" and second.upper is None and second.direction == "level"
    is_compared = first.comparator not in {"eq", "range"} or first.direction in DIRECTIONS
    return (is_money or is_measure) and is_plain and is_compared and first.upper is None


def _converted(first: Mention, second: Mention) -> Mention:
    """Return an amount with the comparator and the direction of that which it converts."""
    if first.reading is None or second.reading is None:
        return second
    is_negative = (first.reading.value < 0) != (second.reading.value < 0)
    changed = second.reading._replace(
        value=-second.reading.value if is_negative else second.reading.value,
        comparator=first.reading.comparator,
        direction=first.reading.direction,
        side=first.reading.side,
        notices=(),
    )
    return second._replace(reading=changed, reason="it converts the amount in front of it")


def _restated(
    sentence: Sentence, number: _Number, mention: Mention, way: str, *, is_same: bool
) -> Mention:
    """Return a percentage with the direction of the change that it restates: fell 9 points (1%).

    Behind words that say that it is the same, it may have any unit: fell 2%, or 34 cents.
    """
    reading = mention.reading
    is_share = sentence.words[number.end] == "of"  # 10 percent of the total
    if reading is None or is_share or reading.upper is not None:
        return mention
    is_open = reading.direction == "level" or NO_SIGN in reading.notices
    if not is_open or not (is_same or reading.unit == "percent"):
        return mention
    return directed(mention, way, "it restates the change in front of it")


# ---- numbers -----------------------------------------------------------------------------------


def _joined(sentence: Sentence) -> Iterator[_Number]:
    """Yield the numbers, two of a range as one."""
    last: _Number | None = None
    for number in _numbers(sentence):
        if last is None:
            last = number
            continue
        joined = _range(sentence, last, number)
        if joined is None:
            _relate(sentence, last, number)
            _order(sentence, last, number)
            yield last
        last = joined or number
    if last:
        yield last


def _numbers(sentence: Sentence) -> Iterator[_Number]:
    position = 0
    while position < sentence.size:
        word = sentence.words[position]
        number = _number_at(sentence, position) if word[0] in _DIGITS or word in _STARTS else None
        if number:
            yield number
        position = number.end if number else position + 1


def _number_at(sentence: Sentence, position: int) -> _Number | None:
    words = sentence.words
    if "per" in sentence.words[max(0, position - 2) : position] and (
        sentence.before(position) in LEX.prefixes | {"per": ""}
    ):
        return None  # a part of the denominator: per 100,000 births, per $100
    if _is_decimal(sentence, position):
        value = parse_digits("0." + words[position])[0]
        part = Figure(position - 1, position + 1, value, None)
        prefix = LEX.prefixes.get(sentence.before(part.start), "")
        part.unit = sentence.context.home if prefix == "home" else prefix
        return _Number(part.start, part.end, part, "no digit in front of the decimal point")
    other = no_figure(sentence, position)
    if other:
        return _Number(position, other[0], reason=NO_FIGURE + other[1])
    figure, reason = _figure_at(sentence, position)
    if figure is None and words[position] == "one":
        figure, reason = Figure(position, position + 1, Fraction(1), None), "one of several"
    if figure is None:
        is_digit = words[position][0] in _DIGITS
        reason = reason or NO_FIGURE + "a label"
        return _Number(position, position + 1, reason=reason) if is_digit else None
    if figure.sign in SETS.minus and sentence.words[figure.start - 2 : figure.start] in _PLUS_OR:
        figure.start, figure.sign, reason = figure.start + 1, "", "an uncertainty"
    name = is_name(sentence, figure)
    is_beside = name in {"", "part of a name"} and _is_beside(sentence, figure)
    if name and not is_beside:
        return _Number(figure.start, figure.end, reason=NO_FIGURE + name)
    reason = _continued(sentence, figure) or reason
    reason = "numbers side by side, as in a table" if is_beside else reason
    return _Number(figure.start, figure.end, figure, reason)


def _is_beside(sentence: Sentence, figure: Figure) -> bool:
    """Return whether digits without a unit stand beside such digits: Revenue 212.6 186.5."""
    position, words = figure.start, sentence.words
    is_bare = not figure.unit and figure.scale == 1 and not figure.sign
    if not is_bare or figure.end != position + 1 or not _DECIMAL.fullmatch(words[position]):
        return False
    return any(map(_DECIMAL.fullmatch, (sentence.before(position), words[position + 1])))


def _is_decimal(sentence: Sentence, position: int) -> bool:
    """Return whether a decimal point without a digit in front of it begins a number: .312."""
    is_led = sentence.before(position) == "." and sentence.tight[position]
    is_apart = position > 1 and not sentence.tight[position - 1]
    is_apart = is_apart or (position > 1 and sentence.words[position - 2] in LEX.prefixes)
    return is_led and is_apart and sentence.words[position].isdigit()


def _figure_at(sentence: Sentence, position: int) -> tuple[Figure | None, str]:
    """Return the figure at a position, and why it is not read."""
    before = sentence.before(position)
    if before == "$" and _dollars(sentence, position):
        return _bare(sentence, position), "the letter before '$' may name its country"
    if before in _OPEN_SIGNS:
        return _bare(sentence, position), f"{before!r} is the sign of several currencies"
    for test, reason in _SEEN_ONLY:
        figure = test(sentence, position)
        if figure:
            return figure, reason
    try:
        return figure_at(sentence.context, position), ""
    except Unreadable as refusal:
        return _bare(sentence, position), refusal.reason


def _lettered(sentence: Sentence, position: int) -> Figure | None:
    """Return the number that letters touch which several currencies share: R18,500."""
    letters = sentence.letters(position)
    figure = _bare(sentence, position) if letters in _OPEN_SIGNS else None
    if figure is None or figure.unit:
        return None
    figure.unit, figure.is_money = _OPEN_SIGNS[letters], True
    return figure


def _part_of_all(sentence: Sentence, position: int) -> Figure | None:
    """Return the fraction of "a two-thirds majority"."""
    words = sentence.words
    count, parts = LEX.cardinals.get(words[position], 0), LEX.fractions.get(words[position + 1], 0)
    is_part = words[position + 1].endswith("s") and words[position + 2] in SETS.neutral
    if not (is_part and 0 < count < parts):
        return None
    return Figure(position, position + 2, Fraction(count, parts), None, unit="fraction")


def _half_more(sentence: Sentence, position: int) -> Figure | None:
    """Return one and a half of a unit where the half of "a mile and a half" begins."""
    words = sentence.words[max(0, position - 3) : position + 2]
    is_half = words[2:3] == ["and"] and words[4:] == ["half"] and words[0] in SETS.single
    if not is_half or (words[1] not in SETS.time_nouns and words[1] not in LEX.unit_names):
        return None
    unit = LEX.units.after(sentence.words, position - 2)
    name = unit[0] if unit else f"count:{words[1]}"
    return Figure(position - 3, position + 2, Fraction(3, 2), None, unit=name)


_SEEN_ONLY = (
    (_part_of_all, "a part that a noun asks for"),
    (_half_more, "a unit and a half"),
    (_lettered, "the letters before it may be the sign of a currency"),
)


def _continued(sentence: Sentence, figure: Figure) -> str:
    """Take what the reader does not know behind a number into the figure; return what it is."""
    raw = sentence.raws[figure.end]
    if figure.unit and not figure.is_money:
        return ""
    if _is_attribute(sentence, figure):
        figure.value, figure.step, figure.unit = figure.value / figure.scale, None, "unit:m"
        return "'m' may stand for metres or for millions"
    power = _power(sentence, figure.end)
    if power:
        figure.value, figure.step = figure.value * power[0], None
        figure.end = power[1]
        return "a power of ten"
    scales = _OF_MONEY if figure.is_money else _APART
    if (
        figure.scale == 1
        and raw in scales
        and (figure.is_money or sentence.has_noun(figure.end + 1))
        and sentence.words[figure.end + 1] not in SETS.reach  # 30 B long
    ):
        figure.value, figure.step, figure.end = figure.value * scales[raw], None, figure.end + 1
        return f"{raw!r} may stand for a scale"
    unit = "" if figure.unit else _strange_unit(sentence, figure.end)
    if unit:
        figure.unit, figure.end = f"unit:{unit}", figure.end + 1
        return "unit unknown"
    return ""


def _strange_unit(sentence: Sentence, position: int) -> str:
    """Return what stands at a position like a unit that the reader does not know, or ""."""
    raw = sentence.raws[position]
    if raw in _PRIMES:
        return _PRIMES[raw] if _is_prime(sentence, position) else ""
    is_unit = raw in _SHOUTED or _has_suffix(sentence, position)
    is_unit = is_unit or (raw == "°" and sentence.tight[position])
    is_unit = is_unit or (
        raw in SETS.feet_and_inches and sentence.words[position + 1] in SETS.reach
    )
    if raw.isalpha() and len(raw) == 1 and not is_unit:
        is_unit = raw not in SCAN.letters and not sentence.is_counted(position)
    return (_SHOUTED | _DEGREES).get(raw, raw) if is_unit else ""


def _is_prime(sentence: Sentence, position: int) -> bool:
    """Return whether a quotation mark at a number closes no quotation, and may be its unit."""
    mark, tight = sentence.raws[position], sentence.tight
    is_apart = tight[position] and not (
        tight[position + 1] and sentence.words[position + 1].isalnum()
    )
    return is_apart and sentence.raws[:position].count(mark) % 2 == 0


def _is_attribute(sentence: Sentence, figure: Figure) -> bool:
    """Return whether "m" is metres because a singular follows, of which no millions are counted."""
    has_letter = sentence.raws[figure.end - 1] == "m" and sentence.tight[figure.end - 1]
    if figure.is_money or not has_letter or sentence.is_counted(figure.end):
        return False
    after = sentence.words[figure.end]
    is_sprint = sentence.before(figure.start) in SETS.determiners and figure.step == figure.scale
    if is_sprint and not sentence.goes_on(figure.end):
        return True  # the 200m and the relay
    return sentence.has_noun(figure.end) and after not in _COUNTED_SINGLY


def _power(sentence: Sentence, end: int) -> tuple[Fraction, int] | None:
    """Return what "×10^30", "e6" or "^6" multiply a number with, and where they end."""
    words = sentence.words
    exponent = _EXPONENT.fullmatch(words[end]) if sentence.tight[end] else None
    if exponent:  # 1e6
        return Fraction(10) ** int(exponent[1]), end + 1
    if words[end - 1] == "10" and words[end] == "^":
        return (power[0] / 10, power[1]) if (power := _raised(words, end)) else None
    is_factor = words[end] in _TIMES and words[end + 1] == "10"
    return _raised(words, end + 2) if is_factor else None


def _raised(words: Sequence[str], position: int) -> tuple[Fraction, int] | None:
    """Return ten to the power that is printed at a position, and where it ends."""
    at = position + (words[position] == "^")
    sign = -1 if words[at] in SETS.minus else 1
    at += words[at] in SETS.minus
    is_known = words[at].isdigit() and len(words[at]) <= _LONGEST_POWER
    return (Fraction(10) ** (sign * int(words[at])), at + 1) if is_known else None


def _has_suffix(sentence: Sentence, end: int) -> bool:
    """Return whether letters touch a number that are no unit that is known: 200p."""
    raw = sentence.raws[end]
    return sentence.tight[end] and raw.isalpha() and len(raw) <= _LONGEST_SUFFIX


def _bare(sentence: Sentence, position: int) -> Figure | None:
    """Return the number at a position, with its currency, whose neighbours are not understood."""
    prefix = _PREFIXES.get(sentence.before(position), "")
    prefix = (_dollars(sentence, position) if prefix == "home" else "") or prefix
    try:
        number = number_at(sentence.tokens, position, is_money=prefix != "")
    except Unreadable:
        number = _digits(sentence, position)
    if number is None:
        return None
    unit = sentence.context.home if prefix == "home" else prefix
    return Figure(
        position - (prefix != ""),
        number.end,
        number.value,
        number.step,
        number.scale,
        unit or number.unit,
        is_money=prefix != "",
    )


def _dollars(sentence: Sentence, position: int) -> str:
    """Return the currency that a letter apart may make of "$": C $6; or ""."""
    letter = sentence.raws[position - 2] if position > 1 else ""
    is_letter = len(letter) == 1 and letter.isupper() and letter.lower() not in SCAN.letters
    is_letter = is_letter and not sentence.tight[position - 1]
    return LEX.prefixes.get(letter.lower() + "$", "") if is_letter else ""


def _digits(sentence: Sentence, position: int) -> Number | None:
    """Return the digits of "1/2 pound", "$3mil", "37m long", where it is clear what is meant."""
    words = sentence.words
    after = words[position + 1]
    try:
        value, step = parse_digits(words[position])
        if after == "/" and sentence.has_noun(position + 3):
            whole = parse_digits(words[position + 2])[0]
            is_part = whole in COMMON_PARTS
            return Number(position + 3, proper_fraction(value, whole), None) if is_part else None
    except Unreadable:
        return _indian(words, position)
    raw = sentence.raws[position + 1]
    is_sprint = (
        step == ONE and sentence.before(position) in SETS.determiners
    )  # the 400m in 50 seconds
    if _is_length(sentence, position + 1) or (raw == "m" and is_sprint):
        return Number(position + 2, value, step, unit="unit:m")
    if raw in {"m", "M"}:
        return Number(position + 2, value * _APART["M"], None, Fraction(_APART["M"]))
    return Number(position + 1, value, step) if after in _OF_MONEY else None


def _indian(words: Sequence[str], position: int) -> Number | None:
    """Return a number with the groups of Indian English: 1,50,000."""
    try:
        value, step = parse_digits(words[position], is_indian=True)
    except Unreadable:
        return None
    return Number(position + 1, value, step)


def _is_length(sentence: Sentence, position: int) -> bool:
    """Return whether "m" is metres: 37m long, 37m (121ft)."""
    if sentence.raws[position] != "m":
        return False
    if sentence.words[position + 1] == "of":  # 2m of snow, but 2m of its shares
        return sentence.has_noun(position + 2) and not sentence.is_counted(position + 2)
    has_feet = (
        sentence.words[position + 1] == "(" and sentence.words[position + 3] in SETS.feet_and_inches
    )
    return has_feet or sentence.words[position + 1] in SETS.lengths


def _range(sentence: Sentence, low: _Number, high: _Number) -> _Number | None:
    """Return two numbers as one range, unless they are two figures: from … to, rose 5% to …."""
    first, second = low.figure, high.figure
    if first and second and sentence.words[first.end : second.start] == _UP_TO:
        return _range_up_to(sentence, first, second)
    if not (first and second and is_range(sentence.words, first, second)):
        return None
    if _is_score(sentence, first, second):
        low.reason = high.reason = low.reason or "a score or a ratio"
        return None
    if sentence.words[first.end] == "to" and _are_two(sentence, first, second):
        if first.scale == 1 < second.scale and first.value < _THOUSAND:  # by $3 to $4 million
            low.reason = low.reason or "its scale may stand at the next number"
        return None
    try:
        figure = join_range(sentence.words, first, second)
    except Unreadable:
        return None
    is_score = sentence.words[first.end] == "-" and _is_mere(sentence, figure)
    reason = low.reason or high.reason or ("a range or a score" if is_score else "")
    return _Number(figure.start, figure.end, figure, reason)


def _range_up_to(sentence: Sentence, first: Figure, second: Figure) -> _Number | None:
    """Return the range of "flats start from $450 up to $900"; "rose from 3% up to 8%" is none."""
    is_from = sentence.before(first.start) == "from"
    is_one_unit = first.unit in ("", second.unit) and first.pers in ([], second.pers)
    is_one = is_one_unit and first.upper is second.upper is None and first.value < second.value
    if not (is_from and is_one and sentence.before(first.start - 1) in _RANGING):
        return None
    figure = replace(
        second, start=first.start, value=first.value, upper=second.value, comparator="range"
    )
    return _Number(figure.start, figure.end, figure, "a range with 'up to'")


def _is_score(sentence: Sentence, first: Figure, second: Figure) -> bool:
    """Return whether two numbers of nothing are a score: ruled 5 to 4."""
    is_bare = _is_mere(sentence, first) and _is_mere(sentence, second)
    is_falling = sentence.words[first.end] == "to" and first.value >= second.value
    if is_bare and is_falling and sentence.before(first.start) == "by":
        return True  # outnumbered by 7 to 2
    is_moved = sentence.before(first.start) == "from" or sentence.move(first.start, 0).is_needed
    return is_bare and is_falling and not is_moved


def _are_two(sentence: Sentence, first: Figure, second: Figure) -> bool:
    if first.value == 0 and second.unit in _SPEEDS:
        return False  # from 0 to 60 mph in 9 seconds
    if sentence.before(first.start) == "from":
        return sentence.before(first.start - 1) not in _RANGING
    has_unit = first.unit != "" or first.is_money
    has_unit = has_unit or (_is_mere(sentence, first) and _is_mere(sentence, second))
    has_unit = has_unit or min(first.scale, second.scale) > 1  # rose 3 million to 88 million
    if has_unit and sentence.before(first.start) == "by" and first.unit not in SHARES:
        return True  # extended by 40 miles to 310 miles
    if first.unit in SHARES and sentence.before(first.start) == "of":
        return False  # growth of 3% to 4%
    return has_unit and sentence.move(sentence.bounds(first.start, 0)[0], 0).is_needed


def _relate(sentence: Sentence, last: _Number, number: _Number) -> None:
    """Let a mere number be what the number is that "and", "to" or a comma joins it to."""
    between = sentence.words[last.end : number.start]
    if len(between) == 1 and between[0] in _SIZING and last.figure and number.figure:
        _relate_sizes(sentence, last, last.figure, number.figure)
        return
    if last.figure and number.figure and between[:1] == ["of"]:
        _relate_parts(sentence, last, last.figure, number.figure)
        return
    if not between and last.figure and number.figure and _is_unitless(last.figure):
        _relate_next(sentence, last, last.figure, number.figure)
        return
    is_age = not between and last.reason == NO_FIGURE + "an age"  # aged 4 7 and 9
    is_linked = 0 < len(between) < _LONGEST_LINK and _LINKS.issuperset(between)
    if not (number.figure and (is_linked or is_age)):
        return
    if last.figure is None:
        is_tight = all(sentence.tight[last.end : number.start + 1])  # 737-800
        is_shared = is_tight or _SHARED.get(last.reason, set()) >= {*between}
        if is_shared and _goes_on(sentence, number.figure, last):
            number.figure, number.reason = None, last.reason
    elif between == _RESTATED:
        return  # fell 8.02, or 0.6 percent
    elif sentence.is_age_bound(last.figure.start):
        return  # residents over 12 and 61 per cent of the staff
    elif _is_mere(sentence, last.figure) and not _is_mere(sentence, number.figure):
        last.figure = _with_unit(last.figure, number.figure)
        last.reason = "its unit may stand at the next number"
        if "or" in between:
            number.reason = number.reason or "one of two numbers"  # 5 or 6 people


def _relate_parts(sentence: Sentence, last: _Number, first: Figure, second: Figure) -> None:
    """Let a part have the unit of the whole: 60 million of the 85 million euros."""
    between = sentence.words[first.end : second.start]
    is_whole = len(between) == len(["of", "the"]) and between[1] in SETS.determiners
    is_measured = second.unit != "" and second.unit not in SHARES and second.value > first.value
    if is_whole and is_measured and _is_unitless(first):
        last.figure = replace(first, unit=second.unit)
        last.reason = last.reason or "its unit may stand at the next number"


def _is_unitless(figure: Figure) -> bool:
    return not (figure.unit or figure.is_label or figure.pers)


def _relate_next(sentence: Sentence, last: _Number, first: Figure, second: Figure) -> None:
    """Let a number count what stands behind the next one: 3 million 5-star reviews."""
    end = sentence.noun_end(second.end)
    last.reason = last.reason or "what it counts may stand behind the next number"
    if end > second.end:
        last.figure = replace(first, unit=f"count:{sentence.words[end - 1]}")


def _relate_sizes(sentence: Sentence, last: _Number, first: Figure, second: Figure) -> None:
    """Let a size have the unit of the next one: 2 x 4 inches, 4 by 5 metres."""
    if second.unit in _LENGTHS and _is_mere(sentence, first):
        last.figure = replace(first, unit=second.unit)
        last.reason = last.reason or "its unit may stand at the next number"
    elif _is_mere(sentence, first) and not second.unit:
        last.reason = last.reason or "one of several sizes"


def _is_mere(sentence: Sentence, figure: Figure) -> bool:
    return _is_plain(figure) and not sentence.has_noun(figure.end)


def _order(sentence: Sentence, last: _Number, number: _Number) -> None:
    """Let "a third" be no figure behind two things of which it is the next."""
    first, figure = last.figure, number.figure
    if not (first and figure and figure.unit == "fraction" and first.value.denominator == 1):
        return
    is_next = figure.value.numerator == 1 and figure.value.denominator == first.value + 1
    if is_next and sentence.words[figure.end] != "of":
        number.figure, number.reason = None, NO_FIGURE + "an ordinal"


def _goes_on(sentence: Sentence, figure: Figure, last: _Number) -> bool:
    """Return whether a number counts nothing, but goes on with the dates, labels or ages before."""
    if not _is_plain(figure) or figure.step != ONE or sentence.is_counted(figure.end):
        return False
    is_date = last.reason == NO_FIGURE + "a date"
    return not is_date or sentence.may_be_date(figure.start, last.end)


def _is_plain(figure: Figure) -> bool:
    has_more = figure.unit or figure.scale != 1 or figure.is_label
    return not has_more and figure.comparator in {"eq", "range"}


def _with_unit(figure: Figure, other: Figure) -> Figure:
    """Return a mere number with the scale and the unit of the next: from 3 to 5 million tonnes."""
    scale = other.scale if figure.value < other.value else 1
    return replace(figure, value=figure.value * scale, unit=other.unit, step=None)


# ---- phrases -----------------------------------------------------------------------------------


def _mention(sentence: Sentence, region: str, figure: Figure, reason: str, done: int) -> Mention:
    """Return a figure with the words around it, behind the end of the number before."""
    near, comparator = sentence.bounds(figure.start, done)
    ends = _ends(sentence, figure)
    limit = done
    if figure.unit and sentence.before(figure.start) in SETS.time_nouns:
        near = figure.start  # closed the day 2 percent higher
    if sentence.is_over_time(near - (sentence.before(near) == "over"), figure.end, done):
        near = limit = figure.start
        comparator = "eq"
    near -= figure.upper is not None and sentence.before(near) == "between" and near > done
    far, way, is_needed = _moved(sentence, figure, near, limit)
    if figure.unit and not figure.pers and (per := sentence.shared_per(figure.end)):
        figure.pers.append(per)
        reason = reason or "its denominator stands behind brackets"
    is_compared = _way_behind(sentence, figure, figure.end) != "level"
    aside = sentence.way_behind_aside(ends[0])
    if way == "level" and aside != "level":
        way, reason = aside, reason or "its direction stands behind an aside"
    reason = reason or _unclear_before(sentence, figure, near, done)
    if not reason:
        lefts: tuple[int, ...] = (far,) if is_needed or far == near else (near, far)
        if _is_naked(sentence, figure, near, ends):
            lefts, reason = (far,) if far < near else (), NO_UNIT
        is_counting = not is_needed and (not _is_mere(sentence, figure) or ends[0] > figure.end)
        if is_counting and sentence.is_known(near, figure.start):
            lefts = (*lefts, figure.start)
        cuts = [(left, right) for left in lefts for right in ends]
        for span in [sentence.span(*cut) for cut in cuts if not sentence.is_cut(*cut)]:
            try:
                reading = read_english(sentence.text[slice(*span)], region)
            except Unreadable as refusal:
                reason = refusal.reason
                continue
            is_whole = reading.direction != "level" or not is_compared
            if is_whole and agrees(reading, figure.value, figure.upper):
                return Mention(*span, reading)
            reason = "the reader and the scan disagree"
    for end in (ends[0], figure.end):
        way = _way_behind(sentence, figure, end) if way == "level" else way
    seen = _seen(sentence, figure, comparator, way)
    return Mention(*sentence.span(near, ends[0]), seen, reason or "joined to what stands beside it")


def _unclear_before(sentence: Sentence, figure: Figure, position: int, limit: int) -> str:
    """Return why the words before a figure and its words of comparison are not understood."""
    if sentence.is_denied(position, limit):
        return "the words before the number negate it"
    word, before = sentence.words[position], sentence.before(position)
    if word == "about" and before in SCAN.telling_or_not:
        return "unclear whether 'about' compares or says what is told"
    is_counting = not figure.unit and SETS.time_nouns.isdisjoint(sentence.words[figure.end :][:2])
    if word == "over" and before in SCAN.over_verbs and is_counting:
        return "unclear whether 'over' compares or belongs to the verb"
    return ""


def _moved(sentence: Sentence, figure: Figure, near: int, limit: int) -> Move:
    """Return the words of change before a figure, as far as they are meant of it."""
    is_share = figure.unit in SHARES
    far, way, is_needed = sentence.move(_pace_start(sentence, figure, near, limit), limit)
    is_by = sentence.before(near) == "by"
    if is_share and way == "level" and far == near:
        far, way = sentence.object_verb(near, limit)
        is_needed = far < near
    is_needed = is_needed or (is_share and is_by)
    first = sentence.words[far]
    is_played = not SETS.played.isdisjoint(sentence.words[figure.end : _ends(sentence, figure)[0]])
    if (first in SETS.collecting and not (is_by or is_share)) or (
        first in SETS.losing and is_played
    ):
        way = "level"  # raised $5 million, lost seven matches
    is_order = first in SCAN.imperatives and sentence.before(far) in _BEGINS
    is_motion = first in SCAN.motions and figure.unit in _LENGTHS  # jumped 8 metres
    if (is_order or is_motion) and not (is_share or is_by):
        return Move(near)  # Add two cups
    is_thing = first in _MOVE_WORDS and far + 1 == near and sentence.before(far) in SETS.determiners
    if is_thing and not (is_share or is_by or figure.unit.isupper()):
        return Move(near)  # left a crater 20 feet wide
    is_off = first in SCAN.falling or sentence.before(near) in SCAN.falling
    is_of_index = sentence.words[figure.end] in SCAN.index_points
    if is_off and not (is_share or figure.unit.isupper() or is_of_index):
        far, way = near, "level"  # 82 off 53 balls
    return Move(far, way, is_needed)


def _pace_start(sentence: Sentence, figure: Figure, near: int, limit: int) -> int:
    """Return where "at a" begins in front of a pace, or `near`: grew at a 3 percent pace."""
    leads = sentence.words[max(limit, near - 2) : near]
    is_pace = leads in _PACE_LEADS and sentence.pace_end(figure.end) > figure.end
    return near - 2 if is_pace else near


def _way_behind(sentence: Sentence, figure: Figure, end: int) -> str:
    """Return the direction of a word of comparison behind a number: 14 paise stronger, six more.

    "Below" has one behind shares and money, but 30 metres below the surface are none.
    """
    if figure.unit == "times":
        return "level"
    is_relative = figure.unit in SHARES or figure.unit.isupper()
    words = sentence.words[max(figure.end, end - 1) : end + 1]
    is_time = figure.unit in LEX.clock or not SETS.time_nouns.isdisjoint(words)
    if sentence.leads_on(end):
        return "level"
    known = LEX.comparatives - DIRECTIONS - (SETS.paces if is_time else set())
    found = (word for word in words if word in known)
    way = next((WAYS[word] for word in found if is_relative or word not in LEX.places), "level")
    is_beside_norm = way == "level" and sentence.compared_end(end, is_place=True) > end
    return WAYS[sentence.words[end]] if is_beside_norm else way


def _is_naked(sentence: Sentence, figure: Figure, near: int, ends: Sequence[int]) -> bool:
    """Return whether nothing but a few digits is printed: they need a verb or "to" in front."""
    is_alone = near == figure.start and ends[-1] == figure.end and not figure.sign
    is_short = figure.step in {None, ONE} and "," not in sentence.words[figure.start]
    return is_alone and is_short and not figure.pers and _is_mere(sentence, figure)


def _ends(sentence: Sentence, figure: Figure) -> list[int]:
    """Return where the phrase may end, the farthest first."""
    end = sentence.suffix_end(figure.end)
    if figure.unit:
        end = sentence.suffix_end(sentence.change_end(end, is_led=sentence.is_led(figure.start)))
        nearest = figure.end
    else:
        end = sentence.suffix_end(sentence.noun_end(end, is_one=figure.value == 1))
        end += end == figure.end and sentence.has_noun(end)
        end += sentence.before(end) in SETS.ages and sentence.has_noun(end)  # a 50 year-old man
        end += end > figure.end and sentence.words[end] in SCAN.compared_counts
        end += end == figure.end and sentence.words[end] in SCAN.more_or_fewer
        nearest = figure.end if figure.is_label else end
    end += sentence.words[end] in SCAN.turning
    end = sentence.per_end(end)
    ends: tuple[int, ...] = (sentence.base_end(end), end, nearest)
    if figure.unit:
        is_relative = figure.unit in SHARES or figure.unit.isupper()
        compared = sentence.compared_end(figure.end, is_place=not is_relative)
        ends = (compared, *ends) if compared > figure.end else ends
        pace = sentence.pace_end(figure.end)
        ends = (pace, *ends) if pace > figure.end else ends
    return list(dict.fromkeys(ends))


def _seen(sentence: Sentence, figure: Figure, comparator: str, way: str) -> Reading:
    """Return what the scan alone makes of a figure."""
    if figure.comparator != "eq" and comparator == "eq":
        comparator = figure.comparator
    value, upper = figure.value, figure.upper
    if way == "down":
        value, upper = negative(value, upper)
        comparator, _ = flip(comparator, "")
    elif figure.sign in SETS.minus:
        value = -value
    unit = figure.unit or _counted(sentence, figure)
    per = "|".join(figure.pers)
    return Reading(comparator, value, upper, unit, way, figure.step, per=per)


def _counted(sentence: Sentence, figure: Figure) -> str:
    """Return the unit of a number of things, "count" where no noun follows."""
    if figure.is_label:
        label = figure.end - 1
        unit = LEX.units.after(sentence.words, label)
        return unit[0] if unit else f"count:{sentence.words[label]}"
    position = figure.end
    if sentence.is_hyphenated(position) and sentence.has_noun(position):
        return f"count:{sentence.words[position]}"  # one-room flat
    is_one_of = sentence.words[position] == "of"  # one of the speakers
    if is_one_of:
        position += 1 + (sentence.words[position + 1] in SETS.stops)
    unit = LEX.units.after(sentence.words, position)
    symbol = LEX.symbols.get(sentence.raws[position]) or (unit[0] if unit else "")
    if symbol and not is_one_of:
        return symbol
    end = sentence.noun_end(position, is_one=figure.value == 1 and not is_one_of)
    if sentence.words[position] in LEX.cardinals:
        return "count"  # seven of eight
    is_other = not sentence.has_noun(position) or sentence.words[position] in SCAN.pronouns_before
    if end == position and is_other:
        return "count"
    noun = sentence.words[max(end - 1, position)]
    return "count" if noun.endswith(("'s", "s'")) else f"count:{noun}"  # of the firm's 27 mines
