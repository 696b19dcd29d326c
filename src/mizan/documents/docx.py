"""A Word document (.docx): the text of its body, as it stands with its changes accepted."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

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
        lines = [
            line
            for row, words in groupby(body.xpath(_WORDS), key=lambda word: _around(word, "w:tr"))
            for line in (_lines(words) if row is None else _row(words))
        ]
        title = document.core_properties.title.strip()
    except Exception:  # python-docx and lxml raise all manner of errors on what is not as they expect.
        raise DocumentError("word_damaged") from None
    text = "\n".join(line.rstrip() for line in lines).strip("\n")
    if not text:
        raise DocumentError("word_without_text")
    yield {"text": text, "title": title if has_arabic(title) else None}


def _around(word: Any, name: str) -> Any:
    """The nearest element of a name around a word; None where there is none."""
    return next(word.iterancestors(qn(name)), None)


def _lines(words: Iterable[Any]) -> list[str]:
    """The paragraphs of some words."""
    return [
        "".join(_SIGNS.get(word.tag) or word.text or "" for word in paragraph)
        for _, paragraph in groupby(words, key=lambda word: _around(word, "w:p"))
    ]


def _row(words: Iterable[Any]) -> list[str]:
    """The row of a table: one line where each cell has one paragraph, so that a figure stands beside its name."""
    cells = [_lines(cell) for _, cell in groupby(words, key=lambda word: _around(word, "w:tc"))]
    if all(len(cell) == 1 for cell in cells):
        return ["\t".join(cell for (cell,) in cells)]
    return [line for cell in cells for line in cell]


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
