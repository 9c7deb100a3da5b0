"""The conditions of tables and views as pandera schemas (polars backend).

`cited_figures.schemas` hands out those of the bundled package.
"""

import json
import warnings
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import polars as pl

with warnings.catch_warnings():  # pandera imports pyspark where it is installed, which warns
    warnings.simplefilter("ignore")
    import pandera.polars as pa
    from pandera.api.polars.types import PolarsData

from ..finding import Severity
from ..package.bundled import bundled
from .constraints import A_VALUE, DUPLICATE, REQUIRED
from .expressions import DTYPES, Condition, table_conditions, view_conditions
from .rulebook import load_rules, rules_of
from .table import CrashedError, Failure

OTHERS = {"datapackage", "report"}  # schemas of JSON, not of tables


class FrameSchema(pa.DataFrameSchema):
    """A pandera schema for frames of polars, lazy ones too, and of pandas.

    ``needed`` names the columns without which nothing can be judged.
    """

    needed: tuple[str, ...] = ()

    def validate(self, check_obj: Any, *args: Any, **options: Any) -> Any:
        """Return the frame in the types of the schema, of the kind that was given.

        Raises pandera's SchemaError, or SchemaErrors with ``lazy=True``; TypeError for no frame.
        """
        frame = _as_polars(check_obj)
        missing = [name for name in self.needed if name not in frame.columns]
        if missing:
            present = pa.DataFrameSchema({name: pa.Column() for name in missing})
            present.validate(frame, lazy=options.get("lazy", False))
        found = super().validate(self._typed(frame), *args, **options)
        if isinstance(check_obj, pl.LazyFrame):
            return found.lazy()
        if isinstance(check_obj, pl.DataFrame):
            return found
        return found.to_pandas(use_pyarrow_extension_array=True)

    def _typed(self, frame: pl.DataFrame) -> pl.DataFrame:
        return frame

    @classmethod
    def get_backend(cls, check_obj: Any = None, check_type: Any = None) -> Any:
        """Return pandera's own backend, which it registers for its own class only."""
        return pa.DataFrameSchema.get_backend(check_obj, check_type)


def _as_polars(frame: Any) -> pl.DataFrame:
    if isinstance(frame, pl.LazyFrame):
        return frame.collect()  # pandera looks at the names only of a lazy frame
    if isinstance(frame, pl.DataFrame):
        return frame
    if type(frame).__module__.partition(".")[0] == "pandas":
        return pl.DataFrame([_as_written(column) for column in pl.from_pandas(frame)])
    raise TypeError(f"a frame of polars or pandas is needed, not a {type(frame).__name__}")


def _as_written(column: pl.Series) -> pl.Series:
    """Return a column of pandas with days as such; a derived one without values has no type."""
    if column.dtype == pl.String and column.name[:1] == "_" and column.null_count() == len(column):
        return column.cast(pl.Null)
    is_time = isinstance(column.dtype, pl.Datetime)
    return column.dt.date() if is_time and (column == column.dt.truncate("1d")).all() else column


class TableSchema(FrameSchema):
    """The schema of a table: also takes dates as ISO 8601 text, as a plain read_csv gives them."""

    def _typed(self, frame: pl.DataFrame) -> pl.DataFrame:
        dates = [name for name, column in self.columns.items() if column.dtype.type == pl.Date]
        texts = [name for name in dates if frame.schema.get(name) == pl.String]
        parsed = [frame[name].str.to_date("%Y-%m-%d", strict=False) for name in texts]
        whole = [date for date in parsed if date.null_count() == frame[date.name].null_count()]
        return frame.with_columns(whole)


def table_schema(
    descriptor: Mapping[str, Any], keys: Mapping[str, pl.Series] | None = None
) -> TableSchema:
    """Return the pandera schema of a Table Schema (Data Package v2).

    ``keys`` holds the known keys for each field that is a foreign key; other references are
    not checked. Each check carries the rule in ``error`` and the expectation in ``title``.
    """
    conditions = table_conditions(descriptor, keys)
    columns = {field["name"]: _column(field, conditions) for field in descriptor["fields"]}
    unique = [_check(condition) for condition in conditions if condition.rule == DUPLICATE]
    schema = TableSchema(columns, checks=unique, strict=True, coerce=True)
    schema.needed = tuple(columns)
    return schema


def view_schema(name: str) -> pa.DataFrameSchema:
    """Return the value rules of one view; each is a check named after its rule."""
    return of_rows(view_conditions(rules_of(name)))


def of_rows(conditions: Iterable[Condition], cases: int | None = None) -> pa.DataFrameSchema:
    """Return a schema that holds any frame to these conditions.

    ``cases`` is how many failing rows of each pandera shows; ``failures`` needs none.
    """
    judged = [*conditions]
    schema = FrameSchema({}, checks=[_check(condition, cases) for condition in judged])
    names = (name for condition in judged for name in condition.expression.meta.root_names())
    schema.needed = tuple(dict.fromkeys(names))
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


def names() -> list[str]:
    """Return the names of all schemas of the bundled package, of tables and of views."""
    files = (bundled() / "schemas").glob("*.schema.json")
    tables = {file.name.partition(".")[0] for file in files} - OTHERS
    return sorted(tables | {view for rule in load_rules() for view in rule.views})


def __getattr__(name: str) -> pa.DataFrameSchema:
    """Return the schema of a table or a view of the bundled package, made on first use."""
    return _bundled_schema(name)


@cache
def _bundled_schema(name: str) -> pa.DataFrameSchema:
    file = bundled() / "schemas" / f"{name}.schema.json"
    if name.isidentifier() and name not in OTHERS and file.is_file():
        return table_schema(json.loads(file.read_text(encoding="utf-8")))
    if name.startswith("_") or not rules_of(name):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # A notice says what was not compared: no schema does.
    rules = [rule for rule in rules_of(name) if rule.severity != Severity.NOTICE]
    schema = of_rows(view_conditions(rules))
    for rule, check in zip(rules, schema.checks, strict=True):
        check.raise_warning = rule.severity == Severity.WARNING
    return schema


def _failure(error: pa.errors.SchemaError, frame: pl.DataFrame) -> Failure:
    check = error.check
    if check == "not_nullable":
        column = str(error.schema.name)
        return Failure(REQUIRED, column, A_VALUE, _where(frame[column].is_null()))
    if not isinstance(check, pa.Check) or not isinstance(error.check_output, pl.DataFrame):
        raise CrashedError(f"{error.reason_code}: {error.failure_cases}")
    column = str(error.schema.name or check.name)
    failed = _where(~error.check_output.to_series(0))
    return Failure(str(check.error), column, str(check.title or ""), failed)


def _where(mask: pl.Series) -> list[int]:
    return mask.fill_null(value=False).arg_true().to_list()


def _column(field: Mapping[str, Any], conditions: Iterable[Condition]) -> pa.Column:
    own = [condition for condition in conditions if condition.column == field["name"]]
    return pa.Column(
        DTYPES[field["type"]],
        checks=[
            _check(condition) for condition in own if condition.rule not in (REQUIRED, DUPLICATE)
        ],
        nullable=all(condition.rule != REQUIRED for condition in own),
        title=field.get("title"),
        description=field.get("description"),
        metadata={key: field[key] for key in ("example", "rdfType") if key in field},
    )


def _check(condition: Condition, cases: int | None = None) -> pa.Check:
    def is_met(data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(condition.expression.fill_null(value=True))

    return pa.Check(
        is_met,
        name=condition.column,
        error=condition.rule,
        title=condition.expected,
        n_failure_cases=cases,
    )
