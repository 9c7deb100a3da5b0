"""Figures to be added: what is known of each, and the questions that are still open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..errors import FiguresError

Row = dict[str, str]

TABLES = {"indicators": "indicator", "units": "unit", "sources": "source", "areas": "area"}
REFERRED = {"indicator_id": "indicators", "source_id": "sources", "ref_area": "areas"}
OPTIONS = {
    "indicator_id": "--indicator",
    "source_id": "--source",
    "ref_area": "--area",
    "time_period": "--period",
    "locator": "--locator",
    "note": "--note",
}


def key_of(table: str) -> str:
    """Return the name of the key of a table."""
    return f"{TABLES[table]}_id"


@dataclass(slots=True)
class Request:
    """A phrase that is to become a row.

    ``given`` holds cells of the figure; ``new`` holds, for each table in which a row may be made
    for it, cells of that row. ``place`` says where the request was made.
    """

    phrase: str
    given: dict[str, str] = field(default_factory=dict)
    new: dict[str, dict[str, str]] = field(default_factory=dict)
    place: str = ""

    def said(self, reason: str) -> str:
        """Return a reason with the place of the request in front of it."""
        return f"{self.place}: {reason}" if self.place else reason

    def answer(self, question: "Question", value: str) -> None:
        """Take the answer to a question as given."""
        table = REFERRED.get(question.column, "")
        if question.table == "figures" and table and value not in question.suggestions:
            self.new.setdefault(table, {})
        cells = (
            self.given if question.table == "figures" else self.new.setdefault(question.table, {})
        )
        cells[question.column] = value


@dataclass(frozen=True, slots=True)
class Question:
    """A cell that cannot be derived, with what it may hold, the likeliest first."""

    table: str
    column: str
    suggestions: tuple[str, ...] = ()

    @property
    def option(self) -> str:
        """Return the option that answers it."""
        if self.table == "figures":
            return OPTIONS.get(self.column, f"--set {self.column}=")
        return f"--new-{TABLES[self.table]} {self.column}="

    @property
    def heading(self) -> str:
        """Return the column of a file that answers it."""
        name = OPTIONS.get(self.column, self.column).removeprefix("--")
        return name if self.table == "figures" else f"{TABLES[self.table]}.{self.column}"

    def words(self, *, in_file: bool = False) -> str:
        """Return the option, or the column of a file, with what it may be."""
        name = self.heading if in_file else self.option
        return f"{name} ({', '.join(self.suggestions)})" if self.suggestions else name


class OpenQuestionsError(FiguresError):
    """Cells that cannot be derived; ``questions`` has them all."""

    def __init__(self, questions: Iterable[Question]) -> None:
        """Name the option for each of them."""
        first: dict[tuple[str, str], Question] = {}
        for question in questions:
            first.setdefault((question.table, question.column), question)
        self.questions = tuple(first.values())
        super().__init__(self.said())

    def said(self, *, in_file: bool = False) -> str:
        """Return what is missing, as columns of a file or as options, and the next step."""
        words = "; ".join(question.words(in_file=in_file) for question in self.questions)
        step = "Fill these columns" if in_file else "Give these options, or answer on a terminal"
        return f"missing: {words}. {step}."


@dataclass(slots=True)
class Cells:
    """The cells of a row to be made: what is given, else what follows, else a question."""

    table: str
    given: Mapping[str, str]
    questions: list[Question]
    row: dict[str, str] = field(default_factory=dict)

    def set(self, column: str, derived: str = "", suggestions: Iterable[str] = ()) -> str:
        """Set a cell that may stay empty; suggestions make it one that may not."""
        value = self.given.get(column) or derived
        if value:
            self.row[column] = value
        elif suggestions:
            self.questions.append(Question(self.table, column, tuple(suggestions)))
        return value

    def require(self, column: str, derived: str = "", suggestions: Iterable[str] = ()) -> str:
        """Set a cell that must not stay empty."""
        value = self.set(column, derived)
        if not value:
            self.questions.append(Question(self.table, column, tuple(suggestions)))
        return value

    def set_others(self) -> None:
        """Set the cells that are given and were not asked for."""
        self.row |= {name: value for name, value in self.given.items() if name not in self.row}
