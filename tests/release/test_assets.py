"""The release files where a user has them: beside each other, unpacked, and linked."""

import hashlib
import json
import re
import subprocess
import warnings
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup
from csvw import CSVW
from frictionless import Package as Frictionless

from changes import ROOT, copy_package, faults
from cited_figures import check, load
from cited_figures.release.build import build
from cited_figures.release.build.dist import update_dist
from cited_figures.release.build.edition import Edition
from release.typed import alike, descriptor, names, rows, schema

LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)]*)?\)")


@pytest.fixture(params=["beside", "unpacked"])
def place(request: pytest.FixtureRequest) -> Path:
    return Path(request.getfixturevalue(request.param))


def test_all_files_can_be_assets_of_one_release(files: dict[str, bytes]) -> None:
    assert [name for name in files if "/" in name or name.startswith(".")] == []


def test_the_checksums_hold(place: Path) -> None:
    command = ["sha256sum", "--check", "--quiet", "--strict", "SHA256SUMS"]
    subprocess.run(command, cwd=place, check=True)  # noqa: S603
    listed = (place / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert len(listed) == sum(file.is_file() for file in place.rglob("*")) - 1


def test_the_archive_alone_can_be_checked(beside: Path, tmp_path: Path) -> None:
    (archive,) = beside.glob("*.zip")
    for name in (archive.name, "SHA256SUMS"):
        (tmp_path / name).write_bytes((beside / name).read_bytes())
    command = ["sha256sum", "--check", "--ignore-missing", "--strict", "SHA256SUMS"]
    subprocess.run(command, cwd=tmp_path, check=True)  # noqa: S603


def test_it_is_a_package_that_passes(place: Path) -> None:
    assert faults(check(place)) == []
    assert Frictionless(str(place / "datapackage.json")).validate().valid
    assert load("figures", path=place).height == 11


def test_the_tables_are_those_of_the_repository(place: Path) -> None:
    assert names(place) == names(ROOT)
    for table in names(ROOT):
        assert alike(rows(place, table), rows(ROOT, table))


def test_metadata_leads_to_its_files(place: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        assert CSVW(str(place / "csv-metadata.json"), validate=True).is_valid
    croissant, dataset = (
        json.loads((place / name).read_text(encoding="utf-8"))
        for name in ("croissant.json", "dataset.jsonld")
    )
    for file in (*croissant["distribution"], *dataset["distribution"]):
        raw = (place / file["contentUrl"]).read_bytes()
        assert hashlib.sha256(raw).hexdigest() == file["sha256"]


def test_links_lead_somewhere(place: Path) -> None:
    for page in place.rglob("*.md"):
        for target in LINK.findall(page.read_text(encoding="utf-8")):
            if not urlsplit(target).scheme:
                assert (page.parent / target).exists(), (page.name, target)


def test_the_page_leads_to_files_beside_it(beside: Path) -> None:
    soup = BeautifulSoup((beside / "index.html").read_bytes(), "html.parser")
    targets = [urlsplit(str(link["href"])) for link in soup.find_all("a", href=True)]
    local = [target.path for target in targets if target.path and not target.scheme]
    assert local
    assert [path for path in local if not (beside / path).is_file()] == []


def test_links_out_of_the_archive_lead_to_the_repository(tmp_path: Path) -> None:
    copy_package(tmp_path)
    (tmp_path / "README.md").write_text(
        "[columns](data/README.md#units), [how](CONTRIBUTING.md#a), [folder](schemas), "
        "[web](http://a.b/)\n",
        encoding="utf-8",
    )
    about = descriptor(tmp_path)
    shown = "[columns](data/README.md#units), {}, [folder](schemas), [web](http://a.b/)\n"
    target = f"https://github.com/o/r/blob/v{about['version']}/CONTRIBUTING.md"
    cases = (
        ("", "how"),
        ("https://github.com/o/r", f"[how]({target}#a)"),
        ("https://github.com/o/r.git", f"[how]({target}#a)"),
    )
    for repository, link in cases:
        if repository:
            text = json.dumps(about | {"repository": repository})
            (tmp_path / "datapackage.json").write_text(text, encoding="utf-8")
        files = build(tmp_path)
        update_dist(files, tmp_path / "dist")
        (archive,) = (tmp_path / "dist").glob("*.zip")
        with zipfile.ZipFile(archive) as stream:
            text = stream.read(f"{archive.stem}/README.md").decode()
        assert text == shown.format(link)


def test_the_card_names_the_file_of_every_table(beside: Path) -> None:
    _, front, page = (beside / "README.md").read_text(encoding="utf-8").split("---\n", 2)
    card = yaml.safe_load(front)
    files = {entry["config_name"]: entry["data_files"] for entry in card["configs"]}
    assert files == {name: f"{name}.csv" for name in ("figures-flat", *names(ROOT))}
    assert [entry["config_name"] for entry in card["configs"] if entry.get("default")] == [
        "figures-flat"
    ]
    assert card["license"] == "cc-by-4.0"
    assert card["pretty_name"] == descriptor(ROOT)["title"]
    assert descriptor(ROOT)["version"] in page


def test_the_r_package_frictionless_finds_what_it_demands(place: Path) -> None:
    # read_resource() refuses any other profile, a path that leads upwards or nowhere, a schema that
    # is not there, and fields without a name or of a type that it does not know.
    for resource in descriptor(place)["resources"]:
        assert resource["profile"] == "tabular-data-resource"
        assert (place / resource["path"]).is_file()
        assert ".." not in resource["path"]
        for field in schema(place, resource["name"])["fields"]:
            assert field["name"]
            assert field["type"] in ("string", "number", "integer", "date", "boolean")


def test_further_files_are_published_and_summed(edition: Edition) -> None:
    wheel = {"a-1-py3-none-any.whl": b"wheel"}
    files = build(edition.root, wheel)
    assert files | wheel == files
    line = f"{hashlib.sha256(b'wheel').hexdigest()}  a-1-py3-none-any.whl\n"
    assert line in files["SHA256SUMS"].decode()
