"""A phrase of which figure and surrounding words are understood."""

from collections.abc import Sequence
from typing import NamedTuple

from .amounts import Amount
from .before import Before
from .lexer import Token
from .script import Text

FACTORS = frozenset({"times", "doubling"})


class Parsed(NamedTuple):
    """The figure with the tokens on both sides and what those before it say."""

    text: Text
    earlier: Sequence[Token]
    figure: Amount
    later: Sequence[Token]
    before: Before
