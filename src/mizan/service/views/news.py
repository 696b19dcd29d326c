"""What is new: what the documents that were added since a moment brought, and what has fallen due since."""

from datetime import date

import polars as pl
from msgspec import Struct

from mizan.deriving.restored import fallen_due
from mizan.model.moments import day_of, moment_of
from mizan.service.books import Books
from mizan.service.parameters import AddedSince, Focal
from mizan.service.views.commitments import Promise
from mizan.service.views.contradictions import Disputed
from mizan.service.views.documents import DocumentRow
from mizan.service.views.lines import Line

RECENTLY = "yesterday"

SHOWN = 12
"""How many of each sort are shown before the list of all is linked."""


class Listed(Struct, frozen=True):
    """The newest of some entries, how many there are in all, and how many of each kind."""

    total: int
    kinds: dict[str, int]
    entries: list[Line]

    @classmethod
    def of(cls, books: Books, places: pl.Series) -> "Listed":
        """The entries at some places, which are in the order of time."""
        kinds = (
            books.tables.entries["kind"].gather(places).value_counts().sort("count", "kind", descending=[True, False])
        )
        return cls(len(places), dict(kinds.iter_rows()), Line.among(books, places.tail(SHOWN).reverse()))


class Brought(Struct, frozen=True):
    """What documents brought that were added since a moment (in UTC); of each sort some, and the number of all.

    Only new documents tell of the entries in `first`; those in `again` were known, and are told again. `disputed` are
    the points in which new documents alone say something, and `moved` the commitments of which they alone tell a stage.
    `late` are the commitments that have fallen due since. Entries and points concern the focal state, where one is
    asked for; commitments are those of `promiser`, which is null where no state takes part in any entry. Of `undated`
    documents nobody knows when they were added.
    """

    since: str
    focal: str | None
    promiser: str | None
    documents: int
    undated: int
    added: list[DocumentRow]
    first: Listed
    again: Listed
    disputes: int
    disputed: list[Disputed]
    moves: int
    moved: list[Promise]
    lates: int
    late: list[Promise]


def news(books: Books, focal: Focal = None, added_since: AddedSince = None) -> Brought:
    """What the documents that were added since a moment brought; unless told, since yesterday."""
    moment = moment_of(added_since or RECENTLY)
    focal = focal and books.focal(focal)
    promiser = focal or (books.focal(None) if books.states else None)
    found = books.news(moment)
    concerned = books.concerning(focal).implode()
    disputed = books.contradictions()
    if focal is not None:
        disputed = disputed.filter(pl.col("parties").list.contains(focal))
    disputed = found.among(books.tables, disputed)
    today = date.today()
    promises = books.promises(promiser or "", today)
    moved = found.among(books.tables, promises)
    late = fallen_due(promises, day_of(moment), today)
    return Brought(
        since=moment,
        focal=focal,
        promiser=promiser,
        documents=len(found.documents),
        undated=books.ledger.undated(),
        added=DocumentRow.among(books, found.documents.tail(SHOWN).reverse()),
        first=Listed.of(books, found.first.filter(found.first.is_in(concerned))),
        again=Listed.of(books, found.again.filter(found.again.is_in(concerned))),
        disputes=disputed.height,
        disputed=Disputed.among(books, disputed.head(SHOWN)),
        moves=moved.height,
        moved=Promise.among(books, moved.head(SHOWN)),
        lates=late.height,
        late=Promise.among(books, late.head(SHOWN)),
    )
