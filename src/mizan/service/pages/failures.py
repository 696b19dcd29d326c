"""What went wrong, as a page for people and as a problem for scripts."""

from urllib.parse import urlencode

from litestar import MediaType, Response
from litestar.exceptions import HTTPException, NotFoundException
from litestar.response import Redirect
from litestar.types import ExceptionHandlersMap

from mizan.model.vocabulary import LANGUAGES
from mizan.service.asking import Asked
from mizan.service.pages.rendering import plain
from mizan.service.problems import MEDIA, Problem


def language_of(request: Asked) -> str | None:
    """The language of the page that was asked for; none where it was no page."""
    language = request.url.path.split("/")[1]
    return language if language in LANGUAGES else None


def _answer(request: Asked, error: Exception) -> Response[object]:
    problem = Problem.of(error)
    language = language_of(request)
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    if language is None:
        return Response(problem, status_code=problem.status, media_type=MEDIA, headers=headers)
    if problem.status == 401 and request.method == "GET":
        back = f"{request.url.path}?{request.url.query}".rstrip("?")
        return Redirect(f"/{language}/login?{urlencode({'back': back})}", status_code=303)
    html = plain("problem", language, problem=problem, nowhere=isinstance(error, NotFoundException))
    return Response(html, status_code=problem.status, media_type=MediaType.HTML, headers=headers)


HANDLERS: ExceptionHandlersMap = {Exception: _answer}
