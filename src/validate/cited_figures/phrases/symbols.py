"""The symbols of units and currencies, which all languages share."""

import tomllib
from pathlib import Path
from typing import Any

_DATA = tomllib.loads((Path(__file__).parent / "words" / "symbols.toml").read_text("utf-8"))

UNITS = {name: f"unit:{name}" for name in _DATA["units"]["same"].split()} | {
    name: f"unit:{unit}" for name, unit in _DATA["units"]["other"].items()
}
"""The unit of each symbol, whose case counts."""

CODES = frozenset(_DATA["currencies"]["codes"].split())
"""The codes of ISO 4217 that are read."""
WORDS = frozenset(_DATA["currencies"]["words"].split())
"""The codes that are words as well, as in "TOP 10"."""

SIGNS: dict[str, str] = _DATA["currencies"]["signs"]
"""The code of each sign of a currency, in small letters; "home" for that of the region."""

NAMES: list[str] = _DATA["names"]["numbered"].split()
"""Names that hold numbers, whose case counts."""

INTERVALS: dict[str, list[str]] = _DATA["intervals"]
"""The words in an interval: those that lead to it, and those between its ends."""

RATIOS: dict[str, Any] = _DATA["ratios"]
"""How a ratio to one is printed."""

HALVES = frozenset(_DATA["halves"]["words"].split())
"""Words for a half that may stand behind a number, in languages without a grammar."""

FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
"""The plain form of each wide letter, digit and sign, for `str.translate`."""

MARKS = frozenset(sign for sign in SIGNS if len(sign) == 1 and not sign.isalpha()) | {"¥"}
"""The signs of currencies that are one character and no letter."""
