"""Load a table for analysis: checked, and with typed columns."""

from collections.abc import Collection
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Literal, overload

from ..errors import FiguresError, UnknownNameError
from ..finding import Report
from ..package.bundled import bundled
from ..package.package import PathLike, read_package
from ..report.text import render
from ..text import suggestion
from .engine import check

if TYPE_CHECKING:
    import polars as pl

FRAMES = {"polars": (), "pandas": ("pandas", "pyarrow")}


class InvalidPackageError(FiguresError, ValueError):
    """A package that does not pass its checks; ``report`` holds what they found."""

    def __init__(self, report: Report) -> None:
        """Say what was found, as ``figures check`` does."""
        super().__init__(render(report).rstrip())
        self.report = report


@overload
def load(
    table: str = ..., *, path: PathLike | None = ..., frame: Literal["polars"] = ...
) -> "pl.DataFrame": ...
@overload
def load(table: str = ..., *, path: PathLike | None = ..., frame: Literal["pandas"]) -> Any: ...
def load(
    table: str = "figures",
    *,
    path: PathLike | None = None,
    frame: Literal["polars", "pandas"] = "polars",
) -> Any:
    """Return a table of a package that passes its checks, in the types of its schema.

    The package is that of the installed distribution, or the one at ``path``, its folder or its
    datapackage.json. Nothing is fetched. ``frame`` is polars, or pandas with the types of
    pyarrow. Missing values are null; warnings of the checks do not count.

    Raises InvalidPackageError (a ValueError) for a package that does not pass, FiguresError for a
    table or a frame that does not exist, and ImportError when pandas or pyarrow is missing.
    """
    _known("frame", frame, FRAMES)
    _require(frame)
    root = bundled() if path is None else path
    report = check(root)
    if any(finding.severity.is_error for finding in report.findings):
        raise InvalidPackageError(report)
    from ..tables.frames import read_frames  # only here, as it imports polars

    frames = read_frames(read_package(root))
    _known("table", table, frames)
    found = frames[table]
    return found.to_pandas(use_pyarrow_extension_array=True) if frame == "pandas" else found


def _known(what: str, name: str, names: Collection[str]) -> None:
    if name not in names:
        hint = suggestion(name, names, f"there are {', '.join(names)}")
        raise UnknownNameError(f"no {what} {name}; {hint}")


def _require(frame: str) -> None:
    missing = [name for name in FRAMES[frame] if find_spec(name) is None]
    if missing:
        names = " ".join(missing)
        raise ImportError(f"frame={frame!r} needs {names}, not installed: pip install {names}")
