"""The desk as a Litestar application."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from importlib.resources import files
from typing import Any

from litestar import Litestar, Router
from litestar.static_files import create_static_files_router
from litestar.types import Middleware

from mizan.service.accounts.access import OPEN, Alone, LoggedIn, cookie_name
from mizan.service.accounts.store import Accounts
from mizan.service.api import routes as api
from mizan.service.asking import first_questions
from mizan.service.blanks import without_blanks
from mizan.service.keeper import Keeper
from mizan.service.pages import judging, login, uploading
from mizan.service.pages import routes as pages
from mizan.service.pages.failures import HANDLERS
from mizan.service.safety import headers, rates
from mizan.service.safety.names import KnownByName
from mizan.service.safety.origins import FromOurPages
from mizan.service.settings import Settings
from mizan.service.uploads import Uploads

STATIC = (files("mizan.service").joinpath("static"), files("mizan.publishing").joinpath("fonts"))


class Desk(Litestar):
    """An application that answers HEAD wherever it answers GET; the server leaves the body of such an answer out."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer a request (ASGI)."""
        if scope["type"] == "http" and scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}
        await super().__call__(scope, receive, send)


def create(settings: Settings) -> Litestar:
    """The application over a ledger. Settles it first, so what is wrong with it is raised here (LedgerError)."""
    entrance, doors = _entrance(settings)
    keeper, uploads = Keeper(settings.ledger, settings.watch_every), Uploads(settings)

    @asynccontextmanager
    async def serving(app: Litestar) -> AsyncIterator[None]:
        app.state.keeper, app.state.uploads, app.state.settings = keeper, uploads, settings
        async with AsyncExitStack() as closing:
            closing.callback(keeper.close)
            closing.callback(uploads.close)
            keeper.start(first_questions())
            uploads.start()
            yield

    return Desk(
        route_handlers=[
            pages.routes(),
            judging.routes(),
            uploading.routes(),
            api.routes(),
            create_static_files_router("/static", [*map(str, STATIC)], include_in_schema=False, opt={OPEN: True}),
            *doors,
        ],
        lifespan=[serving],
        middleware=[KnownByName(settings.answers_to), FromOurPages(), *entrance, without_blanks],
        before_send=[headers.adding(settings.behind_tls)],
        exception_handlers=HANDLERS,
        request_max_body_size=settings.largest_upload,
        openapi_config=api.description(public=settings.public),
    )


def _entrance(settings: Settings) -> tuple[Sequence[Middleware], Sequence[Router]]:
    """What a request passes to come in, and the pages to log in with, if any are needed."""
    if not settings.public:
        return [Alone()], []
    accounts = Accounts.open(settings.accounts_file)
    logins = None
    if settings.oidc:
        # Imported only here: most desks have no provider.
        from mizan.service.accounts.oidc import Logins, provider_in

        logins = Logins(provider_in(settings.oidc), accounts)
    entrance = [LoggedIn(accounts, cookie_name(settings.behind_tls)), *rates.limits()]
    return entrance, [login.routes(settings, accounts, logins)]
