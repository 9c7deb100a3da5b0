"""Files that are not there, or elsewhere: one finding for one reason, with the next step."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from changes import faults
from cited_figures import check
from cited_figures.author.update import update
from cited_figures.cli.main import main
from cited_figures.errors import UnreadableError
from cited_figures.package.package import DESCRIPTOR


def without(*folders: str) -> Callable[[Path], None]:
    """Return what takes folders out of a package."""

    def remove(package: Path) -> None:
        for folder in folders:
            shutil.rmtree(package / folder)

    return remove


def only_other_files(package: Path) -> None:
    for file in (package / "data").glob("*.csv"):
        file.unlink()


def cut_off(package: Path) -> None:
    for name in ("units", "areas"):
        (package / "data" / f"{name}.csv").unlink()


def in_upper_case(package: Path) -> None:
    (package / "data").rename(package / "Data")


def link_out(package: Path) -> None:
    outside = package.with_name(f"{package.name}-outside")
    (package / "data").rename(outside)
    (package / "data").symlink_to(outside)


def link_as_text(package: Path) -> None:
    shutil.rmtree(package / "data")
    (package / "data").write_text("../shared/data", encoding="utf-8")


def link_to_nothing(package: Path) -> None:
    shutil.rmtree(package / "data")
    (package / "data").symlink_to("data-2020")


ABSENT = {
    without("schemas"): ("no folder schemas/ with its 6 files", "sparse checkout"),
    without("data"): ("no folder data/ with its 6 files", "sparse checkout"),
    without("data", "schemas"): (
        "no folder data/ with its 6 files, no folder schemas/ with its 6 files",
        "sparse checkout",
    ),
    only_other_files: ("none of the 6 files of data/", ".gitignore"),
    cut_off: ("no data/units.csv, data/areas.csv", "cut off"),
    in_upper_case: ("no folder data/ with its 6 files, only Data/", "Rename the folder."),
    link_out: ("data/, a link to 6 files outside the package", "Put the folder itself"),
    link_as_text: ("data, which is not the folder of 6 files", "core.symlinks"),
    link_to_nothing: ("data, which is not the folder of 6 files", "core.symlinks"),
}


@pytest.mark.parametrize("change", ABSENT, ids=[str(n) for n in range(len(ABSENT))])
def test_all_files_that_one_reason_keeps_away_are_one_finding(
    package: Path, change: Callable[[Path], None]
) -> None:
    change(package)
    (found,) = faults(check())
    said, step = ABSENT[change]
    assert (found.found, found.location.file) == (said, DESCRIPTOR)
    assert found.location.line
    assert step in found.fix
    with pytest.raises(UnreadableError, match=said.partition(",")[0]):
        list(update("."))


def test_a_missing_folder_is_found_whichever_rule_is_chosen(package: Path) -> None:
    without("data", "schemas")(package)
    for rule in ("file-missing", "package-unreadable"):
        (found,) = faults(check(only=[rule]))
        assert (found.rule, "no folder data/" in found.found) == (rule, True)


def test_files_under_different_names_are_found_one_by_one(package: Path) -> None:
    for name in ("units", "areas"):
        (package / "data" / f"{name}.csv").rename(package / "data" / f"{name.upper()}.csv")
    assert [found.found for found in faults(check())] == [
        f"no file data/{name}.csv, only data/{name.upper()}.csv" for name in ("units", "areas")
    ]


def test_paths_that_are_too_long_for_a_system_are_found_one_by_one(package: Path) -> None:
    file = package / DESCRIPTOR
    about = json.loads(file.read_text(encoding="utf-8"))
    long = "x" * 300
    about["resources"][0] |= {"path": f"data/{long}.csv", "schema": f"schemas/{long}.json"}
    about["resources"][1] |= {"path": f"data/{long}2.csv", "schema": f"{long}/a.json"}
    file.write_text(json.dumps(about), encoding="utf-8")
    found = faults(check(only=["file-missing", "package-unreadable"]))
    assert len(found) == 4
    assert all("File name too long" in fault.found for fault in found)


@pytest.mark.parametrize(
    ("key", "path", "step"),
    [
        ("path", r"data\figures.csv", 'Write "data/figures.csv".'),
        ("schema", r"schemas\figures.schema.json", 'Write "schemas/figures.schema.json".'),
        ("path", "{}/data/figures.csv", 'Write "data/figures.csv".'),
        ("path", "data/../data/figures.csv", 'Write "data/figures.csv".'),
        ("path", r"data\figure.csv", ""),
        ("path", r"..\data\figures.csv", ""),
        ("path", "", ""),
    ],
)
def test_the_path_that_was_meant_is_offered_where_it_is_a_file(
    package: Path, key: str, path: str, step: str
) -> None:
    file = package / DESCRIPTOR
    about = json.loads(file.read_text(encoding="utf-8"))
    about["resources"][0][key] = path.format(package.resolve())
    file.write_text(json.dumps(about), encoding="utf-8")
    (found,) = faults(check(only=["file-missing", "package-unreadable"]))
    assert found.expected == "a path inside the package"
    assert found.fix == step if step else "Write" not in found.fix


ENDS = {
    b"\0" * 512: (8, "512 NUL bytes at the end of the file"),
    b"\n\n\0": (10, "1 NUL byte at the end of the file"),
    b"\x1a": (8, "the character Ctrl-Z at the end of the file"),
    b"hour,Hour\0\0\0": (8, "3 NUL bytes at the end of the file"),
    b"\0" * 512 + b"\nhour,Hour\n": (8, "NUL bytes in place of text"),
}


@pytest.mark.parametrize("end", ENDS, ids=[str(n) for n in range(len(ENDS))])
def test_what_a_crash_left_in_a_table_is_one_finding_at_its_line(package: Path, end: bytes) -> None:
    file = package / "data" / "units.csv"
    raw = file.read_bytes()
    file.write_bytes(raw + end)
    (found,) = faults(check())
    assert found.rule == "file-not-csv"
    assert (found.location.line - raw.count(b"\n") + 7, found.found) == ENDS[end]
    assert main(["fix", "--write"]) == 0
    assert file.read_bytes() == raw + end, "what may be missing is not known"


def test_nul_bytes_behind_a_descriptor_are_named(package: Path) -> None:
    with (package / DESCRIPTOR).open("ab") as file:
        file.write(bytes(100))
    (found,) = check().findings
    assert found.found == "100 NUL bytes at the end of the file"
