"""Bring what is derived up to date: ``python -m publish [FOLDER]``."""

import sys
from pathlib import Path

from .update import update

for name in update(Path(*sys.argv[1:2])):
    sys.stdout.write(f"updated {name}\n")
