"""A feed (RSS, Atom): each item is a document, be it a whole article or its teaser alone."""

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

import feedparser  # type: ignore[import-untyped]

from mizan.documents.dates import publication_date
from mizan.documents.kinds import Fields, Source
from mizan.documents.markup import decoded, parsed, plain_text
from mizan.model.errors import DocumentError

_DECLARATION = re.compile(r"<\?xml[^>]*>")
_ENTITY = re.compile(r"<!ENTITY\b", re.I)
_TYPE = {"content-type": "application/xml; charset=utf-8"}


def documents_in(source: Source) -> Iterator[Fields]:
    """The items of a feed, in its order. Raises DocumentError where it holds none or declares entities."""
    text = decoded(source).lstrip()
    if _ENTITY.search(text):
        raise DocumentError("feed_entities")
    # A file object, never a string: what looks like an address would be fetched.
    declaration = _DECLARATION.match(text)
    content = io.BytesIO(text[declaration.end() if declaration else 0 :].encode())
    feed = feedparser.parse(content, response_headers=_TYPE)
    if not feed.entries:
        raise DocumentError("feed_empty")
    if feed.bozo:
        problem = " ".join(str(feed.bozo_exception).split())
        source.notify(f"a damaged feed ({problem}); its items are read as far as they can be told")
    for entry in feed.entries:
        yield _document(entry, feed.feed.get("title"))


def _document(entry: Mapping[str, Any], channel: str | None) -> Fields:
    bodies = [part.get("value", "") for part in entry.get("content", ())] + [entry.get("summary", "")]
    title = plain_text(parsed(entry.get("title", "")), main_content=False)
    texts = [plain_text(parsed(body), main_content=False) for body in bodies]
    dates = [entry[name] for name in ("published", "updated") if name in entry]
    return {
        "text": next((text for text in texts if text), title),
        "title": title or None,
        "outlet": entry.get("source", {}).get("title") or channel,
        "url": entry.get("link"),
        "published": next((date for date in dates if publication_date(date)), None),
    }
