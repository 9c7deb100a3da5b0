"""CHANGELOG.md: the usual forms are read, and what is not read is said."""

import pytest

from cited_figures.package.changelog import parse, unread_headings

USUAL = f"""# Changelog

## [Unreleased]

### Corrected

- F02: not yet

## [1.1.0] - 2026-12-01

Fingerprint: sha256:{"0" * 64}

### Corrected

- F01: value 3 is 4

### Withdrawn

- `F07`: counted twice

## [1.0.0](https://example.org/releases/1.0.0) - 2026-11-26 [YANKED]

## 0.9.0 (2026-11-01)

The first.

[Unreleased]: https://example.org/compare/1.1.0...HEAD
[1.1.0]: https://example.org/compare/1.0.0...1.1.0
"""


def test_the_usual_form_is_read() -> None:
    newest, *older = parse(USUAL)
    assert (newest.version, newest.date, newest.line) == ("1.1.0", "2026-12-01", 9)
    assert newest.seals == {11: f"sha256:{'0' * 64}"}
    assert [line for line in newest.corrected if line] == ["- F01: value 3 is 4"]
    assert newest.withdrawn == {"F07"}
    assert [(entry.version, entry.date) for entry in older] == [
        ("1.0.0", "2026-11-26"),
        ("0.9.0", "2026-11-01"),
    ]
    assert [line for line in older[-1].sections[""] if line] == ["The first."]  # without the links
    assert [*unread_headings(USUAL)] == []


@pytest.mark.parametrize(
    ("heading", "version", "date"),
    [
        ("## 1.0.0", "1.0.0", ""),
        ("## v1.0.0 (2026-11-26)", "1.0.0", "2026-11-26"),
        ("## [1.0.0-rc.1+build.5] - 2026-11-26", "1.0.0-rc.1+build.5", "2026-11-26"),
        ("## [1.0] – 2026-11-26", "1.0", "2026-11-26"),
        ("## 2.0.0 (unreleased)", "2.0.0", "unreleased"),
    ],
)
def test_headings_of_versions(heading: str, version: str, date: str) -> None:
    (entry,) = parse(f"# Changelog\n\n{heading}\n")
    assert (entry.version, entry.date) == (version, date)
    assert entry.is_dated == (date == "2026-11-26")


@pytest.mark.parametrize(
    "heading",
    [
        *("# 1.0.0", "### [1.0.0] - 2026-11-26", "## 1.0.0: 2026-11-26", "##1.0.0", "**1.0.0**"),
        *("## Version 1.0.0", "## Release 1.0 (2026-11-26)", "1.0.0\n-----", "v1.0.0\n====="),
    ],
)
def test_headings_that_only_look_like_versions_are_named(heading: str) -> None:
    text = f"# Changelog\n\n{heading}\n"
    assert parse(text) == []
    assert [*unread_headings(text)] == [(3, heading.partition("\n")[0])]


@pytest.mark.parametrize(
    "heading", ["### 1.2 million rows", "## Python 3.11", "### Changed", "1.0.0 is out", "## 2026"]
)
def test_other_headings_and_lines_are_not(heading: str) -> None:
    assert [*unread_headings(f"# Changelog\n\n{heading}\n")] == []
