"""The sources and the package itself, for reference managers."""

from ...cite.citations import bibliography as render_bibliography
from .edition import Edition

FILES = {"sources.bib": "bibtex", "sources.csl.json": "csl-json"}


def bibliography(edition: Edition) -> dict[str, bytes]:
    """Return every source and the package as BibTeX and as CSL-JSON."""
    return {name: render_bibliography(edition, style).encode() for name, style in FILES.items()}
