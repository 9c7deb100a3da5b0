"""What is counted or measured: the English words from a figure to the next preposition."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from ..reading import SHARES, Unreadable
from ..symbols import MARKS
from .figures import Context, Figure
from .lead import Lead
from .lexicon import LEXICON as LEX
from .lexicon import SETS
from .tokens import END

WAYS = dict.fromkeys(SETS.up_comparatives | SETS.up_nouns, "up") | dict.fromkeys(
    SETS.down_comparatives | SETS.down_nouns, "down"
)
NUMBER_WORDS = LEX.cardinals.keys() - {"one", "second"}
LOST = LEX.removing | SETS.lost
_STOPS = SETS.stops | {END}
_NEVER_COUNTED = (
    SETS.unclear
    | LEX.currency_names.keys()
    | LEX.clear_verbs
    | LEX.changes
    | LEX.down_verbs
    | SETS.sign_words
    | LOST
) - SETS.counted_events
_SCALES = LEX.scales.keys() | SETS.unknown_scales
_VOWELS = frozenset("aeiouyáéíóúäöü")
_ADJECTIVES_OF_CURRENCIES = (
    frozenset(name.split()[0] for name in LEX.currency_names if " " in name)
    | SETS.adjectives_of_currencies
)
_AS_PRINTED = re.compile(r"[A-Z]{2,}s|[A-Z][a-z]+(?:ans|[klnq]is)")


@dataclass(slots=True)
class Tail:
    """What the words after the figure say."""

    comparator: str = "eq"
    direction: str = "level"
    noun: str = ""
    base: str = ""
    period: str = ""
    sign_word: str = ""
    is_odd: bool = False
    pers: list[str] = field(default_factory=list)


def _is_annual(words: list[str], start: int, end: int) -> bool:
    """Return whether brackets that end here hold "annual rate" at their end."""
    annual = LEX.annual.after(words, start)
    return annual is not None and start + annual[1] == end


class NounReader:
    """Reads the words directly behind a figure."""

    def __init__(self, context: Context, figure: Figure, lead: Lead, tail: Tail) -> None:
        """Begin with what is known of figure and lead; `tail` takes what is found."""
        self.context = context
        self.tokens = context.tokens
        self.words = context.tokens.words
        self.figure = figure
        self.lead = lead
        self.tail = tail
        self.has_verb = False  # a verb stands behind what is counted

    def _odd(self, position: int) -> int:
        words = self.words
        at = position + (words[position] == "-")
        if words[at] == "odd":
            self.tail.is_odd = True
            return at + 1
        return position

    def _suffix(self, position: int) -> int:
        match = LEX.suffixes.after(self.words, position)
        if match is None:
            return position
        if (
            match[0] in {"le", "ge"}
            and self.words[position + 1] in {"below", "above"}
            and (self.words[position] not in {"or", "and"})
        ):
            return position
        self.tail.comparator = match[0]
        return position + match[1]

    def _bracket(self, position: int) -> int:
        """Skip "(TWh)" behind terawatt-hours and "(about $8 million)" behind yuan."""
        words = self.words
        if words[position] != "(":
            return position
        end = words.index(")", position)
        self._check_bracket(position + 1, end)
        return end + 1

    def _check_bracket(self, start: int, end: int) -> None:
        """Refuse brackets that hold more than a name, a symbol or the same money again."""
        words, spans = self.words, self.context.spans
        if start == end:
            raise Unreadable("empty brackets")
        symbol = LEX.symbols.get(self.tokens.raws[start])
        if symbol and end == start + 1:
            if symbol != self.figure.unit:
                raise Unreadable(f"two units: {self.figure.unit or 'none'} and {symbol}")
            return
        if any(_is_annual(words, at, end) for at in range(start, end)):
            self.tail.pers.append("year")
        date = self.context.dates.get(start)
        if date and date.end == end:
            self.tail.period = self.tail.period or date.label
        has_money = any(position in spans for position in range(start, end))
        position = start
        while position < end:
            if position in spans:
                position = spans[position]
                continue
            if not (has_money and words[position] in SETS.approx):
                self._check_bracketed_word(position)
            position += 1

    def _check_bracketed_word(self, position: int) -> None:
        word = self.words[position]
        if word[0].isdigit() or word in NUMBER_WORDS:
            raise Unreadable("a second number in brackets")
        if word in _SCALES or (not self.figure.unit and self._is_unit(position)):
            raise Unreadable("a scale or a unit in brackets")
        role = LEX.role_before(self.words, position + 1)[0]
        is_unclear = word in SETS.negations or word in SETS.dangers or word in SETS.last_hedges
        if is_unclear or role in SETS.telling_roles:
            raise Unreadable(f"unclear word {word!r} in brackets")
        if word in SETS.sign_words:
            self.tail.sign_word = word  # £5.2m (loss)

    def _is_unit(self, position: int) -> bool:
        raw, words = self.tokens.raws[position], self.words
        is_symbol = raw in LEX.symbols or raw in LEX.codes or raw in MARKS
        found = LEX.units.after(words, position) or LEX.currencies.after(words, position)
        return is_symbol or found is not None

    def _zone_end(self, start: int) -> int:
        words, spans, dates = self.words, self.context.spans, self.context.dates
        end = start
        while words[end] not in _STOPS or self._is_gloss(end, start):
            if words[end] in LEX.predicate_starts and end > start and self._is_predicate(end):
                break
            if end in spans:
                if end in dates or not SETS.time_nouns.isdisjoint(words[end : spans[end]]):
                    break
                end = spans[end]
                continue
            if words[end] in LEX.per_adverbs and LEX.rate_at(words, end):
                break
            if words[end] in SETS.compared_times and words[end + 1] in {"on", "over"}:
                break
            end += 1
        return end

    def _is_predicate(self, position: int) -> bool:
        """Return whether "lost their lives" stands here."""
        return LEX.predicates.after(self.words, position) is not None

    def _is_gloss(self, position: int, start: int) -> bool:
        """Return whether brackets stand inside the noun: artificial intelligence (AI) firms."""
        words = self.words
        if words[position] == ")":
            return position > start
        if words[position] != "(" or position == start:
            return False
        end = words.index(")", position)
        after = words[end + 1]
        if after == END or after in SETS.stops or not after.isalpha():
            return False
        self._check_bracket(position + 1, end)
        return True

    def _zone(self, start: int, end: int) -> None:
        words = self._without_time(start, end)
        figure = self.figure
        for word in words:
            self._check_zone_word(word)
        if not words:
            return
        if figure.unit == "":
            self._count(words)
        elif figure.unit == "times":
            self._times(words)
        elif figure.unit in SHARES or figure.unit == "fraction":
            self._share(words)
        else:
            self._quantity(words)

    def _without_time(self, start: int, end: int) -> list[str]:
        """Return the words without adverbs and bases of comparison, which are kept."""
        words, spans = self.words, self.context.spans
        kept: list[str] = []
        position = start
        while position < end:
            base, annual = LEX.bases.after(words, position), LEX.annual.after(words, position)
            if position in spans:
                position = spans[position]
            elif base:
                self._keep_base(base[0])
                position += base[1]
            elif annual and self.figure.unit in SHARES:
                self.tail.pers.append("year")
                position += annual[1]
                kept.append(words[position - 1])
                kept = [word for word in kept if word not in {"annual", "annualised", "annualized"}]
            elif annual and self.figure.unit == "" and not kept and position + annual[1] == end:
                self.tail.pers.append("year")  # a 3.93 million annual rate
                return []
            elif words[position] == "(":
                position = words.index(")", position) + 1
            else:
                kept.append(words[position])
                position += 1
        while kept and kept[-1] in SETS.tail_adverbs:
            kept.pop()
        return kept

    def _check_zone_word(self, word: str) -> None:
        if word in SETS.unknown_scales or word in LEX.scales:
            raise Unreadable(f"{word!r} after the number")
        if word in SETS.stray_tail or (word in LEX.prefixes and word in MARKS):
            raise Unreadable(f"unexpected character {word!r} after the number")
        if word in NUMBER_WORDS or (
            word in LEX.fractions and word not in {"third", "half", "quarter", "quarters"}
        ):
            raise Unreadable("a number inside what is counted")
        head = word.partition("-")[0]
        if head != word and (head in _SCALES or head in {"percent", "odd"}):
            raise Unreadable("a point in time or an unclear amount")
        if word in SETS.hiding or word in SETS.dangers or word in SETS.negations:
            raise Unreadable(f"unclear word {word!r} after the number")

    # ---- direction -----------------------------------------------------------------------

    def _turn(self, way: str) -> None:
        """Take a word of direction behind the number, unless one before it says another."""
        if self.figure.unit == "times":
            if way == "down":
                raise Unreadable("a fall counted in times")
            return
        settled = self.lead.direction if self.lead.direction != "level" else ""
        if self.lead.link == "to" and way != "level":
            raise Unreadable("two words of direction")
        if settled and settled != way:
            raise Unreadable("two words of direction")
        self.tail.direction = way

    def _way(self, word: str) -> str:
        """Return the way of a word of comparison; a time is no longer where it is faster."""
        is_time = self.figure.unit in LEX.clock or not SETS.time_nouns.isdisjoint(
            self.words[self.figure.end : self.figure.end + 2]
        )
        if word in SETS.paces and is_time:
            raise Unreadable(f"unclear word {word!r} after the number")
        return WAYS[word]

    def _keep_base(self, base: str) -> None:
        if not self.tail.base:
            self.tail.base = base

    def _is_fold(self) -> bool:
        return self.words[self.figure.end - 1] not in SETS.times | {"x"}

    # ---- shares and factors --------------------------------------------------------------

    def _share(self, words: list[str]) -> None:
        if words[0] in LEX.comparatives and not self._is_ratio():
            self._comparative(words)
        elif self._is_ratio():
            words = self._without_verb(words)
            if words:
                self._check_head(words, words[-1])
            if words and not is_plural(words[-1]):
                raise Unreadable(f"unclear word {words[-1]!r} after the number")
        else:
            self._share_noun(_without_participle(words))

    def _share_noun(self, words: list[str]) -> None:
        """Read "annual growth", "price cut", "interest rate" behind a share."""
        head = words[-1]
        if words[0] in SETS.answering and not self._is_determined():
            if head in WAYS:
                raise Unreadable("unclear whether so many expected a change")
            self.has_verb = True
            return
        modifiers = {
            word for word in words[:-1] if word not in SETS.neutral and not word.endswith("ly")
        }
        is_moved = not modifiers.isdisjoint(WAYS) or not modifiers.isdisjoint(LEX.clear_verbs)
        if head in WAYS:
            if head in LEX.comparatives and modifiers:
                raise Unreadable(f"unclear word {words[0]!r} after the number")
            if not modifiers.isdisjoint(WAYS):
                raise Unreadable("two words of direction")
            if WAYS[head] == "down" and modifiers - SETS.plain_modifiers:
                raise Unreadable("unclear whether the number is a level or a fall")
            self._turn(WAYS[head])
        elif head in SETS.rates and len(words) > 1 and words[-2] in WAYS:
            self._turn(WAYS[words[-2]])
        elif head in SETS.neutral:
            if is_moved and head not in SETS.funding:
                raise Unreadable("unclear whether the number is a level or a change")
        elif not all(word.endswith("ly") or word in SETS.neutral for word in words):
            raise Unreadable(f"unknown word {words[0]!r} after the number")

    def _is_determined(self) -> bool:
        """Return whether an article stands before the number: the 5 percent expected."""
        start = self.figure.start
        return start > 0 and self.words[start - 1] in SETS.all_determiners

    def _is_ratio(self) -> bool:
        """Return whether the share was printed as "one in four", with a noun behind it."""
        words, figure = self.words, self.figure
        last = words[figure.end - 1]
        is_number = last[0].isdigit() or last in LEX.cardinals
        return figure.unit == "fraction" and is_number and words[figure.end - 2] != "/"

    def _comparative(self, words: Sequence[str]) -> None:
        """Read "higher than", "more renewable capacity", "less likely"."""
        unit = self.figure.unit
        for word in words[1:]:
            if word in LEX.comparatives or word in LEX.clear_verbs:
                raise Unreadable("two words of direction")
            if (
                (unit.isupper() or unit.startswith("unit:"))
                and is_plural(word)
                and (word not in SETS.money_plurals)
            ):
                raise Unreadable(f"unclear word {word!r} after the number")
        self._turn(self._way(words[0]))

    def _times(self, words: list[str]) -> None:
        first = words[0]
        is_fold = self._is_fold()
        if first in SETS.down_comparatives:
            raise Unreadable("a fall counted in times")
        if first in SETS.up_comparatives:
            for word in words[1:]:
                if (
                    word not in SETS.comparative_adverbs
                    and word != "likely"
                    and not self._is_plain(word)
                ):
                    raise Unreadable("two words of direction")
            return
        if words[-1] in SETS.up_nouns and is_fold:
            return
        if words[-1] in LEX.changes:
            raise Unreadable("unclear whether a growth by or to so many times is meant")
        if all(word.endswith("ly") or word in SETS.tail_adverbs for word in words):
            return
        if first in SETS.multiplied and words[-1] in SETS.multiplied:
            return  # 1.4 times book value
        raise Unreadable(f"unknown word {first!r} after the number")

    def _is_plain(self, word: str) -> bool:
        return word.isalpha() and word not in LEX.comparatives and word not in LEX.clear_verbs

    # ---- money and measures --------------------------------------------------------------

    def _quantity(self, words: list[str]) -> None:
        """Read "pay rise", "net loss" behind money, "long" behind a length."""
        if words[0] in LEX.comparatives:
            self._comparative(words)
            return
        is_money = self.figure.unit.isupper()
        if words[0] in SETS.reach and not is_money:
            words = words[1:]
            if words and words[0] in WAYS:
                raise Unreadable(f"unclear word {words[0]!r} after the number")
        words = _without_participle(words)
        if not words:
            return
        head = words[-1]
        if words[0] in _ADJECTIVES_OF_CURRENCIES:
            raise Unreadable(f"unclear word {words[0]!r} after the number")
        if head in SETS.sign_words:
            self.tail.sign_word = head
            return
        if head in WAYS:
            is_known = is_money and words[0] in SETS.neutral
            if len(words) > 1 and WAYS[head] == "down" and not is_known:
                raise Unreadable("unclear whether the number is a level or a fall")
            self._turn(WAYS[head])
            return
        self._plain_noun(words)
        self._no_plurals(words)
        is_moved = is_money and self.lead.direction != "level"
        if is_moved and not all(word.endswith("ly") for word in words):
            raise Unreadable(f"unclear word {head!r} after the number")

    def _no_plurals(self, words: Sequence[str]) -> None:
        """Refuse "$5 million homes" and "40 m swimmers", which count something else."""
        for word in words:
            if is_plural(word) and not (self.figure.unit.isupper() and word in SETS.money_plurals):
                raise Unreadable(f"unclear word {word!r} after the number")

    def _plain_noun(self, words: Sequence[str]) -> None:
        for word in words:
            is_word = word.replace("-", "").replace("'", "").isalpha() or LEX.is_name(word)
            if (
                not is_word
                or len(word) == 1
                or self._is_abbreviation(word)
                or word in SETS.unclear
                or word in LEX.clear_verbs
                or word in WAYS
            ):
                raise Unreadable(f"unclear word {word!r} after the number")

    # ---- counts --------------------------------------------------------------------------

    def _count(self, words: list[str]) -> None:
        if "and" in words:
            self._pair(words)
            return
        words = self._without_comparative(words)
        if self.figure.unit:
            return
        if words and words[0] in SETS.ages:
            self._age(words)
            return
        words = self._without_verb(words)
        while words and (words[-1].endswith("ly") or words[-1] in SETS.noun_adverbs):
            words.pop()
        if len(words) > 1 and words[-1] in SETS.states and is_plural(words[-2]):
            words.pop()  # "300 people injured"
        if words and not (words[-1] in SETS.marks and len(words) == 1):
            self._noun(words)

    def _without_verb(self, words: list[str]) -> list[str]:
        """Return the words before "reported", behind which an object may follow."""
        end = _participle(words)
        self.has_verb = end == len(words) - 1
        return words[:end]

    def _age(self, words: Sequence[str]) -> None:
        """Read "a 50 year-old man"; "18 year-old students" may be 18 or 18 years old."""
        if len(words) == 1 or any(map(is_plural, words)):
            raise Unreadable("an age, or a number of things of one age")
        self.tail.noun = words[0]

    def _without_comparative(self, words: list[str]) -> list[str]:
        """Take "fewer" of "300 fewer firms", "300 firms fewer" and "a 3 million drop"."""
        is_adjective = len(words) > 1 and words[0] not in SETS.counting_more
        if words[0] in LEX.comparatives and not is_adjective:
            self._turn(self._way(words[0]))
            unit = LEX.units.after([*words[1:], END, END, END, END], 0)
            if unit and unit[1] == len(words) - 1:
                self.figure.unit = unit[0]  # 5 million fewer tons
            return words[1:]
        if words[-1] in LEX.comparatives:
            is_amount = words[-2] in SETS.time_nouns or words[-2] in SETS.compared_nouns
            is_more = words[-1] in SETS.more_or_lower and is_plural(words[-2])
            if not (is_amount or is_more):
                raise Unreadable(f"unclear word {words[-1]!r} after the number")
            self._turn(self._way(words[-1]))
            return words[:-1]
        if len(words) == 1 and words[0] in WAYS:
            if words[0] in SETS.counted_moves:
                raise Unreadable(f"unclear word {words[0]!r} after the number")
            self._turn(self._way(words[0]))
            return []
        return words

    def _noun(self, words: Sequence[str]) -> None:
        """Keep what is counted: the last word of the noun, or the last two of a compound."""
        head = words[-1]
        self._check_head(words, head)
        for word in words[:-1]:
            if is_plural(word) and not self._may_describe(word):
                raise Unreadable(f"unclear word {head!r} after the number")
        if _is_unit(head):
            raise Unreadable(f"a unit that is not known: {head!r}")
        compound = LEX.compounds.get(head)
        is_compound = len(words) > 1 and compound == words[-2]
        raw = self._raw(head)
        name = raw if raw != head and _AS_PRINTED.fullmatch(raw) else head
        self.tail.noun = f"{compound} {head}" if is_compound else name

    def _may_describe(self, word: str) -> bool:
        """Return whether a plural may stand in front of a noun; behind "firms" a verb may."""
        is_known = word in SETS.describing or (word in SETS.plurals and word not in SETS.persons)
        return is_known or word.endswith("ics") or self._raw(word) != word

    def _pair(self, words: list[str]) -> None:
        """Read "men and women"; of two unlike nouns none is what is counted."""
        words = words[: _participle(words)]
        name = " ".join(words)
        at = words.index("and") if "and" in words else 0
        if name in LEX.pairs:
            self.tail.noun = name
        elif at and is_plural(words[at - 1]) and words[-1] != "people":
            raise Unreadable("two things are counted together")
        else:
            self._check_head(words, words[-1])
            self.tail.noun = words[-1]

    def _raw(self, head: str) -> str:
        for position in range(self.figure.end, self.tokens.size):
            if self.words[position] == head:
                return self.tokens.raws[position]
        return head

    def _is_abbreviation(self, word: str) -> bool:
        """Return whether small letters without a vowel may be a unit: psf, pcm."""
        return _VOWELS.isdisjoint(word) and self._raw(word) == word

    def _check_head(self, words: Sequence[str], head: str) -> None:
        figure = self.figure
        is_symbol = (
            len(head.partition("-")[0]) == 1 or not head.replace("-", "").replace("'", "").isalpha()
        )
        if head.endswith("'"):
            raise Unreadable("a period")
        is_symbol = is_symbol or self._is_abbreviation(head)
        if is_symbol or head in _NEVER_COUNTED or figure.is_money:
            raise Unreadable(f"unclear word {head!r} after the number")
        if words[0] in SETS.measuring and words[0] != head:
            raise Unreadable(f"unclear word {words[0]!r} after the number")
        for word in words[:-1]:
            if len(word) == 1 or word in SETS.stray_tail or word in LEX.clear_verbs:
                raise Unreadable(f"unclear word {word!r} after the number")
        first = self.words[figure.end]
        if self.tokens.tight[figure.end] and first.isalpha():
            raise Unreadable(f"{first!r} joined to the number")


def _without_participle(words: list[str]) -> list[str]:
    """Read "the 1.6 percent advance registered in May" without its participle."""
    if len(words) > 1 and words[-1] in SETS.participles and words[-2] in WAYS:
        return words[:-1]
    return words


def _is_unit(noun: str) -> bool:
    """Return whether a noun is made like the name of a unit: megalitres, but not parameters."""
    starts = (start for start in SETS.unit_starts if noun.startswith(start))
    return any(noun.removeprefix(start) in SETS.unit_ends for start in starts)


def _participle(words: Sequence[str]) -> int:
    """Return where "firms registered", "people living" ends its noun."""
    if words and words[0] in SETS.past:
        return 0
    for position in range(1, len(words)):
        word = words[position]
        is_verb = word.endswith(("ed", "ing")) or word in SETS.finite
        if is_verb and is_plural(words[position - 1]):
            if word in LEX.clear_verbs or word in LOST or word in LEX.down_verbs:
                return len(words)
            return position
    return len(words)


def may_count(noun: str, value: Fraction) -> bool:
    """Return whether a number may count a noun: one page, 12 pages, a 12 page report."""
    is_attribute = noun in SETS.attributes or noun in SETS.ages
    return value == 1 or is_plural(noun) or (value > 1 and is_attribute)


def is_plural(word: str) -> bool:
    """Return whether the noun looks like a plural."""
    is_singular = word in SETS.verbs_in_s or (
        word.endswith(("ss", "us", "sis", "xis", "itis", "tennis", "this")) and word.islower()
    )
    return (
        word in SETS.plurals
        or (word.endswith("s") and not is_singular)
        or ("-" in word and word.rpartition("-")[2] in SETS.plurals)
    )
