"""`mizan serve`: the ledger as web pages and an API."""

import click

from mizan.cli.console import notice
from mizan.cli.options import ledger_option
from mizan.model.extras import needed


@click.command()
@ledger_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to answer at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="The port to answer at.")
@click.option("--public", is_flag=True, help="Serve others than yourself: everyone has to log in.")
def serve(ledger: str, host: str, port: int, public: bool) -> int:
    """Serve the ledger as web pages, in Arabic and English, and as an API; stop with Ctrl-C.

    Without --public only this machine is answered, and nobody logs in. Needs the extra mizan[serve].
    """
    for module in ("litestar", "uvicorn"):
        needed(module, "mizan serve", extra="serve")
    import uvicorn

    from mizan.service.application import create
    from mizan.service.settings import Settings

    settings = Settings(ledger=str(ledger), host=host, port=port, public=public)
    application = create(settings)
    notice(f"open http://{host}:{port}/ in a browser; Ctrl-C stops")
    uvicorn.run(application, host=host, port=port, log_level="warning")
    return 0
