"""The full-text index of a PostgreSQL ledger: the folded words of documents with their places, under a GIN index.

A text is indexed in parts, because PostgreSQL keeps no more than 256 places of one word in a row and a limited number
of words. The parts overlap, so that a phrase stands whole in one of them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Subquery, cast, delete, func, insert, select
from sqlalchemy.dialects.postgresql import TSQUERY

from mizan.ledger.schema import document_words, documents
from mizan.ledger.stores.store import Words
from mizan.ledger.words import Form, Question, tokens

_TITLE = -1
_PART = 250
_OVERLAP = 50
_LONGEST = 500
"""Of a longer word the index keeps its beginning: PostgreSQL's limit is 2,046 bytes."""


class PostgreSQLWords(Words):
    """The index as rows of `document_words`: part -1 is the title; 0, 1, 2 … are the text."""

    def index(self, connection: Connection, key: int, title: str | None, text: str) -> None:
        rows = _rows(key, title, text)
        if rows:
            connection.execute(insert(document_words), rows)

    def retitle(self, connection: Connection, key: int, title: str, text: str) -> None:
        connection.execute(
            delete(document_words).where(document_words.c.document == key, document_words.c.part == _TITLE)
        )
        self.index(connection, key, title, "")

    def found(self, question: Question, latest: int | None = None) -> Subquery:
        key = document_words.c.document
        conditions = list(_conditions(question))
        some = _asks(" | ".join(f"({condition})" for condition in conditions))
        query = select(key.label("key"), (-func.sum(func.ts_rank(document_words.c.words, some))).label("rank"))
        query = query.where(_holds(some)).group_by(key)
        for condition in conditions if len(conditions) > 1 else ():
            query = query.where(key.in_(select(key).where(_holds(_asks(condition)))))
        if latest is not None:
            query = query.order_by(key.desc()).limit(latest)
        return query.subquery("found")

    def out_of_step(self, connection: Connection, texts: Mapping[int, tuple[str | None, str]]) -> list[int]:
        query = select(document_words).where(document_words.c.document.in_(texts))
        there = {(row.document, row.part, *sorted(row.words.split())) for row in connection.execute(query)}
        afresh = {
            (row["document"], row["part"], *sorted(row["words"].split()))
            for key, (title, text) in texts.items()
            for row in _rows(key, title, text)
        }
        return sorted({row[0] for row in there ^ afresh})

    def strays(self, connection: Connection) -> list[int]:
        lost = document_words.c.document.not_in(select(documents.c.key))
        return sorted(connection.execute(select(document_words.c.document).where(lost).distinct()).scalars())


def _rows(key: int, title: str | None, text: str) -> list[dict[str, Any]]:
    rows = [{"document": key, "part": _TITLE, "words": _vector(tokens(title or ""))}]
    words = tokens(text)
    for part, start in enumerate(range(0, max(len(words) - _OVERLAP, 1), _PART - _OVERLAP)):
        rows.append({"document": key, "part": part, "words": _vector(words[start : start + _PART])})
    return [row for row in rows if row["words"]]


def _vector(words: Form) -> str:
    """Words with their places, as PostgreSQL writes a tsvector."""
    places: dict[str, list[str]] = defaultdict(list)
    for place, word in enumerate(words, 1):
        places[word[:_LONGEST]].append(str(place))
    return " ".join(f"'{word}':{','.join(found)}" for word, found in places.items())


def _conditions(question: Question) -> Iterator[str]:
    """What a text must hold, as tsqueries; a phrase longer than parts overlap is asked for in pieces."""
    for forms in question.parts:
        if len(forms) > 1:
            yield " | ".join(map(_phrase, forms))
        else:
            (form,) = forms
            for start in range(0, max(len(form) - 1, 1), _OVERLAP):
                yield _phrase(form[start : start + _OVERLAP + 1])


def _phrase(form: Form) -> str:
    return "(" + " <-> ".join(f"'{word[:_LONGEST]}'" for word in form) + ")"


def _asks(asked: str) -> ColumnElement[Any]:
    return cast(asked, TSQUERY)


def _holds(query: ColumnElement[Any]) -> ColumnElement[bool]:
    return document_words.c.words.op("@@", is_comparison=True)(query)
