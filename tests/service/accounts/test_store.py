"""Accounts: users, passwords, sessions, tokens and the audit log."""

import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from mizan.service.accounts import Accounts, Role, User, store
from mizan.service.accounts.errors import AccountsError
from mizan.service.accounts.store import Begun, Deed

PASSWORD = "a password of some length"


@pytest.fixture
def accounts(tmp_path: Path) -> Iterator[Accounts]:
    made = Accounts.open(tmp_path / "desk.users")
    yield made
    made.close()


def test_roles_include_those_before_them() -> None:
    assert [[a.may(b) for b in Role] for a in Role] == [
        [True, False, False],
        [True, True, False],
        [True, True, True],
    ]


def test_a_user_is_known_by_name_and_password(accounts: Accounts) -> None:
    accounts.add("سارة", Role.ANALYST, PASSWORD)
    assert accounts.check("سارة", PASSWORD) == User("سارة", Role.ANALYST)
    assert accounts.check("سارة", PASSWORD + "!") is None
    assert accounts.check("رضا", PASSWORD) is None


def test_nobody_logs_in_without_a_password_of_his_own(accounts: Accounts) -> None:
    accounts.add("bot", Role.READER)
    for guess in ("", "nobody has this password"):
        assert accounts.check("bot", guess) is None


def test_the_file_holds_no_secret_and_is_its_owners_alone(accounts: Accounts) -> None:
    user = accounts.add("sara", Role.READER, PASSWORD)
    secrets = (PASSWORD, accounts.begin_session(user), accounts.make_token("sara", "a script"))
    accounts.close()
    content = b"".join(path.read_bytes() for path in accounts.path.parent.iterdir())
    assert not [secret for secret in secrets if secret.encode() in content]
    assert stat.S_IMODE(accounts.path.stat().st_mode) == 0o600


@pytest.mark.parametrize("password", ["short", "x" * 2000])
def test_a_password_is_neither_short_nor_endless(accounts: Accounts, password: str) -> None:
    with pytest.raises(AccountsError, match="12 characters"):
        accounts.add("sara", Role.READER, password)
    assert accounts.users() == []


@pytest.mark.parametrize("name", ["", " ", " sara", "a\nb", "a\u202eb"])
def test_a_name_is_plain(accounts: Accounts, name: str) -> None:
    with pytest.raises(AccountsError, match="no name"):
        accounts.add(name, Role.READER)


def test_a_name_is_taken_once(accounts: Accounts) -> None:
    accounts.add("sara", Role.READER)
    with pytest.raises(AccountsError, match="already"):
        accounts.add("sara", Role.EDITOR)
    assert accounts.users() == [User("sara", Role.READER)]


def test_a_session_ends_when_told_when_over_and_when_the_password_changes(
    accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = accounts.add("sara", Role.READER, PASSWORD)
    ended, overridden = accounts.begin_session(user), accounts.begin_session(user)
    accounts.end_session(ended)
    assert accounts.by_session(ended) is None and accounts.by_session(overridden) == user
    accounts.give_password("sara", PASSWORD * 2)
    assert accounts.by_session(overridden) is None
    monkeypatch.setattr(store, "SESSION", -1.0)
    assert accounts.by_session(accounts.begin_session(user)) is None


def test_a_role_changes_at_once(accounts: Accounts) -> None:
    session = accounts.begin_session(accounts.add("sara", Role.EDITOR))
    accounts.give_role("sara", Role.READER)
    assert accounts.by_session(session) == User("sara", Role.READER)


def test_a_token_acts_for_its_user_until_revoked(accounts: Accounts) -> None:
    user = accounts.add("sara", Role.READER)
    secret = accounts.make_token("sara", "a script")
    assert accounts.by_token(secret) == user
    (listed,) = accounts.tokens("sara")
    assert (listed.label, listed.used is not None) == ("a script", True)
    accounts.revoke(listed.id)
    assert accounts.by_token(secret) is None


def test_who_is_removed_is_gone_with_sessions_and_tokens(accounts: Accounts) -> None:
    user = accounts.add("sara", Role.READER)
    session, token = accounts.begin_session(user), accounts.make_token("sara", "")
    accounts.remove("sara")
    accounts.add("sara", Role.EDITOR)
    assert accounts.by_session(session) is None and accounts.by_token(token) is None


def test_who_is_unknown_is_named(accounts: Accounts) -> None:
    for act in (
        lambda: accounts.remove("nobody"),
        lambda: accounts.give_role("nobody", Role.READER),
        lambda: accounts.give_password("nobody", PASSWORD),
        lambda: accounts.make_token("nobody", ""),
    ):
        with pytest.raises(AccountsError, match="'nobody'"):
            act()


def test_a_login_by_a_provider_is_answered_once(accounts: Accounts) -> None:
    accounts.begin_login("state", Begun("nonce", "verifier", "/en/"))
    assert accounts.end_login("another") is None
    assert accounts.end_login("state") == Begun("nonce", "verifier", "/en/")
    assert accounts.end_login("state") is None


def test_a_subject_becomes_the_user_who_waits_for_it_and_no_other(accounts: Accounts) -> None:
    accounts.add("sara", Role.EDITOR)
    accounts.add("rida", Role.EDITOR, PASSWORD)
    assert accounts.by_subject("issuer 1", "sara", None) == User("sara", Role.EDITOR)
    assert accounts.by_subject("issuer 1", "renamed", None) == User("sara", Role.EDITOR)
    assert accounts.by_subject("issuer 2", "sara", Role.READER) is None, "another subject took a name"
    assert accounts.by_subject("issuer 2", "rida", Role.READER) is None, "a subject took a user with a password"
    assert accounts.by_subject("issuer 3", "new", None) is None
    assert accounts.by_subject("issuer 3", "new", Role.READER) == User("new", Role.READER)


def test_the_audit_log_is_only_added_to(accounts: Accounts) -> None:
    deed = Deed(1.0, "sara", "POST", "/api/v1/judgements", 201, "127.0.0.1")
    accounts.note(deed)
    assert accounts.deeds() == [deed]
    with sqlite3.connect(accounts.path) as connection:
        for statement in ("DELETE FROM deeds", "UPDATE deeds SET user = NULL"):
            with pytest.raises(sqlite3.IntegrityError, match="only added"):
                connection.execute(statement)
