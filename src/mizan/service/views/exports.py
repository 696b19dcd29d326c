"""What the books hold that can be taken along: briefs and files."""

from msgspec import Struct

from mizan.model.asking import ask_period
from mizan.service.books import Books
from mizan.service.parameters import Focal, Kind, Outlet, Partner, Since, Until


class Exports(Struct, frozen=True):
    """What was chosen to take along; `partners`, `outlets` and `kinds` are those of the books, with how many."""

    focal: str | None
    partner: str | None
    kinds: dict[str, int]
    partners: list[str]
    outlets: list[str]
    documents: int
    entries: int
    judgements: int


def exports(
    books: Books,
    focal: Focal = None,
    partner: Partner = None,
    kind: Kind = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
) -> Exports:
    """What can be exported. The parameters are those that other pages show by; the forms begin with them."""
    ask_period(since, until)
    counts = books.ledger.counts()
    outlets = books.tables.documents["outlet"].drop_nulls().unique().to_list()
    return Exports(
        focal=books.focal(focal) if focal or books.states else None,
        partner=partner,
        kinds=counts.records,
        partners=list(books.states),
        outlets=sorted(filter(None, outlets)),
        documents=counts.documents,
        entries=books.tables.entries.height,
        judgements=len(books.ledger.judgements()),
    )
