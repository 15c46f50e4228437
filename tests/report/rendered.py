"""Markdown as GitHub renders it, by GitHub's own library, and the words that a reader then sees."""

from __future__ import annotations

import html
import re

import cmarkgfm
from cmarkgfm.cmark import Options

EXTENSIONS = ["table", "autolink", "tagfilter", "strikethrough", "tasklist"]


def to_html(markdown: str) -> str:
    """Render a page as GitHub does."""
    options = Options.CMARK_OPT_UNSAFE  # the tags that GitHub lets through, such as <details>
    return str(cmarkgfm.markdown_to_html_with_extensions(markdown, options, EXTENSIONS))


def tags(page: str) -> set[str]:
    """Return the names of the tags of a page of HTML."""
    return set(re.findall(r"<([a-zA-Z!][a-zA-Z0-9]*)", page))


def words(page: str) -> str:
    """Return what a reader sees of a page of HTML; characters without width are left out."""
    return html.unescape(re.sub(r"<[^>]*>", "", page)).replace("\u2060", "")
