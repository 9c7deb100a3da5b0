"""The pandera schemas of the bundled package: one for each table and each view.

A view has columns that only the checks derive; ``frame`` makes it of a package. Rows that break a
rule of severity ``error`` are refused, with pandera's SchemaError or SchemaErrors; for a warning,
which exemptions of a package may answer, pandera warns with a SchemaWarning.
"""

from typing import TYPE_CHECKING, Any

from .package.package import PathLike
from .tables import schemas as _schemas

if TYPE_CHECKING:
    import polars as pl


def frame(view: str, path: PathLike = ".") -> "pl.DataFrame":
    """Return a view of a package, with all that the schema of its name looks at.

    Raises FiguresError for a package that cannot be read, or without the tables of the view.
    """
    from .errors import UnknownNameError
    from .package.package import read_package
    from .rules.workspace import NotApplicableError, Workspace
    from .views.definitions import VIEWS

    if view not in VIEWS:
        raise UnknownNameError(f"no view {view}; there are {', '.join(VIEWS)}")
    try:
        return Workspace(read_package(path)).view(view).frame.collect()
    except NotApplicableError as reason:
        raise UnknownNameError(f"no view {view}: {reason}") from None


def __dir__() -> list[str]:
    return ["frame", *_schemas.names()]


def __getattr__(name: str) -> Any:
    """Return the schema of a table or a view, made when it is first asked for."""
    return getattr(_schemas, name)
