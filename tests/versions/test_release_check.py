"""figures release-check: which release it compares with, and that the build is compared."""

from pathlib import Path

import pytest

from changes import make_release, set_cell, set_release
from cited_figures.author.update import update
from cited_figures.cli.main import main
from cited_figures.errors import FiguresError
from cited_figures.package.changelog import parse
from cited_figures.release.check import RELEASE_RULES, reproducible
from cited_figures.release.check.context import ReleaseContext
from cited_figures.release.check.release_check import release_check
from cited_figures.release.diff.change import Bump
from cited_figures.release.diff.version import is_enough, lowest_version, parse_version
from cited_figures.rules import RULES
from repository import commit, git

QUICK = ["build-differs"]
PUBLICATION = [rule for rule in RELEASE_RULES if not rule.needs_earlier]


@pytest.fixture
def release(package: Path) -> Path:
    return make_release(package)


def test_a_release_that_is_ready_passes_all_rules(
    release: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = release / "CITATION.cff"
    text = file.read_text(encoding="utf-8")
    assert "version: 1.0.0\n" in text
    file.write_text(text.replace("version: 1.0.0", "version: 1.0.0 # of the data"), "utf-8")
    commit(release, "v1.0.0")
    assert main(["release-check", "--tag", "v1.0.0"]) == 0
    printed = capsys.readouterr()
    rules = len(RULES) + len(PUBLICATION)
    assert f"checked 8 tables, 11 figures, {rules} rules of scio" in printed.out
    assert ": 0 errors, 1 warning" in printed.out
    assert printed.err == "figures: no earlier release to compare with\n"


def test_the_newest_lower_tag_is_the_release_before(release: Path) -> None:
    for version in ("1.0.0", "1.2.0", "1.10.0"):
        set_release(release, version, "Words.")
        list(update(release))
        if version == "1.0.0":
            commit(release, "v1.0.0")
        else:
            git(release, "tag", f"v{version}")
    git(release, "tag", "vintage")
    assert release_check(release, skip=QUICK)[1] == "compared with v1.2.0"
    assert release_check(release, tag="v1.2.0", skip=QUICK)[1] == "compared with v1.0.0"


def test_a_shallow_clone_does_not_pass_for_a_first_release(
    release: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(release, "v1.0.0")
    clone = tmp_path_factory.mktemp("clones") / "shallow"
    set_cell(release, "figures", "F10", "note", "Another.")
    git(release, "commit", "-qam", "later")
    source = f"file://{release}"
    git(release, "clone", "-q", "--depth=1", "--no-tags", source, str(clone))
    assert main(["release-check", str(clone)]) == 2
    assert "fetch all tags" in capsys.readouterr().err
    assert main(["diff", "v1.0.0", str(clone)]) == 2
    assert "this clone is shallow, so fetch all tags" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["release-check"], ["diff", "v1.0.0", "."]])
def test_a_repository_that_git_does_not_open_does_not_pass_for_none(
    command: list[str],
    release: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    commit(release, "v1.0.0")
    monkeypatch.chdir(release)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert main(command) == 2
    assert "git does not open the repository: detected dubious" in capsys.readouterr().err
    monkeypatch.delenv("GIT_TEST_ASSUME_DIFFERENT_OWNER")
    monkeypatch.setenv("PATH", "/nowhere")
    assert main(command) == 2
    assert "git is not installed" in capsys.readouterr().err


def test_a_tag_is_looked_up_in_the_repository_of_the_package(
    release: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(release, "v1.0.0")
    monkeypatch.chdir(release.parent)
    arguments = ["release-check", release.name, "--against", "v1.0.0", "--format", "json"]
    assert main(arguments) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert f'"rules": {len(RULES) + len(RELEASE_RULES)}' in printed.out
    assert main(["release-check", release.name, "--against", "v0.0.9"]) == 2
    assert "v0.0.9: no such file, folder, tag or revision" in capsys.readouterr().err


def test_a_package_with_errors_is_not_judged_as_a_release(release: Path) -> None:
    set_cell(release, "figures", "F10", "value", "64")
    report, _ = release_check(release, skip=QUICK)
    assert len(report.not_run) == len(PUBLICATION) - 1
    assert "file-hash-differs" in {finding.rule for finding in report.findings}


def test_a_build_that_differs_at_another_time_is_found(
    release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(reproducible.ELSEWHERE, "SOURCE_DATE_EPOCH", "1600000000")
    report, _ = release_check(release)
    differing = [finding for finding in report.findings if finding.severity.is_error]
    assert {finding.rule for finding in differing} == {"build-differs"}
    names = {finding.subject for finding in differing}
    assert {"scio-digital-china-2020-1.0.0.zip", "SHA256SUMS"} <= names
    assert "figures.parquet" not in names


def test_a_second_build_that_fails_is_not_taken_for_the_same(
    release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(reproducible.ELSEWHERE, "SOURCE_DATE_EPOCH", "soon")
    report, _ = release_check(release)
    (finding,) = (finding for finding in report.findings if finding.severity.is_error)
    assert finding.rule == "rule-crashed"
    assert "SOURCE_DATE_EPOCH" in finding.found


def test_without_an_earlier_release_nothing_has_changed(release: Path) -> None:
    assert ReleaseContext(release).entry is not None
    assert ReleaseContext(release / "data").entries == []


def test_a_changelog_is_read_by_entry_and_section() -> None:
    text = (
        "# Changelog\n\nWords.\n\n## 1.1.0 (2026-12-01)\n\nMore.\n\n### Withdrawn\n\n"
        "- `F09`: gone.\n* F10 was wrong.\n\n## v1.0.0\n\n### Corrected\n\n- F01 value: 1 → 2.\n"
    )
    later, first = parse(text)
    assert (later.version, later.date, later.line) == ("1.1.0", "2026-12-01", 5)
    assert later.withdrawn == {"F09", "F10"}
    assert later.corrected == []
    assert (first.version, first.date, first.corrected[1]) == ("1.0.0", "", "- F01 value: 1 → 2.")


@pytest.mark.parametrize(
    ("old", "bump", "lowest"),
    [
        ("1.2.3", Bump.PATCH, "1.2.4"),
        ("1.2.3", Bump.MINOR, "1.3.0"),
        ("1.2.3", Bump.MAJOR, "2.0.0"),
        ("1.2.3", Bump.NONE, "1.2.3"),
        ("2.0.0-rc.1", Bump.MAJOR, "2.0.0"),
        ("1.2.3+build.5", Bump.PATCH, "1.2.4"),
    ],
)
def test_a_bump_gives_the_lowest_version_that_is_enough(old: str, bump: Bump, lowest: str) -> None:
    assert lowest_version(old, bump) == lowest
    assert is_enough(old, lowest, bump)
    assert not is_enough(old, "1.2.2", bump)


def test_a_prerelease_counts_as_the_version_that_it_leads_to() -> None:
    assert is_enough("1.9.0", "2.0.0-rc.1", Bump.MAJOR)
    assert is_enough("2.0.0-rc.1", "2.0.0-rc.2", Bump.MAJOR)
    assert not is_enough("2.0.0-rc.1", "2.0.0-rc.1", Bump.MAJOR)
    assert not is_enough("1.0.0", "1.0.0-rc.1", Bump.PATCH)
    assert not is_enough("1.0.0", "1.0.0+build.5", Bump.PATCH)


@pytest.mark.parametrize("version", ["1.0", "1.0.x", "", "one", "1.0.²", "1.0.0-", "01.2.3"])
def test_what_is_no_version_is_refused(version: str) -> None:
    with pytest.raises(FiguresError, match=r"not a version such as 1\.0\.0"):
        parse_version(version)
