"""A leaflet's words as one text: what a sign-off approves, and what its digest is made from.

Format (a change to it would void every sign-off):

- what readers read, in order: `# title`, the summary, then each section: `## heading`, its
  paragraphs, its points (`- ` or `1. `, two spaces further in for a list within a list);
- last, `Contacts: ` and the ids of the services that the leaflet lists. Their numbers are not part
  of it: the directory holds those, checks them and verifies them for all leaflets at once;
- one line for each, an empty line before all but points; runs of white space (no-break spaces too)
  become one space, letters are composed (Unicode NFC), characters that cannot be seen are spelt out;
- the address of a link stands in < > at the end of its line; bold and italics leave no trace.

So the style of the YAML, the wrapping of its lines and the marks for bold can change without
changing the text. Neither are the dates, the evidence, the topics and the waivers part of it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from leaflint.content.leaflet import Leaflet
from leaflint.content.models.leaflet import Section
from leaflint.content.models.sign_off import CONTACTS
from leaflint.core.escape import visible
from leaflint.text.prose.blocks import Block

_HEADING = "## "
_ITEM = re.compile(r"\s*(?:-|1\.) ")


def approved_text(leaflet: Leaflet) -> str:
    """Return the leaflet's words in the format above; it ends with a line end."""
    lines = list(map(_line, leaflet.blocks))
    if leaflet.data.contacts:
        lines.append(CONTACTS + ", ".join(leaflet.data.contacts))
    text = "".join(f"\n{line}" if _ITEM.match(line) else f"\n\n{line}" for line in lines)
    return text.removeprefix("\n\n") + "\n"


def digest(text: str) -> str:
    """Return the digest of an approved text, as records hold it."""
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def read_text(text: str, like: Leaflet) -> Leaflet | None:
    """Turn an approved text back into a leaflet that says it, so that checks can look at its words.

    All but the words is taken from another version of the leaflet; places in the file mean nothing.
    None when the text does not come out of the leaflet again.
    """
    lines = [line for line in text.splitlines() if line]
    contacts = lines.pop() if lines and lines[-1].startswith(CONTACTS) else CONTACTS
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
    return leaflet if approved_text(leaflet) == text else None


def _line(block: Block) -> str:
    prefix = {"title": "# ", "heading": _HEADING}.get(block.kind, "")
    if block.kind == "item":
        prefix = "  " * (block.depth - 1) + ("1. " if block.ordered else "- ")
    links = (f"<{link.url}>" for link in block.links)
    words = " ".join([*block.text.split(), *links])
    return prefix + visible(unicodedata.normalize("NFC", words))


def _markdown(lines: list[str]) -> str:
    """Return Markdown that says the lines: every sign in their words is escaped."""
    paragraphs = []
    for line in lines:
        item = _ITEM.match(line)
        prefix = item[0] if item else ""
        words = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", line[len(prefix) :])
        paragraphs.append(prefix.replace("  ", "    ") + words)
    return "\n\n".join(paragraphs)
