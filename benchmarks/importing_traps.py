"""Word files that converters trip over, and what a text must hold that was made of one."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from tests.operations.importing.word_files import pack, paragraph, run

_TITLE = paragraph(run("Going home", '<w:b/><w:sz w:val="44"/>'))
_BOX = "<w:txbxContent>" + paragraph("Call 0161 496 0123.") + "</w:txbxContent>"
_TEXT_BOX = (
    f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{_BOX}</wps:txbx></mc:Choice>"
    f"<mc:Fallback><v:textbox>{_BOX}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
)
_COMMENT = '<w:comment w:id="1" w:author="a">' + paragraph("Is 5mg right?") + "</w:comment>"
_NOTE = '<w:footnote w:id="2">' + paragraph("Not if you take warfarin.") + "</w:footnote>"


def _bullets(*texts: str) -> str:
    return "".join(paragraph(f"<w:r><w:t>•</w:t><w:tab/><w:t>{text}</w:t></w:r>") for text in texts)


class Trap(NamedTuple):
    """What is in a Word file, the file, and whether a text (Markdown, mostly) says the same."""

    name: str
    content: bytes
    holds: Callable[[str], object]


def _trap(name: str, body: str, holds: str | Callable[[str], object], **parts: str) -> Trap:
    test = re.compile(holds, re.MULTILINE).search if isinstance(holds, str) else holds
    return Trap(name, pack(_TITLE + paragraph("Read all of this leaflet.") + body, parts), test)


TRAPS = (
    _trap(
        "a bold line is a heading",
        paragraph(run("Your wound", "<w:b/>")) + paragraph("Keep it dry."),
        r"^(?:#+ |  - heading: )Your wound",
    ),
    _trap("typed bullets are a list", _bullets("a fever", "a rash"), r"^\s*[-*] +a fever\n+\s*[-*] +a rash"),
    _trap(
        "10⁶ is not 106",
        paragraph(run("Take 10"), run("6", '<w:vertAlign w:val="superscript"/>'), " units."),
        lambda text: "106" not in text,
    ),
    _trap(
        "hidden words are not shown",
        paragraph("Take one", run(" or two", "<w:vanish/>"), " tablets."),
        lambda text: "or two" not in text,
    ),
    _trap(
        "struck-out words are not shown as valid",
        paragraph("Take one", run(" or two", "<w:strike/>"), " tablets."),
        lambda text: "or two tablets" not in text,
    ),
    _trap(
        "a tracked insertion is not lost",
        paragraph("Do ", '<w:ins w:id="1" w:author="a">' + run("not ") + "</w:ins>", "stop."),
        r"Do not stop",
    ),
    _trap(
        "a tracked deletion is not shown",
        paragraph("Do ", '<w:del w:id="1" w:author="a"><w:r><w:delText>not </w:delText></w:r></w:del>', "stop."),
        r"Do stop",
    ),
    _trap("the footer is read", paragraph("Rest."), r"next_review: 2027-06|June 2027", footer=paragraph("Review date: June 2027")),
    _trap("the header is read", paragraph("Rest."), r"EY-014", header=paragraph("Leaflet no. EY-014")),
    _trap("a text box is read, once", paragraph(_TEXT_BOX), lambda text: text.count("0161 496 0123") == 1),
    _trap(
        "a content control is read",
        "<w:sdt><w:sdtContent>" + paragraph("Do not drive.") + "</w:sdtContent></w:sdt>",
        r"Do not drive",
    ),
    _trap(
        "a number split by bold is whole",
        paragraph("Take ", run("1", "<w:b/>"), "0mg."),
        lambda text: "10mg" in text.replace("*", "").replace("_", ""),
    ),
    _trap("≥ of the font Symbol is read", paragraph("If it is ", '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', " 38°C."), r"≥ *38"),
    _trap("a comment is not in the text", paragraph("Take 5mg.", '<w:r><w:commentReference w:id="1"/></w:r>'), lambda text: "right?" not in text, comments=_COMMENT),
    _trap(
        "a footnote is read",
        paragraph("Rest", '<w:r><w:footnoteReference w:id="2"/></w:r>', "."),
        r"Not if you take warfarin",
        footnotes=_NOTE,
    ),
    _trap(
        "a hyphen that does not break is kept",
        paragraph("<w:r><w:t>2</w:t><w:noBreakHyphen/><w:t>3 days</w:t></w:r>"),
        "2[-\u2011]3 days",
    ),
)  # fmt: skip
