"""A brief as a Word document (DOCX), right to left where the language runs so; quotations in their own direction."""

from io import BytesIO
from typing import Any

from mizan.model.extras import needed
from mizan.publishing.outline import outline
from mizan.publishing.parts import Brief

_CONTROL = dict.fromkeys(i for i in range(32) if i not in (9, 10, 13))
_FONT = "Arial"


def render_docx(brief: Brief) -> bytes:
    """The document; what no XML can hold (control characters) is left out of quotations."""
    told = outline(brief)
    page = _Page(rtl=told["language"] == "ar")
    page.paragraph(told["kicker"], small=True)
    page.paragraph(told["subject"], style="Title")
    page.paragraph(told["lead"])
    if not told["short"]:
        page.paragraph(told["note"], small=True)
    page.paragraph(told["partners"]["heading"], style="Heading 1")
    page.table(told["partners"]["columns"], told["partners"]["rows"])
    page.paragraph(told["partners"]["left_out"], small=True)
    for section in told["sections"]:
        page.section(section, told)
    if told["sources"]["items"]:
        page.paragraph(told["sources"]["heading"], style="Heading 1")
        for source in told["sources"]["items"]:
            page.paragraph(source["told"], style="List Number")
    page.paragraph(told["footer"], small=True)
    page.document.core_properties.title = told["title"].translate(_CONTROL)
    page.document.core_properties.author = "Mizan"
    made = BytesIO()
    page.document.save(made)
    return made.getvalue()


class _Page:
    """A document being written, in one main direction."""

    def __init__(self, rtl: bool) -> None:
        docx = needed("docx", "DOCX")
        self.rtl = rtl
        self.document = docx.Document()
        self._element = needed("docx.oxml", "DOCX").OxmlElement
        self._qualified = needed("docx.oxml.ns", "DOCX").qn
        self._size = needed("docx.shared", "DOCX").Pt
        self._width = needed("docx.shared", "DOCX").Cm
        for section in self.document.sections:
            section.page_width, section.page_height = self._width(21), self._width(29.7)
            section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = self._width(2)

    def paragraph(self, words: str, *, style: str | None = None, small: bool = False, rtl: bool | None = None) -> Any:
        """A paragraph, in the main direction unless told otherwise; none for no words."""
        if not words:
            return None
        made = self.document.add_paragraph(style=style)
        self._run(made, words, self.rtl if rtl is None else rtl, small=small)
        return made

    def section(self, section: dict[str, Any], told: dict[str, Any]) -> None:
        """A section with its groups."""
        self.paragraph(section["heading"], style="Heading 1")
        if not section["groups"]:
            self.paragraph(told["nothing"], small=True)
        for group in section["groups"]:
            self.paragraph(group["heading"], style="Heading 2")
            for item in group["items"]:
                self._item(item, told["contested"])
        self.paragraph(section["left_out"], small=True)

    def table(self, columns: list[str], rows: list[list[str]]) -> None:
        """A table with a heading row."""
        made = self.document.add_table(rows=0, cols=len(columns), style="Light List")
        if self.rtl:
            made._tbl.tblPr.find(self._qualified("w:tblStyle")).addnext(self._element("w:bidiVisual"))
        for row in (columns, *rows):
            for cell, words in zip(made.add_row().cells, row, strict=True):
                self._run(cell.paragraphs[0], words, self.rtl, small=True)

    def _item(self, item: dict[str, Any], contested: str) -> None:
        mark = f" ({contested})" if item["contested"] else ""
        head = self.paragraph(item["heading"] + mark, style="Heading 3")
        head.paragraph_format.keep_with_next = True
        self.paragraph(" · ".join(item["facts"]), small=True)
        for side in item["sides"]:
            self.paragraph(side["value"], style="Heading 4")
            for quote in side["quotes"]:
                words = self.paragraph(quote["words"], style="Quote", rtl=True)
                words.paragraph_format.keep_with_next = True
                self.paragraph(quote["citation"], small=True)

    def _run(self, paragraph: Any, words: str, rtl: bool, *, small: bool = False) -> None:
        run = paragraph.add_run(words.translate(_CONTROL))
        run.font.name = _FONT
        properties = run._r.get_or_add_rPr()
        properties.rFonts.set(self._qualified("w:cs"), _FONT)
        if small:
            run.font.size = self._size(9)
            # Letters of Arabic script have a size of their own.
            complex_size = self._element("w:szCs")
            complex_size.set(self._qualified("w:val"), "18")
            properties.find(self._qualified("w:sz")).addnext(complex_size)
        if rtl:
            paragraph.paragraph_format.element.get_or_add_pPr().append(self._element("w:bidi"))
            run.font.rtl = True
