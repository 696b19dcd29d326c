"""The map of a focal state: who visited whom and where, and where projects stand or which places they join."""

from collections import defaultdict
from collections.abc import Iterable

import polars as pl
from msgspec import Struct

from mizan.languages.arabic.naming import parties_named
from mizan.model import Project
from mizan.model.asking import ask_period
from mizan.model.vocabulary import parties, terms
from mizan.service.books import Books
from mizan.service.geography.places import Located, located
from mizan.service.parameters import Focal, Since, Until
from mizan.service.views.times import overlapping
from mizan.settling import Entry


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
    ask_period(since, until)
    focal = books.focal(focal)
    own = books.chosen(books.concerning(focal), overlapping(since, until))
    visits, unplaced = _visits(_made(books, own), focal)
    return Atlas(focal, visits, _projects(books.at(books.chosen(own, pl.col("kind") == "project"))), unplaced)


def _made(books: Books, among: pl.Series) -> pl.DataFrame:
    """The visits among entries, those of the same `guests`, `hosts` and place (`where`) in one row: `ids`, `dates`."""
    made = books.derived("visits").filter(pl.col("place").is_in(among.implode()))
    told = books.tables.entries.select(pl.col("id", "date").gather(made["place"]))
    return made.hstack(told).group_by("guests", "hosts", "where").agg(ids="id", dates="date")


def _visits(made: pl.DataFrame, focal: str) -> tuple[list[Visits], int]:
    found: dict[tuple[str, str, Located, Located], list[Occasion]] = defaultdict(list)
    unplaced = 0
    for guests, hosts, where, ids, dates in made.iter_rows():
        placed = False
        for guest in guests:
            for host in hosts:
                place, origin = _place(where, host), located(guest)
                if focal in (guest, host) and guest in parties() and place and origin:
                    found[guest, host, origin, place] += map(Occasion, ids, dates)
                    placed = True
        unplaced += 0 if placed else len(ids)
    ways = [
        Visits(*way, sorted(visits, key=lambda one: (one.date or "", one.entry), reverse=True))
        for way, visits in found.items()
    ]
    return sorted(ways, key=lambda one: (-len(one.visits), one.guest, one.host, one.place.name)), unplaced


def _place(where: str | None, host: str) -> Located | None:
    """The city where a visit was, if it lies in the host's state; else the host's capital stands for it."""
    city = located(where, host) if where else None
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
