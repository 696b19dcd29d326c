"""A document: a text as given, never altered."""

from hashlib import sha256
from typing import Self

from msgspec import Struct

from mizan.model.edtf import valid
from mizan.model.errors import MizanError


class Document(Struct, frozen=True, kw_only=True):
    """A text with what is known of its publication.

    `id` is the SHA-256 of the text in hexadecimal, so the same text is the same document wherever it was
    found. `name` is what its owner calls it (a file's name without the ending, or the `id` of a JSON line).
    `published` is an EDTF date or None: unknown stays unknown.
    """

    id: str
    name: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str = "ar"

    @classmethod
    def of(
        cls,
        text: str,
        *,
        name: str | None = None,
        title: str | None = None,
        outlet: str | None = None,
        url: str | None = None,
        published: str | None = None,
        language: str = "ar",
    ) -> Self:
        """Make a document of a text; without a name, the first twelve digits of its id stand in.

        Raises MizanError where `published` is no EDTF date.
        """
        if published is not None and not valid(published):
            raise MizanError("no_date", written=published)
        key = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(
            id=key,
            name=name or key[:12],
            text=text,
            title=title,
            outlet=outlet,
            url=url,
            published=published,
            language=language,
        )
