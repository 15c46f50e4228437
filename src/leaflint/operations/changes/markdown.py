"""The change report as Markdown for a comment on a pull request.

Words from leaflets can do nothing in it: no mark-up, no HTML, no mention of a person, no link, no
letters that run backwards. It is cut so that GitHub takes it: what needs a reviewer's eye comes first,
and what is cut is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from leaflint.core.escape import visible
from leaflint.operations.changes.change_report import ChangeReport, LeafletChange, Passage

LIMIT = 65_536
"""Characters of the longest comment that GitHub takes; measured in bytes here, to be safe."""

_SPACE_FOR_NOTES = 400
_LONGEST_PIECE = 1_500
_SIGN = re.compile(r"[!#$&()*+/:<=>@\[\\\]^_`{|}~-]|\.(?=\w)|(?<=\d)\.")
"""Signs that mean something in Markdown, in HTML or in GitHub's own additions to them."""
_NAMES_FOLLOW = re.compile(r"(?<=[@#])(?=\w)|(?<=-)(?=\d)")
"""Places where GitHub would find the name of a person or the number of an issue (@x, #1, GH-1)."""
_JOINER = "\u2060"
"""A character of no width, at which no line breaks: it keeps a sign and a name apart."""
_TAGS = {"same": ("", ""), "deleted": ("<del>", "</del>"), "inserted": ("<ins>", "</ins>")}


def to_markdown(report: ChangeReport, limit: int = LIMIT) -> str:
    """Return the report as Markdown of at most `limit` bytes (1,000 at least)."""
    opening = f"## Changes for clinical review\n\n{escape(report.totals)}\n"
    room = limit - _size(opening) - _SPACE_FOR_NOTES
    opening += _fill(_openings(report), min(room, limit // 2))
    room = limit - _size(opening) - _SPACE_FOR_NOTES
    heads: list[str] = []
    for leaflet in report.leaflets:
        head = _head(leaflet)
        cost = _size(head) + _size(_cut_note(len(leaflet.passages)))
        if cost > room:
            break
        room -= cost
        heads.append(head)
    parts = [opening]
    for leaflet, head in zip(report.leaflets, heads, strict=False):
        parts.append(head)
        for shown, item in enumerate(map(_passage, leaflet.passages)):
            if _size(item) > room:
                parts.append(_cut_note(len(leaflet.passages) - shown))
                break
            room -= _size(item)
            parts.append(item)
    if cut := len(report.leaflets) - len(heads):
        parts.append(f"\n**{cut} more changed leaflets are not shown: this comment is full.**\n")
    return "".join(parts)


def _openings(report: ChangeReport) -> Iterator[str]:
    """Yield the lines on leaflets that came and went, and on shared files."""
    for number, movement in enumerate(report.movements):
        yield ("" if number else "\n") + f"- **{escape(_shortened(movement))}**\n"
    for shared in report.shared:
        yield f"\n### {escape(shared.file)}\n\n"
        yield from (f"- {escape(_shortened(sentence))}\n" for sentence in shared.sentences)


def _fill(lines: Iterable[str], room: int) -> str:
    """Return as many lines as there is room for, and say how many are not shown."""
    parts, cut = [], 0
    for line in lines:
        if cut or _size(line) > room:
            cut += 1
        else:
            parts.append(line)
            room -= _size(line)
    if cut:
        parts.append(f"\n**{cut} more lines are not shown: this comment is full.**\n")
    return "".join(parts)


def escape(text: str) -> str:
    """Return text that shows as itself in GitHub's Markdown."""
    parted = _NAMES_FOLLOW.sub(_JOINER, visible(text))
    return _SIGN.sub(lambda sign: f"&#{ord(sign[0])};", parted)


def _head(leaflet: LeafletChange) -> str:
    lines = [f"\n### {escape(leaflet.title)}\n", f"{escape(leaflet.file)}\n"]
    if leaflet.alarms:
        lines.append(f"**Look at first: {escape('; '.join(leaflet.alarms))}**\n")
    sign_off = escape(_shortened(leaflet.sign_off))
    lines.append(f"- Sign-off: {f'**{sign_off}**' if leaflet.voided else sign_off}")
    lines += [f"- {escape(_shortened(fact))}" for fact in leaflet.sentences]
    return "\n".join(lines) + "\n\n"


def _passage(passage: Passage) -> str:
    text = ""
    for piece in passage.pieces:
        opening, closing = _TAGS[piece.kind] if piece.text else ("", "")
        text += f"{opening}{escape(_shortened(piece.text))}{closing}"
    return f"- {f'**{escape(passage.label)}**: ' if passage.label else ''}{text}\n"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_PIECE else f"{text[:_LONGEST_PIECE]} […]"


def _cut_note(number: int) -> str:
    return f"- **{number} more changes to this leaflet are not shown: this comment is full.**\n"


def _size(text: str) -> int:
    return len(text.encode())
