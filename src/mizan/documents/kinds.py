"""Which kind of file a source is: its first bytes tell; its ending decides only between kinds that begin alike."""

import re
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

from msgspec import Struct

from mizan.documents.encodings import Encoding, detect
from mizan.documents.streams import megabytes
from mizan.model.errors import DocumentError

Fields = Mapping[str, str | None]
"""What a document's own file tells of it: `text`, and `title`, `outlet`, `url`, `published` where it does."""

_HEAD = 8192
_PDF = b"%PDF-"
_ZIP = b"PK\x03\x04"
_WORD = b"word/"
# What may stand before the first element: declarations, processing instructions, comments.
_ROOT = re.compile(
    r"(?>\ufeff|\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\b[^\[>]*(?:\[.*?\]\s*)?>)*+<([a-z][\w:.-]*)", re.I | re.S
)
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<!DOCTYPE\s+html\b", re.I)
_ROOTS = {"html": "pages", "head": "pages", "body": "pages", "rss": "feeds", "feed": "feeds", "rdf:rdf": "feeds"}
_PAGE = (".html", ".htm", ".xhtml")
# Headers as those of a message, up to the empty line; one of them tells that parts belong together.
_ARCHIVE = re.compile(r"\ufeff?\s*(?=[\w-]+:)(?:[^\r\n]+\r?\n)*?Content-Type:\s*multipart/related\b", re.I)

MANY = "feeds"
"""The kind of which one file holds many documents."""

ENDINGS = (*_PAGE, ".mhtml", ".mht", ".pdf", ".docx", ".xml", ".rss", ".atom")
"""The endings under which such files are looked for in a folder."""


class Source(Struct, frozen=True):
    """A file to take documents out of: its bytes, and what holds for it.

    `encoding` is the one asked for by name, if any; `unpacked` the most bytes that what is packed in it may come to;
    `notify` is told what a reader should know.
    """

    content: bytes
    encoding: Encoding | None
    unpacked: int
    notify: Callable[[str], None]


def unpacks_too_far(most: int) -> DocumentError:
    """What is packed in a file comes to more than this many bytes."""
    return DocumentError("unpacks_too_far", limit=megabytes(most))


def kind(head: bytes, ending: str, encoding: Encoding | None) -> str | None:
    """The module that takes documents out of a source that begins with `head`, or None where it is no such source."""
    if head.lstrip().startswith(_PDF):
        return "pdf"
    if head.startswith(_ZIP):
        return "docx" if _WORD in head or ending == ".docx" else None
    start = head[:_HEAD]
    text = start.decode((encoding or detect(start) or Encoding("latin-1")).codec, "ignore")
    if _HTML.match(text.lstrip("\ufeff")):
        return "pages"
    if _ARCHIVE.match(text):
        return "mhtml"
    root = _ROOT.match(text)
    if root and root[1].lower() in _ROOTS:
        return _ROOTS[root[1].lower()]
    return "pages" if root and ending in _PAGE else None


def documents_in(source: Source, kind: str) -> Iterator[Fields]:
    """What a source of a kind holds, document by document. Raises DocumentError where it cannot be read."""
    # Imported only here: a text is read without the libraries of other formats.
    module = import_module(f"mizan.documents.{kind}")
    found: Iterator[Fields] = module.documents_in(source)
    return found
