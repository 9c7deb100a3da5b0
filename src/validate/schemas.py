"""Table Schemas and value rules compiled to pandera schemas (polars backend).

``from validate.schemas import figures`` gives the schema of a table of the bundled package,
``from validate.schemas import cited_figures`` the schema of a view with all its value rules.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData

from .frames import DTYPES
from .home import bundled
from .rulebook import load_rules

MANY = 12  # codes that are worth listing in a message


class CrashedError(RuntimeError):
    """A check that could not be computed."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Rows of a frame, counted from zero, that fail one check."""

    rule: str
    column: str
    expected: str
    rows: list[int]


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
    checks = [_unique(names) for names in _keys(descriptor)]
    return TableSchema(columns, checks=checks, strict=True, coerce=True)


def view_schema(rules: Iterable[Mapping[str, Any]]) -> pa.DataFrameSchema:
    """Compile the value rules of one view; each is a check named after its rule."""
    return pa.DataFrameSchema({}, checks=[_sql(rule["id"], rule["sql"]) for rule in rules])


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
        return Failure("cell-required", column, "a value", _where(frame[column].is_null()))
    if not isinstance(check, pa.Check) or not isinstance(error.check_output, pl.DataFrame):
        raise CrashedError(f"{error.reason_code}: {error.failure_cases}")
    column = str(error.schema.name or check.name)
    failed = _where(~error.check_output.to_series(0))
    return Failure(str(check.error), column, str(check.title), failed)


def _where(mask: pl.Series) -> list[int]:
    return mask.fill_null(value=False).arg_true().to_list()


def _column(field: Mapping[str, Any], known: pl.Series | None) -> pa.Column:
    limits = field.get("constraints", {})
    checks = list(_constraints(field["type"], limits))
    if known is not None:
        checks.append(_reference(known))
    return pa.Column(
        DTYPES[field["type"]],
        checks=checks,
        nullable=not limits.get("required", False),
        title=field.get("title"),
        description=field.get("description"),
        metadata={key: field[key] for key in ("example", "rdfType") if key in field},
    )


def _keys(descriptor: Mapping[str, Any]) -> list[list[str]]:
    """Return the sets of fields whose values must be unique, each set once."""
    fields = descriptor["fields"]
    alone = [[each["name"]] for each in fields if each.get("constraints", {}).get("unique")]
    primary = list(descriptor.get("primaryKey", []))
    return alone if primary in alone or not primary else [primary, *alone]


def _constraints(kind: str, limits: Mapping[str, Any]) -> Iterator[pa.Check]:
    error = "cell-constraint"
    read = date.fromisoformat if kind == "date" else lambda value: value
    if "pattern" in limits and kind == "string":
        pattern = limits["pattern"]
        yield pa.Check.str_matches(f"^(?:{pattern})$", error=error, title=f"text like {pattern}")
    if "enum" in limits:
        yield pa.Check.isin(
            [read(each) for each in limits["enum"]], error=error, title=_listed(limits)
        )
    if "minimum" in limits:
        yield pa.Check.ge(
            read(limits["minimum"]), error=error, title=f"{limits['minimum']} or more"
        )
    if "maximum" in limits:
        yield pa.Check.le(
            read(limits["maximum"]), error=error, title=f"{limits['maximum']} or less"
        )
    if "minLength" in limits:
        size = limits["minLength"]
        yield pa.Check.str_length(min_value=size, error=error, title=f"{size} characters or more")
    if "maxLength" in limits:
        size = limits["maxLength"]
        yield pa.Check.str_length(max_value=size, error=error, title=f"{size} characters or fewer")


def _listed(limits: Mapping[str, Any]) -> str:
    codes = [str(each) for each in limits["enum"]]
    if len(codes) > MANY:
        return f"one of the {len(codes)} codes in the schema"
    return "one of " + ", ".join(codes)


def _unique(names: list[str]) -> pa.Check:
    def first_or_null(data: PolarsData) -> pl.LazyFrame:
        key = pl.struct(names)
        null = pl.any_horizontal(pl.col(names).is_null())
        return data.lazyframe.select(key.is_first_distinct() | null)

    title = "a new " + " and ".join(names)
    return pa.Check(first_or_null, error="key-duplicate", title=title, name=names[-1])


def _reference(known: pl.Series) -> pa.Check:
    def resolves(data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(pl.col(data.key).is_in(known.implode()))

    return pa.Check(resolves, error="reference-unresolved", title="a key of the table")


def _sql(rule: str, sql: str) -> pa.Check:
    def passes(data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(pl.sql_expr(sql).fill_null(value=True))

    return pa.Check(passes, error=rule)
