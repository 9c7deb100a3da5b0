"""How a rule of a release is made: like any other, but it also knows the occasion."""

from collections.abc import Callable, Iterable

from ...finding import Fault
from ...rules import RULES
from ...rules.rule import Rule, rule
from ...rules.workspace import NotApplicableError, Workspace
from .context import Occasion

Judge = Callable[[Occasion, Workspace], Iterable[Fault]]
Maker = Callable[[Occasion], Rule]

OF_CHECK = {each.id for each in RULES}


def release_rule(
    id: str,  # noqa: A002
    *,
    family: str,
    title: str,
    why: str,
    fix: str,
) -> Callable[[Judge], Maker]:
    """Make a rule of a function that judges a package on an occasion.

    It runs only on a package in which the rules of ``figures check`` found no error.
    """

    def make(judge: Judge) -> Maker:
        def on(occasion: Occasion) -> Rule:
            def search(workspace: Workspace) -> Iterable[Fault]:
                _require_sound(workspace)
                return judge(occasion, workspace)

            return rule(id, family=family, title=title, why=why, fix=fix)(search)

        return on

    return make


def _require_sound(workspace: Workspace) -> None:
    errors = [each for each in workspace.findings if each.severity.is_error]
    if any(each.rule in OF_CHECK for each in errors):
        raise NotApplicableError("the package does not pass figures check")
