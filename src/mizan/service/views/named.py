"""Whom and what the books name: the records that name someone, and the entries in which they take part."""

from collections import defaultdict
from collections.abc import Mapping

from mizan.model import Entity, Statement
from mizan.model.booked import Booked
from mizan.service.books import Books
from mizan.settling import Entry


def mentions(books: Books) -> Mapping[str, list[Booked]]:
    """The records that name someone or something, by its id: one for each document."""
    return books.kept("mentions", lambda: _mentions(books))


def taking_part(books: Books) -> Mapping[str, list[Entry]]:
    """The entries in which someone or something without a code takes part or speaks, by its id."""
    return books.kept("taking part", lambda: _taking_part(books))


def _mentions(books: Books) -> Mapping[str, list[Booked]]:
    found: dict[str, list[Booked]] = defaultdict(list)
    known = books.identity.identified
    for booked in books.records:
        if isinstance(booked.record, Entity) and (id := books.identity.of(booked.record)) in known:
            found[id].append(booked)
    return found


def _taking_part(books: Books) -> Mapping[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    known = books.identity.identified
    for entry in books.entries:
        written = set(entry.parties)
        if isinstance(entry.record, Statement):
            written.add(entry.record.speaker)
        for id in {books.identity.party(name) for name in written}:
            if id in known:
                found[id].append(entry)
    return found
