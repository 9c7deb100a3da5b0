"""Table Schemas and value rules compiled to pandera schemas (polars backend).

`cited_figures.schemas` hands out those of the bundled package.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData

from ..package.bundled import bundled
from ..package.patterns import anchored
from .constraints import (
    A_KNOWN_KEY,
    A_VALUE,
    CONSTRAINT,
    DUPLICATE,
    REQUIRED,
    UNRESOLVED,
    Constraint,
    constraints,
    is_required,
    new_key,
    unique_keys,
)
from .frames import DTYPES
from .rulebook import load_rules
from .table import CrashedError, Failure

# How pandera holds a column to a constraint.
CHECKS: dict[str, Callable[..., pa.Check]] = {
    "pattern": lambda limit, **words: pa.Check.str_matches(anchored(limit), **words),
    "enum": pa.Check.isin,
    "minimum": pa.Check.ge,
    "maximum": pa.Check.le,
    "minLength": lambda limit, **words: pa.Check.str_length(min_value=limit, **words),
    "maxLength": lambda limit, **words: pa.Check.str_length(max_value=limit, **words),
}


class TableSchema(pa.DataFrameSchema):
    """A pandera schema that also takes dates as ISO 8601 text, as a plain read_csv gives them."""

    def validate(self, check_obj: Any, *args: Any, **options: Any) -> Any:
        """Return the frame in the types of the schema.

        Raises pandera's SchemaError, or SchemaErrors with ``lazy=True``.
        """
        dates = [name for name, column in self.columns.items() if column.dtype.type == pl.Date]
        texts = [each for each in dates if check_obj.schema.get(each) == pl.String]
        parsed = [check_obj[each].str.to_date("%Y-%m-%d", strict=False) for each in texts]
        whole = [each for each in parsed if each.null_count() == check_obj[each.name].null_count()]
        return super().validate(check_obj.with_columns(whole), *args, **options)

    @classmethod
    def get_backend(cls, check_obj: Any = None, check_type: Any = None) -> Any:
        """Return pandera's own backend, which it registers for its own class only."""
        return pa.DataFrameSchema.get_backend(check_obj, check_type)


def table_schema(
    descriptor: Mapping[str, Any], keys: Mapping[str, pl.Series] | None = None
) -> TableSchema:
    """Compile a Table Schema (Data Package v2).

    ``keys`` holds the known keys for each field that is a foreign key; other references are
    not checked. Each check carries the rule in ``error`` and the expectation in ``title``.
    """
    known = keys or {}
    columns = {
        each["name"]: _column(each, known.get(each["name"])) for each in descriptor["fields"]
    }
    checks = [_unique(names) for names in unique_keys(descriptor)]
    return TableSchema(columns, checks=checks, strict=True, coerce=True)


def view_schema(rules: Iterable[Mapping[str, Any]]) -> pa.DataFrameSchema:
    """Compile the value rules of one view; each is a check named after its rule."""
    return pa.DataFrameSchema({}, checks=[_sql(rule["id"], rule["sql"]) for rule in rules])


def terse(schema: pa.DataFrameSchema) -> pa.DataFrameSchema:
    """Return a schema that is told to keep one case of each check; ``failures`` needs none."""
    of_columns = (check for each in schema.columns.values() for check in each.checks)
    for check in (*schema.checks, *of_columns):
        check.n_failure_cases = 1
    return schema


def failures(schema: pa.DataFrameSchema, frame: pl.DataFrame) -> Iterator[Failure]:
    """Validate a frame and yield every check that fails, with all its rows.

    Raises CrashedError when a check itself breaks.
    """
    try:
        schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        for error in errors.schema_errors:
            yield _failure(error, frame)


def __getattr__(name: str) -> pa.DataFrameSchema:
    """Return the schema of a table or a view of the bundled package, compiled on first use."""
    return _bundled_schema(name)


@cache
def _bundled_schema(name: str) -> pa.DataFrameSchema:
    file = bundled() / "schemas" / f"{name}.schema.json"
    if name.isidentifier() and name != "datapackage" and file.is_file():
        return table_schema(json.loads(file.read_text(encoding="utf-8")))
    rules = [] if name.startswith("_") else [r for r in load_rules() if name in r["views"]]
    if not rules:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return view_schema(rules)


def _failure(error: pa.errors.SchemaError, frame: pl.DataFrame) -> Failure:
    check = error.check
    if check == "not_nullable":
        column = str(error.schema.name)
        return Failure(REQUIRED, column, A_VALUE, _where(frame[column].is_null()))
    if not isinstance(check, pa.Check) or not isinstance(error.check_output, pl.DataFrame):
        raise CrashedError(f"{error.reason_code}: {error.failure_cases}")
    column = str(error.schema.name or check.name)
    failed = _where(~error.check_output.to_series(0))
    return Failure(str(check.error), column, str(check.title), failed)


def _where(mask: pl.Series) -> list[int]:
    return mask.fill_null(value=False).arg_true().to_list()


def _column(field: Mapping[str, Any], known: pl.Series | None) -> pa.Column:
    checks = [_check(each) for each in constraints(field)]
    if known is not None:
        checks.append(_reference(known))
    return pa.Column(
        DTYPES[field["type"]],
        checks=checks,
        nullable=not is_required(field),
        title=field.get("title"),
        description=field.get("description"),
        metadata={key: field[key] for key in ("example", "rdfType") if key in field},
    )


def _check(constraint: Constraint) -> pa.Check:
    check = CHECKS[constraint.kind]
    return check(constraint.limit, error=CONSTRAINT, title=constraint.expected)


def _unique(names: list[str]) -> pa.Check:
    def first_or_null(data: PolarsData) -> pl.LazyFrame | bool:
        keys = data.lazyframe.select(names).collect()
        if keys.hash_rows().n_unique() == keys.height:
            return True  # equal keys have equal hashes, so there are none
        null = pl.any_horizontal(pl.col(names).is_null())
        return keys.lazy().select(pl.struct(names).is_first_distinct() | null)

    return pa.Check(first_or_null, error=DUPLICATE, title=new_key(names), name=names[-1])


def _reference(known: pl.Series) -> pa.Check:
    def resolves(data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(pl.col(data.key).is_in(known.implode()))

    return pa.Check(resolves, error=UNRESOLVED, title=A_KNOWN_KEY)


def _sql(rule: str, sql: str) -> pa.Check:
    def passes(data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(pl.sql_expr(sql).fill_null(value=True))

    return pa.Check(passes, error=rule)
