"""Citations of figures, sources and the package: what figures cite prints."""

from collections.abc import Iterable, Sequence

from ..errors import UnknownNameError
from ..package.package import PathLike
from ..text import json_text, printable, suggestion
from .bibtex import bibtex_entry
from .csl import csl_item
from .records import Records, read_records
from .references import Reference, figure_reference, package_reference, source_reference
from .styles import DEFAULT, rendered

PACKAGE = "package"  # stands for the name of the package
BIBTEX, CSL_JSON = "bibtex", "csl-json"


def cite(path: PathLike, ids: Sequence[str], style: str = DEFAULT) -> str:
    """Return the citations of figures, sources or the package.

    ``style`` is the name of a CSL style, which gives a line of text for each, or bibtex or
    csl-json. Raises UnreadableError where there is no package, FiguresError for an unknown id,
    table or style.
    """
    return citations(read_records(path), ids, style)


def citations(records: Records, ids: Sequence[str], style: str = DEFAULT) -> str:
    """Return the citations of figures, sources or the package, each once; as ``cite``."""
    references = [_reference(records, name) for name in ids]
    return render({reference.key: reference for reference in references}.values(), style)


def bibliography(records: Records, style: str) -> str:
    """Return all sources of a package, and the package itself last; as ``cite``.

    Raises FiguresError for a table or a date that cannot be read.
    """
    sources = [source_reference(records, source) for source in records.sources.values()]
    return render([*sources, package_reference(records)], style)


def render(references: Iterable[Reference], style: str) -> str:
    """Return references as text in a CSL style, a line for each, as BibTeX or as CSL-JSON."""
    if style == BIBTEX:
        return "\n".join(map(bibtex_entry, references))
    items = [csl_item(reference) for reference in references]
    if style == CSL_JSON:
        return json_text(items)
    return "".join(f"{printable(line)}\n" for line in rendered(items, style))


def _reference(records: Records, name: str) -> Reference:
    if name in (records.name, PACKAGE):
        return package_reference(records)
    if name in records.figures:
        return figure_reference(records, records.figures[name])
    if name in records.sources:
        return source_reference(records, records.sources[name])
    known = [*records.figures, *records.sources, records.name]
    otherwise = "ids are in figures.csv and sources.csv, and package stands for the whole"
    hint = suggestion(name, known, otherwise)
    raise UnknownNameError(f'there is no figure, source or package "{name}"; {hint}')
