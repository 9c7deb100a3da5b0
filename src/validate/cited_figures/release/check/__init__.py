"""The rules of a release: publication, and history where the release before is at hand."""

from ...rules.rule import Rule
from .context import NOTHING, Occasion
from .history import (
    change_not_declared,
    id_reused,
    id_vanished,
    version_bump_too_small,
)
from .publication import (
    build_differs,
    changelog_missing,
    generated_file_stale,
    licence_differs,
    readme_differs,
    version_differs,
)
from .release_rule import Maker

PUBLICATION: tuple[Maker, ...] = (
    version_differs,
    changelog_missing,
    readme_differs,
    generated_file_stale,
    licence_differs,
    build_differs,
)
HISTORY: tuple[Maker, ...] = (id_reused, id_vanished, change_not_declared, version_bump_too_small)


def release_rules(occasion: Occasion) -> list[Rule]:
    """Return the rules that can run on an occasion: those of history need an earlier release."""
    makers = PUBLICATION if occasion.earlier is NOTHING else (*PUBLICATION, *HISTORY)
    return [make(occasion) for make in makers]


def catalogue() -> list[Rule]:
    """Return all rules of a release, for figures explain."""
    return [make(Occasion()) for make in (*PUBLICATION, *HISTORY)]
