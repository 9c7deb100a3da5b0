"""Statements of many kinds of text fit the tables of the profile as they stand."""

from collections import defaultdict
from pathlib import Path

import frictionless
import pytest

from cited_figures import check, verify
from cited_figures.evidence.proof import Status
from cited_figures.finding import Severity
from cited_figures.phrases import Unreadable, read
from csv_rows import Row
from package_builder import tables_of, write_package
from statement_package import described, refused, statements


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("statements")
    description = described()
    return write_package(root, description, tables_of(description))


def test_all_statements_pass_without_an_exemption(package: Path) -> None:
    names = {f"F{number:02d}": row["id"] for number, row in enumerate(statements(), 1)}
    found = defaultdict(set)
    for finding in check(package).findings:
        if finding.severity is not Severity.NOTICE:
            found[names.get(finding.subject, finding.subject)].add(finding.rule)
    assert dict(found) == {}
    assert not (package / "exemptions.csv").exists()


def test_plain_frictionless_accepts_the_package(package: Path) -> None:
    assert frictionless.validate(str(package / "datapackage.json")).valid


@pytest.mark.parametrize("row", refused(), ids=lambda row: row["id"])
def test_what_cannot_be_held_is_refused_for_that_reason(row: Row) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(row["printed"], row["language"])
    assert row["reason"] in refusal.value.reason


def test_all_sentences_say_what_their_rows_say(package: Path, tmp_path: Path) -> None:
    names = {f"F{number:02d}": row["id"] for number, row in enumerate(statements(), 1)}
    contradicted: dict[str, str] = {}
    proved = 0
    for source in described()["sources"]:
        copy = tmp_path / "page.txt"
        copy.write_text(source["text"], encoding="utf-8")
        _, proofs = verify(copy, package, source["source_id"])
        here = [proof for proof in proofs if proof.status is not Status.ELSEWHERE]
        proved += len(here)
        contradicted |= {
            names[proof.figure]: proof.reason or proof.status.value
            for proof in here
            if proof.status is not Status.EXACT
        }
    assert contradicted == {}
    assert proved == len(names)
