"""A view as something to be asked over HTTP: its parameters become those of the URL, and answers bear an ETag."""

from collections.abc import Callable
from hashlib import sha256
from inspect import Parameter, Signature, signature
from typing import Any

from litestar import Request, Response

from mizan import __version__
from mizan.service.books import Books, Keeper
from mizan.service.catalogue import Page

Asked = Request[Any, Any, Any]
Respond = Callable[[Asked, dict[str, Any]], Response[Any]]
"""What answers a request, given the parameters of a view as chosen."""


def books_of(request: Asked) -> Books:
    """The books as they are now."""
    keeper: Keeper = request.app.state.keeper
    return keeper.current


def asked(books: Books, page: Page, chosen: dict[str, Any]) -> Any:
    """What a view shows for these parameters; computed once for each state of the books."""
    key = (page.name, *((name, tuple(value) if isinstance(value, list) else value) for name, value in chosen.items()))
    return books.kept(key, lambda: page.view(books, **chosen))


def handler_of(page: Page, respond: Respond, answer: Any) -> Callable[..., Any]:
    """A function with the parameters of the page's view, for Litestar to make a route of."""

    def handler(request: Asked, **chosen: Any) -> Response[Any]:
        return respond(request, chosen)

    _, *parameters = signature(page.view).parameters.values()
    asking = Parameter("request", Parameter.POSITIONAL_OR_KEYWORD, annotation=Asked)
    shape = Signature([asking, *parameters], return_annotation=answer)
    handler.__signature__ = shape  # type: ignore[attr-defined]
    handler.__annotations__ = {name: p.annotation for name, p in shape.parameters.items()} | {"return": answer}
    handler.__name__ = page.name
    handler.__doc__ = page.view.__doc__
    return handler


def tag_of(request: Asked, books: Books) -> str:
    """The ETag of an answer: it changes with the books, the address and the version of Mizan."""
    address = f"{books.state} {__version__} {request.url.path}?{request.url.query}"
    return f'"{sha256(address.encode()).hexdigest()[:24]}"'


def unchanged(request: Asked, tag: str) -> Response[Any] | None:
    """The answer that nothing changed since the asker last asked, if that is so."""
    known = [known.strip().removeprefix("W/") for known in request.headers.get("if-none-match", "").split(",")]
    if tag not in known:
        return None
    return Response(None, status_code=304, headers=headers_of(tag))


def headers_of(tag: str) -> dict[str, str]:
    """The headers that let a browser keep an answer, provided that it asks each time whether it still holds."""
    return {"ETag": tag, "Cache-Control": "private, no-cache"}
