"""The ledger at a glance: what is in it, what is newest, what is due, what is contested."""

import datetime
from collections import Counter

from msgspec import Struct

from mizan.model.booked import Source
from mizan.publishing.sections import promised
from mizan.service.books import Books
from mizan.service.parameters import Focal
from mizan.service.views.commitments import Promise
from mizan.service.views.contradictions import Disputed
from mizan.service.views.lines import Line, by_time

NEWEST = 6
LARGEST = 12


class Home(Struct, frozen=True):
    """What the ledger holds. `due` are the open commitments due next, `disputed` the points with most outlets.

    `focal` is null where no state takes part in any entry. `first` and `last` are days of publication.
    """

    focal: str | None
    as_of: datetime.date
    documents: int
    records: dict[str, int]
    entries: dict[str, int]
    outlets: int
    first: str | None
    last: str | None
    judged: int
    states: dict[str, int]
    newest: list[Line]
    latest: list[Source]
    due: list[Promise]
    late: int
    disputed: list[Disputed]
    disputes: int


def home(books: Books, focal: Focal = None) -> Home:
    """The ledger at a glance, from the side of a focal state."""
    day = datetime.date.today()
    counts = books.ledger.counts()
    chosen = books.focal(focal) if focal or books.states else None
    sources = [found[0].source for found in books.by_document.values()]
    published = sorted((source for source in sources if source.published), key=lambda one: one.published or "")
    told = [
        entry
        for entry in books.by_party.get(chosen or "", ())
        if entry.kind in ("event", "agreement") and not promised(entry)
    ]
    promises = books.commitments(chosen) if chosen else []
    ahead = [one for one in promises if one.due and one.stage(day) in ("announced", "agreed", "under_way")]
    disputed = [one for one in books.contradictions() if chosen in one.parties]
    return Home(
        focal=chosen,
        as_of=day,
        documents=counts.documents,
        records=counts.records,
        entries=dict(Counter(entry.kind for entry in books.entries)),
        outlets=len({source.outlet for source in sources if source.outlet}),
        first=published[0].published if published else None,
        last=published[-1].published if published else None,
        judged=sum(1 for booked in books.records if booked.judged),
        states=dict(list(books.states.items())[:LARGEST]),
        newest=[Line.of(entry) for entry in sorted(told, key=by_time, reverse=True)[:NEWEST]],
        latest=published[: -NEWEST - 1 : -1],
        due=[Promise.of(one, day) for one in ahead[:NEWEST]],
        late=sum(one.stage(day) == "late" for one in promises),
        disputed=[
            Disputed.of_contradiction(one)
            for one in sorted(disputed, key=lambda one: (-len(one.outlets), one.id))[:NEWEST]
        ],
        disputes=len(disputed),
    )
