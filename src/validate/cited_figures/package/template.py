"""Text that ``figures new`` writes to be replaced, and where it is still there."""

from collections.abc import Iterator

from ..finding import Fault, Location
from .package import Package

TITLE = "Figures of an example, to be replaced"
DESCRIPTION = "An example to start from: say here who stated the figures, when and where."
PERSON = "Replace by your name"
SOURCE, SECOND_SOURCE = "[Example, to be replaced]", "[Second example, to be replaced]"
LISTED_SOURCE = "Example, to be replaced"
NOTE = "An example, to be replaced."
WORKFLOW, OWNER = ".github/workflows/check.yml", "uses: OWNER/"

START = 200_000  # bytes of a file: the rows of the template come first
TEXTS = (TITLE, DESCRIPTION, PERSON, SOURCE, SECOND_SOURCE, LISTED_SOURCE, NOTE, OWNER)


def unfilled(package: Package) -> Iterator[Fault]:
    """Yield one fault for all texts of the template that are still in a package."""
    left = [*_left(package)]
    if left:
        place, text = left[0]
        more = f" and {len(left) - 1} more" if len(left) > 1 else ""
        yield Fault(place, f'"{text}"{more}', "your own words in place of those of the template")


def _left(package: Package) -> Iterator[tuple[Location, str]]:
    """Yield the first place of each text in each file. Raises OSError for an odd workflow."""
    files = {package.descriptor.shown: package.descriptor.raw}
    files |= {resource.shown: resource.raw for resource in package}
    files[package.show(WORKFLOW)] = package.beside(WORKFLOW)
    for shown, raw in files.items():
        for text in TEXTS:
            start = raw.find(text.encode(), 0, START)
            if start >= 0:
                yield Location(shown, raw.count(b"\n", 0, start) + 1), text
