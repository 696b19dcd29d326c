"""The accounts file: what is none is left alone, and where it stands."""

import sqlite3
from pathlib import Path

import pytest

from mizan.service.accounts.errors import AccountsError
from mizan.service.accounts.file import AccountsFile, beside


def test_what_is_no_accounts_file_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t (x)")
    before = other.read_bytes()
    with pytest.raises(AccountsError, match="not a file of accounts"):
        AccountsFile.open(other)
    assert other.read_bytes() == before
    with pytest.raises(AccountsError, match="folder"):
        AccountsFile.open(tmp_path / "nowhere" / "a.users")


def test_accounts_stand_beside_a_ledger_that_is_a_file() -> None:
    assert beside("a/b.mizan") == Path("a/b.mizan.users")
    assert beside("sqlite:///a/b.mizan") == Path("a/b.mizan.users")
    with pytest.raises(AccountsError, match="--accounts"):
        beside("postgresql://host/base")
