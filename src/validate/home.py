"""Where the package that comes with this code is: its descriptor, data and schemas."""

from pathlib import Path

from .package import DESCRIPTOR


def bundled() -> Path:
    """Return the folder of the bundled package: inside the wheel, else the checkout."""
    here = Path(__file__).resolve().parent
    return next(
        each for each in (here / "bundled", here.parents[1]) if (each / DESCRIPTOR).exists()
    )
