"""Figures proven against a copy of their source: the made-up statement, and the real page."""

import html
import os
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from changes import ROOT, recount, set_cell
from cited_figures import Severity, verify
from cited_figures.cli.main import main
from cited_figures.evidence.proof import Status
from cited_figures.evidence.prove import occurs
from cited_figures.run.verify import text_fingerprint
from statement import PAGE, SOURCE, state

TRANSCRIPT = os.environ.get("FIGURES_PAGE", "")
FULL_WIDTH = str.maketrans("0123456789%", "０１２３４５６７８９％")


def statuses(text: Path, package: Path) -> dict[str, str]:
    _, proofs = verify(text, package)
    return {proof.figure: proof.status.value for proof in proofs}


def all_exact(text: Path, package: Path) -> bool:
    found = statuses(text, package)
    return len(found) == 11 and set(found.values()) == {"exact"}


def rewrapped(text: str) -> str:
    paragraphs = [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]
    return "\n\n".join(textwrap.fill(paragraph, 60) for paragraph in paragraphs if paragraph)


def spaced(text: str) -> str:
    return text.replace(" ", "\xa0").translate(FULL_WIDTH).replace("the", "th\u200be")


def curly(text: str) -> str:
    return text.replace("'", "’").replace(' "', " “").replace('"', "”").replace("–", "—")


def as_html(text: str) -> str:
    paragraphs = [
        html.escape(paragraph.strip()) for paragraph in text.split("\n\n") if paragraph.strip()
    ]
    body = "".join(f"<p>{paragraph.replace(' ', '&nbsp;', 1)}</p>" for paragraph in paragraphs)
    head = "<head><title>x</title><script>var a = '71.5%';</script><style>p {}</style></head>"
    return f"<!DOCTYPE html>\n<html>{head}<body><div>{body}</div></body></html>"


def one_line_each(text: str) -> str:
    return "\n".join(
        " ".join(paragraph.split()) for paragraph in text.split("\n\n") if paragraph.strip()
    )


COPIES = {
    "same": str,
    "wrapped": rewrapped,
    "one line a paragraph": one_line_each,
    "spaced": spaced,
    "curly": curly,
    "html": as_html,
}


@pytest.mark.parametrize("make", COPIES.values(), ids=COPIES)
def test_a_copy_in_another_form_proves_every_figure(
    make: Callable[[str], str], package: Path
) -> None:
    copy = state(package)
    copy.write_text(make(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    assert all_exact(copy, package)


@pytest.mark.parametrize("make", COPIES.values(), ids=COPIES)
def test_the_real_page_proves_every_real_figure(make: Callable[[str], str], tmp_path: Path) -> None:
    if not TRANSCRIPT:
        pytest.skip("FIGURES_PAGE names no text of the source; it is not part of this repository")
    copy = tmp_path / "page.txt"
    copy.write_text(make(Path(TRANSCRIPT).read_text(encoding="utf-8")), encoding="utf-8")
    assert all_exact(copy, ROOT)


def test_a_changed_number_is_missing_for_that_figure_alone(package: Path) -> None:
    copy = state(package)
    copy.write_text(copy.read_text().replace("reached 71.5%", "reached 71.6%"))
    found = statuses(copy, package)
    assert [name for name, status in found.items() if status == "missing"] == ["F02"]
    assert [name for name, status in found.items() if status == "phrase-only"] == ["F03"]


def test_an_edit_elsewhere_moves_what_it_moves_and_nothing_else(package: Path) -> None:
    copy = state(package)
    copy.write_text(copy.read_text().replace("Next, we", "A new sentence. Next, we"))
    report, proofs = verify(copy, package)
    moved = [proof.figure for proof in proofs if proof.status is Status.MOVED]
    assert moved == ["F06", "F07", "F08", "F09"]
    assert {proof.place for proof in proofs if proof.status is Status.MOVED} == {"p3.s2", "p3.s3"}
    assert {finding.severity for finding in report.findings} == {Severity.WARNING}


def test_a_sentence_outside_the_answer_is_found_elsewhere(package: Path) -> None:
    copy = state(package)
    text = copy.read_text()
    last = "Lastly, e-commerce in industry reached 63% in June 2020 – and platforms for new ideas"
    line = next(line for line in text.splitlines() if line.startswith(last))
    copy.write_text(text.replace(line, "Nothing.") + f"\n{line}\n")
    report, proofs = verify(copy, package)
    assert [(proof.status.value, proof.place) for proof in proofs[-2:]] == [("moved", "")] * 2
    found = {finding.found for finding in report.findings if finding.rule == "sentence-moved"}
    assert found == {"the sentence outside the answer"}


def test_an_edit_elsewhere_that_moves_nothing_leaves_all_exact(package: Path) -> None:
    copy = state(package)
    copy.write_text(copy.read_text().replace("That is all.", "That is all, or nearly ½ of it."))
    assert all_exact(copy, package)


def test_the_command_lists_every_figure(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = state(package)
    assert main(["verify", "--text", str(copy)]) == 0
    out = capsys.readouterr().out
    assert "F04   exact        p2.s3     4.2 trillion yuan\n" in out
    assert (
        "11 figures: 11 exact, 0 moved, 0 contradicted, 0 phrase-only, 0 missing, 0 elsewhere\n"
        in out
    )
    assert f"\ntext_sha256 {text_fingerprint(str(copy))}, text_norm bf-norm-2\n" in out


def test_a_figure_of_another_source_is_not_passed_over(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = state(package)
    set_cell(package, "figures", "F04", "source_id", "miit-2020-08-28")
    main(["verify", "--text", str(copy)])
    out = capsys.readouterr().out
    assert "F04   elsewhere    p2.s3     4.2 trillion yuan\n" in out
    assert (
        "11 figures: 10 exact, 0 moved, 0 contradicted, 0 phrase-only, 0 missing, 1 elsewhere\n"
        in out
    )
    assert "10 figures" in out.splitlines()[-1]


def test_moved_is_a_warning_and_missing_an_error(package: Path) -> None:
    copy = state(package)
    text = copy.read_text()
    copy.write_text(text.replace("Next, we", "Well. Next, we"))
    assert main(["verify", "--text", str(copy)]) == 0
    assert main(["verify", "--text", str(copy), "--strict"]) == 1
    copy.write_text(text.replace("84.2%", "84.3%"))
    assert main(["verify", "--text", str(copy)]) == 1


def test_another_source_has_nothing_to_prove(package: Path) -> None:
    copy = state(package)
    assert main(["verify", "--text", str(copy), "--source", "ciftis-2020-09-22"]) == 2
    assert main(["verify", "--text", str(copy), "--source", SOURCE]) == 0


def test_what_cannot_be_verified_exits_with_2(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = state(package)
    (package / "latin.txt").write_bytes("caf\xe9".encode("latin-1"))
    for arguments, words in (
        (["--text", "nowhere.txt"], "No such file"),
        (["--text", "latin.txt"], "not UTF-8"),
        (["--text", str(copy), "--source", "scio"], "no source scio"),
        (["--text", str(copy), "no-such-package"], "no such file or folder"),
    ):
        assert main(["verify", *arguments]) == 2
        out = capsys.readouterr().out
        assert words in out
        assert ("Save the page again" in out) is (arguments[1] != str(copy))


def test_without_one_fingerprinted_source_it_asks_which(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = state(package)
    for column in ("text_sha256", "text_norm"):
        set_cell(package, "sources", SOURCE, column, "")
    recount(package)
    assert main(["verify", "--text", str(copy)]) == 2
    assert "0 sources with a fingerprint; expected --source" in capsys.readouterr().out


def test_a_package_without_figures_cannot_be_verified(package: Path) -> None:
    copy = state(package)
    (package / "data" / "figures.csv").unlink()
    report, proofs = verify(copy, package)
    assert [finding.severity for finding in report.findings] == [Severity.FATAL]
    assert proofs == []


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("it came to 4.2 trillion yuan", "4.2 trillion yuan", True),
        ("it came to 14.2 trillion yuan", "4.2 trillion yuan", False),
        ("over 70.5 percent", "over 70", False),
        ("over 700 platforms, over 70 apps", "over 70", True),
        ("over 70, or so", "over 70", True),
        ("共超过70个平台", "超过70个", True),
        ("10^6 devices", "6 devices", False),
        ("40^1 devices", "40", False),
        ("4.2 trillion yuan^1 by then", "4.2 trillion yuan", True),
        ("an élan of 40", "lan of 40", False),
        ("anything", "", False),
    ],
)
def test_a_phrase_stands_in_a_text_as_whole_numbers(text: str, phrase: str, *, found: bool) -> None:
    assert occurs(text, phrase) is found
