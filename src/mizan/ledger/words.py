"""Searching the words of documents: the index of folded text, and how it is asked."""

import re
from typing import Any

from sqlalchemy import ColumnElement, Connection, column, literal_column, select, table

from mizan.languages.arabic.letters import fold
from mizan.languages.arabic.searching import written_forms
from mizan.model.errors import LedgerError

_PART = re.compile(r'"([^"]*)"|([^\s"]+)')
_LETTER = re.compile(r"\w")
_INSERT = "INSERT INTO document_words (rowid, title, text) VALUES (?, ?, ?)"
_DELETE = "INSERT INTO document_words (document_words, rowid, title, text) VALUES ('delete', ?, ?, ?)"
_WORDS = table("document_words", column("rowid"), column("document_words"))

folded = fold


def index(connection: Connection, key: int, title: str | None, text: str) -> None:
    """Take a document into the index."""
    connection.exec_driver_sql(_INSERT, (key, folded(title or ""), folded(text)))


def reindex(connection: Connection, key: int, before: str | None, title: str | None, text: str) -> None:
    """Give a document in the index another title."""
    words = folded(text)
    connection.exec_driver_sql(_DELETE, (key, folded(before or ""), words))
    connection.exec_driver_sql(_INSERT, (key, folded(title or ""), words))


def holding(wanted: str) -> ColumnElement[Any]:
    """The condition that a document's key must meet to hold all words wanted, phrases in quotation marks."""
    return _WORDS.c.document_words.op("MATCH")(_question(wanted))


def joined(key: ColumnElement[Any]) -> tuple[Any, ColumnElement[bool], ColumnElement[Any]]:
    """The index, how it joins documents, and the order that puts the best match first."""
    return _WORDS, _WORDS.c.rowid == key, literal_column("rank")


def keys(wanted: str) -> Any:
    """A query for the keys of the documents that hold all words wanted."""
    return select(_WORDS.c.rowid).where(holding(wanted))


def _question(wanted: str) -> str:
    parts = []
    for phrase, word in _PART.findall(wanted):
        forms = (folded(phrase),) if phrase else written_forms(word)
        if _LETTER.search(forms[0]):
            parts.append("(" + " OR ".join(f'"{form.replace(chr(34), " ")}"' for form in forms) + ")")
    if not parts:
        raise LedgerError(f"nothing to search for in {wanted!r}; give a word")
    return " AND ".join(parts)
