"""Large CSV files as columns of text, read like ``csv_file`` does but in less memory."""

from array import array
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, overload

from .csv_file import LONGEST, Sheet, cut

if TYPE_CHECKING:
    import polars as pl

LARGE = 200_000  # bytes of a file from which on columns are worth their start
PART = 50_000  # rows that are handled at once


class Rows(Sequence[list[str]]):
    """Rows of text that are kept as columns; ``ragged`` holds those that do not fit."""

    def __init__(self, frame: "pl.DataFrame", ragged: dict[int, list[str]]) -> None:
        """Keep a frame of text, in which null is an empty cell."""
        self.frame, self.ragged = frame, ragged

    def __len__(self) -> int:
        """Return the number of rows."""
        return self.frame.height

    def __iter__(self) -> Iterator[list[str]]:
        """Yield the rows."""
        return map(self.__getitem__, range(len(self)))

    @overload
    def __getitem__(self, row: int) -> list[str]: ...
    @overload
    def __getitem__(self, row: slice) -> list[list[str]]: ...
    def __getitem__(self, row: int | slice) -> list[str] | list[list[str]]:
        """Return the cells of a row as written."""
        if isinstance(row, slice):
            return [self[index] for index in range(*row.indices(len(self)))]
        if row in self.ragged:
            return self.ragged[row]
        return [cell or "" for cell in self.frame.row(row)]


def split_columns(raw: bytes) -> Sheet | None:
    """Return the sheet of a file as CSV writers write it, or None for any other.

    polars reads the file, and must write the same bytes again: then no cell was lost, padded or
    guessed, and csv readers find the same cells.
    """
    import polars as pl

    if b"\r" in raw:  # polars keeps what others take for a line end
        return None
    try:
        frame = pl.read_csv(raw, infer_schema=False)
    except pl.exceptions.PolarsError:
        return None
    if frame.height + 1 != raw.count(b"\n") or _has_giants(frame) or not _is_written_so(frame, raw):
        return None
    empty = {row: [""] * frame.width for row in _empty_rows(frame)}
    lines = range(2, frame.height + 2)
    return Sheet(frame.columns, Rows(frame, empty), lines, frozenset(empty))


def _empty_rows(frame: "pl.DataFrame") -> list[int]:
    """Return the rows without a cell; most tables have something in each first cell."""
    import polars as pl

    first = frame.to_series(0)
    without = (first.is_null() | (first == "")).arg_true()
    rest = frame[without].select(pl.all_horizontal(pl.all().is_null() | (pl.all() == "")))
    return without.filter(rest.to_series()).to_list()


def _has_giants(frame: "pl.DataFrame") -> bool:
    """Return whether a cell may be longer than a cell of a table is."""
    import polars as pl

    cells = frame.select(pl.all().str.len_bytes().max()).row(0)
    return max(*map(len, frame.columns), *(length or 0 for length in cells)) > LONGEST


def _is_written_so(frame: "pl.DataFrame", raw: bytes) -> bool:
    start = 0
    for part in frame.iter_slices(PART):
        written = part.write_csv(include_header=not start).encode()
        if raw[start : start + len(written)] != written:
            return False
        start += len(written)
    return start == len(raw)


def split_rows(text: str) -> Sheet:
    """Split any CSV text into cells; raises BrokenSheetError as ``csv_file.split`` does."""
    import polars as pl

    records = cut(text)
    header = next(records)[2]
    ragged: dict[int, list[str]] = {}
    tall: list[int] = []
    lines = array("q")
    schema = dict.fromkeys(map(str, range(len(header))), pl.String)
    spare = [""] * len(header)
    frames = [pl.DataFrame(schema=schema)]
    while part := list(islice(records, PART)):
        for number, (start, end, row) in enumerate(part, len(lines)):
            if len(row) != len(header) or not any(row):
                ragged[number] = row
            if end > start:
                tall.append(number)
        lines.extend(start for start, _, _ in part)
        rows = [(*row, *spare)[: len(header)] for _, _, row in part]
        frames.append(pl.DataFrame(rows, schema=schema, orient="row"))
    return Sheet(header, Rows(pl.concat(frames), ragged), lines, frozenset(ragged), tuple(tall))
