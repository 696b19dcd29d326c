"""The pages' JSON twins under /api/v1: a route for each line of the catalogue."""

from typing import Any, get_type_hints

from litestar import Response, Router, get
from litestar.handlers import HTTPRouteHandler
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme

from mizan import __version__
from mizan.service.api import briefs, exports, judgements, uploads
from mizan.service.api.answers import only_known, problems
from mizan.service.asking import Asked, answered, asked, handler_of
from mizan.service.catalogue import DATA, PAGES, Page

ROOT = "/api/v1"


def description(*, public: bool) -> OpenAPIConfig:
    """How the API describes itself, at `openapi.json` below its root."""
    token = SecurityScheme(type="http", scheme="bearer", description="A token of `mizan users token make`.")
    return OpenAPIConfig(
        title="Mizan",
        version=__version__,
        use_handler_docstrings=True,
        description="The ledger of a state's foreign relations: records, entries, judgements and measures.",
        path=f"{ROOT}/openapi.json",
        render_plugins=[JsonRenderPlugin(path="/")],
        components=Components(security_schemes={"token": token} if public else {}),
        security=[{"token": []}] if public else None,
    )


def routes() -> Router:
    """All that the API answers."""
    twins = [_twin(page) for page in (*PAGES, *DATA)]
    return Router(
        ROOT,
        route_handlers=[*twins, judgements.routes, uploads.routes, briefs.brief, exports.routes],
        before_request=only_known,
    )


def _twin(page: Page) -> HTTPRouteHandler:
    def respond(request: Asked, chosen: dict[str, Any]) -> Response[Any]:
        return answered(request, page, lambda books: Response(asked(books, page, chosen)))

    answer = get_type_hints(page.view)["return"]
    handler = handler_of(page, respond, Response[answer])  # type: ignore[valid-type]
    return get(page.path, name=f"api:{page.name}", tags=["views"], responses=problems(404), sync_to_thread=True)(
        handler
    )
