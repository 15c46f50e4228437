"""Reads every word of a file, by another route than the converter: what the proof compares a draft with.

Nothing is interpreted. Deleted and inserted, struck-out and hidden words, comments, notes, headers, footers
and text boxes are all read: what does not stand in the draft must be in the list of what was left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape

from leaflint.operations.importing.opening import Kind, Source
from leaflint.operations.importing.proof.source_docx import read_docx
from leaflint.operations.importing.proof.source_html import read_html
from leaflint.operations.importing.proof.source_odt import read_odt
from leaflint.operations.importing.proof.source_passage import Passage, as_superscript, decode
from leaflint.operations.importing.proof.source_pdf import read_pdf
from leaflint.operations.importing.proof.source_rtf import read_rtf

_PICTURE = re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])")
_LINK = re.compile(
    r"\]\(\s*<?((?:[^\s()<>]|\([^\s()]*\))+)>?(?:\s+\"[^\"]*\")?\s*\)|^\[[^\]]+\]:\s*<?(\S+?)>?\s*$",
    re.M,
)
_TAG = re.compile(r"<(?:!--.*?--|/?[A-Za-z][\w-]*(?:\s[^<>]*)?/?)>", re.DOTALL)
_HREF = re.compile(r"\shref\s*=\s*[\"']?([^\s\"'>]+)", re.IGNORECASE)
_POWER = re.compile(r"<sup>\s*([-+0-9]+)\s*</sup>", re.IGNORECASE)
_LINE_SIGNS = re.compile(
    r"^(?:[ \t]*>)+|^[ \t]*(?:[-=_*]{2,}|:?-+:?(?:[ \t]*\|[ \t]*:?-+:?)*)[ \t]*$|^[ \t]*\+[ \t]",
    re.M,
)
_ESCAPE = re.compile(r"\\([^\w\s])")


def read_source(source: Source) -> tuple[Passage, ...]:
    """Return every passage of a file, in no order that matters.

    Raises:
        UsageError: it cannot be read to its end.
    """
    return tuple(_READERS[source.kind](source))


def _read_markdown(source: Source) -> Iterator[Passage]:
    text = _POWER.sub(lambda power: as_superscript(power[1]), decode(source.content))
    text = _PICTURE.sub(" ", text)
    links = [inline or defined for inline, defined in _LINK.findall(text)]
    links += [link for tag in _TAG.findall(text) for link in _HREF.findall(tag)]
    text = _LINE_SIGNS.sub("", _TAG.sub(" ", _LINK.sub("] ", text)))
    text = unescape(_ESCAPE.sub(r"\1", text.replace("**", "").replace("__", "")))
    yield Passage("the file", "", tuple(links))
    yield from _read_lines(text)


def _read_text(source: Source) -> Iterator[Passage]:
    yield from _read_lines(_LINE_SIGNS.sub("", decode(source.content)))


def _read_lines(text: str) -> Iterator[Passage]:
    """Yield each paragraph; lines that wrap are one paragraph."""
    line = 1
    for block in re.split(r"(\n[ \t]*(?:\n[ \t]*)+)", text):
        if block.strip():
            yield Passage(f"line {line}", block)
        line += block.count("\n")


_READERS: Mapping[Kind, Callable[[Source], Iterator[Passage]]] = {
    "docx": read_docx,
    "odt": read_odt,
    "rtf": read_rtf,
    "html": read_html,
    "pdf": read_pdf,
    "md": _read_markdown,
    "txt": _read_text,
}
