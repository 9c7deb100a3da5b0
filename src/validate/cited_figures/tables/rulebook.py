"""The value rules as they are published: the entries of schemas/rules.json."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from string import Formatter
from typing import Any

from ..package.bundled import bundled


@dataclass(frozen=True, slots=True)
class ValueRule:
    """A condition, in SQL, that every row of its views must meet; NULL meets it.

    ``found`` and ``expected`` are the message, with columns of the view in braces. A row is left
    alone where a row of a table in ``builds_on`` that it refers to has an error, or any row of one
    that it does not refer to. ``sets`` gives, for a column, that of the view with the text that
    makes it right, null where that is not known: ``figures fix`` writes it.
    """

    id: str
    family: str
    severity: str
    title: str
    why: str
    fix: str
    views: tuple[str, ...]
    column: str
    sql: str
    found: str
    expected: str
    builds_on: tuple[str, ...] = ()
    sets: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, entry: Mapping[str, Any]) -> "ValueRule":
        """Return the rule that an entry of the file describes."""
        lists = {"views": tuple(entry["views"]), "builds_on": tuple(entry.get("builds_on", ()))}
        return cls(**{**entry, **lists})

    @property
    def shown(self) -> set[str]:
        """Return the columns that the message shows, the one that it blames, and what is set."""
        parsed = Formatter().parse(self.found + self.expected)
        return {name for _, name, _, _ in parsed if name} | {self.column, *self.sets.values()}


@cache
def load_rules() -> tuple[ValueRule, ...]:
    """Return the rules in the order of the file."""
    text = (bundled() / "schemas" / "rules.json").read_text(encoding="utf-8")
    return tuple(ValueRule.of(entry) for entry in json.loads(text)["rules"])


def rules_of(view: str) -> list[ValueRule]:
    """Return the rules on one view."""
    return [rule for rule in load_rules() if view in rule.views]
