"""Location of the bundled data package: its descriptor, data and schemas."""

import json
from functools import cache
from pathlib import Path

from ..finding import Named
from .package import DESCRIPTOR

DISTRIBUTION = "cited-figures"


def bundled() -> Path:
    """Return the folder of the bundled package: inside the wheel, else the checkout."""
    home = Path(__file__).resolve().parents[1]
    places = (home / "bundled", home.parents[2])
    return next(folder for folder in places if (folder / DESCRIPTOR).exists())


@cache
def tool() -> Named:
    """Return the name and the version of this program, which has that of the bundled package."""
    about = json.loads((bundled() / DESCRIPTOR).read_text(encoding="utf-8"))
    return Named(DISTRIBUTION, about["version"])
