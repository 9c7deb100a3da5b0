"""figures update: inside the package, between the marks, all or nothing."""

import json
import os
import shutil
from pathlib import Path

import pytest

from changes import ROOT
from cited_figures import check
from cited_figures.cite.records import read_records
from cited_figures.cli.main import main
from cited_figures.release.derived import readme
from cited_figures.release.derived.descriptor import with_hashes
from cited_figures.release.derived.marks import MarksError, fill
from cited_figures.release.rewriting import inside
from writing.disk import contents, errors, set_version

OUT = "a link that leads out of the package; put the file itself in its place"
DESCRIPTOR_OUT = "a link that leads out of the folder; expected the descriptor itself"
DERIVED = ["datapackage.json", "README.md", "CITATION.cff", ".zenodo.json", ".github"]


@pytest.mark.parametrize("name", DERIVED)
def test_a_link_out_of_the_package_is_not_followed(
    name: str, release: Path, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.move(release / name, elsewhere / name)
    (release / name).symlink_to(elsewhere / name)
    set_version(release)
    before = contents(elsewhere), contents(release)
    assert main(["update"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    reason = DESCRIPTOR_OUT if name == "datapackage.json" else OUT
    assert said.err.startswith(f"figures: {name}")
    assert said.err.endswith(f": {reason}\n")
    assert (contents(elsewhere), contents(release)) == before
    assert (release / name).is_symlink()


def test_a_folder_of_tables_elsewhere_is_not_written_to(
    release: Path, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(ROOT / "data/README.md", release / "data")
    shutil.move(release / "data", elsewhere)
    (release / "data").symlink_to(elsewhere / "data")
    assert main(["update"]) == 2
    assert "data/, a link to 6 files outside the package" in capsys.readouterr().err


def test_a_link_inside_the_package_stays_a_link(release: Path) -> None:
    (release / "docs").mkdir()
    (release / "README.md").rename(release / "docs/README.md")
    (release / "README.md").symlink_to("docs/README.md")
    set_version(release)
    assert main(["update"]) == 0
    assert (release / "README.md").is_symlink()
    assert "version 1.0.1" in (release / "docs/README.md").read_text(encoding="utf-8")
    assert inside(release, "README.md") == release.resolve() / "docs/README.md"


def outside(package: Path) -> str:
    return f"../{package.name}/data/units.csv"


def absolute(package: Path) -> str:
    return str(package / "data/units.csv")


def address(package: Path) -> str:
    del package
    return "https://example.org/units.csv"


def pipe(package: Path) -> str:
    os.mkfifo(package / "data/pipe.csv")
    return "data/pipe.csv"


def device(package: Path) -> str:
    (package / "data/zero.csv").symlink_to("/dev/zero")
    return "data/zero.csv"


def nothing(package: Path) -> str:
    del package
    return "data/nothing.csv"


REASONS = {
    outside: "which leads out of the package; expected a path inside",
    absolute: "data/units.csv; expected a path inside",
    address: "the URL https://example.org/units.csv, which is not fetched; expected a path",
    pipe: "data/pipe.csv: not a regular file; expected a readable file",
    device: "data/zero.csv, which leads out of the package",
    nothing: "no file data/nothing.csv; expected a readable file",
}


@pytest.mark.parametrize("kind", ["path", "schema"])
@pytest.mark.parametrize("make", REASONS, ids=lambda make: make.__name__)
def test_what_the_descriptor_lists_is_read_only_inside_the_package(
    make: object, kind: str, release: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert callable(make)
    file = release / "datapackage.json"
    about = json.loads(file.read_text(encoding="utf-8"))
    about["resources"][2][kind] = make(release)
    file.write_text(json.dumps(about, indent=2), encoding="utf-8")
    set_version(release)
    before = {name: raw for name, raw in contents(release).items() if "zero" not in name}
    assert main(["update"]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert REASONS[make] in said.err or (kind == "schema" and "expected a readable" in said.err)
    after = {name: raw for name, raw in contents(release).items() if "zero" not in name}
    assert after == before


@pytest.mark.parametrize("kind", ["fifo", "folder"])
def test_what_is_no_file_is_not_derived(kind: str, release: Path) -> None:
    (release / "README.md").unlink()
    if kind == "fifo":
        os.mkfifo(release / "README.md")
    else:
        (release / "README.md").mkdir()
    set_version(release)
    assert main(["update"]) == 0
    assert errors() == []


BEGIN, END = readme.BEGIN, readme.END
CITE, CITED = "<!-- cite F04: begin (figures update) -->", "<!-- cite: end -->"
HALF = {
    "begin without end": (f"{BEGIN}\nwords\n", "once, in this order"),
    "end before begin": (f"{END}\n{BEGIN}\nwords\n", "once, in this order"),
    "two ends": (f"{BEGIN}\n{END}\nwords\n{END}\nwords\n", "once, in this order"),
    "two begins": (f"{BEGIN}\n{BEGIN}\nwords\n{END}\n", "once, in this order"),
    "citation without end": (f"{BEGIN}\n{END}\n{CITE}\nwords\n", f"has no {CITED}"),
    "citation in citation": (
        f"{BEGIN}\n{END}\n{CITE}\nwords\n{CITE}\n{CITED}\n",
        f"has no {CITED}",
    ),
}


@pytest.mark.parametrize("name", HALF)
def test_marks_that_are_half_there_lose_no_word(
    name: str, release: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, reason = HALF[name]
    (release / "README.md").write_text(text, encoding="utf-8")
    set_version(release)
    before = contents(release)
    assert main(["update"]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert said.err.startswith("figures: README.md: ")
    assert reason in said.err
    assert contents(release) == before


def test_marks_that_are_half_there_are_found_before_a_release(
    release: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (release / "README.md").write_text(f"{BEGIN}\nwords\n", encoding="utf-8")
    assert main(["release-check"]) == 1
    found = "README.md: error: generated-file-stale: README.md: <!-- figures"
    assert found in capsys.readouterr().out


def test_a_seal_is_written_as_the_changelog_is(
    release: Path, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    version = read_records(release).version.encode()
    entry = b"# Changelog\r\n\r\n## %s (2026-11-22)\r\n\r\nThe first release.\r\n" % version
    (release / "CHANGELOG.md").write_bytes(entry)
    assert main(["update", "--seal"]) == 0
    raw = (release / "CHANGELOG.md").read_bytes()
    assert raw.count(b"\r\n") == raw.count(b"\n") > entry.count(b"\n")
    (elsewhere / "CHANGELOG.md").write_bytes(entry)
    (release / "CHANGELOG.md").unlink()
    (release / "CHANGELOG.md").symlink_to(elsewhere / "CHANGELOG.md")
    capsys.readouterr()
    assert main(["update", "--seal"]) == 2
    assert capsys.readouterr() == ("", f"figures: CHANGELOG.md: {OUT}\n")
    assert (elsewhere / "CHANGELOG.md").read_bytes() == entry


def test_the_words_around_the_marks_stay() -> None:
    assert fill("a<b>c</b>d", "<b>", "</b>", ["x"]) == "a<b>\nx\n</b>d"
    with pytest.raises(MarksError):
        fill("a", "<b>", "</b>", [])


def test_the_version_of_another_hook_stays(release: Path) -> None:
    hooks = (
        "- repo: https://github.com/OWNER/another\n  rev: v0.6.0\n"
        "- repo: https://github.com/OWNER/scio-digital-china-2020\n  rev: v0.6.0\n"
    )
    (release / "README.md").write_text(f"{BEGIN}\n{END}\n{hooks}", encoding="utf-8")
    assert main(["update"]) == 0
    text = (release / "README.md").read_text(encoding="utf-8")
    assert text.count("rev: v0.6.0") == 1
    assert "another\n  rev: v0.6.0" in text


def test_what_other_text_says_of_a_version_stays(release: Path) -> None:
    said = "Since scio-digital-china-2020-0.1.0, and scio-digital-china-2020, version 0.2.0\n"
    (release / "README.md").write_text(f"{BEGIN}\n{END}\n{said}", encoding="utf-8")
    assert main(["update"]) == 0
    assert (release / "README.md").read_text(encoding="utf-8").endswith(said)


def test_the_version_of_a_package_with_a_longer_name_stays(release: Path) -> None:
    text = f"{BEGIN}\n{END}\nscio-digital-china-2020@v0.1.0, my-scio-digital-china-2020@v0.1.0\n"
    (release / "README.md").write_text(text, encoding="utf-8")
    assert main(["update"]) == 0
    last = (release / "README.md").read_text(encoding="utf-8").splitlines()[-1]
    version = read_records(release).version
    assert last == f"scio-digital-china-2020@v{version}, my-scio-digital-china-2020@v0.1.0"


def test_the_citation_keeps_its_comments(release: Path) -> None:
    lines = ("version: 0.9.0 # set by figures update", 'date-released: "2020-01-01"  # likewise')
    (release / "CITATION.cff").write_text("cff-version: 1.2.0\n" + "\n".join(lines), "utf-8")
    assert main(["update"]) == 0
    about = read_records(release).descriptor
    assert (release / "CITATION.cff").read_text(encoding="utf-8").splitlines()[1:] == [
        f"version: {about['version']} # set by figures update",
        f"date-released: {about['created'][:10]}  # likewise",
    ]


def test_a_record_written_by_hand_keeps_its_words(release: Path) -> None:
    file = release / ".zenodo.json"
    mine = {
        "upload_type": "dataset",
        "title": "My title",
        "version": "0.9.0",
        "creators": [{"name": "Doe, Ann", "affiliation": "Harbour Office"}],
        "communities": [{"identifier": "harbours"}],
    }
    about = read_records(release).descriptor
    now = {"version": about["version"], "publication_date": about["created"][:10]}
    for words in (mine, {**mine, "creators": [{"name": "Doe, Ann"}]}):
        file.write_text(json.dumps(words), encoding="utf-8")
        assert main(["update"]) == 0
        assert json.loads(file.read_text(encoding="utf-8")) == words | now


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("README.md", BEGIN.encode() + b"\xff", "codec can't decode byte 0xff"),
        (".zenodo.json", b'["upload_type"]', ".zenodo.json cannot be updated"),
        ("CITATION.cff", b"\xffcff-version:", "CITATION.cff cannot be updated"),
    ],
)
def test_what_makes_no_sense_is_one_line(
    name: str, raw: bytes, reason: str, release: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (release / name).write_bytes(raw)
    assert main(["update"]) == 2
    said = capsys.readouterr()
    assert reason in said.err
    assert (said.out, said.err.count("\n")) == ("", 1)


def test_sizes_and_hashes_go_to_their_own_table(tmp_path: Path) -> None:
    """Whatever the order of the keys, and when a table has none."""
    for name in "abc":
        (tmp_path / f"{name}.csv").write_text(name * 3, encoding="utf-8")
    before: list[dict[str, object]] = [
        {"hash": "sha256:0", "bytes": 0, "path": "a.csv"},
        {"path": "b.csv"},
        {"bytes": 0, "title": "data of a.csv", "path": "c.csv", "hash": ""},
    ]
    text = json.dumps({"description": "a.csv", "resources": before})
    now = json.loads(with_hashes(text, tmp_path))["resources"]
    assert [entry.get("bytes") for entry in now] == [3, None, 3]
    assert [list(entry) for entry in now] == [list(entry) for entry in before]
    assert now[0]["hash"] != now[2]["hash"]
    assert all(len(now[n]["hash"]) == 71 for n in (0, 2))


def test_a_package_is_updated_by_a_name_that_is_not_ascii(release: Path) -> None:
    file = release / "datapackage.json"
    (release / "data/units.csv").rename(release / "data/单位.csv")
    text = file.read_text(encoding="utf-8").replace("data/units.csv", "data/单位.csv")
    file.write_text(text.replace('"bytes": ', '"bytes": 1'), encoding="utf-8")
    assert main(["update"]) == 0
    assert check(only=["file-hash-differs"]).findings == ()
