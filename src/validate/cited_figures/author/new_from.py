"""A package that starts from a text: its source, its area, and a figure that it states."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from ..errors import FiguresError
from ..evidence.fingerprint import normal_form
from ..evidence.prove import occurs
from ..package import template
from ..package.known import known
from ..run.verify import read_text
from .add import Ask, add
from .find import find_in
from .new import package_files, require_empty, write_new
from .referred import new_area, new_source
from .requests import OpenQuestionsError, Question, Request, Row

TABLES = ("figures", "indicators", "units", "areas", "sources")
CANDIDATES = 50  # figures of a text of which the first that makes a row is the example
EXAMPLE = {
    "indicator_id": "example",
    "title": template.SOURCE,
    "definition": "An example, to be replaced by what is measured.",
    "denominator": "an example, to be replaced",
}


def write_package_from(
    folder: Path, text: str, request: Request, ask: Ask | None = None
) -> list[str]:
    """Write a package whose source is a text, with one figure of it; return the names of the files.

    The phrase of the request is the figure; without one, the first figure that makes a row is an
    example. Raises FileExistsError for a folder that is not empty, OpenQuestionsError for what
    cannot be derived, FiguresError for a text without a figure, and as ``add`` does.
    """
    require_empty(folder)
    source, area = _settled(request, text, ask)
    given = request.given | {"source_id": source["source_id"], "ref_area": area["area_id"]}
    new: dict[str, dict[str, str]] = {"units": {}, "indicators": {}}
    new |= request.new | {"sources": source, "areas": area}
    request = replace(request, given=given, new=new)
    with TemporaryDirectory() as name:
        root = Path(name)
        rows: dict[str, list[dict[str, str]]] = {table: [] for table in TABLES}
        write_new(root, package_files(folder.resolve().name, rows, _described(source)))
        if request.phrase:
            add([request], text, root, ask)
        else:
            _add_example(request, text, root)
        files = {path.relative_to(root).as_posix(): path.read_bytes() for path in _files(root)}
    return write_new(folder, files)


def _files(root: Path) -> Iterator[Path]:
    return (path for path in sorted(root.rglob("*")) if path.is_file())


def _settled(request: Request, text: str, ask: Ask | None) -> tuple[Row, Row]:
    """Return source and area as soon as all questions about them are answered."""
    while True:
        questions: list[Question] = []
        source, area = _source(request, text, questions), _area(request, text, questions)
        if not questions:
            return source, area
        if ask is None:
            raise OpenQuestionsError(questions)
        for question in questions:
            request.answer(question, ask(request, question))


def _source(request: Request, text: str, questions: list[Question]) -> Row:
    given = request.new.get("sources", {})
    source_id = given.get("source_id") or request.given.get("source_id", "")
    if not source_id:
        questions.append(Question("figures", "source_id"))
    read_text(text)
    row = new_source(source_id, given, text, questions)
    if "url" not in row and not any(question.column == "url" for question in questions):
        questions.append(Question("sources", "url"))
    return row


def _area(request: Request, text: str, questions: list[Question]) -> Row:
    """Return the area that is given, or the only country that a text names."""
    given = request.new.get("areas", {})
    area_id = given.get("area_id") or request.given.get("ref_area", "")
    if not area_id:
        visible = normal_form(read_text(text).text)
        named = [row["area_id"] for row in known("areas") if occurs(visible, row["title"])]
        if len(named) != 1:
            questions.append(Question("figures", "ref_area", tuple(named)))
            return {}
        area_id = named[0]
    return new_area(area_id, given, questions)


def _add_example(request: Request, text: str, root: Path) -> None:
    """Add the first figure of a text of which a row can be made."""
    reasons = ["no figure that is read"]
    candidates = (found for found in find_in(read_text(text)) if found.status == "read")
    for found, _ in zip(candidates, range(CANDIDATES), strict=False):
        given = {"indicator_id": "example", "note": template.NOTE}
        given |= request.given | {"locator": found.locator}
        new = request.new | {"indicators": EXAMPLE | request.new["indicators"]}
        try:
            add([Request(found.phrase, given, new)], text, root, _likeliest)
        except FiguresError as refused:
            reasons.append(str(refused))
        else:
            return
    raise FiguresError(f"{text}: {reasons[-1]}; give a figure with --phrase")


def _likeliest(_: Request, question: Question) -> str:
    """Return what an example may say where nothing says it."""
    if not question.suggestions:
        raise OpenQuestionsError([question])
    return question.suggestions[0]


def _described(source: Row) -> dict[str, object]:
    """Return what the descriptor says of the source."""
    title, day = source["title"], source.get("event_date") or source.get("issued")
    stated = f"Figures that {source['publisher']} stated in: {title} ({day})"
    return {
        "title": f"Figures of {title}",
        "description": f"{stated}, each with the words that carry it and their place.",
        "keywords": ["figures"],
        "sources": [{"title": title, "path": source["url"]}],
    }
