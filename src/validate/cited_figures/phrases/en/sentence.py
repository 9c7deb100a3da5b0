"""An English sentence as the scan looks at it: tokens with their places, and words around them."""

import re
from typing import NamedTuple

from ..mention import DIRECTIONS
from ..reading import Unreadable
from .dates import Date, date_at
from .figures import Context, per_at
from .lexicon import LEXICON as LEX
from .lexicon import SCAN, SETS
from .noun import WAYS, is_plural
from .tokens import END, tokenise_sentence

_TIMES = "|".join(sorted(SETS.per_times))
_GLUED = re.compile(
    rf"(?<=[0-9])-(?=(?:to|of|in)-)|(?<![^\W0-9])(?:(?<![0-9])|(?<=[0-9]-))({'|'.join(SCAN.glue)})-(?=[0-9])"
    rf"|(?<=[a-z0-9])-an?-(?=(?:{_TIMES})\b)|(?<=[0-9] a)-(?=(?:{_TIMES})\b)"
    rf"|(?<![\w-])({'|'.join(LEX.cardinals)})-(?=[a-z])|(?<![A-Za-z]\.[A-Za-z])\.$",
    re.IGNORECASE,
)
_MARK = re.compile(r"[-.]")
_LETTERS = re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Za-z]*\Z")
_LONGEST_SIGN = 4
# Texts without any but ASCII characters have PS for £: PS2.7m, PS1,200. PS5 is a name.
_AMOUNT = r"(?=[0-9][0-9.,]*(?:bn|mil|mn|m|tn| [mb]illion| trillion)\b)"
_AMOUNT = rf"(?:{_AMOUNT}|(?=[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])))"
_UNKNOWN_CURRENCY = re.compile(rf"(?<![A-Za-z0-9.$-])[A-Z][A-Za-z]{{0,3}}{_AMOUNT}")  # R1.2bn
_POUNDS = re.compile(
    r"(?<![A-Za-z])PS(?=[0-9.]+ ?(?:bn|mn?|k|thousand|million|billion)\b|[0-9]+[,.][0-9]{2})"
)
# One quantity before another, which the tokens take for one word: 8GB/128GB.
_PAIR = re.compile(r"(?<=[0-9][A-Za-z]{2})/(?=[0-9])")
_SCALED = re.compile("(?<=[0-9][mk])-(?=[a-z])|(?<=[0-9]bn)-(?=[a-z])")  # a 0.5m-barrel draw
_HYPHENATED = frozenset(name for name in LEX.unit_names if "-" in name)
_SYMBOLS = {name.lower() for name in LEX.symbols if len(name) > 1}
_MEASURED = "|".join(sorted(filter(str.isalpha, LEX.unit_names | LEX.long_scales | _SYMBOLS)))
_NO_ADJECTIVE = "|".join(sorted({"per", "an?", *(name.split("-")[1] for name in _HYPHENATED)}))
# An adjective behind a unit: a 30-metre-high wall, 43 percent-owned.
_ADJECTIVE = re.compile(
    rf"([0-9][ -]?(?:{_MEASURED})|\b(?:{'|'.join(LEX.cardinals)})[ -](?:{_MEASURED}))"
    rf"-(?=[a-z])(?!(?:{_NO_ADJECTIVE})\b)"
)
_JOINTS = frozenset("=@#&_")
_SHARE_STARTS = frozenset({"%", "percent", "pct"})
_BETWEEN = frozenset(" -")
_PUNCTUATION = frozenset(".,;:!?()[]{}\"'/-—…&|+%<>=«»•·*~$€£¥")
_LONGEST_NOUN = 5
_LONGEST_PACE = 6
_LONGEST_STEM = 4  # bed, shed
_YEAR_DIGITS, _DAY_DIGITS = 4, 2
_NEGATED = 4  # words between a negation and what it denies
_NO_HEDGES = SETS.determiners | {"that", "which"}  # added that 5 people died
_NEGATIONS = SETS.negations | {word.replace("'", "") for word in SETS.negations}
_LONGEST_CHANGE = 3
_SHORTEST_PLURAL = 3
_LONGEST_OBJECT = 6
_LONGEST_LISTED = 12
_LONGEST_ASIDE = 8
_LISTING = frozenset({",", "and", "while"})
_PERIOD_PREPS = frozenset({"in", "during", "for"})
_UP_TO = ["up", "to"]
_TO_BOUNDS = frozenset({"bound", "fill"})
_TO_DURATIONS = frozenset({"level", "prep", "bound", "link"})
_SPANS = SETS.time_nouns | SCAN.spans
_CHANGES = frozenset({"move", "noun"})
_MOVES = frozenset({"move", "noun", "bound_verb"})
_MOVE_WORDS = LEX.up_verbs | LEX.down_verbs
_ALL_MOVES = _MOVE_WORDS | LEX.level_verbs | SETS.finite
_OPEN = frozenset({"remove", "neutral"})
_POINTERS = SETS.pointers | {"both", "all"}
_POINTING = _POINTERS | SCAN.near_ranks | {"of"}
_VERBS = (
    SETS.be
    | SETS.auxiliaries
    | frozenset(
        verb for verb in LEX.level_verbs | LEX.clear_verbs if not verb.endswith(("s", "ing", "ed"))
    )
) - SCAN.attributes
_NO_SUBJECTS = SETS.stops | SETS.be | SETS.auxiliaries | _MOVE_WORDS
_SAME_AS_VERBS = _VERBS - SETS.be - SETS.auxiliaries
_NEVER_NOUNS = _VERBS | SCAN.pronouns | SCAN.past_verbs | SETS.verbs_in_s
_CLAUSE_ENDS = frozenset({END, ".", ",", ";"})
_JOINING = frozenset({"and", "or", "but"})
_NO_NOUNS = _JOINING | SETS.finite | SETS.tail_adverbs | SETS.hiding | {"off"}
_BRACKETS = frozenset("()")
_GOING_ON = frozenset({"than", "at", "by", "from"})


class Move(NamedTuple):
    """The words of change before a number: where they begin, which way they point.

    Where they are needed, the number says nothing without them.
    """

    start: int
    way: str = "level"
    is_needed: bool = False


class Sentence:
    """The tokens of a sentence in normal form; positions are those of tokens."""

    def __init__(self, text: str, region: str) -> None:
        """Take the sentence apart; `region` is the country whose dollars "$" means."""
        plain = _POUNDS.sub("£ ", _GLUED.sub(_unglued, text))
        plain = _ADJECTIVE.sub(r"\1 ", _UNKNOWN_CURRENCY.sub(_parted, plain))
        plain = _SCALED.sub(" ", _PAIR.sub(" ", plain))
        self.text = text
        self.tokens = tokenise_sentence(plain)
        self.words, self.raws, self.tight = self.tokens[:3]
        self.size = self.tokens.size
        self.context = Context(self.tokens, LEX.regions.get(region, "USD"), region)
        self._starts = _starts(plain, self.raws[: self.size])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the tokens from `start` to before `end` stand in the text."""
        return self._starts[start], self._starts[end - 1] + len(self.raws[end - 1])

    def letters(self, position: int) -> str:
        """Return the capital letters that touch a number: R18,500."""
        start = self._starts[position]
        match = _LETTERS.search(self.text, max(0, start - _LONGEST_SIGN), start)
        return match[0] if match else ""

    def before(self, position: int) -> str:
        """Return the word before a position, or ""."""
        return self.words[position - 1] if position else ""

    def role(self, position: int) -> tuple[str, str, int]:
        """Return what the words before a position do, a detail of it, and how many they are."""
        return LEX.role_before(self.words, position)

    # ---- words before a number ----------------------------------------------------------------

    def bounds(self, start: int, limit: int) -> tuple[int, str]:
        """Return where the words of comparison before a number begin, and their comparator."""
        position = first = start
        comparator = "eq"
        while position > limit:
            role, detail, length = self.role(position)
            if role not in _TO_BOUNDS or position - length < limit:
                break
            if self._is_up_to(position, limit) or self.is_no_bound(position - length, start):
                break
            position -= length
            if role == "bound":
                if position == limit > 0 and self.words[position + length - 1] == "than":
                    break  # $6,000 lower than 12 months earlier
                first = position
                if comparator == "eq":
                    comparator = "approx" if detail == "nearly" else detail
        if first == start > limit and self.words[start - 1] in SCAN.below:
            return start - 1, "lt"
        if first == start > limit and self.words[start - 1] in SCAN.barely:
            return start, "approx"
        return self._pointed(first, limit, is_compared=first < start), comparator

    def _is_up_to(self, position: int, limit: int) -> bool:
        """Return whether "up to" is no bound: the rate edged up to 3.7%, from $5 up to $9.

        At `limit` the number before ends.
        """
        if self.words[max(0, position - 2) : position] != _UP_TO:
            return False
        is_next = position - 2 == limit > 0
        return is_next or self.before(position - 2) == "back" or self.role(position - 1)[2] > 1

    def is_no_bound(self, start: int, end: int) -> bool:
        """Return whether a word at `start` compares nothing, though it may do so elsewhere.

        "About" may lead to what is told (worries about 30 jobs), "around" to what stands in the
        middle, and "over" to what takes a while (over a 10-year period).
        """
        word, before = self.words[start], self.before(start)
        pointing = self.words[start + 1 : end]
        if word == "around" and before in SCAN.circling:
            return True
        if word in SCAN.placing and not SETS.determiners.isdisjoint(pointing):
            return self.is_hyphenated(end + 1)
        return word == "about" and (not _POINTERS.isdisjoint(pointing) or before in SCAN.telling)

    def is_over_time(self, start: int, end: int, limit: int) -> bool:
        """Return whether "over" at `start` means during: spend it over four years.

        At `limit` the number before ends, whose noun is no verb: five hits over six innings.
        """
        role = self.role(start)[0] if start else ""
        is_led = start > 0 and role not in _TO_DURATIONS
        is_led = is_led or (role == "level" and self.before(start) not in SCAN.lasting)
        is_led = is_led or 0 < start - 1 == limit
        is_about = self.before(start) in SCAN.quarrels or start == limit > 0  # up 5% over $7
        return self.words[start] == "over" and (is_about or (is_led and self.words[end] in _SPANS))

    def _pointed(self, position: int, limit: int, *, is_compared: bool) -> int:
        """Return where words begin that make a number one of known things: of the, the last.

        A rank is not compared: in the past, about 5 million.
        """
        start = position
        start -= start > limit and self.is_age_bound(start + 1)  # children under 12
        is_rank = start > limit and self.role(start)[0] == "rank" and not is_compared
        if is_rank and not self.is_past_time(start):
            start -= 1
        if start > limit and self.words[start - 1] in _POINTERS:
            start -= 1
            start -= start > limit and self.words[start - 1] == "of"
        return start

    def is_age_bound(self, position: int) -> bool:
        """Return whether a bound of age ends here: residents over, but not over three days."""
        is_bound = self.before(position) in SETS.age_bounds
        is_time = self.words[position + 1] in SETS.time_nouns - {"year", "years"}
        return is_bound and self.before(position - 1) in SETS.persons and not is_time

    def is_past_time(self, position: int) -> bool:
        """Return whether a span of time ends here, no name of one: last year, this season."""
        is_time = self.before(position) in SETS.time_nouns
        return is_time and self.before(position - 1) in SETS.period_leads_numbers

    def is_known(self, start: int, end: int) -> bool:
        """Return whether the words up to a number only point at it: of its, the past."""
        is_compared = self.words[start] == "of" and self.role(start + 1)[0] != "link"  # short of
        return start < end and not is_compared and _POINTING.issuperset(self.words[start:end])

    def is_noun(self, position: int) -> bool:
        """Return whether a verb of comparison is a noun: a monthly pass $99."""
        before = self.before(position)
        is_verb = before in SETS.auxiliaries or before == "" or is_plural(before)
        return self.words[position] in SCAN.nouns_or_bounds and not is_verb

    def is_cut(self, start: int, end: int) -> bool:
        """Return whether tokens are part of a longer word or number: $1.5|T, R|1.2bn, Y=|100."""
        before = self.text[max(0, self._starts[start] - 1) : self._starts[start]]
        is_inside = self.tight[end] and self.words[end][0] not in _PUNCTUATION  # 35°, 5†
        is_inside = is_inside or self.words[end].partition("-")[0] in LEX.long_scales
        is_inside = is_inside or self.text.startswith(".-", self.span(start, end)[1])  # lb.-ft
        return is_inside or before.isalnum() or before in _JOINTS

    def is_hyphenated(self, position: int) -> bool:
        """Return whether a hyphen joins a word to the one before: one-room, 10-year."""
        if self.words[position] == "-":
            return self.tight[position] and self.tight[position + 1]
        start = self._starts[position] if position < self.size else 0
        return self.text[start - 1 : start] == "-"

    def is_led(self, position: int) -> bool:
        """Return whether an article stands before a number and its words of comparison."""
        start = self.bounds(position, 0)[0]
        return not SETS.determiners.isdisjoint(self.words[max(0, start - 1) : position])

    def is_denied(self, position: int, limit: int) -> bool:
        """Return whether a negation stands shortly before a position, in the same clause."""
        start = max(limit, position - _NEGATED)
        words = self.words[start:position]
        last = max((at for at, word in enumerate(words, 1) if not word[0].isalnum()), default=0)
        return not _NEGATIONS.isdisjoint(words[last:])

    def move(self, position: int, limit: int) -> Move:
        """Return the words of change before a position."""
        near = position
        start = position = self.skipped(position, limit)  # rose by a further 5
        role, link, length = self.role(start)
        if near > limit and self.words[near - 1] in SCAN.falling and role != "move":
            start, role, link, length = near, "move", "down", 1
        if link == "of":
            start = position = max(limit, self._paced(position))
            role, link, length = self.role(position)
        if role == "link" and start - length >= limit:
            near = position = start - length
            start = self.skipped(position, limit)
            role, detail, length = self.role(start)
        else:
            detail, link = link, ""
        begin = start - length
        if begin < limit:
            return Move(near)
        if role in _MOVES:
            is_place = (
                self.words[position - 1] in LEX.comparatives if link == "at" else link == "to"
            )
            way = detail if role in _CHANGES and not is_place else "level"
            if self._is_particle(begin) or (role == "bound_verb" and self.is_noun(begin)):
                return Move(near)
            role, _, length = self.role(begin)
            begin -= length if role == "move" and begin - length >= limit else 0
            return Move(begin, way, is_needed=not is_place)
        if link == "by":
            verb = self._verb(start, limit)
            if verb < start:
                way = "up" if self.words[verb] in LEX.up_verbs else "down"
                return Move(verb, way, is_needed=True)
            return Move(near, is_needed=role == "neutral")
        is_noun = length == 1 and self.words[begin] in SCAN.attributes and link == "at"
        return Move(begin if role == "level" and not is_noun else near)  # shore power at 4 sites

    def _is_particle(self, position: int) -> bool:
        """Return whether "up", "down" belong to a verb of another meaning: chased down 160."""
        before = self.before(position)
        is_verb = before.endswith("ed") or before in LEX.level_verbs - SETS.be
        is_other = before not in _MOVE_WORDS and f"{before} at" not in LEX.measuring
        return self.words[position] in DIRECTIONS | SCAN.falling and is_verb and is_other

    def _paced(self, position: int) -> int:
        """Return where "at an annual rate of" begins that ends before a position, or it."""
        start = position - 2
        if self.words[start] not in SETS.rates:
            return position
        while start > 0 and self.words[start] != "at" and position - start < _LONGEST_PACE:
            start -= 1
        return start + 1 if self.words[start] == "at" else position

    def object_verb(self, position: int, limit: int) -> tuple[int, str]:
        """Return where words before a share begin that it needs, and which way they point.

        They are "by", a verb that leaves the way open, or the verb of "lift wages 3%".
        """
        role, link, length = self.role(position)
        if (role in _OPEN or link == "by") and position - length >= limit:
            return position - length, "level"
        for start in range(position - 1, max(limit, position - _LONGEST_OBJECT) - 1, -1):
            word = self.words[start]
            if word in SETS.raising or word in SETS.cutting:
                return start, "up" if word in SETS.raising else "down"
            if not word[0].isalnum() or word in SETS.stops - _POINTERS:
                break
        return position, "level"

    def is_listed(self, start: int, end: int) -> bool:
        """Return whether a subject without a verb leads to a number: oil fell 1%, the Nasdaq 2%.

        At `start` the number before ends, behind which more may stand: for the week.
        """
        marks = [at for at in range(start, end) if self.words[at] in _LISTING]
        first = marks[-1] + 1 if marks else end
        if first >= end or end - start > _LONGEST_LISTED:
            return False
        subject, raw = {*self.words[first:end]} - SETS.determiners, self.raws[end - 1]
        last = self.words[end - 1]
        is_noun = last not in SETS.determiners and last not in LEX.sharing and raw[0].isalpha()
        if not (is_noun and subject.isdisjoint(_NO_SUBJECTS)) or self._has_verb(start, first):
            return False
        subject -= SCAN.nouns_in_ing
        return raw[0].isupper() or not any(word.endswith(("ed", "ing")) for word in subject)

    def _has_verb(self, start: int, end: int) -> bool:
        words = {word for word in self.words[start:end] if word not in LEX.months}
        is_past = any(word.endswith(("ed", "ing")) for word in words)
        return is_past or not _VERBS.isdisjoint(words) or not _ALL_MOVES.isdisjoint(words)

    def is_elliptical(self, start: int, end: int) -> bool:
        """Return whether no verb stands between two numbers: fell 5% and those of vans 3%."""
        is_led = not SCAN.repeating.isdisjoint(self.words[start:end][:2])
        return is_led and end - start <= _LONGEST_OBJECT and not self._has_verb(start, end)

    def skipped(self, position: int, limit: int) -> int:
        """Return where the words of comparison and such as "a further" begin before a position."""
        while True:
            role, _, length = self.role(position)
            is_article = length == 1 and self.words[position - 1] in _NO_HEDGES  # adds a 5% levy
            if role not in _TO_BOUNDS or position - length < limit or is_article:
                return position
            position -= length

    def _verb(self, position: int, limit: int) -> int:
        """Return where the verb of "cut its costs by" and "fell, by" stands, or the word "by"."""
        last = position - 1
        for start in range(last, max(limit, position - _LONGEST_OBJECT) - 1, -1):
            word = self.words[start]
            if word in _MOVE_WORDS:
                return start
            if not (word[0].isalnum() or (word == "," and start == last)):
                break
        return position

    # ---- words behind a number ----------------------------------------------------------------

    def may_be_date(self, position: int, end: int) -> bool:
        """Return whether a number may be a year, or a day like that which ends before `end`."""
        word = self.words[position]
        return len(word) == _YEAR_DIGITS or (
            len(word) <= _DAY_DIGITS and self.words[end - 1][0].isdigit()
        )

    def noun_end(self, position: int, *, is_one: bool = False) -> int:
        """Return where the plural ends that is counted, of one thing the singular; or the position.

        Behind one, what looks like a plural is a verb: one proposal asks.
        """
        if self.words[position] in _JOINING or self._is_subject(position):
            return position
        end = position
        while end < position + _LONGEST_NOUN:
            word = self.words[end]
            is_name = self.raws[end][0].isupper() and word not in SETS.stops  # 435 House seats
            if is_name and self.words[end + 1] == ":":
                break  # Cases: 14 Deaths: 3
            is_verb = is_one and end > position and self._is_past(word)
            is_after_name = self.raws[end - 1][0].isupper() and self.raws[end + 1].islower()
            is_joint = word in _JOINING and (is_one or is_after_name)
            is_part = is_name or self._may_be_noun(word) or word in LEX.per_adjectives
            is_part = is_part or (end > position and self._is_of_product(end))
            is_verb = is_verb or (is_one and end > position and self._is_doing(end))
            if is_verb or is_joint or not is_part:
                break
            if is_plural(word) and len(word) >= _SHORTEST_PLURAL and "'" not in word:
                return end if is_one and end > position else self._plurals_end(end)
            end += 1
        is_noun = is_one and (end > position or self.words[end] in _SAME_AS_VERBS)
        return max(end, position + 1) if is_noun else position

    def _is_of_product(self, position: int) -> bool:
        """Return whether digits are part of the name of what is counted: PlayStation 5 consoles."""
        before, after = self.raws[position - 1], self.raws[position + 1]
        return self.words[position].isdigit() and (before[0].isupper() or after[0].isupper())

    def _is_doing(self, position: int) -> bool:
        """Return whether "voting" of "one member voting against" tells what one thing does."""
        word = self.words[position]
        is_form = word.endswith("ing") and word not in SCAN.nouns_in_ing
        return (
            is_form
            and len(word) > _LONGEST_STEM
            and not self._may_be_noun(self.words[position + 1])
        )

    def _is_subject(self, position: int) -> bool:
        """Return whether a plural tells who expected "the 180,000 economists had forecast"."""
        at = position + 1 + (self.words[position + 1] in {"had", "have"})
        return self.words[at] in SCAN.expecting and self.words[at + 1] in _CLAUSE_ENDS

    def _plurals_end(self, position: int) -> int:
        """Return where a plural ends, with that behind a plural without "s": police officers."""
        end = position + 1
        may_go_on = self.words[position] in SETS.plurals and self._may_be_noun(self.words[end])
        return end + (may_go_on and is_plural(self.words[end]))

    def is_counted(self, position: int) -> bool:
        """Return whether a plural follows, be it behind adjectives: US troops."""
        return self.noun_end(position) > position

    def has_noun(self, position: int) -> bool:
        """Return whether a word follows that may be what a number counts: page, degree."""
        word = self.words[position]
        is_head = self.words[position + 1] == ":" and self.raws[position][0].isupper()
        is_other = is_head or len(word) == 1 or self._is_past(word)
        is_other = is_other or word in WAYS or word in _NO_NOUNS or self._is_subject(position)
        return self._may_be_noun(word) and not is_other

    def _is_past(self, word: str) -> bool:
        """Return whether a word looks like the past of a verb: needed, but not speed, bed."""
        return len(word) > _LONGEST_STEM and word.endswith("ed") and not word.endswith("eed")

    def _may_be_noun(self, word: str) -> bool:
        is_word = word != END and word[0].isalpha() and word not in SETS.stops
        is_never = word in _NEVER_NOUNS or word in SCAN.weekdays
        is_adverb = word.endswith("ly") and word not in SCAN.nouns_in_ly
        return is_word and not is_never and not is_adverb

    def goes_on(self, position: int) -> bool:
        """Return whether a clause goes on with a word of its own: 70 percent said."""
        word = self.words[position]
        return not (word == END or word in SETS.stops or word in _JOINING)

    def leads_on(self, position: int) -> bool:
        """Return whether "up" or "down" leads to the next number: 57 percent, down from 61."""
        words = self.words[position : position + 3]
        is_number = words[2][0].isdigit() or words[2] in LEX.prefixes or words[2] in LEX.cardinals
        return words[0] in DIRECTIONS and words[1] in {"from", "by", "to"} and is_number

    def change_end(self, position: int, *, is_led: bool) -> int:
        """Return where "pay rise", "higher" ends behind a number with a unit, or the position.

        Without an article in front of the number, the word is a verb where an object follows.
        """
        for end in range(position, position + _LONGEST_CHANGE):
            word = self.words[end]
            if self.leads_on(end):
                break
            if word in WAYS:
                has_object = self.words[end + 1] in SETS.determiners or self.goes_on(end + 1)
                is_verb = not is_led and word in _MOVE_WORDS and has_object
                is_particle = word in DIRECTIONS and end > position  # 90 mph brought down trees
                return position if is_verb or is_particle else end + 1
            may_be_noun = self._may_be_noun(word) or word in _SAME_AS_VERBS
            if not may_be_noun or word in _JOINING:
                break
        return position

    def way_behind_aside(self, position: int) -> str:
        """Return the direction of "51 points, or 0.7%, higher at 7,288" at one of its commas."""
        if self.words[position : position + 2] == [",", "or"]:
            after = self.words[position + 2 : position + _LONGEST_ASIDE]
            position += 2 + (after.index(",") if "," in after else 0)
        is_last = self.words[position + 1] in SCAN.compared_counts | DIRECTIONS
        is_last = is_last and not self.goes_on(position + 2)
        is_said = is_last and self.words[position] == "," and "or" in self.words[:position]
        return WAYS[self.words[position + 1]] if is_said else "level"

    def pace_end(self, position: int) -> int:
        """Return where "annual rate" or "pace" ends behind a share, or the position."""
        for end in range(position, position + _LONGEST_CHANGE):
            if self.words[end] in SCAN.pace:
                return end + 1
            if not self._may_be_noun(self.words[end]):
                break
        return position

    def compared_end(self, position: int, *, is_place: bool) -> int:
        """Return where "below their peak", "ahead of 2019 levels" ends, or the position.

        Behind a length and the like it may be a place: 300 metres below the surface.
        """
        if self.words[position] not in LEX.places:
            return position if is_place else self._off_end(position)
        end = position + 1 + (self.words[position + 1] == "of")
        start = end = end + (self.words[end] in SETS.determiners)
        while end < start + _LONGEST_CHANGE and self.goes_on(end):
            end += 1
        is_norm = self.words[end - 1] in SETS.norms or not is_place
        return end if end > start and is_norm else position

    def _off_end(self, position: int) -> int:
        """Return where "off its record high" ends, or the position."""
        words = self.words[position : position + _LONGEST_CHANGE + 2]
        is_off = words[0] in SETS.falling_from and words[1] in SETS.determiners
        high = next((at for at, word in enumerate(words) if word in SETS.highs), 0)
        return position + high + 1 if is_off and high else position

    def suffix_end(self, position: int) -> int:
        """Return where "or more" or "-odd" ends, or the position."""
        odd = position + (self.words[position] == "-")
        if self.words[odd] == "odd":
            return odd + 1
        suffix = LEX.suffixes.after(self.words, position)
        end = position + suffix[1] if suffix else position
        is_next = self.words[end][0].isdigit() or self.words[end] in LEX.cardinals
        return position if is_next or self.words[end] in _GOING_ON else end  # 5 or more than 8

    def per_end(self, position: int) -> int:
        """Return where "per 100,000 births" ends, or the position."""
        try:
            found = per_at(self.tokens, position)
        except Unreadable:
            return position
        return found[1] if found else position

    def shared_per(self, position: int) -> str:
        """Return the denominator behind the brackets that begin or end at a position, or "".

        A price and its conversion share it: $15 (£12) a month.
        """
        words = self.words[position : position + _LONGEST_ASIDE]
        has_number = words[0] == ")" or any(word[0].isdigit() for word in words)
        if words[0] not in _BRACKETS or ")" not in words or not has_number:
            return ""
        end = position + words.index(")") + 1
        try:
            found = per_at(self.tokens, end) if self.words[end] in LEX.per_starts else None
        except Unreadable:
            return ""
        return found[0] if found else ""

    def base_end(self, position: int) -> int:
        """Return where "from a year earlier", "in 2018" ends, or the position."""
        words = self.words
        base = LEX.bases.after(words, position)
        if base:
            return position + base[1]
        comparer = LEX.comparers.after(words, position)
        compared = LEX.compared.after(words, position + comparer[1]) if comparer else None
        if comparer and compared:
            return position + comparer[1] + compared[1]
        if words[position] in _PERIOD_PREPS:
            date = date_at(self.tokens, position + 1 + (words[position + 1] == "the"))
            return self.date_end(date) if date else position
        return position

    def date_end(self, date: Date) -> int:
        """Return where a date ends; what would be its day may be a share: in August 11% more."""
        is_share = self.words[date.end] in _SHARE_STARTS and self.words[date.end - 1].isdigit()
        return date.end - is_share


def _unglued(found: re.Match[str]) -> str:
    return _MARK.sub(" ", found[0])


def _parted(found: re.Match[str]) -> str:
    """Return blanks for letters in front of an amount, unless they name a currency."""
    return found[0] if found[0].lower() in LEX.prefixes else " " * len(found[0])


def _starts(text: str, raws: list[str]) -> list[int]:
    """Return where the tokens begin; blanks stand between them, and hyphens: two-thirds."""
    starts: list[int] = []
    position = 0
    for raw in raws:
        while text[position] in _BETWEEN and not text.startswith(raw, position):
            position += 1
        starts.append(position)
        position += len(raw)
    return starts
