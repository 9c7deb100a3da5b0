"""The mutants of a module: mutmut's changes, also in decorated functions and outside functions."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import libcst as cst
from libcst.metadata import (
    ByteSpanPositionProvider,
    CodeRange,
    MetadataWrapper,
    ParentNodeProvider,
    PositionProvider,
)
from mutmut.mutation.file_mutation import Mutation, MutationVisitor
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import get_ignored_lines

STATEMENTS = (cst.SimpleStatementLine, cst.BaseCompoundStatement)


@dataclass(frozen=True)
class Mutant:
    """One change to a file: the lines before and after, and the whole text that it makes.

    ``lines`` are those of the statement. ``function`` is empty outside of functions, and for what
    Python evaluates when it defines a function. ``key`` stays the same while the function does.
    """

    file: str
    function: str
    lines: range
    old: str
    new: str
    source: str
    key: str


class _Visitor(MutationVisitor):  # type: ignore[misc]
    """Look into decorated functions too: here decorators make rules, properties and caches."""

    def _skip_node_and_children(self, node: cst.CSTNode) -> bool:
        return not isinstance(node, cst.FunctionDef) and super()._skip_node_and_children(node)


class _Module:
    """A module with its mutations, and where everything stands in its text."""

    def __init__(self, file: str, text: str) -> None:
        wrapper = MetadataWrapper(cst.parse_module(text))
        visitor = _Visitor(mutation_operators, get_ignored_lines(file, text, wrapper))
        self.file, self.text = file, text
        self.tree = wrapper.visit(visitor)
        self.mutations: list[Mutation] = visitor.mutations
        self.names = dict(_functions(self.tree))
        self.places = wrapper.resolve(PositionProvider)
        self.spans = wrapper.resolve(ByteSpanPositionProvider)
        self.parents = wrapper.resolve(ParentNodeProvider)

    def mutant(self, mutation: Mutation) -> Mutant:
        """Return what a mutation makes of the module."""
        node, source = mutation.original_node, self._changed(mutation)
        function = self._around(mutation)
        changed = source.encode()
        if function:
            span, longer = self.spans[function], len(changed) - len(self.text.encode())
            changed = changed[span.start : span.start + span.length + longer]
        key = sha256(f"{self.file}\0{len(changed)}\0".encode() + changed).hexdigest()[:16]
        lines = range(self._statement(node).start.line, self.places[node].end.line + 1)
        name = self.names[function] if function else ""
        return Mutant(self.file, name, lines, *_difference(self.text, source), source, key)

    def _changed(self, mutation: Mutation) -> str:
        if isinstance(mutation.original_node, cst.Match):  # its text depends on how deep it stands
            return str(self.tree.deep_replace(mutation.original_node, mutation.mutated_node).code)
        span, raw = self.spans[mutation.original_node], self.text.encode()
        new = self.tree.code_for_node(mutation.mutated_node).encode()
        changed: bytes = raw[: span.start] + new + raw[span.start + span.length :]
        return changed.decode()

    def _around(self, mutation: Mutation) -> cst.FunctionDef | None:
        """Return the function in whose body the mutation is."""
        function = mutation.contained_by_top_level_function
        if function not in self.names:
            return None
        place, body = self.places[mutation.original_node], self.places[function.body]
        return function if _start(place) >= _start(body) else None

    def _statement(self, node: cst.CSTNode) -> CodeRange:
        while not isinstance(node, STATEMENTS):
            node = self.parents[node]
        return self.places[node]


def mutants(root: Path, file: str) -> Iterator[Mutant]:
    """Yield the mutants of a file, in a fixed order."""
    module = _Module(file, (root / file).read_text(encoding="utf-8"))
    return map(module.mutant, module.mutations)


def _functions(tree: cst.Module) -> Iterator[tuple[cst.FunctionDef, str]]:
    for node in tree.body:
        if isinstance(node, cst.FunctionDef):
            yield node, node.name.value
        elif isinstance(node, cst.ClassDef):
            for method in node.body.body:
                if isinstance(method, cst.FunctionDef):
                    yield method, f"{node.name.value}.{method.name.value}"


def _start(place: CodeRange) -> tuple[int, int]:
    return place.start.line, place.start.column


def _difference(old: str, new: str) -> tuple[str, str]:
    """Return the lines that differ, before and after, each side as one line."""
    before, after = old.splitlines(), new.splitlines()
    while before and after and before[0] == after[0]:
        del before[0], after[0]
    while before and after and before[-1] == after[-1]:
        del before[-1], after[-1]
    return " ".join(" ".join(before).split()), " ".join(" ".join(after).split())
