"""Adding documents: as text, or as files; and how far they are read."""

from collections.abc import AsyncIterator
from typing import Annotated

import msgspec
from litestar import Response, Router, get, post
from litestar.concurrency import sync_to_thread
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.openapi.datastructures import ResponseSpec
from litestar.openapi.spec import Example
from litestar.params import Body, Parameter
from litestar.response import ServerSentEvent, ServerSentEventMessage
from msgspec import Struct

from mizan.model.errors import DocumentError
from mizan.service.api.answers import Asked, problems
from mizan.service.languages import language_wished
from mizan.service.problems import MissingError
from mizan.service.settings import Settings
from mizan.service.uploads import Upload, Uploads, Written

PATIENCE = 20.0
"""How many seconds who sends little is kept waiting for it to be read."""

HEARTBEAT = 15.0
"""After so many seconds without news an event says that there is none."""

Id = Annotated[str, Parameter(description="The id of an upload.")]
_QUEUED = {
    202: ResponseSpec(
        Upload, generate_examples=False, description="It waits to be read; `Location` tells how far it is."
    )
}
_TEXT = Example(
    value={
        "text": "زار وزير خارجية كازاخستان بكين يوم الاثنين.",
        "title": "زيارة",
        "published": "2024-05-06",
        "outlet": "وكالة السهوب",
    }
)


class Files(Struct, frozen=True, forbid_unknown_fields=True):
    """Files to read, and what stands in where they tell no date of publication or outlet."""

    files: list[UploadFile]
    published: str | None = None
    outlet: str | None = None


class Listed(Struct, frozen=True):
    """The uploads that the desk remembers, the latest first."""

    uploads: list[Upload]


@post("/documents", responses={**problems(413), **_QUEUED}, tags=["documents"])
async def write(request: Asked, data: Annotated[Written, Body(examples=[_TEXT])]) -> Response[Upload]:
    """Add a document by its text. Answered when it is read (201), or at once (202) where it is long."""
    uploads: Uploads = request.app.state.uploads
    return await _answer(request, uploads.write(data, request.user.name, language_wished(request, "en")))


@post("/uploads", responses={**problems(413), **_QUEUED})
async def send(
    request: Asked, data: Annotated[Files, Body(media_type=RequestEncodingType.MULTI_PART)]
) -> Response[Upload]:
    """Add documents as files (.txt, .html, .pdf, .docx, .jsonl, feeds: what `mizan read` takes), read in turn."""
    uploads: Uploads = request.app.state.uploads
    files = [(file.filename, await file.read()) for file in data.files]
    given = {"by": request.user.name, "language": language_wished(request, "en")}
    taken = await sync_to_thread(uploads.take, files, published=data.published, outlet=data.outlet, **given)
    return await _answer(request, taken)


@get("/uploads", sync_to_thread=False, responses=problems())
def listed(request: Asked) -> Listed:
    """The uploads that the desk remembers."""
    uploads: Uploads = request.app.state.uploads
    return Listed(uploads.all())


@get("/uploads/{upload:str}", sync_to_thread=False, responses=problems(404))
def known(request: Asked, upload: Id) -> Upload:
    """How far an upload is read."""
    return _known(request, upload)


@get(
    "/uploads/{upload:str}/events",
    responses={200: ResponseSpec(str, media_type="text/event-stream", generate_examples=False), **problems(404)},
)
async def events(request: Asked, upload: Id) -> ServerSentEvent:
    """An upload each time that something becomes of it, as server-sent events, until it is over."""
    return ServerSentEvent(_events(request, _known(request, upload)))


async def _events(request: Asked, seen: Upload) -> AsyncIterator[ServerSentEventMessage]:
    uploads: Uploads = request.app.state.uploads
    yield _event(seen)
    while not seen.over:
        now = await sync_to_thread(uploads.wait, seen.id, HEARTBEAT, seen)
        yield _event(now) if now != seen else ServerSentEventMessage(comment="nothing new")
        seen = now


def _event(upload: Upload) -> ServerSentEventMessage:
    return ServerSentEventMessage(event="upload", data=msgspec.json.encode(upload).decode())


def _known(request: Asked, id: str) -> Upload:
    uploads: Uploads = request.app.state.uploads
    found = uploads.get(id)
    if found is None:
        raise MissingError("no_upload", upload=id)
    return found


async def _answer(request: Asked, upload: Upload) -> Response[Upload]:
    uploads: Uploads = request.app.state.uploads
    settings: Settings = request.app.state.settings
    if upload.size <= settings.at_once:
        upload = await sync_to_thread(uploads.wait, upload.id, PATIENCE)
        if upload.state == "failed":
            raise DocumentError("; ".join(upload.problems))
        if upload.over:
            await sync_to_thread(request.app.state.keeper.catch_up)
            return Response(upload, status_code=201)
    return Response(upload, status_code=202, headers={"Location": f"/api/v1/uploads/{upload.id}"})


routes = Router("/", route_handlers=[write, send, listed, known, events], tags=["uploads"])
