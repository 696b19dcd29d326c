"""Blank parameters are as good as none: a form sends every field, also those left empty."""

from urllib.parse import parse_qsl, urlencode

from litestar.types import ASGIApp, Receive, Scope, Send


def without_blanks(app: ASGIApp) -> ASGIApp:
    """The application, asked without the parameters of the query that have no value."""

    async def asked(scope: Scope, receive: Receive, send: Send) -> None:
        if scope.get("query_string"):
            # parse_qsl leaves blank values out.
            scope["query_string"] = urlencode(parse_qsl(scope["query_string"].decode("latin-1"))).encode()
        await app(scope, receive, send)

    return asked
