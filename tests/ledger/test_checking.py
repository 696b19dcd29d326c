import re

import pytest
from sqlalchemy import Executable, delete, insert, text, update

from mizan.ledger import Ledger
from mizan.ledger.schema import document_words, documents, judgements, record_parties, records, state
from mizan.model import Document, Record


@pytest.fixture
def full(ledger: Ledger, article: Document, booked: list[Record]) -> Ledger:
    ledger.add(article, booked)
    ledger.add(Document.of("نص " * 700 + "أخير", name="long", title="عنوان"), [])
    ledger.judge("accept", booked[0].id, author="آمنة")
    return ledger


def test_a_sound_ledger_has_no_problems(full: Ledger) -> None:
    seen: list[None] = []
    assert not list(full.problems(lambda: seen.append(None)))
    assert len(seen) == 2


@pytest.mark.parametrize(
    ("change", "where", "what", "remedy"),
    [
        (update(documents).values(text=documents.c.text + "."), "document", "not the one that was added", "backup"),
        (update(records).values(start=records.c.start + 1), "record", "do not stand at", "read the document again"),
        (update(records).values(date="2020"), "record", "its .*date.* written otherwise", "read the document again"),
        (update(records).values(fields="{"), "record", "cannot be read", "read the document again"),
        (delete(record_parties), "record", "its parties", "read the document again"),
        (update(documents).values(published_from=None), "document", "its columns of days", "backup"),
        (delete(records).where(records.c.position == 1), "document", "records are missing", "read the document again"),
        (text("DROP INDEX records_of_kind"), "the tables", "the index records_of_kind is missing", "backup"),
        (text("ALTER TABLE records ADD extra INTEGER"), "the tables", "records.extra is none of a ledger's", "backup"),
        (delete(state), "the tables", "state has 0 rows", "backup"),
    ],
)
def test_what_was_changed_behind_its_back_is_found(
    full: Ledger, change: Executable, where: str, what: str, remedy: str
) -> None:
    with full._store.lasting() as connection:
        connection.execute(change)
    said = [problem for problem in full.problems() if where in problem.where]
    assert said and all(re.search(f"{what}.*{remedy}", str(problem)) for problem in said)


def test_a_reference_into_nothing(full: Ledger) -> None:
    with full._store.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        else:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        connection.execute(delete(documents).where(documents.c.key == 1))
        connection.commit()
    said = {problem.where for problem in full.problems() if "documents that is not there" in problem.what}
    assert "records (1,)" in said


def test_an_index_of_words_out_of_step(full: Ledger) -> None:
    with full._store.lasting() as connection:
        if connection.dialect.name == "sqlite":
            statement = "INSERT INTO document_words (document_words, rowid, title, text) VALUES ('delete', 2, ?, ?)"
            connection.exec_driver_sql(statement, ("عنوان", "نص " * 700 + "اخير"))
            connection.exec_driver_sql("INSERT INTO document_words (rowid, title) VALUES (9, 'x')")
        else:
            connection.execute(update(document_words).where(document_words.c.document == 2).values(words="'x':1"))
    found = [str(problem) for problem in full.problems()]
    assert any("document" in problem and "index of words" in problem for problem in found)


def test_a_judgement_that_is_not_as_it_was_made(full: Ledger) -> None:
    for line in ("{", "[]"):
        row = {"id": line * 3, "time": "2026", "author": "x", "verdict": "accept", "line": line}
        with full._store.lasting() as connection:
            connection.execute(insert(judgements), row)
    assert [problem.where for problem in full.problems()] == ["judgement {{{", "judgement [][][]"]
