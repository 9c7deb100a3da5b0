"""Tables of odd sizes and odd signs."""

from pathlib import Path

import pytest

from changes import ROOT

from .attack import Make, endings, raw, table

FIGURES = (ROOT / "data" / "figures.csv").read_bytes()
HEAD, *ROWS = FIGURES.splitlines()
SIZE = 250_000
PHRASE = b"4.2 trillion yuan"


def _rows(row: bytes, count: int) -> bytes:
    return HEAD + b"\n" + (row + b"\n") * count


def _printed(phrase: str) -> Make:
    return table(FIGURES.replace(PHRASE, phrase.encode()))


TABLES = {
    "empty": b"",
    "line ends": b"\n" * SIZE,
    "a header and line ends": HEAD + b"\n" * SIZE,
    "carriage returns": HEAD + b"\r" * SIZE,
    "columns": b"," * SIZE,
    "columns and a row": b",".join([b"c"] * (SIZE // 4)) + b"\n" + b"," * (SIZE // 2),
    "a row of columns": HEAD + b"\n" + b"," * SIZE,
    "short rows": _rows(b"a", SIZE // 2),
    "empty rows": _rows(b"," * (HEAD.count(b",")), 4_000),
    "an open quote": HEAD + b'\n"' + b"a" * SIZE,
    "quotes": b'"' * SIZE,
    "a long cell": HEAD + b"\n" + b"a" * SIZE,
    "many lines in a cell": _rows(b'"' + b"\n" * 100 + b'"', 2_000),
    "NUL": HEAD + b"\n" + b"\0" * SIZE,
    "nothing but NUL": b"\0" * SIZE,
    "one line of stops": b"./" * SIZE,
    "no text": bytes(range(256)) * 4_000,
    "UTF-16": FIGURES.decode().encode("utf-16"),
    "surrogates": FIGURES.replace(b"F04", b"\xed\xa0\x80"),
    "the same row": _rows(ROWS[0], 500),
    "formulas": _rows(b",".join([b"=1"] * (HEAD.count(b",") + 1)), 2_000),
    "invisible signs": FIGURES.replace(b"F04", "\u200b".encode() * 40_000),
    "unassigned signs": FIGURES.replace(
        b"F04", "".join(map(chr, range(0x40000, 0x44000))).encode()
    ),
    "many digits": FIGURES.replace(b"4200000000000", b"9" * 100_000),
    "many decimals": FIGURES.replace(b"4200000000000", b"0." + b"0" * 100_000 + b"1"),
    "a power": FIGURES.replace(b"4200000000000", b"1e999999999"),
    "a long period": FIGURES.replace(b"2020-01-01/P7M", b"2020-01-01/P" + b"9" * 100_000 + b"M"),
    "a late period": FIGURES.replace(b"2020-01-01/P7M", b"9999-01-01/P99M"),
}
PHRASES = ["4" * 100_000, "more than " * 9_000, "亿" * 30_000, "1," * 100, "1 " * 60_000, "(" * 300]
UNITS = (ROOT / "data" / "units.csv").read_bytes()


@pytest.mark.slow
def test_tables_of_any_shape_are_answered(tmp_path: Path) -> None:
    found = endings(tmp_path, {name: table(content) for name, content in TABLES.items()})
    assert {name for name, ending in found.items() if ending.code == 0} == set()
    assert "250,001 cells, more than 2,000" in found["a row of columns"].out
    assert "249999 empty rows" in found["a header and line ends"].out
    assert "at least 90,001 more, which are not listed" in found["short rows"].out
    assert "encoding-invalid" in found["unassigned signs"].out


def test_phrases_and_nouns_of_any_length_are_answered(tmp_path: Path) -> None:
    attacks = {phrase[:9]: _printed(f'"{phrase}"') for phrase in PHRASES}
    for name, nouns in {"nouns": "|".join(f"z{n}" for n in range(15_000)), "x": "a b|" * 9}.items():
        attacks[name] = table(UNITS.replace(b"platforms", nouns.encode(), 1), "units")
    assert all(ending.code < 2 for ending in endings(tmp_path, attacks).values())


SMALL = {name: content for name, content in TABLES.items() if len(content) < SIZE // 2}


@pytest.mark.parametrize("command", ["show", "cite"])
def test_odd_tables_are_shown_and_cited_or_refused(tmp_path: Path, command: str) -> None:
    attacks = {name: table(content) for name, content in SMALL.items()}
    arguments = {"show": ("show", "--format", "json"), "cite": ("cite", "F04", "F01")}[command]
    endings(tmp_path, attacks, *arguments)


def test_a_package_larger_than_the_limit_is_not_read(tmp_path: Path) -> None:
    def sparse(package: Path) -> None:
        with (package / "data" / "figures.csv").open("wb") as stream:
            stream.truncate(3 << 30)

    attacks = {
        "a table": sparse,
        "a schema": raw(b"{}" + b" " * 5_000_000, "schemas/units.schema.json"),
    }
    found = endings(tmp_path, attacks)
    assert (
        "3,221,225,472 bytes of all tables of a package, more than 500,000,000"
        in found["a table"].out
    )
    assert "5,000,002 bytes of a descriptor or a schema" in found["a schema"].out
