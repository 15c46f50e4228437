"""The parts of a .docx file: XML in a zip, and the relationships between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from posixpath import basename, dirname, join, normpath
from typing import NamedTuple
from zipfile import ZipFile

from lxml import etree
from lxml.etree import _Element as Element

_OFFICE = "http://schemas.openxmlformats.org"
W = f"{{{_OFFICE}/wordprocessingml/2006/main}}"
"""The namespace of words, as lxml writes it before names."""
R = f"{{{_OFFICE}/officeDocument/2006/relationships}}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
}
"""What "Strict Open XML", one of Word's ways to save, calls the same namespaces."""


class Relation(NamedTuple):
    """What a part refers to: the last word of its type, and the target: a part, or an address."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of one file, each read when it is asked for."""

    def __init__(self, content: bytes) -> None:
        """Open the zip, which `zip_limits` has checked before."""
        self._zip = ZipFile(BytesIO(content))
        self._names = frozenset(self._zip.namelist())
        relations = self.relations("").values()
        mains = [relation.target for relation in relations if relation.kind == "officeDocument"]
        self.main = mains[0] if mains else "word/document.xml"
        """The name of the part that holds the text."""

    def xml(self, part: str) -> Element | None:
        """Return the root of a part; None where there is no such part.

        Raises:
            lxml.etree.XMLSyntaxError: it is no XML.
        """
        if part not in self._names:
            return None
        content = self._zip.read(part)
        for strict, usual in _STRICT.items():
            content = content.replace(strict, usual)
        # Nothing outside the file is read, and no entity may grow.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
        return etree.fromstring(content, parser)

    def relations(self, part: str) -> Mapping[str, Relation]:
        """Return what a part refers to, by the ids that stand in it; of the package itself for ""."""
        folder = dirname(part)
        root = self.xml(join(folder, "_rels", f"{basename(part)}.rels"))
        found = {}
        for element in root.iter(_RELATIONSHIP) if root is not None else ():
            external = element.get("TargetMode") == "External"
            target = element.get("Target", "")
            if not external:
                target = normpath(join("/", folder, target))[1:]
            kind = element.get("Type", "").rpartition("/")[2]
            found[element.get("Id", "")] = Relation(kind, target, external)
        return found

    def related(self, kind: str) -> Iterator[tuple[str, Element]]:
        """Yield the parts of a kind that the text refers to, such as "comments", each with its name."""
        for relation in self.relations(self.main).values():
            if relation.kind == kind and (root := self.xml(relation.target)) is not None:
                yield relation.target, root


def value(element: Element | None, name: str) -> str | None:
    """Return the value of a property, such as the style of a paragraph's properties."""
    found = element.find(W + name) if element is not None else None
    return None if found is None else found.get(f"{W}val")


def name_of(element: Element) -> str:
    """Return an element's name without its namespace; nothing for a processing instruction."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
