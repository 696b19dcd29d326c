"""By what name the desk is called: a page elsewhere must not reach it under a name of its own (DNS rebinding)."""

from litestar.exceptions import ClientException
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send


class KnownByName(ASGIMiddleware):
    """Answers only requests whose Host is one of `names`, whatever the port; no names allow any."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Let a request pass, or refuse it with 421."""
        if self.names and _host(scope) not in self.names:
            raise _MisdirectedError("misdirected", extra={"names": self.names})
        await next_app(scope, receive, send)


class _MisdirectedError(ClientException):
    status_code = 421


def _host(scope: Scope) -> str:
    given = next((value for name, value in scope["headers"] if name == b"host"), b"").decode("latin-1").lower()
    bracket = given.rfind("]")
    colon = given.rfind(":")
    return given[:colon] if colon > bracket else given
