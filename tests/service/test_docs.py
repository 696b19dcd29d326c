"""What the pages on the desk and its API say is so: their commands run."""

import re
import shlex
from pathlib import Path
from typing import Any

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


def asked(desk: TestClient[Litestar], words: list[str]) -> Any:
    """What curl would do with these words."""
    address = next(word for word in words if word.startswith("http"))
    options = dict(zip(words[1::2], words[2::2], strict=False)) if words[0] == address else {}
    fields = [words[place + 1].split("=", 1) for place, word in enumerate(words) if word == "-F"]
    files = [(name, (value[1:], "زار الوزير بكين.".encode())) for name, value in fields if value.startswith("@")]
    if files:
        rest = {name: value for name, value in fields if not value.startswith("@")}
        return desk.post(address, files=files, data=rest)
    if "-d" in options:
        return desk.post(address, content=options["-d"].encode(), headers=dict([options["-H"].split(": ")]))
    return desk.get(address)


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
