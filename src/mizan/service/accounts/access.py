"""Who asks, and whether he may: by session cookie or token at a public desk, else whoever is logged in here."""

import getpass
import time
from typing import Any

from litestar import Request
from litestar.concurrency import sync_to_thread
from litestar.enums import ScopeType
from litestar.exceptions import HTTPException, NotAuthorizedException, PermissionDeniedException
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from mizan.service.accounts.store import Accounts, Deed
from mizan.service.accounts.users import Role, User
from mizan.service.safety.origins import HARMLESS

NEEDS = "needs"
"""In a route's `opt`: the role that it is for. Without it, reading needs a reader and everything else an editor."""

OPEN = "open_to_all"
"""In a route's `opt`: that nobody need say who he is."""

Asked = Request[User | None, str | None, Any]


def cookie_name(behind_tls: bool) -> str:
    """What the session cookie is called: browsers hold one that begins so to this host and to TLS."""
    return "__Host-mizan" if behind_tls else "mizan"


def whoever_is_here() -> User:
    """The user of a desk that nobody else reaches: may do everything, under the name of the login."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):
        name = "desk"
    return User(name, Role.EDITOR)


class Alone(ASGIMiddleware):
    """Lets the one user of this machine do everything."""

    def __init__(self) -> None:
        self.user = whoever_is_here()

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Say who asks."""
        scope["user"], scope["auth"] = self.user, None
        await next_app(scope, receive, send)


class LoggedIn(ASGIMiddleware):
    """Lets in who has an account, to what his role allows, and writes down what he changes or tries to."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, accounts: Accounts, cookie: str) -> None:
        self.accounts = accounts
        self.cookie = cookie

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Say who asks; raise 401 where that is unknown and 403 where his role does not allow it."""
        asked: Asked = Request(scope)
        scope["user"], scope["auth"] = await sync_to_thread(self._who, asked)
        if asked.method in HARMLESS:
            _allow(asked, Role.READER)
            await next_app(scope, receive, send)
            return
        status = 500

        async def heard(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            _allow(asked, Role.EDITOR)
            await next_app(scope, receive, heard)
        except HTTPException as error:
            status = error.status_code
            raise
        finally:
            await sync_to_thread(self._note, asked, status)

    def _who(self, asked: Asked) -> tuple[User | None, str | None]:
        scheme, _, token = asked.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return self.accounts.by_token(token.strip()), None
        secret = asked.cookies.get(self.cookie)
        return (self.accounts.by_session(secret), secret) if secret else (None, None)

    def _note(self, asked: Asked, status: int) -> None:
        address = asked.client.host if asked.client else None
        name = asked.user.name if asked.user else None
        self.accounts.note(Deed(time.time(), name, asked.method, asked.url.path, status, address))


def _allow(asked: Asked, unless_told: Role) -> None:
    options = asked.route_handler.opt
    if options.get(OPEN):
        return
    needed: Role = options.get(NEEDS, unless_told)
    if asked.user is None:
        raise NotAuthorizedException(
            "log_in",
            headers={"WWW-Authenticate": 'Bearer realm="mizan"'},
        )
    if not asked.user.role.may(needed):
        raise PermissionDeniedException(
            "needs_role", extra={"needed": needed, "name": asked.user.name, "role": asked.user.role}
        )
