"""The numbers of an English sentence: which are figures, and the phrase that states each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..mention import NO_FIGURE, Mention
from ..reading import Reading, Unreadable
from .dates import date_at, year_of
from .figures import Context, Figure, figure_at, is_range, join_range, per_at
from .grammar import read_english
from .lexicon import LEXICON as LEX
from .noun import WAYS, is_plural
from .numbers import STARTS, number_at
from .tokens import END, tokenise_sentence

_DIGITS = frozenset("0123456789")
_SCAN = LEX.scan
_GLUED = re.compile(
    rf"(?<=[0-9])-(?=to-)|(?<![\w-])({'|'.join(sorted(_SCAN['glue']))})-(?=[0-9])"
    rf"|(?<![\w-])({'|'.join(LEX.cardinals)})-(?=[a-z])",
    re.IGNORECASE,
)
_LONGEST_NOUN = 5
_BOUNDS = frozenset({"bound", "fill"})
_SHARES = LEX.sets["shares"]
_PERIOD_PREPS = frozenset({"in", "during", "for"})
_OPENING = frozenset("([\"'")
_CLOSING = frozenset(")].,;:!?\"'")
_POINTERS = LEX.sets["pointers"] | {"both", "all"}
_DATE_STARTS = LEX.months.keys() | LEX.sets["date_starts"]


@dataclass(slots=True)
class _Number:
    """A number in the sentence; `figure` is None where it is none."""

    start: int
    end: int
    figure: Figure | None = None
    reason: str = ""


def scan_english(sentence: str, region: str = "") -> Iterator[Mention]:
    """Yield the numbers of a sentence in normal form, in order."""
    return _Scanner(sentence, region).mentions()


class _Scanner:
    """Walks once through the tokens of a sentence."""

    def __init__(self, sentence: str, region: str) -> None:
        self.sentence, self.region = sentence, region
        text = _GLUED.sub(_apart, sentence)
        self.tokens = tokenise_sentence(text)
        self.words, self.raws, self.tight = self.tokens[:3]
        self.context = Context(self.tokens, LEX.regions.get(region, "USD"), region)
        self.starts = _starts(text, self.raws[: self.tokens.size])

    def mentions(self) -> Iterator[Mention]:
        """Yield what the sentence says with each number."""
        done = 0
        for number in self._joined():
            mention = self._mention(number, done)
            done = number.end
            yield mention

    # ---- numbers ------------------------------------------------------------------------------

    def _joined(self) -> Iterator[_Number]:
        """Yield the numbers, two of a range as one."""
        last: _Number | None = None
        for number in self._numbers():
            joined = self._range(last, number) if last else None
            if joined:
                last = joined
                continue
            if last:
                yield last
            last = number
        if last:
            yield last

    def _range(self, low: _Number, high: _Number) -> _Number | None:
        if not (low.figure and high.figure and is_range(self.words, low.figure, high.figure)):
            return None
        link = self.words[low.figure.end]
        before = low.figure.start - 1
        if link == "to" and before >= 0 and self.words[before] == "from":
            is_range_verb = before > 0 and self.words[before - 1] in LEX.range_verbs | {"anywhere"}
            if not is_range_verb:
                return None
        try:
            figure = join_range(self.words, low.figure, high.figure)
        except Unreadable:
            return None
        return _Number(figure.start, figure.end, figure, low.reason or high.reason)

    def _numbers(self) -> Iterator[_Number]:
        words = self.words
        position, size = 0, self.tokens.size
        while position < size:
            word = words[position]
            if word[0] in _DIGITS or word in STARTS:
                number = self._number_at(position)
                if number:
                    yield number
                    position = number.end
                    continue
            elif word in _DATE_STARTS:
                date = date_at(self.tokens, position)
                if date is not None and (word in LEX.months or "XXXX" not in date.label):
                    if any(words[at][0] in _DIGITS for at in range(position, date.end)):
                        yield _Number(position, date.end, reason="a date")
                    position = date.end
                    continue
            position += 1

    def _number_at(self, position: int) -> _Number | None:
        end, reason = self._no_figure(position)
        if end:
            return _Number(position, end, reason=reason)
        try:
            figure = figure_at(self.context, position)
            reason = ""
        except Unreadable as refusal:
            figure, reason = self._bare(position), refusal.reason
        if figure is None:
            is_digit = self.words[position][0] in _DIGITS
            return _Number(position, position + 1, reason=reason or "a label") if is_digit else None
        label = self._label(figure)
        if label:
            return _Number(figure.start, figure.end, reason=label)
        return _Number(figure.start, figure.end, figure, reason)

    def _bare(self, position: int) -> Figure | None:
        """Return the mere number at a position whose neighbours are not understood."""
        try:
            number = number_at(self.tokens, position)
        except Unreadable:
            return None
        if number is None:
            return None
        return Figure(position, number.end, number.value, number.step, number.scale, number.unit)

    # ---- what is no figure --------------------------------------------------------------------

    def _no_figure(self, position: int) -> tuple[int, str]:
        """Return where a date, a time, an ordinal and the like ends, and its name; or 0."""
        if self.words[position][0] in _DIGITS:
            for test in (self._date, self._chain, self._suffixed):
                found = test(position)
                if found:
                    return found
        return 0, ""

    def _date(self, position: int) -> tuple[int, str] | None:
        date = date_at(self.tokens, position)
        is_date = date is not None and (date.end > position + 1 or self._is_year(position))
        return (date.end, "a date") if date and is_date else None

    def _suffixed(self, position: int) -> tuple[int, str] | None:
        """Return what the letters behind digits make of them: 22nd, 1990s, 11 a.m., 5g."""
        after, is_tight = self.words[position + 1], self.tight[position + 1]
        if is_tight and after.partition("-")[0] in {"st", "nd", "rd", "th"}:
            return position + 2, "an ordinal"
        if is_tight and after == "s":
            return position + 2, "a decade or a name"
        if after in _SCAN["clock"]:
            return position + 2, "a time"
        return None if self.words[position][-1].isdigit() else (position + 1, "part of a name")

    def _chain(self, position: int) -> tuple[int, str] | None:
        """Return where digits joined by colons, hyphens or slashes end: 9:35, 2019-09-01, 2-1."""
        words, tight = self.words, self.tight
        end = position + 1
        marks = ""
        while words[end] in {":", "-", "/"} and tight[end] and tight[end + 1]:
            if words[end + 1][0] not in _DIGITS:
                break
            marks += words[end]
            end += 2
        if marks.startswith(":"):
            end += words[end] in _SCAN["clock"]
            return end, "a time or a ratio"
        if len(marks) > 1:
            return end, "a date or a code"
        if marks == "-" and self._is_score(position):
            return end, "a score"
        return None

    def _is_score(self, position: int) -> bool:
        words = self.words
        first, second, after = words[position], words[position + 2], words[position + 3]
        if not (first.isdigit() and second.isdigit()):
            return False
        if len(first) > 3 or len(second) > 3 or after in LEX.unit_starts or after == "%":  # noqa: PLR2004
            return False
        before = words[position - 1] if position else ""
        is_said = before in _SCAN["scores"] or after in _SCAN["scores"]
        return is_said or int(first) >= int(second)

    def _is_year(self, position: int) -> bool:
        words = self.words
        word, after = words[position], words[position + 1]
        if not year_of(words, position):
            return False
        before = words[position - 1] if position else ""
        if before in LEX.prefixes or after in LEX.scales or after in LEX.unit_starts:
            return False
        if self.raws[position + 1] in LEX.symbols or word != self.raws[position]:
            return False
        if before in _SCAN["years"]:
            return before not in {"of", "for"} or not is_plural(after)
        if position and self._role(position)[0] == "bound":
            return False
        return not (after.islower() and is_plural(after))

    def _role(self, position: int) -> tuple[str, str, int]:
        """Return what the words before a position do, a detail of it, and how many they are."""
        match = LEX.leads.before(self.words, position) if position else None
        return (*match[0], match[1]) if match else ("", "", 0)

    def _label(self, figure: Figure) -> str:
        """Return what a number is that counts and measures nothing, or ""."""
        if figure.unit or figure.pers or figure.scale != 1 or figure.is_money or figure.sign:
            return ""
        if self.words[figure.start][0] not in _DIGITS:
            return self._label_in_words(figure)
        tests = (self._mark, self._numbered, self._named, self._part_of_word)
        return next(filter(None, (test(figure) for test in tests)), "")

    def _label_in_words(self, figure: Figure) -> str:
        start = figure.start
        if figure.value == 1 and figure.end == start + 1:
            return self._pronoun(start)
        is_name = start > 0 and self.raws[start][0].isupper() and self.raws[start - 1][0].isupper()
        return "part of a name" if is_name else ""

    def _mark(self, figure: Figure) -> str:
        start, end = figure.start, figure.end
        if start == 0 and self.words[end] in {".", ")"} and end < self.tokens.size - 1:
            return "a list number"
        is_note = start > 0 and self.words[start - 1] == "[" and self.words[end] == "]"
        return "a mark of a note" if is_note else ""

    def _numbered(self, figure: Figure) -> str:
        """Return whether a word numbers things: section 4, flight 370."""
        is_led = figure.start > 0 and self.words[figure.start - 1] in _SCAN["labels"]
        return "a label" if is_led and not self._is_counted(figure.end) else ""

    def _named(self, figure: Figure) -> str:
        """Return whether words with capital letters touch the number: iPhone 11, 787 Dreamliner."""
        start, end = figure.start, figure.end
        if "," in self.words[start]:
            return ""
        is_name = start > 0 and self._is_name_before(start)
        is_name = is_name or (self.raws[end][0].isupper() and not self._is_counted(end))
        return "part of a name" if is_name else ""

    def _part_of_word(self, figure: Figure) -> str:
        """Return whether letters touch the digits: 9AB8, X4-2."""
        end = figure.end
        is_joined = self.tight[end] and self.words[end][0].isalpha()
        return "part of a name" if is_joined else ""

    def _pronoun(self, position: int) -> str:
        before = self.words[position - 1] if position else ""
        after = self.words[position + 1]
        is_pronoun = before in _SCAN["pronouns_before"] or after in _SCAN["pronouns_behind"]
        return "a pronoun" if is_pronoun or not after[0].isalpha() else ""

    def _is_counted(self, position: int) -> bool:
        """Return whether a plural follows, be it behind adjectives: US troops."""
        return self._noun_end(position) > position

    def _is_name_before(self, start: int) -> bool:
        word, raw = self.words[start - 1], self.raws[start - 1]
        if word in _SCAN["lists"]:
            return True
        if not (raw[0].isalpha() and any(map(str.isupper, raw))):
            return False
        if start == 1 or self.words[start - 2] in {".", '"', ":"}:
            return self._role(start)[0] == "" and word not in LEX.stops
        return True

    # ---- phrases ------------------------------------------------------------------------------

    def _mention(self, number: _Number, done: int) -> Mention:
        """Return a number with the words around it, behind the end of the number before."""
        figure = number.figure
        if figure is None:
            begin, end = self._span(number.start, number.end)
            return Mention(begin, end, None, NO_FIGURE + number.reason)
        near, bound = self._bounds(figure.start, done)
        far = self._moved(near, done)
        ends = self._ends(figure)
        reason = ""
        for left in dict.fromkeys((far, near)):
            for right in ends:
                begin, end = self._span(left, right)
                try:
                    reading = read_english(self.sentence[begin:end], self.region)
                except Unreadable as refusal:
                    reason = refusal.reason
                    continue
                if self._agrees(reading, figure):
                    return Mention(begin, end, reading)
                reason = "the reader and the scan disagree"
        begin, end = self._span(near, ends[0])
        return Mention(begin, end, self._seen(figure, bound), number.reason or reason)

    def _span(self, start: int, end: int) -> tuple[int, int]:
        last = end - 1
        return self.starts[start], self.starts[last] + len(self.raws[last])

    def _bounds(self, start: int, done: int) -> tuple[int, str]:
        """Return where the words of comparison before a number begin, and their comparator."""
        position = first = start
        comparator = "eq"
        while position > done:
            role, detail, length = self._role(position)
            if role not in _BOUNDS or position - length < done:
                break
            position -= length
            if role == "bound":
                first = position
                comparator = "approx" if detail == "nearly" else detail
        if first > done and self.words[first - 1] in _POINTERS:
            first -= 1
            first -= first > done and self.words[first - 1] == "of"
        return first, comparator

    def _moved(self, position: int, done: int) -> int:
        """Return where the words of change before a position begin."""
        start = position
        role, detail, length = self._role(start)
        if role == "link":
            start -= length
            while True:
                found, _, size = self._role(start)
                if found not in _BOUNDS or start - size < done:
                    break
                start -= size
            role, detail, length = self._role(start)
        if role in {"move", "noun", "bound_verb"} and start - length >= done:
            start -= length
            if detail and self._role(start)[0] == "move" and start - self._role(start)[2] >= done:
                start -= self._role(start)[2]
            return start
        return position

    def _ends(self, figure: Figure) -> list[int]:
        """Return where the phrase may end, the farthest first."""
        words = self.words
        ends = [figure.end]
        suffix = LEX.suffixes.after(words, figure.end)
        if suffix:
            ends.append(figure.end + suffix[1])
        end = self._noun_end(figure.end) if not figure.unit else self._change_end(ends[-1])
        if end > figure.end:
            ends.append(end)
            suffix = LEX.suffixes.after(words, end)
            if suffix:
                ends.append(end + suffix[1])
            per = self._per_end(ends[-1])
            if per:
                ends.append(per)
        later = self._base_end(ends[-1])
        if later:
            ends.append(later)
        return ends[::-1]

    def _per_end(self, position: int) -> int:
        try:
            found = per_at(self.tokens, position)
        except Unreadable:
            return 0
        return found[1] if found else 0

    def _noun_end(self, position: int) -> int:
        """Return where the plural ends that is counted, or the position."""
        words = self.words
        for end in range(position, position + _LONGEST_NOUN):
            word = words[end]
            if word in LEX.stops or word == END or not word[0].isalpha():
                break
            if word in LEX.clear_verbs or word in LEX.be:
                break
            if is_plural(word) and len(word) > 2:  # noqa: PLR2004
                return end + 1
        return position

    def _change_end(self, position: int) -> int:
        """Return where "increase", "higher" ends behind a number with a unit."""
        for end in range(position, position + 3):
            if self.words[end] in WAYS:
                return end + 1
            if self.words[end] in LEX.stops or not self.words[end][0].isalpha():
                break
        return position

    def _base_end(self, position: int) -> int:
        words = self.words
        match = LEX.bases.after(words, position)
        if match:
            return position + match[1]
        comparer = LEX.comparers.after(words, position)
        if comparer:
            compared = LEX.compared.after(words, position + comparer[1])
            return position + comparer[1] + compared[1] if compared else 0
        if words[position] in _PERIOD_PREPS:
            date = date_at(self.tokens, position + 1 + (words[position + 1] == "the"))
            return date.end if date else 0
        return 0

    def _agrees(self, reading: Reading, figure: Figure) -> bool:
        ends = {abs(reading.value), abs(reading.value if reading.upper is None else reading.upper)}
        return ends == {abs(figure.value), abs(figure.upper or figure.value)}

    def _seen(self, figure: Figure, comparator: str) -> Reading:
        """Return what the scan alone makes of a figure."""
        if figure.comparator != "eq":
            comparator = figure.comparator
        is_negative = figure.sign in {"-", "minus", "negative"}
        value = -figure.value if is_negative else figure.value
        unit = figure.unit or self._counted(figure.end)
        return Reading(
            comparator, value, figure.upper, unit, "level", figure.step, per="|".join(figure.pers)
        )

    def _counted(self, position: int) -> str:
        end = self._noun_end(position)
        if end > position:
            return f"count:{self.words[end - 1]}"
        word = self.words[position]
        is_noun = word[0].isalpha() and word not in LEX.stops
        return f"count:{word}" if is_noun else "count"


def _apart(found: re.Match[str]) -> str:
    return found[0].replace("-", " ")


def _starts(text: str, raws: list[str]) -> list[int]:
    """Return where the tokens begin; only blanks stand between them."""
    starts: list[int] = []
    position = 0
    for raw in raws:
        while text.startswith(" ", position):
            position += 1
        starts.append(position)
        position += len(raw)
    return starts
