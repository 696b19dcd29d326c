"""Searching the words of documents: the index of folded text, and how it is asked."""

import re
from typing import Any

from sqlalchemy import ColumnElement, Connection, column, literal_column, select, table

from mizan.languages.arabic.letters import fold, view
from mizan.languages.arabic.searching import written_forms
from mizan.model.errors import LedgerError
from mizan.model.records import Span

_PART = re.compile(r'"([^"]*)"|([^\s"]+)')
_WORD = re.compile(r"\w+")
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


def hits(text: str, wanted: str) -> list[Span]:
    """Where a text holds the words and phrases wanted, in order."""
    phrases = [r"\W+".join(map(re.escape, _WORD.findall(form))) for forms in _asked(wanted) for form in forms]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(phrases, key=len, reverse=True))})(?!\w)")
    seen = view(text)
    return [Span(seen.start(match.start()), seen.end(match.end())) for match in pattern.finditer(seen.text)]


def _question(wanted: str) -> str:
    return " AND ".join("(" + " OR ".join(f'"{form}"' for form in forms) + ")" for forms in _asked(wanted))


def _asked(wanted: str) -> list[list[str]]:
    """The words and phrases wanted, each in all its forms, folded."""
    parts = [(folded(phrase),) if phrase else written_forms(word) for phrase, word in _PART.findall(wanted)]
    asked = [[form.replace('"', " ") for form in forms] for forms in parts if _WORD.search(forms[0])]
    if not asked:
        raise LedgerError(f"nothing to search for in {wanted!r}; give a word")
    return asked
