"""The rules in words: one page per rule, and the list of all."""

from collections.abc import Iterable
from itertools import groupby

from ..rules import choose
from ..rules.rule import Rule

FAMILIES = {
    "structure": "files, schemas and cells",
    "units": "units of measure",
    "ranges": "values and bounds",
    "times": "periods",
    "areas": "countries, groups and organisations",
    "sources": "citations",
    "printed": "the phrase as printed",
    "corroboration": "what other sources say",
    "exemptions": "rules that a package switches off",
    "evidence": "the text of the source",
    "publication": "what is published with the tables",
    "history": "changes since the previous release",
}


def page(name: str, rules: Iterable[Rule]) -> str:
    """Return what a rule guards, why, and how to fix what it finds.

    Raises FiguresError, with a suggestion, for a rule that does not exist.
    """
    return "\n".join(_page(rule) for rule in choose(_by_family(rules), [name]))


def catalogue(rules: Iterable[Rule]) -> str:
    """Return all rules by family, with their severity and title."""
    known = _by_family(rules)
    width = max(len(rule.id) for rule in known)
    lines = []
    for family, members in groupby(known, key=lambda rule: rule.family):
        lines.append(f"{family}: {FAMILIES[family]}")
        lines += [f"  {rule.id:{width}}  {rule.severity:7}  {rule.title}" for rule in members]
        lines.append("")
    return "\n".join([*lines, "figures explain RULE says more about one.", ""])


def _by_family(rules: Iterable[Rule]) -> list[Rule]:
    return sorted(rules, key=lambda rule: [*FAMILIES].index(rule.family))


def _page(rule: Rule) -> str:
    parts = [
        f"{rule.id} ({rule.severity}, {rule.family})",
        f"What: {rule.title}.",
        f"Why:  {rule.why}",
        f"Fix:  {rule.fix}",
    ]
    if rule.sql:
        parts.append(f"Must hold for every row of {' and '.join(rule.views)}:\n  {rule.sql}")
    return "\n\n".join(parts) + "\n"
