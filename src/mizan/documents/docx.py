"""A Word document (.docx): the text of its body, as it stands with its changes accepted."""

import io
import zipfile
from collections.abc import Iterator
from itertools import groupby

import docx
from docx.oxml.ns import qn

from mizan.documents.kinds import Fields, Source, unpacks_too_far
from mizan.documents.script import has_arabic
from mizan.model.errors import DocumentError

# Not what is hidden, nor what was moved elsewhere, nor a text box a second time for old programs.
_WORDS = (
    ".//w:r[not(w:rPr/w:vanish[not(@w:val='0' or @w:val='false')])]"
    "[not(ancestor::w:moveFrom or ancestor::*[local-name()='Fallback'])]"
    "/*[self::w:t or self::w:tab or self::w:br or self::w:cr or self::w:noBreakHyphen]"
)
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def documents_in(source: Source) -> Iterator[Fields]:
    """The one document of a Word file. Raises DocumentError where it is damaged, or unpacks to too much."""
    _refuse_foreign(source)
    try:
        document = docx.Document(io.BytesIO(source.content))
        body = document.element.body
        paragraphs = [
            "".join(_SIGNS.get(word.tag) or word.text or "" for word in words)
            for _, words in groupby(body.xpath(_WORDS), key=lambda word: next(word.iterancestors(qn("w:p"))))
        ]
        title = document.core_properties.title.strip()
    except Exception:  # python-docx and lxml raise all manner of errors on what is not as they expect.
        raise DocumentError("word_damaged") from None
    text = "\n".join(paragraph.rstrip() for paragraph in paragraphs).strip("\n")
    if not text:
        raise DocumentError("word_without_text")
    yield {"text": text, "title": title if has_arabic(title) else None}


def _refuse_foreign(source: Source) -> None:
    try:
        parts = zipfile.ZipFile(io.BytesIO(source.content)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise DocumentError("word_damaged") from None
    if any(part.flag_bits & 1 for part in parts):
        raise DocumentError("locked")
    if not any(part.filename.startswith("word/") for part in parts):
        raise DocumentError("not_word")
    if sum(part.file_size for part in parts) > source.unpacked:
        raise unpacks_too_far(source.unpacked)
