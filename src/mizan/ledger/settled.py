"""The books as settled: the records of a ledger as people judged them, who is who in them, and their entries."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from msgspec import Struct, structs

from mizan.ledger.ledger import Ledger
from mizan.model import Document
from mizan.model.booked import Booked
from mizan.settling import Entry, Identity, identify, settle
from mizan.settling.edges import Edge
from mizan.settling.entries import in_order

if TYPE_CHECKING:
    from mizan.ledger.tables import Tables


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
        from mizan.ledger.tables import Tables, entries_in

        documents = list(books.documents()) if texts else []
        state = books.state()
        kept = Tables.kept(books, state)
        if kept is not None:
            records = list(books.records())
            if books.state() == state:
                return cls(
                    records, kept.identity, in_order(entries_in(kept.entries, dict(enumerate(records)))), documents
                )
        made, _, _ = cls.anew(books)
        return structs.replace(made, documents=documents)

    @classmethod
    def anew(cls, books: Ledger) -> tuple[Self, "Tables", str]:
        """Settle an open ledger, and keep that in it if possible; with it the tables of it, and the state settled."""
        from mizan.ledger.tables import Tables

        state, shelf = books.state(), books.shelf()
        made = cls.made(list(books.records()), books.standing().edges, [])
        tables = Tables.made(shelf, made.records, made.entries, made.identity)
        tables.keep(books, state)
        return made, tables, state

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
