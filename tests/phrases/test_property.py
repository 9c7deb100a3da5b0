"""Whatever touches a number is explained, or the phrase is refused."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from cited_figures.phrases import Reading
from cited_figures.phrases.en.lexicon import LEXICON
from labelled_phrases import figures, readable

# Characters that are part of a number, of its unit or of its sign where they touch it.
EXPLAINED = frozenset("+-<>~≈≥≤−–—/.,'\u2019½¼¾⅓⅔⅕⅛ ()")
UNITS = {
    "¢": "USD",
    "%": "percent",
    "％": "percent",
    "‰": "permille",
    "x": "times",
    "C": "unit:°C",
    "F": "unit:°F",
}
TOUCHING = st.sampled_from(
    [chr(code) for code in range(33, 127)]
    + list("½¼²³¹⁶°′″†‡*§¶¢£¥€©®™±×÷·•–—‐‘’“”«»…‰∞≈≠≤≥①Ⅷ万亿％＋µ¿あア한")
)


def spans(phrase: str) -> list[tuple[int, int]]:
    """Return where digits stand in a phrase, from first to last digit."""
    found = []
    start = None
    for index, character in enumerate(phrase + "\0"):
        if character.isdigit() and character.isascii():
            start = index if start is None else start
        elif start is not None and character not in ".,":
            found.append((start, index))
            start = None
    return found


READABLE = [(row["phrase"], readable(row["phrase"], "en")) for row in figures("en", is_fresh=False)]
READABLE = [(phrase, reading) for phrase, reading in READABLE if reading and spans(phrase)]


def explained(touching: str, reading: Reading, changed: str) -> bool:
    """Return whether what touches the number is refused, read as what it is, or skipped rightly."""
    other = readable(changed, "en")
    if other is None or other.notices or (touching == "per" and other.per):
        return True
    sizes = abs(reading.value), reading.upper and abs(reading.upper)
    is_same_size = (abs(other.value), other.upper and abs(other.upper)) in (sizes, sizes[::-1])
    if is_same_size and (other.unit, other.per) == (reading.unit, reading.per):
        return True
    is_period = touching in "Qq" and other.period != reading.period  # range of Q3 to 5 percent
    if is_period or (touching == "±" and other.uncertainty is not None):  # 2±¾
        return True
    factor = LEXICON.scales.get(touching.lower(), 0)
    # Of a range whose ends share a scale, it takes the place of that at one end: 10k to 15 million.
    scaled = {factor * abs(reading.value), factor * abs(reading.value) / reading.scale}
    is_range = reading.upper is not None and other.upper is not None
    is_end = is_range and other.upper == factor * (reading.upper or 0)  # from −4 °C to 3k °C
    if factor and (abs(other.value) in scaled or str(factor)[1:] in other.per or is_end):
        return True
    unit = UNITS.get(touching) or UNITS.get(touching.lower(), "")
    is_unit = other.unit in {unit, f"unit:{touching}", touching.upper()} or (
        LEXICON.symbols.get(touching) == other.unit or touching.lower() in LEXICON.prefixes
    )
    is_currency = reading.unit.isupper() and other.unit.isupper()  # $A5, S$5
    beside = (f"5 {touching.lower()}", f"{touching} 5")  # 350WON, RM2.15
    apart = [readable(phrase, "en") for phrase in beside]
    is_unit = is_unit or any(alone and alone.unit == other.unit for alone in apart)
    name = other.unit.removeprefix("unit:").lower()
    is_printed = is_same_size and name in changed.lower()  # 25gbp, 9.58ms
    return is_currency or is_unit or is_printed or "percentage_point" in other.unit


@settings(max_examples=1500, deadline=None)
@given(
    st.sampled_from(READABLE), TOUCHING, st.sampled_from(["before", "behind"]), st.integers(0, 3)
)
def test_a_character_at_a_number_is_explained_or_refused(
    row: tuple[str, Reading], character: str, end: str, index: int
) -> None:
    phrase, reading = row
    at = spans(phrase)[index % len(spans(phrase))][end == "behind"]
    if character.isdigit() and character.isascii():
        return  # another number
    if character in EXPLAINED:
        return
    changed = phrase[:at] + character + phrase[at:]
    assert explained(character, reading, changed), changed


@settings(max_examples=800, deadline=None)
@given(
    st.sampled_from(READABLE),
    st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=4),
    st.sampled_from(["before", "behind"]),
    st.integers(0, 3),
)
def test_letters_at_a_number_are_explained_or_refused(
    row: tuple[str, Reading], letters: str, end: str, index: int
) -> None:
    phrase, reading = row
    at = spans(phrase)[index % len(spans(phrase))][end == "behind"]
    changed = phrase[:at] + letters + phrase[at:]
    assert explained(letters, reading, changed), changed


def sizes(reading: Reading) -> list[Fraction]:
    """Return the size of a number, or those of both ends of a range."""
    return sorted(abs(end) for end in (reading.value, reading.upper) if end is not None)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(READABLE))
def test_without_its_last_word_a_phrase_keeps_number_and_unit_or_says_it_has_none(
    row: tuple[str, Reading],
) -> None:
    phrase, reading = row
    shorter, _, last = phrase.rpartition(" ")
    other = readable(shorter, "en")
    alone = LEXICON.scales.keys() | LEXICON.unit_words | {"cents"}  # euro cents
    if other is None or other.notices or last.lower() in alone:
        return  # without its scale word no one can tell
    assert sizes(other) == sizes(reading), shorter
    assert other.unit.split(":")[0] == reading.unit.split(":")[0], shorter


def test_enough_phrases_are_tried() -> None:
    assert len(READABLE) > 400
    assert all(reading and isinstance(reading.value, Fraction) for _, reading in READABLE)
