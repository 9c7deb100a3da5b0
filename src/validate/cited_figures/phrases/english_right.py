"""What the English words after a figure say: bound, direction, noun."""

from collections.abc import Sequence
from typing import NamedTuple

from . import english_words as w
from .english_numbers import END, is_numeral
from .lookup import PhraseTable
from .lookup import words as words_of
from .numerals import Quantity
from .reading import Unreadable
from .units import ENGLISH_CURRENCIES

_SUFFIXES = PhraseTable(
    (name, comparator) for comparator, names in w.SUFFIX_BOUNDS.items() for name in names
)
_UP = w.UP_NOUNS | w.UP_COMPARATIVES
_DOWN = w.DOWN_NOUNS | w.DOWN_COMPARATIVES
_COMPARATIVES = w.UP_COMPARATIVES | w.DOWN_COMPARATIVES
_MOVES = (w.UP_VERBS | w.DOWN_VERBS) - _UP - _DOWN
_SIZES = words_of("more higher greater larger bigger up") | w.UP_NOUNS
_UNCLEAR = w.AGES | w.UNCLEAR_NOUNS | w.AMBIGUOUS_MONEY | frozenset(ENGLISH_CURRENCIES)
_PARTICLES = words_of("up down")
_COMPARED = words_of("from on compared") | {END}
_AFTER_NOUN = w.PUNCTUATION | _COMPARATIVES | w.ADVERBS
_MOVED = w.UP_VERBS | w.DOWN_VERBS | _UP | _DOWN
_AUXILIARIES = words_of("was were been be has have had , is are")
_PARTICIPLES = ("ed", "ing")
_REPORTED = words_of(
    "registered recorded seen posted reported logged forecast projected expected predicted noted "
    "observed estimated anticipated"
)
_NUMBER_WORDS = w.SMALL_NUMBERS.keys() | w.TENS.keys()
_AFTERMATH = 4


class Right(NamedTuple):
    """Bound, direction and counted noun, as far as the words after the figure say."""

    comparator: str
    direction: str
    noun: str


def read_right(words: Sequence[str], figure: Quantity, settled: str) -> Right:
    """Read the words after the figure; `settled` is its direction if known already, else ""."""
    start, comparator = _suffix(words, figure.end)
    end = start
    while words[end] not in w.STOPS and words[end] != END:
        end += 1
    if comparator == "eq" and end > start:
        comparator = _suffix(words, end)[1]
    phrase = [word for word in words[start:end] if word not in w.TIME_WORDS]
    if not phrase and words[end] in _COMPARATIVES:
        phrase = [words[end]]
    elif words[end] in _PARTICLES and words[end + 1] in _COMPARED:
        phrase.append(words[end])
    if len(phrase) > 1:
        phrase = _without_participle(phrase)
    direction = _direction(phrase, figure, settled)
    _check(words, phrase, end)
    if figure.unit == "times" and not settled and end == figure.end:
        _check_times(words[end - 1 : end + 1])
    if figure.unit in w.SHARES and not settled and direction == "level":
        _check_share(phrase)
    if words[end] == "per" or (words[end] in w.ARTICLES and words[end + 1] in w.CLOCK_WORDS):
        _check_per(words[end + 1], figure.unit)
    return Right(comparator, direction, "" if figure.unit else _noun(phrase))


def _suffix(words: Sequence[str], position: int) -> tuple[int, str]:
    match = _SUFFIXES.after(words, position)
    return (position + match[1], match[0]) if match else (position, "eq")


# ---- direction -----------------------------------------------------------------------------


def _direction(phrase: Sequence[str], figure: Quantity, settled: str) -> str:
    if not phrase:
        return "level"
    way = _way(phrase[0]) if phrase[0] in _COMPARATIVES else _way_of_noun(phrase, figure)
    if figure.unit == "times" and way != "level":
        return _multiple_way(phrase, way)
    if settled not in ("", way) and way != "level":
        raise Unreadable("two words of direction")
    return way


def _way(word: str) -> str:
    return "up" if word in _UP else "down" if word in _DOWN else "level"


def _without_participle(phrase: list[str]) -> list[str]:
    """Read "the 1.6 percent advance registered in May" without its participle."""
    is_noun = phrase[-2] in w.UP_NOUNS or phrase[-2] in w.DOWN_NOUNS
    return phrase[:-1] if is_noun and phrase[-1] in _REPORTED else phrase


def _way_of_noun(phrase: Sequence[str], figure: Quantity) -> str:
    """Read "8 percent growth" and "a 3 million drop", but count "5,000 job cuts"."""
    way = _way(phrase[-1])
    modifiers = [word for word in phrase[:-1] if word not in w.NEUTRAL_NOUNS]
    if modifiers and figure.unit == "" and phrase[-1] not in _COMPARATIVES:
        return "level"
    if modifiers and way == "down" and figure.unit:
        raise Unreadable("unclear whether the number is a level or a fall")
    return way


def _multiple_way(phrase: Sequence[str], way: str) -> str:
    if way == "down":
        raise Unreadable("a fall counted in times")
    return way if phrase[0] in _SIZES and phrase[1:2] != ["likely"] else "level"


# ---- noun ----------------------------------------------------------------------------------


def _noun(phrase: Sequence[str]) -> str:
    words = list(phrase[1:] if phrase and phrase[0] in _COMPARATIVES else phrase)
    words = words[: _participle(words)]
    while words and (words[-1].endswith("ly") or words[-1] in _AFTER_NOUN):
        words.pop()
    if len(words) > 1 and words[-1] in w.STATES and is_plural(words[-2]):
        words.pop()  # "300 people injured"
    if len(words) > 1 and any(is_numeral(word) or word in _NUMBER_WORDS for word in words):
        raise Unreadable("a number inside what is counted")
    if words and _is_unclear(words[-1]):
        raise Unreadable(f"unclear word {words[-1]!r} after the number")
    if not words or words[-1] in w.MARKS or (len(words) == 1 and words[0] in _UP | _DOWN):
        return ""
    head, before = words[-1], words[-2] if len(words) > 1 else ""
    return f"{before} {head}" if w.COMPOUND_NOUNS.get(head) == before != "" else head


def _is_unclear(head: str) -> bool:
    """Tell whether the word is an age, a currency without a country, a symbol or a formula."""
    is_symbol = len(head.partition("-")[0]) == 1 or not head.replace("-", "a").isalpha()
    return is_symbol or head in _UNCLEAR


def _participle(words: Sequence[str]) -> int:
    """Find where "firms registered", "people living" ends its noun."""
    if words and words[0] in w.PAST_VERBS:
        return 0
    for position in range(1, len(words)):
        is_verb = words[position].endswith(_PARTICIPLES) or words[position] in w.FINITE_VERBS
        if is_verb and is_plural(words[position - 1]):
            return position
    return len(words)


def is_plural(word: str) -> bool:
    """Tell whether the noun looks like a plural."""
    is_singular = word.endswith(("ss", "us", "is")) and word.islower()
    return word in w.PLURALS or (word.endswith("s") and not is_singular)


# ---- what must not be there ----------------------------------------------------------------


def _check(words: Sequence[str], phrase: Sequence[str], end: int) -> None:
    if "respectively" in words:
        raise Unreadable("one number of several")
    if words[end] in w.AGES or (phrase and _hides_amount(phrase[0])):
        raise Unreadable("a point in time or an unclear amount")
    if not _MOVES.isdisjoint(phrase[-1:]):
        raise Unreadable(f"unclear word {phrase[-1]!r} after the number")
    if words[end] == "than" and _is_compared_with_fall(words, phrase, end):
        raise Unreadable("a difference between two changes")
    if words[end] in _AUXILIARIES and not w.DOWN_VERBS.isdisjoint(words[end : end + _AFTERMATH]):
        raise Unreadable("a word of direction after the number")


def _is_compared_with_fall(words: Sequence[str], phrase: Sequence[str], end: int) -> bool:
    """Tell whether "0.1 points deeper than the decline in May" follows."""
    is_compared = len(phrase) > 0 and phrase[-1] in _COMPARATIVES
    return is_compared and not w.DOWN_NOUNS.isdisjoint(words[end : end + _AFTERMATH])


def _hides_amount(word: str) -> bool:
    """Tell whether the word changes the number before it: odd, million-strong."""
    return word == "odd" or word.partition("-")[0] in w.SCALES


def _check_per(base: str, unit: str) -> None:
    is_speed = base in w.CLOCK_WORDS and unit.startswith("unit:")
    if (base not in w.PER_WORDS and not unit.isupper()) or is_speed:
        raise Unreadable(f"a rate per {base}")


def _check_times(around: Sequence[str]) -> None:
    if around[0] in w.FREQUENCIES and around[1] in w.FREQUENCY_LEADS:
        raise Unreadable("a frequency")


def _check_share(phrase: Sequence[str]) -> None:
    """Refuse "5 percent foo", but read "a 5 percent mortality rate"."""
    unknown = [word for word in phrase if word not in w.NEUTRAL_NOUNS and not word.endswith("ly")]
    is_named = phrase[-1:] and phrase[-1] in w.NEUTRAL_NOUNS and _MOVED.isdisjoint(phrase)
    if unknown and not is_named:
        raise Unreadable(f"unknown word {unknown[0]!r} after the number")
