"""The map of a focal state: who visited whom and where, and where projects stand or which places they join."""

from collections import defaultdict
from collections.abc import Iterable

import polars as pl
from msgspec import Struct

from mizan.languages.arabic.naming import parties_named
from mizan.model import Event, Project
from mizan.model.vocabulary import parties, terms
from mizan.service.books import Books
from mizan.service.geography.places import Located, located
from mizan.service.parameters import Focal, Since, Until, checked
from mizan.service.views.times import overlapping
from mizan.settling import Entry
from mizan.settling.acts import VISIT


class Occasion(Struct, frozen=True):
    """An entry by its id, with its date."""

    entry: str
    date: str | None


class Visits(Struct, frozen=True):
    """The visits of a guest to one place of a host, the latest first; drawn from the guest's capital."""

    guest: str
    host: str
    origin: Located
    place: Located
    visits: list[Occasion]


class ProjectOnMap(Struct, frozen=True):
    """A project with the places of its site that are known, in order; `route` where it joins them.

    `unlocated` are the places that it names and the map does not know.
    """

    entry: str
    type: str
    name: str
    stage: str | None
    parties: list[str]
    due: str | None
    route: bool
    places: list[Located]
    unlocated: list[str]


class Atlas(Struct, frozen=True):
    """Visits and projects on the map; `unplaced` counts the visits whose place or guest the map does not know."""

    focal: str
    visits: list[Visits]
    projects: list[ProjectOnMap]
    unplaced: int


def atlas(books: Books, focal: Focal = None, since: Since = None, until: Until = None) -> Atlas:
    """The visits from and to a focal state, and its projects, with coordinates."""
    checked(since, until)
    focal = books.focal(focal)
    own = books.chosen(books.concerning(focal), overlapping(since, until))
    made = (pl.col("kind") == "event") & (pl.col("act") == VISIT) & (pl.col("stage") == "occurred")
    visits, unplaced = _visits(books.at(books.chosen(own, made)), focal)
    return Atlas(focal, visits, _projects(books.at(books.chosen(own, pl.col("kind") == "project"))), unplaced)


def _visits(entries: Iterable[Entry], focal: str) -> tuple[list[Visits], int]:
    found: dict[tuple[str, str, Located, Located], list[Occasion]] = defaultdict(list)
    unplaced = 0
    for entry in entries:
        record = entry.record
        if not isinstance(record, Event):
            continue
        placed = False
        for guest in record.actors:
            for host in record.recipients:
                place, origin = _place(record, host), located(guest)
                if focal in (guest, host) and guest in parties() and place and origin:
                    found[guest, host, origin, place].append(Occasion(entry.id, entry.date))
                    placed = True
        unplaced += not placed
    made = [
        Visits(*way, sorted(visits, key=lambda one: (one.date or "", one.entry), reverse=True))
        for way, visits in found.items()
    ]
    return sorted(made, key=lambda one: (-len(one.visits), one.guest, one.host, one.place.name)), unplaced


def _place(visit: Event, host: str) -> Located | None:
    """The city where a visit was, if it lies in the host's state; else the host's capital stands for it."""
    city = located(visit.place, host) if visit.place else None
    return city if city and city.state == host else located(host)


def _site(name: str) -> Located | None:
    """A place that a project names: a city, or a state by whatever name, whose capital stands for it."""
    states = parties_named(name)
    return located(name) or (located(next(iter(states))) if len(states) == 1 else None)


def _projects(entries: Iterable[Entry]) -> list[ProjectOnMap]:
    made = []
    for entry in entries:
        record = entry.record
        if not isinstance(record, Project):
            continue
        places = [(name, _site(name)) for name in record.site]
        made.append(
            ProjectOnMap(
                entry=entry.id,
                type=record.type,
                name=record.name,
                stage=record.stage,
                parties=sorted(record.parties),
                due=record.due,
                route=bool(terms("project_type").get(record.type, {}).get("route")),
                places=[place for _, place in places if place],
                unlocated=[name for name, place in places if not place],
            )
        )
    return sorted(made, key=lambda one: (not one.places, one.type, one.name, one.entry))
