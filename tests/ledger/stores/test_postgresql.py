import sys

import pytest
from sqlalchemy import text
from tests.ledger.servers import Server

from mizan.ledger import Ledger, LedgerError
from mizan.model import Document


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("mysql://me@host/ledger", "no kind of ledger"),
        ("postgresql://me@host", "no database is named"),
        ("postgresql://me@host:port/ledger", "no address"),
        ("postgresql://me@/ledger?colour=blue", "colour is not known"),
        ("postgresql://me@/ledger?sslmode=maybe", "no sslmode is called"),
        ("postgresql://me:secret@localhost:1/ledger", "cannot be reached"),
    ],
)
def test_addresses_that_lead_nowhere(address: str, said: str) -> None:
    with pytest.raises(LedgerError, match=said) as caught:
        Ledger.open(address)
    assert "secret" not in str(caught.value)


def test_without_its_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pg8000", None)
    with pytest.raises(LedgerError, match=r"pip install 'mizan\[postgresql\]'"):
        Ledger.open("postgresql://me@localhost:1/none")


def test_what_the_server_refuses(server: Server) -> None:
    server.execute("CREATE ROLE guest LOGIN")
    place = server.database()
    for address, said in (
        (server.address("missing"), "no such database"),
        (server.address("postgres", user="nobody"), "refuses the login"),
        (place.replace("//mizan@", "//guest@"), "ask whoever runs the database"),
    ):
        with pytest.raises(LedgerError, match=said):
            Ledger.open(address)
    with pytest.raises(LedgerError, match="no ledger in this database"):
        Ledger.open(place, create=False)


def test_a_database_of_another_program_or_a_newer_mizan(server: Server) -> None:
    place = server.database()
    with Ledger.open(place) as ledger, ledger._store.lasting() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '99'"))
    with pytest.raises(LedgerError, match="install a newer Mizan"):
        Ledger.open(place)
    with Ledger.open(place := server.database()) as ledger, ledger._store.lasting() as connection:
        connection.execute(text("DELETE FROM alembic_version"))
    with pytest.raises(LedgerError, match="of schema unknown"):
        Ledger.open(place)
    place = server.database()
    with Ledger.open(place) as ledger, ledger._store.lasting() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    with pytest.raises(LedgerError, match="schema mizan is of another program"):
        Ledger.open(place)


def test_a_locked_ledger(server: Server) -> None:
    place = server.database()
    with Ledger.open(place, timeout=0.1) as ledger, Ledger.open(place) as other:
        with other._store.lasting() as connection:
            connection.execute(text("LOCK TABLE documents IN ACCESS EXCLUSIVE MODE"))
            with pytest.raises(LedgerError, match="another program is writing"):
                ledger.add(Document.of("نص"), [])
        ledger.add(Document.of("نص"), [])


def test_the_server_goes_away_and_comes_back(server: Server) -> None:
    with Ledger.open(server.database()) as ledger:
        ledger.add(Document.of("نص"), [])
        server.crash()
        with pytest.raises(LedgerError, match=r"cannot be reached|shutting down"):
            ledger.counts()
        server.start()
        assert ledger.counts().documents == 1


def test_an_index_that_its_table_has_left(server: Server, article: Document) -> None:
    with Ledger.open(server.database()) as ledger:
        with ledger._store.lasting() as connection:
            connection.execute(text("CREATE EXTENSION amcheck SCHEMA public"))
            connection.execute(
                text("UPDATE pg_index SET indisready = false WHERE indexrelid = 'documents_id_key'::regclass")
            )
        assert ["documents_id_key is not complete" in str(problem) for problem in ledger.problems()] == [True]
        ledger.add(article, [])
        with ledger._store.lasting() as connection:
            connection.execute(
                text("UPDATE pg_index SET indisready = true WHERE indexrelid = 'documents_id_key'::regclass")
            )
        (problem,) = ledger.problems()
        assert "documents_id_key: " in str(problem)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("ALTER TABLE judgements DISABLE TRIGGER judgements_are_only_added", "judgements_are_only_added is missing"),
        (
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
            "refuse_change is not as it was made",
        ),
        ("ALTER TABLE records DISABLE TRIGGER ALL", "records_document_fkey of records is not heeded"),
        ("ALTER TABLE records DROP CONSTRAINT records_id_key", "rule of unique rows records (id) is missing"),
        ("ALTER TABLE records DROP CONSTRAINT records_document_fkey", "records (document) to documents is missing"),
        ("ALTER TABLE records ALTER words DROP NOT NULL", "records.words may be empty"),
        ("ALTER TABLE records ALTER start TYPE bigint", "type of records.start is BIGINT, not INTEGER"),
        ("DROP TABLE document_words", "document_words"),
    ],
)
def test_tables_that_were_changed(server: Server, change: str, said: str) -> None:
    with Ledger.open(server.database()) as ledger:
        with ledger._store.lasting() as connection:
            connection.execute(text(change))
        assert any(said in problem.what for problem in ledger.problems())
