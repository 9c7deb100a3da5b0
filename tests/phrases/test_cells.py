"""Cells of tables, read under their headers in every language."""

import pytest

from cited_figures import read


@pytest.mark.parametrize(
    ("language", "phrase", "value", "unit"),
    [
        ("en", "Employment in thousands | 8,041", 8_041_000, "count"),
        ("en", "Rate in % | 7.3", 7.3, "percent"),
        ("en", "Unit: million tonnes | 12.3", 12_300_000, "unit:t"),
        ("en", "Utopia | GDP, 2015 prices, EUR bn | 41.2", 41_200_000_000, "EUR"),
        ("en", "Employment in agriculture | 8,041", 8041, "count"),
        ("de", "Umsatz (Mio. Euro) | 8.041", 8_041_000_000, "EUR"),
        ("de", "Beschäftigte in Tausend | 8.041", 8_041_000, "count:Beschäftigte"),
        ("de", "Beschäftigte (1 000) | 8 041", 8_041_000, "count:Beschäftigte"),
        ("de", "Quote in % | 7,3", 7.3, "percent"),
        ("de", "2024 | Mio. t | 12,3", 12_300_000, "unit:t"),
        ("fr", "Chiffre d'affaires (en millions d'euros) | 8 041", 8_041_000_000, "EUR"),
        ("fr", "Emplois (en milliers) | 8 041", 8_041_000, "count:emplois"),
        ("fr", "2024 | Md€ | 12,3", 12_300_000_000, "EUR"),
        ("fr", "Unité : millions de tonnes | 12,3", 12_300_000, "unit:t"),
        ("es", "Ingresos (millones de euros) | 8.041", 8_041_000_000, "EUR"),
        ("es", "Ocupados (miles) | 8.041,3", 8_041_300, "count:ocupados"),
        ("es", "Unidad: miles de personas | 804,1", 804_100, "count:personas"),
        ("ja", "売上高(百万円) | 8,041", 8_041_000_000, "JPY"),
        ("ja", "就業者数(万人) | 6,781", 67_810_000, "count:人"),
        ("ja", "単位:千人 | 804", 804_000, "count:人"),
        ("zh", "单位:万人 | 804", 8_040_000, "count:人"),
    ],
)
def test_a_header_gives_scale_and_unit(language: str, phrase: str, value: float, unit: str) -> None:
    reading = read(phrase, language)
    assert (float(reading.value), reading.unit) == (value, unit)


@pytest.mark.parametrize(
    ("language", "phrase"),
    [
        ("en", "Deaths (per 100,000 population) | 12.3"),
        ("de", "Sterbefälle (je 100 000 Einwohner) | 12,3"),
        ("fr", "Décès (pour 100 000 habitants) | 12,3"),
        ("es", "Defunciones (por cada 100.000 habitantes) | 12,3"),
    ],
)
def test_a_header_gives_the_denominator(language: str, phrase: str) -> None:
    reading = read(phrase, language)
    assert (float(reading.value), reading.per) == (12.3, "100000 person")
