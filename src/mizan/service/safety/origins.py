"""From where a request that changes something comes: only from the desk's own pages, or from no browser at all.

Browsers tell in `Sec-Fetch-Site` and `Origin` which page sends a request, and no page can forge them. Scripts send
neither, and carry a token instead of a cookie. This, and cookies that are not sent from elsewhere (SameSite), keep
other sites from acting in a user's name (CSRF).
"""

from typing import Any

from litestar import Request
from litestar.datastructures import Headers
from litestar.enums import ScopeType
from litestar.exceptions import PermissionDeniedException
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})


class FromOurPages(ASGIMiddleware):
    """Refuses, with 403, what another site's page wants changed."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Let a request pass, or refuse it."""
        request = Request[Any, Any, Any](scope)
        if request.method not in HARMLESS and not _ours(request.headers):
            raise PermissionDeniedException("from_another_site")
        await next_app(scope, receive, send)


def _ours(headers: Headers) -> bool:
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    if origin is None:
        # No browser; one that is older than these headers would send the cookie but say nothing.
        return "cookie" not in headers
    return origin.partition("://")[2].lower() == headers.get("host", "").lower()
