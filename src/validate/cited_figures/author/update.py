"""Bring what is derived from the tables of a package up to date."""

from pathlib import Path

from ..cite.records import Records
from ..errors import FiguresError, UnreadableError
from ..package.package import PathLike, read_package
from ..package.paths import on_disk
from ..package.writing import write_all
from ..release.derived.files import DERIVED, derived
from ..release.rewriting import inside, with_line_ends_of


def update(path: PathLike) -> list[str]:
    """Rewrite the derived files that are not current, all or none, and return their names.

    Raises OSError for a file that is missing or cannot be written, UnreadableError for a table
    that is not a file of the package, and FiguresError for what makes no sense.
    """
    package = read_package(path)
    if len(package.resources) < len(package.descriptor.data.get("resources", [])):
        reason = "a resource without a path that is one text; see figures check"
        raise FiguresError(f"{package.descriptor.shown}: {reason}")
    for problem in (*(table.missing for table in package), *package.unreadable.values()):
        if problem:
            raise UnreadableError(problem.found, problem.expected, problem.location, problem.fix)
    root, records = Path(on_disk(package.base)), Records(package)
    texts = {name: derived(records, name) for name in DERIVED}
    changed = {name: new for name, (text, new) in texts.items() if new != text}
    write_all(
        {inside(root, name): with_line_ends_of(root / name, new) for name, new in changed.items()}
    )
    return list(changed)
