"""Prove the figures of a package against a copy of their source."""

import os
import re
import sys
from dataclasses import replace
from pathlib import Path

from ..errors import UnreadableError
from ..evidence.html import Visible
from ..evidence.page import UnreadablePageError, read_copy
from ..evidence.places import ExhaustedError, Page
from ..evidence.proof import Proof, Status
from ..evidence.rows import Cells, fills, fills_source, prove_source, text_difference
from ..finding import Location, Report
from ..package.bundled import tool
from ..package.files import read_bytes
from ..package.limits import PAGE, SEARCH
from ..package.membership import OPTIONAL, REQUIRED
from ..package.package import Package, PathLike, read_package
from ..package.paths import on_disk
from ..phrases import read
from ..rules import EVIDENCE
from ..rules.workspace import NotApplicableError, Workspace
from ..tables.table import Edit
from .engine import report_of, unreadable

TABLES = (*REQUIRED, *OPTIONAL)
FIX = "Save the page again, as text or HTML, and name that file."
_URL = re.compile("[a-z]+:/", re.IGNORECASE)


def verify(
    text: PathLike, path: PathLike = ".", source: str | None = None
) -> tuple[Report, list[Proof]]:
    """Prove the figures of a source against a copy of it, a text or HTML file.

    Returns the report of the evidence rules and the proof of each figure; those of other sources
    are said to be elsewhere and are not counted. ``source`` may be left out when the package has
    one source with a fingerprint. Never raises for what is in the files.
    """
    try:
        workspace = Workspace(read_package(path))
    except UnreadableError as error:
        return Report((unreadable(error),), tool=tool()), []
    try:
        _prove(workspace, os.fspath(text), source)
    except UnreadableError as error:
        finding = unreadable(error)
        if finding.location.file == os.fspath(text):
            finding = replace(finding, fix=FIX)
        return Report((finding,), package=workspace.package.named, tool=tool()), []
    except NotApplicableError as reason:
        place = Location(workspace.package.descriptor.shown)
        missing = UnreadableError(str(reason), "a package that passes figures check", place)
        about = workspace.package.named
        return Report((unreadable(missing),), package=about, tool=tool()), []
    proven = sum(proof.status is not Status.ELSEWHERE for proof in workspace.proofs)
    return report_of(workspace, EVIDENCE, proven, EVIDENCE), workspace.proofs


def prove_package(
    text: PathLike, package: Package, source: str | None = None
) -> tuple[list[Proof], list[Edit]]:
    """Return what a copy of a source says of each row, and the cells that it shows for certain.

    Those are places and fingerprints, where rows lack them: only of rows whose phrase stands in
    exactly one sentence, or at the place of the row, and says what the row says. Raises
    UnreadableError for a copy or a package that cannot be used.
    """
    workspace = Workspace(package)
    try:
        page, cited = _prove(workspace, os.fspath(text), source)
    except NotApplicableError as reason:
        place = Location(workspace.package.descriptor.shown)
        raise UnreadableError(str(reason), "a package that passes figures check", place) from None
    tables = _records(workspace)
    shown = [*fills(workspace.proofs, tables), *fills_source(page, tables["sources"], cited)]
    return workspace.proofs, shown


def text_fingerprint(file: str) -> str:
    """Return the fingerprint of a copy of a source, as the table of sources has it.

    Raises UnreadableError when the copy cannot be used.
    """
    return read_page(file).text_sha256


def read_page(file: str, speaker: str = "") -> Page:
    """Return a copy of a source by its places; raises UnreadableError when it cannot be used."""
    return Page(read_text(file), speaker, SEARCH.most)


def read_text(file: str) -> Visible:
    """Return the visible text of a file, or of standard input for the name ``-``.

    Raises UnreadableError for what is no text or cannot be read.
    """
    try:
        if file == "-":
            return read_copy(sys.stdin.buffer.read(PAGE.most))
        return read_copy(read_bytes(Path(on_disk(file)), PAGE))
    except UnreadablePageError as error:
        found, expected = error.found, error.expected
    except OSError as error:
        found, expected = error.strerror or "no readable file", "a copy of the source, text or HTML"
        found = "a URL, which is not fetched" if _URL.match(file) else found
    raise UnreadableError(found, expected, Location(file))


def _prove(workspace: Workspace, file: str, source: str | None) -> tuple[Page, Cells]:
    """Set the proofs of a workspace, and the fingerprint of a copy that is another text.

    Returns the copy and the row of its source.
    """
    workspace.require("figures")
    cited = _source(workspace, source)
    try:
        page = read_page(file, cited["speaker"] or "")
        workspace.other_text = text_difference(page, cited)
        workspace.source = cited["source_id"]
        workspace.proofs = prove_source(page, _records(workspace), cited, read)
    except ExhaustedError:
        found = f"a text too long to search, of more than {SEARCH.words} steps"
        raise UnreadableError(found, "a copy cut down to the statement", Location(file)) from None
    return page, cited


def _records(workspace: Workspace) -> dict[str, list[Cells]]:
    tables = workspace.tables
    return {name: list(tables[name].records()) for name in TABLES if name in tables}


def _source(workspace: Workspace, source: str | None) -> Cells:
    table = workspace.require("sources")
    sources = {row["source_id"]: row for row in table.records()}
    known = [name for name, row in sources.items() if row.get("text_sha256")]
    if source is None and len(known) == 1:
        return sources[known[0]]
    if source in sources:
        return sources[source]
    place = Location(table.resource.shown)
    found = f"no source {source}" if source else f"{len(known)} sources with a fingerprint"
    raise UnreadableError(found, f"--source with one of {', '.join(sources)}", place)
