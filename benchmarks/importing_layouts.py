"""The frames of files that `importing_documents` fills in: flat ODT, and the parts of a .docx."""

from __future__ import annotations

_ODT = "urn:oasis:names:tc:opendocument:xmlns"
HEAD_OF_ODT = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="{_ODT}:office:1.0" xmlns:style="{_ODT}:style:1.0" xmlns:text="{_ODT}:text:1.0"
 xmlns:table="{_ODT}:table:1.0" xmlns:draw="{_ODT}:drawing:1.0" xmlns:fo="{_ODT}:xsl-fo-compatible:1.0"
 xmlns:svg="{_ODT}:svg-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Footer" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="8pt"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:default-outline-level="1"><style:text-properties fo:font-size="22pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:default-outline-level="2"><style:text-properties fo:font-size="14pt" fo:font-weight="bold"/></style:style>
</office:styles>
<office:automatic-styles>
<style:style style:name="raised" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="fr1" style:family="graphic"><style:graphic-properties style:wrap="none" fo:border="0.5pt solid #000000"/></style:style>
<text:list-style style:name="bullet"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.6cm" fo:margin-left="1.2cm"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>
<text:list-style style:name="number"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.6cm" fo:margin-left="1.2cm"/></style:list-level-properties></text:list-level-style-number></text:list-style>
<style:page-layout style:name="pm1"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/><style:footer-style><style:header-footer-properties fo:min-height="1cm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1"><style:footer>FOOTER</style:footer></style:master-page></office:master-styles>
<office:body><office:text>
"""
TAIL_OF_ODT = "</office:text></office:body></office:document>\n"

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OOXML = "http://schemas.openxmlformats.org"
_RELATION = f"{_OOXML}/officeDocument/2006/relationships"
WORD_NAMESPACES = f'xmlns:w="{_OOXML}/wordprocessingml/2006/main" xmlns:r="{_RELATION}"'
WORD_PARTS = {
    "[Content_Types].xml": f'{_XML}<Types xmlns="{_OOXML}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>',
    "_rels/.rels": f'{_XML}<Relationships xmlns="{_OOXML}/package/2006/relationships"><Relationship Id="rId1" Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'{_XML}<Relationships xmlns="{_OOXML}/package/2006/relationships"><Relationship Id="rId1" Type="{_RELATION}/footer" Target="footer1.xml"/></Relationships>',
    "word/document.xml": f'{_XML}<w:document NAMESPACES><w:body>BODY<w:sectPr><w:footerReference w:type="default" r:id="rId1"/></w:sectPr></w:body></w:document>',
    "word/footer1.xml": f"{_XML}<w:ftr NAMESPACES>FOOTER</w:ftr>",
}
"""The parts of a .docx by their names; BODY, FOOTER and NAMESPACES are filled in."""
