"""Logging in by an OpenID Connect provider: the code flow with PKCE, state and nonce."""

import os
import threading
import tomllib
import warnings
from pathlib import Path
from typing import Any

import httpx
import msgspec
from authlib.common.errors import AuthlibBaseError  # type: ignore[import-untyped]
from authlib.common.security import generate_token  # type: ignore[import-untyped]
from authlib.deprecate import AuthlibDeprecationWarning  # type: ignore[import-untyped]
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from msgspec import Struct

from mizan.service.accounts.errors import ProviderError
from mizan.service.accounts.store import Accounts, Begun
from mizan.service.accounts.users import Role, User

with warnings.catch_warnings():
    # authlib would rather have httpx2, and takes httpx all the same.
    warnings.simplefilter("ignore", AuthlibDeprecationWarning)
    from authlib.integrations.httpx_client import OAuth2Client  # type: ignore[import-untyped]

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
"""Signatures by a provider's private key; never `none`, nor one that a shared secret makes."""

PATIENCE = 10.0
"""How many seconds a provider has to answer."""


class Provider(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An OpenID Connect provider, as a TOML file tells it.

    `name_claim` is the claim that gives a user's name. Who logs in for the first time becomes the user of that name
    who was added without a password; else `newcomers` is the role of those whom nobody added, and unset lets none in.
    The client's secret may stand in the environment (MIZAN_OIDC_SECRET) rather than in the file.
    """

    issuer: str
    client_id: str
    client_secret: str = ""
    name_claim: str = "preferred_username"
    newcomers: Role | None = None
    label: str = "OpenID Connect"


def provider_in(path: Path) -> Provider:
    """The provider that a TOML file describes."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        told.setdefault("client_secret", os.environ.get("MIZAN_OIDC_SECRET", ""))
        return msgspec.convert(told, Provider)
    except OSError as error:
        raise ProviderError("path_unreadable", path=path, reason=error.strerror) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise ProviderError("no_provider", path=path, reason=error) from None


class Logins:
    """Logins by one provider, to one set of accounts."""

    def __init__(self, provider: Provider, accounts: Accounts) -> None:
        self.provider = provider
        self.accounts = accounts
        self._known: dict[str, Any] = {}
        self._asking = threading.Lock()

    def begin(self, answer_to: str, back: str) -> tuple[str, str]:
        """The provider's address to send the browser to, and the state that its answer must bring back."""
        nonce, verifier = generate_token(32), generate_token(64)
        with self._client(answer_to) as client:
            address, state = client.create_authorization_url(
                self._metadata("authorization_endpoint"), nonce=nonce, code_verifier=verifier
            )
        self.accounts.begin_login(state, Begun(nonce, verifier, back))
        return str(address), str(state)

    def finish(self, answer_to: str, code: str, begun: Begun) -> User:
        """The user whom the provider's answer names. Raises ProviderError where it proves nothing or names nobody."""
        try:
            with self._client(answer_to) as client:
                token = client.fetch_token(
                    self._metadata("token_endpoint"), code=code, code_verifier=begun.verifier, timeout=PATIENCE
                )
            claims = self._claims(str(token["id_token"]), begun.nonce)
        except (AuthlibBaseError, JoseError, httpx.HTTPError, KeyError, ValueError) as error:
            raise ProviderError("proves_nothing", issuer=self.provider.issuer, reason=error) from error
        name = claims.get(self.provider.name_claim)
        if not isinstance(name, str) or (self.provider.name_claim == "email" and not claims.get("email_verified")):
            raise ProviderError("no_claim", issuer=self.provider.issuer, claim=self.provider.name_claim)
        subject = f"{self.provider.issuer} {claims['sub']}"
        user = self.accounts.by_subject(subject, name, self.provider.newcomers)
        if user is None:
            raise ProviderError("no_account", name=name)
        return user

    def _claims(self, id_token: str, nonce: str) -> dict[str, Any]:
        keys = KeySet.import_key_set(self._fetched(self._metadata("jwks_uri")))
        claims: dict[str, Any] = jwt.decode(id_token, keys, algorithms=ALGORITHMS).claims
        jwt.JWTClaimsRegistry(
            iss={"essential": True, "value": self._metadata("issuer")},
            aud={"essential": True, "value": self.provider.client_id},
            sub={"essential": True},
            exp={"essential": True},
            nonce={"essential": True, "value": nonce},
        ).validate(claims)
        return claims

    def _client(self, answer_to: str) -> OAuth2Client:
        return OAuth2Client(
            self.provider.client_id,
            self.provider.client_secret or None,
            token_endpoint_auth_method="client_secret_basic" if self.provider.client_secret else "none",
            scope="openid profile email",
            redirect_uri=answer_to,
            code_challenge_method="S256",
        )

    def _metadata(self, name: str) -> str:
        with self._asking:
            if not self._known:
                known = self._fetched(f"{self.provider.issuer.rstrip('/')}/.well-known/openid-configuration")
                if known.get("issuer") != self.provider.issuer:
                    raise ProviderError("other_issuer", issuer=self.provider.issuer, known=known.get("issuer"))
                self._known = known
        return str(self._known[name])

    def _fetched(self, address: str) -> Any:
        try:
            return httpx.get(address, timeout=PATIENCE).raise_for_status().json()
        except (httpx.HTTPError, ValueError) as error:
            raise ProviderError("not_fetched_now", address=address, reason=error) from error
