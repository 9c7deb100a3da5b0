"""Open the page in a browser that may ask nobody else, and write down what it complains of."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, Route

from programs.tools import NODE_MODULES, need

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = NODE_MODULES / "axe-core" / "axe.min.js"
VNU = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
WIDE, NARROW = (1280, 900), (360, 800)


def program() -> str:
    """Return the browser; skip the test where there is none, or fail if all tools must be there."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), "")
    need(found, "Chromium")
    return found


@contextmanager
def visit(
    browser: Browser, address: str, size: tuple[int, int] = WIDE, **settings: Any
) -> Iterator[Page]:
    """Open a page of one host; a complaint or a request to another host fails the test."""
    complaints: list[str] = []
    host = address[: address.index("/", len("http://")) + 1]

    def answer(route: Route) -> None:
        if route.request.url.startswith(host):
            route.continue_()
        else:
            complaints.append(f"request to {route.request.url}")
            route.abort()

    with browser.new_context(**settings) as context:
        context.route("**/*", answer)
        page = context.new_page()
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        yield page
    assert complaints == []


def unfold(page: Page) -> None:
    """Open everything that is folded."""
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")


def violations(page: Page) -> list[str]:
    """Return what axe-core holds against the page as it is shown."""
    need(AXE.exists(), "axe-core")
    page.evaluate(AXE.read_text(encoding="utf-8") + ";0")
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert len(found["passes"]) > 20
    return [
        f"{violation['id']}: {node['html']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
