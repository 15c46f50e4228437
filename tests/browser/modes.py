"""How readers look at a page: on a phone, on a desk, on paper, in their own colours, with large text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, Page

PLAIN = 16


class Mode(NamedTuple):
    """A way to look at a page; widths are in CSS pixels, `text` is the reader's own size of plain text."""

    name: str
    width: int
    media: Literal["screen", "print"] = "screen"
    forced_colours: Literal["none", "active"] = "none"
    scheme: Literal["light", "dark"] = "light"
    text: int = PLAIN


PHONE = Mode("phone", 320)
DESK = Mode("desk", 1280)
MODES = (
    PHONE,
    DESK,
    Mode("print", 794, media="print"),  # A4 is 210 mm wide
    Mode("forced colours", 1280, forced_colours="active"),
    Mode("dark", 320, scheme="dark"),
    Mode("large text", 1280, text=32),
    Mode("large text on a phone", 320, text=32),
)


@contextmanager
def open_tab(browser: Browser, mode: Mode = DESK, *, scripts: bool = True) -> Iterator[Page]:
    """Open a tab in which pages are seen in a mode."""
    context = browser.new_context(
        viewport={"width": mode.width, "height": 800},
        color_scheme=mode.scheme,
        forced_colors=mode.forced_colours,
        java_script_enabled=scripts,
    )
    tab = context.new_page()
    tab.emulate_media(media=mode.media)
    if (
        mode.text != PLAIN
    ):  # a tab that was spoken to in this way forgets its medium at the next page
        sizes = {"standard": mode.text, "fixed": mode.text * 13 // PLAIN}
        context.new_cdp_session(tab).send("Page.setFontSizes", {"fontSizes": sizes})
    yield tab
    context.close()
