"""Adding documents from the pages: what the forms send, and pages that show how far it is read."""

from typing import Annotated, Any

from litestar import MediaType, Response, Router, get, post
from litestar.concurrency import sync_to_thread
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.handlers import HTTPRouteHandler
from litestar.params import Body, FromPath
from litestar.response import Redirect
from msgspec import Struct

from mizan.model.asking import days_of
from mizan.model.errors import UnaskableError
from mizan.model.vocabulary import LANGUAGES
from mizan.service.accounts.access import NEEDS
from mizan.service.accounts.users import Role
from mizan.service.api.answers import Asked
from mizan.service.asking import books_of
from mizan.service.catalogue import Page
from mizan.service.pages.rendering import Place, render
from mizan.service.problems import MissingError
from mizan.service.uploads import Upload, Uploads, Written


class Sent(Struct, frozen=True):
    """What the form sends: files, or a text; and what stands in where a file does not tell it."""

    files: list[UploadFile] = []
    text: str = ""
    title: str = ""
    url: str = ""
    published: str = ""
    outlet: str = ""


UPLOADS = Page("uploads", "/uploads", Uploads.all)
UPLOAD = Page("upload", "/uploads/{upload:str}", Uploads.get)


def routes() -> Router:
    """Where the forms are sent and the pages that follow, in all languages."""
    handlers = [handler for language in LANGUAGES for handler in _handlers(language)]
    return Router("/", route_handlers=handlers, include_in_schema=False)


def _handlers(language: str) -> list[HTTPRouteHandler]:
    @post(f"/{language}/uploads", opt={NEEDS: Role.EDITOR})
    async def send(request: Asked, data: Annotated[Sent, Body(media_type=RequestEncodingType.MULTI_PART)]) -> Redirect:
        files = [(file.filename, await file.read()) for file in data.files if file.filename]
        taken = await sync_to_thread(_taken, request, data, files, language)
        return Redirect(f"/{language}/uploads/{taken.id}", status_code=303)

    @get(f"/{language}/uploads", sync_to_thread=True)
    def listed(request: Asked) -> Response[str]:
        return _page(request, UPLOADS, language, _uploads(request).all())

    @get(f"/{language}/uploads/{{upload:str}}", sync_to_thread=True)
    def shown(request: Asked, upload: FromPath[str]) -> Response[str]:
        found = _uploads(request).get(upload)
        if found is None:
            raise MissingError("no_upload", upload=upload)
        if found.over:
            request.app.state.keeper.catch_up()
        return _page(request, UPLOAD, language, found)

    return [send, listed, shown]


def _taken(request: Asked, sent: Sent, files: list[tuple[str, bytes]], language: str) -> Upload:
    published, outlet = sent.published.strip() or None, sent.outlet.strip() or None
    if published is not None:
        days_of(published)
    if files:
        return _uploads(request).take(
            files, by=request.user.name, published=published, outlet=outlet, language=language
        )
    if not sent.text.strip():
        raise UnaskableError("nothing_sent")
    written = Written(
        text=sent.text,
        title=sent.title.strip() or None,
        url=sent.url.strip() or None,
        published=published,
        outlet=outlet,
    )
    return _uploads(request).write(written, request.user.name, language)


def _page(request: Asked, page: Page, language: str, view: Any) -> Response[str]:
    html = render(Place.of(request, page, language, {}), view, books_of(request))
    return Response(html, media_type=MediaType.HTML, headers={"Cache-Control": "no-store"})


def _uploads(request: Asked) -> Uploads:
    uploads: Uploads = request.app.state.uploads
    return uploads
