"""What the records of a document tell, as far as a search is narrowed by it."""

from typing import Self

from msgspec import Struct

from mizan.ledger.rows import parties_of, type_of
from mizan.model.booked import Booked
from mizan.model.vocabulary import parties
from mizan.service.books import Books


class Trait(Struct, frozen=True):
    """What a record is narrowed by: its kind, its type, the states and organisations in it."""

    kind: str
    type: str | None
    codes: frozenset[str]

    @classmethod
    def of(cls, booked: Booked) -> Self:
        """The trait of a record."""
        codes = frozenset(party for party, _ in parties_of(booked.record) if party in parties())
        return cls(booked.record.kind, type_of(booked.record), codes)


class Holding(Struct, frozen=True):
    """What a document is narrowed by; `kinds`, `types` and `codes` are those of its `traits`."""

    traits: tuple[Trait, ...]
    kinds: frozenset[str]
    types: frozenset[str]
    codes: frozenset[str]

    @classmethod
    def of(cls, traits: tuple[Trait, ...]) -> Self:
        """The holding of a document whose records have these traits."""
        kinds = frozenset(one.kind for one in traits)
        types = frozenset(one.type for one in traits if one.type)
        return cls(traits, kinds, types, frozenset().union(*(one.codes for one in traits)))

    def narrowed(self, kind: str | None, type: str | None, partner: str | None) -> Self:
        """The same with those records alone that meet all conditions."""
        if not (kind or type or partner):
            return self
        return self.of(
            tuple(
                one
                for one in self.traits
                if kind in (None, one.kind) and type in (None, one.type) and (partner is None or partner in one.codes)
            )
        )


def holding(books: Books, document: str) -> Holding:
    """The holding of a document; of most documents nobody ever asks, so each is made when it is first wanted."""
    made: dict[str, Holding] = books.kept("holdings", dict)
    found = made.get(document)
    if found is None:
        found = made[document] = Holding.of(tuple(map(Trait.of, books.by_document.get(document, ()))))
    return found
