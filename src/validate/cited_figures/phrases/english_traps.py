"""English numbers that are no figures, though they look like one: ages, periods, ranks, names."""

from collections.abc import Sequence

from .english_cues import Left
from .english_numbers import END, is_numeral
from .english_right import is_plural
from .english_words import TIME_NOUNS
from .lookup import words as words_of
from .numerals import Quantity
from .reading import Unreadable

_OLDEST = 120
_LARGEST_NAME = 100
_AGE_WORDS = words_of("aged ages age")
_AGE_LINKS = words_of("from to and between under over above below - of the at least")
_AGE_BOUNDS = words_of("under over above below")
_PERSONS = words_of(
    "people children adults men women residents citizens workers youths persons those anyone "
    "everyone population girls boys kids seniors patients voters"
)
CLOCK_UNITS = words_of("unit:h unit:min unit:s")
_HEDGES = words_of(
    "more than over at least nearly almost about around just only full fully the a an less under "
    "some roughly approximately close to up fewer"
)
_PERIOD_LEADS = words_of(
    "in within during for past last next first previous every coming recent following latest "
    "after before since until throughout another"
)
_PERIOD_TAILS = words_of("later earlier ago ended ending since after before ahead behind '")
_RANKS = words_of("places spots notches positions ranks rungs slots")
_MEASURING = words_of(
    "star year month day hour week minute degree point storey story door seat seater bedroom "
    "person man child party digit way wheel nation country"
)
_POINTERS = words_of("the these those its their our")
_ADJECTIVE_ENDS = ("al", "ive", "ous", "ic", "ant", "able", "ible", "ful", "ing", "ed")


def is_age(words: Sequence[str], number: Quantity) -> bool:
    """Tell whether the number is an age: "aged 15 to 24", "children under five"."""
    if number.unit or number.scale != 1 or number.value > _OLDEST or number.value.denominator != 1:
        return False
    position = number.start - 1
    while position >= 0 and (words[position] in _AGE_LINKS or is_numeral(words[position])):
        position -= 1
    if position < 0:
        return False
    return words[position] in _AGE_WORDS or (
        words[position] in _PERSONS and words[position + 1] in _AGE_BOUNDS
    )


def refuse_name(word: str, following: str, figure: Quantity) -> None:
    """Raise `Unreadable` for "the Boeing 737", but not for "an impressive 300 firms"."""
    is_bare = figure.unit == "" and figure.scale == 1 and figure.comparator == "eq"
    is_adjective = following.isalpha() and word.endswith(_ADJECTIVE_ENDS)
    if is_bare and not is_adjective:
        raise Unreadable("the number may be part of a name")


def refuse_traps(words: Sequence[str], figure: Quantity, left: Left, noun: str) -> None:
    """Raise `Unreadable` for a number that counts nothing by itself."""
    if _is_period(words, figure) or _is_part_of_period(words, figure):
        raise Unreadable("a period")
    if figure.unit == "":
        _refuse_odd_noun(words, figure, noun)
        if figure.scale == 1:
            _refuse_known(words, figure, left, noun)
            if not noun:
                _refuse_label(words, figure, left)


def _is_period(words: Sequence[str], figure: Quantity) -> bool:
    end = figure.end
    if figure.unit not in CLOCK_UNITS:
        if figure.unit or TIME_NOUNS.isdisjoint(words[end : end + 2]):
            return False
        end += 1 + (words[end] not in TIME_NOUNS)
    start = figure.start
    while start and words[start - 1] in _HEDGES:
        start -= 1
    is_led = start > 0 and words[start - 1] in _PERIOD_LEADS
    return is_led or words[end] in _PERIOD_TAILS or words[end : end + 2] == ["on", END]


def _is_part_of_period(words: Sequence[str], figure: Quantity) -> bool:
    """Tell whether the fraction is one of time: half a century, a quarter of an hour."""
    end = figure.end
    is_joined = figure.unit == "fraction" and words[end] in {"a", "an", "of"}
    return is_joined and not TIME_NOUNS.isdisjoint(words[end : end + 3])


def _refuse_odd_noun(words: Sequence[str], figure: Quantity, noun: str) -> None:
    """Refuse "a 300 index", "5 star hotels": what is counted stands in the plural."""
    if not noun:
        return
    if figure.value != 1 and not is_plural(noun):
        raise Unreadable(f"unclear word {noun!r} after the number")
    if words[figure.end] in _MEASURING and words[figure.end] != noun:
        raise Unreadable(f"unclear word {words[figure.end]!r} after the number")


def _refuse_known(words: Sequence[str], figure: Quantity, left: Left, noun: str) -> None:
    """Refuse "the two sides", "one day", "a minority of the 80 firms", "up three places"."""
    before = words[figure.start - 1] if figure.start else ""
    if left.link == "of" and before in _POINTERS:
        raise Unreadable("the number is the whole of which something is a part")
    if figure.step is None and before in {"the", "all", "both"}:
        raise Unreadable("a number word that points at known things")
    if noun in TIME_NOUNS and figure.value == 1 and left.comparator == "eq":
        raise Unreadable("a period")
    if noun in _RANKS:
        raise Unreadable("a change of rank")


def _refuse_label(words: Sequence[str], figure: Quantity, left: Left) -> None:
    """Refuse, where nothing is counted, "65 and above", "the Group of Seven" and "8811"."""
    following = words[figure.end]
    is_whole = figure.step in (1, None)
    is_alone = left.position == figure.start and left.comparator == "eq" and following == END
    if figure.value < 1 and following == "of":
        raise Unreadable("a part that is no share")
    if figure.value <= _OLDEST and following in {"and", "or"}:
        raise Unreadable("the number may be an age")
    if left.link == "of" and is_whole and figure.value < _LARGEST_NAME:
        raise Unreadable("the number may be part of a name")
    if is_alone and figure.step == 1 and "," not in words[figure.start]:
        raise Unreadable("the number may be part of a name")
