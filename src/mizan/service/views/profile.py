"""Someone or something: its names, why they are taken to be one's, and where it is named and takes part."""

from typing import Annotated

import polars as pl
from litestar.params import Parameter
from msgspec import Struct

from mizan.languages.arabic.comparing import english
from mizan.ledger.tables import identified
from mizan.service.books import Books
from mizan.service.parameters import Cursor, Limit
from mizan.service.problems import MissingError
from mizan.service.views.lines import Line
from mizan.service.views.named import mentions, taking_part
from mizan.service.views.quotes import Quote
from mizan.settling.matching import Match
from mizan.settling.names import Name

MOST = 20


class Spelling(Struct, frozen=True):
    """A way in which documents write the name, and how many do."""

    written: str
    documents: int


class Alike(Struct, frozen=True):
    """Two names that are taken for one, or may be: why (a key of settling's `reasons.toml`), how surely (0 … 1).

    `a` and `b` are their ids, by which they can be judged `same` or `different`; `office` is one that both held.
    """

    a: str
    b: str
    a_written: str
    b_written: str
    reason: str
    office: str
    score: float


class Profile(Struct, frozen=True):
    """Someone or something under one id, with at most some of its mentions and a page of its entries.

    `label_en` is empty where the lexicon knows no English name.
    """

    id: str
    kind: str
    label: str
    label_en: str
    country: str
    roles: list[str]
    spellings: list[Spelling]
    matches: list[Alike]
    suggestions: list[Alike]
    documents: int
    mentions: list[Quote]
    entries: int
    lines: list[Line]
    next: str | None


def profile(
    books: Books,
    id: Annotated[str, Parameter(description="Its id, as the list of names gives it.")],
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Profile:
    """Someone or something: its names, why they are one, and where it is named and takes part."""
    place = books.tables.identified["id"].index_of(id)
    if place is None:
        raise MissingError("no_one", id=id)
    who = identified(books.tables.identified["told"][place])
    places = mentions(books, id)
    named = books.tables.records.select(pl.col("document", "id", "role").gather(places), place=places)
    published = books.tables.documents["published"].gather(named["document"]).fill_null("")
    named = named.with_columns(published=published).sort("published", "id", descending=True)
    found = taking_part(books, id).reverse()
    shown, following = books.page(found, cursor, limit)
    roles = named["role"].drop_nulls().cast(pl.String)
    own = set(who.names)
    return Profile(
        id=who.id,
        kind=who.kind,
        label=who.label,
        label_en=english(who.id),
        country=who.country,
        roles=roles.filter(roles != "").unique(maintain_order=True).to_list(),
        spellings=[Spelling(written, times) for written, times in who.spellings.items()],
        matches=[alike(match) for match in who.matches],
        suggestions=[alike(match) for match in books.tables.suggestions if match.a in own or match.b in own],
        documents=named.height,
        mentions=[Quote.of(booked) for booked in books.reports(named["place"].head(MOST))],
        entries=len(found),
        lines=[Line.of(entry) for entry in shown],
        next=following,
    )


def alike(match: Match) -> Alike:
    """A match of two names as it is shown."""
    return Alike(
        match.a.id, match.b.id, _written(match.a), _written(match.b), match.reason, match.office, round(match.score, 2)
    )


def _written(one: Name) -> str:
    return " ".join(one.parts)
