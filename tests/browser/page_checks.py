"""What must be true of a page in a browser. Each function returns what is wrong, in words."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

from playwright.sync_api import ConsoleMessage, Page, Request

AXE = Path(__file__).parents[2] / ".venv/node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

_RUN_AXE = """async tags => {
  const options = {runOnly: tags, resultTypes: ['violations'], preload: false};  // it would ask for style.css
  const found = await axe.run(document, options);
  return found.violations.flatMap(({id, nodes}) => nodes.map(node => `${id}: ${node.html.slice(0, 200)}`));
}"""

# The page must not be wider than its window, and nothing that a reader needs may be cut off.
_CUT_OFF = """() => {
  const found = document.scrollingElement.scrollWidth > innerWidth ? ['wider than its window'] : [];
  for (const element of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    const hides = ['hidden', 'clip'].includes(style.overflowX) && style.clipPath === 'none';
    if (hides && element.scrollWidth > element.clientWidth + 1)
      found.push(`cut off: ${element.outerHTML.slice(0, 200)}`);
  }
  return found;
}"""

_REACHABLE = """() => {
  const all = [...document.querySelectorAll('*')];
  const seen = element => element.checkVisibility({visibilityProperty: true});
  const controls = 'a[href], button, input, select, textarea, summary, [tabindex]';
  return all.flatMap((element, place) =>
    element.matches(controls) && !element.disabled && element.tabIndex >= 0 && seen(element)
    && (element.type !== 'radio' || element.checked) ? [place] : []);
}"""  # arrows lead from the chosen one of a group of radio buttons to the others

_FOCUSED = """() => {
  const element = document.activeElement;
  if (element === document.body || element === document.documentElement) return null;
  const style = getComputedStyle(element), box = element.getClientRects()[0];
  return {
    place: [...document.querySelectorAll('*')].indexOf(element),
    html: element.outerHTML.slice(0, 200),
    href: element.getAttribute('href'),
    shown: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    inView: box && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""

_LINKS = """() => [...document.querySelectorAll('[href], [src]')].map(
  element => element.href?.baseVal ?? element.href ?? element.src)"""

_ATTACK = """() => {
  const script = document.createElement('script'), words = document.createElement('p');
  script.textContent = 'window.ran = true';
  words.setAttribute('style', 'position: fixed');
  document.body.append(script, words);
  const found = [];
  if (window.ran) found.push('a script written into it runs');
  if (getComputedStyle(words).position === 'fixed') found.push('a style written into it applies');
  script.remove(); words.remove();
  return found;
}"""

# What stands in a search or its result may need a script; nothing else may.
_WORDS = """() => {
  const words = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const parent = node.parentElement, text = node.data.trim();
    if (text && parent.checkVisibility() && !parent.closest('form, search, .search, [role=search]'))
      words.push(text);
  }
  return words;
}"""

# What is chosen may act by style alone: then other words are seen when it is.
_IDLE = """() => {
  const controls = [...document.querySelectorAll('button, input, select, textarea')]
    .filter(element => element.checkVisibility({visibilityProperty: true}));
  const changes = control => {
    const before = document.body.innerText;
    control.click();
    return document.body.innerText !== before;
  };
  const acting = new Set(controls.filter(control => control.type === 'radio' && changes(control)).map(control => control.name));
  return controls.filter(control => control.type === 'reset' ? !acting.size : !acting.has(control.name))
    .map(control => `does nothing without scripts: ${control.outerHTML.slice(0, 200)}`);
}"""


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")


class Watch:
    """Notes what a tab asks for and complains of."""

    def __init__(self, tab: Page, origin: str) -> None:
        """Watch a tab whose pages lie below an address."""
        self._origin = origin
        self.found: list[str] = []
        tab.on("request", self._asked)
        tab.on("console", self._complained)
        tab.on("pageerror", lambda error: self.found.append(f"error: {error}"))
        tab.on("dialog", lambda dialog: self.found.append(f"dialog: {dialog.message}"))

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self._origin, "data:image/")):
            self.found.append(f"asks for {request.url}")

    def _complained(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.found.append(f"console: {message.text}")


def _evaluate(tab: Page, script: str, argument: object = None) -> list[str]:
    found: list[str] = tab.evaluate(script, argument)
    return found


def accessibility(tab: Page) -> list[str]:
    """Return what axe-core finds: WCAG 2.2 A and AA, and what it calls best practice."""
    tab.evaluate(_axe())
    return _evaluate(tab, _RUN_AXE, TAGS)


def cut_off(tab: Page) -> list[str]:
    """Return what is wider than the window, or hidden by what holds it."""
    return _evaluate(tab, _CUT_OFF)


def keyboard(tab: Page) -> list[str]:
    """Walk the page by Tab: everything is reached, in the order of the text, and seen to be."""
    expected: list[int] = tab.evaluate(_REACHABLE)
    found: list[str] = []
    reached: list[int] = []
    while True:
        tab.keyboard.press("Tab")
        at: dict[str, Any] | None = tab.evaluate(_FOCUSED)
        if at is None or at["place"] in reached:
            break  # past the last, or at the first again
        if not reached and not str(at["href"]).startswith("#"):
            found.append(f"begins without a way to skip to the text: {at['html']}")
        reached.append(at["place"])
        found += [f"focus not {what}: {at['html']}" for what in ("shown", "inView") if not at[what]]
    if reached != sorted(reached):
        found.append("Tab does not follow the order of the text")
    if missed := {*expected} - {*reached}:
        found.append(f"Tab misses {len(missed)} of {len(expected)}")
    return found


def ids(tab: Page) -> set[str]:
    """Return the places of the page to which a link may lead."""
    return {
        *_evaluate(tab, "() => [...document.querySelectorAll('[id]')].map(element => element.id)")
    }


def links(tab: Page, ids: dict[str, set[str]]) -> list[str]:
    """Return links that lead nowhere; `ids` has the ids of each page, or none, by the address of a file."""
    found: list[str] = []
    for link in _evaluate(tab, _LINKS):
        address, fragment = urldefrag(link)
        if address.startswith("file:"):
            if address not in ids:
                found.append(f"leads nowhere: {link}")
            elif fragment and unquote(fragment) not in ids[address]:
                found.append(f"leads to no place in the page: {link}")
        elif not address.startswith(("https://", "http://", "mailto:", "tel:", "data:image/")):
            found.append(f"leads out: {link}")
    return found


def policy(tab: Page) -> list[str]:
    """Return in what the page is not shut: no script and no style but our own may act in it."""
    content = tab.get_attribute("meta[http-equiv=Content-Security-Policy]", "content") or ""
    words = content.replace(";", " ; ").split()
    found = [] if words[:3] == ["default-src", "'none'", ";"] else ["allows what it does not name"]
    weak = ("'unsafe", "http", "*", "blob:")
    found += [f"allows {word}" for word in words if word.startswith(weak)]
    return found + _evaluate(tab, _ATTACK)


def words(tab: Page) -> list[str]:
    """Return every word that a reader sees, but for those of a search."""
    return _evaluate(tab, _WORDS)


def idle(tab: Page) -> list[str]:
    """Return what can be operated and does nothing: for a tab without scripts."""
    return _evaluate(tab, _IDLE)
