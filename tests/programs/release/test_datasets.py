"""The release files as a data set of Hugging Face: found by the card among them."""

import json
import sys
from pathlib import Path

from programs.tools import run
from release.typed import Row, cells, file_of, names

LOAD = """
import json, sys

from datasets import load_dataset

configurations = {name: load_dataset(sys.argv[1], name)["train"] for name in sys.argv[2:]}
default = load_dataset(sys.argv[1])["train"].column_names
rows = {name: [dict(row) for row in found] for name, found in configurations.items()}
json.dump([default, rows], sys.stdout, default=str)
"""


def test_every_table_is_a_configuration_and_the_flat_table_comes_first(
    beside: Path, tmp_path: Path
) -> None:
    offline = {"HF_HUB_OFFLINE": "1", "HF_HOME": str(tmp_path), "PYTHONPATH": ""}
    wanted = ("figures-flat", *names(beside))
    printed = run(tmp_path, sys.executable, "-c", LOAD, str(beside), *wanted, **offline)
    default, found = json.loads(printed)
    files = {name: file_of(beside, name) for name in names(beside)}
    files["figures-flat"] = beside / "figures-flat.csv"
    for name, file in files.items():
        assert [text(row) for row in found[name]] == [text(row) for row in cells(file)]
    assert default == list(found["figures-flat"][0])


def text(row: Row) -> dict[str, str]:
    """Return a row as text, numbers and booleans in one form; what is missing is empty."""
    return {name: plain(value) for name, value in row.items()}


def plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    try:
        return str(float(str(value)))
    except ValueError:
        return str(value)
