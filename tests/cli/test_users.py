"""`mizan users`: adding, changing and removing them, and what is written down of it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mizan.cli.main import mizan
from mizan.model.errors import MizanError
from mizan.service.accounts import Accounts, Role, User
from mizan.service.accounts.file import AccountsFile

PASSWORD = "a password of some length\n"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "desk.users"
    monkeypatch.setenv("MIZAN_ACCOUNTS", str(path))
    return path


def run(*words: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(mizan, ["users", *words], input=typed, catch_exceptions=False, standalone_mode=False)


def test_a_user_from_coming_to_leaving(file: Path) -> None:
    run("add", "سارة", "--role", "analyst", typed=PASSWORD)
    run("role", "سارة", "editor")
    accounts = Accounts.open(file)
    assert accounts.check("سارة", PASSWORD.strip()) == User("سارة", Role.EDITOR)
    run("password", "سارة", typed="another password\n")
    assert accounts.check("سارة", PASSWORD.strip()) is None
    secret = run("token", "make", "سارة", "--label", "nightly").output.strip()
    assert accounts.by_token(secret) is not None
    assert "nightly" in run("token", "list").output and secret not in run("token", "list", "سارة").output
    run("token", "revoke", accounts.tokens()[0].id)
    assert accounts.by_token(secret) is None
    assert "سارة" in run("list").output
    run("remove", "سارة")
    assert accounts.users() == []
    told = run("log").output
    for deed in ("add as analyst", "make editor", "give a password", "make a token", "revoke a token", "remove"):
        assert deed in told
    accounts.close()


def test_without_a_password_only_tokens_let_in(file: Path) -> None:
    run("add", "robot", "--no-password")
    with AccountsFile.open(file).reading() as connection:
        assert connection.exec_driver_sql("SELECT password FROM users").scalar_one() is None


@pytest.mark.parametrize(
    ("words", "typed", "told"),
    [
        (("add", "sara"), "short\n", "12 characters"),
        (("role", "nobody", "reader"), None, "no user 'nobody'"),
        (("token", "make", "nobody"), None, "no user 'nobody'"),
        (("token", "revoke", "nothing"), None, "no token 'nothing'"),
        (("list", "--accounts", "nowhere/a.users"), None, "nowhere"),
    ],
)
def test_what_cannot_be_done_says_why(file: Path, words: tuple[str, ...], typed: str | None, told: str) -> None:
    with pytest.raises(MizanError, match=told):
        run(*words, typed=typed)


def test_an_empty_list_and_log_are_told_by_the_exit_code(file: Path) -> None:
    assert run("list").return_value == run("log").return_value == 1
