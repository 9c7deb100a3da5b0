"""The English words of `words/en.toml`, arranged as the grammar asks for them."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import Any

from .. import symbols
from ..lookup import PhraseTable, keyed, listed
from ..periods import patterns

_FILE = Path(__file__).parents[1] / "words" / "en.toml"
_VOWELS = "aeiou"
_DOUBLING = re.compile(r"[^aeiou]+[aeiou][^aeiouwxy]")  # run, running
_FORMS = 4  # base, past, participle, -ing

Meaning = tuple[str, str]


def _pairs(text: str) -> dict[str, str]:
    """Read "word=other word=other" or, with semicolons, phrases on both sides."""
    entries = listed(text) if ";" in text else text.split()
    return dict(_pair(entry) for entry in entries)


def _pair(entry: str) -> tuple[str, str]:
    name, _, value = entry.partition("=")
    return name.strip(), value.strip()


def _table(text: str) -> PhraseTable[bool]:
    return PhraseTable(dict.fromkeys(listed(text), True))


def inflected(entry: str, known_particles: frozenset[str]) -> list[str]:
    """Return all forms of a verb: "rise rose risen" gives rises and rising as well.

    A verb with particles ("stand at stood at stood at") has its forms one after another, each
    ending in the same particles.
    """
    words = entry.split()
    particles = _particles(words, known_particles)
    width = len(particles) + 1
    stems = words[::width]
    base = stems[0]
    past = stems[1] if len(stems) > 1 else _past(base)
    participle = stems[2] if len(stems) > 2 else past  # noqa: PLR2004 - base, past, participle
    going = stems[3] if len(stems) >= _FORMS else _going(base)
    forms = {base, _third(base), past, participle, going}
    return [" ".join([form, *particles]) for form in sorted(forms)]


def _particles(words: list[str], known: frozenset[str]) -> list[str]:
    """Return what follows the verb: the words that come back after every form."""
    for width in range(2, len(words) + 1):
        chunks = [words[start : start + width] for start in range(0, len(words), width)]
        if all(chunk[1:] == words[1:width] for chunk in chunks) and (
            len(chunks) > 1 or words[1] in known
        ):
            return words[1:width]
    return []


def _third(base: str) -> str:
    if base.endswith(("s", "x", "ch", "sh", "o")):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2] not in _VOWELS else base + "s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if _DOUBLING.fullmatch(base):
        return base + base[-1] + "ed"
    return base[:-1] + "ied" if base.endswith("y") and base[-2] not in _VOWELS else base + "ed"


def _going(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if _DOUBLING.fullmatch(base):
        return base + base[-1] + "ing"
    is_mute = base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and len(base) > 2  # noqa: PLR2004
    return base[:-1] + "ing" if is_mute else base + "ing"


_PHRASES = re.compile(r"\w;")
_PLAIN = ("numbers", "verbs", "nouns", "links", "tail", "per", "time", "names", "symbols", "sets")


class WordSets:
    """Sets of words, each an attribute with the name that it has in the file."""

    def __init__(self, *tables: dict[str, Any]) -> None:
        """Take the lists of single words in tables of the file."""
        for name, text in chain.from_iterable(table.items() for table in tables):
            if isinstance(text, str) and not _PHRASES.search(text):
                vars(self)[name] = frozenset(text.split())

    def __getattr__(self, name: str) -> frozenset[str]:
        """Raise `AttributeError`: no table has this set."""
        raise AttributeError(name)


class Lexicon:
    """The tables of one file of words."""

    def __init__(self, data: dict[str, Any]) -> None:
        """Arrange the words of the file."""
        self.sets, self.scan = WordSets(*(data[name] for name in _PLAIN)), WordSets(data["scan"])
        self._read_numbers(data["numbers"])
        self._read_units(data)
        self._read_money(data)
        self._read_leads(data)
        self._read_tail(data)
        self._read_time(data["time"])
        self._read_dates(data["dates"])
        self._read_names(data)
        self.hyphen_parts = (
            self.cardinals.keys()
            | (self.scales.keys() - self.short_scales.keys())
            | self.fractions.keys()
            | set(data["numbers"]["hyphenated"].split())
        ) - {"second"}
        self.unit_parts = (
            self.hyphen_parts
            | {name for name in self.unit_words if name.isalpha()}
            | self.sets.up_nouns
            | self.sets.down_nouns
        )

    def _verbs(self, text: str) -> list[str]:
        particles = self.sets.particles_of_verbs
        return [form for entry in listed(text) for form in inflected(entry, particles)]

    def _read_numbers(self, data: dict[str, Any]) -> None:
        small = data["small"].split()
        self.cardinals = {word: value for value, word in enumerate(small)}
        for value, word in enumerate(data["tens"].split(), start=2):
            self.cardinals[word] = 10 * value
        self.short_scales: dict[str, int] = data["short_scales"]
        self.scales: dict[str, int] = data["scales"] | self.short_scales
        self.long_scales = {name for name in self.scales if len(name) > 1}
        self.scale_starts = frozenset({*self.scales, *self.sets.unknown_scales, "-"})
        self.scale_values = {word: Fraction(factor) for word, factor in self.scales.items()}
        self.fractions: dict[str, int] = data["fractions"]
        self.ratios = _table(data["ratios"])
        self.ratio_starts = frozenset(name.split()[0] for name in self.ratios)
        counts = self.cardinals | {word: self.scales[word] for word in self.long_scales}
        self.folds = {word + "fold": value for word, value in counts.items()}
        self.multiples: dict[str, int] = data["multiples"]
        self.multiple_verbs: dict[str, Fraction] = {}
        for value, names in data["multiple_verbs"].items():
            self._read_multiple(Fraction(value), names)
        for value, names in data["dividing_verbs"].items():
            self._read_multiple(1 / Fraction(value), names)

    def _read_multiple(self, value: Fraction, names: str) -> None:
        for form in self._verbs(names):
            if form not in self.multiples:
                self.multiple_verbs[form] = value

    def _read_units(self, data: dict[str, Any]) -> None:
        measures = {f"unit:{unit}": text for unit, text in data["measures"].items()}
        names = keyed(data["units"] | measures)
        self.units = PhraseTable(dict(_dashed(names)))
        self.joined_units: dict[str, str] = data["joined_units"]
        self.unit_first_words = frozenset(name.split()[0] for name in names)
        self.unit_names = frozenset(name for name in names if " " not in name)
        times = self.sets.time_nouns  # light years
        words = frozenset(word for name in names for word in name.split())
        self.unit_words = words - times | self.unit_names
        self.unit_words -= self.sets.stops
        self.symbols = symbols.UNITS
        self.spelt_units = self.unit_names - {name.lower() for name in self.symbols}
        self.compounds_of_units = {
            (f"unit:{large}", f"unit:{small}"): factor
            for large, parts in data["compound_units"].items()
            for small, factor in parts.items()
        }
        self.digit_units = frozenset(
            name.lower() for name in [*self.symbols, *names] if any(map(str.isdigit, name))
        )
        self.unit_rates: dict[str, str] = data["unit_rates"]
        self.slashed = (
            frozenset(name for name in (*names, *self.unit_rates) if "/" in name)
            | self.sets.slashed
        )
        per = data["per"]
        self.per = _pairs(per["names"])
        self.scaled_pers = PhraseTable(
            {name: thing for name, thing in self.per.items() if name.split()[0] in self.scales}
        )
        self.per_adverbs = _pairs(per["adverbs"])
        self.per_adjectives = _pairs(per["adjectives"])
        self.annual = _table(per["annual"])
        self.annual_starts = frozenset(name.split()[0] for name in self.annual)
        self.per_starts = frozenset({"per", "/", "a", "an", "each", "every", *self.per_adverbs})
        self.clock = frozenset(f"unit:{name}" for name in per["clock"].split())
        self.singulars = _pairs(data["nouns"]["singulars"])

    def _read_money(self, data: dict[str, Any]) -> None:
        signs = data["currency_signs"]
        self.prefixes = dict(symbols.SIGNS)
        self.codes = symbols.CODES
        small_codes = {code: code.upper() for code in signs["small_codes"].split()}
        self.printed_codes = {code: code for code in self.codes} | small_codes
        self.exchanged: dict[str, str] = data["exchanged"]
        self.open_currencies: dict[str, str] = data["open_currencies"]
        self.regions: dict[str, str] = signs["regions"]
        self.open_cents = frozenset(signs["open_cents"].split())
        self.currency_names = names = keyed(data["currencies"])
        self.currencies = PhraseTable(names | dict.fromkeys(self.sets.dollars, "home"))
        parts = keyed(data["currency_parts"])
        self.currency_parts = PhraseTable(parts)
        before_scales: dict[str, str] = signs["before_scales"]
        self.before_scales = {name.lower(): code for name, code in before_scales.items()}
        transliterated: dict[str, str] = signs["transliterated"]
        self.prefixes |= self.before_scales
        self.prefixes |= {name.lower(): code for name, code in transliterated.items()}
        scaled = rf"[0-9.]*(?:,|\ [0-9]{{3}}\b|\ ?(?:{'|'.join(self.scales)})\b)"
        self.joined_parts: dict[str, str] = data["joined_currency_parts"]
        letters = sorted(
            (name for name in symbols.SIGNS if not name.endswith("$") and name[0].isalpha()),
            key=len,
            reverse=True,
        )
        dollars = sorted(
            (name for name in self.prefixes if len(name) > 1 and "$" in name), key=len, reverse=True
        )
        signs_first = _in_any_case(name for name in dollars if name[0] == "$")
        self.currency_prefix_pattern = "|".join(
            [
                rf"{signs_first}(?:(?![\w$])|(?=[0-9]))",
                r"(?:US|U\.S\.|HK|NT|NZ|AU|CA)\ \$",
                f"(?<![A-Za-z]){_in_any_case(name for name in dollars if name[0] != '$')}",
                f"(?<![A-Za-z]){_in_any_case(letters)}(?=[0-9¥])",
                f"(?<![A-Za-z]){_in_any_case(name for name in letters if name[-1] in '¢₵')}",
                rf"(?<![A-Za-z])(?:{'|'.join(before_scales)})(?={scaled})",
                f"(?<![A-Za-z])(?:{'|'.join(sorted(self.codes))})(?=[0-9])",
                rf"(?<![\w.])(?:{'|'.join(transliterated)})(?=[0-9])",
            ]
        )
        for code in self.codes:
            self.prefixes[code.lower()] = code

        self.unit_starts = (
            frozenset(name.split()[0] for name in (*names, *parts))
            | small_codes.keys()
            | frozenset(self.open_currencies)
            | frozenset(code.lower() for code in self.codes)
            | (symbols.MARKS - {"¥"})
            | self.sets.dollars
            | self.sets.pounds
            | self.unit_first_words
            | {name.lower() for name in self.joined_units}
            | self.joined_parts.keys()
        )

    def _read_leads(self, data: dict[str, Any]) -> None:
        verbs, nouns, links = data["verbs"], data["nouns"], data["links"]
        self.up_verbs = frozenset(self._verbs(verbs["up"])) | {"up"}
        self.down_verbs = frozenset(self._verbs(verbs["down"])) | {"down"}
        self.neutral_moves = frozenset(self._verbs(verbs["neutral_moves"]))
        self.level_verbs = frozenset(self._verbs(verbs["level"]))
        self.handling = frozenset(self._verbs(verbs["handling"]))
        self.sharing = frozenset(self._verbs(verbs["sharing"]))
        self.measuring = frozenset(self._verbs(verbs["measuring"])) | self.sets.be
        self.removing = frozenset(self._verbs(verbs["removing"]))
        self.range_verbs = frozenset(self._verbs(verbs["range"]))
        self.comparing = dict.fromkeys(self._verbs(verbs["outdoing"]), "up")
        self.comparing |= dict.fromkeys(self._verbs(verbs["trailing"]), "down")
        self.crossings, self.places = keyed(data["crossings"]), keyed(data["places"])
        bound_verbs = {key: self._verbs(text) for key, text in data["bound_verbs"].items()}
        self.bound_verbs = frozenset(form for forms in bound_verbs.values() for form in forms)
        compared = "the number is what something is compared with"
        roles: list[tuple[Meaning, Iterable[str]]] = [
            *((("noun", way), listed(nouns[f"{way}_phrases"])) for way in ("up", "down")),
            *((("bound", key), listed(text)) for key, text in data["bounds"].items()),
            *((("bound_verb", key), forms) for key, forms in bound_verbs.items()),
            (("fill", ""), listed(links["fillers"])),
            (("stop", compared), listed(links["blockers"])),
            (("stop", "the words before the number negate it"), self.sets.negations),
            (("rank", ""), self.sets.ranks),
            (("move", "up"), self.up_verbs),
            (("move", "down"), self.down_verbs),
            (("noun", "up"), self.sets.up_nouns),
            (("noun", "down"), self.sets.down_nouns),
            (("neutral", ""), self.neutral_moves),
            (("remove", ""), self.removing),
            (("level", ""), self.level_verbs | self.sets.be | self.range_verbs),
            (("prep", ""), self.sets.preps),
        ]
        seen: dict[str, Meaning] = {}
        for meaning, names in reversed(roles):  # the first one holds
            seen |= dict.fromkeys(names, meaning)
        seen["top"] = ("rank", "")
        for link in ("by", "of", "to", "at"):
            seen[link] = ("link", link)
        self.leads = PhraseTable(seen, backwards=True)

    def _read_tail(self, data: dict[str, Any]) -> None:
        nouns, tail = data["nouns"], data["tail"]
        self.comparatives = self.sets.up_comparatives | self.sets.down_comparatives
        self.changes = self.sets.up_nouns | self.sets.down_nouns
        self.compounds = _pairs(nouns["compounds"])
        self.pairs = frozenset(listed(nouns["pairs"]))
        self.predicates = _table(tail["predicates"])
        self.predicate_starts = frozenset(name.split()[0] for name in self.predicates)
        self.tail_asides = _table(tail["asides"])
        self.suffixes = PhraseTable(keyed(data["bound_suffixes"]))
        self.times_as = _table(tail["times_as"])
        moves = self.up_verbs | self.down_verbs
        nouns_and_moves = self.changes | self.comparatives
        self.clear_verbs = frozenset(
            form
            for form in moves - nouns_and_moves - self.sets.unclear_verbs
            if " " not in form and not form.endswith("ing")
        )

    def _read_time(self, data: dict[str, Any]) -> None:
        months = [text.split() for text in (data["months"], data["short_months"])]
        self.months = {name: at for names in months for at, name in enumerate(names, start=1)}
        self.months |= {f"{name}.": self.months[name] for name in months[1]}
        self.months |= {"sept": 9, "sept.": 9}
        self.bases = PhraseTable(keyed(data["bases"]))
        self.base_starts = frozenset(self.bases.firsts)
        self.compared = PhraseTable(keyed(data["compared"]))
        self.comparers = _table(data["comparers"])
        self.periods = _table(data["periods"])
        self.spans: dict[str, int] = data["spans"]

    def _read_dates(self, data: dict[str, Any]) -> None:
        self.date_words = {kind: text.split() for kind, text in data["words"].items()}
        ends = "|".join(listed(data["year_behind"]))
        self.dates = PhraseTable(
            {
                name: (kind, slots)
                for kind, text in data["patterns"].items()
                for pattern in listed(text)
                for name, slots in patterns(pattern.replace("…", f"[{ends}]"))
            }
        )

    def _read_names(self, data: dict[str, Any]) -> None:
        names = data["names"]
        self._name_pattern = re.compile(names["patterns"])
        self.adjective_ends = tuple(names["adjective_ends"].split())

    def role_before(self, words: Sequence[str], position: int) -> tuple[str, str, int]:
        """Return what the words before a position do, a detail of it, and how many they are."""
        match = self.leads.before(words, position) if position else None
        return (*match[0], match[1]) if match else ("", "", 0)

    def rate_at(self, words: Sequence[str], position: int) -> str:
        """Return the denominator that "daily" names, or ""; daily active users are no rate."""
        is_stock = words[position] in self.per_adjectives and (
            words[position + 1] in self.sets.stock_words
        )
        return "" if is_stock else self.per_adverbs.get(words[position], "")

    def is_name(self, word: str) -> bool:
        """Return whether a word with digits is a known name: 5g, covid-19, g20, eu27."""
        return word in self.sets.name_words or self._name_pattern.fullmatch(word) is not None


def _in_any_case(names: Iterable[str]) -> str:
    return f"(?i:{'|'.join(map(re.escape, names))})"


def _dashed(names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the names, those of several words with hyphens between them as well."""
    for name, unit in names.items():
        yield name, unit
        if name[0] == "%" and " " in name:
            yield name.replace(" ", " - "), unit


def _load() -> Lexicon:
    return Lexicon(tomllib.loads(_FILE.read_text(encoding="utf-8")))


LEXICON = _load()
SETS, SCAN = LEXICON.sets, LEXICON.scan
