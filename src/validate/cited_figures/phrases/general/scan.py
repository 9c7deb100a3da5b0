"""The numbers of a sentence, and the phrase that states each figure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ..mention import DIRECTIONS, NO_FIGURE, Mention, directed
from ..reading import NO_SIGN, NO_UNIT, Reading, Unreadable
from . import read_by_words
from .amounts import Amount, amount_of, per_at
from .before import SIGNS, Before, whole_at
from .behind import noun_at
from .numbers import Number, number_at
from .periods import starts_of
from .ranges import Figure, read_figure
from .tokens import Tokens
from .words import Meaning, Words, reason_of

_NEAR = frozenset({"bound", "currency", "sign", "article", "adjective"})
_FAR = _NEAR | {"link", "verb", "noun", "split", "fill", "factor"}
_LINKED = _NEAR | {"link"}
_CHANGES = frozenset({"verb", "noun", "split"})
_BEHIND = frozenset({"bound", "move", "verb"})
_FILL = Meaning("fill")
_UNCOUNTED = "what is counted is not read"
_TO = Meaning("link", "to")
_BY = Meaning("link", "by")
_BEYOND = "its verb stands behind another number"
_IDLE = frozenset({"level", "fill"})
_TWO_DIGITS = 2
_LONGEST_SCORE = 3
_SCORE_MARKS = frozenset(":-")
_YEAR = NO_FIGURE + "it may be a year"
_MINUS = Meaning("sign", "-")
_ARTICLES = frozenset({Meaning("article"), Meaning("link", "loose")})
_UP_TO, _UNKNOWN = {Meaning("link", "upto"), Meaning("link", "most")}, Meaning("text")
_REACH = 8  # words between a verb and its number, or behind a number
_DIGIT = re.compile("[0-9]")
_PAUSES = frozenset(',、;:.!?()"')
_RESTATING, _RESTATED_ENDS = frozenset(",("), frozenset({",", ")", ".", ""})
_RESTATES = "it restates the change in front of it"
_CLAUSE_ENDS = _PAUSES | {""}


class _Phrase(NamedTuple):
    """Tokens around a number: where they begin, the number, where they end."""

    left: int
    position: int
    right: int


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    tokens: Tokens
    starts: list[int]
    words: Words

    def cut(self, first: int, last: int) -> str:
        """Return the text from one token up to another, which is left out."""
        return self.text[self.starts[first] : self.end(last)]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return where the tokens from one up to another begin and end."""
        return self.starts[first], self.end(last)

    def end(self, last: int) -> int:
        """Return where the token in front of one ends."""
        return self.starts[last - 1] + len(self.tokens.raws[last - 1])


def scan_by_words(sentence: str, words: Words) -> Iterator[Mention]:
    """Yield the numbers of a sentence in normal form, in order, each with its phrase."""
    try:
        tokens = words.tokens(sentence)
    except Unreadable:
        return
    cut = _Sentence(sentence, tokens, starts_of(sentence, tokens, words), words)
    position = done = 0
    last: Mention | None = None
    while tokens.raws[position]:
        found = words.meaning(words.behind, tokens, position)
        if found and found[0].role == "period":
            yield from _period(cut, position, position + found[1])
            position += found[1]
            continue
        per = words.per_whole.after(tokens.keys, position)
        length = max(found[1] if found else 1, per[1] if per else 1)
        if length > 1 and "number" in tokens.kinds[position : position + length]:
            position += length  # a name such as "Ibex 35", or a denominator
            continue
        mention, end = _number(cut, position, done)
        if mention:
            mention = _again(cut, last, done, position, mention)
            last = mention if mention.reading else last
            yield mention
            is_aside = mention.reason.startswith(NO_FIGURE)
            done = done if is_aside else end  # "stieg 2023 um 4 %" is one phrase
        position = end


def _again(
    cut: _Sentence, last: Mention | None, done: int, position: int, mention: Mention
) -> Mention:
    """Return a percentage with the direction of the change that it restates: 30 Punkte (0,4 %)."""
    reading, tokens, words = mention.reading, cut.tokens, cut.words
    way = last.reading.direction if last and last.reading else ""
    is_share = reading is not None and reading.unit == "percent"
    if way not in DIRECTIONS or reading is None or not is_share or reading.direction != "level":
        return mention
    between = range(done, position)
    found = (words.before.after(tokens.keys, at) for at in between)
    is_led = all(
        tokens.raws[at] in _RESTATING
        or tokens.keys[at] in words.restating
        or (meaning is not None and meaning[0] in _ARTICLES)
        for at, meaning in zip(between, found, strict=True)
    )
    after = next((at for at, start in enumerate(cut.starts) if start >= mention.end), 0)
    goal = words.before.after(tokens.keys, after)
    is_last = cut.text[mention.end : mention.end + 1] in _RESTATED_ENDS
    is_last = is_last or (goal is not None and goal[0] == _TO)
    return directed(mention, way, _RESTATES) if is_led and between and is_last else mention


def _period(cut: _Sentence, first: int, last: int) -> Iterator[Mention]:
    if _DIGIT.search(cut.cut(first, last)):
        yield Mention(*cut.span(first, last), None, NO_FIGURE + "a date or a period")


def _number(cut: _Sentence, position: int, done: int) -> tuple[Mention | None, int]:
    """Return the number at a token with its phrase, and the token behind it."""
    tokens, words = cut.tokens, cut.words
    is_printed = tokens.kinds[position] == "number"
    end = _score_end(tokens, position)
    if end > position + 1:
        return Mention(*cut.span(position, end), None, NO_FIGURE + "a time or a score"), end
    try:
        whole = whole_at(tokens, position, Before(), words)
        number = whole or number_at(tokens, position, words)
    except Unreadable as refusal:
        span = cut.span(position, position + 1)
        is_year = tokens.classes[position] == "{year}"  # "seit 2021 verdoppelt"
        reason = _YEAR if is_year else refusal.reason
        return Mention(*span, None, reason) if is_printed else None, position + 1
    if number is None:
        return _one_of_several(cut, position)
    if not (is_printed or number.value):
        return None, number.end  # "bajo cero"
    pair = _pair(cut, position, number, is_part=whole is not None)
    if pair:
        mention, end = _mention(cut, position, pair, done)
        is_sure = whole is not None or mention.reading is None or not mention.reason
        if is_sure or _opener(cut, position) in words.between:
            return mention, end
    amount, reason = _amount(cut, number)
    goes_on = amount.unit != "" and _is_rest(cut, amount.end)
    reason = reason or ("its value may go on behind the unit" if goes_on else "")
    mention, end = _mention(cut, position, amount, done, reason)
    return mention, end + goes_on


def _score_end(tokens: Tokens, position: int) -> int:
    """Return where "3:1", "6-4" ends, or where one number does."""
    end = position + 1
    while tokens.keys[end] in _SCORE_MARKS and tokens.glued[end] and tokens.glued[end + 1]:
        first, second = tokens.raws[end - 1], tokens.raws[end + 1]
        is_score = first.isdecimal() and second.isdigit()
        if tokens.keys[end] == "-":  # 5-7 euros
            is_score = is_score and len(first) <= _LONGEST_SCORE and int(first) >= int(second)
        if not is_score:
            break
        end += 2
    return end


def _one_of_several(cut: _Sentence, position: int) -> tuple[Mention | None, int]:
    """Return the part that "un habitant sur quatre" is, if it stands here."""
    tokens, words = cut.tokens, cut.words
    last = position + _REACH if tokens.keys[position] in words.ones else position
    for place in range(position + 1, min(last, len(tokens.raws) - 1)):
        link = words.ratios.after(tokens.keys, place)
        end = place + link[1] + 1 if link else 0
        try:
            reading = read_by_words(cut.cut(position, end), words) if link else None
        except (Unreadable, IndexError):
            return None, position + 1
        if reading:
            is_part = reading.unit == "fraction"
            span = cut.span(position, end)
            return (Mention(*span, reading), end) if is_part else (None, position + 1)
    return None, position + 1


def _opener(cut: _Sentence, position: int) -> str:
    """Return the word in front of a number and its article: "entre" el 2 %."""
    keys, place = cut.tokens.keys, position - 1
    found = cut.words.before.after(keys, place) if place > 0 else None
    place -= found is not None and found[0] in _ARTICLES
    return keys[place] if place >= 0 else ""


def _pair(cut: _Sentence, position: int, number: Number, *, is_part: bool) -> Figure | None:
    """Return the range or the part of a whole that begins with a number, if there is one."""
    tokens, words = cut.tokens, cut.words
    before = Before(number=number, opener=_opener(cut, position), is_part=is_part)
    try:
        figure = read_figure(tokens, before, words)
    except Unreadable:
        return None
    is_change = figure.upper is not None and tokens.keys[figure.end] in words.goals
    is_pair = is_part or (figure.upper is not None and not is_change) or figure.unit == "fraction"
    return figure if is_pair else None


def _amount(cut: _Sentence, number: Number) -> tuple[Amount, str]:
    """Return a number with its unit, and the reason why a unit is not understood.

    What else is not understood behind the number may stand behind the phrase.
    """
    try:
        return amount_of(cut.tokens, number, cut.words, ""), ""
    except Unreadable as refusal:
        plain = Amount(number.value, number.step, number.scale, number.unit, number.end)
        is_unit = cut.words.units.after(cut.tokens.keys, number.end) is not None
        return plain, refusal.reason if is_unit else ""


def _mention(
    cut: _Sentence, position: int, amount: Amount | Figure, done: int, refused: str = ""
) -> tuple[Mention, int]:
    """Return the shortest phrase around an amount that says how it moved and what it counts.

    With it comes the token behind the phrase or the amount.
    """
    front = _front(cut, position, done)
    aside = _aside(cut, position, front)
    if aside:
        span = cut.span(position, amount.end)
        return Mention(*span, None, NO_FIGURE + aside), amount.end
    stops = [meaning for meaning in front.values() if meaning.role == "stop"]
    reason = reason_of(stops[-1]) if stops else refused
    for left in () if reason else _lefts(cut, position, front):
        if done and any(front[place] in _UP_TO for place in range(left, position)):
            reason = "unclear whether the number is a bound or what a change led to"
            continue
        least = _rest_end(cut, left, position)
        for right in _rights(cut, amount):
            if right < least:
                continue
            try:
                reading = read_by_words(cut.cut(left, right), cut.words)
            except Unreadable as refusal:
                reason = reason or refusal.reason
                continue
            if doubt := _doubt(cut, amount, _Phrase(left, position, right), reading):
                reason = doubt if doubt.startswith(NO_FIGURE) else reason or doubt
                continue
            if amount.value in (abs(reading.value), reading.upper):
                mention = Mention(*cut.span(left, right), reading)
                if NO_SIGN in reading.notices:
                    mention = directed(mention, _way_beyond(cut, right), _BEYOND)
                return _judged(cut, position, mention), max(amount.end, right)
    return _seen(cut, position, amount, front, reason), amount.end


def _seen(
    cut: _Sentence,
    position: int,
    amount: Amount | Figure,
    front: dict[int, Meaning],
    reason: str,
) -> Mention:
    """Return an amount whose phrase is not read."""
    span = cut.span(position, amount.end)
    if not amount.unit and cut.tokens.classes[position] == "{year}":
        return Mention(*span, None, _YEAR)
    if reason.startswith(NO_FIGURE):
        return Mention(*span, None, reason)
    value = amount.value
    if front.get(position - 1) == _MINUS:
        span, value = (cut.starts[position - 1], span[1]), -value
    upper = amount.upper if isinstance(amount, Figure) else None
    comparator = "eq" if upper is None else "range"
    seen = Reading(comparator, value, upper, amount.unit or "count", "level", amount.step)
    mention = Mention(*span, seen, reason)
    if front.get(position - 1) == _BY:
        verb = front.get(position - 2, _UNKNOWN)
        way = verb.detail if verb.role == "verb" else _way_beyond(cut, amount.end)
        mention = directed(mention, way, reason or _BEYOND)
    return mention


def _way_beyond(cut: _Sentence, place: int) -> str:
    """Return the direction of the verb that ends a clause behind another number, or "level".

    It stands so far behind in "um 3 Prozent auf 45 Euro gestiegen".
    """
    tokens, words = cut.tokens, cut.words
    for at in range(place, min(place + _REACH, len(tokens.raws))):
        found = words.meaning(words.behind, tokens, at)
        if found and found[0].role == "verb":
            return found[0].detail if found[0].detail in DIRECTIONS else "level"
        if tokens.raws[at] in _PAUSES or (found and found[0].role == "conjunction"):
            break
    return "level"


def _doubt(cut: _Sentence, amount: Amount | Figure, phrase: _Phrase, reading: Reading) -> str:
    """Return why a reading may leave out what touches its phrase, or be no figure, or ""."""
    if reading.unit == "count":
        doubt = _doubt_of_bare(cut, amount, phrase)
    elif reading.unit.startswith("count:"):
        ends = cut.words.plurals
        is_noun = not ends or reading.value == 1 or reading.unit.endswith(ends)
        doubt = "" if is_noun else _UNCOUNTED
    else:
        return _doubt_of_measured(cut, phrase, reading)
    return doubt or _doubt_behind(cut, phrase.right)


def _doubt_of_bare(cut: _Sentence, amount: Amount | Figure, phrase: _Phrase) -> str:
    tokens, words, position = cut.tokens, cut.words, phrase.position
    before = tokens.raws[position - 1] if position else ""
    if words.is_spaced and before.isupper() and tokens.kinds[position - 1] == "word":
        return NO_FIGURE + "part of a name"  # auf der A 7
    if tokens.kinds[phrase.right + 1 : phrase.right + 2] == ["number"]:
        number = _number_or_none(cut, phrase.right + 1)  # "von 340 auf 95 Millionen Euro"
        if number and (number.scale != 1 or _amount(cut, number)[0].unit):
            return "its unit may stand at the next number"
    articles = (words.before.after(tokens.keys, place) for place in range(phrase.left, position))
    is_alone = all(found is not None and found[0] in _ARTICLES for found in articles)
    is_short = amount.scale == 1 and amount.step in (None, 1) and tokens.raws[position].isalnum()
    behind = words.behind.after(tokens.keys, amount.end)
    is_end = phrase.right == amount.end or (behind is not None and behind[0].role in _IDLE)
    if is_alone and is_short and is_end:
        return NO_UNIT
    is_unread = (
        tokens.kinds[phrase.right] == "word"
        and phrase.right == amount.end
        and words.meaning(words.behind, tokens, phrase.right) is None
        and words.meaning(words.before, tokens, phrase.right) is None
    )
    return _UNCOUNTED if is_unread and words.is_spaced else ""


def _doubt_of_measured(cut: _Sentence, phrase: _Phrase, reading: Reading) -> str:
    before = (
        cut.words.before.after(cut.tokens.keys, phrase.position - 1) if phrase.position else None
    )
    if reading.unit == "percentage_point" and _is_of_index(cut, phrase):
        return "points that may be those of an index"
    is_led = before is not None and before[0] == _TO
    return NO_FIGURE + "a time" if is_led and reading.unit == "unit:h" else ""


def _is_of_index(cut: _Sentence, phrase: _Phrase) -> bool:
    """Return whether an index stands in front of bare points: "el Merval ganó 15 puntos"."""
    tokens, words = cut.tokens, cut.words
    units = (words.units.after(tokens.keys, at) for at in range(phrase.position, phrase.right))
    lengths = [unit[1] for unit in units if unit and unit[0][0] == "percentage_point"]
    if not words.points or lengths[:1] != [1]:  # "puntos porcentuales" are none
        return False
    found = (words.before.after(tokens.keys, at) for at in range(phrase.position))
    return any(meaning is not None and meaning[0].role == "index" for meaning in found)


def _doubt_behind(cut: _Sentence, right: int) -> str:
    """Return why what touches a phrase from behind may change it."""
    tokens, words = cut.tokens, cut.words
    found = words.meaning(words.behind, tokens, right)
    if tokens.glued[right] and found is not None and found[0].role == "stop":
        return "a word at the number that may mean several things"
    is_longer = words.is_spaced and tokens.glued[right] and tokens.kinds[right] == "word"
    return "part of a longer word" if is_longer else ""  # der 34-Jährige


def _is_rest(cut: _Sentence, place: int) -> bool:
    """Return whether a number without a unit goes on behind one: 1 m 85, 3 euros 40."""
    after = cut.tokens.raws[place]
    if not (after.isdecimal() and len(after) == _TWO_DIGITS):
        return False
    number = _number_or_none(cut, place)
    return number is not None and number.scale == 1 and not _amount(cut, number)[0].unit


def _number_or_none(cut: _Sentence, place: int) -> Number | None:
    try:
        return number_at(cut.tokens, place, cut.words)
    except Unreadable:
        return None


def _aside(cut: _Sentence, position: int, front: dict[int, Meaning]) -> str:
    """Return what a number is that is no figure of its own: a rank, or part of a denominator."""
    if front.get(position - 1, _UNKNOWN).role == "label":
        return "a rank, a label or an age"
    is_per = position > 0 and _per_at(cut, position - 1) > 0
    return "part of a denominator" if is_per else ""


def _per_at(cut: _Sentence, place: int) -> int:
    """Return where the denominator ends that begins at a token with a word for nothing else."""
    if cut.tokens.keys[place] not in cut.words.per_only:
        return 0
    try:
        per = per_at(cut.tokens, place, cut.words)
    except Unreadable:
        return 0
    return per[1] if per else 0


def _judged(cut: _Sentence, position: int, mention: Mention) -> Mention:
    """Return a mention, or that its number is a year or a day of the month."""
    reading, kind = mention.reading, cut.tokens.classes[position]
    if reading and reading.unit == "count" and kind == "{year}":
        return Mention(mention.start, mention.end, None, _YEAR)
    is_day = reading is not None and reading.unit in cut.words.days and kind == "{n}"
    is_point = reading is not None and reading.comparator in {"eq", "range"}
    if is_day and is_point and not cut.text.startswith(cut.words.lasting, mention.end):
        return Mention(mention.start, mention.end, None, NO_FIGURE + "it may be a day")
    return mention


def _front(cut: _Sentence, position: int, done: int) -> dict[int, Meaning]:
    """Return what each token in front of a number does, back to the number in front of it."""
    found: dict[int, Meaning] = {}
    place = done
    while place < position:
        known = cut.words.meaning(cut.words.before, cut.tokens, place)
        meaning, length = known or (_sign(cut.tokens, place), 1)
        per, whole = _per_at(cut, place), cut.words.per_whole.after(cut.tokens.keys, place)
        if per or (whole and whole[1] > length):
            meaning, length = Meaning("per"), per - place if per else whole[1] if whole else 1
        if cut.tokens.raws[place] in _PAUSES:
            found, meaning, length = {}, _UNKNOWN, 1
            place += 1
            continue
        found |= dict.fromkeys(range(place, min(place + length, position)), meaning)
        place += length
    return found


def _sign(tokens: Tokens, place: int) -> Meaning:
    """Return the sign that touches the number behind it and nothing in front of it."""
    is_sign = tokens.raws[place] in SIGNS and tokens.glued[place + 1] and not tokens.glued[place]
    return Meaning("sign", tokens.raws[place]) if is_sign else _UNKNOWN


def _lefts(cut: _Sentence, position: int, front: dict[int, Meaning]) -> list[int]:
    """Return where the phrase may begin: with a word of change, with all known words, or near."""
    near = far = position
    while far - 1 in front and front[far - 1].role in _FAR:
        far -= 1
    while near > far and front[near - 1].role in _NEAR:
        near -= 1
    linked = near
    while linked > far and front[linked - 1].role in _LINKED:
        linked -= 1
    while far < near and front[far] == _FILL:
        far += 1
    opening = [place for place in front if front[place].role == "per"][:1]
    changes = [
        place
        for place in range(position - 1, max(position - _REACH, min(front, default=0)) - 1, -1)
        if front.get(place, _UNKNOWN).role in _CHANGES or _rest_end(cut, place, position)
    ]
    first = changes[:1]
    while first and front.get(first[0] - 1) == front[first[0]]:
        first = [first[0] - 1]
    alone = [] if front.get(position - 1, _UNKNOWN).role == "sign" else [position]
    return list(dict.fromkeys([*opening, *first, far, linked, near, *alone]))


def _rest_end(cut: _Sentence, place: int, position: int) -> int:
    """Return where the rest of a verb ends that begins in front of a number, or 0: gab 3 % nach.

    It ends its clause: in "gab 3 Verletzte nach dem Sturz" no verb has a rest.
    """
    tokens, words = cut.tokens, cut.words
    rests = words.split.get(tokens.keys[place], {})
    for end in range(position + 1, min(position + _REACH, len(tokens.raws))) if rests else ():
        after = words.meaning(words.behind, tokens, end)
        is_last = tokens.raws[end] in _CLAUSE_ENDS or (after and after[0].role == "conjunction")
        if tokens.keys[end - 1] in rests and is_last:
            return end
        if tokens.raws[end - 1] in _PAUSES:
            break
    return 0


def _rights(cut: _Sentence, amount: Amount | Figure) -> list[int]:
    """Return where the phrase may end: behind what is said of the number, its noun, its unit."""
    tokens, words = cut.tokens, cut.words
    try:
        end = amount.end if amount.unit else noun_at(tokens, amount.end, words)[1]
    except Unreadable:
        end = amount.end
    last = end
    while (more := _more(cut, last)) > last:
        last = more
    further = []
    for place in range(end + 1, min(end + _REACH, len(tokens.raws))):
        if tokens.raws[place - 1] in _PAUSES or tokens.kinds[place - 1] == "number":
            break
        further.append(place)
    return list(dict.fromkeys([last, end, amount.end, *further]))


def _more(cut: _Sentence, place: int) -> int:
    """Return where a denominator or a word of comparison or direction ends, or the same place."""
    tokens, words = cut.tokens, cut.words
    try:
        per = per_at(tokens, place, words)
    except Unreadable:
        return place
    if per:
        return per[1]
    whole = words.per_whole.after(tokens.keys, place)
    found = words.meaning(words.behind, tokens, place)
    if found and found[0].role == "object":  # 2000人を減らす
        verb = words.meaning(words.behind, tokens, place + found[1])
        found = (verb[0], found[1] + verb[1]) if verb else found
    is_said = found is not None and found[0].role in _BEHIND
    length = max(whole[1] if whole else 0, found[1] if found and is_said else 0)
    return place + length
