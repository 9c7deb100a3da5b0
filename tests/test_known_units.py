"""A phrase in a known unit, by any of its nouns, is read as this unit."""

import pytest

from cited_figures.phrases import Unreadable, read
from cited_figures.views.readings import Unit
from csv_rows import Row
from package_builder import known_units

UNITS = known_units()
IN_FRONT = ("百分之", "千分之")  # these come before the number


def nouns(unit: Row) -> list[str]:
    return [noun for noun in unit["nouns"].split("|") if noun]


def phrases(noun: str, per: str) -> list[tuple[str, str]]:
    """Return phrases with a noun in the singular and in the plural, with their language."""
    if noun.isascii():
        return [(f"{number} {noun}{f' per {per}' if per else ''}", "en") for number in (1, 40)]
    return [(f"{noun}40" if noun in IN_FRONT else f"40{noun}", "zh")]


def fits(unit: Row, phrase: str, language: str) -> bool | None:
    """Return whether a phrase is read as the unit, or None where it is not read."""
    cells = {name if name == "unit_id" else f"_unit_{name}": cell for name, cell in unit.items()}
    try:
        return Unit.of(cells).factor(read(phrase, language)) is not None
    except Unreadable:
        return None


@pytest.mark.parametrize("name", UNITS)
def test_phrases_in_a_known_unit_are_read_as_it(name: str) -> None:
    unit = UNITS[name]
    tried = [phrase for noun in nouns(unit) for phrase in phrases(noun, unit["per"])]
    answers = [fits(unit, *phrase) for phrase in tried]
    assert True in answers or not tried
    assert False not in answers, tried[answers.index(False)]
