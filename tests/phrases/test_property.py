"""Whatever touches a number is explained, or the phrase is refused."""

import csv
from fractions import Fraction
from pathlib import Path

from cited_figures.phrases import Reading, Unreadable, read
from hypothesis import given, settings
from hypothesis import strategies as st

HERE = Path(__file__).parent
ROWS = [
    row
    for name in ("own.csv", "fresh.csv")
    for row in csv.DictReader((HERE / name).read_text(encoding="utf-8").splitlines())
    if row["value"] != "refused" and row.get("lang", "en") == "en"
]
# Letters and characters that a reader understands where they touch a number.
EXPLAINED = frozenset("kKmbB+-<>~≈≥≤$€£₩₹₽₺₴₦₱฿₫₸₪%‰ /x°—.½¼¾⅓⅔⅕⅛'\u2019,(")
TOUCHING = st.sampled_from(
    [chr(code) for code in range(33, 127)]
    + list("½¼²³¹⁶°′″†‡*§¶¢£¥€©®™±×÷·•–—‐‘’“”«»…‰∞≈≠≤≥①Ⅷ万亿％＋µ¿あア한")
)


def readable(phrase: str) -> Reading | None:
    try:
        return read(phrase, "en")
    except Unreadable:
        return None


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


READABLE = [(row["phrase"], readable(row["phrase"])) for row in ROWS]
READABLE = [(phrase, reading) for phrase, reading in READABLE if reading and spans(phrase)]


def same(reading: Reading | None, other: Reading | None) -> bool:
    return (
        reading is None
        or other is None
        or (abs(reading.value), reading.upper, reading.unit, reading.per)
        == (abs(other.value), other.upper, other.unit, other.per)
    )


@settings(max_examples=6000, deadline=None)
@given(st.sampled_from(READABLE), TOUCHING, st.booleans(), st.integers(0, 3))
def test_a_character_at_a_number_is_explained_or_refused(
    row: tuple[str, Reading], character: str, is_before: bool, index: int
) -> None:
    phrase, reading = row
    start, end = spans(phrase)[index % len(spans(phrase))]
    at = start if is_before else end
    if character.isdigit() and character.isascii():
        return  # another number
    if character in EXPLAINED:
        return
    changed = phrase[:at] + character + phrase[at:]
    assert same(readable(changed), reading), changed


@settings(max_examples=3000, deadline=None)
@given(
    st.sampled_from(READABLE),
    st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=4),
    st.booleans(),
    st.integers(0, 3),
)
def test_letters_at_a_number_are_explained_or_refused(
    row: tuple[str, Reading], letters: str, is_before: bool, index: int
) -> None:
    phrase, reading = row
    start, end = spans(phrase)[index % len(spans(phrase))]
    at = start if is_before else end
    changed = phrase[:at] + letters + phrase[at:]
    other = readable(changed)
    assert same(other, reading) or (is_before is False and _is_unit(letters, other)), changed


def _is_unit(letters: str, other: Reading | None) -> bool:
    """Return whether the letters are a unit or a scale that is glued to its number."""
    return other is not None and (
        other.unit in {f"unit:{letters}", letters.upper(), "percentage_point", "basis_point"}
        or letters in {"bn", "mn", "tn", "pp", "bp", "usd"}
        or other.unit.startswith("unit:")
    )


@settings(max_examples=2000, deadline=None)
@given(st.sampled_from(READABLE))
def test_without_its_last_word_a_phrase_keeps_number_and_unit_or_says_it_has_none(
    row: tuple[str, Reading],
) -> None:
    phrase, reading = row
    shorter = phrase.rpartition(" ")[0]
    other = readable(shorter)
    if other is None or other.notices:
        return
    is_kept = abs(other.value) == abs(reading.value) and other.upper == reading.upper
    assert is_kept, shorter
    assert other.unit.split(":")[0] == reading.unit.split(":")[0], shorter


def test_enough_phrases_are_tried() -> None:
    assert len(READABLE) > 400
    assert all(isinstance(reading.value, Fraction) for _, reading in READABLE)
