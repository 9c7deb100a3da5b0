"""The words in front of the number: comparator, direction, base, period, currency."""

from dataclasses import dataclass, field
from fractions import Fraction

from ..numerals import combine
from ..reading import Unreadable
from ..symbols import CODES, UNITS
from .amounts import per_at
from .numbers import Number, number_at
from .periods import label
from .tokens import Tokens
from .words import STEADY, SUPERLATIVE, Meaning, Words, reason_of

SIGNS = {"+": 1, "-": -1}
SILENT = frozenset({"&", "・", '"', "«", "»", "„", "“", "”", "'", "「", "」", "·"})
# What these do is told by their own methods; where they stand, they are like others.
ALIKE = {
    "than": "comparer",
    "named_base": "base",
    "year_before": "period",
    "index": "text",
    "object": "preposition",
    "alike": "comparer",
}
# What follows a year that belongs to the words in front of it: "im Sommer 2023 waren".
_LEADS = frozenset({"level", "verb", "split", "fill", "bound"})
# "un" may be an article or a number, "medio" an adjective or a half.
_NUMERAL = frozenset({"article", "link", "adjective"})
_NOUN = 4  # words between the numbers of "one person in five"
# A currency in front of these is not that of the number: "der Euro fiel auf 1,08".
_FAR = frozenset({"level", "verb", "split", "noun", "text"})
_VERBS = frozenset({"level", "verb"})
# What words beside them can turn into something else.
_TURNED = frozenset({"bound", "level", "sign_word"})
_VERBAL = _VERBS | {"split"}
BOUNDS = frozenset({"gt", "ge", "lt", "le"})
_OF = Meaning("link", "of")
# "jusqu'à 5" is a bound, and behind a word of direction a level or, without "the", either.
_UP_TO = frozenset({"upto", "most"})
_BETWEEN = frozenset({"text", "article", "fill", "preposition"})
# A year on its own, as in "than 2019".
YEAR = Meaning("period", "year", ("year",))
# What an unknown noun or adjective follows: "un taux de", "un déficit fiscal de".
_LEADS_TO_NOUN = frozenset({"article", "link", "preposition", "comparer", "sign_word"})
_MILLION = 10**6
_LETTER_AND_SIGN = 2  # tokens
# What tells that a denominator is a time: "am Tag der Wahl", "la semaine de Noël".
_COMPARING = frozenset({"article", "comparer"})
_FOLLOWING = _COMPARING | {"link", "preposition"}
_SOLD = frozenset({"barrel", "oz", "troy oz", "unit"})
_CALENDAR = frozenset({"day", "week", "month", "quarter", "year"})
# What follows a verb and names something: "a dégagé un bénéfice net ajusté".
_NAMING = frozenset({"article", "text", "fill", "link", "sign_word"})
# What may stand between a verb and its number: "cayó en enero, de nuevo, un 3 %".
_ASIDES = frozenset({"fill", "period", "base"})
# What may stand between a word of comparison and the number.
_HELD = frozenset({"bound", "fill", "article", "currency", "sign", "link", "open", "silent"})


@dataclass(slots=True, eq=False)
class Before:
    """What stands in front of the first number, and that.

    ``link`` is the last of "by", "of", "size" (either), "to" and "loose" (either, or an article) if
    only comparators and articles stand between it and the number, ``led`` that in front of the last
    word. ``is_apart`` tells that unknown
    words stand behind the word of direction, ``is_aside`` that this word follows a preposition,
    ``turned`` how many roles stand in front of it.
    ``waits`` has the second parts of a verb in two parts, with their directions; ``is_cut`` tells
    that one of them must follow. ``is_doubtful`` tells that an unknown word in front of the link
    may be a verb of change, ``is_dash`` that a blank parts the sign from the number,
    ``is_crossed`` that a level is crossed ("fell below"), ``is_postposed`` that what a word
    compares with stands in front of it, as in Japanese, ``is_inverted`` that the subject stands in
    front of the number, ``is_single`` that it has one unknown word, as in "recettes de 5 millions",
    ``is_divided`` that the number divides ("divisé par"), ``is_superlative`` that nothing is
    compared with what "since" names, ``is_steady`` that a word says that nothing changed,
    ``is_about`` that a word of comparison follows a noun and may mean "of", ``is_most`` that "up
    to" follows a word of direction, ``is_earned`` that a sum may be a profit, ``is_rate`` that "to"
    may lead to a rate ("crece al 5 %"). ``goal`` tells that "to" leads to the unknown words in
    front of the next link ("to the record of"); ``article`` is the last one, ``ruled`` the unknown
    word in front of it, ``moved`` the last noun of direction. ``is_place`` tells that a word of
    comparison is one of place ("unter"), ``is_hedged`` that it has no verb ("más de"),
    ``is_shared`` that an unknown denominator may stand in front of the number,
    ``is_per_open`` that a denominator is not known ("pro Fall"), ``is_agent`` that a change did
    something ("la hausse concerne 3 %"), ``is_linked`` that a word must lead from the verb to the
    number, ``is_renewed`` that an unknown participle leads to it,
    ``is_by`` that a word leads to it that may lead to a denominator ("par 55 % des votants").
    """

    comparator: str = "eq"
    side: str = ""
    direction: str = ""
    link: str = ""
    led: str = ""
    sign: int = 0
    base: str = ""
    period: str = ""
    per: str = ""
    currency: str = ""
    unit: str = ""
    sign_word: str = ""
    opener: str = ""
    last_text: str = ""
    owner: str = ""
    article: str = ""
    ruled: str = ""
    moved: str = ""
    last: str = ""
    is_noun: bool = False
    is_apart: bool = False
    is_aside: bool = False
    turned: int = 0
    is_part: bool = False
    is_doubtful: bool = False
    needs_direction: bool = False
    is_index: bool = False
    goal: bool = False
    is_superlative: bool = False
    is_steady: bool = False
    is_about: bool = False
    is_inverted: bool = False
    is_divided: bool = False
    is_most: bool = False
    is_earned: bool = False
    is_rate: bool = False
    is_single: bool = False
    is_dash: bool = False
    is_crossed: bool = False
    is_place: bool = False
    is_hedged: bool = False
    is_shared: bool = False
    has_level: bool = False
    is_postposed: bool = False
    is_cut: bool = False
    is_agent: bool = False
    is_linked: bool = False
    is_renewed: bool = False
    is_by: bool = False
    is_per_open: bool = False
    brackets: int = 0
    waits: dict[str, str] = field(default_factory=dict)
    roles: list[str] = field(default_factory=list)
    number: Number | None = None

    def take(self, meaning: Meaning) -> None:
        """Add the next words in front of the number; raise `Unreadable` if they change it."""
        role, detail, _ = meaning
        if role == "stop":
            raise Unreadable(reason_of(meaning))
        self.led = self.link
        if role not in _HELD:
            if self.comparator != "eq" or self.link in _UP_TO:
                raise Unreadable("a word of comparison away from the number")
            self.goal = role == "text" and (self.goal or self.link == "to")
            self.link = ""
        if role in _FAR:
            self.currency = ""
        handler = _HANDLERS.get(role)
        if handler is not None:
            handler(self, detail)
        self.roles.append(ALIKE.get(role, role))

    def _bound(self, detail: str) -> None:
        comparator, self.side = ("approx", "below") if detail == "near" else (detail, self.side)
        self.comparator = combine(self.comparator, comparator)

    def _link(self, detail: str) -> None:
        if detail in ("of", "size") and self.roles[-1:] == ["level"]:
            raise Unreadable("a verb and a preposition that do not belong together")
        if detail == "to" and self.link in ("of", "size"):
            raise Unreadable("two links to the number")
        is_goal = self.goal and detail in ("of", "size") and self.roles[-1:] == ["text"]
        self.link = "to" if is_goal else detail  # "auf den Rekordwert von"

    def _verb(self, detail: str) -> None:
        self._turn(detail, is_noun=False)

    def _noun(self, detail: str) -> None:
        self._turn(detail, is_noun=True)

    def _turn(self, direction: str, *, is_noun: bool) -> None:
        if self.is_cut or self.direction not in ("", direction) or self.is_fall():
            raise Unreadable("two words of direction")
        if is_noun and self.direction == "down" and self.is_object():  # "redujo su caída"
            raise Unreadable("two words of direction")
        is_part = self.led in ("of", "size")  # "the number of rises"
        beside = [role for role in self.roles[-2:] if role != "article"]
        self.direction, self.is_noun, self.is_apart = direction, is_noun, False
        self.is_agent = False
        self.turned = len(self.roles)
        self.is_aside = is_noun and (beside[-1:] == ["preposition"] or is_part)
        self.has_level = False

    def is_large(self) -> bool:
        """Return whether the number is one of millions, which hardly is that of one thing."""
        return self.number is not None and self.number.scale >= _MILLION

    def is_object(self) -> bool:
        """Return whether what comes next is what a verb of direction tells of."""
        roles = [*self.roles]
        while roles[-1:] in (["article"], ["fill"], ["link"]):
            roles.pop()
        return roles[-1:] == ["verb"] and not self.is_postposed

    def is_fall(self) -> bool:
        """Return whether a fall is what a verb tells of: "der Rückgang sank"."""
        is_subject = self.is_noun and self.direction == "down" and not self.is_aside
        return is_subject and "comma" not in self.roles[self.turned :]

    def _level(self, _: str) -> None:
        self.has_level = True
        if not self.is_noun:
            self.direction = ""
        elif self.is_aside:
            raise Unreadable("a word of direction that may belong to something else")

    def _text(self, _: str) -> None:
        self.is_apart = True

    def _index(self, _: str) -> None:
        self.is_apart = self.is_index = True

    def _than(self, _: str) -> None:
        self.needs_direction = True

    def _alike(self, _: str) -> None:
        self.is_steady = True

    def _name(self, _: str) -> None:
        self.is_apart = True

    def _period(self, detail: str) -> None:
        if is_against(self.roles):
            if not detail and not self.is_superlative:
                raise Unreadable("a base of comparison that is not known")
            self._base(detail)
        elif self.is_compared():
            raise Unreadable("unclear whether the period is that of what is compared with")
        elif self.period not in ("", detail):
            raise Unreadable("two periods")
        else:
            self.period = detail

    def is_compared(self) -> bool:
        """Return whether unknown words follow a word of comparison: "depuis le pic de 2019"."""
        roles = [*self.roles]
        while roles and roles[-1] in _BETWEEN | {"link", "adjective"}:
            roles.pop()
        is_named = "text" in self.roles[len(roles) :]
        return is_named and roles[-1:] == ["comparer"] and not self.is_postposed

    def _year_before(self, detail: str) -> None:
        if is_against(self.roles):
            self._base(detail)

    def _fill(self, detail: str) -> None:
        self.is_superlative |= detail == SUPERLATIVE.detail
        self.is_steady |= detail == STEADY.detail

    def _base(self, detail: str) -> None:
        if self.is_superlative:  # "the highest level since 2008" is no change from it
            return
        if self.base not in ("", detail):
            raise Unreadable("two bases of comparison")
        self.base = detail

    def _named_base(self, detail: str) -> None:
        self.base = detail

    def _change_base(self, detail: str) -> None:
        self.needs_direction = True
        self._base(detail)

    def _per(self, detail: str) -> None:
        if detail in self.per.split("|"):  # "je Einwohnerin und Einwohner"
            return
        self.per = f"{self.per}|{detail}" if self.per else detail

    def _currency(self, detail: str) -> None:
        if detail == "":
            raise Unreadable("a currency sign that several currencies have")
        self.currency = detail

    def _factor(self, _: str) -> None:
        self.unit = "times"
        self.has_level = True

    def _divisor(self, _: str) -> None:
        self._factor("")
        self.is_divided = True

    def _sign_word(self, detail: str) -> None:
        self.sign_word = detail

    def _sign(self, detail: str) -> None:
        if self.sign:
            raise Unreadable("two signs")
        self.sign = SIGNS[detail]

    def _open(self, _: str) -> None:
        self.brackets += 1

    def _close(self, _: str) -> None:
        self.brackets -= 1
        if self.brackets < 0:
            raise Unreadable("a bracket that is not open")


_HANDLERS = {
    name.removeprefix("_"): handler
    for name, handler in vars(Before).items()
    if name.startswith("_") and not name.endswith("_") and callable(handler)
}


def is_against(roles: list[str]) -> bool:
    """Return whether a period is what something is compared with: "seit dem 1. Mai"."""
    return roles[-1:] == ["comparer"] or roles[-2:] == ["comparer", "article"]


def read_before(tokens: Tokens, words: Words) -> Before:
    """Return what stands in front of the first number of a phrase."""
    found = Before(is_postposed=not words.is_spaced)
    position, last = 0, len(tokens.keys) - 1
    while found.number is None:
        if position >= last:
            raise Unreadable("no figure found")
        position = _step(found, tokens, position, words)
    is_currency = found.roles[-1:] == ["currency"]
    if words.is_spaced and not is_currency and _is_touched(tokens, position):
        raise Unreadable(f"unclear {tokens.raws[position - 1]!r} at the number")
    _hold(found, words)
    found.is_doubtful = (
        found.link not in ("to", "by") and not found.direction and _is_doubtful(found, words)
    )
    found.is_single = not {"article", "level"} & {*found.roles} and found.roles.count("text") == 1
    return found


def _is_touched(tokens: Tokens, position: int) -> bool:
    """Return whether a word touches the digits of a number: "hasta a2.000"."""
    is_joined = tokens.glued[position] and tokens.kinds[position] == "number"
    return is_joined and tokens.raws[position - 1].isalpha()


def _step(found: Before, tokens: Tokens, position: int, words: Words) -> int:
    """Take the next words in front of the number, or the number; return where they end."""
    is_special = tokens.keys[position] in words.special  # most words are in none of many tables
    if is_special or (found.roles and found.roles[-1] == "conjunction"):
        per = _per(tokens, position, found, words)
        if per:
            found.take(Meaning("per", per[0]))
            return per[1]
        found.number = whole_at(tokens, position, found, words)
        if found.number is not None:
            found.is_part = True
            return position
    meaning, length = _meaning(tokens, position, found, words)
    inner = words.numbers.after(tokens.keys, position + 1) if length > 1 else None
    if inner and inner[0].kind in ("wholes", "factors"):  # "um die Hälfte" is not "um die 300"
        meaning, length = words.before.after([tokens.keys[position], ""], 0) or (meaning, length)
    worded = words.numbers.after(tokens.keys, position) if is_special else None
    is_longer = worded is not None and worded[1] > length  # "se redujo a la mitad"
    may_count = is_special or tokens.kinds[position] == "number"
    is_open = meaning is None or is_longer or (length == 1 and meaning.role in _NUMERAL)
    if may_count and is_open:
        single = _single(tokens, position, words) if _has_article(found, words) else None
        found.number = single or number_at(tokens, position, words)
        if found.number is not None:
            place = position - 1 - (found.roles[-1:] == ["article"])
            is_joined = place >= 0 and tokens.keys[place] in words.and_links
            if is_joined and found.number.value < 1:  # "veintitantos y medio"
                raise Unreadable("a number whose beginning is not read")
            is_per = found.last in words.per_only and "text" in found.roles
            if is_per and words.per.after(tokens.keys, found.number.end):
                raise Unreadable("a denominator in front of the number")
            return position
    if meaning and meaning.role in _VERBAL and length == 1:
        is_ruled = meaning.role == "level" and found.roles[-1:] == ["article"]
        is_ruled = is_ruled and (not words.has_capitals or _is_attribute(tokens, position, words))
        is_head = position == 0 and meaning.role == "level" and tokens.keys[1] in words.of
        is_ruled = is_ruled or (is_head and not words.has_capitals)  # "Commande de 300 avions"
        if is_ruled or _is_named(tokens, position, words):
            meaning = None  # "Kosten von 3 Millionen", "la récolte recule"
    key = tokens.keys[position] if length == 1 else ""
    is_article = meaning is not None and length == 1 and meaning.role == "article"
    if is_article and key in words.per_only:  # "cada barco"
        raise Unreadable("a denominator that is not known")
    if key in words.per_only or key in words.every:  # "pro Fall", "jedes Kind"
        found.is_per_open |= is_thing(tokens, position + 1, words)
    known = meaning or unknown(tokens, position, words), length
    found.take(_told(found, known, tokens, position, words))
    return position + length


def _is_attribute(tokens: Tokens, position: int, words: Words) -> bool:
    """Return whether a participle belongs to the noun behind it: "der verkauften Autos"."""
    is_participle = tokens.keys[position].endswith(words.participle + words.participle_verb)
    return is_participle and tokens.raws[position + 1][:1].isupper()


def _is_named(tokens: Tokens, position: int, words: Words) -> bool:
    """Return whether a word is a noun with the letters of a verb, by its capital."""
    if not (words.has_capitals and tokens.raws[position][0].isupper()):
        return False
    after = words.before.after(tokens.keys, position + 1) if position == 0 else None
    return position > 0 or (after is not None and after[0] == _OF)


def _has_article(found: Before, words: Words) -> bool:
    """Return whether a word of comparison holds the article: "a good third", "plus du tiers"."""
    if found.roles[-1:] != ["bound"]:
        return False
    first, _, last = found.last.partition(" ")
    link = words.before.after([last, ""], 0) if last not in words.of else None
    return first in words.ones or (link is not None and link[0].role == "link")


def _single(tokens: Tokens, position: int, words: Words) -> Number | None:
    """Return the number of "a good third", whose article stands in front of the adjective."""
    word = words.numbers.after(tokens.keys, position)
    if word is None or word[0].kind not in ("fractions", "scales"):
        return None
    value, end = int(word[0].value), position + word[1]
    if word[0].kind == "scales":
        return Number(Fraction(value), None, value, "", end)
    return Number(Fraction(1, value), None, 1, "fraction", end)


def _told(
    found: Before, known: tuple[Meaning, int], tokens: Tokens, position: int, words: Words
) -> Meaning:
    """Note what the words themselves tell beside what they do; return that."""
    meaning, length = known
    keys = tokens.keys
    key = keys[position] if length == 1 else " ".join(keys[position : position + length])
    if meaning.role in _TURNED:
        meaning = _here(meaning, key, tokens, position + length, words)
    if meaning.role == "link":
        _refuse_exceeded(found, meaning, words)
    elif meaning.role == "period":
        found.owner = key
        said = told_period(meaning, tokens, position, length, words)
        return named_base(said, found.roles, tokens, position, words)
    if meaning.role == "comparer" and _is_earlier(found, tokens, position, words):
        raise Unreadable("a base of comparison that is not known")
    if meaning.role in ("split", "verb", "level"):
        _tell_verb(found, meaning.role, key, words)
    elif meaning.role == "bound":
        found.is_hedged = keys[position] in words.hedges
        _tell_bound(found, key, words)
    elif meaning.role == "preposition":
        found.owner = found.owner if key in words.owners else ""
    elif meaning.role == "article" or key in words.ones:
        _tell_article(found, key, words)
    elif meaning.role == "noun":
        found.moved = key
        _refuse_object(found, key, words)
    elif meaning.role == "sign":
        found.is_dash = not tokens.glued[position + 1]
    elif meaning.role == "text":
        found.last_text = tokens.raws[position]
        found.is_shared |= found.last in words.per_only and _is_sharer(tokens, position, words)
    elif meaning.detail == "between":
        found.opener = key
    found.last = key
    return meaning


def _tell_verb(found: Before, role: str, key: str, words: Words) -> None:
    if words.has_capitals:
        found.opener = ""  # "der Abstand zwischen Ost und West beträgt"
    found.waits = dict(words.split.get(key, {}))
    found.is_cut = role == "split"
    found.is_earned, found.is_rate = key in words.earnings, key in words.rates
    found.is_linked = role == "verb" and bool(words.direct) and key not in words.direct
    is_told = found.is_noun and found.direction and not found.is_aside
    found.is_agent |= bool(is_told and words.copulas and key not in words.copulas)


def _tell_bound(found: Before, key: str, words: Words) -> None:
    found.is_place = key in words.places
    found.is_crossed = found.link == "" and found.is_place
    is_behind_noun = words.has_capitals and found.roles[-1:] == ["text"]
    found.is_about = is_behind_noun and found.is_place and " " not in key


def _tell_article(found: Before, key: str, words: Words) -> None:
    if found.roles[-1:] == ["article"] and found.last in words.ones and key not in words.ones:
        raise Unreadable("one of a number of things")  # "eines der 300 Unternehmen"
    found.article = key
    found.ruled = found.last_text if found.roles[-1:] == ["text"] else ""


def _refuse_exceeded(found: Before, link: Meaning, words: Words) -> None:
    """Refuse what tells how far a bound was crossed: "überstieg um 3 %", "dépasse de 3 %"."""
    is_bound = found.roles[-1:] == ["bound"] and found.comparator in ("gt", "lt")
    if not is_bound or link.detail == "to":
        return
    said = words.before.after([found.last.rpartition(" ")[2], ""], 0)
    if said is None or said[0].role == "bound":  # no "than", no "of"
        raise Unreadable("unclear whether the number is a bound or what lies beyond it")


def _here(meaning: Meaning, key: str, tokens: Tokens, end: int, words: Words) -> Meaning:
    """Return what words do here: "nearly unchanged", "soit +2,6 %", a loss as it is printed."""
    if meaning.role == "sign_word":
        length = key.count(" ") + 1
        return Meaning("sign_word", printed(tokens, end - length, length, words))
    if meaning.role == "bound" and is_steady(meaning, tokens, end, words):
        return STEADY
    is_restating = meaning.role == "level" and key in words.restating
    return Meaning("fill") if is_restating else meaning


def is_steady(bound: Meaning, tokens: Tokens, end: int, words: Words) -> bool:
    """Return whether a word of comparison is about what follows: "quasi stable à 3 %"."""
    said = words.before.after(tokens.keys, end)
    return bound.detail in ("near", "approx") and said is not None and said[0] == STEADY


def _is_earlier(found: Before, tokens: Tokens, position: int, words: Words) -> bool:
    """Return whether unknown words name an earlier time: 前年秋に比べ, 前シーズンより."""
    if not found.is_postposed or found.roles[-1:] != ["text"]:
        return False
    first = tokens.raws[max(position - len(found.roles[-2:]), 0)]
    is_named = found.last_text[0] in words.past or first in words.past
    return is_named or found.roles[-2:] == ["period", "text"]


def _is_sharer(tokens: Tokens, position: int, words: Words) -> bool:
    """Return whether an unknown noun may be a denominator: "por habitación"."""
    raw = tokens.raws[position]
    is_one = raw.islower() and not raw.endswith(words.plurals)
    return is_one and tokens.keys[position + 1] not in words.of  # "por importe de"


def _refuse_object(found: Before, key: str, words: Words) -> None:
    """Refuse a change that an unknown verb does something to: "bremste das Wachstum"."""
    first, _, rest = key.partition(" ")
    said = words.before.after([first, ""], 0)
    roles = [*found.roles]
    if rest and said and said[0].role == "article":  # "la baisse"
        while roles[-1:] == ["fill"]:
            roles.pop()
        verb = found.last_text if roles[-1:] == ["text"] else ""
    else:
        while roles[-1:] in (["text"], ["fill"], ["adjective"]):
            roles.pop()
        verb = found.ruled if roles[-1:] == ["article"] else ""
    if words.is_spaced and verb[:1].islower():
        raise Unreadable("an unclear word in front of the word of direction")


def told_period(
    meaning: Meaning, tokens: Tokens, position: int, length: int, words: Words
) -> Meaning:
    """Return the printed period, as a base where a word behind it compares with it.

    A group has numbers in its name: "the 15- to 24-year-olds".
    """
    if meaning.detail == "group":
        return Meaning("fill")
    if meaning.detail == "year_before":
        return Meaning("year_before", "P1Y")
    role = "period"
    if not words.is_spaced:
        after = words.meaning(words.before, tokens, position + length)
        said = after[0].role if after else ""
        is_exceeded = said == "object" and tokens.kinds[position + length + 1] == "number"
        role = "base" if said == "comparer" or is_exceeded else role
    name = label(meaning, tokens, position, words)
    if role == "base" and not name:
        raise Unreadable("a base of comparison that is not known")
    return Meaning(role, name)


def named_base(
    period: Meaning, roles: list[str], tokens: Tokens, position: int, words: Words
) -> Meaning:
    """Return a period, or the base that it names: "gegenüber dem Vorjahresmonat Mai 2023"."""
    if not words.is_spaced:
        return period
    led = [role for role in roles[-3:] if role != "open"]
    is_base = led[-2:] == ["comparer", "base"] or led[-1:] == ["change_base"]
    is_bare = tokens.classes[position].startswith("{")
    if not (is_base and is_bare and period.role == "period"):
        return period
    if not period.detail:
        raise Unreadable("a base of comparison that is not known")
    return Meaning("named_base", period.detail)


def printed(tokens: Tokens, position: int, length: int, words: Words) -> str:
    """Return words as they are printed, or in small letters where capitals tell nothing."""
    pieces = tokens.raws if words.has_capitals else tokens.keys
    return (" " if words.is_spaced else "").join(pieces[position : position + length])


def _meaning(
    tokens: Tokens, position: int, so_far: Before, words: Words
) -> tuple[Meaning | None, int]:
    """Return what the words at a position do, and how many they are."""
    is_bare_year = tokens.classes[position] == "{year}"
    is_owned = is_bare_year and words.has_capitals and so_far.roles[-1:] == ["text"]
    if is_bare_year and (
        (not is_owned and _is_label(tokens, position)) or _is_time(tokens, position, so_far, words)
    ):
        return YEAR, 1
    roles = so_far.roles
    compared = compared_at(tokens, position, roles, words)
    if compared:
        return compared
    found = words.meaning(words.before, tokens, position)
    if found and not words.is_spaced and _is_inside(found, tokens, position):
        found = None
    if found is None and roles and roles[-1] == "noun":  # "un descenso anual del 2 %"
        behind = words.behind.after(tokens.keys, position)
        found = behind if behind and behind[0].role == "base" else None
    is_special = tokens.keys[position] in words.special
    for table, role in words.leading if is_special else ():
        other = table.after(tokens.keys, position)
        if other and role == "currency" and not _is_sign(tokens, position, other[1]):
            continue
        if other and (found is None or other[1] > found[1]):
            found = Meaning(role, other[0]), other[1]
            if role == "per":
                is_counter = so_far.roles[-1:] == ["text"] and not words.is_spaced
                if is_counter and other[0].startswith("person"):  # 教員1人当たり
                    raise Unreadable("a denominator that is not known")
                refuse_time(tokens, position, other, words)
    if found is None and tokens.raws[position] in CODES:
        found = Meaning("currency", tokens.raws[position]), 1
    is_year = is_bare_year and found is None and _is_aside(tokens, position, words)
    is_name = tokens.kinds[position] == "name" and "per" in so_far.roles[-2:]
    if (is_year or is_name) and so_far.per.endswith("year"):  # "im Jahr", and what may be one
        raise Unreadable("unclear whether the words are a period or a denominator")
    if is_year:
        return (_owned(so_far) if is_owned else YEAR), 1
    return found or (None, 1)


def _owned(so_far: Before) -> Meaning:
    """Return what a year does behind a noun: "im Schlussquartal 2023"."""
    if so_far.is_compared():  # "seit dem Höchststand 2019"
        raise Unreadable("unclear whether the period is that of what is compared with")
    return Meaning("fill")


def _is_sign(tokens: Tokens, position: int, length: int) -> bool:
    """Return whether what stands before a currency sign belongs to it: A$, but not "a $5"."""
    pieces = range(position, position + length)
    is_word = all(tokens.kinds[place] == "word" for place in pieces[1:])
    is_joined = all(tokens.glued[place] for place in pieces[1:])
    letters = [tokens.raws[place] for place in pieces if len(tokens.raws[place]) == 1]
    is_small = length == _LETTER_AND_SIGN and any(map(str.islower, letters))
    return not is_small and (is_word or is_joined)


def _is_inside(found: tuple[Meaning, int], tokens: Tokens, position: int) -> bool:
    """Return whether a character that would stop the reading is within a longer word: 受注."""
    is_single = found[0].role in ("stop", "label") and len(tokens.keys[position]) == found[1] == 1
    beside = tokens.kinds[max(position - 1, 0)], tokens.kinds[position + 1]
    return is_single and "text" in beside and "number" not in beside


def compared_at(
    tokens: Tokens, position: int, roles: list[str], words: Words
) -> tuple[Meaning, int] | None:
    """Return the base that a word of comparison has behind it: "que en el" mes anterior.

    Unknown adjectives may stand between them: "zum starken Vorjahr".
    """
    if "comparer" not in roles:
        return None
    led = roles[-1]
    if led == "text":
        led = next((role for role in reversed(roles) if role not in _BETWEEN), "")
    found = words.compared.after(tokens.keys, position) if led == "comparer" else None
    return (Meaning("base", found[0]), found[1]) if found else None


def refuse_time(tokens: Tokens, position: int, per: tuple[str, int], words: Words) -> None:
    """Refuse a denominator that may be a time: "am Tag der Wahl", "la semaine suivante"."""
    thing, length = per
    after, lead = position + length, tokens.keys[position]
    if length == 1 or not words.is_spaced or lead in words.per_only or lead == "/":
        return
    is_led = lead in words.per_leads
    if (is_led and thing not in _CALENDAR) or tokens.kinds[after] == "number":
        return
    if tokens.raws[after] in ("", ","):
        return
    said = words.before.after(tokens.keys, after)
    is_open = said is None and (tokens.kinds[after] == "word" or not is_led)
    if is_open or (said and said[0].role in (_FOLLOWING if is_led else _COMPARING)):
        raise Unreadable("a denominator that may be a time")


def is_thing(tokens: Tokens, position: int, words: Words) -> bool:
    """Return whether a word may be a denominator: "par passager", but not "par l'État"."""
    is_name = not words.has_capitals and tokens.raws[position][:1].isupper()
    said = words.behind.after(tokens.keys, position)
    is_word = tokens.kinds[position] == "word" and not is_name
    return is_word and (said is None or said[0].role in ("label", "adjective"))


def is_kind(tokens: Tokens, position: int, length: int, words: Words) -> bool:
    """Return whether a word tells the kind of a denominator: "pour une personne seule"."""
    end = position + length
    is_one = tokens.keys[position] in words.per_ratio and tokens.keys[position + 1] in words.ones
    said = words.behind.after(tokens.keys, end)
    is_unknown = tokens.kinds[end] == "word" and (said is None or said == (Meaning("fill"), 1))
    return is_one and is_unknown


def _per(tokens: Tokens, position: int, so_far: Before, words: Words) -> tuple[str, int] | None:
    """Return the denominator that begins at a token, behind a word that is no article."""
    if so_far.roles[-2:] == ["per", "conjunction"]:
        thing = words.per.after(tokens.keys, position)
        return (thing[0], position + thing[1]) if thing else None
    lead = words.per_words.after(tokens.keys, position)
    if lead is None:
        return None
    found = words.before.after(tokens.keys, position)
    is_preposition = (
        found is None or found[0].role == "preposition" or found[0].detail in ("of", "compared")
    )
    is_named = so_far.roles[-1:] in (["text"], ["adjective"])  # "le prix moyen au litre"
    if not (is_preposition or is_named):
        return None
    try:
        per = per_at(tokens, position, words)
    except Unreadable:  # "pour 300 entreprises"
        return None
    if per and is_kind(tokens, position, per[1] - position, words):
        raise Unreadable("a denominator that is not known")
    is_sold = per is not None and (per[0] in _SOLD or f"unit:{per[0]}" in UNITS.values())
    return per if is_preposition or is_sold else None


def whole_at(tokens: Tokens, position: int, found: Before, words: Words) -> Number | None:
    """Return the whole of "one in five" or "one person in five", which begins at a token.

    With a noun in between it must be the last, or compared: "one study in five countries" is
    something else.
    """
    is_one = tokens.keys[position] in words.ones
    if not is_one and words.ratios.after(tokens.keys, position) is None:
        return None
    said = words.before.after(tokens.keys, position)
    if said and said[0].role == "bound":  # "un mínimo de uno de cada tres"
        return None
    most = _NOUN if is_one else 0
    for place in range(position + is_one, position + 1 + most):
        link = words.ratios.after(tokens.keys, place)
        number = number_at(tokens, place + link[1], words) if link else None
        if link is None or number is None or (number.step or 1) != 1:
            if tokens.kinds[place] != "word":
                return None
            continue
        if link[0] == "in":
            raise Unreadable("a part of a whole that is not printed")
        is_next = place == position + 1
        is_end = number.end == len(tokens.keys) - 1 or found.comparator != "eq"
        is_last = is_end or words.meaning(words.behind, tokens, number.end)
        return number if is_one and (is_next or (link[0] == "each" and is_last)) else None
    return None


def unknown(tokens: Tokens, position: int, words: Words) -> Meaning:
    """Return what a word does that no list has; raise `Unreadable` for a strange character."""
    raw, kind = tokens.raws[position], tokens.kinds[position]
    if kind in ("word", "text", "name"):
        if words.earlier and tokens.keys[position].startswith(words.earlier):
            raise Unreadable("a base of comparison that is not known")
        if not words.suspicious.isdisjoint(raw):
            raise Unreadable(f"unclear words {raw!r}")
        if kind == "name" and _holds_number(tokens, position, words):
            raise Unreadable(f"unclear {raw!r} in front of a unit")
        head = words.head(raw) if words.has_capitals and raw[0].isupper() else None
        if head:
            return head
        return Meaning("name" if kind == "name" else "text")
    if raw in SIGNS:
        return Meaning("sign", raw)
    roles = {"(": "open", ")": "close", ",": "comma", "、": "comma", ":": "comma"}
    role = "silent" if raw in SILENT else roles.get(raw, "")
    if not role:
        raise Unreadable(f"unexpected {raw!r}")
    return Meaning(role)


def _holds_number(tokens: Tokens, position: int, words: Words) -> bool:
    """Return whether the last digit of a name may belong to what follows: P1日平均, B5 km."""
    if words.units.after(tokens.keys, position + 1):
        return True
    behind = [tokens.raws[position][-1], *tokens.keys[position + 1 :]]
    return words.per_whole.after(behind, 0) is not None


def _is_time(tokens: Tokens, position: int, so_far: Before, words: Words) -> bool:
    """Return whether a year stands between a verb and its number: "sank 2023 um 4 Prozent"."""
    role = so_far.roles[-1] if so_far.roles else ""
    if role == "comparer":
        return True
    after = words.meaning(words.before, tokens, position + 1)
    is_led = after is not None and after[0].role in ("link", "bound")
    return role in _LEADS and is_led and "number" in tokens.kinds[position + 1 :]


def _is_label(tokens: Tokens, position: int) -> bool:
    """Return whether a year stands alone in brackets, or in front of a colon: "2024: 5 %"."""
    after = tokens.raws[position + 1]
    return after == ":" or (position > 0 and tokens.raws[position - 1] == "(" and after == ")")


def _is_aside(tokens: Tokens, position: int, words: Words) -> bool:
    """Return whether a year stands by itself in front of the words that lead to the number."""
    after = words.meaning(words.before, tokens, position + 1)
    is_led = after is not None and (after[0].role in _LEADS or after[0].detail == "by")
    return is_led and "number" in tokens.kinds[position + 1 :]


def _hold(found: Before, words: Words) -> None:
    """Refuse what leaves open what the number is, or what the words in front of it do to it."""
    roles = [role for role in found.roles if role not in ("currency", "sign", "open", "silent")]
    is_factor = found.number is not None and found.number.unit == "times"
    is_told = found.is_part or is_factor or (found.sign and not found.is_dash)
    last = roles[-1] if roles and not is_told else ""
    if found.link in _UP_TO:
        _hold_most(found)
    if found.roles[-2:] == ["article", "currency"] and found.article in words.ones:
        raise Unreadable("two figures")  # "ein Euro fünfzig"
    if roles[:1] == ["conjunction"]:
        raise Unreadable("the words in front of the number are cut off")
    if last == "label":
        raise Unreadable("a rank, a label or an age")
    is_led = last == "preposition" and found.last in words.per_leads
    found.is_by = is_led and not words.has_capitals
    if is_led and not found.is_by:
        raise Unreadable("a denominator in front of the number")
    if last == "comparer" and found.is_postposed:
        found.needs_direction = True
    elif last == "comparer":
        raise Unreadable("the number is what something is compared with")
    if last == "name" or (roles[-2:-1] == ["name"] and last in ("link", "preposition")):
        raise Unreadable("a name with digits in front of the number")
    is_alone = len(found.last_text) == 1 and roles[-2:-1] != ["text"]  # no end of a longer noun
    is_unclear = last == "text" and (words.is_spaced or found.last_text.isascii() or is_alone)
    if last == "text" and words.has_capitals and _is_subject(found):
        found.is_inverted = True
    elif is_unclear or (last == "fill" and _is_verb(found, words)):
        raise Unreadable("an unclear word in front of the number")
    if found.sign:
        _hold_sign(found)
    if found.direction:
        _hold_direction(found, words)


def _refuse_goal(found: Before) -> None:
    """Refuse "up to" behind an unknown verb, which may lead to a level: "trepó hasta el 3 %"."""
    roles = [*found.roles]
    while roles[-1:] and roles[-1] in _HELD:
        roles.pop()
    is_noun = roles[-2:-1] in (["article"], ["link"], ["preposition"])  # "des rafales jusqu'à"
    if roles[-1:] == ["text"] and not found.direction and not is_noun:
        raise Unreadable("unclear whether the number is a bound or what a change led to")


def _hold_most(found: Before) -> None:
    """Note that "up to" bounds the number, or leads to it behind a word of direction."""
    _refuse_goal(found)
    found.is_most = found.link == "most" and bool(found.direction)
    found.link = "to" if found.direction else ""
    if not found.direction:
        found.take(Meaning("bound", "le"))


def _is_verb(found: Before, words: Words) -> bool:
    """Return whether an adverb parts an unknown verb from the number: "streicht weltweit 7.000"."""
    roles = [role for role in found.roles if role not in ("fill", "currency", "sign", "open")]
    is_told = found.direction or found.has_level
    is_last = words.is_spaced and roles[-1:] == ["text"] and not is_told
    return is_last and found.last_text.islower()


def _hold_sign(found: Before) -> None:
    roles, place = found.roles, found.roles.index("sign")
    if not set(roles[place + 1 :]) <= {"currency"}:
        raise Unreadable("a sign away from the number")
    if roles[:place][-1:] == ["name"]:  # "B8-10"
        raise Unreadable("a name with digits in front of the number")
    if found.sign < 0 and found.comparator in BOUNDS and not found.is_place:
        raise Unreadable("unclear whether the sign belongs to the bound")


def _is_subject(found: Before) -> bool:
    """Return whether a noun stands between verb and number: "beschäftigt der Konzern 40"."""
    roles = [*found.roles]
    while roles[-1:] == ["text"]:
        roles.pop()
    is_led = roles[-1:] in (["article"], ["preposition"])  # "kostete im Tagesmittel 1,69 Euro"
    while roles[-1:] in (["article"], ["fill"], ["period"], ["preposition"]):
        roles.pop()
    return is_led and found.last_text[0].isupper() and roles[-1:] == ["level"]


def _is_doubtful(found: Before, words: Words) -> bool:
    """Return whether an unknown word leads to the number that may say how it moved.

    One word behind an article is a noun ("un taux de 5 %"), as is one with a capital where nouns
    have them; "l'emploi dégringole de 5 %" has two.
    """
    roles = [*found.roles]
    is_far = (found.link == "loose" or found.roles[-1:] == ["base"]) and not words.has_capitals
    passed = _HELD - {"fill"} if not is_far else _HELD | _ASIDES
    if found.comparator != "eq" and not found.is_hedged:
        passed = passed - {"fill", "period", "base"}
    while roles and roles[-1] in passed:
        roles.pop()
    named = roles[roles.index("level") + 1 :] if "level" in roles else []
    if "article" in named and set(named) <= _NAMING:
        return False  # the clause has its verb: "a dégagé un bénéfice net ajusté de 4"
    if found.opener and roles[-1:] == ["fill"]:  # "crecerá entre"
        roles.pop()
    elif found.link == "" and not found.is_hedged and found.roles[-1:] != ["base"]:
        return False
    if roles[-1:] != ["text"]:
        return False
    found.is_renewed = roles[-2:-1] == ["level"] and found.link in ("of", "size")
    if words.has_capitals:
        return not found.last_text.lstrip("-")[0].isupper()
    is_article = found.link != "loose" and roles[-3:-2] in (["article"], ["link"])
    is_article = is_article and found.article in words.ones
    if is_article and roles[-2:] == ["text", "text"]:
        return False  # "un budget consolidé de 5 %"
    is_led = len(roles) > 1 and roles[-2] in _LEADS_TO_NOUN
    return found.link == "loose" or not is_led


def is_late(found: Before) -> bool:
    """Return whether "to" stands behind a word of comparison: "fell almost to 5 percent"."""
    return "bound" in found.roles[:-1] and found.roles[-1] == "link"


def _is_predicate(found: Before, words: Words) -> bool:
    """Return whether a noun of direction may be a verb: "el paro juvenil baja del 20 %"."""
    is_named = found.turned > 1 and found.roles[found.turned - 1] == "text"
    return is_named and found.moved in words.homographs and found.article not in words.ones


def _hold_noun(found: Before, words: Words) -> None:
    """Refuse a noun of direction that is compared with, or that a verb may change."""
    if found.link == "of" and _is_predicate(found, words):
        raise Unreadable("unclear whether the number is a change or what it began with")
    place = len(found.roles) - 1 - found.roles[::-1].index("noun")
    roles = found.roles[:place]
    while roles[-1:] in (["article"], ["fill"], ["link"]):
        roles.pop()
    if roles[-1:] == ["comparer"] and not found.is_postposed:  # "frente a una caída del 2 %"
        raise Unreadable("the number is what something is compared with")
    if roles[-1:] == ["text"] and found.link == "to" and len(roles) < place:  # "frenó su caída al"
        raise Unreadable("unclear whether the number is a level or a rate of change")


def _hold_direction(found: Before, words: Words) -> None:
    """Refuse a number that the word of direction may not belong to; forget that of a level."""
    if found.is_postposed and not found.is_noun:  # that of an earlier clause
        raise Unreadable("unclear what the word of direction belongs to")
    if found.link == "to" and found.side and found.direction == "down" and is_late(found):
        raise Unreadable("unclear from which side the number is near")
    if found.is_crossed and found.link == "":
        if found.is_noun:
            raise Unreadable("unclear whether the number is a level or a change")
        found.direction = ""
        return
    is_bare = found.comparator == "eq" and found.link == ""
    if found.is_linked and is_bare and not found.is_noun:  # "on a relevé 36 °C"
        raise Unreadable("a verb of change without a word that leads to its number")
    if found.is_agent:
        raise Unreadable("a word of direction that may belong to something else")
    if found.is_noun:
        _hold_noun(found, words)
    is_led = found.link == "to" or (found.link == "by" and words.has_capitals)
    if found.is_noun and is_led and _is_doubtful(found, words):
        raise Unreadable("an unclear word behind the word of direction")
    if found.link == "loose" and found.last.endswith(words.plurals) and not found.is_noun:
        raise Unreadable("unclear whether the number is a level or a change")  # "pierde los 300"
    is_told = not _VERBAL.isdisjoint(found.roles[found.turned :])
    if found.is_noun and found.link == "to" and is_told and not found.is_aside:
        raise Unreadable("unclear whether the number is a level or a rate of change")
    is_linked = found.link in ("by", "size", "to", "loose") or (
        found.link == "of" and found.is_noun
    )
    if found.link == "of" and not found.is_noun and not found.has_level:
        raise Unreadable("unclear whether the number is a change or what it began with")
    if found.is_apart and not is_linked and not (found.is_noun and found.has_level):
        raise Unreadable("unclear what the word of direction belongs to")
