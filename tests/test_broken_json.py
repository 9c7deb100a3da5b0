"""JSON that cannot be read: what is wrong, where, and what to do, in words for people."""

import json
from pathlib import Path
from random import Random

import pytest

from changes import ROOT
from cited_figures import check
from cited_figures.errors import UnreadableError
from cited_figures.finding import Fault
from cited_figures.package.broken_json import flaw
from cited_figures.package.json_file import parse
from cited_figures.package.package import DESCRIPTOR

SAID = {
    '{"a": 1,}': (8, "a comma before the closing }"),
    '{"a": [1, 2,\n], "b": 2}': (12, "a comma before the closing ]"),
    '{"a": 1,, "b": 2}': (9, "a comma with nothing before it"),
    '{"a": {,}}': (8, "a comma with nothing before it"),
    '{"a": 1\n "b": 2}': (8, "no comma after 1"),
    '{"a": ["x"\n\n"y"]}': (11, 'no comma after "x"'),
    '{"a": "x"; "b": 2}': (10, 'no comma after "x"'),
    '{"version" "1"}': (11, 'no colon after "version"'),
    '{"version"= "1"}': (11, 'no colon after "version"'),
    '{"version"}': (11, 'no colon after "version"'),
    '{"a": }': (5, "a colon with no value after it"),
    '{"a": ["b": 1]}': (11, "a colon after a value"),
    "{'a': 1}": (2, "' in place of a double quote"),
    '{"a": \u201cx\u201d}': (7, "\u201c in place of a double quote"),
    "{a: 1}": (2, "the name a without double quotes"),
    '{"a": yes}': (7, "the text yes without double quotes"),
    '{"a": "an "old" one"}': (11, "a double quote inside a text"),
    '{"a": "an ""old"" one"}': (11, "a double quote inside a text"),
    '{"a": 1 // one\n}': (9, "a comment"),
    '{"a": 1 /* one */}': (9, "a comment"),
    '{"a": 1 # one\n}': (9, "a comment"),
    '{"a": "x\n}': (7, "a text without its closing quote"),
    '{"a": "x': (7, "a text without its closing quote"),
    '{"a": "x\ty"}': (9, "a tab in a text"),
    '{"a": "x\x00y"}': (9, "a control character U+0000 in a text"),
    r'{"a": "C:\data"}': (10, r"\d in a text"),
    '{"a": {"b": 1}': (15, "the end of the file, with the { of line 1 still open"),
    '{"a":': (6, "the end of the file, with the { of line 1 still open"),
    '{"a": [1, 2}': (12, "} where the [ of line 1 is to be closed"),
    '{"a": 1}}': (9, "a } more than were opened"),
    '{"a": 1}\n{"b": 2}': (1, "text after the end of the JSON"),
    '{"a": True}': (7, "True for true"),
    '{"a": None}': (7, "None for null"),
    '{"a": NaN}': (7, "NaN, which is not JSON"),
    '{"a": -Infinity}': (7, "-Infinity, which is not JSON"),
    '{"a": .5}': (7, ".5, which is not a number of JSON"),
    '{"a": 2020-01-31}': (7, "2020-01-31, which is not a number of JSON"),
    '{\u00a0"a": 1}': (2, "the character U+00A0 outside a text"),
    '{"a": 1\ufeff}': (8, "the character U+FEFF outside a text"),
    '{"a": 1, "b": {"a": 1},\n"a": 2}': (1, 'the key "a" twice in one object'),
    '{"a": 1e999}': (7, "a number that is too large for a double"),
    '{"a": 1234567890123456789}': (7, "a whole number of more than 18 digits"),
    r'{"a": "x", "b": "\ud800"}': (17, "a lone surrogate escape in a string"),
    "name: x\n": (1, "text that begins with name"),
    "[1]": (1, "a list instead of an object"),
    "3": (1, "a number instead of an object"),
}


def fault(raw: bytes) -> Fault:
    with pytest.raises(UnreadableError) as caught:
        parse(raw, "a.json")
    return caught.value.fault


@pytest.mark.parametrize("text", SAID)
def test_what_is_wrong_is_said_with_its_place_and_the_next_step(text: str) -> None:
    found = fault(text.encode())
    assert (found.location.column, found.found) == SAID[text]
    assert found.location.line in range(1, text.count("\n") + 2)
    assert found.fix


def test_a_byte_that_is_not_utf_8_has_its_line() -> None:
    found = fault(b'{\n"a": "caf\xe9"}')
    assert (found.location.line, found.found) == (2, "the byte 0xE9, which is not UTF-8")


@pytest.mark.parametrize("file", [DESCRIPTOR, "schemas/units.schema.json"])
def test_a_trailing_comma_is_one_finding(package: Path, file: str) -> None:
    text = (package / file).read_text(encoding="utf-8")
    (package / file).write_text(text.rstrip().removesuffix("}").rstrip() + ",\n}\n", "utf-8")
    (found,) = check().findings
    assert (found.rule, found.location.file) == ("package-unreadable", file)
    assert (found.found, found.fix) == ("a comma before the closing }", "Remove the comma.")
    assert found.location.line == text.rstrip().count("\n")


def test_a_flaw_is_found_wherever_python_refuses_the_text() -> None:
    chance = Random(1)  # noqa: S311  (no secret)
    whole = (ROOT / DESCRIPTOR).read_text(encoding="utf-8")[:2_000].rpartition("\n")[0]
    short = r'{"a": [1, {"b": "x\n"}, true], "c": -1.5e3, "d": {}}'
    for number in range(4_000):
        chars = list(short if number % 4 else whole)
        for _ in range(chance.randint(1, 3)):
            place = chance.randrange(len(chars))
            chars[place : place + chance.randint(0, 1)] = chance.choice("{}[],:\"'\\/#\n\t 05.e-tN")
        text = "".join(chars)
        try:
            json.loads(text)
            is_json = True
        except ValueError:
            is_json = False
        assert (flaw(text) is None) is is_json, text
