"""From the fields of a JSON object, under the names that exporters use, to a document."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from mizan.documents.dates import publication_date
from mizan.documents.script import why_not_arabic
from mizan.model import Document
from mizan.model.errors import DocumentError

_NAMES = {
    "name": ("id",),
    "text": ("text", "raw_text"),
    "title": ("title",),
    "outlet": ("outlet", "source-hostname", "sitename", "hostname"),
    "url": ("url",),
    "published": ("published", "date"),
    "language": ("language",),
}
_ARABIC = frozenset({"ar", "ara", "arabic", "العربية"})


class Known(Struct, frozen=True):
    """What is known of a document from outside its own fields; the fields come first."""

    name: str | None = None
    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None


def document_of(fields: Mapping[str, Any], known: Known) -> Document:
    """Make a document of fields; DocumentErrors do not yet say where."""
    found = {name: _first(fields, names) for name, names in _NAMES.items()}
    source = _first(fields, ("source",))
    if source and "://" in source:
        found["url"] = found["url"] or source
    else:
        found["outlet"] = found["outlet"] or source
    return Document.of(
        _text(found["text"], found["language"]),
        name=found["name"] or known.name,
        title=found["title"] or known.title,
        outlet=found["outlet"] or known.outlet,
        url=found["url"] or known.url,
        published=publication(found["published"]) or known.published,
    )


def publication(written: str | None) -> str | None:
    """The EDTF date of a date of publication; None stays None, and no date is an error."""
    if written is None:
        return None
    found = publication_date(written)
    if found is None:
        raise DocumentError("no_publication_date", written=_short(written))
    return found


def _first(fields: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = fields.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            raise DocumentError("not_a_text", name=name, value=_short(str(value)))
        if value and not value.isspace():
            return value
    return None


def _text(text: str | None, language: str | None) -> str:
    if text is None:
        raise DocumentError("no_text")
    place = text.find("\x00")
    if place >= 0:
        raise DocumentError("null_character", place=place)
    code = (language or "ar").strip().lower().replace("_", "-")
    if code.partition("-")[0] not in _ARABIC:
        raise DocumentError("other_language", language=_short(language or ""))
    reason = why_not_arabic(text)
    if reason:
        raise DocumentError("not_arabic", reason=reason)
    return text


def _short(value: str) -> str:
    return value if len(value) <= 40 else value[:39] + "…"
