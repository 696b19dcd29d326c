"""The text of pages and feeds out of their bytes, in the encoding that they declare or that evidence tells."""

import re

from mizan.documents.encodings import Encoding, chosen, detect
from mizan.documents.kinds import Source
from mizan.model.errors import DocumentError

_DECLARED = re.compile(
    rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)|<meta[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)""", re.I
)
_LOOKED_AT = 4096
_MARKUP = re.compile(rb"<(script|style)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>|&\w+;", re.I | re.S)
# Pages in Arabic that declare these do so by a template's default.
_WESTERN = frozenset({"ascii", "iso8859-1", "cp1252", "latin-1"})


def decoded(source: Source) -> str:
    """The text of markup. Raises DocumentError where its encoding is not known, or it is damaged."""
    encoding = _encoding(source)
    try:
        text = source.content.decode(encoding.codec)
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"not valid {encoding.name or encoding.codec} at byte {error.start}; name its encoding (--encoding)"
        ) from None
    if encoding.name and source.encoding is None:
        source.notify(f"read as {encoding.name}")
    return text.removeprefix("\ufeff")


def _encoding(source: Source) -> Encoding:
    if source.encoding is not None:
        return source.encoding
    found = detect(source.content)
    if found is not None and found.codec.startswith("utf"):
        return found
    declared = _declared(source.content[:_LOOKED_AT])
    evident = detect(_MARKUP.sub(b" ", source.content))
    decision = declared if declared and declared.codec not in _WESTERN else evident or declared
    if decision is None:
        raise DocumentError("neither UTF-8 nor another encoding that it declares; name it (--encoding windows-1256)")
    return decision


def _declared(head: bytes) -> Encoding | None:
    match = _DECLARED.search(head)
    if match is None:
        return None
    name = (match[1] or match[2]).decode()
    try:
        return Encoding(chosen(name).codec, name)
    except DocumentError:
        return None
