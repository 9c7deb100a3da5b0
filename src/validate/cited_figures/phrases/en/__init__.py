"""The English grammar."""

from .grammar import read_english
from .lexicon import LEXICON

__all__ = ["currency_names", "read_english"]


def currency_names() -> dict[str, str]:
    """Return the English names of currencies, singular and plural, with their ISO 4217 codes."""
    return dict(LEXICON.currency_names)
