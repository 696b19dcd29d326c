"""The glyphs of a PDF's pages, set together into lines and blocks as a page in Arabic is read: from the right."""

from bisect import bisect
from collections.abc import Iterable, Iterator
from itertools import islice
from statistics import median
from typing import Any

from msgspec import Struct
from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LAParams, LTChar, LTPage, LTTextBox, LTTextLine
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.psparser import PSLiteral, literal_name
from pdfminer.utils import Matrix, decode_text, mult_matrix

from mizan.documents.columns import in_order
from mizan.documents.visual import UNKNOWN

_WORDS_APART = 0.18
_LINES_APART = (0.5, 1.5)
_LEEWAY = 1.15
_SAME_ROW = 0.25
_MARK_BACK = 0.15


class Line(Struct, frozen=True):
    """Glyphs of a line from its right end to its left; `left_over` is the share of its block that stays free."""

    glyphs: list[str]
    left_over: float


class Page(Struct, frozen=True):
    """The blocks of lines of a page as they are read, and whether pictures are drawn on it."""

    blocks: list[list[Line]]
    pictures: bool


def pages(found: Iterator[PDFPage]) -> Iterator[Page]:
    """Set the glyphs of pages together."""
    resources = PDFResourceManager()
    device = _Device(resources)
    interpreter = PDFPageInterpreter(resources, device)
    for page in found:
        interpreter.process_page(page)
        yield device.page


class _Glyph(LTChar):
    """A glyph with what it says, which a tag around it may tell better than its font."""

    def say(self, text: str) -> None:
        """Let the glyph say something else."""
        self._text = text


class _Passage(Struct):
    """A tagged passage being drawn: what it says, if the tag tells, and its glyphs so far."""

    says: str | None
    glyphs: list[_Glyph]


class _Device(PDFLayoutAnalyzer):
    """Sees each page in a mirror: what is read from the right is laid out as other scripts are from the left."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources, laparams=_manner([]))
        self.page = Page([], False)
        self._glyphs: list[_Glyph] = []
        self._passages: list[_Passage] = []
        self._width = 0.0
        self._pictures = False

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        super().begin_page(page, ctm)
        self._glyphs, self._passages, self._pictures = [], [], False
        self._width = self.cur_item.width

    def set_ctm(self, ctm: Matrix) -> None:
        super().set_ctm(mult_matrix(ctm, (-1, 0, 0, 1, self._width, 0)))

    def begin_tag(self, tag: PSLiteral, props: Any = None) -> None:
        said = props.get("ActualText") if isinstance(props, dict) else None
        if literal_name(tag) == "Artifact":
            said = b""
        self._passages.append(_Passage(decode_text(said) if isinstance(said, bytes) else None, []))

    def end_tag(self) -> None:
        passage = self._passages.pop() if self._passages else _Passage(None, [])
        if passage.says is not None:
            for glyph in passage.glyphs:
                glyph.say("")
            if passage.glyphs:
                max(passage.glyphs, key=lambda glyph: glyph.width).say(passage.says)

    def render_image(self, name: str, stream: Any) -> None:
        self._pictures = True

    def paint_path(self, *drawn: Any) -> None:
        """Leave drawings out."""

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = UNKNOWN
        width, place = font.char_width(cid), font.char_disp(cid)
        glyph = _Glyph(matrix, font, fontsize, scaling, rise, text, width, place, ncs, graphicstate)
        if abs(matrix[1]) < abs(matrix[0]) and abs(matrix[2]) < abs(matrix[3]):
            self._glyphs.append(glyph)
            for passage in self._passages:
                passage.glyphs.append(glyph)
        return glyph.adv

    def end_page(self, page: PDFPage) -> None:
        while self._passages:
            self.end_tag()
        rows = _rows([glyph for glyph in self._glyphs if glyph.get_text()])
        self.laparams = _manner(rows)
        for row in rows:
            for glyph in _once(row):
                self.cur_item.add(glyph)
        super().end_page(page)

    def receive_layout(self, ltpage: LTPage) -> None:
        boxes = [box for box in ltpage if isinstance(box, LTTextBox)]
        self.page = Page([_block(box) for box in in_order(boxes)], self._pictures)


def _manner(rows: list[list[_Glyph]]) -> LAParams:
    """How a page is laid out: lines of a block stand as far apart as most of the page's lines do, within bounds."""
    least, most = _LINES_APART
    gaps = [gap for index, row in enumerate(rows) if (gap := _gap(row, islice(rows, index + 1, None))) is not None]
    usual = median(gaps) * _LEEWAY if gaps else least
    return LAParams(word_margin=_WORDS_APART, line_margin=min(max(usual, least), most), boxes_flow=None)


def _gap(row: list[_Glyph], lower: Iterable[list[_Glyph]]) -> float | None:
    """What stays free between a row and the first of the lower ones that lies under it, in heights of a line."""
    for other in lower:
        if other[0].x0 < row[-1].x1 and row[0].x0 < other[-1].x1:
            return (_height(row[0]) - _height(other[0])) / max(other[0].size, 1) - 1
    return None


def _rows(glyphs: list[_Glyph]) -> list[list[_Glyph]]:
    """Glyphs row by row from the top, each row from its first place on, whatever order they were drawn in."""
    rows: list[list[_Glyph]] = []
    for glyph in sorted((glyph for glyph in glyphs if glyph.width), key=_height, reverse=True):
        if rows and _height(rows[-1][0]) - _height(glyph) <= _SAME_ROW * max(rows[-1][0].size, glyph.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    heights = [-_height(row[0]) for row in rows]
    for mark in (glyph for glyph in glyphs if rows and not glyph.width):
        below = bisect(heights, -_height(mark))
        near = [index for index in (below - 1, below) if 0 <= index < len(rows)]
        rows[min(near, key=lambda index: abs(heights[index] + _height(mark)))].append(mark)
    return [sorted(row, key=_place) for row in rows]


def _height(glyph: LTChar) -> float:
    return (glyph.y0 + glyph.y1) / 2


def _place(glyph: LTChar) -> float:
    """Where a glyph begins; what has no width of its own stands on the glyph that ends there."""
    return glyph.x0 if glyph.width else glyph.x0 - _MARK_BACK * glyph.size


def _once(row: list[_Glyph]) -> Iterator[_Glyph]:
    """The glyphs of a row without marks that say again what the letter says on which they stand."""
    before = ""
    for glyph in row:
        if glyph.width or glyph.get_text() != before:
            yield glyph
        before = glyph.get_text()


def _block(box: LTTextBox) -> list[Line]:
    lines = [line for line in box if isinstance(line, LTTextLine)]
    return [Line([part.get_text() for part in line][:-1], (box.x1 - line.x1) / max(box.width, 1)) for line in lines]
