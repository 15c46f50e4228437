"""The checks of pages can fail: each finds a page that has its fault, and lets the same page without it pass."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import page_checks
from tests.browser.chromium import NAMES, find_browser
from tests.browser.modes import DESK, MODES, PHONE, Mode, open_tab
from tests.browser.page_checks import Watch

GOOD = """\
<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'">
<title>A page</title>
<link rel="stylesheet" href="style.css">
</head>
<body>
<a href="#main">Skip to the text</a>
<main id="main">
<h1>A page</h1>
<p>Some words and <a href="other.html#place">a link</a>.</p>
</main>
</body>
</html>
"""
STYLE = "a { outline-offset: 2px } a:focus { outline: 3px solid #000 }"
NOTHING: list[str] = []


def nothing(_tab: Page) -> list[str]:
    return []


def accessibility(tab: Page) -> list[str]:
    return sorted({found.partition(":")[0] for found in page_checks.accessibility(tab)})


def links(tab: Page) -> list[str]:
    folder = tab.url.rpartition("/")[0]
    found = page_checks.links(
        tab, {tab.url: {"main"}, f"{folder}/other.html": {"place"}, f"{folder}/style.css": set()}
    )
    return [message.replace(folder, "") for message in found]


@pytest.fixture
def look(browser: Browser, tmp_path: Path) -> Callable[..., list[str]]:
    """Apply a check to the good page with one thing in it replaced."""

    def look(
        check: Callable[[Page], list[str]],
        old: str = "",
        new: str = "",
        mode: Mode = DESK,
        style: str = STYLE,
        *,
        scripts: bool = True,
    ) -> list[str]:
        assert old in GOOD
        (tmp_path / "page.html").write_text(GOOD.replace(old, new) if old else GOOD)
        (tmp_path / "style.css").write_text(style)
        (tmp_path / "script.js").write_text("document.querySelector('p').append(' More words.')")
        with open_tab(browser, mode, scripts=scripts) as tab:
            watch = Watch(tab, tmp_path.as_uri())
            tab.goto((tmp_path / "page.html").as_uri())
            return check(tab) + watch.found

    return look


@pytest.mark.parametrize("check", [accessibility, page_checks.cut_off, page_checks.keyboard, links, page_checks.policy, page_checks.idle])  # fmt: skip
def test_a_good_page_passes(
    look: Callable[..., list[str]], check: Callable[[Page], list[str]]
) -> None:
    found = look(check)
    if check is page_checks.policy:  # what is tried at it is complained of
        found = [message for message in found if not message.startswith("console: ")]
    assert found == NOTHING


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (' lang="en-GB"', "", ["html-has-lang"]),
        ("<p>", '<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">', ["image-alt"]),
        ("</main>", "<h4>Late</h4></main>", ["heading-order"]),
        ("h1>", "h2>", ["page-has-heading-one"]),
        ("main", "div", ["landmark-one-main", "region"]),
    ],
)  # fmt: skip
def test_what_is_not_for_everybody_is_found(
    look: Callable[..., list[str]], old: str, new: str, found: list[str]
) -> None:
    assert [
        message for message in look(accessibility, old, new) if message[:7] != "console"
    ] == found


@pytest.mark.parametrize(
    ("mode", "style"),
    [
        (DESK, "p { color: #999 }"),
        (MODES[2], "@media print { p { color: #999 } }"),
        (MODES[4], "@media (prefers-color-scheme: dark) { p { color: #999 } }"),
    ],
    ids=lambda value: value.name if isinstance(value, Mode) else "",
)
def test_pale_words_are_found_in_the_mode_that_has_them(
    look: Callable[..., list[str]], mode: Mode, style: str
) -> None:
    assert look(accessibility, mode=mode, style=STYLE + style) == ["color-contrast"]
    if mode is not DESK:
        assert look(accessibility, style=STYLE + style) == NOTHING


@pytest.mark.parametrize(
    ("style", "found"),
    [
        ("p { width: 19rem }", {"large text on a phone": ["wider than its window"]}),
        ("p { width: 2rem; overflow: hidden }", "cut off"),
    ],
)
def test_what_does_not_fit_is_found(
    look: Callable[..., list[str]], style: str, found: dict[str, list[str]] | str
) -> None:
    if isinstance(found, str):
        assert look(page_checks.cut_off, style=style)[0].startswith(f"{found}: <p>")
        return
    modes = (PHONE, *MODES[-2:])
    wide = {mode.name: look(page_checks.cut_off, mode=mode, style=style) for mode in modes}
    assert {name: problems for name, problems in wide.items() if problems} == found


@pytest.mark.parametrize(
    ("old", "new", "style", "found"),
    [
        ("", "", "a:focus { outline: 0 }", ["focus not shown", "focus not shown"]),
        ("", "", f"{STYLE} main a {{ position: fixed; left: -99rem }}", ["focus not inView"]),
        ('<a href="#main">Skip to the text</a>', "", STYLE, ["begins without a way to skip to the text"]),
        ('<a href="other', '<a tabindex="1" href="other', STYLE, ["begins without a way", "Tab does not follow"]),
        ("<p>", '<p><script src="script.js"></script><a href="#main" id="b">More</a>', STYLE, []),
    ],
)  # fmt: skip
def test_what_the_keyboard_does_not_reach_is_found(
    look: Callable[..., list[str]], old: str, new: str, style: str, found: list[str]
) -> None:
    problems = look(page_checks.keyboard, old, new, style=style)
    assert len(problems) == len(found)
    assert all(map(str.startswith, problems, found))


@pytest.mark.parametrize(
    ("new", "found"),
    [
        ("gone.html", ["leads nowhere: /gone.html"]),
        ("other.html#gone", ["leads to no place in the page: /other.html#gone"]),
        ("javascript:alert(1)", ["leads out: javascript:alert(1)"]),
        ("//example.org", ["leads nowhere: file://example.org/"]),
        ("https://example.org", []),
    ],
)
def test_a_link_that_leads_nowhere_is_found(
    look: Callable[..., list[str]], new: str, found: list[str]
) -> None:
    assert look(links, "other.html#place", new) == found


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("script-src 'self'", "script-src 'unsafe-inline'", ["allows 'unsafe-inline'", "a script written into it runs"]),
        ("style-src 'self'", "style-src 'self' 'unsafe-inline'", ["allows 'unsafe-inline'", "a style written into it applies"]),
        ("style-src 'self'", "style-src 'self' https://x.example", ["allows https://x.example"]),
        ("default-src 'none'", "default-src 'self'", ["allows what it does not name"]),
    ],
)  # fmt: skip
def test_a_policy_that_lets_something_in_is_found(
    look: Callable[..., list[str]], old: str, new: str, found: list[str]
) -> None:
    problems = look(page_checks.policy, old, new)
    assert [problem for problem in problems if not problem.startswith("console: ")] == found


def test_what_is_asked_for_elsewhere_is_found(look: Callable[..., list[str]]) -> None:
    image = '<p><img alt="" src="http://127.0.0.1:9/a.png">'
    blocked, asked = look(nothing, "<p>", image)
    assert blocked.startswith("console: Loading the image 'http://127.0.0.1:9/a.png' violates")
    assert asked == "asks for http://127.0.0.1:9/a.png"


def test_what_needs_a_script_is_found(look: Callable[..., list[str]]) -> None:
    script = '<script src="script.js"></script></main>'
    without = look(page_checks.words, "</main>", script, scripts=False)
    assert [*without, "More words."] == look(page_checks.words, "</main>", script)
    idle = look(page_checks.idle, "<p>", "<button>Do it</button><p>", scripts=False)
    assert idle == ["does nothing without scripts: <button>Do it</button>"]


def test_a_machine_without_a_browser_is_told_what_to_install() -> None:
    assert (
        find_browser(lambda name: f"/b/{name}" if name == NAMES[-1] else None) == f"/b/{NAMES[-1]}"
    )
    with pytest.raises(RuntimeError, match="apt-get install chromium"):
        find_browser(lambda _name: None)
