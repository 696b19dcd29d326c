"""What documents can be added, and how many there are."""

from msgspec import Struct

from mizan.documents import ENDINGS
from mizan.service.books import Books


class Add(Struct, frozen=True):
    """How many documents the ledger holds, and the endings of files that it takes."""

    documents: int
    accepted: list[str]


def add(books: Books) -> Add:
    """What documents can be added, and how many there are."""
    return Add(books.ledger.counts().documents, list(ENDINGS))
