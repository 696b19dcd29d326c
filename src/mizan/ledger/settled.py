"""The books as settled: the records of a ledger as people judged them, who is who in them, and their entries."""

import os
from collections.abc import Iterable
from typing import Self

from msgspec import Struct

from mizan.ledger.ledger import Ledger
from mizan.model import Document
from mizan.model.booked import Booked
from mizan.settling import Entry, Identity, identify, settle
from mizan.settling.edges import Edge
from mizan.settling.entries import in_order


class Settled(Struct, frozen=True):
    """The records of a ledger, who is who in them, their entries, and the texts where they were asked for."""

    records: list[Booked]
    identity: Identity
    entries: list[Entry]
    documents: list[Document]

    @classmethod
    def of(cls, books: Ledger, *, texts: bool = False) -> Self:
        """The records of an open ledger and their entries, as they were kept in it or settled anew, and then kept."""
        # Imported only here: an archive is settled without it.
        from mizan.ledger.tables import entries_in
        from mizan.ledger.tabulating import current

        documents = list(books.documents()) if texts else []
        tables, state = current(books)
        records = list(books.records())
        if books.state() != state:
            return cls.made(records, books.standing().edges, documents)
        return cls(records, tables.identity, in_order(entries_in(tables.entries, dict(enumerate(records)))), documents)

    @classmethod
    def made(cls, records: list[Booked], edges: Iterable[Edge], documents: list[Document]) -> Self:
        """Settle records that were read already, under the judgements on them."""
        edges = list(edges)
        identity = identify(records, edges)
        return cls(records, identity, settle(records, edges, identity), documents)


def settled(ledger: str | os.PathLike[str], *, texts: bool = False) -> Settled:
    """Settle the records of the ledger at a path or URL."""
    with Ledger.open(ledger, create=False) as books:
        return Settled.of(books, texts=texts)
