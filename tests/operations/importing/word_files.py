"""Word files for tests: by python-docx, and where it has no words for something, by Word's own XML."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile

from leaflint.operations.importing.document import Document
from leaflint.operations.importing.opening import Tracked
from leaflint.operations.importing.readers.read_docx import read_docx

_OFFICE = "http://schemas.openxmlformats.org"
NAMESPACES = (
    f'xmlns:w="{_OFFICE}/wordprocessingml/2006/main" xmlns:r="{_OFFICE}/officeDocument/2006/relationships"'
    f' xmlns:a="{_OFFICE}/drawingml/2006/main" xmlns:m="{_OFFICE}/officeDocument/2006/math"'
    f' xmlns:wp="{_OFFICE}/drawingml/2006/wordprocessingDrawing" xmlns:v="urn:schemas-microsoft-com:vml"'
    f' xmlns:mc="{_OFFICE}/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    """Return the XML of relationships: kind and target by id; an address is outside the file."""
    items = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/officeDocument/2006/relationships/{kind}"'
        f' Target="{target}"{" TargetMode=" + chr(34) + "External" + chr(34) if "//" in target else ""}/>'
        for name, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">{items}</Relationships>'


def pack(
    body: str, parts: Mapping[str, str] | None = None, links: Mapping[str, str] | None = None
) -> bytes:
    """Return a .docx: the XML of its body, of other parts by their kind, and addresses by the ids of links."""
    targets = {f"part{kind}": (kind, f"{kind}.xml") for kind in parts or {}}
    targets |= {name: ("hyperlink", address) for name, address in (links or {}).items()}
    stream = BytesIO()
    with ZipFile(stream, "w") as package:
        package.writestr("[Content_Types].xml", _CONTENT_TYPES)
        package.writestr(
            "_rels/.rels", relationships({"a": ("officeDocument", "word/document.xml")})
        )
        package.writestr("word/_rels/document.xml.rels", relationships(targets))
        document = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
        package.writestr("word/document.xml", document)
        for kind, xml in (parts or {}).items():
            package.writestr(f"word/{kind}.xml", f"<w:{kind} {NAMESPACES}>{xml}</w:{kind}>")
    return stream.getvalue()


def run(text: str, properties: str = "") -> str:
    """Return the XML of words that look alike."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    """Return the XML of a paragraph of runs, or of bare words."""
    inside = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def read(
    body: str,
    parts: Mapping[str, str] | None = None,
    links: Mapping[str, str] | None = None,
    tracked: Tracked = "stop",
) -> Document:
    """Read a .docx that is made of XML."""
    return read_docx(pack(body, parts, links), tracked)
