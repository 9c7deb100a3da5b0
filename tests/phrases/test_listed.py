"""Languages that are read by their words: regions, and what touches a number."""

import re
import subprocess
import sys
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cited_figures.phrases import Reading, Unreadable, read, scan
from labelled_phrases import labelled, readable

LISTED = ("de", "fr", "es", "ja")

REGIONS = [
    ("de", "3.500 Euro", "3500", "EUR"),
    ("de-AT", "3.500 Euro", "3500", "EUR"),
    ("de-CH", "8'482'200 Personen", "8482200", "count:Personen"),
    ("de-CH", "8’482’200 Personen", "8482200", "count:Personen"),
    ("de-CH", "3.5 Prozent", "3.5", "percent"),
    ("fr", "1 234,5 euros", "1234.5", "EUR"),
    ("fr", "1\u202f234,5\u00a0euros", "1234.5", "EUR"),
    ("fr-CA", "5 millions de dollars", "5000000", "CAD"),
    ("fr", "5 millions de dollars", "5000000", "USD"),
    ("fr-CH", "5 millions de francs", "5000000", "CHF"),
    ("es", "3.500,5 euros", "3500.5", "EUR"),
    ("es-MX", "3,500.5 pesos", "3500.5", "MXN"),
    ("es-MX", "3.5 por ciento", "3.5", "percent"),
    ("es-AR", "3.500 pesos", "3500", "ARS"),
    ("ja", "36.2%", "36.2", "percent"),
    (None, "36.2%を超え", "36.2", "percent"),
]


@pytest.mark.parametrize(("language", "phrase", "value", "unit"), REGIONS)
def test_the_region_says_how_numbers_and_money_are_written(
    language: str | None, phrase: str, value: str, unit: str
) -> None:
    reading = read(phrase, language)
    assert (reading.value, reading.unit) == (Fraction(value), unit)


@pytest.mark.parametrize(
    ("language", "phrase"),
    [
        ("de", "3.5 Prozent"),
        ("de-CH", "3,5 Prozent"),
        ("fr", "5 millions de francs"),
        ("es", "5 millones de pesos"),
        ("es", "3,500.5 euros"),
        ("es-MX", "3.500,5 pesos"),
    ],
)
def test_the_format_of_another_region_is_refused(language: str, phrase: str) -> None:
    with pytest.raises(Unreadable):
        read(phrase, language)


@pytest.mark.parametrize("language", ["de", "es", "fr", "ja"])
def test_a_letter_and_a_currency_sign_are_one_only_without_a_blank(language: str) -> None:
    assert read("89 C$", language).unit == "CAD"
    for phrase in ("89 C $", "89C $"):
        with pytest.raises(Unreadable):
            read(phrase, language)


@pytest.mark.parametrize(
    ("language", "phrase"),
    [
        ("es", "veintitantos y medio por ciento"),
        ("fr", "X12 et demi pour cent"),
        ("de", "X12 und ein halbes Prozent"),
    ],
)
def test_a_half_behind_what_is_not_read_is_no_figure(language: str, phrase: str) -> None:
    with pytest.raises(Unreadable, match="a number whose beginning is not read"):
        read(phrase, language)


def test_a_sentence_that_turns_a_fall_around_bounds_the_signed_value() -> None:
    for language, phrase in (
        ("de", "sank um mehr als 5 %"),
        ("fr", "a baissé de plus de 5 %"),
        ("es", "cayó más de un 5 %"),
        ("ja", "5%超の減少"),
    ):
        reading = read(phrase, language)
        assert (reading.comparator, reading.value) == ("lt", Fraction(-5))


def test_points_of_an_index_in_a_sentence_are_no_percentage_points() -> None:
    for sentence, unit in (
        ("El Merval ganó 15 puntos.", None),
        ("El índice de confianza bajó 3 puntos en marzo.", None),
        ("La tasa de paro bajó 3 puntos en marzo.", "percentage_point"),
        ("El índice y la tasa bajaron 3 puntos porcentuales.", "percentage_point"),
    ):
        [mention] = scan(sentence, "es")
        is_sure = mention.reading is not None and not mention.reason
        assert (mention.reading.unit if mention.reading and is_sure else None) == unit


def test_a_preposition_that_touches_its_number_is_refused() -> None:
    for language, apart, joined in (
        ("es", "bajó al 2,5 %", "bajó al2,5 %"),
        ("es", "hasta 2.000 hectáreas", "hasta a2.000 hectáreas"),
        ("fr", "établi à 2 %", "établi à2 %"),
    ):
        assert readable(apart, language)
        assert readable(joined, language) is None


@pytest.mark.parametrize(
    ("language", "phrase"),
    [
        ("es", "el PIB {} un 2,5 %"),
        ("es", "la inflación {} en enero un 3 %"),
        ("es", "la cesta de la compra {} cerca de un 2 %"),
        ("es", "el banco {} los tipos en 25 puntos básicos"),
        ("es", "la producción {} a un ritmo anual del 3,4 %"),
        ("es", "el déficit {} hasta el 3 %"),
        ("es", "las mujeres cobran un 15,7 % {}"),
        ("es", "el gasto medio por {} fue de 30 euros"),
        ("ja", "0.5ポイント{}"),
        ("ja", "500円超{}"),
        ("ja", "5%以上の{}"),
        ("ja", "5万人{}"),
    ],
)
def test_a_word_that_is_not_known_where_it_may_say_how_a_number_moved_is_refused(
    language: str, phrase: str
) -> None:
    for word in ("frumiba", "frumió") if language == "es" else ("斐蕪", "ムニャ"):
        assert readable(phrase.format(word), language) is None


NUMBER = re.compile("(?<![A-Za-z])[0-9]+(?:[.,' ][0-9]+)*")  # but not in CO2
FIGURES = [
    (row["language"], row["phrase"], reading)
    for language in LISTED
    for row in labelled(language)
    if (reading := readable(row["phrase"], row["language"])) and NUMBER.search(row["phrase"])
]
TOUCHING = st.sampled_from(
    [chr(code) for code in range(33, 127) if not chr(code).isalnum()]
    + [chr(code) for code in range(65, 123) if chr(code).isalpha()]
    + list("½¼²³¹⁶°′″†‡*§¶¢£¥€©®™±×÷·•–—‐‘’“”«»…‰∞≈≠≤≥①Ⅷ％＋µ¿あ")
)
# Characters that are a sign, a comparator, a unit or a scale where they touch a number.
EXPLAINED = frozenset("+-<>~≈≤≥–—‐＋$€£¥¢%‰％JLVWghlmstANAkKMXx")


def names_its_unit(character: str, reading: Reading, other: Reading) -> bool:
    """Return whether a unit is the same, or another one with the character in it."""
    is_money = reading.unit.isupper() and other.unit.isupper() and character in "CR"  # $C5
    is_prefix = other.unit.startswith(("unit:" + character, "unit:μ"))  # 150µg, 25nm/s
    is_same = reading.unit == other.unit or other.unit.startswith("count:")
    return is_same or is_money or is_prefix


@settings(max_examples=1000, deadline=None)
@given(st.sampled_from(FIGURES), TOUCHING, st.sampled_from(["before", "behind"]), st.integers(0, 3))
def test_a_character_at_a_number_is_explained_or_refused(
    figure: tuple[str, str, Reading], character: str, side: str, index: int
) -> None:
    language, phrase, reading = figure
    numbers = list(NUMBER.finditer(phrase))
    number = numbers[index % len(numbers)]
    place = number.start() if side == "before" else number.end()
    other = readable(phrase[:place] + character + phrase[place:], language)
    if other is None or other.notices or character in EXPLAINED:
        return
    sizes = [(abs(said.value), said.upper and abs(said.upper)) for said in (reading, other)]
    assert sizes[0] == sizes[1] or (character == "±" and other.uncertainty is not None)
    assert reading.comparator == other.comparator
    is_divided = other.per and (character == "/" or other.unit != reading.unit)  # 25nm/s
    assert reading.per == other.per or is_divided
    assert names_its_unit(character, reading, other)


SENTENCES = [
    (
        "de",
        "Die Zahl der Erwerbstätigen stieg um 0,4 % auf 45,2 Millionen, 72 000 Personen mehr.",
        ["stieg um 0,4 %", "auf 45,2 Millionen", "72 000 Personen mehr"],
    ),
    ("de", "Die Preise nahmen im Mai um 1,9 % zu.", ["nahmen im Mai um 1,9 % zu"]),
    ("de", "Mehr als ein Drittel zahlt 12 Euro.", ["Mehr als ein Drittel", "12 Euro"]),
    ("de", "Das kostet 12,5 Cent je kWh.", ["12,5 Cent je kWh"]),
    ("fr", "Près de 66 millions d'habitants.", ["Près de 66 millions d'habitants"]),
    ("fr", "Ce sont 106 habitants au km².", ["106 habitants au km²"]),
    ("fr", "En 2020, le PIB recule de 7,9 %.", ["recule de 7,9 %"]),
    ("es", "La tasa bajó 0,3 puntos, hasta el 11,8 %.", ["bajó 0,3 puntos", "11,8 %"]),
    ("es", "Gasta 1.134 euros al mes.", ["1.134 euros al mes"]),
    ("ja", "輸出額は約5兆円で前年同月比2.6%減となった。", ["約5兆円", "2.6%減"]),
    (
        "de",
        "Der Preis schwankte zwischen 60 und 80 Dollar je Fass.",
        ["zwischen 60 und 80 Dollar je Fass"],
    ),
    (
        "de",
        "Der Umsatz stieg 2023 um 4,5 % auf 12,3 Mrd. Euro.",
        ["stieg 2023 um 4,5 %", "auf 12,3 Mrd. Euro"],
    ),
    (
        "de",
        "Die Produktion ging um 3,9 % auf 35,4 Mio. Tonnen zurück.",
        ["um 3,9 %", "auf 35,4 Mio. Tonnen"],
    ),
    (
        "de",
        "Je 100.000 Einwohner wurden 187 Fälle gemeldet.",
        ["Je 100.000 Einwohner wurden 187 Fälle"],
    ),
    (
        "de",
        "Platz 3 belegt Köln mit 1,08 Millionen Einwohnern.",
        ["1,08 Millionen Einwohnern"],
    ),
    ("de", "Sechs von zehn Befragten fahren Auto.", ["Sechs von zehn"]),
    (
        "fr",
        "Six personnes interrogées sur dix prennent la voiture.",
        ["Six personnes interrogées sur dix"],
    ),
    (
        "fr",
        "Le prix oscille entre 60 et 80 dollars le baril.",
        ["entre 60 et 80 dollars le baril"],
    ),
    ("fr", "On compte 187 cas pour 100 000 habitants.", ["187 cas pour 100 000 habitants"]),
    ("de", "Es sind keine 300 Betriebe.", []),
    ("fr", "Il n'y a pas 300 entreprises.", []),
]


@pytest.mark.parametrize(("language", "sentence", "phrases"), SENTENCES)
def test_the_figures_of_a_sentence_are_found(
    language: str, sentence: str, phrases: list[str]
) -> None:
    mentions = [mention for mention in scan(sentence, language) if not mention.reason]
    assert [sentence[mention.start : mention.end] for mention in mentions] == phrases
    for mention in mentions:
        assert read(sentence[mention.start : mention.end], language) == mention.reading


@pytest.mark.parametrize(("used", "unused"), [(("en", "zh"), "general"), (("de",), "en")])
def test_words_of_a_language_that_is_not_used_are_not_loaded(
    used: tuple[str, ...], unused: str
) -> None:
    code = (
        "import sys\nfrom cited_figures.phrases import read\n"
        f"for language in {used!r}: read('63%', language)\n"
        f"sys.exit('cited_figures.phrases.{unused}' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603


@pytest.mark.parametrize(
    ("language", "phrase", "comparator", "value", "direction"),
    [
        ("de", "fiel unter 5 %", "lt", 5, "level"),
        ("de", "sank um unter 5 %", "gt", -5, "down"),
        ("es", "cayó por debajo del 5 %", "lt", 5, "level"),
        ("es", "cayó menos de un 5 %", "gt", -5, "down"),
        ("fr", "a baissé en dessous de 5 %", "lt", 5, "level"),
        ("fr", "a baissé de moins de 5 %", "gt", -5, "down"),
    ],
)
def test_a_level_that_is_crossed_is_no_size_of_a_change(
    language: str, phrase: str, comparator: str, value: int, direction: str
) -> None:
    reading = read(phrase, language)
    said = reading.comparator, reading.value, reading.direction
    assert said == (comparator, Fraction(value), direction)


@pytest.mark.parametrize(
    ("language", "phrase", "word"),
    [
        ("de", "ein Verlust von 5 Mio. Euro", "Verlust"),
        ("fr", "une perte de 5 millions d'euros", "perte"),
        ("es", "5 millones de euros de pérdidas", "pérdidas"),
        ("ja", "2,000億円の赤字", "赤字"),
    ],
)
def test_a_word_that_makes_a_number_negative_is_told(language: str, phrase: str, word: str) -> None:
    assert read(phrase, language).sign_word == word
