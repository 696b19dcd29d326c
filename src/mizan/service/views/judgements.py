"""What people decided, the latest first, and what has become of each decision."""

from typing import Annotated, Literal

from litestar.params import Parameter
from msgspec import Struct

from mizan.model.judgements import Judgement
from mizan.service.books import Books
from mizan.service.paging import paged
from mizan.service.parameters import Cursor, Limit
from mizan.settling.applying import states

Stands = Literal["stands", "disputed", "overruled", "undone", "orphaned"]


class Stated(Struct, frozen=True):
    """A judgement and what it has become: `orphaned` where the record is gone that it was about."""

    judgement: Judgement
    state: str


class Judgements(Struct, frozen=True):
    """A page of judgements, how many there are in all, and the cursor of the next page."""

    total: int
    judgements: list[Stated]
    next: str | None


def judgements(
    books: Books,
    record: Annotated[str | None, Parameter(description="Only on the record, entry or name with this id.")] = None,
    author: Annotated[str | None, Parameter(description="Only by this person.")] = None,
    standing: Annotated[Stands | None, Parameter(description="Only those that have become this.")] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Judgements:
    """The judgements in the ledger as it is now, the latest first."""
    known = books.ledger.judgements()
    became = states(known, books.ledger.standing().attached)
    found = [
        one
        for one in sorted(known, key=lambda one: (one.time, one.id), reverse=True)
        if author in (None, one.author)
        and standing in (None, became[one.id])
        and (record is None or any(target.id == record for target in one.targets))
    ]
    page, following = paged(found, cursor, limit, lambda one: one.id)
    return Judgements(len(found), [Stated(one, became[one.id]) for one in page], following)
