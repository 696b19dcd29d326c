"""Logging in by a provider: a small one, run here, that can also lie."""

import json
import threading
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey
from litestar import Litestar
from litestar.testing import TestClient
from tests.service.conftest import HERE

from mizan.service.accounts import Accounts, Role
from mizan.service.accounts.errors import ProviderError
from mizan.service.accounts.file import beside
from mizan.service.accounts.oidc import provider_in
from mizan.service.application import create
from mizan.service.settings import Settings

KEY = RSAKey.generate_key(2048, parameters={"kid": "1"})
OTHER_KEY = RSAKey.generate_key(2048, parameters={"kid": "1"})


class Provider(ThreadingHTTPServer):
    """A provider that lets in whoever is in `claims`, and signs with `key`."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.issuer = f"http://127.0.0.1:{self.server_address[1]}"
        self.claims: dict[str, Any] = {"sub": "1", "preferred_username": "sara"}
        self.key = KEY
        self.algorithm = "RS256"
        self.begun: dict[str, dict[str, str]] = {}

    def let_in(self, address: str) -> str:
        """What the provider's own login page does: answers the question in an address with one to return to."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        self.begun["code"] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': 'code', 'state': asked['state']})}"

    def token(self, form: dict[str, str]) -> dict[str, Any]:
        """The answer to a code, to whoever proves that he asked."""
        asked = self.begun.pop(form["code"])
        proof = urlsafe_b64encode(sha256(form["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        assert (proof, form["redirect_uri"]) == (asked["code_challenge"], asked["redirect_uri"])
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": "desk", "iat": now, "exp": now + 60, "nonce": asked["nonce"]}
        signed = jwt.encode(
            {"alg": self.algorithm, "kid": "1"}, claims | self.claims, self.key, algorithms=[self.algorithm]
        )
        return {"access_token": "a", "token_type": "Bearer", "id_token": signed}


class _Answers(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        at = self.server.issuer
        known = {
            "/.well-known/openid-configuration": {
                "issuer": at,
                "authorization_endpoint": f"{at}/authorize",
                "token_endpoint": f"{at}/token",
                "jwks_uri": f"{at}/keys",
            },
            "/keys": {"keys": [KEY.as_dict(private=False)]},
        }
        self._send(known[self.path])

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self._send(self.server.token({name: values[0] for name, values in form.items()}))

    def log_message(self, format: str, *args: object) -> None:
        pass

    def _send(self, value: object) -> None:
        content = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture
def provider() -> Iterator[Provider]:
    made = Provider()
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()


@pytest.fixture
def door(examples: Path, tmp_path: Path, provider: Provider) -> Iterator[TestClient[Litestar]]:
    """A public desk whose one user, sara, logs in by the provider."""
    ledger, told = tmp_path / "public.mizan", tmp_path / "provider.toml"
    ledger.write_bytes(examples.read_bytes())
    told.write_text(f'issuer = "{provider.issuer}"\nclient_id = "desk"\nclient_secret = "s"\nlabel = "Agency"\n')
    accounts = Accounts.open(beside(str(ledger)))
    accounts.add("sara", Role.ANALYST)
    accounts.close()
    with TestClient(create(Settings(ledger=str(ledger), public=True, oidc=told)), base_url=HERE) as client:
        client.follow_redirects = False
        yield client


def returned(door: TestClient[Litestar], provider: Provider) -> str:
    """The address with which the browser comes back from the provider."""
    away = door.get("/login/provider?back=/ar/review")
    assert away.status_code == 303
    return provider.let_in(away.headers["location"]).removeprefix(HERE)


def test_a_user_comes_in_by_the_provider(door: TestClient[Litestar], provider: Provider) -> None:
    assert "Agency" in door.get("/en/login").text
    entered = door.get(returned(door, provider))
    assert (entered.status_code, entered.headers["location"]) == (303, "/ar/review")
    assert "sara" in door.get("/en/").text


@pytest.mark.parametrize(
    "lie",
    [
        {"iss": "https://other.example"},
        {"aud": "another desk"},
        {"nonce": "of another login"},
        {"exp": 1},
        {"preferred_username": None},
        {"preferred_username": "nobody", "sub": "2"},
    ],
)
def test_an_answer_that_proves_nothing_lets_nobody_in(
    door: TestClient[Litestar], provider: Provider, lie: dict[str, Any]
) -> None:
    provider.claims |= lie
    answer = door.get(returned(door, provider))
    assert answer.status_code == 400 and "set-cookie" not in answer.headers


def test_another_key_signs_nothing(door: TestClient[Litestar], provider: Provider) -> None:
    provider.key = OTHER_KEY
    assert door.get(returned(door, provider)).status_code == 400


def test_an_answer_counts_once_and_in_its_own_browser(door: TestClient[Litestar], provider: Provider) -> None:
    back = returned(door, provider)
    own = dict(door.cookies)
    door.cookies.clear()
    assert door.get(back).status_code == 400, "another browser was let in by it"
    door.cookies.update(own)
    assert [door.get(back).status_code for _ in range(2)] == [303, 400]


@pytest.mark.parametrize("query", ["", "?code=x", "?state=x", "?error=access_denied", "?code=x&state=x"])
def test_answers_to_nothing_are_refused(door: TestClient[Litestar], query: str) -> None:
    assert door.get(f"/login/answer{query}").status_code == 400


def test_a_description_says_what_is_wrong_with_it(tmp_path: Path) -> None:
    told = tmp_path / "provider.toml"
    for text in ('issuer = "a"', "issuer", 'issuer = "a"\nclient_id = "b"\nclient_sekret = "c"'):
        told.write_text(text)
        with pytest.raises(ProviderError, match=r"docs/desk\.md"):
            provider_in(told)
    with pytest.raises(ProviderError, match="cannot be read"):
        provider_in(tmp_path / "none.toml")
