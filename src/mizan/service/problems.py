"""What goes wrong, told as application/problem+json (RFC 9457)."""

from http import HTTPStatus
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.types import ExceptionHandlersMap
from msgspec import Struct

from mizan.model.errors import MizanError

MEDIA = "application/problem+json"


class MissingError(MizanError):
    """What was asked for is not in the books: 404."""


class BadCursorError(MizanError):
    """A cursor that no page gave out."""


class Problem(Struct, frozen=True):
    """A problem for scripts and people: its status, its name, and what to do."""

    type: str
    title: str
    status: int
    detail: str


def problem(status: int, detail: str) -> Response[Problem]:
    """The answer that tells a problem."""
    told = Problem("about:blank", HTTPStatus(status).phrase, status, detail)
    return Response(told, status_code=status, media_type=MEDIA)


def _missing(_: Request[Any, Any, Any], error: MissingError) -> Response[Problem]:
    return problem(404, str(error))


def _mendable(_: Request[Any, Any, Any], error: MizanError) -> Response[Problem]:
    return problem(400, str(error))


def _http(_: Request[Any, Any, Any], error: HTTPException) -> Response[Problem]:
    named = [f"{one['key']}: {one['message']}" for one in error.extra or [] if isinstance(one, dict) and "key" in one]
    return problem(error.status_code, "; ".join(named) or error.detail)


HANDLERS: ExceptionHandlersMap = {MissingError: _missing, MizanError: _mendable, HTTPException: _http}
