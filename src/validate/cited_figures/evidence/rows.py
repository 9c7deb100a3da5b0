"""Rows of the tables as claims, and what can be filled in from a page. Plain records throughout."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from ..package.membership import CORROBORATED
from ..tables.table import Edit
from ..text import iso_date
from ..views import printed_periods
from .claim import Claim, Reader
from .fingerprint import NORM
from .places import Page
from .proof import EVIDENCE, Found, Proof, Status
from .prove import elsewhere, prove

Cells = Mapping[str, Any]
Records = Sequence[Cells]
Tables = Mapping[str, Records]


def prove_source(page: Page, tables: Tables, source: Cells, read: Reader) -> list[Proof]:
    """Return what a copy of a source says of each figure, then of corroborations and series.

    ``tables`` holds the records of ``figures`` and, where there are any, of ``corroborations``,
    ``series``, ``series_corroborations``, ``indicators``, ``units`` and ``areas``; ``source`` is
    the row of ``sources``. Figures of other sources are said to be elsewhere; corroborations and
    series are proved where they cite this source and tell their place in it.
    """
    claims = _Claims(tables, source)
    here = [claims.of(row, n) for n, row in enumerate(tables["figures"]) if claims.cites(row)]
    proofs = {proof.row: proof for proof in prove(page, here, read)}
    figures = [
        proofs.get(n) or elsewhere(_unproved(row, n)) for n, row in enumerate(tables["figures"])
    ]
    return [*figures, *prove(page, [*claims.of_corroborations(), *claims.of_series()], read)]


def text_difference(page: Page, source: Cells) -> str:
    """Return the fingerprint of a copy that is not the text that the source records, or nothing."""
    recorded = _text(source, "text_sha256")
    return page.text_sha256 if recorded not in ("", page.text_sha256) else ""


def fills(proofs: Sequence[Proof], tables: Tables) -> list[Edit]:
    """Return locators, fingerprints and lengths that are certain, where cells of rows lack them.

    The phrase of such a row stands in exactly one sentence, or else in the one at its locator, and
    the sentence says what it says. The locator of a sentence that stands at another place is
    corrected; a fingerprint is never replaced.
    """
    return [edit for proof in proofs for edit in _fills(proof, tables[proof.table][proof.row])]


def fills_source(page: Page, sources: Records, source: Cells) -> Iterator[Edit]:
    """Yield fingerprint and normal form of a copy where the row of its source has none."""
    row = next(n for n, other in enumerate(sources) if other["source_id"] == source["source_id"])
    if not _text(source, "text_sha256"):
        yield Edit("sources", row, "text_sha256", page.text_sha256)
        yield Edit("sources", row, "text_norm", NORM)


def _fills(proof: Proof, row: Cells) -> Iterator[Edit]:
    here = [found for found in proof.found if found.locator == proof.locator]
    candidates = proof.found if len(proof.found) == 1 else here
    if len(candidates) != 1:
        return
    (found,) = candidates
    recorded = _text(row, "sentence_sha256")
    is_certain = found.locator and not found.reason and recorded in ("", found.sha256)
    if proof.status is Status.ELSEWHERE or not is_certain:
        return
    for column, value in _cells(found).items():
        if _text(row, column) != value:
            yield Edit(proof.table, proof.row, column, value)


def _cells(found: Found) -> dict[str, str]:
    return dict(zip(EVIDENCE, (found.locator, found.sha256, str(found.chars)), strict=True))


class _Claims:
    """Makes claims of rows, with what other tables say of their indicators and areas."""

    def __init__(self, tables: Tables, source: Cells) -> None:
        self._tables, self._source = tables, source
        self._indicators = self._keyed("indicators", "indicator_id")
        self._units = self._keyed("units", "unit_id")
        self._areas = self._keyed("areas", "area_id")
        self._subjects = [name for row in self._indicators.values() for name in _subjects(row)]
        self._latest: dict[tuple[str, ...], str] = {}
        for row in tables["figures"]:
            key, end = _observed(row), _text(row, "period_end")
            self._latest[key] = max(end, self._latest.get(key, ""))

    def _keyed(self, table: str, column: str) -> dict[Any, Cells]:
        return {row.get(column): row for row in self._tables.get(table, ())}

    def cites(self, row: Cells) -> bool:
        """Return whether a row cites the source."""
        return bool(row["source_id"] == self._source["source_id"])

    def of_corroborations(self) -> Iterator[Claim]:
        """Yield the corroborations that tell where they are from in this source."""
        for table, (observed, key) in CORROBORATED.items():
            figures = self._keyed(observed, key)
            for n, row in enumerate(self._tables.get(table, ())):
                if self.cites(row) and _is_tied(row):
                    yield self.of(row, n, table, figures.get(row[key], {}))

    def of_series(self) -> Iterator[Claim]:
        """Yield the values of series that tell where they are from in this source."""
        for n, row in enumerate(self._tables.get("series", ())):
            if self.cites(row) and _is_tied(row):
                yield self.of(row, n, "series")

    def of(
        self, row: Cells, number: int, table: str = "figures", figure: Cells | None = None
    ) -> Claim:
        """Return the claim of a row of a table, which may corroborate a ``figure``."""
        subject = row if figure is None else figure
        indicator = self._indicators.get(subject.get("indicator_id"), {})
        unit = self._units.get(row.get("unit_id"), {})
        area = subject.get("ref_area")
        others = (other for key, other in self._areas.items() if key != area)
        subjects = _subjects(indicator)
        return Claim(
            row=number,
            figure=_text(row, "series_id") or _text(row, "figure_id"),
            printed=_text(row, "printed"),
            locator=_text(row, "locator"),
            sentence_sha256=_text(row, "sentence_sha256"),
            sentence_chars=int(_text(row, "sentence_chars") or 0),
            table=table,
            language=_text(self._source, "language") or "en",
            period=_period(row),
            period_basis=_text(row, "period_basis"),
            stated=_date(self._source.get("event_date")) or _date(self._source.get("issued")),
            base=_text(indicator, "base"),
            base_period=printed_periods.known(_text(row, "base_period")),
            measure=_text(indicator, "measure"),
            statistic=_text(indicator, "statistic"),
            per=frozenset(filter(None, _text(unit, "per").split("|"))),
            collection=_text(indicator, "collection"),
            quantity_kind=_text(unit, "quantity_kind"),
            scenario=_text(row, "scenario"),
            vintage=_text(row, "vintage"),
            comparator=_text(row, "comparator"),
            value=_number(_text(row, "value")),
            subject=_text(row, "printed_subject"),
            subjects=subjects,
            other_subjects=tuple(name for name in self._subjects if name not in subjects),
            is_positive=not _text(row, "value").startswith("-"),
            adjustment=_text(indicator, "adjustment"),
            prices=_text(indicator, "prices"),
            sign_words=tuple(filter(None, _text(indicator, "sign_words").split("|"))),
            interval=tuple(
                end
                for side in ("min", "max")
                if (end := _number(_text(row, f"uncertainty_{side}"))) is not None
            ),
            interval_printed=_text(row, "uncertainty_printed"),
            is_earlier=_text(row, "period_end") < self._latest.get(_observed(row), ""),
            areas=_names(self._areas.get(area, {})),
            other_areas=tuple(_names(other) for other in others),
        )


def _observed(row: Cells) -> tuple[str, ...]:
    return tuple(_text(row, name) for name in ("indicator_id", "ref_area", "source_id"))


def _unproved(row: Cells, number: int) -> Claim:
    """Return the claim of a figure of another source, of which nothing is compared."""
    figure, printed, locator = (_text(row, name) for name in ("figure_id", "printed", "locator"))
    return Claim(number, figure, printed, locator)


def _is_tied(row: Cells) -> bool:
    return bool(_text(row, "sentence_sha256") or _text(row, "locator"))


def _subjects(indicator: Cells) -> tuple[str, ...]:
    return tuple(filter(None, _text(indicator, "subjects").split("|")))


def _names(area: Cells) -> tuple[str, ...]:
    names = f"{_text(area, 'title')}|{_text(area, 'names')}"
    return tuple(filter(None, names.split("|")))


def _text(row: Cells, column: str) -> str:
    value = row.get(column)
    return "" if value is None else str(value)


def _number(cell: str) -> Fraction | None:
    try:
        return Fraction(cell) if cell else None
    except ValueError:
        return None


def _period(row: Cells) -> tuple[date, date] | None:
    start, end = _date(row.get("period_start")), _date(row.get("period_end"))
    return (start, end) if start and end else None


def _date(cell: object) -> date | None:
    return cell if isinstance(cell, date) else iso_date(str(cell))
