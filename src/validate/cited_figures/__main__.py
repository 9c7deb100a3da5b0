"""Run the command as ``python -m cited_figures``."""

import sys

from .cli.main import main

sys.exit(main())
