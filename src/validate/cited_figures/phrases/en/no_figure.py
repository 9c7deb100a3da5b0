"""Numbers of an English sentence that are no figures: dates, times, names, scores, pronouns."""

import re
from collections.abc import Callable, Sequence

from .dates import date_at, year_of
from .figures import Figure
from .lexicon import LEXICON as LEX
from .lexicon import SCAN, SETS
from .numbers import COMMON_PARTS
from .sentence import Sentence
from .tokens import END, OTHER

Ended = tuple[int, str]
_DIGITS = frozenset("0123456789")
_SPANNING = frozenset({"-", "to"})
_ENDINGS = SETS.stops - {"of", "a", "an", "the"} | {END}
_LINKING = frozenset({"and", "to", "or", "-", ","})
_CHAIN_MARKS = frozenset(":-/")
_TOUCHING = frozenset({"/", "^", "@", ".", "\\", "&", "'", OTHER})
_LONGEST_SCORE = 3
_LOCAL_PHONE = 3
_LONGEST_UNIT = 4  # characters of one such as MPa
_RANGE = 3  # tokens: two numbers and a hyphen
_SHORTEST_RUN = 3
_HUNDRED = 100
_YEAR_DIGITS = 4
_LAST_DAY, _OLDEST = 31, 100
_TIME = re.compile(r"(?:[01]?[0-9]|2[0-3])\.[0-5][0-9]")
_PRICING = frozenset({"link", "move"})  # a target raised to 240p
_ZOOM = 3  # digits of a factor such as 100X
_ORDINALS, _PARTS_OF_YEARS = SETS.ordinals, frozenset({"quarter", "half"})
_DATE_STARTS = LEX.months.keys() | SETS.date_starts


def no_figure(sentence: Sentence, position: int) -> Ended | None:
    """Return where a date, a time, a score and the like ends that begins here, and its name."""
    if sentence.words[position] in _DATE_STARTS:
        return _named_date(sentence, position)
    if sentence.words[position][0] not in _DIGITS:
        return _frequency(sentence, position)
    tests = (_numbered, _date, _days, _touched, _odds, _chain, _run, _product, _suffixed, _called)
    return next(filter(None, (test(sentence, position) for test in tests)), None)


def is_name(sentence: Sentence, figure: Figure) -> str:
    """Return what a number is that neither counts nor measures: a label, part of a name; or ""."""
    if figure.unit or figure.pers or figure.scale != 1 or figure.is_money or figure.sign:
        return ""
    tests = _OF_DIGITS if sentence.words[figure.start][0] in _DIGITS else _OF_WORDS
    return next(filter(None, (test(sentence, figure) for test in tests)), "")


# ---- dates and times ---------------------------------------------------------------------------


def _named_date(sentence: Sentence, position: int) -> Ended | None:
    """Return a date that begins with a word: March 2017, the first half of 2019."""
    date = date_at(sentence.tokens, position)
    is_date = date and (sentence.words[position] in LEX.months or "XXXX" not in date.label)
    if not (date and is_date):
        return None
    end = sentence.date_end(date)
    return (end, "a date") if end > position else None


def _date(sentence: Sentence, position: int) -> Ended | None:
    date = date_at(sentence.tokens, position)
    if date and date.end > position + 1:
        return date.end, "a date"
    return (position + 1, "a date") if is_year(sentence, position) else None


def _days(sentence: Sentence, position: int) -> Ended | None:
    """Return the first of two days of one month: from 4 to 9 July, on 4 and 5 June."""
    words = sentence.words
    if not _is_day(words[position]) or words[position + 1] not in _LINKING:
        return None
    is_date = _is_day(words[position + 2]) and words[position + 3] in LEX.months
    return (position + 1, "a date") if is_date else None


def _is_day(word: str) -> bool:
    return word.isdigit() and len(word) < _YEAR_DIGITS and 0 < int(word) <= _LAST_DAY


def _called(sentence: Sentence, position: int) -> Ended | None:
    """Return the time of "the 7.15 to Leeds", and the age of "under-21 football"."""
    words = sentence.words
    is_time = sentence.before(position) == "the" and _TIME.fullmatch(words[position])
    if is_time and words[position + 1] in SCAN.called_by_time:
        return position + 1, "a time"
    if sentence.before(position) not in SCAN.age_groups:
        return None
    start = sentence.span(position, position + 1)[0]
    is_joined = sentence.text[start - 1 : start] == "-"
    return (position + 1, "an age") if is_joined and _is_bare_age(sentence, position) else None


def _is_bare_age(sentence: Sentence, position: int) -> bool:
    word, after = sentence.words[position], sentence.words[position + 1]
    is_age = word.isdigit() and int(word) < _OLDEST
    return is_age and after not in LEX.unit_starts and after not in LEX.scales and after != "%"


def is_year(sentence: Sentence, position: int) -> bool:
    """Return whether four digits are a year rather than a number of things."""
    words = sentence.words
    before, after = sentence.before(position), words[position + 1]
    year = year_of(words, position) or _old_year(words[position], before)
    if year and after in _ORDINALS and words[position + 2] in _PARTS_OF_YEARS:
        return True  # its 2012 second quarter
    if not year or before in LEX.prefixes or after in LEX.scales or after in LEX.unit_starts:
        return False
    if sentence.raws[position + 1] in LEX.symbols or after == "%":
        return False
    is_sure = year_of(words, position) and int(year) % _HUNDRED
    is_named = before == "of" and sentence.raws[max(0, position - 2)][0].isupper()  # Class of 2025
    may_count = not is_sure or (before in {"of", "for"} and not is_named)
    may_count = may_count and after not in SCAN.dated
    is_counted = sentence.noun_end(position + 1) == position + 2
    if after in SETS.persons or (may_count and is_counted):
        return bool(is_sure) and before in SCAN.year_leads
    return sentence.role(position)[0] != "bound" or before in SCAN.year_leads


def _numbered(sentence: Sentence, position: int) -> Ended | None:
    """Return a number that only numbers something: section 4, junctions 12 and 14."""
    after = sentence.words[position + 1]
    letter = sentence.raws[position + 1]
    is_letter = len(after) == 1 and (
        letter.isupper() or (letter.isalpha() and sentence.tight[position + 1])
    )  # room 12B, phase 2b
    if not is_letter and (after in LEX.unit_starts or after in LEX.scales or after == "%"):
        return None
    at = position - (sentence.before(position) == "-")  # covid -19
    at -= sentence.before(at) == "." and sentence.before(at - 1) in SCAN.labels  # Sec. 4
    label = sentence.before(at)
    if label in SETS.be and sentence.before(at - 1) in SCAN.codes:
        return position + 1, "a code"
    if sentence.is_past_time(at):
        return None  # last year 1 in 20 cars
    if label in SCAN.labels:
        is_label = sentence.raws[at - 1][0].isupper() or not sentence.is_counted(position + 1)
    else:
        is_label = label[-1:] == "s" and label[:-1] in SCAN.labels and after in _LINKING
    return (position + 1, "a label") if is_label else None


def _old_year(word: str, before: str) -> str:
    """Return "1847" of "in 1847", or "": without such a word only later numbers are years."""
    is_year = len(word) == _YEAR_DIGITS and word.isdigit() and word[0] in "12"
    return word if is_year and before in SCAN.old_years else ""


def _suffixed(sentence: Sentence, position: int) -> Ended | None:
    """Return what the letters behind digits make of them: 22nd, 1990s, 11 a.m., 5g."""
    after, is_tight = sentence.words[position + 1], sentence.tight[position + 1]
    if is_tight and after.partition("-")[0] in SETS.ordinal_ends:
        return position + 2, "an ordinal"
    if is_tight and after == "s":
        return position + 2, "a decade or a name"
    if after == "°" and is_tight and sentence.raws[position + 2] in SCAN.compass:
        return position + 3, "a place"
    if sentence.raws[position + 1] in SCAN.eras:
        return position + 2, "a date"
    if after in SCAN.clock:
        return position + 2, "a time"
    return None if sentence.words[position][-1].isdigit() else (position + 1, "part of a name")


def _product(sentence: Sentence, position: int) -> Ended | None:
    """Return what the letter behind digits makes of them in products: 1080p, Ryzen 7 3700X."""
    word, raw = sentence.words[position], sentence.raws[position + 1]
    if not sentence.tight[position + 1]:
        return None
    is_short = raw == "K" and len(word) < _ZOOM and sentence.before(position) not in LEX.prefixes
    if is_short and sentence.goes_on(position + 2) and not sentence.is_counted(position + 2):
        return position + 2, "part of a name"  # a 5K display
    if word + raw in SCAN.resolutions and sentence.role(position)[0] not in _PRICING:
        return position + 2, "a size of pictures"
    return (position + 2, "part of a name") if raw == "X" and len(word) > _ZOOM else None


def _chain(sentence: Sentence, position: int) -> Ended | None:
    """Return where digits joined by colons, hyphens or slashes end: 9:35, 2019-09-01, 2-1."""
    words, tight = sentence.words, sentence.tight
    end, marks = position + 1, ""
    if _is_dialled(words[position]):
        while words[end][0] in _DIGITS:
            end += 1
        return end, "a code"
    odds, _, rest = words[end + 1].partition("-")
    if words[end] == "-" and odds in SCAN.odds and rest.isdigit():
        return end + 2, "a score"  # 2-for-5
    while words[end] in _CHAIN_MARKS and tight[end] and tight[end + 1]:
        if words[end + 1][0] not in _DIGITS:
            break
        marks += words[end]
        end += 2
    if marks.startswith(":"):
        return end + (words[end] in SCAN.clock), "a time or a ratio"
    if len(marks) > 1 and not (marks == "-/" and _is_mixed(words, position)):
        return end, "a date or a code"
    return _pair(sentence, position, end, marks)


def _pair(sentence: Sentence, position: int, end: int, marks: str) -> Ended | None:
    """Return what two numbers are that a slash or a hyphen joins: 24/7, 2-1."""
    if marks == "/" and _is_no_part(sentence, position):
        return end, "a ratio"
    return (end, "a score") if marks == "-" and _is_score(sentence, position) else None


def _is_no_part(sentence: Sentence, position: int) -> bool:
    """Return whether a whole number over a smaller one stands here, with no unit behind it."""
    first, second, end = sentence.words[position], sentence.words[position + 2], position + _RANGE
    is_whole = first.isdigit() and second.isdigit() and int(first) >= int(second)
    is_unit = sentence.words[end] in LEX.unit_starts or sentence.raws[end] in LEX.symbols
    return is_whole and not is_unit


def _odds(sentence: Sentence, position: int) -> Ended | None:
    """Return the ratio that "10-of-17" is, and "2-to-1" where nothing is counted behind it."""
    words, end = sentence.words, position + _RANGE
    link = words[position + 1]
    first, last = (words[at].replace(".", "") for at in (position, end - 1))  # 1.9-to-1
    is_odds = link in {"to", "of"} and first.isdigit() and last.isdigit()
    if not is_odds or sentence.text[sentence.span(position + 1, position + 2)[0] - 1] != "-":
        return None
    is_range = words[end] in LEX.unit_starts | {"%", "-"} or sentence.is_counted(end)
    return None if is_range and link == "to" else (end, "a score")


def _is_mixed(words: Sequence[str], position: int) -> bool:
    """Return whether a whole number and a common part stand at a position: 1-1/4."""
    first, numerator, denominator = words[position : position + 5 : 2]
    is_whole = first.isdigit() and numerator.isdigit() and denominator.isdigit()
    return is_whole and int(numerator) < int(denominator) and int(denominator) in COMMON_PARTS


def _run(sentence: Sentence, position: int) -> Ended | None:
    """Return where numbers in a row end, as those of pages in "1 2 3 next"."""
    end = position
    while sentence.words[end][0] in _DIGITS:
        end += 1
    return (end, "a list of numbers") if end - position >= _SHORTEST_RUN else None


def _is_dialled(word: str) -> bool:
    return word[0] == "0" and len(word) > 1 and word.replace("\u00a0", "").isdigit()


def _is_score(sentence: Sentence, position: int) -> bool:
    """Return whether "2-1" is a score, or "555-1234" a code; "5-7 percent" is a range."""
    words = sentence.words
    first, second, after = words[position], words[position + 2], words[position + 3]
    if not (first.isdigit() and second.isdigit()) or after in LEX.unit_starts or after == "%":
        return False
    if len(first) > _LONGEST_SCORE or len(second) > _LONGEST_SCORE:
        return len(first) == _LOCAL_PHONE or not sentence.has_noun(position + _RANGE)
    is_said = sentence.before(position) in SCAN.scores or after in SCAN.scores
    start = position - (sentence.before(position) == ",") - _RANGE
    end = position + _RANGE + (after == ",")
    is_next = _is_pair(words, start) or _is_pair(words, end)
    return is_said or is_next or int(first) >= int(second)


def _is_pair(words: Sequence[str], position: int) -> bool:
    """Return whether two whole numbers and a hyphen stand here: the sets of 7-5 3-6 6-4."""
    if position < 0:
        return False
    first, mark, second = words[position : position + _RANGE]
    return mark == "-" and first.isdigit() and second.isdigit()


def _touched(sentence: Sentence, position: int) -> Ended | None:
    """Return a number that hangs on something before it: an address, a code."""
    is_joined = position > 0 and sentence.tight[position]
    return (
        (position + 1, "part of a code")
        if is_joined and sentence.before(position) in _TOUCHING
        else None
    )


def _frequency(sentence: Sentence, position: int) -> Ended | None:
    """Return "twice" where it counts events (scored twice as they won), and the half of a game."""
    words = sentence.words
    if (
        words[position] == "half"
        and sentence.before(position) == "the"
        and words[position + 1] in _ENDINGS
    ):
        return position + 1, "a period"  # at the half
    if words[position] == "quarter" and not _is_part(sentence, position):
        return position + 1, "a period"
    if words[position] not in SCAN.frequencies:
        return None
    is_factor = words[position + 1] == "as" and words[position + 2] in SCAN.degrees
    is_factor = is_factor or words[position + 1] in SCAN.multiplied
    return None if is_factor else (position + 1, "a frequency")


def _is_part(sentence: Sentence, position: int) -> bool:
    """Return whether a bare "quarter" is a part: quarter of a million, a quarter-mile track."""
    after = sentence.words[position + 1]
    is_led = sentence.before(position) in LEX.cardinals or sentence.before(position) in {"a", "-"}
    return is_led or after == "of" or after in LEX.unit_starts


# ---- names -------------------------------------------------------------------------------------


def _age(sentence: Sentence, figure: Figure) -> str:
    before, after = sentence.before(figure.start), sentence.words[figure.end]
    is_age = before in SCAN.ages or (before in SETS.persons and after in _SPANNING)
    return "an age" if is_age else ""


def _mark(sentence: Sentence, figure: Figure) -> str:
    words, start, end = sentence.words, figure.start, figure.end
    if start == 0 and words[end] in {".", ")"} and end < sentence.size - 1:
        return "a list number"
    if sentence.before(start) == "[" and words[end] == "]":
        return "a mark of a note"
    is_lettered = words[end] == "(" and sentence.tight[end] and len(words[end + 1]) == 1
    if is_lettered and words[end + 1].isalpha() and words[end + 2] == ")":
        return "part of a name"  # 401(k)
    is_aside = start > 1 and words[start - 1] == "(" and words[end] == ")"
    return "part of a name" if is_aside and sentence.raws[start - 2][0].isupper() else ""


def _named(sentence: Sentence, figure: Figure) -> str:
    """Return whether words with capital letters touch the number: iPhone 11, 787 Dreamliner."""
    start, end = figure.start, figure.end
    if "," in sentence.words[start] or figure.is_label or _is_range_start(sentence, end):
        return ""
    is_part = start > 0 and _is_name_before(sentence, start)
    is_part = is_part or sentence.words[end] in SCAN.models
    is_part = is_part or (sentence.words[end] in SCAN.indices and not sentence.is_counted(end))
    is_part = is_part or (_is_name_behind(sentence, start, end) and not sentence.is_counted(end))
    return "part of a name" if is_part else ""


def _is_range_start(sentence: Sentence, end: int) -> bool:
    """Return whether a number with a unit ends a range that a number before `end` begins."""
    words = sentence.words
    is_joined = words[end] == "to" or (words[end] == "-" and sentence.tight[end + 1])
    is_joined = (
        is_joined and words[end + 1][0] in _DIGITS and sentence.tight[end] == (words[end] == "-")
    )
    return is_joined and words[end + 2] in LEX.unit_starts


def _is_name_behind(sentence: Sentence, start: int, end: int) -> bool:
    raw = sentence.raws[end]
    before = sentence.raws[start - 1] if start else ""
    is_counting = before.islower() and before.isalpha() and before not in SETS.determiners
    if sentence.words[end + 1] == ":" or (raw.isupper() and len(raw) > 1 and is_counting):
        return False  # Deaths: 23 Tests: 48; and 77 RBI; but the 911 GTS
    is_unit = (
        raw in SCAN.degrees_of
        or (raw in SCAN.unit_letters and not sentence.tight[end])
        or (sentence.words[end + 1] == "/" and sentence.tight[end + 1])
        or raw in LEX.symbols
        or ("." in sentence.words[start] and raw.isupper())
    )
    is_unit = is_unit or (len(raw) <= _LONGEST_UNIT and not raw.isupper() and not raw.istitle())
    return raw[0].isupper() and not is_unit


def _is_name_before(sentence: Sentence, start: int) -> bool:
    word, raw = sentence.words[start - 1], sentence.raws[start - 1]
    if word in SCAN.lists:
        return True
    if word in SCAN.weekdays or "'" in word:
        return False
    if not (raw[0].isalpha() and any(map(str.isupper, raw))):
        return False
    if sentence.before(start - 1) in SCAN.places and sentence.is_counted(start + 1):
        return False  # in Utopia 40 people
    is_first = start == 1 or sentence.words[start - 2] in {".", '"', ":"}
    return not is_first or (sentence.role(start)[0] == "" and word not in SETS.stops)


def _joined(sentence: Sentence, figure: Figure) -> str:
    """Return whether capital letters or digits touch the digits: 9AB8, 4x4; not 41.2C."""
    after = sentence.raws[figure.end]
    is_part = after[0].isupper() or after[0].isdigit() or after in SCAN.name_ends
    is_part = is_part or (after[0] == "x" and after[1:2].isdigit())  # 4x4
    if after in SCAN.degrees_of and not _is_name_before(sentence, figure.start):
        return ""
    return "part of a name" if sentence.tight[figure.end] and is_part else ""


def _name_in_words(sentence: Sentence, figure: Figure) -> str:
    """Return whether a number word is one of a name: the Kick Six, Three Mile Island."""
    raws, start, end = sentence.raws, figure.start, figure.end
    if not raws[start][0].isupper():
        return ""
    is_part = start > 0 and raws[start - 1][0].isupper()
    noun_end = sentence.noun_end(end, is_one=figure.value == 1)
    is_counted = noun_end > end and (figure.value != 1 or raws[noun_end - 1].islower())
    is_part = is_part or (raws[end][0].isupper() and not is_counted)
    return "part of a name" if is_part else ""


def _labelled(sentence: Sentence, figure: Figure) -> str:
    """Return whether a number word only numbers something: chapter two."""
    before = sentence.before(figure.start)
    is_led = before in SCAN.labels and not sentence.is_past_time(figure.start)
    return "a label" if is_led and not sentence.is_counted(figure.end) else ""


def _body(sentence: Sentence, figure: Figure) -> str:
    """Return whether a number is part of the name of a body or a goal: Group of Seven, net zero."""
    start = figure.start
    if figure.value == 0:
        return "part of a name" if sentence.before(start) in SCAN.zeros else ""
    is_name = sentence.before(start) == "of" and sentence.raws[max(0, start - 2)][0].isupper()
    is_body = is_name and sentence.before(start - 1) in SCAN.bodies
    return "part of a name" if is_body else ""


def _pronoun(sentence: Sentence, figure: Figure) -> str:
    """Return whether "one" is a pronoun: on one, the same one."""
    if figure.value != 1 or figure.end != figure.start + 1:
        return ""
    after = sentence.words[figure.end]
    is_led = sentence.before(figure.start) in SCAN.pronouns_before
    is_pronoun = is_led or after in SCAN.pronouns_behind or not after[0].isalpha()
    return "a pronoun" if is_pronoun else ""


_Tests = tuple[Callable[[Sentence, Figure], str], ...]
_OF_DIGITS: _Tests = (_age, _mark, _body, _named, _joined)
_OF_WORDS: _Tests = (_age, _pronoun, _body, _labelled, _name_in_words)
