"""A package whose figures are stated in tests/pages/statement.txt, a text made up for tests."""

from pathlib import Path

from changes import recount, set_cell
from cited_figures.evidence.fingerprint import NORM, fingerprint
from cited_figures.package.csv_file import split
from cited_figures.run.verify import read_page

PAGE = Path(__file__).parent / "pages" / "statement.txt"
SOURCE = "scio-2020-09-17-p4"
SPEAKER = "Xie Shaofeng"


def state(package: Path) -> Path:
    """Tie the figures of a package to the made-up statement and return a copy of it."""
    text = PAGE.read_text(encoding="utf-8")
    page = read_page(str(PAGE), SPEAKER)
    places = {place.locator: place.text for place in page.places if place.locator}
    sheet = split((package / "data" / "figures.csv").read_text(encoding="utf-8"))
    for row in sheet.rows:
        cells = dict(zip(sheet.header, row, strict=True))
        (place,) = [name for name, text in places.items() if cells["printed"] in text]
        set_cell(package, "figures", cells["figure_id"], "locator", place)
        set_cell(
            package, "figures", cells["figure_id"], "sentence_sha256", fingerprint(places[place])
        )
        set_cell(package, "figures", cells["figure_id"], "sentence_chars", str(len(places[place])))
        if cells["printed_subject"] not in places[place]:
            set_cell(package, "figures", cells["figure_id"], "printed_subject", "")
    set_cell(package, "sources", SOURCE, "text_sha256", page.text_sha256)
    set_cell(package, "sources", SOURCE, "text_norm", NORM)
    recount(package)
    copy = package / "page.txt"
    copy.write_text(text, encoding="utf-8")
    return copy
