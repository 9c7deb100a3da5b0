"""References as BibTeX in UTF-8, with the special characters of TeX escaped."""

import re

from ..text import MONTHS, printable
from .references import Name, Reference

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
    """Return a reference as an entry of a BibTeX file."""
    report = reference.type == "report"
    publisher = reference.publisher if report or reference.authors else ""
    how = ", ".join(part for part in (reference.genre, publisher) if part)
    fields = {
        "author": " and ".join(map(_name, reference.makers)),
        "title": f"{{{escaped(reference.title)}}}",  # inner braces keep the capitals
        "institution": escaped(publisher) if report else "",
        "type": escaped(reference.genre) if report else "",
        "howpublished": "" if report else escaped(how),
        "version": escaped(reference.version),
        **_date(reference),
        "url": reference.url,
        "urldate": str(reference.accessed) if reference.url and reference.accessed else "",
        "note": escaped(reference.field_note),
    }
    lines = [f"  {name} = {_braced(name, text)},\n" for name, text in fields.items() if text]
    return f"@{'techreport' if report else 'misc'}{{{reference.key},\n{''.join(lines)}}}\n"


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
