"""What ``figures find`` prints: a table for people, CSV and JSON for programs."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from decimal import ROUND_DOWN, Context, Decimal, Inexact
from fractions import Fraction
from typing import Any

from ..text import abridged, counted, printable
from ..views.bounds import DIGITS
from .find import Found

FORMATS = ("text", "csv", "json")
COLUMNS = (
    *("locator", "status", "phrase", "comparator", "value", "upper", "unit", "per", "direction"),
    *("period", "base", "reason", "context"),
)
_WIDTH = 40  # characters of a column of the table
_LONGEST, _AROUND = 1000, 200  # characters of a sentence that are shown, and of the rest


def listing(found: Iterable[Found], form: str) -> Iterator[str]:
    """Yield what there is in a text, as pieces of a table, of CSV or of a JSON array."""
    return {"text": _table, "csv": _csv, "json": _json}[form](found)


def _table(found: Iterable[Found]) -> Iterator[str]:
    read = seen = 0
    for number in found:
        read += number.is_figure and not number.reason
        seen += number.is_figure and bool(number.reason)
        says = ": ".join(filter(None, (_said(number), number.reason)))
        phrase = abridged(printable(number.phrase), _WIDTH)
        yield f"{number.locator:<8} {number.status} {phrase:<{_WIDTH}} {printable(says)}\n"
    yield f"{counted(read, 'figure')} read, {seen} seen\n"


def _said(number: Found) -> str:
    cells = _cells(number)
    ends = f"{cells['value']} to {cells['upper']}" if cells["upper"] else cells["value"]
    per = f"per {cells['per']}" if cells["per"] else ""
    base = f"against {cells['base']}" if cells["base"] else ""
    says = (
        *(cells["comparator"], ends, cells["unit"], per, cells["direction"], cells["period"]),
        base,
    )
    return " ".join(filter(None, says))


def _csv(found: Iterable[Found]) -> Iterator[str]:
    yield _line(COLUMNS)
    for number in found:
        yield _line(_cells(number).values())


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _json(found: Iterable[Found]) -> Iterator[str]:
    yield "["
    for index, number in enumerate(found):
        yield ",\n" if index else "\n"
        yield json.dumps(_cells(number), ensure_ascii=False)
    yield "\n]\n"


def _cells(number: Found) -> dict[str, str]:
    reading = number.reading
    said: dict[str, Any] = dict.fromkeys(COLUMNS, "")
    said |= {"locator": number.locator, "status": number.status, "phrase": number.phrase}
    said |= {"reason": number.reason, "context": _context(number)}
    if reading:
        said |= {name: getattr(reading, name) for name in COLUMNS if hasattr(reading, name)}
        said["value"] = _number(reading.value)
        said["upper"] = "" if reading.upper is None else _number(reading.upper)
    return said


def _context(number: Found) -> str:
    """Return the sentence, or of a very long one what stands around the phrase."""
    if len(number.sentence) <= _LONGEST:
        return number.sentence
    start = max(0, number.start - _AROUND)
    end = number.start + len(number.phrase) + _AROUND
    return f"{'…' * (start > 0)}{number.sentence[start:end]}…"


def _number(value: Fraction) -> str:
    """Return a number in full; one that does not end, such as a third, in six digits."""
    context = Context(prec=_EXACT)
    written = context.divide(Decimal(value.numerator), Decimal(value.denominator))
    if context.flags[Inexact]:
        short = Context(prec=DIGITS, rounding=ROUND_DOWN)
        written = short.divide(Decimal(value.numerator), Decimal(value.denominator))
    return format(written, "f")


_EXACT = 80  # digits, more than any number that is read has
