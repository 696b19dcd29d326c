"""Markup out of bytes, in the encoding that it declares or that evidence tells; and the text that markup shows."""

import re
from typing import Any

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import DOMContext, HTMLTree, traverse_dom

from mizan.documents.encodings import Encoding, chosen, detect
from mizan.documents.kinds import Source
from mizan.model.errors import DocumentError

DEEPEST = 1000
"""How deep elements of a page may lie within each other; browsers stop at 512."""

_DECLARED = re.compile(
    rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)|<meta[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)""", re.I
)
_LOOKED_AT = 4096
# Pages in Arabic that declare these do so by a template's default.
_WESTERN = frozenset({"ascii", "iso8859-1", "cp1252", "latin-1"})


def decoded(source: Source) -> str:
    """The text of markup. Raises DocumentError where its encoding is not known, or it is damaged."""
    encoding = _encoding(source)
    try:
        text = source.content.decode(encoding.codec)
    except UnicodeDecodeError as error:
        raise DocumentError("undecodable", name=encoding.name or encoding.codec, byte=error.start) from None
    if encoding.name and source.encoding is None:
        source.notify(f"read as {encoding.name}")
    return text.removeprefix("\ufeff")


def parsed(html: str) -> HTMLTree:
    """The tree of markup. Raises DocumentError where its elements lie too deep in each other."""

    # Finding an article takes time in proportion to the square of the depth.
    def look(context: DOMContext) -> None:
        if context.depth > DEEPEST:
            raise DocumentError("too_deep", deepest=DEEPEST)

    tree = HTMLTree.parse(html)
    if tree.document is not None and tree.document.document_element is not None:
        traverse_dom(tree.document.document_element, look, elements_only=True)
    return tree


def plain_text(tree: HTMLTree, **options: Any) -> str:
    """The text that markup shows, paragraph by paragraph, without pictures, forms and what is hidden."""
    text = extract_plain_text(tree, list_bullets=False, alt_texts=False, comments=False, **options)
    return "\n".join(line.strip(" \t") for line in text.splitlines()).strip()


def _encoding(source: Source) -> Encoding:
    if source.encoding is not None:
        return source.encoding
    found = detect(source.content)
    if found is not None and found.codec.startswith("utf"):
        return found
    declared = _declared(source.content[:_LOOKED_AT])
    decision = declared if declared and declared.codec not in _WESTERN else _evident(source.content) or declared
    if decision is None:
        raise DocumentError("markup_encoding")
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


def _evident(content: bytes) -> Encoding | None:
    """The encoding that the bytes of the text itself tell, those of markup and programs left out."""
    text = plain_text(parsed(content.decode("latin-1")))
    return detect(text.encode("latin-1", "ignore"))
