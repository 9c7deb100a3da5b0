"""The report on mutants as a page: shares by operator and by rule, and what survives."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from .mutants import TOGETHER
from .trial import Trial
from .verdicts import is_open, means_nothing, verdict

CORE = (
    *("indicator_id", "ref_area", "time_period", "period_start", "period_end", "comparator"),
    *("value", "value_min", "value_max", "unit_id", "source_id", "locator", "printed"),
    *("sentence_sha256", "sentence_chars"),
)
AROUND = 20  # characters of a long cell that are shown
HEAD = """# Mutants of the data

What becomes of small changes to the real package, each tried alone: `make mutants \
RECORD=--record` writes this page. A mutant is caught when there is any finding. Each is tried \
in three ways, and each way finds what the one before it finds:

1. **rules**: `figures check`, with sizes and hashes in the descriptor brought up to date after \
the change and without a sealed release, as its author could leave it. Without that update \
`file-hash-differs` finds every change of a table.
2. **text**: also `figures verify`, beside a copy of the cited page.
3. **seal**: also `figures check` of the package as a release whose fingerprint stands in \
`CHANGELOG.md`, as in a release of this package (`release-altered`). Every mutant that the \
rules let pass was tried so.

Rules can hold two places against each other. They cannot know what stands in one place only: \
free text, and a name, date, address or code without a second witness. \
[verdicts.toml](verdicts.toml) says of each survivor which of these it is. "Changes nothing" \
counts survivors that leave all that the package says as it was (order of rows, needless quotes); \
the shares are of all others.

"""
SAMPLE = ", each operator on each file and column in turn"
COLUMNS = ("tried", "rules", "text", "seal", "changes nothing", "left")
SHARES = ("share, rules", "with text", "with seal")


def report(done: Sequence[Trial], every: int, *, with_text: bool) -> Iterator[str]:
    """Yield the page as Markdown."""
    yield HEAD
    tried = f"{len(done)} of {every} mutants{SAMPLE}" if len(done) < every else f"{every} mutants"
    yield f"Tried: {tried}{'' if with_text else '; without a copy of the source'}.\n\n"
    yield _header("")
    cells = [each for each in done if each.mutant.is_cell]
    core = [each for each in cells if _is_core(each)]
    for name, some in (
        ("all", done),
        ("of one cell", cells),
        ("of one cell in the core columns of figures.csv", core),
    ):
        yield _line(name, some)
    yield f"\nCore columns: {', '.join(CORE)}.\n"
    for title in ("file", "operator"):
        yield f"\n## By {title}\n\n{_header(title)}"
        yield from _lines(done, title)
    yield "\n## By core column of figures.csv\n\n" + _header("column")
    yield from _lines(core, "column")
    yield "\n## By rule\n\n| rule | mutants that it finds | that no other finds |\n|---|---|---|\n"
    yield from _rules(done)
    yield "\n## What rules and text let pass\n\nAll of them are found by the seal, but for those "
    yield "below.\n\n| file | column | mutants | why | for example |\n|---|---|---|---|---|\n"
    yield from _grouped([each for each in done if each.left])
    yield "\n## What the seal lets pass too\n\nA version that the changelog does not have yet is "
    yield "not sealed; `figures release-check` asks for its entry.\n\n"
    yield from _listed([each for each in done if each.left and not each.seal])
    yield "\n## Without a verdict\n\n"
    yield from _listed([each for each in done if is_open(each, with_text=with_text)])


def _is_core(trial: Trial) -> bool:
    return trial.mutant.file == "data/figures.csv" and trial.mutant.column in CORE


def _header(name: str) -> str:
    return f"| {' | '.join((name, *COLUMNS, *SHARES))} |\n{'|---' * 10}|\n"


def _lines(done: Sequence[Trial], key: str) -> Iterator[str]:
    for name in sorted({getattr(each.mutant, key) for each in done}):
        yield _line(name, [each for each in done if getattr(each.mutant, key) == name])


def _line(name: str, done: Sequence[Trial]) -> str:
    rules = sum(bool(each.rules) for each in done)
    text = sum(not each.rules and bool(each.text) for each in done)
    left = [each for each in done if each.left]
    free = sum(means_nothing(each.mutant) for each in left)
    lost = sum(not each.seal and not means_nothing(each.mutant) for each in left)
    seal, judged = len(left) - free - lost, len(done) - free
    shares = (_share(rules, judged), _share(rules + text, judged), _share(judged - lost, judged))
    numbers = (len(done), rules, text, seal, free, lost)
    return f"| {' | '.join(map(str, (name, *numbers, *shares)))} |\n"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2%}" if whole else ""


def _rules(done: Sequence[Trial]) -> Iterator[str]:
    alone = Counter(each.rules[0] for each in done if len(each.rules) == 1)
    for rule, count in Counter(rule for each in done for rule in each.rules).most_common():
        yield f"| {rule} | {count} | {alone[rule]} |\n"


def _grouped(left: Iterable[Trial]) -> Iterator[str]:
    """Yield a line for each column of a file and verdict, the most mutants first."""
    groups: dict[tuple[str, str, str], list[Trial]] = {}
    for each in left:
        found = verdict(each.mutant)
        why = f"{found['kind']}: {found['reason']}" if found else "no verdict"
        key = each.mutant.file, _place(each), why
        groups.setdefault(key, []).append(each)
    for (file, column, why), some in sorted(groups.items(), key=lambda each: -len(each[1])):
        yield f"| {file} | {column} | {len(some)} | {why} | {_shown(some[0])} |\n"


def _place(trial: Trial) -> str:
    """Return a column, or a way into a document without the numbers of its members."""
    column = "" if trial.mutant.file == TOGETHER else trial.mutant.column
    return "/".join("*" if each.isdigit() else each for each in column.split("/"))


def _listed(left: Sequence[Trial]) -> Iterator[str]:
    yield "" if left else "None.\n"
    for each in left:
        yield f"- {each.mutant.file} {each.mutant.column}: {_shown(each)}\n"


def _shown(trial: Trial) -> str:
    it = trial.mutant
    pairs = enumerate(zip(it.old, it.new, strict=False))
    start = next((n for n, (a, b) in pairs if a != b), min(len(it.old), len(it.new)))
    change = f" {_short(it.old, start)} to {_short(it.new, start)}" if it.is_cell else ""
    about = it.column if it.file == TOGETHER else it.row
    return f"{it.operator}{f' {about}' if about else ''}{change}".replace("|", "\\|")


def _short(text: str, place: int) -> str:
    """Return the words around a place, with what nobody sees as a code."""
    start, end = max(0, place - AROUND), place + AROUND
    words = "…" * (start > 0) + text[start:end] + "…" * (end < len(text))
    return f"`{words if words.isprintable() else ascii(words)}`" if text else "nothing"
