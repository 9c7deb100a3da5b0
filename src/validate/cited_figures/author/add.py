"""Add figures to a package: complete rows that pass its check, or nothing."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..errors import FiguresError, UnreadableError
from ..evidence.proof import Proof
from ..finding import Finding, Report, Severity
from ..package.package import PathLike, read_package
from ..report.text import message
from ..run.engine import check_package
from ..run.verify import prove_package
from ..text import quoted
from .draft import Draft
from .requests import OpenQuestionsError, Question, Request, Row
from .rows import Entry, Pages

Ask = Callable[[Request, Question], str]

TABLES = ("sources", "areas", "units", "indicators", "figures")
HISTORY = "history"  # the family of rules on releases: any addition needs a version of its own


class RefusedError(FiguresError):
    """What cannot be added; ``reasons`` has one line for each fault."""

    def __init__(self, reasons: Iterable[str]) -> None:
        """Keep the reasons apart."""
        self.reasons = tuple(dict.fromkeys(reasons))
        super().__init__("; ".join(self.reasons))


@dataclass(frozen=True, slots=True)
class Added:
    """Rows that were added, by table, files written, and findings that did not prevent it."""

    rows: dict[str, list[Row]]
    files: list[str]
    findings: list[Finding]


def add(
    requests: Sequence[Request],
    text: PathLike,
    path: PathLike = ".",
    ask: Ask | None = None,
) -> Added:
    """Add a row for each request, all or none, and what it refers to where that may be made.

    ``text`` is a copy of their source. ``ask`` answers what cannot be derived. Raises RefusedError
    with the reasons where a row is not known in full or would not pass ``check``, UnreadableError
    and OSError for files.
    """
    file, draft = os.fspath(text), Draft(path)
    pages = Pages(file)
    pages.of("")
    _all(_each_unanswered(requests, draft, pages, ask))
    for source in dict.fromkeys(row["source_id"] for row in draft.added("figures")):
        proofs, edits = prove_package(file, draft.package(), source)
        _all(_contradictions(proofs, draft, requests))
        for edit in edits:
            draft.fill(edit)
    report = check_package(draft.package())
    before = set(check_package(read_package(path)).findings)
    new = [finding for finding in report.findings if finding not in before]
    _all(_faults(new, report))
    tables = {table: draft.added(table) for table in TABLES if draft.added(table)}
    shown = [finding for finding in new if finding.severity is not Severity.NOTICE]
    return Added(tables, draft.write(), shown)


def _all(reasons: Iterable[str]) -> None:
    """Raise RefusedError with all reasons that are not empty, if there are any."""
    found = [reason for reason in reasons if reason]
    if found:
        raise RefusedError(found)


def _each_unanswered(
    requests: Sequence[Request], draft: Draft, pages: Pages, ask: Ask | None
) -> Iterator[str]:
    """Yield why requests cannot be met; those that wait for the indicator of another are left."""
    refused: set[str] = set()
    for request in requests:
        indicator = request.given.get("indicator_id", "")
        if indicator not in refused or "indicators" in request.new:
            reason = _unanswered(request, draft, pages, ask)
            yield reason
            refused |= {indicator} if reason else set()


def _unanswered(request: Request, draft: Draft, pages: Pages, ask: Ask | None) -> str:
    """Add the rows of a request; return why that is impossible, if it is."""
    while True:
        try:
            Entry(request, draft, pages).add()
        except OpenQuestionsError as still:
            if ask is None:
                return request.said(still.said(in_file=bool(request.place)))
            for question in still.questions:
                request.answer(question, ask(request, question))
        except UnreadableError:
            raise
        except FiguresError as error:
            return request.said(str(error))
        else:
            return ""


def _contradictions(
    proofs: Sequence[Proof], draft: Draft, requests: Sequence[Request]
) -> Iterator[str]:
    """Yield why the sentence of an added row does not say what the row says, if it does not."""
    first = len(draft.rows("figures")) - len(requests)
    for proof in proofs:
        if proof.table == "figures" and proof.row >= first:
            here = [found for found in proof.found if found.locator == proof.locator]
            for found in here:
                if found.reason:
                    request = requests[proof.row - first]
                    longer = f"; select {quoted(found.longer)}" if found.longer else ""
                    yield request.said(f"{quoted(proof.printed)}: {found.reason}{longer}")


def _faults(new: Sequence[Finding], report: Report) -> Iterator[str]:
    """Yield the findings that added rows would bring; what could not be checked is one too."""
    history = {rule.id for rule in report.catalogue if rule.family == HISTORY}
    for finding in new:
        if finding.severity.is_error and finding.rule not in history:
            yield f"{finding.rule}: {message(finding)}"
    for reason in report.not_run.values():
        yield f"the package cannot be checked: {reason}; run figures check"
