"""Numbers as the cells of a table write them."""

import re
from decimal import Decimal, InvalidOperation


def as_number(cell: str) -> Decimal | None:
    """Return the number that a cell holds, None for a text."""
    try:
        return Decimal(cell) if re.fullmatch(r"-?[0-9.]+", cell) else None
    except InvalidOperation:
        return None


def plain(number: Decimal) -> str:
    """Return a number without an exponent and without zeros that say nothing."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
