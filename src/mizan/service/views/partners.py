"""Who the partners of a focal state are, and how much stands in the books with each."""

from msgspec import Struct

from mizan.service.books import Books
from mizan.service.parameters import Focal
from mizan.weighing import Partner


class Partners(Struct, frozen=True):
    """The partners, those with most entries first; every number counts entries, not reports."""

    focal: str
    partners: list[Partner]


def partners(books: Books, focal: Focal = None) -> Partners:
    """The partners of a focal state."""
    focal = books.focal(focal)
    return Partners(focal, books.partners(focal))
