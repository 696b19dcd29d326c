"""The pages under /ar and /en: two routes for each line of the catalogue."""

from typing import Any

from litestar import MediaType, Response, Router, get
from litestar.handlers import HTTPRouteHandler
from litestar.response import Redirect

from mizan.model.vocabulary import LANGUAGES
from mizan.service.accounts.access import OPEN
from mizan.service.asking import Asked, answered, asked, handler_of
from mizan.service.books import Books
from mizan.service.catalogue import PAGES, Page
from mizan.service.languages import language_wished
from mizan.service.pages.rendering import Place, render


def routes() -> Router:
    """All pages in all languages."""
    handlers = [_page(page, language) for page in PAGES for language in LANGUAGES]
    return Router("/", route_handlers=[_start, *handlers], include_in_schema=False)


@get("/", sync_to_thread=False, opt={OPEN: True})
def _start(request: Asked) -> Redirect:
    """The first page in the language that the browser would rather have."""
    language = language_wished(request, LANGUAGES[0])
    return Redirect(f"/{language}/", status_code=303, headers={"Vary": "Accept-Language"})


def _page(page: Page, language: str) -> HTTPRouteHandler:
    def respond(request: Asked, chosen: dict[str, Any]) -> Response[Any]:
        def shown(books: Books) -> Response[Any]:
            html = render(Place.of(request, page, language, chosen), asked(books, page, chosen), books)
            return Response(html, media_type=MediaType.HTML)

        return answered(request, page, shown)

    handler = handler_of(page, respond, Response[str])
    return get(f"/{language}{page.path}", name=f"{language}:{page.name}", sync_to_thread=True)(handler)
