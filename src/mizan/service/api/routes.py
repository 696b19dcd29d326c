"""The pages' JSON twins under /api/v1: one route for each line of the catalogue."""

from typing import Any, get_type_hints

from litestar import Response, Router, get
from litestar.handlers import HTTPRouteHandler

from mizan.service.asking import Asked, asked, books_of, handler_of, headers_of, tag_of, unchanged
from mizan.service.catalogue import PAGES, Page

ROOT = "/api/v1"


def routes() -> Router:
    """All twins."""
    return Router(ROOT, route_handlers=[_twin(page) for page in PAGES])


def _twin(page: Page) -> HTTPRouteHandler:
    def respond(request: Asked, chosen: dict[str, Any]) -> Response[Any]:
        books = books_of(request)
        tag = tag_of(request, books)
        return unchanged(request, tag) or Response(asked(books, page, chosen), headers=headers_of(tag))

    answer = get_type_hints(page.view)["return"]
    handler = handler_of(page, respond, Response[answer])  # type: ignore[valid-type]
    return get(page.path, name=f"api:{page.name}", tags=["pages"], sync_to_thread=True)(handler)
