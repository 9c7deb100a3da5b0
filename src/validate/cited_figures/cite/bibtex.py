"""References as BibTeX in UTF-8, with the special characters of TeX escaped."""

import re

from ..text import MONTHS, printable
from .references import DATASET, Name, Reference
from .wording import long_date

ESCAPES = str.maketrans(
    {char: f"\\{char}" for char in "$&#_%"}
    | {
        # not \{ and \}: BibTeX counts braces without looking at the backslash
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "\\": r"{\textbackslash}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
    }
)


def bibtex_entry(reference: Reference) -> str:
    """Return a reference as an entry of a BibTeX file.

    Everything is in fields that the standard styles print, which have none for a URL or a version.
    """
    title = " ".join(filter(None, [reference.title, reference.exact]))
    how = [
        "Dataset" if reference.type == DATASET else reference.genre,
        reference.further_publisher,
        reference.url,
    ]
    accessed = f"accessed {long_date(reference.accessed)}" if reference.accessed else ""
    archived = f"archived at {reference.archived}" if reference.archived else ""
    container = "" if reference.container == reference.publisher else reference.container
    fields = {
        "author": " and ".join(map(_name, reference.makers)),
        "title": f"{{{escaped(title)}}}",  # inner braces keep the capitals
        "howpublished": escaped(", ".join(filter(None, how))),
        **_date(reference),
        "note": escaped("; ".join(filter(None, [container, reference.note, archived, accessed]))),
    }
    lines = [f"  {name} = {_braced(name, text)},\n" for name, text in fields.items() if text]
    return f"@misc{{{reference.key},\n{''.join(lines)}}}\n"


def escaped(text: str) -> str:
    """Return a text that TeX prints as it is, with opening and closing quotes."""
    return re.sub('"([^"]*)"', r"``\1''", text.translate(ESCAPES))


def _date(reference: Reference) -> dict[str, str]:
    when = reference.when
    if when is None:
        return {}
    return {
        "year": str(when.year),
        "month": MONTHS[when.month - 1][:3].lower(),
        "day": str(when.day),
    }


def _braced(name: str, text: str) -> str:
    # BibTeX itself knows the months
    return text if name == "month" else f"{{{printable(text)}}}"


def _name(name: Name) -> str:
    if not name.given:
        return f"{{{escaped(name.shown)}}}"  # an organization, not to be taken apart
    return f"{escaped(name.family)}, {escaped(name.given)}"
