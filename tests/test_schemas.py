"""Table Schemas as pandera schemas."""

from typing import Any

import polars as pl
import pytest
from pandera.errors import SchemaErrors

from cited_figures.tables.schemas import failures, table_schema, view_schema
from cited_figures.tables.table import CrashedError


def schema(**field: Any) -> dict[str, Any]:
    return {"fields": [{"name": "x", **field}], "primaryKey": []}


@pytest.mark.parametrize(
    ("kind", "limits", "good", "bad"),
    [
        ("number", {"minimum": 0}, [0.0, 1.5], [-0.5]),
        ("number", {"maximum": 100}, [100.0], [100.5]),
        ("integer", {"enum": [1, 2]}, [1, 2], [3]),
        (
            "date",
            {"minimum": "2020-01-01", "maximum": "2020-12-31"},
            ["2020-12-31"],
            ["2021-01-01"],
        ),
        ("date", {"enum": ["2020-01-01"]}, ["2020-01-01"], ["2020-01-02"]),
        ("string", {"minLength": 2, "maxLength": 3}, ["ab", "云计算"], ["a", "abcd"]),
        ("string", {"pattern": "a|b"}, ["a", "b"], ["axyz", "xb"]),
        ("boolean", {"required": True}, [True], [None]),
        ("string", {"unique": True}, ["a", None, None], ["a", "a"]),
    ],
)
def test_a_constraint_means_what_the_standard_says(
    kind: str, limits: dict[str, Any], good: list[Any], bad: list[Any]
) -> None:
    compiled = table_schema(schema(type=kind, constraints=limits))
    assert compiled.validate(pl.DataFrame({"x": good}), lazy=True).height == len(good)
    with pytest.raises(SchemaErrors):
        compiled.validate(pl.DataFrame({"x": bad}), lazy=True)


def test_every_failing_row_is_reported() -> None:
    compiled = table_schema(schema(type="number", constraints={"minimum": 0}))
    frame = pl.DataFrame({"x": [-1.0 if n % 2 else 1.0 for n in range(5_000)]})
    (failure,) = failures(compiled, frame)
    assert failure.rows == list(range(1, 5_000, 2))


def test_a_condition_that_is_null_passes() -> None:
    compiled = view_schema([{"id": "positive", "sql": "x > 0"}])
    (failure,) = failures(compiled, pl.DataFrame({"x": [1.0, None, -1.0]}))
    assert (failure.rule, failure.rows) == ("positive", [2])


def test_a_condition_that_cannot_be_computed_is_no_verdict() -> None:
    compiled = view_schema([{"id": "no-such-column", "sql": "y > 0"}])
    with pytest.raises(CrashedError, match="y"):
        list(failures(compiled, pl.DataFrame({"x": [1.0]})))
