"""A package whose figures are stated in tests/pages/statement.txt, a text made up for tests."""

from pathlib import Path

from changes import recount, set_cell
from cited_figures.evidence.fingerprint import NORM, fingerprint, normalise_page
from cited_figures.evidence.prove import Page
from cited_figures.evidence.sentences import read_page
from cited_figures.package.csv_file import split

PAGE = Path(__file__).parent / "pages" / "statement.txt"
SOURCE = "scio-2020-09-17-p4"
SPEAKER = "Xie Shaofeng"


def state(package: Path) -> Path:
    """Tie the figures of a package to the made-up statement and return a copy of it."""
    text = read_page(PAGE)
    places = Page.of(text, SPEAKER).places
    sheet = split((package / "data" / "figures.csv").read_text(encoding="utf-8"))
    for row in sheet.rows:
        cells = dict(zip(sheet.header, row, strict=True))
        (place,) = [name for name, each in places.items() if cells["printed"] in each]
        set_cell(package, "figures", cells["figure_id"], "locator", place)
        set_cell(
            package, "figures", cells["figure_id"], "sentence_sha256", fingerprint(places[place])
        )
        set_cell(package, "figures", cells["figure_id"], "sentence_chars", str(len(places[place])))
    set_cell(package, "sources", SOURCE, "text_sha256", fingerprint(normalise_page(text)))
    set_cell(package, "sources", SOURCE, "text_norm", NORM)
    recount(package)
    copy = package / "page.txt"
    copy.write_text(text, encoding="utf-8")
    return copy
