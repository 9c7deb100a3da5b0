"""A language is added by a file of words; a faulty file is refused with its place."""

import re
import shutil
import tomllib
from fractions import Fraction
from pathlib import Path

import pytest

from cited_figures import phrases
from cited_figures.phrases import Reading, Unreadable, read
from cited_figures.phrases.en import lexicon
from cited_figures.phrases.general import InvalidWords, load, read_by_words
from cited_figures.phrases.general.words import FOLDER

MADE_UP = """
[form]
decimal = ","
groups = "."

[numbers]
counting = "nul; un; duo; tri"
of = "da"
[numbers.scales]
1000000 = "milo; mil."

[ranges]
between = "inta"
and = "ke"
to = "tis"

[bounds]
gt = "plu ol"
near = "presk"

[links]
by = "pa"
to = "ana"

[verbs]
up = "kresi; levis … supre"
down = "fali"

[words]
level = "estas"
article = "la"
comparer = "ol in"

[refused]
negation = "ne"

[bases]
P1Y = "ol pasjare"

[periods]
months = { janu = 1, febru = 2, marti = 3, apri = 4, maju = 5, junu = 6, julu = 7 }
ordinals = "unua; dua; tria; kvara"
month = "in {month} {year}"
quarter = "in {ordinal:part} kvartalo {year}"

[per]
leads = "por"
[per.things]
person = "kapo"

[units]
percent = "%; procento"

[currencies]
EUR = "euroj"
"""
READ = [
    ("la salario kresi pa 3,5 % ol pasjare", "eq", "3.5", "percent", "up", "P1Y"),
    ("fali pa plu ol 2 procento", "lt", "-2", "percent", "down", ""),
    ("levis pa 2 procento supre", "eq", "2", "percent", "up", ""),
    ("fali ana 1.500 euroj", "eq", "1500", "EUR", "level", ""),
    ("presk tri mil. da euroj", "approx", "3000000", "EUR", "level", ""),
    ("inta 3 ke 5 %", "range", "3", "percent", "level", ""),
    ("la salario estas 20 euroj por kapo in dua kvartalo 2020", "eq", "20", "EUR", "level", ""),
]


def read_made_up(phrase: str, folder: Path) -> Reading:
    """Read a phrase of a language that is made up."""
    (folder / "qx.toml").write_text(MADE_UP, encoding="utf-8")
    return read_by_words(phrase, load("qx", folder))


@pytest.mark.parametrize("label", READ, ids=lambda label: label[0])
def test_a_file_of_words_is_all_that_a_language_needs(
    label: tuple[str, ...], tmp_path: Path
) -> None:
    phrase, comparator, value, *rest = label
    reading = read_made_up(phrase, tmp_path)
    assert (reading.comparator, reading.value) == (comparator, Fraction(value))
    assert [reading.unit, reading.direction, reading.base] == rest


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("ne kresi pa 3 %", "negate"),
        ("levis pa 3 %", "second part"),
        ("fantazi 3 %", "unclear word"),
        ("inta 3 ke", "one end of a range"),
        ("3.5 %", "malformed"),
        ("3 % 5 %", "two figures"),
    ],
)
def test_refusals_need_no_code_either(phrase: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_made_up(phrase, tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('near = "presk"', 'nearly = "presk"', "bounds: .*'nearly' was unexpected"),
        ("months = { janu", "month_names = { janu", "periods: .*'month_names' was unexpected"),
        ('near = "presk"', 'near = "plu ol"', "'plu ol' has two meanings .*gt.*near"),
        ('1000000 = "milo;', 'milo = "1000000;', "numbers.scales: .*milo"),
        ('near = "presk"', 'near = ["presk"]', "bounds.near: .* is not of type"),
        ("[currencies]", "[coins]", "'coins' was unexpected|\"currencies\" is a required"),
        ("[form]", "[form", "qx.toml: .*line 2"),
        ('down = "fali"', 'down = "fali; kresi"', "'kresi' has two meanings .*up.*down"),
    ],
)
def test_a_faulty_file_is_named_with_the_place(
    old: str, new: str, message: str, tmp_path: Path
) -> None:
    assert old in MADE_UP
    (tmp_path / "qx.toml").write_text(MADE_UP.replace(old, new), encoding="utf-8")
    with pytest.raises(InvalidWords, match=message):
        load("qx", tmp_path)


@pytest.mark.parametrize("language", ["de", "es", "fr", "ja"])
def test_the_files_that_are_read_without_a_look_at_their_form_have_it(
    language: str, tmp_path: Path
) -> None:
    shutil.copy(FOLDER / f"{language}.toml", tmp_path)
    load(language, tmp_path)


@pytest.mark.parametrize("phrase", ["up to 36.2%", "total 36.2%", "割合は约36.2%", "割合は近36.2%"])
def test_words_of_another_language_at_a_japanese_number_are_not_passed_over(phrase: str) -> None:
    with pytest.raises(Unreadable, match="an unclear word in front of the number"):
        read(phrase, "ja")


@pytest.mark.parametrize("table", ["sets", "scan"])
def test_english_grammar_and_file_name_the_same_sets(table: str) -> None:
    grammar = Path(phrases.__file__).parent / "en"
    code = "\n".join(module.read_text(encoding="utf-8") for module in grammar.glob("*.py"))
    asked = set(re.findall(rf"\b(?:{table.upper()}|self\.{table})\.(\w+)", code))
    words = tomllib.loads((FOLDER / "en.toml").read_text(encoding="utf-8"))
    known = vars(getattr(lexicon, table.upper())).keys()
    assert words[table].keys() <= asked <= known
