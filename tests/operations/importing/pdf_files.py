"""Small PDFs for tests, tagged or not, written by hand: a few lines of Helvetica on a page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import NamedTuple


class Words(NamedTuple):
    """Words on a page: where they stand from its lower left corner, their size, all in points."""

    text: str
    y: float
    x: float = 72
    size: float = 11
    bold: bool = False
    tag: str = ""
    """The element of the structure that they make; "" for what is no part of it."""
    mode: int = 0
    """How letters are drawn; 3: not at all."""


def write_pdf(pages: Sequence[Sequence[Words]], annotations: str = "") -> bytes:
    """Return a PDF; it is tagged where any words are. Annotations are those of the first page."""
    objects: dict[int, bytes] = {}
    numbers = count(10)
    elements: list[str] = []
    parents: list[str] = []
    kids = []
    for words in pages:
        tagged: list[str] = []
        page, content = next(numbers), next(numbers)
        kids.append(f"{page} 0 R")
        drawn = []
        for number, one in enumerate(words):
            begin = f"/{one.tag} <</MCID {number}>> BDC" if one.tag else "/Artifact BMC"
            text = one.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            font = "F2" if one.bold else "F1"
            drawn.append(
                f"{begin} BT /{font} {one.size} Tf {one.mode} Tr {one.x} {one.y} Td ({text}) Tj ET EMC"
            )
            tagged.append("null")
            if one.tag:
                tagged[-1] = f"{1000 + len(elements)} 0 R"
                elements.append(f"<</S /{one.tag} /P 5 0 R /Pg {page} 0 R /K {number}>>")
        parents.append(f"{len(parents)} [{' '.join(tagged)}]")
        stream = "\n".join(drawn).encode("cp1252")
        extra = f"/Annots [{annotations}]" if annotations and len(kids) == 1 else ""
        objects[page] = (
            f"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R {extra}"
            f" /StructParents {len(parents) - 1} /Resources <</Font <</F1 3 0 R /F2 4 0 R>> >> >>"
        ).encode()
        objects[content] = b"<</Length %d>>\nstream\n%s\nendstream" % (len(stream), stream)
    structure = "/StructTreeRoot 6 0 R /MarkInfo <</Marked true>>" if elements else ""
    font = "<</Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding /BaseFont /Helvetica{}>>"
    items = range(1000, 1000 + len(elements))
    references = " ".join(f"{item} 0 R" for item in items)
    objects |= {item: element.encode() for item, element in zip(items, elements, strict=True)}
    objects |= {
        1: f"<</Type /Catalog /Pages 2 0 R {structure}>>".encode(),
        2: f"<</Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)}>>".encode(),
        3: font.format("").encode(),
        4: font.format("-Bold").encode(),
        5: f"<</S /Document /P 6 0 R /K [{references}]>>".encode(),
        6: f"<</Type /StructTreeRoot /K 5 0 R /ParentTree <</Nums [{' '.join(parents)}]>> >>".encode(),
    }
    return _file(objects)


def _file(objects: dict[int, bytes]) -> bytes:
    content, places = b"%PDF-1.7\n", {}
    for number, item in sorted(objects.items()):
        places[number] = len(content)
        content += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    start, size = len(content), max(objects) + 1
    content += b"xref\n0 %d\n" % size
    for number in range(size):
        known = number in places
        content += b"%010d %05d %s \n" % (
            places.get(number, 0),
            0 if known else 65535,
            b"n" if known else b"f",
        )
    return content + b"trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
