"""Changelogs of any length and form: quickly read, and the seal is not switched off by them."""

import json
from pathlib import Path

import pytest

from changes import ROOT, set_cell
from cited_figures import check
from cited_figures.package.changelog import unread_seals

HASH = f"sha256:{'0' * 64}"
ABOUT = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
VERSION, DAY = ABOUT["version"], ABOUT["created"][:10]
HEADING = f"# Changelog\n\n## [{VERSION}] - unreleased\n\n"


@pytest.mark.parametrize(
    "line",
    [
        *(f"Fingerprnt: {HASH}", f"fingerprint: {HASH}", f"- Fingerprint: {HASH}"),
        *(f"**Fingerprint:** `{HASH}`", f"Fingerprint {HASH}", f"Fingerprint:{HASH}"),
        *(
            "Fingerprint: SHA256:0000",
            "Fingerprint: 00000",
            "Fingerprint:",
            f"  Fingerprint: {HASH}",
        ),
        *(f"Finger-print: {HASH}", f"Fingreprint: {HASH}", HASH, "0" * 64, f"Seal: {HASH}"),
        *(f"> Fingerprint: {HASH}", f"The fingerprint: {HASH}", f"FINGERPRINT = {HASH}"),
    ],
)
def test_what_looks_like_a_fingerprint_is_one_or_is_named(line: str) -> None:
    assert [*unread_seals(HEADING + line + "\n")] == [(5, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Fingerprints are what we check.",
        "- The fingerprint of F04 is corrected.",
        "- The eleven figures, and fingerprints of the source sentences.",
        f"- F04 sentence_sha256: {HASH} → {HASH}. Why.",
        "- Figures printed: all.",
        f"Fingerprint: {HASH}",
    ],
)
def test_what_is_no_fingerprint_is_left_alone(line: str) -> None:
    assert [*unread_seals(HEADING + line + "\n")] == []


def test_thirty_thousand_fingerprints_are_one_finding(package: Path) -> None:
    lines = f"Fingerprint: {HASH}\n" * 30_000
    (package / "CHANGELOG.md").write_text(HEADING + lines, encoding="utf-8")
    (found,) = check(only=["history"]).findings
    assert (found.rule, found.location.line) == ("release-altered", 5)


def test_long_changelogs_are_read(package: Path) -> None:
    entry = "## [0.{}.0] - 2020-02-01\n\n### Corrected\n\n- F01 value: 1 → 2. Why.\n\n"
    older = "".join(map(entry.format, range(50_000)))
    odd = "fgrpnt: " * 100_000 + "\n" + "[" * 400_000 + "\n## 1.1." + "1.1." * 100_000
    for text in (older, odd):
        (package / "CHANGELOG.md").write_text(HEADING + text, encoding="utf-8")
        assert check(only=["history"]).findings == ()


def test_no_edit_of_the_version_switches_the_seal_off(package: Path) -> None:
    released = f"# Changelog\n\n## [{{}}] - {DAY}\n\nFingerprint: {HASH}\n"
    set_cell(package, "figures", "F07", "note", "Another note.")
    for version in (VERSION, "1.9.9", "99.0.0", f"{VERSION}-rc.1"):
        (package / "CHANGELOG.md").write_text(released.format(version), encoding="utf-8")
        findings = check(only=["history"]).findings
        assert len(findings) == 1, version
        assert findings[0].rule == (
            "release-altered" if version == VERSION else "version-unrecorded"
        )
