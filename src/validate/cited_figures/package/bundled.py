"""Location of the bundled data package: its descriptor, data and schemas."""

from pathlib import Path

from .package import DESCRIPTOR

DISTRIBUTION = "cited-figures"


def bundled() -> Path:
    """Return the folder of the bundled package: inside the wheel, else the checkout."""
    home = Path(__file__).resolve().parents[1]
    places = (home / "bundled", home.parents[2])
    return next(folder for folder in places if (folder / DESCRIPTOR).exists())
