"""What the English words before a figure say: comparator, direction, subject."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..numerals import combine
from ..reading import PARTS, POINTS, SHARES, Unreadable
from .dates import Date, from_to, is_end_of_span, span_to, year_to
from .figures import Context, Figure, per_at
from .lexicon import LEXICON as LEX
from .lexicon import SCAN, SETS
from .tokens import END

_SPAN = re.compile(rf"(?:{'|'.join(LEX.cardinals)})-(?:day|week|month|quarter|year)")
_UP, _DOWN = LEX.up_verbs | SETS.up_nouns, LEX.down_verbs | SETS.down_nouns
_UP_WORDS = frozenset(word for word in _UP if " " not in word)
_DOWN_WORDS = frozenset(word for word in _DOWN if " " not in word)
_FALLS = _DOWN_WORDS - {"contract"}  # the value of a contract is no fall
_LONGEST_OBJECT = 7
_STATING = LEX.level_verbs | SETS.participles | SETS.auxiliaries | SETS.bringing
_BEFORE_OWNERS = SETS.owned_preps | LEX.comparatives | SETS.determiners


@dataclass(slots=True)
class Lead:
    """What has been understood so far, from the figure leftwards."""

    position: int
    comparator: str = "eq"
    is_near: bool = False
    direction: str = "level"
    link: str = ""
    verb: str = ""
    crossing: str = ""
    sign_word: str = ""
    base: str = ""
    period: str = ""
    noun: str = ""
    needs_period: bool = False
    is_size: bool = False  # "by 5,000": the verb that gives the sign is missing
    mover: str = ""  # the verb of change directly before the number
    head: str = ""  # the noun before "of"
    pers: list[str] = field(default_factory=list)


def read_lead(context: Context, figure: Figure) -> Lead:
    """Read the words before the figure; raise `Unreadable` where they are not understood."""
    lead = Lead(figure.start, figure.comparator)
    if figure.start == 0:
        return lead
    reader = _Reader(context, figure, lead)
    reader.read()
    _read_asides(context, figure, lead)
    return lead


class _Reader:
    """Reads from the figure to the left, one group of words after another."""

    def __init__(self, context: Context, figure: Figure, lead: Lead) -> None:
        self.context = context
        self.words = context.tokens.words
        self.raws = context.tokens.raws
        self.figure = figure
        self.lead = lead
        self.ends = {end: start for start, end in context.spans.items()} if context.spans else {}
        self.adjectives = 0
        self.is_verb = False

    def read(self) -> None:
        """Understand everything to the left of the figure, or raise `Unreadable`."""
        lead, figure = self.lead, self.figure
        word = self.words[lead.position - 1]
        if word == "(":
            self._apposition()
            return
        if figure.upper is not None and word in {"between", "from"}:
            lead.position -= 1
            lead.link = word
            if word == "from":
                self._range_from()
        self.is_verb = self.words[figure.start] in LEX.multiple_verbs
        while lead.position and self._step():
            pass
        if lead.link == "of" and not lead.verb and lead.position == 0:
            raise Unreadable("the phrase begins in the middle: 'of'")

    def _step(self) -> bool:
        """Understand the next words; return whether there may be more to understand."""
        lead = self.lead
        word = self.words[lead.position - 1]
        if word in LEX.crossings and self._is_move_before(lead.position - 1):
            lead.position -= 1
            lead.crossing = word
            self._bound(LEX.crossings[word])
            return True
        role, detail, length = self._role()
        if not role or lead.position in self.ends:
            is_object = self.figure.unit in POINTS and self._verb_of_points()
            return not is_object and self._unknown(word)
        if self.is_verb and role not in {"bound", "fill", "stop"}:
            return self._end("factor")
        if detail == "le" and length == 2 and word == "to" and self._is_moving(lead.position - 2):  # noqa: PLR2004
            role, detail, length = "link", "to", 1  # edged up to: a level
        elif detail == "le" and word == "to" and self._may_be_moved_up(lead.position - 2):
            raise Unreadable("unclear whether 'up to' is a bound or says where it went")
        lead.position -= length
        return bool(getattr(self, f"_take_{role}")(detail))

    def _role(self) -> tuple[str, str, int]:
        return LEX.role_before(self.words, self.lead.position)

    def _is_moving(self, position: int) -> bool:
        """Return whether a verb stands before "up to": edged, climbed, went."""
        if not position or self.words[position] != "up":
            return False
        before = self.words[position - 1]
        return before == "back" or f"{before} up" in LEX.up_verbs

    def _may_be_moved_up(self, position: int) -> bool:
        """Return whether a verb before "up to" may say where it went: rose, "revised it"."""
        is_bound = position == 0 or self.words[position - 1] in {"by", "of"}
        return not is_bound and not _CHANGING.isdisjoint(self.words[:position])

    # ---- one method a role ---------------------------------------------------------------

    def _take_fill(self, _detail: str) -> bool:
        return True

    def _take_bound(self, detail: str) -> bool:
        if detail == "gt" and self.words[self.lead.position] == "beyond":
            raise Unreadable("unclear word 'beyond' before the number")
        self._bound(detail)
        if self.words[self.lead.position : self.lead.position + 3] in _REACHES:
            self.lead.crossing = "reach"  # "rose as high as 5 percent" is a level
        return True

    def _bound(self, detail: str) -> None:
        is_crossed = self.lead.crossing or self.words[self.lead.position] in LEX.crossings
        if self.figure.sign and detail not in {"approx", "nearly"} and not is_crossed:
            raise Unreadable("a bound before a signed number")
        if detail == "approx" and self.figure.upper is not None:
            return  # "about 14-18": a range without sharp ends
        near = detail == "nearly"
        self.lead.is_near = self.lead.is_near or near
        self.lead.comparator = combine(self.lead.comparator, "approx" if near else detail)

    def _take_stop(self, detail: str) -> bool:
        word = self.words[self.lead.position]
        is_from = (
            word in {"up", "down", "from"}
            and self.words[self.lead.position : self.figure.start][-1] == "from"
        ) or (word in SETS.comparing and self.lead.position == 0)
        if is_from and self.lead.comparator == "eq":
            is_signed = bool(self.figure.sign) and self.lead.position == 0
            return False if is_signed else self._from()
        raise Unreadable(detail)

    def _from(self) -> bool:
        """Read "down from 10.2% in March 2016": the level of a printed period."""
        self.lead.needs_period = True
        self.lead.link = "to"
        while (
            self.lead.position
            and self.words[self.lead.position - 1] in SETS.particles | _UP_WORDS | _DOWN_WORDS
        ):
            self.lead.position -= 1
        if self.lead.position:
            raise Unreadable("the number is what something is compared with")
        return False

    def _take_rank(self, _detail: str) -> bool:
        word = self.words[self.lead.position]
        if word == "top":
            return self._top()
        raise Unreadable("the words before the number make it a rank or a period")

    def _top(self) -> bool:
        """Read "top 600 million" as a bound, but "the top 5 million" and "top 10" as ranks."""
        figure, lead = self.figure, self.lead
        is_amount = figure.scale >= 1000 or figure.unit.isupper()  # noqa: PLR2004 - not "top 5 dozen"
        if not is_amount or (lead.position and self.words[lead.position - 1] in SETS.articles):
            raise Unreadable("the words before the number make it a rank")
        return self._take_bound_verb("gt")

    def _take_bound_verb(self, detail: str) -> bool:
        verb, figure = self.words[self.lead.position], self.figure
        is_few = not figure.unit and figure.scale == 1 and figure.value < _MANY
        if verb in SETS.contests and is_few and figure.step is not None:
            raise Unreadable(f"unclear whether {verb!r} is a bound")
        self.lead.verb = self.lead.verb or "bound"
        self._bound(detail)
        self._near_before_verb()
        return self._end("level")

    def _take_level(self, _detail: str) -> bool:
        lead = self.lead
        start, end = lead.position, self.figure.start
        verb = " ".join(self.words[start:end])
        is_be = self.words[start] in SETS.be
        lead.verb = "be" if is_be else "level"
        self._check_verb(start)
        self._near_before_verb()
        self._check_bare(verb, start)
        return self._end("level")

    def _check_verb(self, start: int) -> None:
        """Refuse "lifted exports 5 percent", where the verb is a noun."""
        name = " ".join(self.words[start : self._verb_end(start)])
        if name in LEX.measuring or name in LEX.range_verbs:
            return
        if self.figure.unit in PARTS or self.figure.unit == "times":
            if self.figure.sign in {"+", "-"}:
                self.lead.verb = ""  # exports +4.3%
            elif name in SETS.granting and self.words[self.figure.start - 1] in {"a", "an"}:
                self.lead.link = "article"  # demanded a 5% pay rise
            elif name in SETS.costing and self.words[self.figure.end] in SETS.counting_more:
                pass  # it costs 40% less
            elif name not in LEX.sharing:
                raise Unreadable(f"unclear word {name!r} before the number")
        elif not _RISES.isdisjoint(self.words[:start]):
            raise Unreadable(f"unclear word {name!r} before the number")

    def _check_bare(self, _verb: str, start: int) -> None:
        """Refuse "own 787": without a noun only verbs of measure have a bare number."""
        figure = self.figure
        if not is_bare(figure) or self.lead.comparator != "eq":
            return
        end = self._verb_end(start)
        length = LEX.role_before(self.words, end)[2] or 1
        name = " ".join(self.words[end - length : end])
        if name not in LEX.measuring:
            self.lead.link = "bare"

    def _verb_end(self, start: int) -> int:
        for end in range(min(start + 4, self.figure.start), start, -1):
            if " ".join(self.words[start:end]) in LEX.level_verbs:
                return end
        return start + 1

    def _near_before_verb(self, *, may_be_near: bool = True) -> None:
        """Take "nearly" before a verb: "nearly reached 5"; no other bound may stand there."""
        lead = self.lead
        if lead.position in self.ends:
            return
        role, detail, length = self._role()
        if role == "bound":
            if detail != "nearly" or not may_be_near:
                raise Unreadable("a bound before the verb")
            self._bound("nearly")
            lead.position -= length

    def _take_move(self, detail: str) -> bool:
        lead, figure = self.lead, self.figure
        if lead.link == "from":
            raise Unreadable("a change from one number to another")
        if figure.joint in {"to"}:
            raise Unreadable("unclear whether the numbers are a range or a change and a level")
        verb = self.words[lead.position]
        if lead.crossing and lead.link != "by":
            lead.verb = "cross"
            return self._end("level")
        if verb in SETS.collecting and figure.unit not in PARTS and lead.link != "by":
            raise Unreadable(f"unclear whether {verb!r} means a change or an amount collected")
        if verb in {"up", "down"} and self._is_phrasal():
            raise Unreadable(f"unclear whether {verb!r} says how the number moved")
        lead.direction = detail
        lead.verb = "move"
        lead.mover = "" if lead.link else verb
        while lead.position:  # edged up, fell further down
            role, way, length = self._role()
            if lead.position in self.ends or role not in {"move", "fill"}:
                break
            if role == "move":
                if verb not in SETS.particles:
                    break
                if way != detail:
                    raise Unreadable("two words of direction")
                verb = ""
            lead.position -= length
        self._near_before_verb(may_be_near=False)
        return self._end("move")

    def _is_phrasal(self) -> bool:
        """Return whether a verb before "up" or "down" has another meaning: shot down 54 drones."""
        position = self.lead.position
        if not position or self.lead.link:
            return False
        before = self.words[position - 1]
        if before in SETS.closing or before in SETS.opening:
            after = self.words[self.figure.end]
            return not (self.figure.unit in SHARES or after in SETS.compared_nouns)
        is_verb = before.endswith("ed") and not before.endswith("eed")
        return before in SETS.phrasal or (is_verb and before not in SETS.plurals)

    def _take_noun(self, detail: str) -> bool:
        """Read "growth 5 percent"; with "of", "by", "at" between see there."""
        if self.figure.joint == "to":
            raise Unreadable("unclear whether the numbers are a range or a change and a level")
        return self._take_noun_of(detail)

    def _take_neutral(self, _detail: str) -> bool:
        if self.figure.unit == "percent" and self.words[self.figure.end] in SETS.ending:
            return self._end("level")  # edged 0.1% lower
        raise Unreadable("a change without a direction")

    def _take_remove(self, _detail: str) -> bool:
        word, after = self.words[self.lead.position], self.words[self.figure.end]
        if self.figure.unit in POINTS and word.startswith("subtract") and after == "from":
            return self._take_move("down")
        if self.figure.unit == "percent" and after in SETS.ending:
            return self._end("level")  # the index closed 1.1% higher
        if word in SETS.closing and self.words[self.lead.position + 1] in LEX.crossings:
            self.lead.verb = "cross"  # closed above 9,000
            return self._end("level")
        if self.figure.unit in SHARES and word in SETS.conceding and after != "of":
            return self._take_move("down")
        raise Unreadable("unclear whether the number is a level or a fall")

    def _take_prep(self, _detail: str) -> bool:
        word, figure, lead = self.words[self.lead.position], self.figure, self.lead
        if word == "between" and figure.upper is not None:
            return True
        if word in SETS.no_preps or word in SETS.time_nouns or self._is_label_before():
            raise Unreadable("the words before the number make it a rank or a period")
        is_small = figure.scale == 1 and lead.comparator == "eq" and figure.unit in {"", "fraction"}
        if word in SETS.unsure_preps and (
            (is_small and not figure.unit) or figure.unit.startswith("unit:")
        ):
            raise Unreadable("the words before the number make it a rank or a period")
        lead.link = lead.link or "prep"
        if is_bare(figure) and lead.comparator == "eq":
            lead.link = "bare"
        self._near_before_verb()
        return self._end("prep")

    def _is_label_before(self) -> bool:
        """Return whether a name with digits stands before the preposition: "Q3 in 10"."""
        position = self.lead.position
        if not position:
            return False
        if position in self.ends and self.ends[position] in self.context.dates:
            start = self.ends[position]
            return (start > 0 and self.words[start - 1] not in SETS.before_dates) or (
                start == 0 and (not self.words[start].isdigit())
            )
        return position in self.ends or any(map(str.isdigit, self.words[position - 1]))

    def _take_link(self, detail: str) -> bool:
        lead = self.lead
        if lead.link == "from":
            raise Unreadable("a change from one number to another")
        lead.link = detail
        return bool(getattr(self, f"_link_{detail}")())

    # ---- to, at, by, of ------------------------------------------------------------------

    def _skip_adverbs(self) -> None:
        lead = self.lead
        while lead.position:
            if lead.position in self.ends:
                start = self.ends[lead.position]
                is_led = self.words[start - 1] in SETS.before_dates if start else lead.link != "to"
                if start not in self.context.dates or not is_led:
                    raise Unreadable(f"unclear word {self.raws[start]!r} before the number")
                self._date(start)
                lead.position = start
                if start and self.words[start - 1] in {"in", "on", "during", "for", "by", "the"}:
                    lead.position -= 1
                continue
            word = self.words[lead.position - 1]
            role, detail, length = self._role()
            if role == "bound" or (role == "fill" and word not in SETS.determiners):
                lead.position -= length
                if role == "bound":
                    self._bound(detail)  # rose at least by 5, stood nearly at 5
            elif not role and word.endswith("ly") and word.isalpha():
                lead.position -= 1
            elif not self._skip_base():
                return

    def _skip_base(self) -> bool:
        """Take "year on year" between verb and "by"."""
        lead = self.lead
        if self.words[lead.position - 1] not in _BASE_ENDS:
            return False
        for length in (5, 4, 3, 2, 1):
            start = lead.position - length
            if start < 0:
                continue
            match = LEX.bases.after(self.words, start) or LEX.periods.after(self.words, start)
            if match and match[1] == length:
                lead.position = start
                return True
        return False

    def _date(self, start: int) -> None:
        date = self.context.dates.get(start)
        if date is None or self.words[date.end] in SETS.dated_works:
            return
        before = self.words[start - 1] if start else ""
        if self.words[date.end] == "year":
            date = Date(date.end, year_to(date.label))
        if is_end_of_span(self.words, start):
            self.lead.period = self.lead.period or span_to(self.words, start, date.label)
        elif before == "since" or self.words[max(0, start - 2) : start] in _COMPARED:
            if self.lead.direction != "level":
                self.lead.base = self.lead.base or date.label
        elif before == "and" and self.lead.period and "between" in self.words[:start]:
            self.lead.period = from_to(self.lead.period, date.label)
        elif not self.lead.period and before not in SETS.bases_before:
            self.lead.period = date.label

    def _link_to(self) -> bool:
        """Read "rose to": a level, whatever led to it; "growth slowed to" is a growth."""
        lead = self.lead
        lead.verb = "level"
        self._skip_adverbs()
        rest = self.words[: lead.position]
        last = rest[-1] if rest else ""
        if _is_lowered(rest):
            self._check_words(rest)
            return False
        if not _may_lead_to(rest):
            raise Unreadable("two words of direction")
        role, _, length = self._role()
        if role in {"move", "noun", "neutral"}:
            lead.position -= length
            if lead.position and self.words[lead.position - 1] in LEX.neutral_moves:
                lead.position -= 1
        moved = lead.position < len(rest)
        if (last and last[0].isdigit()) or LEX.is_name(last):
            raise Unreadable(f"unclear word {last!r} before the number")
        self._near_before_verb()
        return self._end("to" if moved else "level")

    def _link_at(self) -> bool:
        lead, figure = self.lead, self.figure
        lead.verb = "level"
        self._skip_adverbs()
        role, detail, length = self._role()
        if role in {"move", "noun"}:
            return self._take_changing(role, detail, length)
        if is_bare(figure) and lead.comparator == "eq" and role != "level":
            lead.link = "bare"
        is_time = figure.unit == "" and figure.scale == 1 and self.words[figure.end] == END
        if lead.position == 0 and is_time:
            raise Unreadable("nothing says what the number counts")  # at 8.30
        return self._end("level")

    def _take_changing(self, role: str, detail: str, length: int) -> bool:
        """Take the word of change of "growing at 5 percent"; the number must be a share."""
        if self.figure.unit not in SHARES:
            raise Unreadable("unclear whether the number is a level or a change")
        self.lead.position -= length
        return self._take_noun(detail) if role == "noun" else self._take_move(detail)

    def _link_by(self) -> bool:
        lead = self.lead
        self._skip_adverbs()
        role, detail, length = self._role()
        if role in {"move", "noun"}:
            lead.position -= length
            return self._take_move(detail) if role == "move" else self._take_noun_by(detail)
        if lead.position == 0:
            lead.is_size = True
            lead.verb = "move"
            return False
        if (
            role == "level"
            and (self.figure.unit == "" or self._is_part_of_persons())
            and not SETS.be.issuperset(self.words[lead.position - length : lead.position])
            and _MOVES.isdisjoint(self.words[: lead.position])
        ):
            lead.position -= length
            lead.verb = "level"
            return self._end("level")  # "used by 300 firms"
        return self._by_object()

    def _is_part_of_persons(self) -> bool:
        """Return whether "used by 40% of firms", no change by 40% may be meant."""
        after = self.words[self.figure.end : self.figure.end + 2]
        is_many = after[1] in SETS.persons or after[1] in SETS.plurals or after[1].endswith("s")
        return self.figure.unit in PARTS and after[0] == "of" and is_many

    def _take_noun_by(self, detail: str) -> bool:
        """Read "a rise by 5 percent", "cut costs of growth by"; "growth by 5 points" is open."""
        lead = self.lead
        before = self.words[lead.position - 1] if lead.position else ""
        for position, word in enumerate(self.words[: lead.position]):
            thing = self.words[position + 1 : lead.position + 1]
            if (
                word in SETS.raising | SETS.cutting
                and thing[0] in SETS.determiners
                and _is_forecast(thing)
            ):
                self._check_words(thing, position + 1)
                lead.position = position
                return self._take_move("up" if word in SETS.raising else "down")
        if before in SETS.articles or lead.position == 0:
            return self._take_noun(detail)
        raise Unreadable("a difference between two things")

    def _by_object(self) -> bool:
        """Find the verb of "cut costs by", "exceeded the average by" before its object."""
        lead, words = self.lead, self.words
        for position in range(lead.position - 1, -1, -1):
            word = words[position]
            if word in SETS.negations:
                raise Unreadable("the words before the number negate it")
            if word in _UP_WORDS or word in _DOWN_WORDS:
                self._check_words(words[position + 1 : lead.position], position + 1)
                if not LEX.comparing.keys().isdisjoint(words[:position]):
                    raise Unreadable("a difference between two changes")
                if word in LEX.changes and position and words[position - 1] in SETS.determiners:
                    lead.position = position
                    return self._take_noun("up" if word in _UP_WORDS else "down")
                lead.position = position + 1
                role, _, length = self._role()
                if role in {"move", "noun"}:
                    lead.position -= length
                    return self._take_move("up" if word in _UP_WORDS else "down")
                break
            if word in LEX.comparing:
                return self._compared(position, LEX.comparing[word])
        raise Unreadable("a change without a direction")

    def _compared(self, position: int, way: str) -> bool:
        """Read "exceeded the average by 3 points" as a difference."""
        between = self.words[position + 1 : self.lead.position]
        self._check_words(between, position + 1)
        if not between or not _RELATIONS.isdisjoint(between):
            raise Unreadable("a difference between two changes")
        self.lead.position = position
        self.lead.direction = way
        self.lead.verb = "move"
        self.lead.base = self.lead.base or ""
        return self._end("move")

    def _link_of(self) -> bool:
        """Read the noun before "of": an increase, a rate, an income."""
        lead, words, figure = self.lead, self.words, self.figure
        self._skip_gloss()
        if lead.position == 0:
            return False
        if lead.position in self.ends and self.ends[lead.position] not in self.context.dates:
            raise Unreadable("the number is the whole of which something is a part")
        head = words[lead.position - 1]
        lead.head = head if words[max(0, lead.position - 2)] != "per" else ""
        role, detail, length = self._role()
        if role in {"noun", "move"}:
            if role == "move" and head not in LEX.changes:
                raise Unreadable(f"unclear word {head!r} before the number")
            lead.position -= length
            return self._take_noun_of(detail)
        if head in SETS.open_heads:
            raise Unreadable("unclear whether the number is a level or a change")
        if head in LEX.cardinals or head in SETS.quantifiers:
            raise Unreadable("the number is the whole of which something is a part")
        if head == "factor" and figure.unit in {"", "fraction"}:
            return self._factor()
        if head in SETS.sign_words and figure.unit == "" and figure.scale < _MILLION:
            raise Unreadable("unclear whether the number is a level or a fall")
        if head in SETS.extremes and self._is_reached():
            return self._link_to()
        if (head in SETS.rates and self._rate()) or self._noun_in():
            return False
        if not _FALLS_OF.isdisjoint(words[: lead.position]):
            raise Unreadable("unclear whether the number is a level or a fall")
        lead.verb = "level"
        return self._end("of")

    def _skip_gloss(self) -> None:
        """Take "(CAGR)" of "a compound annual growth rate (CAGR) of"."""
        start = self.lead.position - 3
        if start > 0 and self.words[start] == "(" and self.words[start + 2] == ")":
            self._check_subject_word(self.words[start + 1], start + 1)
            self.lead.position = start

    def _is_reached(self) -> bool:
        """Take "a record low of" behind "to", whose number is where something went."""
        start = self.lead.position - 1
        while start and self._is_beside_extreme(start):
            start = self.ends.get(start, start - 1)
        if not start or self.words[start - 1] != "to":
            return False
        self.lead.position, self.lead.link = start - 1, "to"
        return True

    def _is_beside_extreme(self, end: int) -> bool:
        """Return whether a word that ends here only says which low: a record, a 12-year."""
        word = self.words[end - 1]
        is_span = _SPAN.fullmatch(word) is not None or word in SETS.time_nouns
        return word in SETS.articles or word in SETS.records or is_span

    def _take_noun_of(self, detail: str) -> bool:
        lead = self.lead
        lead.direction = detail
        lead.verb = "noun"
        return self._end("noun")

    def _factor(self) -> bool:
        """Read "up by a factor of 2.5" as a factor."""
        lead, figure = self.lead, self.figure
        figure.unit = "times"
        while lead.position and self.words[lead.position - 1] in SETS.factor_words:
            lead.position -= 1
        lead.verb = "level"
        lead.link = "factor"
        return self._end("factor")

    def _rate(self) -> bool:
        """Read "grew at an annual rate of", whose verb says the direction."""
        lead, words = self.lead, self.words
        position = lead.position - 1
        while position and words[position - 1] not in {"at", "by", "to", "with"}:
            if words[position - 1] in SETS.stops - SETS.determiners:
                return False
            position -= 1
        if not position or words[position - 1] not in {"at", "by"}:
            return False
        self._check_words(words[position : lead.position], position)
        if not _DOWN_WORDS.isdisjoint(words[position : lead.position]):
            raise Unreadable("two words of direction")
        lead.position = position - 1
        self._skip_adverbs()
        role, detail, length = self._role()
        if role in {"move", "noun"}:
            self._take_changing(role, detail, length)
            return True
        lead.verb = "level"
        self._subject("level")
        return True

    def _noun_in(self) -> bool:
        """Read "an increase in revenue of 5 percent", "a fall in June of 3 percent"."""
        lead, words = self.lead, self.words
        end = position = lead.position
        while position > 1:
            position = self.ends.get(position, position) - 1
            is_date = position + 1 in self.context.dates
            if words[position] in {"in", "on"} and not (is_date and self._is_thing(position)):
                role, way, length = LEX.role_before(words, position)
                if role not in {"noun", "move"}:
                    return False
                name = words[position - 1]
                if role == "move" and name not in LEX.changes:
                    return False
                if self.figure.unit not in PARTS and name not in {"revision", "adjustment"}:
                    raise Unreadable("unclear whether the number is a level or a change")
                self._check_words(words[position + 1 : end], position + 1)
                lead.position = position - length
                lead.direction, lead.verb = way, "noun"
                self._subject("noun")
                return True
            if words[position] in SETS.stops - SETS.determiners and not is_date:
                return False
        return False

    def _is_thing(self, position: int) -> bool:
        """Return whether a thing, no change stands before "in 2024": a fall in exports in 2024."""
        return self.words[position - 1] not in _MOVES

    # ---- unknown words -------------------------------------------------------------------

    def _unknown(self, word: str) -> bool:
        lead, words, position = self.lead, self.words, self.lead.position
        if position in self.ends or self.is_verb:
            return self._end("factor") if self.is_verb else self._spanned()
        if word in {",", ":", "="}:
            lead.position -= 1
            if word == "," and not SETS.up_nouns.isdisjoint(words[: lead.position]):
                raise Unreadable("unclear whether the number is a level or a change")
            is_level = word != "," and not (self.figure.sign and self.figure.unit in SHARES)
            lead.verb = lead.verb or ("level" if is_level else "")
            return self._end("aside" if word == "," else "level")
        if word in SETS.stray or word in {"(", ")", "/", "&", "."}:
            raise Unreadable(f"unexpected character {word!r}")
        if word in _UNCLEAR or word in LEX.months or word in SETS.time_nouns:
            raise Unreadable(f"unclear word {word!r} before the number")
        if word.endswith(("'s", "s'")):
            return self._owner(word)
        if self._is_heading(word):
            lead.verb = lead.verb or ("" if self.figure.sign else "level")
            return self._end("level")
        if words[position] in {"a", "an"} and lead.link == "" and not word.endswith("ly"):
            if not (word in SETS.bringing or not SETS.costing.isdisjoint(words[:position])):
                raise Unreadable(f"unclear word {self.raws[position - 1]!r} before the number")
            lead.link = "article"  # "eked out a 5-percent growth": a noun of change must follow
            return self._end("aside")
        before = words[position - 2] if position > 1 else ""
        is_span = _SPAN.fullmatch(word) is not None  # a seven-day average
        is_adjective = not word.endswith("ly") and self._is_adjective(word, before)
        if is_adjective or is_span or (word.endswith("ly") and self._may_be_adverb(word, before)):
            self.adjectives += is_adjective
            lead.position -= 1
            return True
        raise Unreadable(f"unknown word {self.raws[position - 1]!r} before the number")

    def _may_be_adverb(self, word: str, before: str) -> bool:
        """Return whether an adverb before the number leaves it as it is: not "easily 300"."""
        lead = self.lead
        if word in LEX.per_adverbs:
            return self.figure.unit not in SHARES  # daily 300 tonnes: a denominator
        is_bound = lead.comparator != "eq" or lead.is_near
        if word in SETS.plain_adverbs or is_bound or before in SETS.determiners:
            return word.isalpha()
        match = LEX.leads.before(self.words, lead.position - 1) if lead.position > 1 else None
        return word.isalpha() and match is not None and match[0][0] in {"move", "level"}

    def _is_heading(self, word: str) -> bool:
        """Return whether the words name what is measured: "operating margin 22.7%", "sales +3%"."""
        lead, figure = self.lead, self.figure
        if lead.link or lead.crossing or lead.position not in (figure.start, figure.start - 1):
            return False
        is_signed = figure.sign in {"+", "-"} and figure.unit != "" and word.isalpha()
        is_naked = lead.comparator == "eq" and is_bare(figure)
        is_naked = is_naked or (figure.unit == "" and self.words[figure.end] != END)
        if not (is_signed or (word in SETS.measured and not is_naked)):
            return False
        rest = self.words[: lead.position]
        return rest[0] not in SETS.preps and _TURNING.isdisjoint(rest)

    def _end(self, mode: str) -> bool:
        """Check what is left as a subject; there is no more to understand."""
        self._subject(mode)
        return False

    def _spanned(self) -> bool:
        return self._skip_attribute() or self._dated()

    def _skip_attribute(self) -> bool:
        """Take "7-day" of "a 7-day average of", "40" of "CAC 40 -0.8%"."""
        lead, words = self.lead, self.words
        start = self.ends[lead.position]
        is_span = words[lead.position - 1] in SETS.time_nouns and words[start + 1] == "-"
        is_averaged = lead.link in {"", "of"} and words[lead.position] in SETS.averages
        if is_span and start not in self.context.dates and is_averaged:
            lead.position = start
            return True
        is_index = start > 0 and words[start - 1] in SCAN.lists
        if is_index and self.figure.sign and self.figure.unit in SHARES and not lead.link:
            lead.position = 0
            self._subject("aside") if start > 1 else None
            return True
        return False

    def _dated(self) -> bool:
        """Read "in May five firms": a date directly before the number."""
        lead, start = self.lead, self.ends[self.lead.position]
        is_led = start > 0 and self.words[start - 1] in SETS.before_dates
        if start not in self.context.dates or not is_led:
            raise Unreadable(f"unclear word {self.raws[lead.position - 1]!r} before the number")
        self._date(start)
        lead.position = start - 1
        return self._end("aside")

    def _is_adjective(self, word: str, before: str) -> bool:
        """Read "an impressive 300 firms", but not "the Boeing 737"."""
        is_after_article = before in SETS.determiners or (
            self.adjectives == 0
            and before.isalpha()
            and self.lead.position > 2  # noqa: PLR2004
            and self.words[self.lead.position - 3] in {"a", "an"}
            and before.endswith(LEX.adjective_ends)
        )
        if not (
            is_after_article and word.isalpha() and self.raws[self.lead.position - 1].islower()
        ):
            return False
        if self.adjectives > 1 or word in SETS.dangers or word in LEX.clear_verbs:
            return False
        figure = self.figure
        if figure.unit == "" and figure.scale == 1:
            is_adjective = word.endswith(LEX.adjective_ends)
            after = self.words[figure.end]
            if not (is_adjective and (after.isalpha() or self.lead.comparator != "eq")):
                raise Unreadable("the number may be part of a name")
        return True

    def _verb_of_points(self) -> bool:
        """Take the verb of "raised its key rate 25 basis points" from behind its object."""
        lead, words = self.lead, self.words
        if lead.link or lead.crossing:
            return False
        for position in range(lead.position - 1, max(-1, lead.position - _LONGEST_OBJECT), -1):
            word = words[position]
            if not word.isalpha() or word in SETS.stops - SETS.determiners - {"their"}:
                return False
            if word in SETS.dangers or (
                word in LEX.clear_verbs and word not in SETS.raising | SETS.cutting
            ):
                return False
            if word in SETS.raising or word in SETS.cutting:
                if self.figure.sign:
                    raise Unreadable(f"unknown word {words[lead.position - 1]!r} before the number")
                lead.position = position
                self._take_move("up" if word in SETS.raising else "down")
                return True
        return False

    def _owner(self, word: str) -> bool:
        """Read "China's 300 firms", but not "exceeded China's 5 percent", "last year's 5"."""
        lead = self.lead
        lead.position -= 1
        rest = self.words[: lead.position]
        name = word.rstrip("s").rstrip("'")
        if (
            not self._may_own(rest)
            or "of" in rest[-2:]
            or name in SETS.time_nouns
            or word[:-1] in SETS.time_nouns
            or not (_RELATIONS.isdisjoint(rest))
        ):
            raise Unreadable(f"unclear word {word!r} before the number")
        return self._end("aside")

    def _may_own(self, rest: Sequence[str]) -> bool:
        """Return whether words belong to an owner: the company's; not rivalling China's."""
        names = (raw[:1].isupper() or raw.isdigit() for raw in self.raws[: len(rest)])
        may_name = zip(rest, names, strict=True)
        return all(
            (is_name and not word.endswith("ing") and word not in SETS.likening)
            or word in _BEFORE_OWNERS
            or word.endswith("ly")
            for word, is_name in may_name
        )

    def _is_move_before(self, position: int) -> bool:
        if position and self.words[position - 1] == "back":
            position -= 1  # crept back above
        return LEX.role_before(self.words, position)[0] == "move"

    def _range_from(self) -> None:
        position = self.lead.position
        if not position or self.words[position - 1] not in LEX.range_verbs | SETS.anything:
            raise Unreadable("a change from one number to another")

    # ---- the subject ---------------------------------------------------------------------

    def _apposition(self) -> None:
        """Read "striking workers (75,000)", "changed little (+49,000)"."""
        lead, figure = self.lead, self.figure
        if self.words[figure.end] != ")":
            raise Unreadable("brackets that do not match")
        lead.position -= 1
        figure.is_bracketed = True
        rest = self.words[: lead.position]
        if not _MOVED.isdisjoint(rest):
            raise Unreadable("a word of direction before a number in brackets")
        if not rest and figure.unit == "" and not figure.sign:
            lead.is_size = True  # in a table brackets may stand for a minus sign
        if rest and figure.unit == "" and not figure.sign and rest[-1].endswith("s"):
            lead.noun = rest[-1]
        self._subject("aside")

    def _subject(self, mode: str) -> None:
        """Check what is left: a subject in which nothing turns the meaning."""
        lead, words = self.lead, self.words
        end = lead.position
        if not end:
            return
        rest = words[:end]
        self._check_words(rest)
        if "under" in rest:
            pairs = zip(rest, words[1 : end + 1], strict=True)
            rest = [pair[0] for pair in pairs if pair not in _NAMES]
        if "have" in rest and not SETS.modals.isdisjoint(rest):
            raise Unreadable("the words before the number say that it is no fact")
        has_fall = not _FALLS.isdisjoint(rest)
        if mode in {"move", "noun"}:
            if mode == "noun" and self._is_undone(rest):
                raise Unreadable("a change that did not last or did not happen")
            if has_fall or (mode == "noun" and not _VERBS_UP.isdisjoint(rest)):
                raise Unreadable("two words of direction")
        elif mode == "to":
            self._growth(rest, is_to=True)
        elif mode in {"level", "of", "prep", "aside", "factor"}:
            if not _RELATION_WORDS.isdisjoint(rest) and mode in {"of", "aside", "prep"}:
                raise Unreadable("a bound that does not stand at the number")
            if mode == "level":
                self._growth(rest, is_to=False)
            elif has_fall:
                raise Unreadable("two words of direction")
        if mode == "of":
            self._check_governor(rest)

    def _is_undone(self, rest: Sequence[str]) -> bool:
        """Return whether a verb before a noun of change may turn it: reversed a gain of."""
        end = next((at for at in range(len(rest), 0, -1) if rest[at - 1] in SETS.determiners), 0)
        if end == len(rest) == 0:
            return False
        end = max(0, end - 1) if end else len(rest)
        if not end:
            return False
        word = rest[end - 1]
        if not SETS.comparing.isdisjoint(rest[max(0, end - 2) : end]):
            return True
        if word in LEX.removing or word in SETS.undoing:
            return rest[max(0, end - 2)] not in SETS.bringing
        return word.endswith(("ed", "ing")) and end < len(rest) and word not in _STATING

    def _check_words(self, rest: Sequence[str], start: int = 0) -> None:
        """Check each word of the subject or of an object, and keep its dates."""
        position, spans, end = start, self.context.spans, start + len(rest)
        while position < end:
            if position in spans:
                self._date(position)
                position = spans[position]
            else:
                self._check_subject_word(self.words[position], position)
                position += 1

    def _check_governor(self, rest: Sequence[str]) -> None:
        before = ("", *rest[:-1])  # the top rate of, a pass rate of
        pairs = zip(before, rest, strict=True)
        if any(word in LEX.bound_verbs for last, word in pairs if last not in SETS.determiners):
            raise Unreadable("a bound that does not stand at the number")

    def _check_subject_word(self, word: str, position: int) -> None:
        if word in SETS.negations:
            raise Unreadable("the words before the number negate it")
        if word in {"each", "every"}:
            raise Unreadable("unclear whether there are so many for each")
        if word in SETS.far_bounds or (word in SETS.places_or_hedges and self._is_hedge(position)):
            raise Unreadable("a bound that does not stand at the number")
        if word in SETS.stray:
            raise Unreadable(f"unexpected character {word!r}")
        if word in LEX.scales or word in SETS.unknown_scales or word in LEX.prefixes:
            raw = self.raws[position]
            is_noun = word == "scores" and self.words[position + 1] != "of"
            if not (
                is_noun or word in LEX.short_scales or (word in LEX.prefixes and raw.islower())
            ):
                raise Unreadable(f"unclear word {raw!r} before the number")
        if word in SETS.sign_words and self.words[position + 1] not in SETS.measured:
            self.lead.sign_word = word  # but the loss ratio is no loss
        if word == "." and position + 1 < self.lead.position:
            raise Unreadable("more than one sentence")

    def _is_hedge(self, position: int) -> bool:
        """Return whether "about", "around" hedge: "at about a rate of", not "all around the"."""
        before = self.words[position - 1] if position else ""
        if self.words[position] == "estimated":
            return before == "an"
        is_after_verb = before in _HEDGED or before in _CHANGING or before in _DOWN_WORDS
        return self.words[position + 1] in SETS.hedged or is_after_verb

    def _growth(self, rest: Sequence[str], *, is_to: bool) -> None:
        """Find whether the subject itself is a change: "growth reached 5 percent"."""
        lead, figure = self.lead, self.figure
        way = _way_of_head(rest)
        falls = [word for word in rest if word in _FALLS]
        if way == "down":
            raise Unreadable("a fall as the subject of a level")
        if falls:
            raise Unreadable("two words of direction")
        if way == "up" and (figure.unit in SHARES or not is_to):
            lead.direction = "up"


def _may_lead_to(rest: Sequence[str]) -> bool:
    """Return whether "to" makes a level of all that went down before it: "eased to"."""
    falls = [index for index, word in enumerate(rest) if word in _FALLS]
    if not falls:
        return True
    is_last = falls[0] >= len(rest) - 2
    if is_last and (len(falls) == 1 or rest[-1] in SETS.particles):
        return True
    return rest[-1] in _UP_WORDS and rest[falls[0]] in LEX.clear_verbs


def _is_lowered(rest: Sequence[str]) -> bool:
    """Return whether an object went down to the number: cut its key rate to, its forecast for."""
    falls = [index for index, word in enumerate(rest) if word in _FALLS]
    if len(falls) != 1 or rest[falls[0]] not in SETS.cutting:
        return False
    thing = rest[falls[0] + 1 :]
    is_object = thing[:1] and thing[0] in SETS.determiners and len(thing) <= _LONGEST_OBJECT
    is_object = is_object and _BESIDE_OBJECTS.isdisjoint(thing)
    return bool(is_object) and (_RISING.isdisjoint(thing) or _is_forecast(thing))


def _is_forecast(thing: Sequence[str]) -> bool:
    """Return whether a forecast of growth, no growth is meant: its forecast for growth."""
    return "for" in thing[1:] and thing[thing.index("for") - 1] in SETS.forecasts


_RISING = _UP_WORDS | SETS.up_nouns
_BESIDE_OBJECTS = (
    SETS.stops - SETS.determiners - {"for", "of", "in", "on", "their", "our"} | LEX.clear_verbs
)
_MILLION = 10**6
_MANY = 1000
_BASE_ENDS = frozenset(name.split()[-1] for name in (*LEX.bases, *LEX.periods))
_TURNING = (
    LEX.clear_verbs
    | LEX.neutral_moves
    | LEX.removing
    | SETS.negations
    | SETS.raising
    | SETS.cutting
    | frozenset(form for form in LEX.level_verbs if form.endswith("ed"))
    | SETS.be
    | SETS.auxiliaries
    | SETS.comparing
    | {"than", "from"}
)
_HEDGED = SETS.be | LEX.measuring | frozenset({"at", "by", "to", "of", "from", "with"})
_CHANGING = _UP_WORDS | LEX.neutral_moves
_UNCLEAR = SETS.unclear_before | SETS.substances
_COMPARED = (["compared", "with"], ["compared", "to"], ["relative", "to"])
_NAMES = frozenset(("under", name) for name in SETS.under_names)
_MOVES = _UP_WORDS | _DOWN_WORDS
_RISES = LEX.clear_verbs & _UP_WORDS
_REACHES = (["as", "high", "as"], ["as", "low", "as"])
_FALLS_OF = _DOWN_WORDS - {"lower", "contract", "slow", "cool"}
_RELATIONS = (
    _UP_WORDS
    | _DOWN_WORDS
    | frozenset(word for name in LEX.bound_verbs for word in name.split()[:1])
    | SETS.relations
)
_RELATION_WORDS = (
    frozenset(name for name in LEX.bound_verbs if " " not in name) | SETS.relation_words
) - {"top", "near", "pass", "cross", "break", "beat"}
_VERBS_UP = LEX.clear_verbs & _UP_WORDS
_MOVED = _DOWN_WORDS | (LEX.clear_verbs & _UP_WORDS)


def _way_of_head(rest: Sequence[str]) -> str:
    """Return which change the head of a subject means: "average annual growth of GDP"."""
    start = 0
    for index in range(len(rest) - 1, -1, -1):
        if rest[index] in {",", "and", "but", "as", "with"}:
            start = index + 1
            break
    end = start
    while end < len(rest) and rest[end] not in SETS.head_ends and rest[end] not in SETS.auxiliaries:
        if (
            rest[end] in LEX.level_verbs
            and end > start
            and rest[end] not in SETS.up_nouns
            and rest[end].endswith("ed")
        ):
            break
        end += 1
    head = end - 1
    if head > start and rest[head] in SETS.rates and rest[head - 1] in LEX.changes:
        head -= 1
    if head < start:
        return ""
    if rest[head] in SETS.up_nouns:
        is_negative = head > start and rest[head - 1] == "negative"
        return "down" if is_negative else "up"
    return "down" if rest[head] in SETS.down_nouns and rest[head] not in {"cut"} else ""


def is_bare(figure: Figure) -> bool:
    """Return whether nothing but a short whole number is printed: it may be part of a name."""
    return (
        figure.unit == ""
        and figure.scale == 1
        and figure.upper is None
        and figure.comparator == "eq"
        and (figure.step == 1 or figure.step is None)
        and not figure.sign
    )


def _read_asides(context: Context, figure: Figure, lead: Lead) -> None:
    """Find base of comparison, denominator and pace among the words before the figure."""
    words = context.tokens.words
    end = figure.start
    lead_words = words[:end]
    if _ASIDES.isdisjoint(lead_words):
        return
    if not LEX.base_starts.isdisjoint(lead_words):
        for position in range(end):
            match = LEX.bases.after(words, position)
            if match and position + match[1] <= end:
                lead.base = lead.base or match[0]
    if lead.link != "to" and not SETS.revised.isdisjoint(lead_words) and _is_revision(lead_words):
        lead.base = lead.base or "previous-estimate"
    if figure.unit in SHARES and not SETS.annual_starts.isdisjoint(lead_words):
        _add_annual(words, end, lead)
    elif figure.unit not in SHARES and not _PER_ASIDES.isdisjoint(lead_words):
        _add_denominator(context, figure, lead)


def _is_revision(words: Sequence[str]) -> bool:
    """Return whether the change is that of a revision, rather than a revised number."""
    befores = ("", *words[:-1])
    afters = (*words[1:], "")
    return any(
        word in SETS.revised
        and (
            not word.endswith("ed")
            or after in _REVISED_WAYS
            or not (before == "" or before in SETS.determiners or before in SETS.preps)
        )
        for before, word, after in zip(befores, words, afters, strict=True)
    )


_REVISED_WAYS = SETS.particles | SETS.determiners | SETS.revised_to
_RATES = LEX.per_adverbs | {"annual": "year", "quarterly": "quarter"}
_PER_ASIDES = (
    _RATES.keys()
    | LEX.annual_starts
    | LEX.per_adjectives.keys()
    | {"per", "/", "capita", "per-capita", "annual"}
)
_ASIDES = LEX.base_starts | _PER_ASIDES | SETS.revised | SETS.annual_starts


_CHANGES = LEX.changes | {"inflation", "change"}


def _add_annual(words: Sequence[str], end: int, lead: Lead) -> None:
    for position in range(end):
        match = LEX.annual.after(words, position)
        if match and position + match[1] <= end:
            after = position + match[1]
            if not (words[after] == "of" and words[after + 1] in _CHANGES and after + 1 < end):
                lead.pers.append("year")  # not: the annual rate of inflation was
            return


def _add_denominator(context: Context, figure: Figure, lead: Lead) -> None:
    words = context.tokens.words
    lead_words = words[: figure.start]
    rate = _RATES.get(lead_words[-1])
    if rate:
        lead.pers.append(rate)  # an annual $3bn
    if "per" in lead_words:
        if figure.unit in {"times", "fraction"}:
            return
        found = per_at(context.tokens, lead_words.index("per"))
        if found is None or found[1] > figure.start:
            raise Unreadable("a denominator that is not understood")
        thing, _, rest = found[0].partition(" ")
        lead.pers.append(thing if rest and thing in SETS.per_things else found[0])
    elif "/" in lead_words:
        known = LEX.per.get(words[lead_words.index("/") + 1])
        lead.pers.extend([known] if known else [])  # price/kg: $4
    elif "capita" in lead_words or "per-capita" in lead_words:
        lead.pers.append("person")
    for position, word in enumerate(lead_words):
        adjective = LEX.per_adjectives.get(word)
        if adjective and figure.unit.isupper() and words[position + 1] in SETS.pay:
            lead.pers.append(adjective)
    if "annual" in lead_words or "annualised" in lead_words or "annualized" in lead_words:
        _add_annual(words, figure.start, lead)
