"""The desk as a Litestar application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files

from litestar import Litestar
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.static_files import create_static_files_router

from mizan import __version__
from mizan.service.api import routes as api
from mizan.service.books import Keeper
from mizan.service.pages import routes as pages
from mizan.service.problems import HANDLERS
from mizan.service.settings import Settings


def create(settings: Settings) -> Litestar:
    """The application over a ledger. Settles it first, so what is wrong with it is raised here (LedgerError)."""
    keeper = Keeper(settings.ledger, settings.watch_every)

    @asynccontextmanager
    async def keeping(app: Litestar) -> AsyncIterator[None]:
        app.state.keeper = keeper
        app.state.settings = settings
        keeper.start()
        try:
            yield
        finally:
            keeper.close()

    return Litestar(
        route_handlers=[
            pages.routes(),
            api.routes(),
            create_static_files_router(
                "/static", [str(files("mizan.service").joinpath("static"))], include_in_schema=False
            ),
        ],
        lifespan=[keeping],
        exception_handlers=HANDLERS,
        openapi_config=OpenAPIConfig(
            title="Mizan",
            version=__version__,
            path=f"{api.ROOT}/openapi.json",
            render_plugins=[JsonRenderPlugin(path="/")],
            description="The ledger of a state's foreign relations: records, entries, judgements and measures.",
        ),
    )
