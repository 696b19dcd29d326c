"""The commands that keep a ledger, and others on a ledger by URL."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.ledger.places import NewPlace

from mizan.cli.main import mizan
from mizan.ledger import Ledger, LedgerError
from mizan.model import Document

TEXT = "وصل الرئيس الروسي فلاديمير بوتين إلى أستانا في زيارة رسمية."


def run(*arguments: object) -> Result:
    return CliRunner().invoke(mizan, [str(argument) for argument in arguments], standalone_mode=False)


def test_a_ledger_is_read_into_checked_saved_and_restored(new_place: NewPlace, tmp_path: Path) -> None:
    article, place, copy = tmp_path / "article.txt", new_place(), tmp_path / "copy.mizan"
    article.write_text(TEXT, encoding="utf-8")
    assert run("read", article, "--ledger", place).return_value == 0
    shown = run("show", "--ledger", place, "--kind", "event", "--json")
    assert [json.loads(line)["event_type"] for line in shown.output.splitlines()] == ["CONSULT"]
    assert "all sound" in run("check", place).output
    assert run("backup", place, copy).return_value == 0
    again = new_place()
    assert run("restore", copy, again).return_value == 0
    assert run("show", "--ledger", again, "--kind", "event", "--json").output == shown.output


def test_check_says_what_is_wrong_and_where(place: str) -> None:
    with Ledger.open(place) as ledger:
        for number in range(3):
            ledger.add(Document.of(f"مقال {number}", name=f"article{number}"), [])
        with ledger._store.lasting() as connection:
            connection.exec_driver_sql("UPDATE documents SET text = 'نص آخر'")
    found = run("check", place, "--limit", 2)
    assert found.return_value == 1
    assert "article0" in found.stderr and "restore a backup" in found.stderr and "article2" not in found.stderr


def test_a_password_is_never_shown() -> None:
    with pytest.raises(LedgerError, match=r"\*\*\*") as caught:
        Ledger.open("postgresql://me:secret@localhost:1/none")
    assert "secret" not in str(caught.value)
