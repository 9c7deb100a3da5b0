"""Sentences in the languages that are read by their words."""

import csv
from datetime import date
from pathlib import Path

import pytest

from cited_figures.evidence.named import named
from cited_figures.evidence.proof import Status
from cited_figures.evidence.sentences import sentences
from evidence.saying import proof_of

STATED = date(2021, 3, 15)
YEAR = "2020-01-01/2020-12-31"
LISTED = (Path(__file__).parent / "listed.csv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(LISTED.splitlines()))
CONTRADICTED = [
    # comparator, scale, sign
    ("de", "Es zählt mehr als 40 Geräte.", "40 Geräte"),
    ("de", "Der Umsatz betrug rund 40 Millionen Euro.", "40 Millionen Euro"),
    ("de", "Der Umsatz betrug 40 Millionen Euro.", "betrug 40"),
    ("de", "Die Preise sanken um 3 %.", "um 3 %"),
    ("de", "Es waren 40 Betriebe oder mehr.", "40 Betriebe"),
    ("de", "Es waren zwischen 40 und 50 Betriebe.", "50 Betriebe"),
    ("fr", "Le pays compte plus de 40 entreprises.", "40 entreprises"),
    ("fr", "Le taux est proche de 40 %.", "40 %"),
    ("fr", "Les ventes ont baissé de 3 %.", "de 3 %"),
    ("fr", "La dette atteint 40 milliards d'euros.", "atteint 40"),
    ("es", "El país tiene más de 40 empresas.", "40 empresas"),
    ("es", "La tasa es de casi el 40 %.", "40 %"),
    ("es", "La deuda alcanza 40 millones de euros.", "alcanza 40"),
    ("ja", "企業数は40社以上だった。", "40社"),
    ("ja", "企業数は約40社だった。", "40社"),
    ("ja", "売上高は40億円だった。", "40"),
    # negation
    ("de", "Es sind nicht 40 Betriebe.", "40 Betriebe"),
    ("de", "Keine 40 Betriebe nahmen teil.", "40 Betriebe"),
    ("fr", "Il n'y a pas 40 entreprises.", "40 entreprises"),
    ("es", "No hay 40 empresas.", "40 empresas"),
    ("es", "El país no tiene 40 empresas.", "40 empresas"),
    ("ja", "企業数は40社ではない。", "40社"),
    # plans and possibilities
    ("de", "Der Anteil soll 40 % betragen.", "40 %"),
    ("de", "Bis dahin wird der Anteil auf 40 % steigen.", "40 %"),
    ("de", "Das Ziel sind 40 Betriebe.", "40 Betriebe"),
    ("fr", "Le taux devrait atteindre 40 %.", "40 %"),
    ("fr", "L'objectif est de 40 %.", "40 %"),
    ("es", "La tasa podría alcanzar el 40 %.", "40 %"),
    ("es", "Se prevé que la tasa sea del 40 %.", "40 %"),
    ("ja", "割合は40%に達する見通しだ。", "40%"),
    ("ja", "目標は40%だ。", "40%"),
    # denominators
    ("de", "Das sind 40 Euro je Einwohner.", "40 Euro"),
    ("fr", "Cela représente 40 euros par habitant.", "40 euros"),
    ("es", "Son 40 euros por habitante.", "40 euros"),
    ("ja", "1人当たり40万円だった。", "40万円"),
]
SAYING_SO = [
    ("de", "Es zählt mehr als 40 Geräte.", "mehr als 40 Geräte"),
    ("de", "Der Umsatz betrug im Jahr 2020 rund 40 Millionen Euro.", "rund 40 Millionen Euro"),
    ("de", "Die Preise sanken um 0,3 %, die Löhne stiegen um 2,5 %.", "sanken um 0,3 %"),
    ("de", "Die Zahl stieg um 3 % auf 45,2 Millionen.", "45,2 Millionen"),
    ("de", "Nicht nur 40 Betriebe nahmen teil.", "40 Betriebe"),
    ("de", "Insgesamt 22,3 Mrd. Euro wurden investiert.", "22,3 Mrd. Euro"),
    ("fr", "Le pays compte plus de 40 entreprises.", "plus de 40 entreprises"),
    ("fr", "Les ventes ont baissé de 0,3 % sur un an.", "ont baissé de 0,3 %"),
    ("fr", "La dette atteint 40 milliards d'euros, soit 112,0 % du PIB.", "112,0 % du PIB"),
    ("fr", "Le taux s'établit à 7,3 % en 2020.", "s'établit à 7,3 %"),
    ("es", "El país tiene más de 40 empresas.", "más de 40 empresas"),
    ("es", "La tasa se situó en el 11,8 %.", "se situó en el 11,8 %"),
    ("es", "Las ventas subieron un 3,5 % en 2020.", "subieron un 3,5 %"),
    ("ja", "企業数は約40社だった。", "約40社"),
    ("ja", "失業率は2.5%となった。", "失業率は2.5%"),
    ("ja", "輸出額は前年同月比3.1%増の9兆円だった。", "前年同月比3.1%増"),
]


@pytest.mark.parametrize(("language", "sentence", "phrase"), CONTRADICTED)
def test_a_sentence_that_says_otherwise_proves_nothing(
    language: str, sentence: str, phrase: str
) -> None:
    proof = proof_of(sentence, phrase, language=language)
    assert proof.status is not Status.EXACT
    assert proof.reason


@pytest.mark.parametrize(("language", "sentence", "phrase"), SAYING_SO)
def test_a_sentence_that_says_the_same_is_exact(language: str, sentence: str, phrase: str) -> None:
    proof = proof_of(sentence, phrase, language=language)
    assert proof.status is Status.EXACT, proof.reason


@pytest.mark.parametrize(
    ("language", "sentence", "phrase", "base"),
    [
        ("de", "Die Preise stiegen um 2 % gegenüber dem Vormonat.", "stiegen um 2 %", "P1Y"),
        ("fr", "Les prix augmentent de 2 % sur un mois.", "augmentent de 2 %", "P1Y"),
        ("es", "Los precios subieron un 2 % respecto al mes anterior.", "subieron un 2 %", "P1Y"),
        ("ja", "物価は前月比2%上昇した。", "2%上昇", "P1Y"),
    ],
)
def test_the_base_next_to_a_phrase_is_that_of_the_row(
    language: str, sentence: str, phrase: str, base: str
) -> None:
    said = {"language": language, "measure": "growth"}
    assert proof_of(sentence, phrase, base=base, **said).status is not Status.EXACT
    assert proof_of(sentence, phrase, base="P1M", **said).status is Status.EXACT


@pytest.mark.parametrize(
    ("language", "text", "start", "end"),
    [
        ("de", "im Januar 2020", "2020-01-01", "2020-01-31"),
        ("de", "im 3. Quartal 2020", "2020-07-01", "2020-09-30"),
        ("de", "im zweiten Halbjahr 2020", "2020-07-01", "2020-12-31"),
        ("de", "am 3. Februar 2020", "2020-02-03", "2020-02-03"),
        ("de", "im Jahr 2019", "2019-01-01", "2019-12-31"),
        ("de", "im Februar", "2021-02-01", "2021-02-28"),
        ("fr", "en janvier 2020", "2020-01-01", "2020-01-31"),
        ("fr", "au troisième trimestre 2020", "2020-07-01", "2020-09-30"),
        ("fr", "au 2e trimestre 2020", "2020-04-01", "2020-06-30"),
        ("fr", "le 1er mars 2020", "2020-03-01", "2020-03-01"),
        ("fr", "en 2019", "2019-01-01", "2019-12-31"),
        ("es", "en enero de 2020", "2020-01-01", "2020-01-31"),
        ("es", "en el tercer trimestre de 2020", "2020-07-01", "2020-09-30"),
        ("es", "en 2019", "2019-01-01", "2019-12-31"),
        ("ja", "2020年1月の", "2020-01-01", "2020-01-31"),
        ("ja", "2020年第3四半期は", "2020-07-01", "2020-09-30"),
        ("ja", "令和2年の", "2020-01-01", "2020-12-31"),
        ("ja", "1月は", "2021-01-01", "2021-01-31"),
    ],
)
def test_periods_are_named(language: str, text: str, start: str, end: str) -> None:
    (found,) = named(text, language, STATED)
    assert found.fits((date.fromisoformat(start), date.fromisoformat(end)))
    assert not found.fits((date(2018, 1, 1), date(2018, 1, 31)))


@pytest.mark.parametrize(
    ("language", "sentence", "phrase"),
    [
        ("de", "Im Januar 2020 betrug die Quote 5 %.", "betrug die Quote 5 %"),
        ("fr", "En janvier 2020, le taux était de 5 %.", "le taux était de 5 %"),
        ("es", "En enero de 2020 la tasa era del 5 %.", "la tasa era del 5 %"),
        ("ja", "2020年1月の失業率は5%だった。", "失業率は5%"),
    ],
)
def test_the_period_of_a_row_is_that_of_its_sentence(
    language: str, sentence: str, phrase: str
) -> None:
    said = {"language": language, "period_basis": "printed"}
    january = date(2020, 1, 1), date(2020, 1, 31)
    february = date(2020, 2, 1), date(2020, 2, 29)
    assert proof_of(sentence, phrase, period=january, **said).status is Status.EXACT
    assert proof_of(sentence, phrase, period=february, **said).status is not Status.EXACT


def test_a_year_that_is_compared_with_is_not_the_period() -> None:
    (found,) = named("gegenüber 2019 um 3 % gestiegen", "de", STATED)
    assert found.role == "base"


@pytest.mark.parametrize(
    "text",
    [
        "Im 3. Quartal stieg der Umsatz auf 22,3 Mrd. Euro je Jahr.",
        "Am 3. August 2020 waren es z. B. 300 Betriebe.",
        "Es waren rd. 300 Betriebe bzw. 5 Mio. € Umsatz.",
        "M. Dupont compte env. 300 entreprises, p. ex. Renault.",
        "El Sr. García tiene 300 empresas en EE. UU. según la pág. 5.",
        "売上高は3.5兆円だった。",
    ],
)
def test_abbreviations_and_ordinals_end_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Es waren 300. Der Umsatz stieg.",
        "Il y a 300 entreprises. La hausse est nette.",
        "Hay 300 empresas. La subida es clara.",
        "企業は300社。売上高は3兆円。",
    ],
)
def test_sentences_end(text: str) -> None:
    assert len(sentences(text)) == 2


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["sentence"])
def test_a_row_is_exact_where_its_sentence_says_so(row: dict[str, str]) -> None:
    start, end = (row["period"] or YEAR).split("/")
    proof = proof_of(
        row["sentence"],
        row["phrase"],
        language=row["language"],
        period=(date.fromisoformat(start), date.fromisoformat(end)),
        period_basis="printed" if row["period"] else "",
        base=row["base"],
        measure=row["measure"],
        per=frozenset(filter(None, [row["per"]])),
        is_positive=True,
    )
    assert (proof.status is Status.EXACT) == (row["expected"] == "exact"), proof.reason
