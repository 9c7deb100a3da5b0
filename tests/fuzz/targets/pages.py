"""The copy of a source is any bytes."""

from collections.abc import Iterator

from cited_figures import verify
from cited_figures.evidence.proof import Status
from cited_figures.report import proofs
from statement import PAGE

from ..commands import printable_lines
from ..judge import hold
from ..limits import bounded
from ..mutators.pages import mutate
from ..sandbox import stated_package

__all__ = ["mutate", "seeds", "target"]


def seeds() -> Iterator[bytes]:
    """Yield the page made up for tests, as text and as HTML of several kinds."""
    text = PAGE.read_text(encoding="utf-8")
    yield text.encode()
    paragraphs = text.split("\n\n")
    yield ("<html><body>" + "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)).encode()
    lines = "<br>\n".join(f"<b>{paragraph}</b>" for paragraph in paragraphs)
    yield f"<!DOCTYPE html><title>x</title><script>a<b</script><div>{lines}</div>".encode()
    rows = "".join(f"<tr><td>&nbsp;{paragraph}<td><!-- x -->" for paragraph in paragraphs)
    yield f"<head><meta charset=utf-8></head><table>{rows}</table>".encode()


def target(data: bytes) -> None:
    """Prove the figures against this page."""
    root = stated_package()
    page = root / "page.html"
    page.write_bytes(data)
    with bounded("verify"):
        report, proven = verify(page, root)
    hold(report)
    assert report.findings or all(proof.status is Status.EXACT for proof in proven)
    assert bool(proven) or report.findings, "nothing proven and nothing found"
    printable_lines(proofs.render(proven))
