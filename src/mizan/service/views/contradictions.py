"""Contradictions: the points on which sources differ, side by side; nothing is averaged and nobody is right."""

from collections import Counter
from typing import Annotated, Literal

from litestar.params import Parameter
from msgspec import Struct

from mizan.service.books import Books
from mizan.service.paging import paged
from mizan.service.parameters import Cursor, Limit, Outlet, Partner
from mizan.service.views.quotes import Quote
from mizan.settling.contradictions import ASPECTS, Contradiction

Aspect = Annotated[
    Literal[ASPECTS] | None,  # type: ignore[valid-type]
    Parameter(description="Only where sources differ in this."),
]


class Side(Struct, frozen=True):
    """What some sources say, and their words."""

    value: str
    quotes: list[Quote]


class Disputed(Struct, frozen=True):
    """A point on which sources differ: in which `aspect`, of `what`, `of` being the entry, person, project or pair."""

    id: str
    aspect: str
    kind: str
    of: str
    what: str
    parties: list[str]
    outlets: int
    sides: list[Side]

    @classmethod
    def of_contradiction(cls, one: Contradiction) -> "Disputed":
        """A contradiction as it is shown."""
        sides = [Side(side.value, [Quote.of(report) for report in side.reports]) for side in one.sides]
        return cls(one.id, one.aspect, one.kind, one.of, one.what, list(one.parties), len(one.outlets), sides)


class Contradictions(Struct, frozen=True):
    """A page of contradictions; `aspects` counts them by what they differ in, `total` those that meet the conditions.

    `parties` are those that can be asked for, most contradictions first.
    """

    party: str | None
    parties: list[str]
    aspects: dict[str, int]
    total: int
    found: list[Disputed]
    next: str | None


def contradictions(
    books: Books,
    party: Partner = None,
    aspect: Aspect = None,
    outlet: Outlet = None,
    cursor: Cursor = None,
    limit: Limit = 30,
) -> Contradictions:
    """Where sources contradict each other, side by side with their words."""
    concerning = [
        one
        for one in books.contradictions()
        if (party is None or party in one.parties) and (outlet is None or outlet in one.outlets)
    ]
    found = [one for one in concerning if aspect in (None, one.aspect)]
    page, following = paged(found, cursor, limit, lambda one: one.id)
    counted = Counter(one.aspect for one in concerning)
    return Contradictions(
        party=party,
        parties=_parties(books),
        aspects={name: counted[name] for name in ASPECTS if counted[name]},
        total=len(found),
        found=[Disputed.of_contradiction(one) for one in page],
        next=following,
    )


def _parties(books: Books) -> list[str]:
    counted = Counter(code for one in books.contradictions() for code in one.parties)
    return [code for code, _ in counted.most_common()]
