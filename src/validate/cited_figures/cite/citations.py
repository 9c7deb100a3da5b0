"""Citations of figures, sources and the package: what figures cite prints."""

import os
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from ..errors import UnknownNameError
from ..text import MONTHS, json_text, printable, suggestion
from .bibtex import bibtex_entry
from .records import Records, read_records
from .references import (
    Name,
    Reference,
    figure_reference,
    package_reference,
    source_reference,
)
from .wording import long_date

PACKAGE = "package"  # stands for the name of the package
NO_DATE = "n.d."
STYLES = ("text", "apa", "bibtex", "csl-json")


def cite(path: str | os.PathLike[str], ids: Sequence[str], style: str = "text") -> str:
    """Return the citations of figures, sources or the package, in one of ``STYLES``.

    Raises UnreadableError where there is no package, FiguresError for an unknown id or table.
    """
    return citations(read_records(path), ids, style)


def citations(records: Records, ids: Sequence[str], style: str = "text") -> str:
    """Return the citations of figures, sources or the package, each once; as ``cite``."""
    references = [_reference(records, name) for name in ids]
    return render({reference.key: reference for reference in references}.values(), style)


def bibliography(records: Records, style: str) -> str:
    """Return all sources of a package, and the package itself last, in one of ``STYLES``.

    Raises FiguresError for a table or a date that cannot be read.
    """
    sources = map(source_reference, records.sources.values())
    return render([*sources, package_reference(records)], style)


def render(references: Iterable[Reference], style: str) -> str:
    """Return references in one of ``STYLES``."""
    if style == "csl-json":
        return json_text([_csl(reference) for reference in references])
    if style == "bibtex":
        return "\n".join(map(bibtex_entry, references))
    write = {"text": _text, "apa": _apa}[style]
    return "".join(f"{printable(write(reference))}\n" for reference in references)


def _reference(records: Records, name: str) -> Reference:
    if name in (records.name, PACKAGE):
        return package_reference(records)
    if name in records.figures:
        return figure_reference(records, records.figures[name])
    if name in records.sources:
        return source_reference(records.sources[name])
    known = [*records.figures, *records.sources, records.name]
    otherwise = "ids are in figures.csv and sources.csv, and package stands for the whole"
    hint = suggestion(name, known, otherwise)
    raise UnknownNameError(f'there is no figure, source or package "{name}"; {hint}')


def _text(reference: Reference) -> str:
    if reference.coded:
        return _sentence(reference)
    names = " and ".join(name.shown for name in reference.makers)
    version = f"version {reference.version}" if reference.version else ""
    title = f"{reference.title} ({reference.key})" if version else reference.title
    publisher = reference.publisher if reference.authors else ""
    when = long_date(reference.when) if reference.when else NO_DATE
    parts = [names, title, publisher, version, when, reference.note, _url(reference)]
    return ", ".join(part for part in parts if part) + _copy(reference) + "."


def _sentence(reference: Reference) -> str:
    """Return the citation of one figure as the README words it."""
    names = " and ".join(name.shown for name in reference.makers)
    publisher = reference.publisher if reference.authors and reference.copy_url else ""
    when = long_date(reference.when) if reference.when else NO_DATE
    parts = [names, f'"{reference.phrase}"', reference.title, publisher, when, reference.locator]
    stated = ", ".join(part for part in parts if part)
    return f"{stated}{_copy(reference)}; {reference.coded}."


def _url(reference: Reference) -> str:
    if not reference.url or not reference.accessed:
        return reference.url
    return f"{reference.url}, accessed {long_date(reference.accessed)}"


def _copy(reference: Reference) -> str:
    if not reference.copy_url:
        return ""
    when = f" on {long_date(reference.accessed)}" if reference.accessed else ""
    return f"; copy seen at {reference.copy_url}{when}"


def _apa(reference: Reference) -> str:
    """Return an entry of a list of references, APA 7, as plain text."""
    title = reference.title
    if reference.version:
        title += f" (Version {reference.version})"
    if reference.genre:
        title += f" [{reference.genre}]"
    publisher = reference.publisher if reference.authors else ""
    names = ", & ".join(_apa_name(name) for name in reference.makers)
    head = f"{names.removesuffix('.')}. ({_apa_date(reference)})" if names else ""
    parts = [head, title if names else f"{title} ({_apa_date(reference)})", publisher]
    copy = f"Copy seen at {reference.copy_url}" if reference.copy_url else ""
    remarks = f"({'; '.join(reference.remarks)})" if reference.remarks else ""
    ends = [part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part]
    return " ".join(part for part in (*ends, reference.url, copy, remarks) if part)


def _apa_name(name: Name) -> str:
    if not name.given:
        return name.shown
    initials = " ".join(
        "-".join(f"{part[0]}." for part in word.split("-") if part) for word in name.given.split()
    )
    return f"{name.family}, {initials}"


def _apa_date(reference: Reference) -> str:
    if reference.when is None:
        return NO_DATE
    year = str(reference.when.year)
    if reference.type == "dataset":
        return year
    return f"{year}, {MONTHS[reference.when.month - 1]} {reference.when.day}"


def _csl(reference: Reference) -> dict[str, Any]:
    """Return an item of CSL-JSON."""
    news = reference.type == "article-newspaper"
    item = {
        "id": reference.key,
        "type": reference.type,
        "author": [_csl_name(name) for name in reference.makers],
        "title": reference.title,
        "container-title": reference.publisher if news else "",
        "publisher": reference.publisher if reference.authors and not news else "",
        "genre": "" if reference.type == "dataset" else reference.genre,
        "version": reference.version,
        "issued": _csl_date(reference.when),
        "URL": reference.url or reference.copy_url,
        "accessed": _csl_date(reference.accessed),
        "language": reference.language,
        "note": reference.field_note,
    }
    return {key: value for key, value in item.items() if value}


def _csl_name(name: Name) -> dict[str, str]:
    if not name.given:
        return {"literal": name.shown}
    return {"family": name.family, "given": name.given}


def _csl_date(when: date | None) -> dict[str, list[list[int]]]:
    return {"date-parts": [[when.year, when.month, when.day]]} if when else {}
