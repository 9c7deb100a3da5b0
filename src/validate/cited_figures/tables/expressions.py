"""What every row of a table or a view must meet, each rule as one polars expression.

They are made here and nowhere else, from the Table Schemas and from schemas/rules.json. The engine
evaluates them, and the pandera schemas wrap them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import polars as pl

from ..package.patterns import anchored
from .constraints import (
    A_KNOWN_KEY,
    A_VALUE,
    CONSTRAINT,
    DUPLICATE,
    REQUIRED,
    UNRESOLVED,
    constraints,
    is_required,
    new_key,
    unique_keys,
)
from .rulebook import ValueRule
from .table import CrashedError, Failure

DTYPES: dict[str, pl.DataType] = {
    "string": pl.String(),
    "number": pl.Float64(),
    "integer": pl.Int64(),
    "date": pl.Date(),
    "boolean": pl.Boolean(),
}
STREAMED = 200_000  # rows from which on a view is worked through in parts
_LIMITS: dict[str, Callable[[pl.Expr, Any], pl.Expr]] = {
    "pattern": lambda column, limit: column.str.contains(anchored(limit)),
    "enum": lambda column, limit: column.is_in(limit),
    "minimum": lambda column, limit: column >= limit,
    "maximum": lambda column, limit: column <= limit,
    "minLength": lambda column, limit: column.str.len_chars() >= limit,
    "maxLength": lambda column, limit: column.str.len_chars() <= limit,
}


class Condition(NamedTuple):
    """A condition on every row, met where its expression is true or null.

    ``rule`` names the fault where it is not met, in ``column``.
    """

    rule: str
    column: str
    expected: str
    expression: pl.Expr


def table_conditions(
    descriptor: Mapping[str, Any], keys: Mapping[str, pl.Series] | None = None
) -> list[Condition]:
    """Return what a Table Schema (Data Package v2) asks of each row.

    ``keys`` holds the known keys for each field that is a foreign key; other references are not
    looked at.
    """
    known = keys or {}
    found = [
        condition
        for field in descriptor["fields"]
        for condition in _column_conditions(field, known.get(field["name"]))
    ]
    repeated = (_first_of_its_key(names) for names in unique_keys(descriptor))
    return [*found, *repeated]


def view_conditions(rules: Iterable[ValueRule]) -> list[Condition]:
    """Return what value rules ask of each row of a view."""
    return [Condition(rule.id, rule.column, "", _parsed(rule.sql)) for rule in rules]


def columns_judged(rule: ValueRule) -> set[str]:
    """Return the columns of a view that the condition of a rule reads, and the one it blames."""
    return {rule.column, *_parsed(rule.sql).meta.root_names()}


@cache  # a rule looks at several views
def _parsed(sql: str) -> pl.Expr:
    return pl.sql_expr(sql)


def broken(frame: pl.LazyFrame, conditions: Sequence[Condition], rows: int) -> list[Condition]:
    """Return the conditions that a row breaks, all of them if one cannot be computed."""
    verdicts = [
        condition.expression.all().alias(str(place)) for place, condition in enumerate(conditions)
    ]
    if not verdicts or not rows:
        return []
    try:
        held = collected(frame.select(verdicts), rows).row(0)
    except pl.exceptions.PolarsError:
        return list(conditions)
    return [condition for condition, holds in zip(conditions, held, strict=True) if not holds]


def failures(frame: pl.LazyFrame, conditions: Sequence[Condition], rows: int) -> list[Failure]:
    """Return the rows of a frame that break each condition; pandera is asked what breaks them.

    Raises CrashedError when a condition cannot be computed.
    """
    doubtful = broken(frame, conditions, rows)
    if not doubtful:
        return []
    from . import schemas  # only here, as it imports pandera

    known = frame.collect_schema().names()
    roots = (name for condition in doubtful for name in condition.expression.meta.root_names())
    kept = [name for name in dict.fromkeys(roots) if name in known]
    schema = schemas.of_rows(doubtful, cases=1)
    return list(schemas.failures(schema, collected(frame.select(kept), rows)))


def noticed(frame: pl.LazyFrame, conditions: Sequence[Condition], rows: int) -> list[Failure]:
    """Return the rows that break each condition of a warning or a notice, which refuse no frame.

    Raises CrashedError when a condition cannot be computed.
    """
    found = []
    for condition in broken(frame, conditions, rows):
        is_broken = ~condition.expression.fill_null(value=True)
        try:
            verdicts = collected(frame.select(is_broken.alias("")), rows).to_series()
        except pl.exceptions.PolarsError as error:
            raise CrashedError(f"{condition.rule}: {error}") from error
        places = verdicts.arg_true().to_list()
        found.append(Failure(condition.rule, condition.column, condition.expected, places))
    return found


def collected(frame: pl.LazyFrame, rows: int) -> pl.DataFrame:
    """Return the rows of a frame, worked through in parts if there are many."""
    return frame.collect(engine="streaming" if rows > STREAMED else "in-memory")


def _column_conditions(field: Mapping[str, Any], known: pl.Series | None) -> Iterator[Condition]:
    name = field["name"]
    column = pl.col(name)
    if is_required(field):
        yield Condition(REQUIRED, name, A_VALUE, column.is_not_null())
    for limit in constraints(field):
        expression = _LIMITS[limit.kind](column, limit.limit)
        yield Condition(CONSTRAINT, name, limit.expected, expression)
    if known is not None:
        yield Condition(UNRESOLVED, name, A_KNOWN_KEY, column.is_in(known.implode()))


def _first_of_its_key(names: list[str]) -> Condition:
    key = pl.col(names[0]) if len(names) == 1 else pl.struct(names)
    first = key.is_first_distinct() | pl.any_horizontal(pl.col(name).is_null() for name in names)
    return Condition(DUPLICATE, names[-1], new_key(names), first)
