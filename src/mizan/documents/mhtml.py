"""A web page that a browser saved as one file (.mhtml): the page in it is taken out and read as any other."""

from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

from msgspec.structs import replace

from mizan.documents import pages
from mizan.documents.encodings import Encoding, chosen
from mizan.documents.kinds import Fields, Source
from mizan.model.errors import DocumentError

_ADDRESSES = ("Snapshot-Content-Location", "Content-Location")


def documents_in(source: Source) -> Iterator[Fields]:
    """The one document of a page saved with all that belongs to it.

    Raises DocumentError where the file is damaged, holds no page, or the page no article.
    """
    try:
        archive = message_from_bytes(source.content)
        page = _page(archive)
        content = page.get_payload(decode=True) if page is not None else None
        addresses = [str(one[name]) for one in (archive, page) if one for name in _ADDRESSES if one[name]]
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError):
        raise DocumentError("web_archive_damaged") from None
    if page is None or not isinstance(content, bytes):
        raise DocumentError("no_page_in_archive")
    inner = replace(source, content=content, encoding=source.encoding or _declared(page))
    for told in pages.documents_in(inner):
        web = (address for address in addresses if address.startswith(("http://", "https://")))
        yield {**told, "url": told.get("url") or next(web, None)}


def _page(archive: Message) -> Message | None:
    """The part that is the page itself: the one that the archive begins with, not the frames in it."""
    found = [part for part in archive.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    start = archive.get_param("start")
    return next((part for part in found if start and part["Content-ID"] == start), found[0] if found else None)


def _declared(page: Message) -> Encoding | None:
    """The encoding that the archive tells of the page; None where it tells none, or one that nobody knows."""
    name = page.get_content_charset()
    try:
        return chosen(name) if name else None
    except DocumentError:
        return None
