"""Make the documents of the tests of `leaflint import` anew: made-up leaflets, laid out in many ways.

    python -m benchmarks.importing_documents

Reads `tests/operations/importing/documents/leaflets/*.md`, which also say what each document holds, and needs
LibreOffice (`soffice`) and pandoc. LibreOffice writes its files from HTML and flat ODT laid out as hospitals
do: bold lines for headings, typed bullets, tables for the layout, text boxes, footers.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from html import escape
from itertools import groupby
from pathlib import Path
from textwrap import wrap
from typing import Literal, NamedTuple

from benchmarks.importing_layouts import HEAD_OF_ODT, TAIL_OF_ODT, WORD_NAMESPACES, WORD_PARTS
from tests.operations.importing.leaflets import DOCUMENTS, LEAFLETS, Kind, Piece, read_leaflet

Layouts = dict[Kind, str]
"""The HTML of each kind of piece, to be filled in."""


def _groups(pieces: list[Piece]) -> list[tuple[Kind, list[Piece]]]:
    return [(kind, list(group)) for kind, group in groupby(pieces, lambda piece: piece.kind)]


def bold_html(pieces: list[Piece]) -> str:
    """Headings are bold lines, bullets are typed, contacts are a table, the footer is small print."""
    layouts: Layouts = {
        "title": '<p><font size="6"><b>{text}</b></font></p>',
        "heading": "<p><b>{text}</b></p>",
        "paragraph": "<p>{raised}</p>",
        "bullet": "<p>•&nbsp;&nbsp;{text}</p>",
        "number": "<p>{number})&nbsp; {text}</p>",
        "footer": '<p><font size="1">{text}</font></p>',
    }
    return _page(_html(pieces, layouts))


def capitals_html(pieces: list[Piece]) -> str:
    """Headings are in capitals and underlined, points begin with a dash."""
    layouts: Layouts = {
        "title": '<center><font size="7">{text}</font></center>',
        "heading": "<p><u><b>{capitals}</b></u></p>",
        "paragraph": "<p>{raised}</p>",
        "bullet": "<p>- {text}</p>",
        "number": "<p>{number}. {text}</p>",
        "footer": "<p><i>{text}</i></p>",
    }
    return _page(_html(pieces, layouts))


_LISTS: Layouts = {"bullet": "<li>{text}</li>", "number": "<li>{text}</li>"}


def table_html(pieces: list[Piece]) -> str:
    """The whole leaflet stands in a table of one cell, as old web editors did it; lists are lists."""
    layouts: Layouts = _LISTS | {
        "title": "<h1>{text}</h1>",
        "heading": '<p><font size="4"><b>{text}</b></font></p>',
        "paragraph": "<p>{raised}</p>",
        "footer": "<p>{text}</p>",
    }
    cell = _html(pieces, layouts)
    return _page(cell, '<table width="100%"><tr><td>', "</td></tr></table>")


def site_html(pieces: list[Piece]) -> str:
    """A page of a hospital's website: menus, a banner, a breadcrumb, headings of their own levels."""
    layouts: Layouts = _LISTS | {
        "title": "<h1 class='nhsuk-heading-xl'>{text}</h1>",
        "heading": "<h2>{text}</h2>",
        "paragraph": "<p>{linked}</p>",
        "footer": "<p class='meta'>{text}</p>",
    }
    menu = "<header><nav><ul><li><a href='/'>Home</a></li><li><a href='/az'>A to Z</a></li></ul></nav></header>"
    above = f"<div hidden>Cookies on this site</div>{menu}<main>"
    return _page(
        _html(pieces, layouts), above, "</main><footer><p>© Example Hospitals</p></footer>"
    )


def _html(pieces: list[Piece], layouts: Layouts) -> str:
    """Return the pieces in HTML; rows make a table, and items a list."""
    parts = []
    for kind, group in _groups(pieces):
        if kind == "row":
            parts.append("<table>" + "\n".join(map(_row, group)) + "</table>")
            continue
        inside = "\n".join(_filled(layouts[kind], piece) for piece in group)
        tag = {"bullet": "ul", "number": "ol"}.get(kind)
        parts.append(f"<{tag}>{inside}</{tag}>" if inside.startswith("<li>") else inside)
    return "\n".join(parts)


def _row(piece: Piece) -> str:
    cells = "".join(f"<td><p>{escape(cell)}</p></td>" for cell in piece.text.split(" | "))
    return f"<tr>{cells}</tr>"


def _filled(layout: str, piece: Piece) -> str:
    text = escape(piece.text)
    raised = text.replace("10⁹", "10<sup>9</sup>")
    linked = re.sub(r"\b[\w.]+@[\w.]+\w", r'<a href="mailto:\g<0>">\g<0></a>', raised)
    linked = re.sub(r"\bwww\.[\w./-]+\w", r'<a href="https://\g<0>">\g<0></a>', linked)
    capitals = escape(piece.text.upper())
    return layout.format(
        text=text, raised=raised, linked=linked, capitals=capitals, number=piece.number
    )


def _page(body: str, above: str = "", below: str = "") -> str:
    head = "<head><meta charset='utf-8'><title>Leaflet</title></head>"
    page = f"<html lang='en'>{head}\n<body>{above}\n{body}\n{below}</body></html>"
    return f"<!DOCTYPE html>\n{page}\n"


def unboxed_odt(pieces: list[Piece]) -> str:
    """Lay out as `flat_odt` does, without text boxes: LibreOffice makes pictures of them in HTML."""
    return flat_odt(pieces, box=False)


def flat_odt(pieces: list[Piece], *, box: bool = True) -> str:
    """Headings and lists with styles, the footer in the margin, the last section in a text box."""
    small = [escape(piece.text) for piece in pieces if piece.kind == "footer"]
    footer = "".join(_odt_paragraph(text, "Footer") for text in small)
    body = [piece for piece in pieces if piece.kind != "footer"]
    last = max(number for number, piece in enumerate(body) if piece.kind == "heading")
    # LibreOffice writes text boxes of .docx without their lists and tables.
    box = box and not any(piece.kind in {"row", "bullet", "number"} for piece in body[last:])
    boxed = _odt_body(body[last:]) if box else ""
    text = _odt_body(body[:last] if boxed else body)
    if boxed:
        text += f'<text:p text:style-name="Standard"><draw:frame text:anchor-type="paragraph" draw:name="box" draw:style-name="fr1" svg:width="15cm" svg:height="5cm" draw:z-index="0"><draw:text-box fo:min-height="3cm">{boxed}</draw:text-box></draw:frame></text:p>'
    return HEAD_OF_ODT.replace("FOOTER", footer) + text + TAIL_OF_ODT


def _odt_body(pieces: list[Piece]) -> str:
    parts = []
    for kind, group in _groups(pieces):
        raised = '10<text:span text:style-name="raised">9</text:span>'
        texts = [escape(piece.text).replace("10⁹", raised) for piece in group]
        if kind in {"bullet", "number"}:
            items = (f"<text:list-item>{_odt_paragraph(text)}</text:list-item>" for text in texts)
            parts.append(f'<text:list text:style-name="{kind}">{"".join(items)}</text:list>')
        elif kind == "row":
            parts.append(_odt_table(texts))
        elif kind in {"title", "heading"}:
            level = 1 if kind == "title" else 2
            opening = f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">'
            parts += (f"{opening}{text}</text:h>" for text in texts)
        else:
            parts += map(_odt_paragraph, texts)
    return "".join(parts)


def _odt_paragraph(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def _odt_table(rows: list[str]) -> str:
    inside = ""
    for row in rows:
        texts = map(_odt_paragraph, row.split(" | "))
        cells = (
            f'<table:table-cell office:value-type="string">{text}</table:table-cell>'
            for text in texts
        )
        inside += f"<table:table-row>{''.join(cells)}</table:table-row>"
    return f'<table:table table:name="t"><table:table-column table:number-columns-repeated="2"/>{inside}</table:table>'


def word_file(pieces: list[Piece]) -> bytes:
    """A .docx with everything that converters trip over: numbers split by bold, text boxes, footers."""
    body = "".join(map(_word_paragraph, (piece for piece in pieces if piece.kind != "footer")))
    footer = "".join(_word_run(piece.text) for piece in pieces if piece.kind == "footer")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in WORD_PARTS.items():
            filled = text.replace("BODY", body).replace("FOOTER", footer)
            archive.writestr(
                zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)),
                filled.replace("NAMESPACES", WORD_NAMESPACES),
            )
    return stream.getvalue()


def _word_run(text: str) -> str:
    return f'<w:p><w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _word_paragraph(piece: Piece) -> str:
    text = escape(piece.text)
    if piece.kind in {"title", "heading"}:
        size = 40 if piece.kind == "title" else 24
        return f'<w:p><w:r><w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr><w:t>{text}</w:t></w:r></w:p>'
    if piece.kind == "row":
        cells = "".join(
            f"<w:tc><w:tcPr/>{_word_paragraph(Piece('paragraph', cell))}</w:tc>"
            for cell in piece.text.split(" | ")
        )
        return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"
    mark = {"bullet": "•<w:tab/>", "number": f"{piece.number}.<w:tab/>"}.get(piece.kind, "")
    begin = "".join(
        f"<w:r>{part if part.startswith('<') else f'<w:t>{part}</w:t>'}</w:r>"
        for part in re.split("(<w:tab/>)", mark)
        if part
    )
    # The first two figures are bold, the others are not: a number may be in two runs.
    runs = [
        f'<w:r>{"<w:rPr><w:b/></w:rPr>" if number % 2 else ""}<w:t xml:space="preserve">{part}</w:t></w:r>'
        for number, part in enumerate(re.split(r"(?<!&#x)(\b\d{2})(?=\d)", text, maxsplit=1))
        if part
    ]
    return f"<w:p>{begin}{''.join(runs)}</w:p>"


def site_markdown(pieces: list[Piece]) -> str:
    """Markdown as a static site has it, with what was printed in the footer below a rule."""
    lines = []
    for kind, group in _groups(pieces):
        for piece in group:
            marks = {"title": "# ", "heading": "## ", "bullet": "* ", "number": f"{piece.number}. "}
            mark = marks.get(kind, "")
            lines.append(f"| {piece.text} |" if kind == "row" else f"{mark}{piece.text}")
            if kind == "row" and piece is group[0]:
                lines.append("| --- | --- |")
            elif kind not in {"bullet", "number", "row"}:
                lines.append("")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def plain_text(pieces: list[Piece]) -> str:
    """Text saved from an old program: typed signs, wrapped lines, no mark-up."""
    lines = []
    for piece in pieces:
        if piece.kind == "title":
            lines += [piece.text.upper(), "=" * len(piece.text), ""]
        elif piece.kind == "heading":
            lines += ["", piece.text, "-" * len(piece.text), ""]
        elif piece.kind == "bullet":
            lines.append(f"  * {piece.text}")
        elif piece.kind == "number":
            lines.append(f"  {piece.number}. {piece.text}")
        elif piece.kind == "row":
            lines.append(piece.text.replace(" | ", ": "))
        else:
            lines += ["", *wrap(piece.text, 72, break_on_hyphens=False), ""]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


class Recipe(NamedTuple):
    """How a document is made: its name after the leaflet's, the layout, and what converts it, if anything."""

    ending: str
    layout: Callable[[list[Piece]], str | bytes]
    before: str = ""
    converter: Literal["", "soffice", "pandoc"] = ""


_TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
_BARE = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"}}'
_FILTERS = {"bare.pdf": _BARE, ".pdf": _TAGGED, ".docx": "docx:MS Word 2007 XML"}
_OFFICE = (
    Recipe("bold.docx", bold_html, "html", "soffice"),
    Recipe("styled.docx", flat_odt, "fodt", "soffice"),
    Recipe("capitals.docx", capitals_html, "html", "soffice"),
    Recipe("table.docx", table_html, "html", "soffice"),
    Recipe("styled.odt", flat_odt, "fodt", "soffice"),
    Recipe("styled.pdf", flat_odt, "fodt", "soffice"),
    Recipe("bold-bare.pdf", bold_html, "html", "soffice"),
    Recipe("styled.rtf", flat_odt, "fodt", "soffice"),
    Recipe("styled.html", unboxed_odt, "fodt", "soffice"),
)
_PANDOC = (
    Recipe("pandoc.docx", site_markdown, "md", "pandoc"),
    Recipe("pandoc.html", site_markdown, "md", "pandoc"),
)
_OWN = (
    Recipe("word.docx", word_file),
    Recipe("site.html", site_html),
    Recipe("site.md", site_markdown),
    Recipe("plain.txt", plain_text),
)


def recipes(number: int) -> tuple[Recipe, ...]:
    """Return how the documents of a leaflet are made: one by us, the others by LibreOffice and pandoc."""
    third = _PANDOC[number // 2 % 2] if number % 2 else _OFFICE[(2 * number + 4) % 9]
    more = () if number % 3 else (_OFFICE[(2 * number + 5) % 9],)
    return (_OFFICE[2 * number % 9], _OFFICE[(2 * number + 1) % 9], third, _OWN[number % 4], *more)


def main() -> None:
    """Make all documents, or those whose names end as the arguments say."""
    wanted = tuple(sys.argv[1:]) or ("",)
    for number, file in enumerate(sorted(LEAFLETS.glob("*.md"))):
        pieces = read_leaflet(file.read_text(encoding="utf-8"))
        for recipe in recipes(number):
            document = DOCUMENTS / f"{file.stem}--{recipe.ending}"
            if document.name.endswith(wanted):
                _make(document, recipe, pieces)
    files = [file for file in DOCUMENTS.iterdir() if file.is_file()]
    print(f"{len(files)} documents, {sum(file.stat().st_size for file in files):,} bytes")


def _make(file: Path, recipe: Recipe, pieces: list[Piece]) -> None:
    laid_out = recipe.layout(pieces)
    content = laid_out if isinstance(laid_out, bytes) else laid_out.encode()
    if not recipe.converter:
        file.write_bytes(content)
        return
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{file.stem}.{recipe.before}"
        source.write_bytes(content)
        if recipe.converter == "pandoc":
            options = "--from gfm --standalone --metadata pagetitle=Leaflet".split()
            subprocess.run(["pandoc", *options, source, "-o", file], check=True)
            return
        profile = (Path(tempfile.gettempdir()) / "leaflint-office").as_uri()
        reader = ["--infilter=HTML (StarWriter)"] if recipe.before == "html" else []
        endings = (wanted for end, wanted in _FILTERS.items() if file.name.endswith(end))
        target = ["--convert-to", next(endings, file.suffix[1:]), "--outdir", folder]
        options = [f"-env:UserInstallation={profile}", "--headless", *reader, *target]
        command = ["soffice", *options, str(source)]
        subprocess.run(command, check=True, capture_output=True)
        file.write_bytes((Path(folder) / file.name).read_bytes())


if __name__ == "__main__":
    main()
