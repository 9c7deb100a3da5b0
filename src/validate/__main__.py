"""Run the command as ``python -m validate``."""

import sys

from .cli import main

sys.exit(main())
