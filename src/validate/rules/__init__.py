"""All rules, in the order in which they run."""

from . import columns, descriptor, evidence, files, tables
from .rule import Rule
from .values import value_rules

STRUCTURE = (
    descriptor.package_unreadable,
    descriptor.descriptor_invalid,
    descriptor.descriptor_unknown_property,
    files.file_missing,
    files.file_unlisted,
    files.file_hash_differs,
    files.encoding_invalid,
    files.line_ends,
    files.table_empty,
    tables.header_differs,
    tables.row_ragged,
    tables.cell_type,
    tables.number_notation,
    tables.cell_padded,
    tables.cell_formula,
    columns.cell_required,
    columns.cell_constraint,
    columns.key_duplicate,
    columns.reference_unresolved,
)

RULES: tuple[Rule, ...] = (*STRUCTURE, *value_rules())

# These need the text of a source, so they run in ``figures verify`` and not in ``figures check``.
EVIDENCE: tuple[Rule, ...] = (
    evidence.sentence_not_found,
    evidence.sentence_moved,
    evidence.printed_not_in_sentence,
)

ALL: tuple[Rule, ...] = (*RULES, *EVIDENCE)
