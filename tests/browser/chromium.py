"""A real browser for the tests: the one that the machine has, for Playwright brings none here."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
"""What the browser is called, on Debian first."""


def find_browser(which: Callable[[str], str | None] = shutil.which) -> str:
    """Return the path of a browser.

    Raises:
        RuntimeError: there is none. What no browser looked at must not look tested.
    """
    for name in NAMES:
        if path := which(name):
            return path
    raise RuntimeError(
        "The tests of pages need a browser, and none of "
        f"{', '.join(NAMES)} is on the PATH. On Debian: apt-get install chromium fonts-liberation"
    )


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start the browser, and end it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser())
        yield browser
        browser.close()
