"""The rules in words: one page a rule, and the list of all."""

from importlib.metadata import entry_points
from itertools import groupby

from .rules import ALL, choose
from .rules.rule import Rule

FAMILIES = {
    "structure": "files, schemas and cells",
    "units": "units of measure",
    "ranges": "values and bounds",
    "times": "periods",
    "sources": "citations",
    "printed": "the phrase as printed",
    "corroboration": "what other sources say",
    "exemptions": "rules that a package switches off",
    "evidence": "the text of the source",
    "publication": "what is published beside the tables",
    "history": "what became of the release before",
}


def all_rules() -> list[Rule]:
    """Return all rules by family, also those of commands that other packages add."""
    added = sorted(entry_points(group="figures.rules"))
    known = [*ALL, *(rule for each in added for rule in each.load()())]
    return sorted(known, key=lambda each: [*FAMILIES].index(each.family))


def page(name: str) -> str:
    """Return what a rule guards, why, and how to fix what it finds.

    Raises LookupError, with a suggestion, for a rule that does not exist.
    """
    return "\n".join(_page(each) for each in choose(all_rules(), [name]))


def catalogue() -> str:
    """Return all rules by family, with their severity and title."""
    known = all_rules()
    width = max(len(each.id) for each in known)
    lines = []
    for family, rules in groupby(known, key=lambda each: each.family):
        lines.append(f"{family}: {FAMILIES[family]}")
        lines += [f"  {each.id:{width}}  {each.severity:7}  {each.title}" for each in rules]
        lines.append("")
    return "\n".join([*lines, "figures explain RULE says more about one.", ""])


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
