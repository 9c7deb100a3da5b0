"""The words behind the number: noun, denominator, comparator, direction, base, period."""

from dataclasses import dataclass, field

from ..numerals import combine
from ..reading import RELATIVE, SHARES, Unreadable
from ..symbols import CODES
from .amounts import per_at, unit_at
from .before import (
    ALIKE,
    YEAR,
    Before,
    compared_at,
    is_against,
    is_kind,
    is_steady,
    is_thing,
    named_base,
    printed,
    refuse_time,
    told_period,
    unknown,
)
from .numbers import number_at
from .periods import label
from .tokens import Tokens
from .words import STEADY, SUPERLATIVE, Meaning, Words, reason_of

# A phrase that ends with one of these is cut off.
_OPEN_ENDS = frozenset(
    {"link", "article", "preposition", "comparer", "conjunction", "ratio", "comma"}
)
# What may stand between the number with its unit and a word of comparison or direction.
_HELD = frozenset({"per", "bound", "move", "silent", "close"})
# A noun of the same letters as one of these begins with a capital where nouns do.
_VERBAL = frozenset({"level", "verb", "fill", "preposition"})
_SHORTEST = 3  # letters of a noun; what is shorter may be a unit that is not known
_CODE = 3  # letters of a currency
_RAISED = frozenset("²³")
_STEM = 4  # letters that two forms of a noun share
_STATED = frozenset({"level", "verb"})
_LINKING = frozenset({"article", "link", "preposition"})
# What begins a clause of its own behind a comma.
_CLAUSE = frozenset({"text", "verb", "level"})
_LEADS = frozenset({"preposition", "object"})
_SAID = frozenset({"bound", "move"})
_FILLED = frozenset({"fill"})
_OF_UNIT = frozenset({"preposition", "text", "fill", "move"})
_TIMED = _HELD | {"base", "period", "preposition", "article", "fill", "comma"}


@dataclass(slots=True, eq=False)
class Behind:
    """What stands behind the number and its unit.

    ``is_measured`` is false for a number with nothing between it and a stroke. ``direction`` is
    that of its words, ``is_level`` says that the number is what a change led to, ``is_over`` that
    what it lies above or below comes next,
    ``is_subject`` that a verb in two parts follows, of which the number may be the subject.
    """

    before: Before
    noun: str = ""
    comparator: str = "eq"
    side: str = ""
    direction: str = ""
    per: str = ""
    base: str = ""
    period: str = ""
    sign_word: str = ""
    is_level: bool = False
    is_measured: bool = True
    is_over: bool = False
    was_over: bool = False
    is_subject: bool = False
    unit: str = ""
    arguments: frozenset[str] = frozenset()
    last: str = ""
    roles: list[str] = field(default_factory=list)

    def take(self, meaning: Meaning, name: str) -> None:
        """Add the next words behind the number; raise `Unreadable` if they change it."""
        role, detail, _ = meaning
        if role == "stop":
            if detail != "negation" or not self._is_of_others_():
                raise Unreadable(reason_of(meaning))
            role = "text"
        if name in self.before.waits:
            self.before.waits, self.before.is_cut = {}, False
        handler = _HANDLERS.get(role)
        if handler is not None:
            handler(self, detail)
        self.is_over = self.is_over and role in _LINKING
        self.last = name if role in _LEADS else ""
        self.roles.append(ALIKE.get(role, role))

    def _is_of_others_(self) -> bool:
        """Return whether a negation tells what a share does not do: "8 % de los hogares no usa"."""
        is_owned = self.roles[:1] == ["preposition"] and self.roles[-1:] == ["text"]
        return is_owned and self.unit in SHARES and not (self.before.direction or self.direction)

    def lies_over(self) -> None:
        """Note that the words told what the number lies above or below of: "über 2019"."""
        self.is_over = self.was_over = True

    def _bound(self, detail: str) -> None:
        if not set(self.roles) <= _HELD:
            raise Unreadable("a word of comparison away from the number")
        comparator, self.side = ("approx", "below") if detail == "near" else (detail, self.side)
        self.comparator = combine(self.comparator, comparator)

    def _turn(self, direction: str) -> None:
        if self.direction not in ("", direction):
            raise Unreadable("two words of direction")
        self.direction = direction

    def _move(self, detail: str) -> None:
        is_told = self.before.has_level or self.before.waits
        is_other = self.roles[-1:] == ["comparer"] and is_told  # "zum Wachstum"
        if is_other or self.roles[-1:] == ["article"]:  # "20 percent of the rise"
            return
        if not set(self.roles) <= _TIMED - {"preposition"}:
            raise Unreadable("a word of direction away from the number")
        self._turn(detail)

    def _verb(self, detail: str) -> None:
        is_rate = self.before.is_postposed and self.is_level  # 減少率は3%に縮小
        if self.before.is_fall() and not is_rate:
            raise Unreadable("two words of direction")
        is_linked = self.before.link in ("by", "size", "to", "loose") or self.is_level
        if not is_linked and not set(self.roles) <= _TIMED:
            raise Unreadable("a word of direction away from the number")
        if self.last in self.arguments and self.unit in SHARES:  # 企業の2割が値上げした
            raise Unreadable("a word of direction that may belong to something else")
        self._turn(detail)

    def _noun(self, detail: str) -> None:
        if set(self.roles) <= _HELD:
            self._turn(detail)

    def _link(self, detail: str) -> None:
        if detail == "to" and set(self.roles) <= _HELD and not self.direction:
            self.is_level = True
        elif detail == "to" and self.roles[-1:] != ["level"] and self._is_goal():
            raise Unreadable("unclear whether the number is a level or a change")

    def _is_goal(self) -> bool:
        """Return whether a verb of change leads elsewhere: "mit 3 % fiel die Rate auf den Wert"."""
        before = self.before
        is_unlinked = before.link == "" and not before.direction and not before.is_postposed
        return is_unlinked and "verb" in self.roles and before.roles[-1:] == ["preposition"]

    def _per(self, detail: str) -> None:
        if not self.is_measured:
            raise Unreadable("a denominator without a unit")
        is_second = self.per and self.roles[-1] in ("conjunction", "per")
        if not is_second and not set(self.roles) <= _OF_UNIT:
            raise Unreadable("a denominator away from the number")
        if detail in self.per.split("|"):  # "je Einwohnerin und Einwohner"
            return
        self.per = f"{self.per}|{detail}" if self.per else detail

    def _text(self, _: str) -> None:
        if self.roles[-2:] == ["per", "conjunction"]:
            raise Unreadable("a second denominator that is not known")

    def _counter(self, _: str) -> None:
        if not self.roles:
            raise Unreadable("no exact number")

    def _index(self, _: str) -> None:
        self.before.is_index = True

    def _than(self, _: str) -> None:
        has_verb = self.before.direction and not (self.before.is_noun or self.before.is_earned)
        if has_verb and "move" in self.roles:
            raise Unreadable("a change that is compared with another")  # "creció 3 puntos más que"
        self.before.needs_direction = True

    def _alike(self, _: str) -> None:
        self.before.is_steady = True

    def _name(self, _: str) -> None:
        if self.roles[-1:] in ([], ["preposition"], ["article"], ["link"]):
            raise Unreadable("a name with digits behind the number")

    def _sign(self, _: str) -> None:
        raise Unreadable("a sign behind the number")

    def _label(self, _: str) -> None:
        if not self.roles:
            raise Unreadable("a rank, a label or an age")

    def _conjunction(self, _: str) -> None:
        if not self.roles:
            raise Unreadable("a number that the words join to another")

    def _period(self, detail: str) -> None:
        is_compared = "comparer" in self.roles or self.was_over
        if is_against(self.roles) or self.is_over:
            self._period_as_base(detail)
        elif is_compared and not self.base and not self.before.is_postposed:
            raise Unreadable("unclear whether the period is that of what is compared with")
        elif self._is_aside():
            raise Unreadable("unclear whether the period is that of the number")
        elif self.period not in ("", detail):
            raise Unreadable("two periods")
        else:
            self.period = detail

    def _is_aside(self) -> bool:
        """Return whether a clause went on behind the number: ", estimé à 5 euros, débute en"""
        if "comma" not in self.roles or "comma" not in self.before.roles:
            return False
        last = len(self.roles) - self.roles[::-1].index("comma")
        return not _CLAUSE.isdisjoint(self.roles[last:])

    def _period_as_base(self, detail: str) -> None:
        if not detail and not self.before.is_superlative:
            raise Unreadable("a base of comparison that is not known")
        self._base(detail)

    def _year_before(self, detail: str) -> None:
        if is_against(self.roles) or self.is_over:
            self._base(detail)

    def _fill(self, detail: str) -> None:
        self.before.is_superlative |= detail == SUPERLATIVE.detail
        self.before.is_steady |= detail == STEADY.detail

    def _base(self, detail: str) -> None:
        if self.before.is_superlative:
            return
        if self.base not in ("", detail):
            raise Unreadable("two bases of comparison")
        self.base = detail

    def _named_base(self, detail: str) -> None:
        self.base = detail

    def _change_base(self, detail: str) -> None:
        self.before.needs_direction = True
        self._base(detail)

    def _sign_word(self, detail: str) -> None:
        self.sign_word = detail

    def _open(self, _: str) -> None:
        self.before.brackets += 1

    def _close(self, _: str) -> None:
        self.before.brackets -= 1
        if self.before.brackets < 0:
            raise Unreadable("a bracket that is not open")


_HANDLERS = {
    name.removeprefix("_"): handler
    for name, handler in vars(Behind).items()
    if name.startswith("_") and not name.endswith("_") and callable(handler)
}


def read_behind(tokens: Tokens, start: int, words: Words, before: Before, unit: str) -> Behind:
    """Return what stands behind a number with its unit; a noun only where something is counted."""
    found = Behind(before, unit=unit, arguments=words.arguments)
    is_counted = unit == ""
    position, last = start, len(tokens.keys) - 1
    if is_counted and position < last and tokens.keys[position] not in before.waits:
        found.noun, position = noun_at(tokens, position, words)
        found.is_measured = bool(found.noun) or tokens.raws[position] != "/"
    while position < last:
        meaning, length = _next(tokens, position, found, words)
        if meaning.role == "text" and _is_open(tokens, position, found, words):
            raise Unreadable(f"unclear word behind the number: {tokens.raws[position]!r}")
        if is_counted and not found.noun and found.roles and set(found.roles) <= _SAID:
            found.noun, end = noun_at(tokens, position, words)
            if found.noun and found.direction and words.of and not words.has_capitals:
                raise Unreadable("two figures")  # "60 millones más intereses"
            if found.noun:
                position = end
                continue
        if meaning.role == "verb" and _is_subject(tokens, position + length, found, words):
            raise Unreadable("a word of direction that may belong to something else")
        _refuse_place(meaning, _key(tokens, position, length), found, words)
        if meaning.role == "period" and unit == "times" and tokens.keys[position] in words.of:
            meaning = _compared(meaning, found)
        found.take(meaning, tokens.keys[position])
        if meaning.role == "move" and _key(tokens, position, length) in words.places:
            found.lies_over()
        position += length
    if found.roles and found.roles[-1] in _OPEN_ENDS:
        raise Unreadable("the phrase is cut off")
    if before.brackets:
        raise Unreadable("a bracket that is not closed")
    if before.is_cut:
        raise Unreadable("a verb without its second part")
    return found


def _is_subject(tokens: Tokens, end: int, so_far: Behind, words: Words) -> bool:
    """Return whether the number did what a verb behind it says: "35 % erhöhten ihre Preise".

    Where verbs stand at the end of a clause, they have an object then.
    """
    before = so_far.before
    is_linked = before.link in ("by", "size", "to", "loose") or so_far.is_level
    if is_linked or before.waits or not words.is_spaced:
        return False
    said = words.behind.after(tokens.keys, end)
    is_noun = said is None and tokens.kinds[end] == "word"
    return not words.has_capitals or is_noun or (said is not None and said[0].role == "article")


def _compared(meaning: Meaning, so_far: Behind) -> Meaning:
    """Return the period of what a factor is of, as a base: "duplicaron las de 2010"."""
    if "text" in so_far.roles and so_far.roles[-1] != "comma":  # "el doble del plan de 2010"
        raise Unreadable("unclear whether the period is that of what is compared with")
    return meaning._replace(role="base") if so_far.roles[-1:] == ["preposition"] else meaning


def _key(tokens: Tokens, position: int, length: int) -> str:
    return " ".join(tokens.keys[position : position + length])


def _is_open(tokens: Tokens, position: int, so_far: Behind, words: Words) -> bool:
    """Return whether an unknown word may say something of the number, such as an unknown verb.

    Where nouns have capitals it is an adjective if a noun follows, and behind a verb only a
    comparative is open ("lag 5 Prozent tiefer"); elsewhere it names something unless it stands
    right behind a unit, other than a participle ("5 hectáreas quemadas").
    """
    is_below = so_far.is_over and so_far.direction == "down" and so_far.roles[-1:] == ["move"]
    if words.has_capitals and is_below:  # "12 % unter Jugendlichen"
        raise Unreadable("unclear whether the number lies below or is one among")
    if not words.has_capitals:
        may_name = so_far.unit not in SHARES or so_far.roles != []
        is_named = may_name and tokens.keys[position].endswith(words.participles)
        passed = _FILLED if words.is_spaced else _SAID
        is_first = not so_far.roles or set(so_far.roles) <= passed
        is_named = is_named or (so_far.roles != [] and tokens.raws[position].endswith(words.agents))
        return so_far.unit not in ("", "fraction") and is_first and not is_named
    if so_far.before.has_level and not tokens.raws[position].endswith(words.comparative):
        return False
    if "level" in so_far.roles:
        return False
    while tokens.kinds[position] == "word" and not tokens.raws[position][0].isupper():
        position += 1
    return tokens.kinds[position] != "word"


def _next(tokens: Tokens, position: int, so_far: Behind, words: Words) -> tuple[Meaning, int]:
    """Return what the words at a position do, and how many they are."""
    key = tokens.keys[position]
    is_year = tokens.classes[position] == "{year}"
    if is_year and (so_far.is_over or _is_time(tokens, position, so_far)):
        return Meaning("period", label(YEAR, tokens, position, words)), 1
    compared = compared_at(tokens, position, so_far.roles, words)
    compared = compared or _over_base(tokens, position, so_far, words)
    if compared:
        return compared
    part = _part_of_verb(tokens, position, so_far, words)
    if part:
        return part, 1
    found = words.meaning(words.behind, tokens, position)
    is_new = so_far.roles[-1:] == ["comma"]  # ", l'emploi"
    is_date = found is not None and found[0].role == "period"  # "(au 30 juin 2025)"
    per = None if is_new or is_date else _per(tokens, position, so_far, words)
    if found and found[0].role != "move" and key in words.bound_leads:
        front = words.before.after(tokens.keys, position)
        if front and front[0].role == "bound" and front[1] > found[1]:
            raise Unreadable("a word of comparison behind the number")
    leads = words.per_only
    if so_far.unit.isupper() and not so_far.roles:
        leads = words.per_priced if so_far.before.is_large() else words.per_open
    is_per = key in leads and per is None and (found is None or found[1] == 1)
    if (is_per and is_thing(tokens, position + 1, words)) or (
        per is None and _is_ratio(tokens, position, so_far, words)
    ):
        raise Unreadable("a denominator that is not known")
    if per and is_kind(tokens, position, per[1], words):
        raise Unreadable("a denominator that is not known")
    if per and (found is None or per[1] >= found[1]):
        refuse_time(tokens, position, per, words)
        return Meaning("per", per[0]), per[1]
    return (
        _told(found, tokens, position, so_far, words)
        if found
        else _unlisted(tokens, position, so_far, words)
    )


def _part_of_verb(tokens: Tokens, position: int, so_far: Behind, words: Words) -> Meaning | None:
    """Return what the second part of a verb in two parts does, or the first behind a number."""
    before, key = so_far.before, tokens.keys[position]
    way = before.waits.get(key)
    if way == "level":  # "fielen 30 Tonnen an": with its second part, the verb is another
        before.direction = ""
        return Meaning("level")
    if way and so_far.is_subject:  # "5 % der Betriebe bauten Stellen ab"
        raise Unreadable("a word of direction that may belong to something else")
    if way:
        return Meaning("verb", way)
    if before.waits or key not in words.split:
        return None
    seconds = words.split[key]
    so_far.is_subject = before.link != "by"
    if so_far.is_subject and seconds.keys().isdisjoint(tokens.keys[position + 1 :]):
        return None  # "42 % der Importe kamen aus Dänemark"
    before.waits = dict(seconds)  # "um 5 Prozent legte der Umsatz zu"
    before.is_cut = key not in words.whole
    return Meaning("fill") if before.is_cut else None


def _refuse_place(meaning: Meaning, key: str, so_far: Behind, words: Words) -> None:
    """Refuse a word of place right behind the number: "3 % sous le pic"."""
    is_place = meaning.role == "preposition" and key in words.places
    if is_place and so_far.unit and not so_far.roles:
        raise Unreadable("a word of place that may say how the number moved")


def _over_base(
    tokens: Tokens, position: int, so_far: Behind, words: Words
) -> tuple[Meaning, int] | None:
    """Return the base that words of place have behind them: "über dem Mittel des Vorjahres"."""
    found = words.compared.after(tokens.keys, position) if so_far.was_over else None
    return (Meaning("base", found[0]), found[1]) if found and not so_far.base else None


def _is_time(tokens: Tokens, position: int, so_far: Behind) -> bool:
    """Return whether a year is no number: "gegenüber 2019", "waren 2023 arbeitslos"."""
    is_noun_next = tokens.raws[position + 1][:1].isupper()
    last = so_far.roles[-1:]
    return last == ["comparer"] or (last == ["level"] and not is_noun_next)


def _is_ratio(tokens: Tokens, position: int, so_far: Behind, words: Words) -> bool:
    """Return whether things are counted for one of others: "2,1 Kinder auf einen Rentner"."""
    is_led = tokens.keys[position] in words.per_ratio and tokens.keys[position + 1] in words.ones
    is_counted = so_far.unit == "" and so_far.noun != "" and not so_far.roles
    return is_led and is_counted and so_far.noun.lower() not in words.times


def _told(
    found: tuple[Meaning, int], tokens: Tokens, position: int, so_far: Behind, words: Words
) -> tuple[Meaning, int]:
    """Return what known words do, with the period or the word of sign that they are."""
    meaning, length = found
    if meaning.role == "bound" and is_steady(meaning, tokens, position + length, words):
        return STEADY, length
    if meaning.role == "sign_word":
        return Meaning("sign_word", printed(tokens, position, length, words)), length
    if meaning.role == "period":
        said = told_period(meaning, tokens, position, length, words)
        said = named_base(said, so_far.roles, tokens, position, words)
        is_whole = so_far.unit in ("times", "fraction") and not so_far.roles
        if is_whole and said.role == "period" and _is_owner(tokens.keys[position], words):
            said = Meaning("base", said.detail)  # "le double de 2019"
        return said, length
    return found


def _is_owner(key: str, words: Words) -> bool:
    """Return whether a word says what a number is a multiple or a part of: "de", "des"."""
    said = words.before.after([key, ""], 0)
    return said is not None and (
        said[0].detail in ("of", "size") or (words.has_capitals and said[0].role == "article")
    )


def _per(tokens: Tokens, position: int, so_far: Behind, words: Words) -> tuple[str, int] | None:
    """Return the denominator at a position, and how many words it has.

    An article leads to that of a price: "2 euros el kilo", but not "en la semana".
    """
    per = per_at(tokens, position, words)
    if per and tokens.keys[position] in words.per_articles and not _is_priced(per[0], so_far):
        return None
    if per:
        return per[0], per[1] - position
    if so_far.roles[-2:] == ["per", "conjunction"]:  # "par habitant et an"
        return words.per.after(tokens.keys, position)
    return words.per_whole.after(tokens.keys, position)


def _is_priced(per: str, so_far: Behind) -> bool:
    """Return whether an article may lead to a denominator: "3 % l'an", but not "la vivienda"."""
    is_relative = so_far.unit in RELATIVE
    return set(so_far.roles) <= _SAID | {"fill"} and (per == "year" or not is_relative)


def _unlisted(tokens: Tokens, position: int, so_far: Behind, words: Words) -> tuple[Meaning, int]:
    """Return what a word does that is not listed for this side of the number."""
    if number_at(tokens, position, words) is not None:
        raise Unreadable("two figures")
    if words.numbers.after(tokens.keys, position):
        raise Unreadable("a number word behind the number")
    front = words.meaning(words.before, tokens, position)
    if front and front[0].role == "bound":
        raise Unreadable("a word of comparison behind the number")
    if front and front[0].role == "link":
        return Meaning("preposition"), front[1]
    unit = unit_at(tokens, position, words)
    is_other = so_far.unit and not {"comparer", "text", "article"}.isdisjoint(so_far.roles)
    if unit and not is_other and (not so_far.roles or not unit[0][0].startswith("unit:")):
        raise Unreadable("a unit away from the number")
    if tokens.raws[position] == "/":
        raise Unreadable("a denominator that is not known")
    is_compared = "comparer" in so_far.roles and not so_far.base
    if is_compared and tokens.keys[position] in words.calendar:
        raise Unreadable("a base of comparison that is not known")
    if tokens.raws[position] == "." and not tokens.raws[position + 1]:
        return Meaning("silent"), 1
    if so_far.last in words.subject and tokens.kinds[position] == "text":  # 5人に1人が通う
        return Meaning("text"), 1
    return unknown(tokens, position, words), 1


def noun_at(tokens: Tokens, start: int, words: Words) -> tuple[str, int]:
    """Return what is counted and where it ends; "" where the number has no noun."""
    position = start
    said = words.meaning(words.behind, tokens, start)
    if said and said[1] > 1:
        return "", start
    if tokens.keys[position] in words.of:
        position += 1
    while tokens.keys[position] in words.adjectives:
        position += 1
    if words.has_capitals:
        position = _capital(tokens, position, words)
    is_led = position > start
    if is_led and (unit_at(tokens, position, words) or words.numbers.after(tokens.keys, position)):
        raise Unreadable("a unit that does not belong to the number")
    if tokens.kinds[position] not in ("word", "text") or not _is_noun(tokens, position, words):
        if position > start:
            raise Unreadable("a noun is missing")
        return "", start
    raw = tokens.raws[position]
    _refuse_noun(tokens, position, words, is_led=is_led)
    noun = raw if words.has_capitals else tokens.keys[position]
    position += 1
    while not words.is_spaced and _is_more(tokens, position, words):
        said = words.meaning(words.behind, tokens, position)
        if said and said[0].role == "counter":  # "3万人台"
            raise Unreadable("no exact number")
        if unit_at(tokens, position, words):
            raise Unreadable(f"unclear words {noun!r} in front of a unit")
        noun += tokens.keys[position]
        position += 1
    noun = _counter(noun, words)
    if tokens.keys[position] in words.and_links and _is_pair(noun, tokens.keys[position + 1]):
        noun, position = printed(tokens, position - 1, 3, words), position + 2
    return noun, position


def _counter(noun: str, words: Words) -> str:
    """Return what counts something, without what happened to it: 人 of 5万人参加."""
    if len(noun) == 1 or noun[0] not in words.counters or noun in words.counted:
        return noun
    if not noun[1:].startswith(words.done):
        raise Unreadable(f"unclear word behind the number: {noun!r}")
    return noun[0]


def _refuse_noun(tokens: Tokens, position: int, words: Words, *, is_led: bool) -> None:
    """Refuse what may be a unit, a name or an adjective rather than what is counted."""
    raw = tokens.raws[position]
    is_short = words.is_spaced and len(raw) < _SHORTEST and raw not in words.ages
    parts = raw.split("-")
    is_mixed = any(not part.isupper() and part[1:] != part[1:].lower() for part in parts)
    is_named = len(parts) > 1 and words.units.after([parts[0].lower(), ""], 0)  # "9 Euro-Ticket"
    is_scaled = raw.isupper() and raw[-_CODE:] in CODES  # "TCHF"
    is_raised = raw[-1] in _RAISED and words.is_spaced  # "Nm³"
    is_proper = is_led and words.plurals and not raw.endswith(words.plurals)  # "de Europa"
    is_unit = raw.startswith(words.joined_units)  # ポイント and what is not known
    is_strange = is_raised or is_proper or is_unit or words.suspicious.intersection(raw)
    if is_short or is_mixed or is_named or is_scaled or is_strange:
        raise Unreadable(f"unclear words {raw!r}")
    if raw.endswith(words.placed) and _is_placed(tokens, position + 1, words):
        raise Unreadable(f"unclear whether {raw!r} is what is counted")


def _is_placed(tokens: Tokens, position: int, words: Words) -> bool:
    """Return whether a noun follows an adjective made of a place, and no genitive ("Berlins")."""
    raw = tokens.raws[position]
    is_noun = tokens.kinds[position] == "word" and raw[0].isupper() and not raw.endswith("s")
    return is_noun and words.meaning(words.behind, tokens, position) is None


def _is_pair(noun: str, other: str) -> bool:
    """Return whether two nouns name one thing, as in "Schülerinnen und Schüler"."""
    return len(noun) > _STEM and noun[:_STEM].lower() == other[:_STEM]


def _is_more(tokens: Tokens, position: int, words: Words) -> bool:
    """Return whether a noun goes on, where no blanks part words."""
    is_word = tokens.kinds[position] in ("word", "text") and not tokens.raws[position].isascii()
    is_clear = not words.suspicious.intersection(tokens.raws[position])
    return is_word and is_clear and _is_noun(tokens, position, words)


def _is_noun(tokens: Tokens, position: int, words: Words) -> bool:
    found = words.meaning(words.behind, tokens, position)
    is_named = words.has_capitals and tokens.raws[position][:1].isupper()
    return (
        (found is None or found[0].role == "counter" or (is_named and found[0].role in _VERBAL))
        and per_at(tokens, position, words) is None
        and words.per_whole.after(tokens.keys, position) is None
        and number_at(tokens, position, words) is None
    )


def _is_attribute(tokens: Tokens, position: int, words: Words) -> bool:
    """Return whether a participle belongs to the noun behind it: "300 verkaufte Autos".

    "300 beantragten Asyl" has a verb in it, which the ending does not always tell.
    """
    raw, after = tokens.raws[position], tokens.raws[position + 1]
    is_noun = tokens.kinds[position + 1] == "word" and after[:1].isupper()
    if not is_noun or words.behind.after(tokens.keys, position + 1):
        return False
    if raw.endswith(words.participle_verb):
        raise Unreadable(f"unclear word behind the number: {raw!r}")
    return raw.endswith(words.participle)


def _capital(tokens: Tokens, start: int, words: Words) -> int:
    """Return where the noun stands behind its adjectives, which begin with small letters."""
    position = start
    is_sure = False
    while tokens.kinds[position] == "word":
        found = words.meaning(words.behind, tokens, position)
        is_filler = found is not None and found[0].role == "fill" and found[1] == 1
        is_stated = found is not None and found[0].role in _STATED and found[1] == 1
        if is_stated and _is_attribute(tokens, position, words):
            return position + 1
        if not is_filler and not _is_noun(tokens, position, words):
            break
        if tokens.raws[position][0].isupper():
            return position
        raw = tokens.raws[position]
        if not is_filler and (len(raw) <= _SHORTEST or not raw.islower()):  # "kWp Leistung"
            raise Unreadable(f"unclear word behind the number: {raw!r}")
        is_sure = is_sure or not is_filler
        position += 1
    if is_sure:
        raise Unreadable(f"unclear word behind the number: {tokens.raws[start]!r}")
    return start
