"""What the English words after a figure say: bound, direction, noun, denominator, period, base."""

from ..mention import DIRECTIONS
from ..reading import PARTS, POINTS, SHARES, Unreadable
from .dates import from_to, is_end_of_span, span_to, year_of, year_to
from .figures import Context, Figure, per_at
from .lead import Lead
from .lexicon import LEXICON as LEX
from .lexicon import SETS
from .noun import LOST, NUMBER_WORDS, WAYS, NounReader, Tail, is_plural
from .tokens import END

_AFTER_PARTICLE = SETS.after_particle | {END}
_ALIKE = SETS.alike | SETS.levels_compared
_LONGEST_PART = 5  # words of "same three months of" a year
_BEFORE_AGES = SETS.age_words | {"-"}
_PAUSES = frozenset({",", "—"})
_TO_THE = ["to", "the"]
_DATE_LEADS = SETS.date_leads | SETS.base_preps
_DAY_MARKS = 2
_DURATIONS = ("P1", "start", "previous")
_MARKS = frozenset({".", "(", ",", "—", "-"})


def read_tail(context: Context, figure: Figure, lead: Lead) -> Tail:
    """Read the words after the figure; raise `Unreadable` where they are not understood."""
    tail = Tail()
    start = figure.end + figure.is_bracketed
    if context.tokens.words[start] != END:
        _Reader(context, figure, lead, tail).read(start)
    return tail


class _Reader(NounReader):
    """Reads from the figure to the end of the phrase."""

    def __init__(self, context: Context, figure: Figure, lead: Lead, tail: Tail) -> None:
        super().__init__(context, figure, lead, tail)
        self.is_open = False  # a preposition or a pause has been read
        self.is_paused = False
        self.is_fresh = True  # nothing stands between here and the figure
        self.opener = ""
        self.last_plain = ""

    def read(self, start: int) -> None:
        """Understand everything to the right of the figure, or raise `Unreadable`."""
        if self.tokens.tight[start] and self.words[start][0].isalpha():
            raise Unreadable(f"{self.tokens.raws[start]!r} joined to the number")
        position = self._bracket(self._suffix(self._odd(start)))
        if self.words[position] in SETS.lacking or self.words[position] in SETS.falling_from:
            position = self._lacking(position)
        end = self._zone_end(position)
        if end > position:
            self._zone(position, end)
            if self.tail.comparator == "eq":
                end = self._suffix(end)
        self.is_fresh = end == start
        self._rest(end)

    def _lacking(self, position: int) -> int:
        """Take "shy of", "off" of "2 percent shy of its peak", "6 percent off its record high"."""
        words = self.words
        is_of = words[position] in SETS.lacking and words[position + 1] == "of"
        is_off = words[position] in SETS.falling_from and words[position + 1] in SETS.determiners
        is_off = is_off and not SETS.highs.isdisjoint(words[position + 2 : position + 5])
        if not ((is_of or is_off) and self.figure.unit in SHARES):
            return position
        self._turn("down")
        self.is_open = True
        return position + 1 + is_of

    def _rest(self, position: int) -> None:
        """Walk through prepositions, dates, bases and denominators to the end."""
        while self.words[position] != END:
            self.last_plain = ""
            position = self._step(position)
        if self.last_plain in SETS.cut_off or self.last_plain in _PAUSES:
            raise Unreadable(f"the phrase ends in the middle: {self.last_plain!r}")

    def _step(self, position: int) -> int:
        """Understand what stands at the position; return where to go on."""
        if position in self.context.spans:
            return self._span(position)
        length = self._phrase(position)
        if length:
            return position + length
        if self.words[position] in _MARKS:
            return self._mark(position)
        self._word(position)
        return position + 1

    def _span(self, position: int) -> int:
        if position in self.context.dates:
            self._date(position)
        elif not (self.is_open or self.words[position - 1] in _BEFORE_AGES):
            raise Unreadable("a second number")
        return self.context.spans[position]

    def _phrase(self, position: int) -> int:
        """Return the length of a phrase with a meaning of its own, or 0."""
        word = self.words[position]
        if word == "for" and self.words[position + 1] in {"every", "each"}:
            raise Unreadable("unclear whether there are so many for each")
        is_age = word in SETS.age_words and self._is_age_at(position + 1)
        if not self.is_open and not is_age:
            length = self._closed(position)
            self.is_fresh = False
            if length:
                return length
        length = self._known(position)
        if length:
            return length
        predicate = LEX.predicates.after(self.words, position)
        if predicate and self.words[position - 1] == self.tail.noun.lower():
            self.is_open = True
            return predicate[1]
        is_hedge = self.is_open and word in SETS.hedges and self._is_span_after(position)
        return int(is_age or is_hedge)

    def _mark(self, position: int) -> int:
        """Read a full stop at the end, brackets, a pause or a hyphen; return where to go on."""
        words, tight = self.words, self.tokens.tight
        word, after = words[position], words[position + 1]
        if word == "(":
            return self._bracket(position)
        if word == ".":
            if after != END:
                raise Unreadable("more than one sentence")
            return position + 1
        if word == "-":
            if self.is_open and position + 1 in self.context.spans:
                return position + 1  # a third of 25-34 year-olds
            if not (tight[position] and tight[position + 1] and not self.is_open and after in WAYS):
                raise Unreadable("a hyphen that joins nothing")
            self._turn(WAYS[after])  # 8.6%-increase
            return position + 2
        aside = LEX.tail_asides.after(words, position + 1)
        if aside and words[position + 1 + aside[1]] in {",", END}:
            return position + 1 + aside[1] + (words[position + 1 + aside[1]] == ",")
        self._check_pause(position)
        self.is_paused = True
        self._open(word)
        return position + 1

    def _open(self, word: str) -> None:
        self.is_open, self.opener, self.last_plain = True, word, word

    def _word(self, position: int) -> None:
        word = self.words[position]
        self._check_far_bound(position)
        if word == "without" and self._is_of_things(position):
            self._open(word)
            return
        if word in SETS.openers or (word in SETS.all_determiners and self._may_determine(position)):
            self._check_opener(position)
            self._open(word)
            return
        is_adverb = word in SETS.tail_adverbs or (
            word.endswith("ly") and word.isalpha() and not self.is_open
        )
        if not (self.is_open or is_adverb):
            raise Unreadable(f"unclear word {self.tokens.raws[position]!r} after the number")
        self._check_generic(position)
        if not is_adverb:
            self.last_plain = word

    def _is_denied_of_people(self, position: int) -> bool:
        """Return whether "not" tells what a part did not do: 5% of adults did not vote."""
        is_part = self.figure.unit in PARTS and self.words[self.figure.end] == "of"
        return is_part and self.words[position - 1] in SETS.denying

    def _is_of_things(self, position: int) -> bool:
        """Return whether what follows tells which things: 300 homes without power."""
        before = self.words[position - 1]
        is_counted = before == self.tail.noun.lower() or self.opener == "of"
        return is_counted and is_plural(before)

    def _check_far_bound(self, position: int) -> None:
        """Refuse "5 percent of firms at least", where a bound stands far from the number."""
        match = LEX.suffixes.after(self.words, position)
        if match and self.words[position + match[1]] in {END, ".", ","}:
            raise Unreadable("a bound that does not stand at the number")

    def _is_span_after(self, position: int) -> bool:
        """Return whether only hedges part the word from a span of time: nearly six months."""
        while self.words[position] in SETS.hedges:
            position += 1
        return position in self.context.spans and position not in self.context.dates

    def _is_age_at(self, position: int) -> bool:
        words = self.words
        while words[position] in SETS.age_links:
            position += 1
        return position in self.context.spans and position not in self.context.dates

    def _may_determine(self, position: int) -> bool:
        """Return whether "the" may open what follows: half the world, twice the rate."""
        figure = self.figure
        is_part = figure.unit in {"fraction", "times"} or self.words[position] in SETS.possessives
        return (position == figure.end and is_part) or (self.has_verb and not self.is_open)

    def _check_pause(self, position: int) -> None:
        """Refuse "350,000, measles cases", where a pause parts a number from what it counts."""
        after = self.words[position + 1]
        is_naked = self.figure.unit == "" and not self.tail.noun and self.tail.direction == "level"
        is_led = (
            after in SETS.openers
            or after in SETS.all_determiners
            or position + 1 in self.context.spans
        )
        is_led = is_led and per_at(self.tokens, position + 1) is None
        if self.words[position + 2] == END and after in SETS.last_hedges:
            raise Unreadable(f"unclear word {after!r} after the number")
        if (
            (is_naked and not is_led)
            or after in LEX.unit_words
            or after in LEX.scales
            or (after in SETS.articles and not is_led)
        ):
            raise Unreadable(f"unclear word {after!r} after the number")

    def _closed(self, position: int) -> int:
        """Read what may stand only directly behind figure and noun; return how many words."""
        words, figure = self.words, self.figure
        word = words[position]
        if figure.unit != "times" or word not in SETS.articles or self.is_fresh:
            found = per_at(self.tokens, position)
            if found is not None:
                self._denominator(found[0])
                return found[1] - position
        per = (
            self._rate_to(words[position + 2]) if words[position : position + 2] == _TO_THE else ""
        )
        if per:
            self.tail.pers.append(per)
            return 3
        if words[position] == "to" and words[position + 1] in {"each", "every"}:
            raise Unreadable("unclear whether there are so many for each")
        if words[position] == "to" and words[position + 1] in {"a", "an"} and self._may_be_rate():
            raise Unreadable("unclear whether there are so many for each")
        if word == "each" and words[position + 1] in {END, ".", ","}:
            self.tail.pers.append("item")
            return 1
        if word in LEX.places or word in LEX.comparatives or word in {"over", "short"}:
            return self._place(position)
        if figure.unit == "fraction" and word == "as" and words[position + 2] == "again":
            raise Unreadable("so much is added to the whole")
        if figure.unit == "fraction" and LEX.times_as.after(words, position):
            figure.unit = "times"
        return self._after_times(position) if figure.unit == "times" else 0

    def _may_be_rate(self) -> bool:
        """Return whether "16 pupils to a teacher" may be a rate: nothing is given to anybody."""
        return self.tail.noun != "" and self.lead.verb in {"", "be"}

    def _denominator(self, per: str) -> None:
        if self.figure.unit == "times":
            if not self._is_fold():
                raise Unreadable("a frequency")
            return
        if per.isdigit() and not self.tail.noun:
            raise Unreadable("a rate per a number of nothing")
        self.tail.pers.append(per)

    def _rate_to(self, word: str) -> str:
        """Return the denominator of "152 yen to the dollar", "30 miles to the gallon", or ""."""
        unit = self.figure.unit
        if unit.startswith("unit:"):
            return LEX.per.get(word, word) if word in SETS.per_things else ""
        is_money = unit.isupper() or not (unit or self.tail.noun)
        code = LEX.exchanged.get(word, "") if is_money else ""
        return self.context.home if code == "home" else code

    def _after_times(self, position: int) -> int:
        words = self.words
        word = words[position]
        match = LEX.times_as.after(words, position)
        if match and words[position + match[1]] == "again":
            raise Unreadable("so much is added to the whole")
        if match:
            self.is_open = True
            return match[1]
        before = words[self.figure.end - 1]
        if before in SETS.times and position == self.figure.end and word in SETS.frequency_leads:
            raise Unreadable("a frequency")
        if word == "as" and words[position + 1] not in SETS.stops and words[position + 2] == "as":
            return 3
        if word == "as" and words[position + 1] in SETS.degrees:
            return 2
        return 0

    def _place(self, position: int) -> int:
        """Read "above the average", "below target", "up on May"; return how many words."""
        words, figure = self.words, self.figure
        word, after = words[position], words[position + 1]
        if word == "over":
            is_level = self.lead.direction == "level" and self.tail.direction == "level"
            if after in SETS.funding:
                raise Unreadable("what is exceeded is not printed")
            is_spread = not SETS.spreads.isdisjoint(words[: figure.start])
            is_open = is_level and figure.unit in SHARES and not is_spread
            if is_open and not self._base_after(position):
                raise Unreadable("unclear word 'over' after the number")
            return 0
        if word in LEX.places:
            return self._above_or_below(position)
        is_particle = after in _AFTER_PARTICLE or LEX.bases.after(words, position + 1)
        is_verb = word in DIRECTIONS and not (is_particle and self._is_way(position))
        if word == "short" or is_verb:
            raise Unreadable(f"unclear word {word!r} after the number")
        self._turn(self._way(word))
        return 1

    def _is_way(self, position: int) -> bool:
        """Return whether "up", "down" tell a change: 40 points up, but not 40 people signed up."""
        before = self.words[position - 1]
        is_next = position == self.figure.end or before == self.tail.noun.rpartition(" ")[2].lower()
        return is_next or before in SETS.before_ways or before.endswith("ly")

    def _above_or_below(self, position: int) -> int:
        figure, word, after = self.figure, self.words[position], self.words[position + 1]
        if figure.unit == "times":
            raise Unreadable("a fall counted in times")
        if figure.unit == "" and not self.tail.noun and after in {END, "and", "or"}:
            raise Unreadable("the number may be an age")
        if not (figure.unit in SHARES | {"fraction"} or self._is_compared(position)):
            raise Unreadable(f"unclear word {word!r} after the number")
        if after == END:
            raise Unreadable(f"the phrase ends in the middle: {word!r}")
        if self.tail.noun or self._is_ratio():
            before = self.words[position - 1]
            if before.endswith(("ed", "ing")) or before in SETS.finite:
                self._open(word)  # one in ten lived below the poverty line
                return 1
            if before not in SETS.compared_nouns:
                raise Unreadable(f"unclear word {word!r} after the number")
        self._turn(LEX.places[word])
        self.is_open = True
        return self._base_after(position) or 1 + (after == "of")

    def _is_compared(self, position: int) -> bool:
        after = self.words[position + 1]
        return (
            after in SETS.compared_levels
            and (
                self.figure.unit.startswith("unit:")
                or self.figure.unit.isupper()
                or self.figure.unit == ""
            )
            and self.words[position] in {"above", "below"}
        )

    def _known(self, position: int) -> int:
        """Read bases, periods and denominators anywhere; return how many words."""
        words, tail = self.words, self.tail
        word = words[position]
        match = LEX.bases.after(words, position)
        if match:
            if not self._is_during(position):
                self._keep_base(match[0])
            return match[1]
        length = self._base_after(position)
        period = LEX.periods.after(words, position)
        if length or period:
            return length or (period[1] if period else 0)
        rate = LEX.rate_at(words, position)
        if rate and words[position - 1] != "the":
            tail.pers.append(rate)
            return 1
        if word in {"per", "each", "every"} and words[position - 1] not in SETS.openers:
            found = per_at(self.tokens, position)
            if found is not None and self.figure.unit != "times":
                if self.figure.unit != "fraction":
                    tail.pers.append(found[0])
                return found[1] - position
        annual = LEX.annual.after(words, position)
        if annual and "year" not in tail.pers:
            tail.pers.append("year")
        return annual[1] if annual else 0

    def _base_after(self, position: int) -> int:
        """Return the length of "from a year earlier", "than in 2012", and keep the base."""
        words = self.words
        comparer = LEX.comparers.after(words, position)
        if comparer is None:
            alone = LEX.compared.after(words, position)
            if alone is None or words[position] not in {"a", "one", "year-ago"}:
                return 0
            if self.lead.verb == "be" and self.lead.direction == self.tail.direction == "level":
                raise Unreadable("the number is that of an earlier time")
            self._keep_base(alone[0])
            return alone[1]
        at = position + comparer[1]
        at += words[at] in {"in", "at", "that", "for"} and words[at + 1] != END
        match = LEX.compared.after(words, at)
        if match is None or words[position] == "of":
            return 0
        if not self._is_during(position):
            self._keep_base(match[0])
        return at + match[1] - position

    def _is_during(self, position: int) -> bool:
        """Return whether "over the year" says when something was, and no change is compared."""
        is_average = not SETS.averaging.isdisjoint(self.words[: self.figure.start])
        is_amount = (is_average or self.figure.unit not in SHARES) and not self._is_change()
        return is_amount and self.words[position] in {"over", "through"}

    def _date(self, position: int) -> None:
        """Keep a printed date as period, or as base behind from, than, over, since."""
        tail, label = self.tail, self.context.dates[position].label
        lead = self._leads_to_date(position)
        end = self.context.dates[position].end
        if is_end_of_span(self.words, position):
            lead, label = "in", span_to(self.words, position, label)
        if self.words[end] == "year":
            label = year_to(label)
        between = self.words[self.figure.end : position]
        if self.figure.unit == "times" and len(between) == 1 and between[0] in SETS.all_determiners:
            self._keep_base(label)  # twice the 2015 level
            return
        if lead not in _DATE_LEADS or self.words[end] in SETS.dated_works:
            return  # "its April forecast", "the July rate"
        is_aside = self.is_paused or (lead == "since" and not self._is_change())
        if is_aside and lead in SETS.base_preps:
            return  # "5 percent, the highest since 2010"
        if lead == "and" and "between" in self.words[self.figure.end : position]:
            tail.period = from_to(tail.period, label) if tail.period else label
        elif self._is_of_size(position) or (lead in {"of", "as"} and self._is_part_of_level(end)):
            self._keep_base(label)
        elif lead == "to" and tail.base[:1].isalnum() and not tail.base.startswith(_DURATIONS):
            tail.period, tail.base = from_to(tail.base, label), ""  # from 2010 to 2020
        elif lead in {"with", "to"} and not SETS.compared_words.isdisjoint(between):
            self._compare(label)
        elif lead in SETS.base_preps and not self._is_time(lead, label):
            self._keep_base(label)
        elif lead not in {"until", "till", "before", "after"}:
            tail.period = tail.period or label

    def _is_part_of_level(self, end: int) -> bool:
        """Return whether a date is that of a level: a third of 2019, 98% of the 2019 level."""
        is_level = self.figure.unit == "percent" and self.words[end] in SETS.dated_levels
        return is_level or self.figure.unit in {"times", "fraction"}

    def _is_of_size(self, position: int) -> bool:
        """Return whether a date is that of "twice its size in 2010"."""
        before = self.words[position - 2 : position]
        return (
            self.figure.unit == "times" and before[1:] == ["in"] and before[0] in SETS.dated_levels
        )

    def _leads_to_date(self, position: int) -> str:
        """Return the word that says what a date is: the period, or what is compared with it."""
        words = self.words
        at = position - 1
        where = (
            words.index("where", self.figure.end, at)
            if "where" in words[self.figure.end : at]
            else 0
        )
        if where and words[where - 1] in SETS.base_preps:
            return words[where - 1]  # "above where it was in 2019"
        if words[at] in {"of", "in"}:  # "from the same quarter of 2024"
            before = range(at - 1, max(at - _LONGEST_PART, 0), -1)
            like = next((n for n in before if words[n] in _ALIKE), at)
            is_level = words[like] in SETS.levels_compared  # "below the level of 1990"
            is_compared = not is_level or (like == at - 1 and words[like - 2] in SETS.base_preps)
            at = like - 1 if like < at and is_compared else at
            if "than" in words[max(self.figure.end, at - _LONGEST_PART) : at]:
                return "than"  # "than in our survey of 2024"
        while at > 0 and words[at] in SETS.between_lead_and_date:
            is_own = words[at] == "of" and words[at - 1] not in {"end", "start", "that", "those"}
            if is_own or (
                words[at] in {"in", "at"}
                and words[at - 1] not in SETS.base_preps | SETS.dated_pronouns
            ):
                break
            at -= 1
        return words[at]

    def _compare(self, label: str) -> None:
        """Keep the date of "compared with 2019" as base; a level is not compared with one."""
        if not (self.figure.sign or self._is_change()):
            raise Unreadable("a change without a direction")
        self._keep_base(label)

    def _is_time(self, lead: str, label: str) -> bool:
        """Return whether "on", "over", "to" or "with" only say when it was."""
        if lead in {"on", "to"} and label.count("-") == _DAY_MARKS and "/" not in label:
            return True
        is_signed = self.figure.sign != "" and self.figure.unit in SHARES
        return lead in {"on", "over", "with", "to"} and not (is_signed or self._is_change())

    def _is_change(self) -> bool:
        return (
            self.lead.direction != "level"
            or self.tail.direction != "level"
            or self.figure.unit == "times"
        )

    def _check_opener(self, position: int) -> None:
        words = self.words
        word, following = words[position], words[position : position + 4]
        if word == "of" and self.figure.unit in POINTS and following[1] in WAYS:
            raise Unreadable("a word of direction after the number")
        is_spent = self.tail.noun in SETS.time_nouns and following[1] == "lost"  # days were lost
        is_changed = not (LEX.down_verbs | LOST).isdisjoint(following)
        is_changed = (is_changed and word in SETS.auxiliaries_behind) or following[
            1
        ] in SETS.leaving
        if is_changed and not is_spent:
            raise Unreadable("a word of direction after the number")
        if word == "than":
            if self.tail.direction == "level" and self.figure.unit != "times" and not self.opener:
                raise Unreadable("unclear word 'than' after the number")
            if not LEX.changes.isdisjoint(following):
                raise Unreadable("a difference between two changes")
        is_dated = position + 1 in self.context.dates and is_end_of_span(words, position + 1)
        if word == "to" and is_dated:
            return  # on the year to March
        is_compared = words[position - 1] == "likely" or words[position - 1] in LEX.comparatives
        if is_compared and following[1] not in SETS.all_determiners:
            return  # 40% cheaper to fly
        if word == "to" and not self.opener and self._is_change() and not self._is_contributed():
            raise Unreadable("a change and a level")

    def _is_contributed(self) -> bool:
        """Return whether points are added to something: "added 0.4 points to growth"."""
        adds = SETS.contributing.isdisjoint(self.words[: self.figure.start])
        return not adds and self.figure.unit in POINTS and self.lead.link == ""

    def _check_generic(self, position: int) -> None:
        """Refuse words that would turn or add to what has been read."""
        word, after = self.words[position], self.words[position + 1]
        if word == "not" and self._is_denied_of_people(position):
            return
        if word in SETS.dangers or word in SETS.negations:
            raise Unreadable(f"unclear word {word!r} after the number")
        if (
            word in SETS.stray_tail
            or word in {";", ":", ")"}
            or (word in LEX.prefixes and not word.isalpha())
        ):
            raise Unreadable(f"unexpected character {word!r} after the number")
        if word in LEX.scales or word in SETS.unknown_scales:
            raise Unreadable(f"{word!r} after the number")
        if word in NUMBER_WORDS or (word[0].isdigit() and not year_of(self.words, position)):
            raise Unreadable("a second number")
        is_noun = word in LEX.changes
        if word in LEX.clear_verbs or (is_noun and self.opener in _PAUSES):
            raise Unreadable(f"a second statement: {word!r}")
        is_compared = after in {"than", END} and self.opener not in {"than", "of"}
        if (word in LEX.comparatives and is_compared) or (
            word in SETS.particles and after in _AFTER_PARTICLE
        ):
            raise Unreadable("two words of direction")
        if word == "red" and self.words[position - 2 : position] == ["in", "the"]:
            raise Unreadable("unclear whether the number is a loss")
        is_kind = self.opener in {"in", "as"} or position == self.figure.end + 1  # £5m of losses
        if word in SETS.sign_words and is_kind and not self._is_change():
            self.tail.sign_word = word
