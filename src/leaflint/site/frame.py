"""What stands around every page of the site: the band, the menu, where one is, the foot."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from leaflint.content.models.site import Site
from leaflint.site.pages import fill

Face = Literal["staff", "public"]
"""Who a page is for: the public face holds no name, e-mail address, note or draft of anybody."""


class SitePage(NamedTuple):
    """A file of the site: its path below the folder of the site, with forward slashes, and its bytes."""

    path: str
    content: bytes


STYLE = "style.css"
_STYLES = ("style.css", "site.css", "sheets.css")


class Link(NamedTuple):
    """A page of the site: what it is called, and its path below the folder of the site."""

    label: str
    path: str


LEAFLETS = Link("Leaflets", "index.html")
GOVERNANCE = Link("Governance", "governance/index.html")
TRUSTEES = Link("For trustees", "trustees.html")
MENU: dict[Face, tuple[Link, ...]] = {
    "staff": (LEAFLETS, GOVERNANCE, TRUSTEES),
    "public": (LEAFLETS, TRUSTEES),
}
"""Where every page of a face leads."""


class Frame(NamedTuple):
    """What the frame of a page needs; `root` leads from its folder to that of the site."""

    site: Site
    face: Face
    path: str
    root: str
    menu: tuple[Link, ...]
    crumbs: tuple[Link, ...]
    policy: str


def site_page(
    site: Site,
    face: Face,
    path: str,
    template: str,
    *,
    crumbs: tuple[Link, ...] = (),
    with_script: bool = False,
    **data: object,
) -> SitePage:
    """Return a page of the site, made from a template that extends `site.html.jinja`.

    The crumbs are the pages above it, the highest first. Only its own files may be loaded: the style,
    and with a script that file alone.
    """
    scripts = " script-src 'self';" if with_script else ""
    policy = (
        f"default-src 'none';{scripts} style-src 'self'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    root = "../" * path.count("/")
    frame = Frame(site, face, path, root, MENU[face], crumbs, policy)
    text = fill(template, frame=frame, **data)
    return SitePage(path, text.encode("utf-8", "replace"))


def style_file(site: Site) -> SitePage:
    """Return the style of every page: the colour of the site, and ours."""
    theme = f":root {{ --band: {site.colour}; }}\n"
    return SitePage(STYLE, (theme + "".join(map(own_file, _STYLES))).encode())


@cache
def own_file(name: str) -> str:
    """Return the text of a file that lies beside this module."""
    return (files("leaflint.site") / name).read_text(encoding="utf-8")
