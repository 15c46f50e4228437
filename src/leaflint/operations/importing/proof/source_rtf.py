"""Reads every word of an RTF file, for the proof."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflint.operations.importing.opening import Source
from leaflint.operations.importing.proof.source_passage import Passage, as_superscript

_TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)",
    re.DOTALL,
)
_UNSEEN = frozenset(
    "fonttbl colortbl stylesheet info pict listtable themedata datastore xmlnstbl generator".split()
)
"""Groups that hold no words of the document; so are those that begin with `\\*`, but for links."""
_BREAKS = frozenset(
    "par cell row sect page header footer headerf footerf headerl headerr footerl footerr"
    " footnote".split()
)
_SIGNS = {
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "line": "\n", "emspace": " ", "enspace": " ",
}  # fmt: skip
_ESCAPED = {b"~": "\u00a0", b"_": "-", b"-": ""}
_HYPERLINK = re.compile(r'HYPERLINK\s+"([^"]+)"')


def read_rtf(source: Source) -> Iterator[Passage]:
    """Yield its paragraphs."""
    seen, unseen_text = _texts(source.content)
    links = tuple(_HYPERLINK.findall(unseen_text))
    for number, text in enumerate(seen.split("\f"), start=1):
        if text.strip():
            yield Passage(f"paragraph {number}", text)
    if links:
        yield Passage("the file", "", links)


def _texts(content: bytes) -> tuple[str, str]:
    """Return the words that are seen, with a form feed at each break, and the others."""
    texts: tuple[list[str], list[str]] = ([], [])
    groups = [(False, False)]  # whether each open group is unseen, and whether it is raised
    skip = 0  # characters that stand in for a \u before them
    for match in _TOKEN.finditer(content):
        name, value, code, escaped, brace, plain = match.groups()
        unseen, raised = groups[-1]
        text = ""
        if brace:
            groups = [*groups, groups[-1]] if brace == b"{" else groups[:-1] or [(False, False)]
        elif name:
            word = name.decode()
            unseen = (unseen or word in _UNSEEN) and word != "shptxt"  # the words of a text box
            raised = (raised or word == "super") and word not in {"nosupersub", "plain"}
            groups[-1] = (unseen, raised)
            text = _SIGNS.get(word, "\f" if word in _BREAKS else "")
            if word == "u" and value:
                text, skip = chr(int(value) % 65536), 1
        elif escaped == b"*":
            groups[-1] = (True, raised)
        elif code or plain or escaped:
            text = bytes([int(code, 16)]).decode("cp1252", "replace") if code else ""
            text = text or (plain or b"").decode("cp1252", "replace")
            text = text or _ESCAPED.get(escaped, (escaped or b"").decode("cp1252", "replace"))
            text, skip = text[skip:], max(0, skip - len(text))
        texts[unseen].append(as_superscript(text) if raised and text.strip() else text)
    return "".join(texts[False]), "".join(texts[True])
