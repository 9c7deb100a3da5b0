"""The documentation is executed, leads where it says, and stays short."""

import argparse
import re
import shlex
from pathlib import Path

import pytest

from changes import ROOT, apply, make_release
from cited_figures import check
from cited_figures.author.update import update
from cited_figures.cli.main import main, parser
from cited_figures.report import text
from repository import commit
from statement import state

HERE = Path(__file__).parent
FOLDERS = ("benchmarks", "data", "examples", "schemas", "src", "tests")
PAGES = sorted(
    page
    for pages in (
        ROOT.glob("*.md"),
        (ROOT / ".github").glob("*.md"),
        *((ROOT / folder).rglob("*.md") for folder in FOLDERS),
    )
    for page in pages
    if not {"golden", "node_modules"} & set(page.parts) and page.name != "CHANGELOG.md"
)
TEXTS = {str(page.relative_to(ROOT)): page.read_text(encoding="utf-8") for page in PAGES}
README = TEXTS["README.md"]
EXECUTED = ".venv/bin/figures "


def blocks(language: str, page: str = README) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


def commands(of: str = "") -> dict[str, argparse.ArgumentParser]:
    (found,) = [
        action.choices
        for action in parser(of)._actions
        if isinstance(action, argparse._SubParsersAction)
    ]
    return dict(found)


@pytest.mark.parametrize("name", commands())
def test_a_command_is_the_same_without_the_others(name: str) -> None:
    alone = commands(name)
    assert len(alone) < len(commands())
    assert alone[name].format_help() == commands()[name].format_help()


@pytest.fixture
def release(package: Path) -> Path:
    """Return a copy of the package as a release, beside a made-up page of its source."""
    state(make_release(package)).rename(package / "page.html")
    list(update(package))
    return package


@pytest.mark.usefixtures("package")
@pytest.mark.parametrize("code", blocks("python"))
def test_the_python_lines_of_the_readme_run(code: str) -> None:
    names: dict[str, object] = {}
    exec(code, names)  # noqa: S102
    assert "figures" in names


@pytest.mark.usefixtures("release")
def test_the_commands_of_the_readme_run(capsys: pytest.CaptureFixture[str]) -> None:
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    executed = [line.removeprefix(EXECUTED) for line in lines if line.startswith(EXECUTED)]
    assert len(executed) > 5
    for line in executed:
        assert main(shlex.split(line, comments=True)) == 0, line
        assert capsys.readouterr().err == "", line


def test_the_command_is_installed_before_it_is_used() -> None:
    first, *others = blocks("sh")
    assert first == "make check\n"
    assert all(EXECUTED in block for block in others)


def test_the_finding_in_the_readme_is_a_real_one(package: Path) -> None:
    apply(HERE / "invalid/unit-not-the-indicators/yuan-for-percent", package)
    (shown,) = blocks("text")
    assert shown in text.render(check("."))


@pytest.mark.parametrize("name", commands())
def test_the_example_of_every_command_runs(
    name: str, release: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(release, "v1.0.0")
    epilog = commands()[name].epilog
    assert epilog
    example = re.search(r"Example: figures (.*)", epilog)
    assert example
    assert main(shlex.split(example[1])) == 0
    assert capsys.readouterr().err == ""


def test_every_command_is_in_the_readme() -> None:
    assert [name for name in commands() if f"figures {name}" not in README] == []


@pytest.mark.parametrize("page", TEXTS)
def test_commands_and_targets_that_a_page_names_exist(page: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    prose = re.sub(r"^```.*?^```", "", TEXTS[page], flags=re.MULTILINE | re.DOTALL)
    code = "\n".join(re.findall(r"`[^`]+`", prose) + blocks("sh", TEXTS[page]))
    named = set(re.findall(r"(?<![\w/-])(?:\.venv/bin/)?figures ([a-z][a-z-]+)", code))
    targets = set(re.findall(r"\bmake ([a-z-]+)", code))
    assert named <= set(commands())
    assert {target for target in targets if f"\n{target}:" not in makefile} == set()


@pytest.mark.parametrize("page", TEXTS)
def test_links_lead_to_files_and_headings(page: str) -> None:
    for target, heading in re.findall(r"\]\(([^)#]*)(#[^)]+)?\)", TEXTS[page]):
        if target.startswith(("https://", "http://")):
            continue
        file = (ROOT / page).parent / target if target else ROOT / page
        assert file.exists(), target
        if heading:
            assert heading in headings(file.read_text(encoding="utf-8")), heading


def headings(page: str) -> list[str]:
    """Return the headings of a page as GitHub links to them."""
    found = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    return ["#" + re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in found]


def test_the_ways_to_run_the_checks_name_what_is_there() -> None:
    action, hook = blocks("yaml")
    inputs = (ROOT / "action.yml").read_text(encoding="utf-8").partition("\noutputs:")[0]
    assert re.findall(r"^    (\w+):", action, re.MULTILINE) == re.findall(
        r"^  (path):", inputs, re.MULTILINE
    )
    (name,) = re.findall(r"- id: (\S+)", hook)
    assert f"- id: {name}\n" in (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")


def test_the_pages_stay_short() -> None:
    words = {page: len(content.split()) for page, content in TEXTS.items()}
    assert words["README.md"] + words["data/README.md"] <= 3000
    assert words[".github/SECURITY.md"] <= 400
    assert sum(words.values()) <= 9000
    for page in ("tests/fuzz/README.md", "tests/mutation/README.md"):
        assert len(TEXTS[page].splitlines()) <= 40
