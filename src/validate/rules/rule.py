"""What a rule is: an id, words for people, and a search for faults."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..finding import Finding, Location, RuleNote, Severity
from ..limits import shortened
from ..workspace import Workspace


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault as a rule sees it; the rule's own words are added to make a finding."""

    location: Location
    found: str
    expected: str
    subject: str = ""
    severity: Severity | None = None


Search = Callable[[Workspace], Iterable[Fault]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule; ``id`` names the fault, ``why`` the harm and ``fix`` the way out.

    ``sql`` is the condition that every row of ``views`` must meet, for a value rule.
    """

    id: str
    family: str
    title: str
    why: str
    fix: str
    search: Search
    severity: Severity = Severity.ERROR
    views: tuple[str, ...] = ()
    sql: str = ""

    @property
    def note(self) -> RuleNote:
        """Return the rule in words, for reports."""
        return RuleNote(self.id, self.family, self.severity, self.title, self.why, self.fix)

    def findings(self, workspace: Workspace) -> Iterator[Finding]:
        """Yield the findings of this rule on one package."""
        for fault in self.search(workspace):
            severity = fault.severity or self.severity
            yield Finding(
                self.id,
                severity,
                fault.location,
                shortened(fault.found),
                shortened(fault.expected),
                self.fix,
                shortened(fault.subject),
            )


def rule(  # noqa: PLR0913  (one argument for each part of a rule)
    id: str,  # noqa: A002
    *,
    family: str,
    title: str,
    why: str,
    fix: str,
    severity: Severity = Severity.ERROR,
) -> Callable[[Search], Rule]:
    """Make a rule of the function that searches for its faults."""
    return lambda search: Rule(id, family, title, why, fix, search, severity)
