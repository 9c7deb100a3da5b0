"""The rules of a release: publication, and history where there is an earlier release."""

from .history import change_not_declared, id_reused, id_vanished, version_bump_too_small
from .publication import (
    build_differs,
    changelog_missing,
    generated_file_stale,
    licence_differs,
    version_differs,
)
from .release_rule import ReleaseRule

RELEASE_RULES: tuple[ReleaseRule, ...] = (
    version_differs,
    changelog_missing,
    generated_file_stale,
    licence_differs,
    build_differs,
    id_reused,
    id_vanished,
    change_not_declared,
    version_bump_too_small,
)
