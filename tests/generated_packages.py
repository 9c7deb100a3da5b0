"""Packages drawn at random from templates whose right reading is known.

A draw uses every measure with every kind of unit that fits it, all comparators, bases, scenarios
and kinds of areas, vintages, intervals, dimensions, corroborations, and sources in English, in
Chinese and in a language without a grammar. What a printed phrase says is known as it is made, so
a package is right by construction.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from csv_rows import Row
from package_builder import known_units

STATED_ON = date(2031, 9, 30)

# The unit, the sizes of numbers that are printed with it, and how it is printed.
UNITS: dict[str, tuple[str, dict[str, str]]] = {
    "percent": ("decimal small", {"en": "{}%|{} percent|{} per cent", "zh": "{}%", "fi": "{} %"}),
    "permille": ("decimal", {"en": "{}‰", "zh": "{}‰"}),
    "percent-per-year": ("decimal", {"en": "{} percent at an annual rate"}),
    "percentage-point": ("decimal", {"en": "{} percentage points", "zh": "{}个百分点"}),
    "basis-point": ("small", {"en": "{} basis points", "zh": "{}个基点"}),
    "ratio": ("decimal", {"en": "{} times", "zh": "{}倍"}),
    "index": ("decimal", {"en": "{} points", "zh": "{}点"}),
    "USD": ("scaled grouped", {"en": "${}", "zh": "{}美元"}),
    "CNY": ("scaled grouped", {"en": "{} yuan", "zh": "{}元"}),
    "EUR": ("scaled", {"en": "€{}", "zh": "{}欧元"}),
    "USD-per-barrel": ("decimal", {"en": "${} per barrel|${} a barrel", "zh": "{}美元/桶"}),
    "CNY-per-person": ("grouped", {"en": "{} yuan per person", "zh": "{}元/人"}),
    "person": ("scaled grouped", {"en": "{} people", "zh": "{}人", "fi": "{} henkilöä"}),
    "vehicle": ("scaled grouped small", {"en": "{} vehicles", "zh": "{}辆"}),
    "child-per-woman": ("decimal", {"en": "{} children per woman"}),
    "death-per-100000-births": ("small decimal", {"en": "{} deaths per 100,000 live births"}),
    "t": ("scaled grouped", {"en": "{} tonnes", "zh": "{}吨", "fi": "{} tonnia"}),
    "km": ("grouped small", {"en": "{} kilometres|{} km", "zh": "{}公里"}),
    "GW": ("decimal small", {"en": "{} GW|{} gigawatts", "zh": "{}吉瓦"}),
    "TWh": ("decimal", {"en": "{} TWh|{} terawatt-hours"}),
    "degC": ("decimal", {"en": "{} °C|{} degrees Celsius", "zh": "{}摄氏度"}),
    "K": ("decimal", {"en": "{} °C"}),
    "h-per-day": ("decimal", {"en": "{} hours per day"}),
    "kWh-per-person": ("grouped", {"en": "{} kWh per person"}),
}
# All units that are drawn for a measure: at least one of every kind that fits it.
MEASURES = {
    "stock": "person vehicle CNY t km",
    "flow": "vehicle person USD EUR CNY t TWh",
    "level": "USD-per-barrel percent index person degC basis-point h-per-day",
    "share": "percent permille",
    "ratio": "percent ratio child-per-woman death-per-100000-births CNY-per-person kWh-per-person",
    "change": "person vehicle USD CNY t K percentage-point basis-point index",
    "growth": "percent permille percent-per-year",
    "contribution": "percentage-point",
}
COMPARED = ("change", "growth", "contribution")
# How a comparator is printed; "near" stands for a number that is almost reached.
WORDS = {
    "en": {
        "eq": "{}",
        "gt": "more than {}|over {}",
        "ge": "at least {}",
        "lt": "less than {}",
        "le": "no more than {}|at most {}",
        "approx": "about {}|around {}",
        "near": "nearly {}|almost {}",
        "range": "between {}| and ",
    },
    "zh": {
        "eq": "{}",
        "gt": "超过{}",
        "ge": "至少{}",
        "lt": "不到{}",
        "le": "不超过{}",
        "approx": "约{}",
        "near": "近{}|接近{}",
        "range": "{}|至",
    },
    "fi": {"eq": "{}"},
}
MIRRORED = {"gt": "lt", "ge": "le", "lt": "gt", "le": "ge"}
VERBS = {
    "en": {"up": "rose by {}|increased by {}|grew by {}", "down": "fell by {}|decreased by {}"},
    "zh": {"up": "增加{}", "down": "减少{}"},
}
GROWN = {"zh": {"up": "增长{}", "down": "下降{}"}}
POINTS = {"zh": {"up": "提高{}", "down": "下降{}"}}
REVISED = {"en": {"up": "revised up by {}", "down": "revised down by {}"}}
CONTRIBUTED = {"en": "contributed {}", "zh": "拉动经济增长{}"}
BASES = {
    "en": {
        "P1M": "{} on the previous month",
        "P3M": "{} on the previous quarter",
        "P1Y": "{} on the previous year|{} year on year|{} compared with a year earlier",
        "start-of-year": "{} since the start of the year",
        "previous-estimate": "{}|{} from the previous estimate",
        "reference": "{}",
        "stated": "{}",
    },
    "zh": {"P1M": "比上月{}", "P1Y": "同比{}|比上年{}", "stated": "{}"},
}
# Phrases that are number and unit in one, and numbers in words; both state no precision.
FRACTIONS = {
    "en": {"a third": "33.3333", "two-fifths": "40", "one in five": "20", "three quarters": "75"},
    "zh": {"三分之一": "33.3333", "五分之二": "40"},
}
FACTORS = {
    "en": {"doubled": "2", "tripled": "3", "halved": "0.5"},
    "zh": {"翻一番": "2", "翻两番": "4"},
}
SPELLED = {
    "en": {"two million": "2000000", "five billion": "5000000000"},
    "zh": {"三百万": "3000000", "五千万": "50000000"},
}
LOSSES = {"en": ("loss", "a loss of {}"), "zh": ("亏损", "亏损{}")}
MONTHS = ("January", "February", "March", "April", "May")
ORDINALS = {"en": ("first", "second", "third", "fourth"), "zh": ("一", "二", "三", "四")}
SHORT = ("P1M", "P3M", "start-of-year")  # the bases of periods shorter than a year
SCALES = {
    "en": {" million": 10**6, " billion": 10**9, " trillion": 10**12},
    "zh": {"万": 10**4, "亿": 10**8, "万亿": 10**12},
}
AREAS = (
    ("FRA", "France", "country", "FRA"),
    ("JPN", "Japan", "country", "JPN"),
    ("DE-BY", "Bavaria", "subdivision", "DE-BY"),
    ("Lyon", "Lyon", "city", ""),
    ("WLD", "World", "group", ""),
    ("Acme", "Acme plc", "organisation", ""),
    ("Northland", "Northland", "other", ""),
)
PRODUCERS = ("An institute", "A ministry")
INDEPENDENCE = ("same-body", "producer", "statistical-release", "other-body")
INTERVALS = ("confidence", "credible", "margin-of-error", "standard-error", "likely-range", "other")
COLOURS = ("amber", "black", "crimson", "green", "ivory", "violet")
THINGS = (
    *("basil", "cedar", "dahlia", "elder", "fennel", "ginger"),
    *("hazel", "iris", "jade", "kale", "lily", "maple"),
)
SENTENCES = {"en": "For {}, {} {}.", "zh": "{}，{}：{}。", "fi": "Jaksolla {} {} oli {}."}
KINDS = ("statistical-release", "press-release", "report", "dataset", "news", "web-page")


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number, its value, and half a unit of its precision where that is stated."""

    text: str
    value: Decimal
    half: Decimal | None


@dataclass
class Drawn:
    """What has been drawn of a package so far."""

    indicators: list[Row] = field(default_factory=list)
    figures: list[Row] = field(default_factory=list)
    corroborations: list[Row] = field(default_factory=list)
    series: list[Row] = field(default_factory=list)
    areas: dict[str, Row] = field(default_factory=dict)


def drawn(seed: int) -> dict[str, Any]:
    """Return the description of a package of about ten figures."""
    random = Random(seed)  # noqa: S311  (no secret)
    languages = ["en", "zh", random.choice(["en", "zh", "fi"]), "en"]
    package = Drawn()
    for number in range(random.randint(6, 12)):
        _draw(random, package, number, languages)
    units = known_units()
    named = [*package.indicators, *package.corroborations]
    texts = _texts(package)
    return {
        "name": f"drawn-{seed}",
        "title": f"Package {seed} drawn at random",
        "dimensions": ["sex"] if any("sex" in row for row in package.figures) else [],
        "sources": [
            _source(random, name, languages[int(name[-1])], text) for name, text in texts.items()
        ],
        "areas": [*package.areas.values()],
        "units": [units[name] for name in dict.fromkeys(row["unit_id"] for row in named)],
        "indicators": package.indicators,
        "figures": package.figures,
        "corroborations": package.corroborations,
        "series": package.series,
    }


def _draw(random: Random, package: Drawn, number: int, languages: list[str]) -> None:
    """Add an indicator with one figure or several."""
    place = random.randrange(len(languages))
    language = languages[place]
    measure = random.choice([name for name in MEASURES if language != "fi" or name not in COMPARED])
    fitting = [name for name in MEASURES[measure].split() if language in UNITS[name][1]]
    if not fitting:
        return
    indicator = _indicator(random, number, measure, random.choice(fitting), language)
    package.indicators.append(indicator)
    area = random.choice(AREAS)
    package.areas[area[0]] = dict(zip(("area_id", "title", "kind", "iso3166"), area, strict=True))
    known = {"source_id": f"source-{place}", "ref_area": area[0]}
    if indicator.get("base") not in SHORT and random.random() < 0.1:
        for year in (2027, 2028):
            cells = {"time_period": str(year), "producer": random.choice(PRODUCERS)}
            package.series.append(known | _stated(random, indicator, language, cells))
    for cells in _observations(random, indicator):
        figure = known | _stated(random, indicator, language, cells)
        package.figures.append(figure)
        if language == "en" and random.random() < 0.3:
            row = _corroboration(random, figure, indicator)
            others = {"figure_id": f"F{len(package.figures):02d}", "unit_id": indicator["unit_id"]}
            row |= others | {"source_id": "source-3" if place != 3 else "source-0"}
            package.corroborations.append(row)


def _indicator(random: Random, number: int, measure: str, unit: str, language: str) -> Row:
    name = f"{random.choice(COLOURS)} {THINGS[number]}"
    row = {
        "indicator_id": f"{measure}-{number}",
        "title": f"The {measure} called {name}",
        "definition": f"What a test calls {name}, and nothing else.",
        "measure": measure,
        "unit_id": unit,
        "population": "everything that was drawn",
        "subjects": name,
    }
    if measure in COMPARED:
        row["base"] = random.choice([*BASES[language]]) if measure != "contribution" else "P1Y"
    if unit == "ratio" and language in FACTORS and random.random() < 0.5:
        row["base"] = "P1Y"
    if measure == "flow" and unit in ("USD", "EUR", "CNY") and language in LOSSES:
        row["sign_words"] = LOSSES[language][0]
    if unit == "index":
        row["base_period"] = "2025"
    if random.random() < 0.2:
        row |= {"title_zh": f"指标{number}", "translation_note": "The title is a description."}
    if random.random() < 0.2 and "sign_words" not in row and measure not in COMPARED:
        row |= {"limit_min": "0", "plausible_min": "0.1", "plausible_max": "1000000000000000"}
    if measure in ("share", "ratio") or row.get("base") == "reference":
        row["denominator"] = "the whole of it"
    if UNITS[unit][0] == "decimal" and random.random() < 0.3:
        row["statistic"] = random.choice(["mean", "median"])
    for column, codes in (("prices", ("current", "constant")), ("adjustment", "NSWY")):
        if random.random() < 0.2:
            row[column] = random.choice(codes)
    if measure == "stock" and random.random() < 0.3:
        row["collection"] = random.choice("ABE")
    return row


def _observations(random: Random, indicator: Row) -> Iterator[Row]:
    """Yield what identifies the figures of an indicator: one, or several side by side."""
    base = indicator.get("base", "")
    period = _period(random, base)
    match random.randrange(6):
        case 0:
            yield from ({"time_period": period, "vintage": f"2031-0{n}"} for n in (8, 9))
        case 1:
            yield from ({"time_period": period, "sex": sex} for sex in ("F", "M", ""))
        case 2 if base not in SHORT:
            scenario = random.choice(["forecast", "target", "commitment"])
            status = "F" if scenario == "forecast" else "A"
            yield {"time_period": "2035", "scenario": scenario, "obs_status": status}
        case _:
            yield {"time_period": period, "obs_status": random.choice("AAAEPD")}


def _period(random: Random, base: str) -> str:
    """Draw a period that can be compared with its base."""
    month = random.randint(1, 5)
    if base in SHORT:
        return {"P3M": "2031-Q1"}.get(base, f"2031-0{month}")
    rolling = [f"2030-0{month}-01/P7M", f"2030-0{month}-04/P9D", "2029-04-01/P1Y"]
    whole = ["2030", f"2030-Q{month % 4 + 1}", "2031-S1", f"2031-0{month}", f"2031-0{month}-15"]
    return random.choice([*whole, *rolling])


def _stated(random: Random, indicator: Row, language: str, cells: Row) -> Row:
    """Return a figure of an indicator, with the phrase and the sentence that state it."""
    measure, unit = indicator["measure"], indicator["unit_id"]
    allowed = [name for name in WORDS[language] if name != "range" or measure not in COMPARED]
    word = random.choice(["eq", "eq", *allowed])
    first = _number(random, unit, language)
    is_down = measure in ("change", "growth") and random.random() < 0.5
    whole = _in_one(indicator, language)
    if whole and word in ("eq", "approx"):
        text, value = random.choice([*whole.items()])
        row = _numbers("eq", Number(text, Decimal(value), None), is_down=False)
    elif word == "range":
        text, row = _range(random, unit, language, first)
    else:
        if unit in ("person", "vehicle", "t") and language in SPELLED and random.random() < 0.1:
            words, value = random.choice([*SPELLED[language].items()])
            first = Number(words, Decimal(value), None)
        is_loss = "sign_words" in indicator and word == "eq" and random.random() < 0.5
        text = _worded(random, word, unit, language, first)
        text = LOSSES[language][1].format(text) if is_loss else text
        row = _numbers(word, first, is_down=is_down or is_loss)
    if measure in COMPARED:
        text = _compared(random, indicator, language, text, is_down=is_down)
    elif measure not in ("share", "ratio") and random.random() < 0.3:
        text = _dated(language, cells["time_period"], text)
    if word == "eq" and measure == "level" and first.half:
        row |= _interval(random, first)
    row |= cells
    if indicator.get("base") == "stated":
        row["base_period"] = "2026"
    subject = indicator["subjects"]
    return row | {
        "indicator_id": indicator["indicator_id"],
        "printed": text,
        "printed_subject": subject,
        "sentence": SENTENCES[language].format(_label(cells), subject, text),
    }


def _in_one(indicator: Row, language: str) -> dict[str, str]:
    """Return the phrases that are number and unit in one, with their values."""
    if indicator["measure"] == "share" and indicator["unit_id"] == "percent":
        return FRACTIONS.get(language, {})
    is_factor = indicator["unit_id"] == "ratio" and "base" in indicator
    return FACTORS.get(language, {}) if is_factor else {}


def _dated(language: str, period: str, text: str) -> str:
    """Return a phrase with its period, where the language has words for it."""
    year, _, rest = period.partition("-")
    month, _, day = rest.partition("-")
    if language not in ORDINALS or "/" in day:
        return text
    words = ORDINALS[language]
    if language == "zh":
        if rest[:1] in ("Q", "S"):
            part = f"{words[int(rest[1]) - 1]}季度" if rest[0] == "Q" else "上半年"
        else:
            part = (f"{int(month)}月" if month else "") + (f"{day}日" if day else "")
        return f"{year}年{part}{text}"
    if rest[:1] in ("Q", "S"):
        kind = "quarter" if rest[0] == "Q" else "half"
        return f"{text} in the {words[int(rest[1]) - 1]} {kind} of {year}"
    if day:
        return f"{text} on {day} {MONTHS[int(month) - 1]} {year}"
    return f"{text} in {MONTHS[int(month) - 1]} {year}" if month else f"{text} in {year}"


def _label(cells: Row) -> str:
    """Return words for what tells a sentence from its neighbours."""
    names = ("time_period", "vintage", "sex", "producer")
    return " ".join(cells[name] for name in names if cells.get(name))


def _worded(random: Random, word: str, unit: str, language: str, number: Number) -> str:
    """Return the words of a level that is one number."""
    template = random.choice(UNITS[unit][1][language].split("|"))
    words = random.choice(WORDS[language][word].split("|"))
    return words.format(template.format(number.text))


def _range(random: Random, unit: str, language: str, first: Number) -> tuple[str, Row]:
    """Return the words of a level between two numbers, and its cells."""
    second = first
    while second.value == first.value or _form(second) != _form(first):
        second = _number(random, unit, language)
    low, high = sorted([first, second], key=lambda end: end.value)
    template = random.choice(UNITS[unit][1][language].split("|"))
    words, between = WORDS[language]["range"].split("|")
    if template.endswith("{}"):  # a currency symbol stands before each number
        text = between.join(template.format(end.text) for end in (low, high))
    else:
        text = template.format(f"{low.text}{between}{high.text}")
    return words.format(text), {"comparator": "range"} | _ends(low.value, high.value)


def _form(number: Number) -> tuple[bool, str]:
    """Return what two ends of a range have in common: decimals or none, and the scale word."""
    return "." in number.text, number.text.strip("0123456789.,")


def _ends(low: Decimal | None, high: Decimal | None) -> Row:
    ends = {"value_min": low, "value_max": high}
    return {name: _plain(end) for name, end in ends.items() if end is not None}


def _numbers(word: str, number: Number, *, is_down: bool) -> Row:
    """Return comparator, value and bounds; a fall turns the comparator round."""
    value = -number.value if is_down else number.value
    comparator = MIRRORED.get(word, word) if is_down else word
    row = {"comparator": "approx" if word == "near" else comparator, "value": _plain(value)}
    if comparator in ("gt", "ge") or (word == "near" and is_down):
        return row | _ends(value, None)
    if comparator in ("lt", "le", "near"):
        return row | _ends(None, value)
    if word == "eq" and number.half:
        return row | _ends(value - number.half, value + number.half)
    return row


def _compared(random: Random, indicator: Row, language: str, text: str, *, is_down: bool) -> str:
    measure, unit = indicator["measure"], indicator["unit_id"]
    if measure == "contribution":
        return CONTRIBUTED[language].format(text)
    verbs = VERBS
    if language == "zh" and measure == "growth":
        verbs = GROWN
    elif language == "zh" and unit in ("percentage-point", "basis-point", "index"):
        verbs = POINTS
    if indicator["base"] == "previous-estimate":
        verbs = REVISED
    verb = random.choice(verbs[language]["down" if is_down else "up"].split("|"))
    base = random.choice(BASES[language][indicator["base"]].split("|"))
    return random.choice([base, "{}"]).format(verb.format(text))


def _interval(random: Random, number: Number) -> Row:
    if random.random() < 0.5 or not number.half:
        return {}
    kind = random.choice(INTERVALS)
    row = {
        "uncertainty_kind": kind,
        "uncertainty_min": _plain(number.value - 4 * number.half),
        "uncertainty_max": _plain(number.value + 4 * number.half),
    }
    row.pop(random.choice(["uncertainty_min", "uncertainty_max", "none"]), None)
    return row | ({"uncertainty_level": "95"} if kind in ("confidence", "credible") else {})


def _number(random: Random, unit: str, language: str) -> Number:
    """Draw a number of a size that is printed with a unit."""
    match random.choice(UNITS[unit][0].split()):
        case "decimal":
            value = Decimal(random.randint(11, 899)).scaleb(-1)
            text = f"{value:.1f}"
            return Number(
                text.replace(".", ",") if language == "fi" else text, value, Decimal("0.05")
            )
        case "small":
            value = Decimal(random.randint(2, 99))
            return Number(str(value), value, Decimal("0.5"))
        case "scaled" if language in SCALES:
            return _scaled(random, language)
        case _:
            return _grouped(random, language)


def _scaled(random: Random, language: str) -> Number:
    word, scale = random.choice([*SCALES[language].items()])
    if random.random() < 0.7:
        number = Decimal(random.randint(11, 999)).scaleb(-1)
        return Number(f"{number}{word}", number * scale, Decimal(scale) / 20)
    whole = Decimal(random.randint(2, 900))
    return Number(f"{whole}{word}", whole * scale, Decimal(scale) / 2 if whole % 10 else None)


def _grouped(random: Random, language: str) -> Number:
    value = Decimal(random.randint(1_001, 99_999) * random.choice([1, 10, 100]))
    mark = {"en": ",", "zh": "", "fi": "\u00a0"}[language]
    text = f"{value:,}".replace(",", mark)
    return Number(text, value, Decimal("0.5") if value % 10 else None)


def _corroboration(random: Random, figure: Row, indicator: Row) -> Row:
    """Return what another source says: the same, about the same, or another number."""
    is_level = figure["comparator"] == "eq" and indicator["measure"] not in COMPARED
    is_level = is_level and "sign_words" not in indicator
    relation = random.choice(["agrees", "differs"]) if is_level else "repeats"
    names = ("time_period", "comparator", "printed", "sentence", "value", "value_min", "value_max")
    row = {name: figure[name] for name in names if name in figure}
    row |= {"relation": relation, "independence": random.choice(INDEPENDENCE)}
    if relation == "repeats":
        return row
    unit = indicator["unit_id"]
    number = _number(random, unit, "en")
    if relation == "agrees":
        number = Number(_shown(figure), Decimal(figure["value"]), None)
    word = "approx" if relation == "agrees" else "gt"
    text = _worded(random, word, unit, "en", number)
    sentence = SENTENCES["en"].format(_label(figure), indicator["subjects"], text)
    kept = {name: row[name] for name in ("time_period", "relation", "independence")}
    said = {"printed": text, "sentence": sentence} | _numbers(word, number, is_down=False)
    return kept | said | ({"note": "It counts other things."} if relation == "differs" else {})


def _shown(figure: Row) -> str:
    """Return the value of a figure as English prints it."""
    return f"{Decimal(figure['value']):,}"


def _texts(package: Drawn) -> dict[str, str]:
    """Return the text of each source: a paragraph per sentence."""
    said: dict[str, dict[str, None]] = {}
    for row in [*package.figures, *package.corroborations, *package.series]:
        said.setdefault(row["source_id"], {})[row["sentence"]] = None
    return {name: "\n\n".join(sentences) for name, sentences in said.items()}


def _source(random: Random, name: str, language: str, text: str) -> Row:
    issued = STATED_ON + timedelta(days=random.randint(0, 5))
    source = {
        "source_id": name,
        "kind": random.choice(KINDS),
        "title": f"What {name} says",
        "publisher": "An office of statistics",
        "language": language,
        "issued": issued.isoformat(),
        "text": text,
    }
    if random.random() < 0.2:
        source |= {"kind": "speech", "speaker": f"Speaker of {name}", "event_date": f"{STATED_ON}"}
    if random.random() < 0.2:
        source["archive_url"] = f"https://example.org/archive/{name}"
    return source


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
