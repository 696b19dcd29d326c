"""How often one may ask: each user, or each address of those who are not logged in, so many times a minute."""

from typing import Any

from litestar import Request
from litestar.middleware.rate_limit import RateLimitConfig, get_remote_address
from litestar.types import Middleware

REQUESTS = 600
"""Requests a minute; a page and what it loads are about five."""

LOGINS = 10
"""Tries to log in a minute, from one address."""

LOGIN = "login"
"""In a route's `opt`: that it is a try to log in."""


def limits() -> list[Middleware]:
    """The limits of a public desk; they count in memory, for each process by itself."""
    requests = RateLimitConfig(
        ("minute", REQUESTS), exclude=["^/static/"], identifier_for_request=_asker, store="requests"
    )
    logins = RateLimitConfig(("minute", LOGINS), check_throttle_handler=_is_login, store="logins")
    return [requests.middleware, logins.middleware]


def _asker(request: Request[Any, Any, Any]) -> str:
    user = request.scope.get("user")
    return f"user {user.name}" if user else get_remote_address(request)


def _is_login(request: Request[Any, Any, Any]) -> bool:
    return bool(request.route_handler.opt.get(LOGIN))
