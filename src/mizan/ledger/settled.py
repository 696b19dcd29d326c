"""The books as settled: the records of a ledger as people judged them, who is who in them, and their entries."""

import os
from typing import Self

from msgspec import Struct

from mizan.ledger.ledger import Ledger
from mizan.model import Document
from mizan.model.booked import Booked
from mizan.settling import Entry, Identity, identify, settle


class Settled(Struct, frozen=True):
    """The records of a ledger, who is who in them, their entries, and the texts where they were asked for."""

    records: list[Booked]
    identity: Identity
    entries: list[Entry]
    documents: list[Document]

    @classmethod
    def of(cls, books: Ledger, *, texts: bool = False) -> Self:
        """Settle the records of an open ledger."""
        records = list(books.records())
        edges = books.standing().edges
        identity = identify(records, edges)
        return cls(records, identity, settle(records, edges, identity), list(books.documents()) if texts else [])


def settled(ledger: str | os.PathLike[str], *, texts: bool = False) -> Settled:
    """Settle the records of the ledger at a path or URL."""
    with Ledger.open(ledger, create=False) as books:
        return Settled.of(books, texts=texts)
