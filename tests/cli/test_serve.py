"""`mizan serve`: it says where it is, answers there, and ends when told; what is wrong is said at once."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import httpx
import pytest

from mizan.ledger import Ledger
from mizan.model import Document
from mizan.reading import read


@pytest.fixture
def ledger(tmp_path: Path, article: Document) -> Path:
    path = tmp_path / "own.mizan"
    with Ledger.open(path) as books:
        books.add(article, read(article))
    return path


@contextmanager
def running(*words: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "mizan", "serve", *words]
    environment = {**os.environ, "NO_COLOR": "1"}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        try:
            yield process
        finally:
            process.kill()


def said(process: subprocess.Popen[str]) -> IO[str]:
    assert process.stderr is not None
    return process.stderr


def test_it_serves_until_it_is_told_to_end(ledger: Path) -> None:
    with running("--ledger", str(ledger), "--port", "0") as process:
        found = re.search(r"http://127\.0\.0\.1:\d+/", said(process).readline())
        assert found
        at = found.group()
        home = httpx.get(at, follow_redirects=True, headers={"Accept-Language": "en-GB,en"})
        assert home.status_code == 200 and str(home.url) == f"{at}en/"
        assert httpx.get(f"{at}api/v1/documents").json()["total"] == 1
        process.send_signal(signal.SIGINT)
        assert process.wait(20) in (0, 130)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--ledger", "nowhere.mizan"), "no such ledger"),
        (("--host", "0.0.0.0"), "--public"),
        (("--public",), "mizan users add"),
        (("--host", "192.0.2.1", "--public", "--oidc", "{provider}"), "cannot be served"),
    ],
)
def test_what_is_wrong_is_said_at_once(ledger: Path, tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    provider = tmp_path / "provider.toml"
    provider.write_text('issuer = "https://login.example"\nclient_id = "desk"\n')
    given = [word.format(provider=provider) for word in words]
    with running("--ledger", str(ledger), "--port", "0", *given) as process:
        assert process.wait(60) == 2
        assert told in said(process).read()


def test_a_port_that_is_taken_is_named(ledger: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with running("--ledger", str(ledger), "--port", port) as process:
            assert process.wait(60) == 2
            assert f"127.0.0.1:{port} cannot be served" in said(process).read()
