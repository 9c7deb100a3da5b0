"""A package being checked: its text, its tables and its views, each made once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ..evidence.proof import Proof
from ..finding import Fault, Finding
from ..package.membership import FIGURES, REQUIRED, missing_columns, missing_tables, table_names
from ..package.package import Package, Resource
from ..package.profile import Violation, violations
from ..tables.constraints import CONSTRAINT
from ..tables.rulebook import rules_of
from ..tables.table import Failure, Table

if TYPE_CHECKING:
    import polars as pl

    from ..views.joins import View


class NotApplicableError(Exception):
    """What a rule needs is not there, for the reason given."""


@dataclass
class Workspace:
    """A loaded package and what is derived from it on demand.

    ``findings`` holds all that was found so far, ``not_chosen`` the rules that are not to run,
    ``not_run`` those that could not, with the reason, and ``proofs`` what a copy of a source has
    shown.
    """

    package: Package
    _views: dict[str, View] = field(default_factory=dict)
    _table_failures: dict[str, list[Failure]] = field(default_factory=dict)
    _view_failures: dict[str, list[Failure]] = field(default_factory=dict)
    _broken_rows: dict[str, pl.DataFrame] = field(default_factory=dict)
    _unsound: dict[str, set[tuple[int, str]]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    not_chosen: frozenset[str] = frozenset()
    not_run: dict[str, str] = field(default_factory=dict)
    proofs: list[Proof] = field(default_factory=list)
    other_text: str = ""
    source: str = ""

    @cached_property
    def violations(self) -> list[Violation]:
        """Return what breaks the profile in the descriptor and the schemas."""
        return violations(self.package)

    @cached_property
    def gaps(self) -> list[Fault]:
        """Return what the package lacks to be of this profile, as far as its descriptor tells."""
        breaches = [breach for breach in self.violations if not breach.unknown]
        unclear = any(breach.document is self.package.descriptor for breach in breaches)
        if unclear and not self.foreign:
            return []
        readable = filter(self.has_schema, self.package)
        columns = [gap for resource in readable for gap in missing_columns(resource)]
        return [*missing_tables(self.package), *columns]

    @cached_property
    def _sound_schemas(self) -> set[int]:
        """Return the indices of the resources whose schema has no breach."""
        breaches = [breach for breach in self.violations if not breach.unknown]
        broken = {
            id(schema)
            for schema in self.package.schemas
            if any(breach.concerns(schema) for breach in breaches)
        }
        return {
            resource.index
            for resource in self.package
            if resource.schema and id(resource.schema) not in broken
        }

    @property
    def foreign(self) -> bool:
        """Return whether the package has no figures, and so was made for something else."""
        return FIGURES not in table_names(self.package)

    def faulty(self, rules: frozenset[str]) -> set[tuple[str, int]]:
        """Return file and line of every error that these rules found."""
        errors = [
            finding
            for finding in self.findings
            if finding.rule in rules and finding.severity.is_error
        ]
        return {(finding.location.file, finding.location.line) for finding in errors}

    @cached_property
    def tables(self) -> dict[str, Table]:
        """Return the typed columns of every table that could be read, by name."""
        from ..tables.frames import read_table  # it imports polars

        tables: dict[str, Table] = {}
        for resource in filter(self.has_schema, self.package):
            table = read_table(resource)
            if table is not None:
                tables.setdefault(resource.name, table)
        return tables

    def table_failures(self, name: str) -> list[Failure]:
        """Return what breaks the schema of a table."""
        from ..tables.expressions import failures, table_conditions

        if name not in self._table_failures:
            table = self.tables[name]
            conditions = table_conditions(table.schema, self.keys(table))
            self._table_failures[name] = failures(table.data.lazy(), conditions, table.height)
        return self._table_failures[name]

    def keys(self, table: Table) -> dict[str, pl.Series]:
        """Return the known keys for each field of a table that refers to another table."""
        references = table.references(self.tables)
        return {own: self.tables[other].data[key] for own, other, key in references}

    def sound(self, table: Table, row: int, column: str) -> bool:
        """Return whether a cell has a value, and one that its column allows."""
        name = table.resource.name
        if name not in self._unsound:
            broken = [
                failure for failure in self.table_failures(name) if failure.rule == CONSTRAINT
            ]
            self._unsound[name] = {
                (row, failure.column) for failure in broken for row in failure.rows
            }
        return table.usable(row, column) and (row, column) not in self._unsound[name]

    def has_view(self, name: str) -> bool:
        """Return whether a view has to be checked: it may only lack a table that is optional."""
        from ..views.definitions import VIEWS

        return not VIEWS[name].optional or self.package.table(VIEWS[name].table) is not None

    def view(self, name: str) -> View:
        """Return a view.

        Raises NotApplicableError when a table that it needs is missing or could not be read.
        """
        from ..views.definitions import VIEWS
        from ..views.joins import build

        if name not in self._views:
            for table in VIEWS[name].needs:
                self.require(table)
            for table in VIEWS[name].wants:
                if table in REQUIRED or table in table_names(self.package):
                    self.require(table)
            self._views[name] = build(name, self.tables)
        return self._views[name]

    def view_failures(self, name: str) -> list[Failure]:
        """Return what breaks the value rules of a view."""
        view = self.view(name)
        if name not in self._view_failures:
            self._view_failures[name] = view.failures(rules_of(name))
        return self._view_failures[name]

    def broken_rows(self, name: str) -> pl.DataFrame:
        """Return the rows of a view that break a value rule, each by its ``_place``."""
        if name not in self._broken_rows:
            places = {place for failure in self.view_failures(name) for place in failure.rows}
            self._broken_rows[name] = self.view(name).rows(places)
        return self._broken_rows[name]

    def has_schema(self, resource: Resource) -> bool:
        """Return whether a table has a schema that it can be read by."""
        return resource.index in self._sound_schemas

    def require(self, table: str) -> Table:
        """Return a table that has rows.

        Raises NotApplicableError when it is missing, empty or could not be read.
        """
        if any(gap.subject == table for gap in self.gaps):
            raise NotApplicableError(f"{table} lacks columns")
        if self.package.table(table) is None:
            raise NotApplicableError(f"the package has no table {table}")
        if table not in self.tables or not self.tables[table].height:
            raise NotApplicableError(f"{table} could not be read")
        return self.tables[table]
