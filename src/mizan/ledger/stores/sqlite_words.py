"""The full-text index of an SQLite ledger: FTS5 over the folded text."""

from collections.abc import Mapping

from sqlalchemy import Connection, Subquery, column, literal_column, select, table

from mizan.languages.arabic.letters import fold
from mizan.ledger.schema import SQLITE_WORDS
from mizan.ledger.stores.store import Words
from mizan.ledger.words import Form, Question

_INSERT = "INSERT INTO document_words (rowid, title, text) VALUES (?, ?, ?)"
_DELETE = "INSERT INTO document_words (document_words, rowid, title, text) VALUES ('delete', ?, ?, ?)"
_WORDS = table("document_words", column("rowid"), column("document_words"))

_AFRESH = SQLITE_WORDS.replace("document_words", "temp.words_afresh")
_DIFFERENT = """
    SELECT afresh.id FROM temp.words_afresh_docsize AS afresh
    LEFT JOIN main.document_words_docsize AS there ON there.id = afresh.id WHERE there.sz IS NOT afresh.sz
"""
_STRAYS = "SELECT id FROM document_words_docsize WHERE id NOT IN (SELECT key FROM documents)"


class SQLiteWords(Words):
    """The index as an FTS5 table."""

    def index(self, connection: Connection, key: int, title: str | None, text: str) -> None:
        connection.exec_driver_sql(_INSERT, (key, fold(title or ""), fold(text)))

    def retitle(self, connection: Connection, key: int, title: str, text: str) -> None:
        words = fold(text)
        connection.exec_driver_sql(_DELETE, (key, "", words))
        connection.exec_driver_sql(_INSERT, (key, fold(title), words))

    def found(self, question: Question, latest: int | None = None) -> Subquery:
        asked = " AND ".join("(" + " OR ".join(map(_phrase, forms)) + ")" for forms in question.parts)
        query = select(_WORDS.c.rowid.label("key"), literal_column("rank").label("rank"))
        query = query.where(_WORDS.c.document_words.op("MATCH")(asked))
        if latest is not None:
            query = query.order_by(_WORDS.c.rowid.desc()).limit(latest)
        return query.subquery("found")

    def out_of_step(self, connection: Connection, texts: Mapping[int, tuple[str | None, str]]) -> list[int]:
        """Compares how many words the index counts in each title and text."""
        connection.exec_driver_sql(_AFRESH)
        try:
            rows = [(key, fold(title or ""), fold(text)) for key, (title, text) in texts.items()]
            connection.exec_driver_sql(_INSERT.replace("document_words", "temp.words_afresh"), rows)
            return sorted(connection.exec_driver_sql(_DIFFERENT).scalars())
        finally:
            connection.exec_driver_sql("DROP TABLE temp.words_afresh")

    def strays(self, connection: Connection) -> list[int]:
        return sorted(connection.exec_driver_sql(_STRAYS).scalars())


def _phrase(form: Form) -> str:
    return '"' + " ".join(form) + '"'
