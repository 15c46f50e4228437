"""A leaflet's words as one text: what a sign-off approves, and what its digest is made from.

Format 2 (a change to it would void every sign-off):

- what readers read, in order: `# title`, the summary, then each section: `## heading`, its
  paragraphs, its points (`- `, or their number as written and `. `; two spaces further in for a list
  within a list), its pictures (`Picture: `, the words that describe it, < > with where the file is, and
  the digest of its bytes);
- last, `Contacts: ` and the ids of the services that the leaflet lists. Their numbers are not part
  of it: the directory holds those, checks them and verifies them for all leaflets at once;
- one line for each, an empty line before all but points; runs of white space (no-break spaces too)
  become one space, letters are composed (Unicode NFC), characters that cannot be seen are spelt out;
- the address of a link stands in < > at the end of its line; bold and italics leave no trace;
- a backslash before a paragraph that begins as one of the other kinds of line does.

Format 1 is the same without that backslash, and with `1. ` before every point of a list that counts up
from 1. So a text without pictures and other lists that was approved in format 1 stays approved.

So the style of the YAML, the wrapping of its lines and the marks for bold can change without
changing the text. Neither are the dates, the evidence, the topics and the waivers part of it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import deque
from collections.abc import Iterable

from leaflint.content.leaflet import Leaflet
from leaflint.content.models.leaflet import Section
from leaflint.content.models.sign_off import CONTACTS, FORMAT, PICTURE
from leaflint.core.escape import visible
from leaflint.text.prose.blocks import Block, Picture

_HEADING = "## "
_ITEM = re.compile(r"\s*(?:-|[0-9]+\.) ")
_LAYOUT = re.compile(rf"\\*(?:#+ |- |[0-9]+\. |{PICTURE}|{CONTACTS})")
"""How a paragraph begins that could be taken for another kind of line."""
_ESCAPED = re.compile(rf"\\{_LAYOUT.pattern}")
_PICTURE_DIGEST = re.compile(rf"^({PICTURE}.*) sha256:\w+$", re.MULTILINE)


def approved_text(leaflet: Leaflet, form: int = FORMAT) -> str:
    """Return the leaflet's words in the format above; it ends with a line end."""
    ordinals = _ordinals(leaflet) if form == 1 else {}
    lines: list[str] = []
    pictures = deque(leaflet.pictures)
    for number, block in enumerate(leaflet.blocks, 1):
        lines.append(_line(block, form, ordinals.get(number, block.number)))
        while pictures and pictures[0].after == number:
            lines.append(_picture_line(pictures.popleft(), leaflet))
    if leaflet.data.contacts:
        lines.append(CONTACTS + ", ".join(leaflet.data.contacts))
    text = "".join(f"\n{line}" if _ITEM.match(line) else f"\n\n{line}" for line in lines)
    return text.removeprefix("\n\n") + "\n"


def _ordinals(leaflet: Leaflet) -> dict[int, int]:
    """Return, by the number of its block, 1 for each point of a list that counts up from 1."""
    lists: dict[object, dict[int, int]] = {}
    for number, block in enumerate(leaflet.blocks, 1):
        if block.number is not None:
            lists.setdefault((block.path, block.list_id), {})[number] = block.number
    ordinals: dict[int, int] = {}
    for points in lists.values():
        numbers = list(dict.fromkeys(points.values()))  # a point may have several paragraphs
        if numbers == list(range(1, len(numbers) + 1)):
            ordinals.update(dict.fromkeys(points, 1))
    return ordinals


def without_digests(text: str) -> str:
    """Return an approved text without the digests of its pictures."""
    return _PICTURE_DIGEST.sub(r"\1", text)


def digest(text: str) -> str:
    """Return the digest of an approved text, as records hold it."""
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def read_text(text: str, like: Leaflet) -> Leaflet | None:
    """Turn an approved text back into a leaflet that says it, so that checks can look at its words.

    All but the words is taken from another version of the leaflet, the pictures are left out, and places
    in the file mean nothing. None when the words do not come out of the leaflet again.
    """
    written = lines = _without_pictures(text)
    contacts = CONTACTS
    if lines and lines[-1].startswith(CONTACTS):
        *lines, contacts = lines
    starts = [number for number, line in enumerate(lines) if line.startswith(_HEADING)]
    if not starts or starts[0] not in {1, 2} or not lines[0].startswith("# "):
        return None
    sections = tuple(
        Section.model_construct(
            heading=lines[start].removeprefix(_HEADING), text=_markdown(lines[start + 1 : end])
        )
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    )
    named = contacts.removeprefix(CONTACTS)
    words = {
        "title": lines[0].removeprefix("# "),
        "summary": lines[1] if starts[0] == 2 else "",
        "sections": sections,
        "contacts": tuple(named.split(", ")) if named else (),
    }
    leaflet = Leaflet(like.document, like.data.model_copy(update=words), like.shared_texts)
    return leaflet if _without_pictures(approved_text(leaflet)) == written else None


def _without_pictures(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith(PICTURE)]


def _line(block: Block, form: int, number: int | None) -> str:
    prefix = {"title": "# ", "heading": _HEADING}.get(block.kind, "")
    if block.kind == "item":
        prefix = "  " * (block.depth - 1) + ("- " if number is None else f"{number}. ")
    words = _plain(block.text, (link.url for link in block.links))
    if not prefix and form > 1 and _LAYOUT.match(words):
        prefix = "\\"
    return prefix + words


def _picture_line(picture: Picture, leaflet: Leaflet) -> str:
    line = PICTURE + _plain(picture.description, (picture.url,))
    return f"{line} sha256:{leaflet.picture_digest(picture)}"


def _plain(text: str, addresses: Iterable[str]) -> str:
    words = " ".join([*text.split(), *(f"<{address}>" for address in addresses)])
    return visible(unicodedata.normalize("NFC", words))


def _markdown(lines: list[str]) -> str:
    """Return Markdown that says the lines: every sign in their words is escaped."""
    paragraphs = []
    for line in lines:
        item = _ITEM.match(line)
        prefix = item[0] if item else ""
        words = line[1:] if _ESCAPED.match(line) else line[len(prefix) :]
        words = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", words)
        paragraphs.append(prefix.replace("  ", "    ") + words)
    return "\n\n".join(paragraphs)
