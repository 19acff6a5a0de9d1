"""Chromium as the tests start it, and what a page must not do while they look at it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A machine without a graphics card draws WebGL in software.
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
)

PATIENCE_MS = 60_000


def find_chromium() -> str:
    """The browser of this machine; the test run fails, and says how to get one, without it."""
    chosen = os.environ.get("RGRAPH_TEST_CHROMIUM")
    found = chosen or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None or shutil.which(found) is None:
        looked = chosen or f"{', '.join(NAMES)} on PATH"
        pytest.fail(
            f"No Chromium: looked for {looked}. Install it (Debian and Ubuntu: "
            "apt-get install chromium), or name one in RGRAPH_TEST_CHROMIUM.",
            pytrace=False,
        )
    return found


@contextmanager
def running_browser() -> Iterator[Browser]:
    """One Chromium without a window."""
    executable = find_chromium()
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=list(ARGUMENTS), timeout=3 * PATIENCE_MS
        )
        try:
            yield browser
        finally:
            browser.close()


@dataclass  # without slots: Playwright writes an attribute to the owner of a listening method
class Watch:
    """Notes errors of a page, and requests to anywhere but the service."""

    address: str
    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        """Begin to listen."""
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.errors.append(f"uncaught: {error}"))
        page.on("request", self._on_request)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.strangers.append(request.url)
