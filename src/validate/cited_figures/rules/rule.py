"""What a rule is: an id, words for people, and a search for faults."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from ..finding import Fault, Finding, Location, RuleNote, Severity
from ..package.limits import FINDINGS
from ..package.package import Package
from ..text import shortened
from .workspace import Workspace

COUNTED = 9  # times as many as are listed; to count a million takes seconds

Search = Callable[[Workspace], Iterable[Fault]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule; ``id`` names the fault, ``why`` the harm and ``fix`` the way out.

    ``needs`` names the rules that must have run before it, as what they found explains some of
    its faults. ``sql`` is the condition that every row of ``views`` must meet, for a value rule.
    """

    id: str
    family: str
    title: str
    why: str
    fix: str
    search: Search
    severity: Severity = Severity.ERROR
    needs: frozenset[str] = frozenset()
    views: tuple[str, ...] = ()
    sql: str = ""

    @property
    def note(self) -> RuleNote:
        """Return the rule in words, for reports."""
        return RuleNote(self.id, self.family, self.severity, self.title, self.why, self.fix)

    def findings(self, workspace: Workspace) -> Iterator[Finding]:
        """Yield the findings of this rule on one package."""
        faults = iter(self.search(workspace))
        yield from map(self._finding, islice(faults, FINDINGS.most))
        for fault in faults:
            more = sum(1 for _ in islice(faults, COUNTED * FINDINGS.most))
            yield self._finding(_rest(fault, 1 + more))
            return

    def _finding(self, fault: Fault) -> Finding:
        return Finding(
            self.id,
            fault.severity or self.severity,
            fault.location,
            shortened(fault.found),
            shortened(fault.expected),
            fault.fix or self.fix,
            shortened(fault.subject),
        )


def unreadable(package: Package, path: str, error: OSError) -> Fault:
    """Return the fault of an unreadable file of the package that is not a table."""
    place = Location(package.show(path))
    found = error.strerror or "an unreadable file"
    return Fault(place, found, "a readable file of the package", severity=Severity.FATAL)


def _rest(fault: Fault, count: int) -> Fault:
    """Return what stands for this fault and all that come after it."""
    place, found = Location(fault.location.file), f"at least {count:,} more, which are not listed"
    return Fault(place, found, f"at most {FINDINGS.words}", severity=fault.severity)


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
