"""A desk that serves this machine answers to this machine's names, and a public one to those it is told."""

from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from mizan.model.errors import MizanError
from mizan.service.application import create
from mizan.service.settings import Settings


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:9999", "localhost:8080", "[::1]:8080", "LOCALHOST"])
def test_it_answers_to_this_machine(desk: TestClient[Litestar], host: str) -> None:
    assert desk.get("/en/balance", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8080", "[::2]", ""])
def test_it_answers_to_no_name_that_others_can_give_it(desk: TestClient[Litestar], host: str) -> None:
    for path in ("/en/balance", "/api/v1/partners", "/static/desk.css"):
        assert desk.get(path, headers={"Host": host}).status_code == 421, path


def test_a_public_desk_answers_to_the_names_it_is_told(examples: Path, tmp_path: Path) -> None:
    settings = Settings(
        ledger=str(examples), public=True, accounts=tmp_path / "a.users", host="0.0.0.0", names=("desk.example.org",)
    )
    with TestClient(create(settings), base_url="http://desk.example.org") as client:
        assert client.get("/en/login").status_code == 200
        assert client.get("/en/login", headers={"Host": "127.0.0.1"}).status_code == 421


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "desk.example.org"])
def test_others_are_let_in_only_with_accounts(host: str) -> None:
    with pytest.raises(MizanError, match="--public"):
        Settings(ledger="a.mizan", host=host)
