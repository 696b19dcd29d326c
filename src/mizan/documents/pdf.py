"""A PDF: the text of its pages, where it has a layer of text whose letters can be told."""

import logging
import re
from collections.abc import Iterator

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

from mizan.documents.glyphs import Line, Page, pages
from mizan.documents.kinds import Fields, Source
from mizan.documents.packed import Parser
from mizan.documents.script import has_arabic
from mizan.documents.visual import UNKNOWN, backwards, ends_paragraph, facing, logical
from mizan.model.errors import DocumentError

_MOST_UNKNOWN = 0.05
_PRIVATE = re.compile("[\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_NUMBER = re.compile(r"[\s\d/|.·•–—-]*")

# What its author did wrong is no news to who reads a PDF.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


def documents_in(source: Source) -> Iterator[Fields]:
    """The one document of a PDF. Raises DocumentError where it is locked, damaged, or has no text that can be used."""
    try:
        document = PDFDocument(Parser(source.content, source.unpacked))
        title = _title(document)
        found = list(pages(PDFPage.create_pages(document)))
    except DocumentError:
        raise
    except PDFEncryptionError:
        raise DocumentError("locked") from None
    except Exception:  # pdfminer raises all manner of errors on what is not as it expects.
        raise DocumentError("pdf_damaged") from None
    yield {"text": _text(found), "title": title if has_arabic(title) else None}


def _title(document: PDFDocument) -> str:
    for information in document.info:
        title = resolve1(information.get("Title"))
        if isinstance(title, bytes):
            return " ".join(decode_text(title).split())
    return ""


def _text(found: list[Page]) -> str:
    text = "\n".join(facing([paragraph for page in found for block in page.blocks for paragraph in _paragraphs(block)]))
    if not text:
        if any(page.pictures for page in found):
            raise DocumentError("pdf_pictures")
        raise DocumentError("pdf_without_text")
    unknown = text.count(UNKNOWN) + len(_PRIVATE.findall(text))
    if unknown > _MOST_UNKNOWN * len(text):
        raise DocumentError("pdf_letters", unknown=unknown, letters=len(text))
    if backwards(text):
        raise DocumentError("pdf_backwards")
    return text


def _paragraphs(block: list[Line]) -> Iterator[str]:
    """The paragraphs of a block, their lines joined; numbers of pages are left out."""
    paragraph: list[str] = []
    for line in block:
        text = " ".join(logical(line.glyphs).split())
        if text:
            paragraph.append(text)
        if paragraph and ends_paragraph(text, line.left_over):
            yield " ".join(paragraph)
            paragraph = []
    whole = " ".join(paragraph)
    if not _NUMBER.fullmatch(whole):
        yield whole
