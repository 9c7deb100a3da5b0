"""Little memory is enough: the size after the imports and 300 MB, and no more."""

import subprocess
import sys

import pytest

from changes import ROOT

from .attack import environment

RUN = """
import resource, sys
import jsonschema_rs, polars
if "--reference" in sys.argv:
    import frictionless, pandera.polars
    from cited_figures.tables import schemas
from cited_figures.cli.main import main
from cited_figures.run.engine import check
lines = open("/proc/self/status").read().splitlines()
(size,) = [int(line.split()[1]) for line in lines if line.startswith("VmSize")]
most = size * 1024 + 300_000_000
resource.setrlimit(resource.RLIMIT_AS, (most, most))
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["check", "--reference"],
        ["show", "F04"],
        ["cite", "package"],
        ["verify", "--text", "README.md"],
        ["diff", "."],
    ],
    ids=" ".join,
)
def test_the_real_package_needs_little_memory(words: list[str]) -> None:
    threads = {"POLARS_MAX_THREADS": "8"}
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", RUN, *words],
        cwd=ROOT,
        env={**environment(), **threads},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == (1 if words[0] == "verify" else 0), done.stderr[-1000:]
    assert "memory" not in done.stderr
