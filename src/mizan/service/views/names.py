"""Persons, companies, institutions, projects and places under one id each, the most named first."""

from typing import Annotated, Literal

from litestar.params import Parameter
from msgspec import Struct

from mizan.languages.arabic.comparing import english
from mizan.languages.arabic.letters import fold
from mizan.service.books import Books
from mizan.service.paging import paged
from mizan.service.parameters import Cursor, Limit
from mizan.service.views.named import counted
from mizan.settling.identity import Identified

Kind = Annotated[
    Literal["person", "company", "institution", "project", "place"] | None,
    Parameter(description="Only those of this kind."),
]


class Named(Struct, frozen=True):
    """Someone or something in short: how many documents name it, in how many spellings, in how many entries it is.

    `label_en` is empty where the lexicon knows no English name.
    """

    id: str
    kind: str
    label: str
    label_en: str
    country: str
    spellings: int
    documents: int
    entries: int


class Names(Struct, frozen=True):
    """A page of those that are asked for, of `total`; `countries` are those of all, with how many each has."""

    kind: str | None
    country: str | None
    q: str | None
    total: int
    countries: dict[str, int]
    named: list[Named]
    next: str | None


def names(
    books: Books,
    kind: Kind = None,
    country: Annotated[str | None, Parameter(description="Only those of this country, by its code.")] = None,
    q: Annotated[str | None, Parameter(description="Only those with this in one of their spellings.")] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Names:
    """Persons, companies, institutions, projects and places, the most named first."""
    everyone = books.kept("everyone", lambda: _everyone(books))
    wanted = fold(q.strip()) if q else ""
    found = [
        who
        for who in everyone
        if kind in (None, who.kind)
        and country in (None, who.country)
        and (not wanted or any(wanted in fold(spelling) for spelling in who.spellings))
    ]
    counts: dict[str, int] = {}
    for who in everyone:
        if who.country and kind in (None, who.kind):
            counts[who.country] = counts.get(who.country, 0) + 1
    shown, following = paged(found, cursor, limit, lambda who: who.id)
    ordered = dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
    return Names(kind, country, q, len(found), ordered, [named(books, who) for who in shown], following)


def named(books: Books, who: Identified) -> Named:
    """Someone or something in short."""
    documents, entries = counted(books)[who.id]
    return Named(who.id, who.kind, who.label, english(who.id), who.country, len(who.spellings), documents, entries)


def _everyone(books: Books) -> list[Identified]:
    times = counted(books)
    known = books.identity.identified.values()
    return sorted(known, key=lambda who: (-times[who.id][0], who.kind, who.label, who.id))
