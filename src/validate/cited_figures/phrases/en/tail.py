"""What the English words after a figure say: bound, direction, noun, denominator, period, base."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..reading import Unreadable
from .dates import UNKNOWN_YEAR, year_of
from .figures import SHARES, Context, Figure, per_at, year_like
from .lead import Lead, is_bare
from .lexicon import LEXICON as LEX
from .tokens import END

_ARTICLES = frozenset(["a", "an", "the"])
_DETERMINERS = frozenset(
    ["a", "an", "the", "its", "their", "his", "her", "our", "this", "that", "these", "those"]
)
_WAYS = dict.fromkeys(LEX.up_comparatives | LEX.up_nouns, "up") | dict.fromkeys(
    LEX.down_comparatives | LEX.down_nouns, "down"
)
_PLACES = {
    "above": "up",
    "over": "",
    "below": "down",
    "under": "down",
    "up": "up",
    "down": "down",
    "ahead": "up",
    "behind": "down",
    "short": "",
}
_AFTER_PARTICLE = frozenset(
    {"from", "on", "compared", "over", "year-on-year", "year", "against", "versus", "in", END}
)
_SIZES = frozenset(["more", "higher", "greater", "larger", "bigger"]) | LEX.up_nouns
_REACH = frozenset(["long", "high", "deep", "wide", "tall", "thick", "away"])
_MEASURING = frozenset(
    [
        "star",
        "year",
        "month",
        "day",
        "hour",
        "week",
        "minute",
        "degree",
        "point",
        "storey",
        "door",
        "seat",
        "seater",
        "bedroom",
        "person",
        "man",
        "child",
        "party",
        "digit",
        "way",
        "wheel",
        "nation",
        "country",
    ]
)
_DATE_PREPS = frozenset(
    [
        "in",
        "during",
        "for",
        "by",
        "at",
        "on",
        "of",
        "through",
        "between",
        "from",
        "throughout",
        "across",
        "the",
    ]
)
_BASE_PREPS = frozenset(
    [
        "from",
        "over",
        "than",
        "since",
        "on",
        "compared",
        "to",
        "against",
        "versus",
        "vs",
        "vs.",
        "with",
        "above",
        "below",
        "relative",
    ]
)
_FUNDING = frozenset(["target", "goal", "forecast", "estimate", "limit", "cap"])
_NUMBER_WORDS = LEX.cardinals.keys() - {"one", "second"}
_FREQUENCY_LEADS = frozenset(["a", "per", "each", "every", "since", "during", "in", "for", "on"])
_STRAY = frozenset(
    [
        "%",
        "‰",
        "$",
        "€",
        "£",
        "¥",
        "+",
        "<",
        ">",
        "<=",
        ">=",
        "≥",
        "≤",
        "~",
        "≈",
        "°",
        "℃",
        "℉",
        "¢",
        "/",
    ]
)
_LARGEST_NAME = 100
_OLDEST = 120
_TO_LEVEL = frozenset({"to"})
_AUXILIARIES = frozenset(["was", "were", "been", "be", "has", "have", "had", "is", "are"])
_LOST = LEX.removing | frozenset(["lost", "cut", "shed", "gone", "destroyed", "affected"]) - {
    "affected"
}
_HYPHENATED_SCALES = LEX.scales.keys() | LEX.unknown_scales


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


def read_tail(context: Context, figure: Figure, lead: Lead) -> Tail:
    """Read the words after the figure; raise `Unreadable` where they are not understood."""
    tail = Tail()
    words = context.tokens.words
    start = figure.end
    if figure.is_bracketed:
        start += 1
    if words[start] == END:
        return tail
    reader = _Reader(context, figure, lead, tail)
    reader.read(start)
    return tail


class _Reader:
    """Reads from the figure to the right."""

    def __init__(self, context: Context, figure: Figure, lead: Lead, tail: Tail) -> None:
        self.context = context
        self.tokens = context.tokens
        self.words = context.tokens.words
        self.figure = figure
        self.lead = lead
        self.tail = tail
        self.is_open = False
        self.is_settled = lead.direction != "level" or lead.link in {"to"}

    def read(self, start: int) -> None:
        """Understand everything to the right of the figure, or raise `Unreadable`."""
        if self.tokens.tight[start] and self.words[start][0].isalpha():
            raise Unreadable(f"{self.tokens.raws[start]!r} joined to the number")
        position = self._odd(start)
        position = self._suffix(position)
        position = self._bracket(position)
        end = self._zone_end(position)
        if end > position:
            self._zone(position, end)
            if self.tail.comparator == "eq":
                end = self._suffix(end)
        self._rest(end, is_fresh=end == start)

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
        words, figure = self.words, self.figure
        inner = words[start:end]
        if not inner:
            raise Unreadable("empty brackets")
        symbol = LEX.symbols.get(self.tokens.raws[start])
        if symbol and len(inner) == 1:
            if symbol != figure.unit:
                raise Unreadable(f"two units: {figure.unit or 'none'} and {symbol}")
            return
        position = start
        has_money = any(at in self.context.spans for at in range(start, end))
        while position < end:
            if position in self.context.spans:
                position = self.context.spans[position]
                continue
            if has_money and words[position] in _APPROX:
                position += 1
                continue
            word = words[position]
            if word[0].isdigit() or word in _NUMBER_WORDS:
                raise Unreadable("a second number in brackets")
            if word in LEX.negations or word in _DANGERS:
                raise Unreadable(f"unclear word {word!r} in brackets")
            if LEX.leads.before(words, position + 1) and LEX.leads.before(words, position + 1)[0][
                0
            ] in {  # type: ignore[index]
                "bound",
                "bound_verb",
                "move",
                "noun",
                "stop",
            }:
                raise Unreadable(f"unclear word {word!r} in brackets")
            position += 1

    # ---- the words up to the first preposition -------------------------------------------

    def _zone_end(self, start: int) -> int:
        words, spans, dates = self.words, self.context.spans, self.context.dates
        end = start
        while words[end] != END and (words[end] not in LEX.stops or self._is_gloss(end, start)):
            if end in dates:
                break
            if end in spans:
                end = spans[end]
                continue
            if words[end] in LEX.per_adverbs:
                break
            if words[end] == "year" and words[end + 1] in {"on", "over"}:
                break
            if words[end] in {"month", "quarter", "week"} and words[end + 1] in {"on", "over"}:
                break
            end += 1
        return end

    def _is_gloss(self, position: int, start: int) -> bool:
        """Return whether brackets stand inside the noun: artificial intelligence (AI) firms."""
        words = self.words
        if words[position] == ")":
            return position > start
        if words[position] != "(" or position == start:
            return False
        end = words.index(")", position)
        after = words[end + 1]
        if after == END or after in LEX.stops or not after.isalpha():
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
            self._share(words, end)
        elif figure.unit.isupper():
            self._money(words)
        else:
            self._measure(words)

    def _without_time(self, start: int, end: int) -> list[str]:
        """Return the words without adverbs and bases of comparison, which are kept."""
        words = self.words
        kept: list[str] = []
        position = start
        while position < end:
            match = LEX.bases.after(words, position)
            if match:
                self._base(match[0])
                position += match[1]
                continue
            annual = LEX.annual.after(words, position)
            if annual and self.figure.unit in SHARES:
                self.tail.pers.append("year")
                kept.extend(words[position + annual[1] - 1 : position + annual[1]])
                kept = [word for word in kept if word not in {"annual", "annualised", "annualized"}]
                position += annual[1]
                continue
            word = words[position]
            if word == "annual" and self.figure.unit in SHARES:
                position += 1
                continue
            if word == "(":
                position = words.index(")", position) + 1
                continue
            if word == "such" and not kept:
                position += 1
                continue
            kept.append(word)
            position += 1
        while kept and kept[-1] in LEX.tail_adverbs:
            kept.pop()
        return kept

    def _check_zone_word(self, word: str) -> None:
        if word in LEX.unknown_scales or word in LEX.scales:
            raise Unreadable(f"{word!r} after the number")
        if word in _STRAY or (word in LEX.prefixes and word in _CURRENCY_MARKS):
            raise Unreadable(f"unexpected character {word!r} after the number")
        if word in _NUMBER_WORDS or (
            word in LEX.fractions and word not in {"third", "half", "quarter", "quarters"}
        ):
            raise Unreadable("a number inside what is counted")
        head = word.partition("-")[0]
        if head != word and (head in _HYPHENATED_SCALES or head in {"percent", "odd"}):
            raise Unreadable("a point in time or an unclear amount")
        if word in {"short", "shy", "off", "away", "nearly", "almost", "instead", "rather"}:
            raise Unreadable(f"unclear word {word!r} after the number")
        if word in LEX.negations or word in {"odd", "respectively"}:
            raise Unreadable(
                "one number of several"
                if word == "respectively"
                else "a point in time or an unclear amount"
            )

    # ---- shares --------------------------------------------------------------------------

    def _share(self, words: list[str], end: int) -> None:
        first = words[0]
        if first in LEX.comparatives:
            self._comparative(words)
            return
        if self._is_ratio():
            self._check_head(words, words[-1])
            if not is_plural(words[-1]):
                raise Unreadable(f"unclear word {words[-1]!r} after the number")
            return
        words = _without_participle(words)
        head = words[-1]
        modifiers = [
            word for word in words[:-1] if word not in LEX.neutral and not word.endswith("ly")
        ]
        if head in _WAYS:
            way = _WAYS[head]
            if any(word in _WAYS for word in modifiers):
                raise Unreadable("two words of direction")
            if (
                modifiers
                and way == "down"
                and set(modifiers) - {"net", "real", "nominal", "further", "overall"}
            ):
                raise Unreadable("unclear whether the number is a level or a fall")
            self._turn(way)
            return
        if head in LEX.rates and len(words) > 1 and words[-2] in _WAYS:
            self._turn(_WAYS[words[-2]])
            return
        if head in LEX.neutral:
            if (
                any(word in _WAYS or word in LEX.clear_verbs for word in modifiers)
                and head not in _FUNDING
            ):
                raise Unreadable("unclear whether the number is a level or a change")
            return
        if all(
            word.endswith("ly") or word in LEX.neutral or word in LEX.tail_adverbs for word in words
        ):
            return
        if first in {"lower", "higher"}:
            self._comparative(words)
            return
        raise Unreadable(f"unknown word {words[0]!r} after the number")

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
                and (word not in LEX.money_plurals)
            ):
                raise Unreadable(f"unclear word {word!r} after the number")
        self._turn(_WAYS[words[0]])

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

    # ---- factors -------------------------------------------------------------------------

    def _times(self, words: list[str]) -> None:
        first = words[0]
        is_fold = self._is_fold()
        if first in LEX.down_comparatives:
            raise Unreadable("a fall counted in times")
        if first in LEX.up_comparatives:
            for word in words[1:]:
                if (
                    word not in LEX.comparative_adverbs
                    and word != "likely"
                    and not self._is_plain(word)
                ):
                    raise Unreadable("two words of direction")
            return
        if words[-1] in LEX.up_nouns and is_fold:
            return
        if words[-1] in LEX.up_nouns or words[-1] in LEX.down_nouns:
            raise Unreadable("unclear whether a growth by or to so many times is meant")
        if all(word.endswith("ly") or word in LEX.tail_adverbs for word in words):
            return
        raise Unreadable(f"unknown word {first!r} after the number")

    def _is_fold(self) -> bool:
        return self.words[self.figure.end - 1] not in {"times", "x", "twice", "thrice"}

    def _is_plain(self, word: str) -> bool:
        return word.isalpha() and word not in LEX.comparatives and word not in LEX.clear_verbs

    # ---- money and measures --------------------------------------------------------------

    def _money(self, words: list[str]) -> None:
        if words[0] in LEX.comparatives:
            self._comparative(words)
            return
        words = _without_participle(words)
        head = words[-1]
        if words[0] in _ADJECTIVES_OF_CURRENCIES:
            raise Unreadable(f"unclear word {words[0]!r} after the number")
        if head in LEX.signs:
            self.tail.sign_word = head
            return
        if head in _WAYS:
            way = _WAYS[head]
            if len(words) > 1 and way == "down" and words[0] not in LEX.neutral:
                raise Unreadable("unclear whether the number is a level or a fall")
            self._turn(way)
            return
        self._plain_noun(words)
        self._no_plurals(words)
        if self.lead.direction != "level" and not all(word.endswith("ly") for word in words):
            raise Unreadable(f"unclear word {head!r} after the number")

    def _measure(self, words: list[str]) -> None:
        if words[0] in LEX.comparatives:
            self._comparative(words)
            return
        if words[0] in _REACH:
            words = words[1:]
            if not words:
                return
        words = _without_participle(words)
        head = words[-1]
        if head in _WAYS:
            if len(words) > 1 and _WAYS[head] == "down":
                raise Unreadable("unclear whether the number is a level or a fall")
            self._turn(_WAYS[head])
            return
        self._plain_noun(words)
        self._no_plurals(words)

    def _no_plurals(self, words: Sequence[str]) -> None:
        """Refuse "$5 million homes" and "40 m swimmers", which count something else."""
        for word in words:
            if is_plural(word) and not (self.figure.unit.isupper() and word in LEX.money_plurals):
                raise Unreadable(f"unclear word {word!r} after the number")

    def _plain_noun(self, words: Sequence[str]) -> None:
        for word in words:
            is_word = word.replace("-", "").replace("'", "").isalpha() or LEX.is_name(word)
            if (
                not is_word
                or len(word) == 1
                or word in _UNCLEAR
                or word in LEX.clear_verbs
                or word in _WAYS
            ):
                raise Unreadable(f"unclear word {word!r} after the number")

    # ---- counts --------------------------------------------------------------------------

    def _count(self, words: list[str]) -> None:
        figure = self.figure
        if "and" in words:
            self._pair(words)
            return
        if words[0] in LEX.comparatives:
            self._turn(_WAYS[words[0]])
            words = words[1:]
            if not words:
                return
            unit = LEX.units.after([*words, END, END, END, END], 0)
            if unit and unit[1] == len(words):
                figure.unit = unit[0]
                return
        elif words[-1] in LEX.comparatives and len(words) > 1:
            self._turn(_WAYS[words[-1]])
            words = words[:-1]
        elif len(words) == 1 and words[0] in _WAYS:
            if words[0] in {"cuts", "gains", "rises", "falls", "drops", "increases", "declines"}:
                raise Unreadable(f"unclear word {words[0]!r} after the number")
            self._turn(_WAYS[words[0]])
            return
        if any(word in LEX.comparatives for word in words[1:]) and words[-1] in LEX.comparatives:
            raise Unreadable("two words of direction")
        words = words[: _participle(words)]
        while words and (words[-1].endswith("ly") or words[-1] in LEX.noun_adverbs):
            words.pop()
        if len(words) > 1 and words[-1] in LEX.states and is_plural(words[-2]):
            words.pop()  # "300 people injured"
        if not words or (words[-1] in LEX.marks and len(words) == 1):
            return
        head = words[-1]
        self._check_head(words, head)
        before = words[-2] if len(words) > 1 else ""
        compound = LEX.compounds.get(head)
        self.tail.noun = f"{before} {head}" if compound and compound == before else head
        if _AS_PRINTED.fullmatch(self._raw(head)):
            self.tail.noun = self._raw(head)
        if figure.value != 1 and not is_plural(self.tail.noun):
            raise Unreadable(f"unclear word {head!r} after the number")

    def _pair(self, words: list[str]) -> None:
        """Read "men and women"; of two unlike nouns none is what is counted."""
        words = words[: _participle(words)]
        name = " ".join(words)
        at = words.index("and")
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

    def _check_head(self, words: Sequence[str], head: str) -> None:
        figure = self.figure
        is_symbol = (
            len(head.partition("-")[0]) == 1 or not head.replace("-", "").replace("'", "").isalpha()
        )
        if head.endswith("'"):
            raise Unreadable("a period")
        if is_symbol or head in _UNCLEAR or head in LEX.currency_names:
            raise Unreadable(f"unclear word {head!r} after the number")
        if figure.is_money:
            raise Unreadable(f"unclear word {head!r} after the number")
        if (
            head in LEX.clear_verbs
            or head in LEX.down_nouns
            or head in LEX.down_verbs
            or head in _LOST
        ):
            raise Unreadable(f"unclear word {head!r} after the number")
        if head in LEX.up_nouns:
            raise Unreadable(f"unclear word {head!r} after the number")
        if head in LEX.signs:
            raise Unreadable(f"unclear word {head!r} after the number")
        if words[0] in _MEASURING and words[0] != head:
            raise Unreadable(f"unclear word {words[0]!r} after the number")
        for word in words[:-1]:
            if len(word) == 1 or word in _STRAY:
                raise Unreadable(f"unclear word {word!r} after the number")
        first = self.words[figure.end]
        if self.tokens.tight[figure.end] and first.isalpha():
            raise Unreadable(f"{first!r} joined to the number")

    # ---- the rest ------------------------------------------------------------------------

    def _rest(self, start: int, *, is_fresh: bool) -> None:
        """Walk through prepositions, dates, bases and denominators to the end."""
        words, context, figure, tail = self.words, self.context, self.figure, self.tail
        position = start
        self.is_open = False
        opener = ""
        last_generic = ""
        while True:
            word = words[position]
            if word == END:
                break
            last_generic = ""
            if position in context.spans:
                if position in context.dates:
                    self._date(position)
                elif not self.is_open and words[position - 1] not in _AGE_WORDS:
                    raise Unreadable("a second number")
                position = context.spans[position]
                continue
            if not self.is_open and not (word in _AGE_WORDS and self._is_age_at(position + 1)):
                step = self._closed(position, is_fresh=is_fresh)
                is_fresh = False
                if step:
                    position += step
                    continue
            step = self._known(position)
            if step:
                position += step
                continue
            if word in _AGE_WORDS and self._is_age_at(position + 1):
                position += 1
                continue
            if word == ".":
                if words[position + 1] != END:
                    raise Unreadable("more than one sentence")
                position += 1
                continue
            if word == "(":
                position = self._bracket(position)
                continue
            if word in {",", "—", "-"}:
                if word == "-" and not (
                    self.tokens.tight[position] == self.tokens.tight[position + 1]
                ):
                    raise Unreadable("a hyphen that joins nothing")
                if word == "-" and not self.is_open and words[position + 1] in _WAYS:
                    position = self._hyphened(position)
                    continue
                if word == "-":
                    raise Unreadable("unexpected character '-' after the number")
                self._check_pause(position)
                self.is_open, opener = True, word
                last_generic = word
                position += 1
                continue
            if word in LEX.openers or (word in _DETERMINERS and self._may_determine(position)):
                self._check_opener(position, word, opener)
                self.is_open, opener = True, word
                last_generic = word
                position += 1
                continue
            if word in LEX.tail_adverbs or (
                word.endswith("ly") and word.isalpha() and not self.is_open
            ):
                self._check_generic(position, opener)
                position += 1
                continue
            if not self.is_open:
                raise Unreadable(f"unclear word {self.tokens.raws[position]!r} after the number")
            self._check_generic(position, opener)
            last_generic = word
            position += 1
        if last_generic in LEX.cut_off or last_generic in {",", "-", "—", ":", "("}:
            raise Unreadable(f"the phrase ends in the middle: {last_generic!r}")
        del figure, tail

    def _is_age_at(self, position: int) -> bool:
        words = self.words
        while words[position] in _AGE_LINKS:
            position += 1
        return position in self.context.spans and position not in self.context.dates

    def _may_determine(self, position: int) -> bool:
        """Return whether "the" may open what follows: half the world, twice the rate."""
        figure = self.figure
        if position != figure.end:
            return False
        return figure.unit in {"fraction", "times"} or self.words[position] in {
            "this",
            "its",
            "their",
        }

    def _check_pause(self, position: int) -> None:
        """Refuse "350,000, measles cases", where a pause parts a number from what it counts."""
        after = self.words[position + 1]
        is_naked = self.figure.unit == "" and not self.tail.noun and self.tail.direction == "level"
        is_led = after in LEX.openers or after in _DETERMINERS or position + 1 in self.context.spans
        is_led = is_led and per_at(self.tokens, position + 1) is None
        if (
            (is_naked and not is_led)
            or after in LEX.unit_words
            or after in LEX.scales
            or (after in _ARTICLES and not is_led)
        ):
            raise Unreadable(f"unclear word {after!r} after the number")

    def _hyphened(self, position: int) -> int:
        """Read "8.6%-increase"."""
        self._turn(_WAYS[self.words[position + 1]])
        return position + 2

    def _closed(self, position: int, *, is_fresh: bool) -> int:
        """Read what may stand only directly behind figure and noun; return how many words."""
        words, tail, figure = self.words, self.tail, self.figure
        word = words[position]
        found = None
        if not (figure.unit == "times" and word in _ARTICLES and not is_fresh):
            found = per_at(self.tokens, position)
        if found is not None:
            per, end = found
            if figure.unit == "times" and not self._is_fold():
                raise Unreadable("a frequency")
            if per == "1000" and figure.unit == "":
                raise Unreadable("a rate per a number of nothing")
            if figure.unit == "count" or figure.unit == "" or figure.unit not in {"times"}:
                tail.pers.append(per)
            return end - position
        if figure.unit.isupper() and words[position : position + 2] == ["to", "the"]:
            currency = self._currency_of(words[position + 2])
            if currency:
                tail.pers.append(currency)
                return 3
        if word in _PLACES or word in LEX.comparatives:
            return self._place(position)
        if word == "each" and words[position + 1] in {END, ".", ","}:
            tail.pers.append("item")
            return 1
        if figure.unit == "fraction" and LEX.times_as.after(words, position):
            figure.unit = "times"
        if figure.unit == "times":
            return self._after_times(position)
        return 0

    def _currency_of(self, word: str) -> str:
        """Return the currency of "yen to the dollar"."""
        names = {
            "dollar": self.context.home,
            "euro": "EUR",
            "pound": "GBP",
            "yen": "JPY",
            "yuan": "CNY",
        }
        return names.get(word, "")

    def _after_times(self, position: int) -> int:
        words = self.words
        word = words[position]
        match = LEX.times_as.after(words, position)
        if match:
            self.is_open = True
            return match[1]
        before = words[self.figure.end - 1]
        if (
            before in {"times", "twice", "thrice"}
            and position == self.figure.end
            and word in _FREQUENCY_LEADS
        ):
            raise Unreadable("a frequency")
        if word == "as" and words[position + 1] not in LEX.stops and words[position + 2] == "as":
            return 3
        if word == "as" and words[position + 1] in {
            "likely",
            "many",
            "much",
            "large",
            "high",
            "fast",
            "big",
        }:
            return 2
        return 0

    def _place(self, position: int) -> int:
        """Read "above the average", "below target", "up on May"."""
        words, figure = self.words, self.figure
        word = words[position]
        after = words[position + 1]
        if self._base_after(position) and word == "over":
            return 0
        if word == "under" or word == "below" or word == "above" or word in {"ahead", "behind"}:
            if figure.unit in {"times"}:
                raise Unreadable("a fall counted in times")
            if figure.unit == "" and not self.tail.noun:
                if after in {END, "and", "or"}:
                    raise Unreadable("the number may be an age")
            if figure.unit in SHARES or self._is_compared(position):
                if after == END:
                    raise Unreadable(f"the phrase ends in the middle: {word!r}")
                self._turn(_PLACES[word])
                self.is_open = True
                return 1 + (after == "of")
            raise Unreadable(f"unclear word {word!r} after the number")
        if word in {"up", "down"}:
            if after in _AFTER_PARTICLE or LEX.bases.after(words, position + 1):
                if (
                    after == "from"
                    and self.lead.direction == "level"
                    and (self._is_level_from(position) and figure.unit in SHARES | {""})
                ):
                    pass
                self._turn(_PLACES[word])
                return 1
            raise Unreadable(f"unclear word {word!r} after the number")
        if word == "over" and self.lead.direction == "level" and self.tail.direction == "level":
            if figure.unit in SHARES:
                raise Unreadable("unclear word 'over' after the number")
            return 0
        if word == "short":
            raise Unreadable("unclear word 'short' after the number")
        if word in LEX.comparatives and word not in _PLACES:
            self._turn(_WAYS[word])
            return 1
        return 0

    def _is_compared(self, position: int) -> bool:
        after = self.words[position + 1]
        return (
            after in {"the", "its", "a", "last", "target", "that", "their"}
            and (
                self.figure.unit.startswith("unit:")
                or self.figure.unit.isupper()
                or self.figure.unit == ""
            )
            and self.words[position] in {"above", "below"}
        )

    def _is_level_from(self, _position: int) -> bool:
        return True

    def _known(self, position: int) -> int:
        """Read bases, periods and denominators anywhere; return how many words."""
        words = self.words
        word = words[position]
        match = LEX.bases.after(words, position)
        if match:
            self._base(match[0])
            return match[1]
        length = self._base_after(position)
        if length:
            return length
        period = LEX.periods.after(words, position)
        if period:
            return period[1]
        if word in {"in", "from", "over", "during", "on"} and LEX.periods.after(
            words, position + 1
        ):
            return 0
        if word in LEX.per_adverbs and words[position - 1] != "the":
            self.tail.pers.append(LEX.per_adverbs[word])
            return 1
        if word in {"per", "each", "every"} and words[position - 1] not in LEX.openers:
            found = per_at(self.tokens, position)
            if found is not None and self.figure.unit not in {"times"}:
                if self.figure.unit not in {"fraction"}:
                    self.tail.pers.append(found[0])
                return found[1] - position
        annual = LEX.annual.after(words, position)
        if annual:
            if "year" not in self.tail.pers:
                self.tail.pers.append("year")
            return annual[1]
        return 0

    def _base_after(self, position: int) -> int:
        """Return the length of "from a year earlier", "than in 2012", and keep the base."""
        words = self.words
        comparer = LEX.comparers.after(words, position)
        if comparer is None:
            alone = LEX.compared.after(words, position)
            if alone and words[position] in {"a", "one", "year-ago"}:
                self._base(alone[0])
                return alone[1]
            return 0
        at = position + comparer[1]
        at += words[at] in {"in", "at", "that", "for"} and words[at + 1] != END
        match = LEX.compared.after(words, at)
        if match:
            name = words[position]
            if name == "of":
                return 0
            self._base(match[0])
            return at + match[1] - position
        return 0

    def _base(self, base: str) -> None:
        if not self.tail.base:
            self.tail.base = base

    def _date(self, position: int) -> None:
        """Keep a printed date as period, or as base behind from, than, over, since."""
        words, label = self.words, self.context.dates[position].label
        before = words[position - 1] if position else ""
        at = position - 1
        while at > 0 and words[at] in {"the", "in", "fiscal", "at", "of", "year"}:
            if words[at] == "of" and words[at - 1] not in {"end", "start"}:
                break
            if words[at] == "in" and words[at - 1] not in _BASE_PREPS | {"as"}:
                break
            at -= 1
        lead = words[at]
        if (
            lead == "to"
            and before != "in"
            and words[at - 1] in {"months", "year", "quarter", "period"}
        ):
            lead = "in"
        if lead == "and" and "between" in words[self.figure.end : at]:
            self.tail.period = f"{self.tail.period}/{label}" if self.tail.period else label
            return
        if self.figure.unit in {"times", "fraction"} and lead in {"of", "as"}:
            self._base(label)
            return
        if lead in _BASE_PREPS:
            if lead in {"on", "to"} and len(label) > 4 and "-" in label and label.count("-") == 2:  # noqa: PLR2004
                self.tail.period = self.tail.period or label
            elif lead == "to" and self.tail.base and "-" not in self.tail.base[:1]:
                self.tail.period, self.tail.base = f"{self.tail.base}/{label}", ""
            elif (lead == "on" and not self._is_change()) or (
                lead in {"over", "with", "to"} and not self._is_change()
            ):
                self.tail.period = self.tail.period or label
            else:
                self._base(label)
            return
        if words[at] in {"until", "till", "before", "after"}:
            return
        if not self.tail.period:
            self.tail.period = label

    def _is_change(self) -> bool:
        return (
            self.lead.direction != "level"
            or self.tail.direction != "level"
            or self.figure.unit == "times"
        )

    def _check_opener(self, position: int, word: str, opener: str) -> None:
        words, figure = self.words, self.figure
        if word in _AUXILIARIES and not LEX.down_verbs.isdisjoint(words[position : position + 4]):
            raise Unreadable("a word of direction after the number")
        if word in _AUXILIARIES and not _LOST.isdisjoint(words[position : position + 4]):
            raise Unreadable("a word of direction after the number")
        if (
            word == "than"
            and self.tail.direction == "level"
            and figure.unit != "times"
            and not opener
        ):
            raise Unreadable("unclear word 'than' after the number")
        if word == "than":
            part = words[position : position + 4]
            if not LEX.down_nouns.isdisjoint(part) or not LEX.up_nouns.isdisjoint(part):
                raise Unreadable("a difference between two changes")
        if word == "from" and self.lead.link == "to":
            return
        if word == "to" and not opener and self._is_change():
            raise Unreadable("a change and a level")

    def _check_generic(self, position: int, opener: str) -> None:
        words = self.words
        word = words[position]
        if word in _DANGERS or word in LEX.negations:
            raise Unreadable(f"unclear word {word!r} after the number")
        if word in _STRAY or (word in {"&", ";", ":", ")", '"', "'"} and word != "&"):
            raise Unreadable(f"unexpected character {word!r} after the number")
        if (word in LEX.clear_verbs and word not in {"rose", "fell"}) or word in {"fell", "rose"}:
            raise Unreadable(f"a second statement: {word!r}")
        if word in LEX.scales or word in LEX.unknown_scales:
            if word not in {"score", "gross", "quad"}:
                raise Unreadable(f"{word!r} after the number")
        if word in _NUMBER_WORDS:
            raise Unreadable("a number inside what is counted")
        if word[0].isdigit() and not year_like(words, position):
            raise Unreadable("a second number")
        if word in LEX.prefixes and not word.isalpha():
            raise Unreadable(f"unexpected character {word!r} after the number")
        if (
            word in LEX.comparatives
            and words[position + 1] in {"than", END}
            and opener not in {"than", "of"}
        ):
            raise Unreadable("two words of direction")
        if word in {"up", "down", "higher", "lower"} and words[position + 1] in _AFTER_PARTICLE:
            raise Unreadable("two words of direction")
        if (word in LEX.up_nouns or word in LEX.down_nouns) and opener in {",", "—", "-"}:
            raise Unreadable("a second statement")
        if word in LEX.signs and opener in {"in", "as"} and not self._is_change():
            self.tail.sign_word = word


_APPROX = frozenset(
    ["about", "around", "some", "roughly", "approximately", "or", "nearly", "almost", "over"]
)
_AGE_WORDS = frozenset(
    [
        "aged",
        "ages",
        "age",
        "under",
        "over",
        "above",
        "below",
        "between",
        "from",
        "to",
        "and",
        "at",
        "least",
    ]
)
_AGE_LINKS = frozenset(
    ["from", "to", "and", "between", "under", "over", "above", "below", "of", "the", "at", "least"]
)
_DANGERS = LEX.dangers - {"plus", "minus", "half", "double"} | {"minus", "plus", "half", "double"}
_UNCLEAR = LEX.unclear
_CURRENCY_MARKS = frozenset("$€£¥₩₹₽₺₴₦₱฿₫₸₪")
_ADJECTIVES_OF_CURRENCIES = frozenset(
    name.split()[0] for name in LEX.currency_names if " " in name
) | frozenset(
    [
        "canadian",
        "australian",
        "singapore",
        "singaporean",
        "american",
        "us",
        "u.s.",
        "hong",
        "taiwan",
        "taiwanese",
        "nz",
        "aud",
        "cad",
    ]
)
import re  # noqa: E402

_AS_PRINTED = re.compile(r"[A-Z]{2,}s|[A-Z][a-z]+(?:ans|[klnq]is)")


def _without_participle(words: list[str]) -> list[str]:
    """Read "the 1.6 percent advance registered in May" without its participle."""
    if len(words) > 1 and words[-1] in LEX.participles and words[-2] in _WAYS:
        return words[:-1]
    return words


def _participle(words: Sequence[str]) -> int:
    """Return where "firms registered", "people living" ends its noun."""
    if words and words[0] in _PAST:
        return 0
    for position in range(1, len(words)):
        word = words[position]
        is_verb = word.endswith(("ed", "ing")) or word in LEX.finite
        if is_verb and is_plural(words[position - 1]):
            if word in LEX.clear_verbs or word in _LOST or word in LEX.down_verbs:
                return len(words)
            return position
    return len(words)


_PAST = frozenset(
    [
        "aged",
        "got",
        "went",
        "took",
        "said",
        "died",
        "had",
        "made",
        "held",
        "fled",
        "left",
        "came",
        "became",
    ]
)


def is_plural(word: str) -> bool:
    """Return whether the noun looks like a plural."""
    is_singular = (
        word.endswith(("ss", "us", "sis", "xis", "itis", "tennis", "this")) and word.islower()
    )
    return (
        word in LEX.plurals
        or (word.endswith("s") and not is_singular)
        or ("-" in word and word.rpartition("-")[2] in LEX.plurals)
    )


__all__ = ["UNKNOWN_YEAR", "Tail", "is_bare", "is_plural", "read_tail", "year_of"]
