"""A view as something to be asked over HTTP: its parameters become those of the URL, and answers bear an ETag."""

import threading
import time
from collections.abc import Callable, Hashable, Iterator
from datetime import date
from functools import partial
from hashlib import sha256
from inspect import Parameter, Signature, signature
from typing import Any

from litestar import Request, Response

from mizan import __version__
from mizan.service.books import Books
from mizan.service.catalogue import PAGES, Page
from mizan.service.keeper import Keeper

Asked = Request[Any, Any, Any]
Respond = Callable[[Asked, dict[str, Any]], Response[Any]]
"""What answers a request, given the parameters of a view as chosen."""

SLOW = 0.1
"""A view that takes longer than so many seconds is made ready before the books that it is to show are."""

AT_ONCE = 4
"""How many views are made at the same time: each may take much memory, and more would only wait for each other."""

COSTLY = threading.BoundedSemaphore(AT_ONCE)
"""Held by whoever makes something that may cost much."""


def books_of(request: Asked) -> Books:
    """The books as they are now."""
    keeper: Keeper = request.app.state.keeper
    return keeper.current


def asked(books: Books, page: Page, chosen: dict[str, Any]) -> Any:
    """What a view shows for these parameters; computed once for each state of the books, unless it is live."""
    if page.live:
        return page.view(books, **chosen)
    return books.kept(_key(page, chosen), lambda: _made(books, page, chosen))


def first_questions() -> Iterator[Callable[[Books], Any]]:
    """What readers ask first: the pages of the menu, of the state that the books tell most of.

    A live page is not kept; asked once, it has loaded what it needs, as the lexicon that explains a record.
    """
    for page in PAGES:
        if page.group is not None:
            yield partial(asked, page=page, chosen={})
            if "focal" in signature(page.view).parameters:
                yield partial(_of_the_first, page=page)


def _of_the_first(books: Books, page: Page) -> Any:
    return asked(books, page, {"focal": books.focal(None)})


def _made(books: Books, page: Page, chosen: dict[str, Any]) -> Any:
    with COSTLY:
        begun = time.perf_counter()
        made = page.view(books, **chosen)
        if time.perf_counter() - begun > SLOW:
            books.costly[_key(page, chosen)] = lambda others: asked(others, page, chosen)
        return made


def _key(page: Page, chosen: dict[str, Any]) -> Hashable:
    """A view with those of its parameters that are not at their defaults."""
    defaults = {name: parameter.default for name, parameter in signature(page.view).parameters.items()}
    parameters = ((name, value) for name, value in sorted(chosen.items()) if value != defaults[name])
    told = ((name, tuple(value) if isinstance(value, list) else value) for name, value in parameters)
    return (page.name, date.today(), *told)


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


def answered(request: Asked, page: Page, shown: Callable[[Books], Response[Any]]) -> Response[Any]:
    """What is `shown`, or that nothing changed since the asker had it last."""
    books = books_of(request)
    if page.live:
        response = shown(books)
        response.headers["Cache-Control"] = "no-store"
        return response
    tag = _tag(request, books)
    known = [known.strip().removeprefix("W/") for known in request.headers.get("if-none-match", "").split(",")]
    response = Response(None, status_code=304) if tag in known else shown(books)
    # A browser may keep an answer, provided that it asks each time whether it still holds.
    response.headers.update({"ETag": tag, "Cache-Control": "private, no-cache"})
    return response


def _tag(request: Asked, books: Books) -> str:
    """The ETag of an answer: it changes with the books, the day, the address, the asker and the version of Mizan."""
    user = getattr(request.scope.get("user"), "name", "")
    address = f"{books.state} {date.today()} {__version__} {user} {request.url.path}?{request.url.query}"
    return f'"{sha256(address.encode()).hexdigest()[:24]}"'
