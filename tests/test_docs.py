"""What the documentation says is executed, and is so."""

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

PAGES = [
    ROOT / name
    for name in (
        "README.md",
        "RELEASING.md",
        "CONTRIBUTING.md",
        "data/README.md",
        "benchmarks/README.md",
        "examples/README.md",
        "schemas/README.md",
        "src/validate/phrases/README.md",
        "src/validate/cited_figures/author/template/README.md",
    )
]
README = (ROOT / "README.md").read_text(encoding="utf-8")
HERE = Path(__file__).parent


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.mark.usefixtures("package")
@pytest.mark.parametrize("code", blocks("python"))
def test_the_python_lines_of_the_readme_run(code: str) -> None:
    names: dict[str, object] = {}
    exec(code, names)  # noqa: S102
    assert "figures" in names


def test_the_ways_to_run_the_checks_are_short() -> None:
    ways = [*blocks("yaml"), blocks("sh")[-1]]
    assert len(ways) == 3
    assert all(len(each.splitlines()) <= 6 for each in ways)


def test_the_make_targets_of_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"make (\w+)", blocks("sh")[0])
    assert targets == ["check", "test"]
    assert all(f"\n{each}:" in makefile for each in targets)


def test_the_finding_in_the_readme_is_a_real_one(package: Path) -> None:
    apply(HERE / "invalid/unit-not-the-indicators/yuan-for-percent", package)
    (shown,) = blocks("text")
    assert shown in text.render(check("."))


@pytest.mark.parametrize("page", PAGES, ids=[each.parent.name + each.name for each in PAGES])
def test_links_lead_to_files(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        if not target.startswith("https://"):
            assert (page.parent / target).exists(), target


def commands() -> dict[str, argparse.ArgumentParser]:
    (found,) = [
        each.choices for each in parser()._actions if isinstance(each, argparse._SubParsersAction)
    ]
    return dict(found)


@pytest.mark.parametrize("name", commands())
def test_the_example_of_every_command_runs(
    name: str, package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    state(make_release(package)).rename(package / "page.html")
    list(update(package))
    commit(package, "v1.0.0")
    epilog = commands()[name].epilog
    assert epilog
    example = re.search(r"Example: figures (.*)", epilog)
    assert example
    assert main(shlex.split(example[1])) == 0
    assert capsys.readouterr().err == ""


def test_every_command_is_in_the_readme() -> None:
    for name in commands():
        assert f"figures {name}" in README or f"`{name}`" in README, name
