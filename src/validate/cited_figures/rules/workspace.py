"""A package being checked: its text, its tables and its views, each made once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ..finding import Fault, Finding, Proof, Severity
from ..package.membership import (
    FIGURES,
    missing_columns,
    missing_tables,
    table_names,
)
from ..package.package import Package, Resource
from ..package.profile import Violation, violations
from ..tables.constraints import CONSTRAINT
from ..tables.rulebook import load_rules
from ..tables.table import Failure, Table, View

if TYPE_CHECKING:
    from ..views.engines import Engine


class NotApplicableError(Exception):
    """What a rule needs is not there, for the reason given."""


@dataclass
class Workspace:
    """A loaded package and what is derived from it on demand.

    ``findings`` holds all that was found so far, ``not_chosen`` the rules that are not to run,
    and ``proofs`` what a copy of a source has shown.
    """

    package: Package
    engine: Engine
    _views: dict[str, View] = field(default_factory=dict)
    _failures: dict[str, list[Failure]] = field(default_factory=dict)
    _unsound: dict[str, set[tuple[int, str]]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    not_chosen: frozenset[str] = frozenset()
    proofs: list[Proof] = field(default_factory=list)

    @cached_property
    def violations(self) -> list[Violation]:
        """Return what breaks the profile in the descriptor and the schemas."""
        return violations(self.package)

    @cached_property
    def gaps(self) -> list[Fault]:
        """Return what the package lacks to be of this profile, as far as its descriptor tells."""
        breaches = [each for each in self.violations if not each.unknown]
        unclear = any(each.document is self.package.descriptor for each in breaches)
        if unclear and not self.foreign:
            return []
        readable = filter(self.has_schema, self.package)
        columns = [gap for each in readable for gap in missing_columns(each)]
        return [*missing_tables(self.package), *columns]

    @cached_property
    def _sound_schemas(self) -> set[int]:
        """Return the indices of the resources whose schema has no breach."""
        breaches = [each for each in self.violations if not each.unknown]
        broken = {
            id(schema)
            for schema in self.package.schemas
            if any(each.concerns(schema) for each in breaches)
        }
        return {
            each.index for each in self.package if each.schema and id(each.schema) not in broken
        }

    @property
    def foreign(self) -> bool:
        """Return whether the package has no figures, and so was made for something else."""
        return FIGURES not in table_names(self.package)

    @property
    def faulty(self) -> set[tuple[str, int]]:
        """Return file and line of every error so far."""
        errors = [each for each in self.findings if each.severity is not Severity.WARNING]
        return {(each.location.file, each.location.line) for each in errors}

    @cached_property
    def tables(self) -> dict[str, Table]:
        """Return the typed columns of every table that could be read, by name."""
        tables: dict[str, Table] = {}
        for resource in filter(self.has_schema, self.package):
            table = self.engine.read_table(resource)
            if table is not None:
                tables.setdefault(resource.name, table)
        return tables

    def table_failures(self, name: str) -> list[Failure]:
        """Return what breaks the schema of a table."""
        if name not in self._failures:
            table = self.tables[name]
            self._failures[name] = self.engine.table_failures(table, self.tables)
        return self._failures[name]

    def sound(self, table: Table, row: int, column: str) -> bool:
        """Return whether a cell has a value, and one that its column allows."""
        name = table.resource.name
        if name not in self._unsound:
            broken = [each for each in self.table_failures(name) if each.rule == CONSTRAINT]
            self._unsound[name] = {(row, each.column) for each in broken for row in each.rows}
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

        if name not in self._views:
            for table in VIEWS[name].needs:
                self.require(table)
            for table in VIEWS[name].wants:
                if self.package.table(table):
                    self.require(table)
            self._views[name] = self.engine.build(name, self.tables)
        return self._views[name]

    def view_failures(self, name: str) -> list[Failure]:
        """Return what breaks the value rules of a view."""
        view = self.view(name)
        if name not in self._failures:
            rules = [each for each in load_rules() if name in each["views"]]
            self._failures[name] = self.engine.view_failures(view, rules)
        return self._failures[name]

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
