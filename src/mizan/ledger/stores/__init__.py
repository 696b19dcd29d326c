"""Where a ledger is kept: an SQLite file, or a PostgreSQL database. What differs between the two is here only."""

import os
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from mizan.ledger.stores.store import Store, Words
from mizan.model.errors import LedgerError

__all__ = ["Store", "Words", "address_of", "open_store"]


def address_of(place: str | os.PathLike[str]) -> Path | URL:
    """The file, or the address of the database, that a path or URL names.

    `sqlite:///folder/ledger.mizan` is a file too. Raises LedgerError.
    """
    text = os.fspath(place)
    scheme, found, rest = text.partition("://")
    if not found:
        return Path(text)
    if scheme == "sqlite":
        return Path(rest.removeprefix("/"))
    if scheme.partition("+")[0] not in ("postgresql", "postgres"):
        raise LedgerError("no_kind_of_ledger", scheme=scheme)
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise LedgerError("no_address", scheme=scheme) from None
    if not url.database:
        raise LedgerError("no_database_named", url=url)
    return url


def open_store(place: str | os.PathLike[str], *, create: bool, timeout: float) -> Store:
    """Open the store at a path or URL, made where there is none and `create` allows it. Raises LedgerError."""
    address = address_of(place)
    if isinstance(address, Path):
        from mizan.ledger.stores.sqlite import SQLite

        return SQLite.open(address, create=create, timeout=timeout)
    from mizan.ledger.stores.postgresql import PostgreSQL

    return PostgreSQL.open(address, create=create, timeout=timeout)
