"""Ask for every address in the sources once; exit 1 if one is gone. Not part of any check.

``python .ci/links.py [data/sources.csv]``
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

COLUMNS = ("url", "copy_url", "archive_url")
REFUSED = (401, 403, 405, 429, 451)  # to a program; a browser may still be answered
SECONDS = 60
AGENT = "Mozilla/5.0 (compatible; link check)"


def addresses(file: Path) -> Iterator[tuple[str, str]]:
    """Yield source and address of each link."""
    with file.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            for column in COLUMNS:
                if row.get(column):
                    yield row["source_id"], row[column]


def fault(address: str) -> str:
    """Return why an address does not lead to a page, empty where it does."""
    request = Request(address, headers={"User-Agent": AGENT})  # noqa: S310 (http or https)
    try:
        with urlopen(request, timeout=SECONDS):  # noqa: S310
            return ""
    except HTTPError as error:
        return "" if error.code in REFUSED else f"answer {error.code}"
    except (URLError, OSError) as error:
        return str(error)


def main() -> int:
    """Print every link that is gone, and return the exit code."""
    file = Path(sys.argv[1] if len(sys.argv) > 1 else "data/sources.csv")
    gone = 0
    for source, address in addresses(file):
        if reason := fault(address):
            gone += 1
            print(f"{source}: {address}: {reason}")
    return int(gone > 0)


if __name__ == "__main__":
    sys.exit(main())
