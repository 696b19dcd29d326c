"""What the pages on the desk and its API say is so: their commands run."""

import re
import shlex
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
import pytest
from litestar import Litestar
from litestar.testing import TestClient
from tests.service.conftest import HERE

from mizan.cli.main import mizan
from mizan.service.accounts.oidc import Provider, provider_in

DOCS = Path(__file__).parents[2] / "docs"


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.S)


def commands(page: str, name: str) -> list[list[str]]:
    lines = [line for block in blocks(page, "sh") for line in block.splitlines() if line.startswith(f"{name} ")]
    return [shlex.split(line, comments=True)[1:] for line in lines]


CURL = ArgumentParser(exit_on_error=False, allow_abbrev=False)
CURL.add_argument("address")
CURL.add_argument("-G", dest="get", action="store_true")
CURL.add_argument("-o", dest="file")
CURL.add_argument("-d", dest="body")
CURL.add_argument("-H", dest="headers", action="append", default=[])
for option in ("--data-urlencode", "-F"):
    CURL.add_argument(option, dest=option.strip("-").replace("-", "_"), action="append", default=[])


def asked(desk: TestClient[Litestar], words: list[str]) -> Any:
    """What curl would do with these words. It sends an address as it stands, and servers take only ASCII there."""
    told = CURL.parse_args(words)
    assert told.address.isascii(), words
    headers = dict(header.split(": ") for header in told.headers)
    if told.F:
        fields = [field.split("=", 1) for field in told.F]
        files = [(name, (value[1:], "زار الوزير بكين.".encode())) for name, value in fields if value.startswith("@")]
        rest = {name: value for name, value in fields if not value.startswith("@")}
        return desk.post(told.address, files=files, data=rest)
    if told.body:
        return desk.post(told.address, content=told.body.encode(), headers=headers)
    assert told.get or not told.data_urlencode, words
    encoded = "&".join(f"{name}={quote(value)}" for name, value in (one.split("=", 1) for one in told.data_urlencode))
    return desk.get(f"{told.address}?{encoded}" if encoded else told.address, headers=headers)


def test_the_examples_of_the_api_are_answered(own_desk: TestClient[Litestar]) -> None:
    record = own_desk.get("/api/v1/records?kind=event&limit=1").json()["records"][0]["record"]
    known = {"$RECORD": record}
    examples = [words for words in commands("api.md", "curl") if any(word.startswith(HERE) for word in words)]
    assert len(examples) > 25
    for words in examples:
        for name, value in known.items():
            words = [word.replace(name, value) for word in words]
        answer = asked(own_desk, words)
        assert answer.status_code in (200, 201), (words, answer.text)
        if answer.status_code == 201:
            known["$UPLOAD" if "booked" in answer.json() else "$JUDGEMENT"] = answer.json()["id"]


def test_the_commands_of_the_desk_are_those_there_are() -> None:
    for words in commands("desk.md", "mizan") + commands("api.md", "mizan"):
        command: Any = mizan
        for word in words:
            if not hasattr(command, "get_command") or word.startswith("-"):
                break
            command = command.get_command(None, word)
        known = {name for option in command.params for name in option.opts}
        assert {word for word in words if word.startswith("--")} <= known, words


def test_the_description_of_a_provider_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (told,) = blocks("desk.md", "toml")
    (tmp_path / "provider.toml").write_text(told, encoding="utf-8")
    provider = provider_in(tmp_path / "provider.toml")
    told_of = {name for name in Provider.__struct_fields__ if re.search(rf"^{name} =", told, re.M)}
    assert told_of == set(Provider.__struct_fields__)
    assert msgspec.to_builtins(provider)["newcomers"] == "reader"
