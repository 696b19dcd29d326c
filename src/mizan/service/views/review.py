"""The review queue: the records that nobody judged, the least certain first, one at a time beside its source."""

from typing import Annotated

import polars as pl
from litestar.params import Parameter
from msgspec import Struct

from mizan.model import Document, Record, Statement
from mizan.model.judgements import Verdict, undone
from mizan.service.books import Books
from mizan.service.parameters import Kind, Partner
from mizan.service.views.reader import Published, published
from mizan.service.views.stretches import Stretch, stretches, whole_word
from mizan.service.views.why import Decided, Why, decided, why

AROUND = 400
"""How many code points of the document are shown before and after the words of a record."""

LATEST = 8


class Passage(Struct, frozen=True):
    """The words of a record in their context; `said` is what a statement reports, in code points of the document.

    `begun` and `ended` tell whether the context goes from the beginning and to the end of the document.
    """

    document: Published
    before: list[Stretch]
    words: list[Stretch]
    after: list[Stretch]
    said: str | None
    begun: bool
    ended: bool


class Recent(Struct, frozen=True):
    """One of the latest judgements, and the words that it is about; `subject` is the id of a record, or of a name."""

    judgement: Decided
    subject: str
    of_record: bool
    words: str


class Review(Struct, frozen=True):
    """One record of the queue; `left` is how many nobody judged, `following` the id of the next of them.

    `record` and `passage` are null where nothing is left.
    """

    kind: str | None
    partner: str | None
    left: int
    following: str | None
    record: Why | None
    passage: Passage | None
    latest: list[Recent]


def review(
    books: Books,
    kind: Kind = None,
    partner: Partner = None,
    record: Annotated[str | None, Parameter(description="This record rather than the least certain one.")] = None,
) -> Review:
    """The record to judge next, with its source and what made it."""
    partner = books.party(partner)
    queue = _queue(books, kind, partner)
    ids = books.tables.records["id"]
    shown: str | None = record or (ids[queue[0]] if len(queue) else None)
    booked = books.record(shown) if shown else None
    document = books.document(booked.source.id) if booked else None
    return Review(
        kind=kind,
        partner=partner,
        left=len(queue),
        following=_after(ids, queue, shown),
        record=why(books, document, booked) if document and booked else None,
        passage=_passage(document, booked.record) if document and booked else None,
        latest=_latest(books),
    )


def _queue(books: Books, kind: str | None, partner: str | None) -> pl.Series:
    """The places of the records that nobody judged, those judged since the books were settled left out."""
    open_ = books.kept(("queue", kind, partner), lambda: _open(books, kind, partner))
    known = books.ledger.judgements()
    gone = undone(known)
    judged = {target.id for one in known if one.id not in gone for target in one.targets}
    return open_.filter(~books.tables.records["id"].is_in(list(judged)).gather(open_)) if judged else open_


def _open(books: Books, kind: str | None, partner: str | None) -> pl.Series:
    """The places of the records that nobody had judged when the books were settled, the least certain first."""
    found = books.tables.records.lazy().with_row_index("place").filter(pl.col("verdict").is_null())
    if kind is not None:
        found = found.filter(kind=kind)
    if partner is not None:
        found = found.filter(pl.col("parties").list.contains(partner))
    unsure = found.select("place", "id", unsure=(pl.col("confidence") - 0.5).abs())
    return unsure.sort("unsure", "id").select("place").collect()["place"]


def _after(ids: pl.Series, queue: pl.Series, shown: str | None) -> str | None:
    """The next of the queue; after one that is judged already, the first."""
    place = None if shown is None else ids.index_of(shown)
    at = None if place is None else queue.index_of(place)
    following = 0 if at is None else at + 1
    return ids[queue[following]] if following < len(queue) else None


def _passage(document: Document, record: Record) -> Passage:
    text, start, end = document.text, record.evidence.start, record.evidence.end
    said = record.content if isinstance(record, Statement) else None
    first, last = whole_word(text, max(0, start - AROUND)), whole_word(text, min(len(text), end + AROUND))
    return Passage(
        document=published(document),
        before=list(stretches(text, (), first, start)),
        words=list(stretches(text, (), start, end)),
        after=list(stretches(text, (), end, max(end, last))),
        said=text[said.start : said.end] if said else None,
        begun=first == 0,
        ended=not text[last:].strip(),
    )


def _latest(books: Books) -> list[Recent]:
    known = books.ledger.judgements()
    gone = undone(known)
    made = [one for one in reversed(known) if one.verdict is not Verdict.UNDO and one.id not in gone][:LATEST]
    return [
        Recent(
            decided(one, gone),
            one.targets[0].id,
            one.targets[0].anchor is not None,
            " = ".join(target.anchor.words if target.anchor else target.id for target in one.targets),
        )
        for one in made
    ]
