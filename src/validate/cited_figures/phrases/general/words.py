"""The words of a language by their meaning, read from its file in `words/`.

The file says everything that is particular to the language; its form is `words/schema.json`.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from .. import symbols
from ..digits import format_of
from ..lookup import PhraseTable, listed
from ..numerals import ONE
from ..periods import slot
from .tokens import Form, Tokeniser, Tokens

FOLDER = Path(__file__).parents[1] / "words"
_SCHEMA = FOLDER / "schema.json"
_BEFORE = {"bounds": "bound", "links": "link", "nouns": "noun"}
_BEHIND = {
    "bounds_behind": "bound",
    "links_behind": "link",
    "moves_behind": "move",
    "bases_behind": "base",
}
_BOTH = {
    "verbs": "verb",
    "words": "",
    "refused": "stop",
    "labels": "label",
    "bases": "base",
    "bases_of_change": "change_base",
}
_SIGNS = {"plus": "+", "minus": "-"}
_MASSES = ("mg", "g", "kg", "t", "kt", "Mt", "Gt")
_RESTATING = "restating"  # leads to the same change in percent
_KANA = "\u30a0"
_FEW = 11  # the most months that are counted from the beginning of a year
_PERIODS = (
    "day",
    "month",
    "quarter",
    "half",
    "first_months",
    "first_quarters",
    "span",
    "split",
    "split_end",
    "year",
    "end",
    "none",
    "year_before",
    "group",
)
# These are told elsewhere, as nouns and the like.
_NOUNS = frozenset(
    {
        "times",
        "points",
        "ages",
        "calendar",
        "days",
        "earnings",
        "copula",
        "direct",
        "rates",
        "hedges",
        "lasting",
        "place",
        "owner",
    }
)
_REASONS = {
    "negation": "the words at the number negate it",
    "compared": "the number is what something is compared with",
    "vague": "no exact number",
    "unclear": "a word at the number that may mean several things",
}


class InvalidWords(ValueError):  # noqa: N818 - as `Unreadable`
    """A file of words that is not as `words/schema.json` says, or says two things of a word."""


class Meaning(NamedTuple):
    """What a word does in a phrase, such as ("bound", "gt")."""

    role: str
    detail: str = ""
    slots: tuple[str, ...] = ()


SUPERLATIVE = Meaning("fill", "superlative")
STEADY = Meaning("fill", "steady")
_FILLS = {"superlative": SUPERLATIVE, "steady": STEADY}


class NumberWord(NamedTuple):
    """A number word: what it does in a number, and its value."""

    kind: str
    value: int | Fraction


class Words:
    """The words of a language as the grammar asks for them.

    ``before`` and ``behind`` have the words on either side of the number, ``numbers`` the number
    words and scales, ``units`` the names of units (each with the unit and a factor), ``per`` the
    denominators. ``symbols`` and ``scale_symbols`` are looked up as printed, in their case.
    """

    def __init__(self, data: Mapping[str, Any], *, language: str, source: str) -> None:
        """Arrange the data of a file; ``language`` is a BCP 47 tag, ``source`` names the file."""
        self._source = source
        form = data["form"]
        marks = format_of(language)
        self.is_spaced: bool = form.get("spaces", True)
        self.has_capitals: bool = form.get("capitals", False)
        self._arrange_form(data)
        months = marks.months if marks else ""
        self.months = _positions(months, 1) | data["periods"].get("months", {})
        self.ordinals = _positions(data["periods"]["ordinals"], 1)
        self.quarters = _positions(data["periods"].get("quarters", ""), 1)
        self.eras: Mapping[str, int] = data["periods"].get("eras", {})
        self.decimal = form.get("decimal") or (marks.decimal if marks else ".")
        groups = form.get("groups") or (marks.groups if marks else ",")
        if _regions(language).intersection(form.get("pointed", "").split()):
            groups += "."
        self.groups = groups if "'" in groups else groups + "'"
        counted = _positions(data["numbers"]["counting"], 0)
        few = {name: value for name, value in counted.items() if 1 < value <= _FEW}
        self._divide_words(data, _pieces([data, months]), few)
        compared = data.get("bases_compared", {})
        self.compared = self._table("bases", self._named(compared))
        self.compared_names = {base: listed(text) for base, text in compared.items()}
        self.comparers = [*listed(data["words"].get("comparer", ""))]
        self.comparers += listed(data["words"].get("than", ""))
        self.bases = self._bases(data)
        self.numbers = self._numbers(data["numbers"])
        self.positions = few | self.months | self.ordinals | self.quarters
        self.ones = frozenset(name for name, value in counted.items() if value == 1)
        symbols_of = data["numbers"].get("symbols", {}).items()
        self.scale_symbols = {
            name: int(value) for value, text in symbols_of for name in listed(text)
        }
        self.units, self.signs = self._units(data, language)
        self._arrange_parts(data)
        self.of = frozenset(listed(data["numbers"].get("of", "")))
        self.adjectives = frozenset(listed(data["words"].get("adjective", "")))
        self.times, self.points, self.ages, self.calendar = (
            frozenset(name.lower() for name in listed(data["words"].get(key, "")))
            for key in ("times", "points", "ages", "calendar")
        )
        # An owner leads from a period to the factor of it: 前年の2倍.
        self.places, self.earnings, self.rates, self.hedges, self.owners, self.restating = (
            frozenset(self._names(data["words"].get(key, "")))
            for key in ("place", "earnings", "rates", "hedges", "owner", _RESTATING)
        )
        # Verbs of change that need no link to their number, where the others have one.
        self.direct = frozenset(self._names(data["words"].get("direct", "")))
        # What says how much a rise or a fall is, and not what it did to something.
        self.copulas = frozenset(self._names(data["words"].get("copula", "")))
        self.days = frozenset(f"count:{name}" for name in listed(data["words"].get("days", "")))
        self.lasting = tuple(listed(data["words"].get("lasting", "")))
        # Nouns of direction with the letters of a verb: "una baja", "el paro baja".
        self.homographs = _shared(data.get("nouns", {}), data["verbs"])
        self.split = _split(data["verbs"] | {"level": data["words"].get("level", "")})
        self.heads = self._heads(data.get("heads", {}))
        self._ends = tuple(self.heads)
        periods = [*self._periods(data["periods"])]
        self.before, self.behind = self._sides(data, periods)
        self.patterned = frozenset(name.partition(" ")[0] for name, _ in periods)
        special = self.per_words, self.per_whole, self.signs, self.numbers, self.ratios
        self.special = self.ones.union(*(table.firsts for table in special))

    def _arrange_form(self, data: Mapping[str, Any]) -> None:
        """Arrange how words begin and end that are not listed."""
        form = data["form"]
        # How comparatives end, adjectives made of places ("Berliner Betriebe"), and participles.
        self.comparative, self.placed, self.participles = (
            tuple(listed(form.get(key, ""))) for key in ("comparative", "placed", "participles")
        )
        # How nouns begin that name what a change is measured against: "Vorjahresmenge".
        self.earlier = tuple(listed(form.get("earlier", "")))
        # How participles end, and verbs of the same letters: "verkaufte Autos".
        self.participle, self.participle_verb = (
            tuple(listed(form.get(key, ""))) for key in ("participle", "participle_verb")
        )
        # How plurals end, where nearly all do: "737 aterrizó" counts nothing.
        self.plurals = tuple(form.get("plurals", "").split())
        # What counts things (人), the longer words for these that begin with it (人泊), and how
        # words for persons and places end (業, in 6割強の企業). Arguments lead from the number to a
        # verb that has it as its subject or its object (が, を).
        self.counters, self.counted, self.arguments, self.subject = (
            frozenset(listed(form.get(key, "")))
            for key in ("counters", "counted", "arguments", "subject")
        )
        self.done = tuple(listed(form.get("done", "")))
        self.agents = tuple(form.get("agents", ""))
        # How words for an earlier time begin: 前シーズン比.
        self.past = frozenset(form.get("past", ""))
        self.suspicious = frozenset(form.get("suspicious", ""))
        # A foreign word that begins with one of these goes on with what is not known.
        names = () if self.is_spaced else _texts([data["units"], data["measures"]])
        self.joined_units = tuple(
            name for text in names for name in listed(text) if name > _KANA and len(name) > 1
        )

    def _divide_words(
        self, data: Mapping[str, Any], pieces: frozenset[str], few: Iterable[str]
    ) -> None:
        """Prepare what divides phrases into tokens."""
        form = data["form"]
        classes = dict.fromkeys(few, "{n}") | dict.fromkeys(self.months, "{month}")
        classes |= dict.fromkeys(self.ordinals, "{ordinal}")
        classes |= dict.fromkeys(self.quarters, "{quarter}")
        self._tokeniser = Tokeniser(
            Form(
                decimal=self.decimal,
                groups=self.groups,
                ordinal=form.get("ordinal", ""),
                minus=form.get("minus", ""),
                pieces=pieces,
                compounds=_compounds(data["numbers"], form["compounds"])
                if "compounds" in form
                else frozenset(),
                classes=classes,
                is_spaced=self.is_spaced,
            )
        )
        self.tokens, self.plain = self._tokeniser.tokens, self._tokeniser.plain
        self._parts: dict[str, str] = {}
        if not self.is_spaced:  # most words of these are a token each
            whole = pieces.intersection(self.plain(" ".join(pieces)).split())
            self._parts = {piece: piece for piece in whole if not piece[0].isascii()}

    def _arrange_parts(self, data: Mapping[str, Any]) -> None:
        """Arrange the words of denominators, of ranges and of parts of a whole."""
        per, ranges = data["per"], data["ranges"]
        things = [*self._named(per["things"])]
        # Behind tenths these are tenths of what stands in front of them: 3割5分2厘.
        self.tenths = tuple(listed(data["numbers"].get("tenths", "")))
        self.per = self._table("per", [*things, *self._with_substances(things, data)])
        self.per_leads = frozenset(self._names(per["leads"])) | {"/"}
        self.per_only = frozenset(self._names(per.get("only", "")))
        self.per_priced = self.per_only | frozenset(self._names(per.get("priced", "")))
        # What leads to the one that things are counted for: "1,7 cotisant pour un retraité".
        self.per_ratio = frozenset(self._names(per.get("ratio", "")))
        self.per_articles = self.per_priced - self.per_only
        # Behind a price these lead to a denominator, or to who gets it: "300 euros al bimestre".
        self.per_open = self.per_priced | frozenset(self._names(per.get("open", "")))
        self.per_words = self._table("per", ((name, True) for name in self.per_leads))
        self.per_whole = self._table("per", self._named(per.get("whole", {})))
        # What may stand in front of the number beside the words of that side, and its role.
        self.leading = (self.per_whole, "per"), (self.signs, "currency")
        self.between = frozenset(listed(ranges["between"]))
        self.range_links = frozenset(listed(ranges["to"])) | {"-", "~"}
        # Behind two numbers these make of "from … to" a change: 800円から900円に.
        self.goals = frozenset(listed(ranges.get("goal", "")))
        self.and_links = frozenset(listed(ranges["and"]))
        kinds = {kind: ranges.get(f"ratio_{kind}", "") for kind in ("of", "each", "in")}
        self.ratios = self._table("ratios", self._named(kinds))
        self.each = frozenset(self._names(ranges.get("ratio_each", "")))
        self.every = frozenset(self._names(data["numbers"].get("every", "")))

    def meaning(
        self, table: PhraseTable[Meaning], tokens: Tokens, position: int
    ) -> tuple[Meaning, int] | None:
        """Return what the words at a position do and how many they are, the longest first."""
        found = table.after(tokens.keys, position)
        if tokens.has_classes and tokens.classes[position] in self.patterned:
            other = table.after(tokens.classes, position)
            if other and (found is None or other[1] > found[1]):
                return other
        return found

    def _sides(
        self, data: Mapping[str, Any], periods: list[tuple[str, Meaning]]
    ) -> tuple[PhraseTable[Meaning], PhraseTable[Meaning]]:
        """Return the words that may stand in front of the number, and those behind it."""
        both = [*self._meanings(data, _BOTH), *periods]
        front = [*self._meanings(data, _BEFORE)]
        # These are verbs without a second part as well: "fiel", "fiel … aus".
        self.whole = frozenset(name for name, meaning in both if meaning.role in ("verb", "level"))
        front += [(name, Meaning("split", name)) for name in self.split.keys() - self.whole]
        front += [(name, Meaning("fill", "between")) for name in self.between]
        bounds = [name.partition(" ") for name, meaning in front if meaning.role == "bound"]
        self.bound_leads = frozenset(first for first, _, others in bounds if others)
        return (
            self._side("in front of the number", front, both),
            self._side("behind the number", [*self._meanings(data, _BEHIND)], both),
        )

    def _side(self, name: str, *layers: list[tuple[str, Meaning]]) -> PhraseTable[Meaning]:
        """Return the words of one side; those of a layer yield to the layers in front of it."""
        entries: dict[str, Meaning] = {}
        for layer in layers:
            known = self._unique(name, layer)
            entries = known | entries
        return PhraseTable(entries)

    def _bases(self, data: Mapping[str, Any]) -> dict[str, list[str]]:
        """Return the wordings of each base of comparison, as they are printed."""
        found: dict[str, list[str]] = {}
        for section in ("bases", "bases_of_change"):
            for base, text in data.get(section, {}).items():
                names = listed(text)
                joined = names if self.is_spaced else [name.replace(" ", "") for name in names]
                found.setdefault(base, []).extend(joined)
        for base in self.compared_names:
            found.setdefault(base, [])
        return found

    def _heads(self, table: Mapping[str, str]) -> dict[str, Meaning]:
        """Return the last parts of compound nouns that say how a number moved, or its sign."""
        return {
            name: Meaning("sign_word") if key == "sign_word" else Meaning("noun", key)
            for key, text in table.items()
            for name in listed(text)
        }

    def head(self, word: str) -> Meaning | None:
        """Return what a compound noun does by its last part: "Umsatzrückgang"."""
        if not word.endswith(self._ends):
            return None
        return next(meaning for name, meaning in self.heads.items() if word.endswith(name))

    def _names(self, text: str) -> list[str]:
        """Return phrases with their words parted as the tokens of a phrase are."""
        return [self._spaced(phrase) for phrase in listed(text)]

    def _parted(self, piece: str) -> str:
        if piece not in self._parts:
            is_plain = piece.startswith(("{", "-", "…"))
            parts = [piece.lower()] if is_plain else self._tokeniser.keys(piece)
            self._parts[piece] = " ".join(parts)
        return self._parts[piece]

    def _named(self, table: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        for detail, text in table.items():
            for name in self._names(text):
                yield name, detail

    def _table(self, name: str, entries: Any) -> PhraseTable[Any]:
        return PhraseTable(self._unique(name, entries))

    def _unique(self, name: str, entries: Any) -> dict[str, Any]:
        """Return phrases with their meanings; raise `InvalidWords` for one that has two."""
        known: dict[str, Any] = {}
        for phrase, meaning in entries:
            first = known.setdefault(phrase, meaning)
            if first is not meaning and first != meaning:
                raise InvalidWords(
                    f"{self._source}: {phrase!r} has two meanings ({name}):"
                    f" {_shown(known[phrase])} and {_shown(meaning)}"
                )
        return known

    def _meanings(
        self, data: Mapping[str, Any], roles: Mapping[str, str]
    ) -> Iterator[tuple[str, Meaning]]:
        for section, role in roles.items():
            for key, text in data.get(section, {}).items():
                if key in _NOUNS or key == _RESTATING:
                    continue
                if key in _FILLS:
                    meaning = _FILLS[key]
                elif section == "words":
                    meaning = Meaning("sign", _SIGNS[key]) if key in _SIGNS else Meaning(key)
                else:
                    meaning = Meaning(role, key)
                for name in self._names(text):
                    if "…" not in name:
                        yield name, meaning

    def _periods(self, table: Mapping[str, str]) -> Iterator[tuple[str, Meaning]]:
        """Yield the patterns of periods: "{ordinal:part} Quartal {year}"."""
        for kind in _PERIODS:
            for pattern in self._names(table.get(kind, "")):
                pieces = [slot(piece) for piece in pattern.split()]
                name = " ".join(piece for piece, _ in pieces)
                yield name, Meaning("period", kind, tuple(slot for _, slot in pieces))

    def _numbers(self, data: Mapping[str, Any]) -> PhraseTable[NumberWord]:
        entries = [
            (name, NumberWord("one" if value == 1 else "small", value))
            for name, value in _positions(data["counting"], 0).items()
        ]
        for kind in ("hundreds", "scales", "others", "mixed", "fractions", "wholes", "factors"):
            for value, text in data.get(kind, {}).items():
                entries += [(name, NumberWord(kind, _value(value))) for name in listed(text)]
        for kind in ("half", "and_half", "every", "unknown"):
            value = Fraction(1, 2) if kind == "half" else 0
            entries += [(name, NumberWord(kind, value)) for name in listed(data.get(kind, ""))]
        return self._table("numbers", [(self._spaced(name), word) for name, word in entries])

    def _spaced(self, phrase: str) -> str:
        if self.is_spaced and phrase.replace(" ", "").isalpha():
            return phrase.lower()  # known words, a token each
        return " ".join(map(self._parted, phrase.split()))

    def _with_substances(
        self, named: Iterable[tuple[str, str]], data: Mapping[str, Any]
    ) -> Iterator[tuple[str, str]]:
        """Yield the units of mass with the substances that may stand behind them."""
        masses = {name: unit for name, unit in named if unit in _MASSES}
        for substance in self._names(data.get("substances", "")):
            yield from ((f"{name} {substance}", unit) for name, unit in masses.items())

    def _units(
        self, data: Mapping[str, Any], language: str
    ) -> tuple[PhraseTable[Any], PhraseTable[Any]]:
        """Return the units behind a number, each with its factor, and the currencies before one."""
        home = dict(_home(data.get("home", []), language))
        signs = {self._spaced(sign): code for sign, code in symbols.SIGNS.items()}
        named = [*self._named(data["currencies"]), *home.items()]
        signs |= {name: code for name, code in named if " " not in code}
        measured = [*self._named(data.get("measures", {}))]
        measured += self._with_substances(
            [*measured, *((unit.lower(), unit) for unit in _MASSES)], data
        )
        measures = [(name, f"unit:{unit}") for name, unit in measured]
        measures += [
            (self._spaced(name), unit) for name, unit in symbols.UNITS.items() if "/" in name
        ]
        units = [*self._named(data["units"]), *measures, *named]
        known = {name for name, _ in units}
        units += [(name, code) for name, code in signs.items() if name not in known]
        factors = ((name, _factor(unit)) for name, unit in units)
        return self._table("units", factors), PhraseTable(signs)


def _value(text: str) -> int | Fraction:
    return int(text) if text.isdecimal() else Fraction(text)


@cache
def _factor(unit: str) -> tuple[str, Fraction]:
    """Return a unit and its factor: "1/100 EUR" for cents, "10 percent" for tenths."""
    factor, blank, name = unit.rpartition(" ")
    is_scaled = blank and factor.replace("/", "").isdecimal()
    return (name, Fraction(factor)) if is_scaled else (unit, ONE)


def _split(verbs: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return the verbs in two parts ("nahm … zu"): the second parts with their directions."""
    found: dict[str, dict[str, str]] = {}
    for direction, text in verbs.items():
        for phrase in listed(text):
            first, mark, second = phrase.partition(" … ")
            if mark:
                found.setdefault(first, {})[second] = direction
    return found


def reason_of(meaning: Meaning) -> str:
    """Return why a word that stops the reading does so."""
    return _REASONS.get(meaning.detail, "")


def _regions(language: str) -> set[str]:
    return {part.upper() for part in language.split("-")[1:]}


def _shared(nouns: Mapping[str, str], verbs: Mapping[str, str]) -> frozenset[str]:
    """Return the phrases that are in both tables."""
    named, done = ({*listed(";".join(table.values()))} for table in (nouns, verbs))
    return frozenset(named & done)


def _home(tables: list[Mapping[str, Any]], language: str) -> Iterator[tuple[str, str]]:
    """Yield the names that several currencies share, with that of the region; "" if it is open."""
    parts = _regions(language)
    for table in tables:
        codes = [code for region, code in table["regions"].items() if region in parts]
        for name in listed(table["names"]):
            yield name, (codes or [table.get("default", "")])[0]


def _positions(text: str, first: int) -> dict[str, int]:
    """Return the place of each phrase; those with a stroke between them share one."""
    return {
        name.strip(): position
        for position, names in enumerate(listed(text), first)
        for name in names.split("/")
    }


def _compounds(numbers: Mapping[str, Any], parts: str) -> frozenset[str]:
    """Return the parts of number words that are written as one word."""
    names = [*_positions(numbers["counting"], 0)]
    for kind in ("hundreds", "scales", "mixed"):
        names += [name for text in numbers[kind].values() for name in listed(text)]
    names += listed(parts)
    return frozenset(name.lower() for name in names if name.isalpha())


def _pieces(data: Any) -> frozenset[str]:
    """Return the words of all phrases of a file, in small letters."""
    text = " ".join(_texts(data)).lower()
    return frozenset(text.replace(";", " ").replace("/", " ").split())


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for part in data:
            yield from _texts(part)
    elif isinstance(data, dict):
        for key, part in data.items():
            if key not in ("form", "regions"):
                yield key
                yield from _texts(part)


def _shown(meaning: Any) -> str:
    return (
        " ".join(str(part) for part in meaning if part != "")
        if isinstance(meaning, tuple)
        else str(meaning)
    )


@cache
def load(language: str, folder: Path = FOLDER) -> Words:
    """Return the words of a language by its BCP 47 tag; raise `InvalidWords` for a faulty file."""
    path = folder / f"{language.partition('-')[0].lower()}.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise InvalidWords(f"{path.name}: {error}") from error
    if folder != FOLDER:  # the tests judge our own
        _check_form(data, path.name)
    return Words(data, language=language, source=path.name)


def _check_form(data: Any, name: str) -> None:
    """Raise `InvalidWords` for the data of a file that is not as `words/schema.json` says."""
    import jsonschema_rs

    schema = json.loads(_SCHEMA.read_text(encoding="utf-8"))
    errors = [*jsonschema_rs.validator_for(schema).iter_errors(data)]
    places = [".".join(str(part) for part in error.instance_path) for error in errors]
    said = [
        f"{place}: {error.message}" if place else error.message
        for place, error in zip(places, errors, strict=True)
    ]
    if said:
        raise InvalidWords(f"{name}: {'; '.join(said)}")
