"""The rules: what one is, the package as rules see it, and all of them in the order they run."""

from collections.abc import Collection, Sequence

from ..errors import UnknownNameError
from ..text import suggestion
from . import claims, columns, descriptor, evidence, exemptions, files, releases, tables
from .rule import Rule
from .values import value_rules

STRUCTURE = (
    descriptor.package_unreadable,
    descriptor.profile_missing,
    descriptor.descriptor_invalid,
    descriptor.descriptor_unknown_property,
    descriptor.descriptor_text,
    descriptor.schema_loosened,
    descriptor.schema_tightened,
    descriptor.template_unfilled,
    descriptor.profile_file_differs,
    claims.licence_mixed,
    files.file_missing,
    files.file_unlisted,
    files.file_name_unportable,
    files.file_not_csv,
    files.encoding_invalid,
    files.line_ends,
    files.table_empty,
    tables.header_differs,
    tables.row_ragged,
    tables.cell_type,
    tables.number_notation,
    tables.cell_padded,
    tables.cell_disguised,
    tables.cell_formula,
    tables.cell_placeholder,
    columns.cell_required,
    columns.figures_unverified,
    columns.cell_constraint,
    columns.key_duplicate,
    columns.reference_unresolved,
    files.file_hash_differs,
)

RULES: tuple[Rule, ...] = (
    *STRUCTURE,
    *value_rules(STRUCTURE),
    claims.listed_source_unknown,
    claims.accessed_after_created,
    releases.release_altered,
    releases.changelog_unreadable,
    releases.version_unrecorded,
    releases.release_unsealed,
    exemptions.exemption_unused,
)

# These need the text of a source, so they run in ``figures verify`` and not in ``figures check``.
EVIDENCE: tuple[Rule, ...] = (
    evidence.sentence_contradicts,
    evidence.sentence_not_found,
    evidence.sentence_moved,
    evidence.printed_not_in_sentence,
    evidence.text_differs,
)

ALL: tuple[Rule, ...] = (*RULES, *EVIDENCE)


def choose(
    rules: Sequence[Rule], only: Collection[str] = (), skip: Collection[str] = ()
) -> list[Rule]:
    """Return the rules that are named in ``only``, or all, without those named in ``skip``.

    A name is that of a rule or of a family. Raises FiguresError for any other.
    """
    known = {name for rule in rules for name in (rule.id, rule.family)}
    for name in (*only, *skip):
        if name not in known:
            hint = suggestion(name, known, "figures explain lists all rules")
            raise UnknownNameError(f'there is no rule "{name}"; {hint}')
    wanted = [rule for rule in rules if not only or {rule.id, rule.family} & {*only}]
    return [rule for rule in wanted if not {rule.id, rule.family} & {*skip}]
