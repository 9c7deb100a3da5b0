"""A rule of a release: like any other, but with the context of the release."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ...finding import Fault
from ...rules import RULES
from ...rules.rule import Rule
from ...rules.workspace import NotApplicableError, Workspace
from .context import ReleaseContext

Judge = Callable[[ReleaseContext, Workspace], Iterable[Fault]]


def _without_context(_: Workspace) -> Iterable[Fault]:
    raise NotApplicableError("it runs in figures release-check")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseRule(Rule):
    """A rule of a release; it needs all rules of ``figures check`` to have found no error.

    ``needs_earlier`` says that it needs the release before as well.
    """

    needs: frozenset[str] = frozenset(rule.id for rule in RULES)
    search: Callable[[Workspace], Iterable[Fault]] = _without_context
    judge: Judge
    needs_earlier: bool = False

    def in_context(self, context: ReleaseContext) -> Rule:
        """Return the rule as it runs on the package of a release."""

        def search(workspace: Workspace) -> Iterable[Fault]:
            if workspace.faulty(self.needs):
                raise NotApplicableError("the package does not pass figures check")
            return self.judge(context, workspace)

        return replace(self, search=search)


def release_rule(  # noqa: PLR0913  (an argument for each part of a rule)
    id: str,  # noqa: A002
    *,
    family: str,
    title: str,
    why: str,
    fix: str,
    needs_earlier: bool = False,
) -> Callable[[Judge], ReleaseRule]:
    """Make a rule of the function that judges a package in the context of a release."""
    return lambda judge: ReleaseRule(
        id=id,
        family=family,
        title=title,
        why=why,
        fix=fix,
        judge=judge,
        needs_earlier=needs_earlier,
    )
