"""The ledger at a glance: what is in it, what is newest, what is due, what is contested."""

import datetime
from itertools import islice

import polars as pl
from msgspec import Struct

from mizan.model.booked import Source
from mizan.publishing.sections import promised
from mizan.service.books import Books
from mizan.service.parameters import Focal
from mizan.service.views.commitments import Promise
from mizan.service.views.contradictions import Disputed
from mizan.service.views.lines import Line

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
    telling = books.tables.records["document"].unique().sort()
    told = books.tables.documents.select(pl.col("id", "outlet", "published").gather(telling))
    published = told.filter(pl.col("published") != "").sort("published", maintain_order=True)
    latest = published["id"].tail(NEWEST).reverse().to_list()
    sources = books.ledger.sources(latest)
    days: list[str] = published["published"].to_list()
    happened = books.chosen(books.concerning(chosen), pl.col("kind").is_in(("event", "agreement")))
    newest = (entry for entry in books.at(happened.reverse()) if not promised(entry))
    promises = books.promises(chosen or "", day)
    ahead = promises.filter(pl.col("due").is_not_null() & pl.col("stage").is_in(("announced", "agreed", "under_way")))
    disputed = books.contradictions().filter(pl.col("parties").list.contains(chosen or ""))
    most = disputed.sort(pl.col("outlets").list.len(), "id", descending=[True, False])
    return Home(
        focal=chosen,
        as_of=day,
        documents=counts.documents,
        records=counts.records,
        entries=dict(books.tables.entries["kind"].value_counts().iter_rows()),
        outlets=told["outlet"].drop_nulls().n_unique(),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        judged=books.tables.records["verdict"].count(),
        states=dict(list(books.states.items())[:LARGEST]),
        newest=[Line.of(entry) for entry in islice(newest, NEWEST)],
        latest=[sources[id] for id in latest if id in sources],
        due=Promise.among(books, ahead.head(NEWEST)),
        late=promises.filter(stage="late").height,
        disputed=Disputed.among(books, most.head(NEWEST)),
        disputes=disputed.height,
    )
