"""What went wrong, as a page for people and as a problem for scripts."""

import re
from typing import Any, Literal, get_args, get_origin
from urllib.parse import urlencode

from litestar import MediaType, Response
from litestar.exceptions import HTTPException, NotFoundException
from litestar.response import Redirect
from litestar.types import ExceptionHandlersMap
from msgspec.structs import fields

from mizan.model.asking import ask_known, ask_one_of
from mizan.model.errors import UnaskableError
from mizan.service.asking import Asked
from mizan.service.languages import language_of_page, language_wished
from mizan.service.pages.rendering import plain
from mizan.service.problems import MEDIA, Problem

_UNKNOWN = re.compile("^Object contains unknown field `(.*)`$", re.DOTALL)
"""How msgspec says that what was sent has a field that it must not have."""


def _answer(request: Asked, error: Exception) -> Response[object]:
    told_in = language_wished(request, "en")
    problem = Problem.of(_told_nearer(request, error) or error, told_in)
    language = language_of_page(request)
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    if language is None:
        headers |= {"Content-Language": told_in, "Vary": "Accept-Language"}
        return Response(problem, status_code=problem.status, media_type=MEDIA, headers=headers)
    if problem.status == 401 and request.method == "GET":
        back = f"{request.url.path}?{request.url.query}".rstrip("?")
        return Redirect(f"/{language}/login?{urlencode({'back': back})}", status_code=303)
    html = plain("problem", language, problem=problem, nowhere=isinstance(error, NotFoundException))
    return Response(html, status_code=problem.status, media_type=MediaType.HTML, headers=headers)


def _told_nearer(request: Asked, error: Exception) -> UnaskableError | None:
    """What is wrong with the first parameter or field that is told with what comes near it."""
    extra = error.extra if isinstance(error, HTTPException) and isinstance(error.extra, list) else []
    try:
        for one in extra:
            match one:
                case {"source": "query", "key": name}:
                    _ask_choice(request, name)
                case {"source": "body", "key": "data", "message": message}:
                    _ask_field(request, message)
    except UnaskableError as told:
        return told
    return None


def _ask_choice(request: Asked, name: str) -> None:
    """Raise UnaskableError where a parameter is none of the values that it can have."""
    known = _choices(request.route_handler.parsed_fn_signature.parameters[name].annotation)
    for value in request.query_params.getall(name) if known else ():
        ask_one_of(name, value, known)


def _ask_field(request: Asked, message: str) -> None:
    """Raise UnaskableError where what was sent has a field that is not taken."""
    sent = request.route_handler.parsed_fn_signature.parameters["data"].annotation
    ask_known("unknown_field", _UNKNOWN.findall(message), [field.encode_name for field in fields(sent)])


def _choices(annotation: Any) -> list[str]:
    """The values that an annotation allows, where it lists them."""
    if get_origin(annotation) is Literal:
        return list(get_args(annotation))
    return [value for part in get_args(annotation) for value in _choices(part)]


HANDLERS: ExceptionHandlersMap = {Exception: _answer}
