"""The network around a focal state: who acts with or upon whom, in acts and agreements of two parties alone."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import Annotated

from litestar.params import Parameter
from msgspec import Struct

from mizan.model import Event
from mizan.model.vocabulary import parties
from mizan.service.books import Books
from mizan.service.paging import paged
from mizan.service.parameters import Cursor, Domain, Focal, Limit, Since, Until, checked
from mizan.service.problems import UnaskableError
from mizan.service.views.lines import Line, by_time
from mizan.service.views.times import overlaps
from mizan.settling import Entry
from mizan.weighing.domains import domains_of
from mizan.weighing.scores import score_of

Pair = tuple[str, str]

_CONCLUDED = frozenset(("agreed", "signed", "ratified", "in_force", "extended", "ended"))


class Node(Struct, frozen=True):
    """A state or organisation: with how many acts and agreements it is tied to the others shown."""

    code: str
    kind: str
    entries: int


class Tie(Struct, frozen=True):
    """What two parties did and agreed with each other alone: how much, and the mean score of the acts (-10 … 10).

    `score` is null where no act has one.
    """

    a: str
    b: str
    entries: int
    acts: int
    agreements: int
    score: float | None


class Network(Struct, frozen=True):
    """The focal state, its closest by number, and all ties among them; the entries of one tie where that is asked for.

    `shared` counts the focal state's acts and agreements of more than two parties: they are no ties of any two.
    """

    focal: str
    domain: str | None
    nodes: list[Node]
    ties: list[Tie]
    shared: int
    tie: Tie | None
    lines: list[Line]
    next: str | None


def network(
    books: Books,
    focal: Focal = None,
    domain: Domain = None,
    since: Since = None,
    until: Until = None,
    most: Annotated[int, Parameter(ge=1, le=40, description="At most so many partners.")] = 16,
    tie: Annotated[
        str | None,
        Parameter(description="The entries of this tie, as `KAZ.RUS`.", pattern=r"^[A-Z0-9_-]+\.[A-Z0-9_-]+$"),
    ] = None,
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Network:
    """The ties of a focal state and among its closest partners, in acts and agreements of two alone."""
    checked(since, until)
    focal = books.focal(focal)

    def chosen(entries: Iterable[Entry]) -> list[Entry]:
        within = (entry for entry in entries if overlaps(entry, since, until))
        return [entry for entry in within if domain is None or domain in domains_of(entry)]

    pairs = books.kept("pairs", lambda: _pairs(books.entries))
    counts = {code: len(chosen(found)) for pair, found in pairs.items() if focal in pair for code in pair}
    near = sorted((code for code in counts if code != focal and counts[code]), key=lambda code: (-counts[code], code))
    among = combinations(sorted([focal, *near[:most]]), 2)
    shown = {pair: entries for pair in among if (entries := chosen(pairs.get(pair, ())))}
    asked = _asked(tie) if tie else None
    tied = sorted(chosen(pairs.get(asked, ())), key=by_time, reverse=True) if asked else []
    if asked and not tied:
        raise UnaskableError(f"nothing ties {' and '.join(asked)} in this choice; take a pair from `ties`")
    page, following = paged(tied, cursor, limit, lambda entry: entry.id)
    crowds = (entry for entry in books.by_party.get(focal, ()) if len(entry.parties) > 2 and _done(entry))
    return Network(
        focal=focal,
        domain=domain,
        nodes=sorted(
            (_node(code, shown) for code in [focal, *near[:most]]), key=lambda node: (-node.entries, node.code)
        ),
        ties=sorted((_tie(*item) for item in shown.items()), key=lambda one: (-one.entries, one.a, one.b)),
        shared=len(chosen(crowds)),
        tie=_tie(asked, tied) if asked else None,
        lines=[Line.of(entry) for entry in page],
        next=following,
    )


def _done(entry: Entry) -> bool:
    if entry.kind == "agreement":
        return entry.status in _CONCLUDED
    return entry.kind == "event" and entry.status == "occurred"


def _pairs(entries: Iterable[Entry]) -> dict[Pair, list[Entry]]:
    """What was done or agreed between two states or organisations alone."""
    known = parties()
    found: dict[Pair, list[Entry]] = defaultdict(list)
    for entry in entries:
        sides = sorted(entry.parties) if _done(entry) else ()
        if len(sides) == 2 and all(side in known for side in sides):
            found[sides[0], sides[1]].append(entry)
    return dict(found)


def _asked(tie: str) -> Pair:
    a, _, b = tie.partition(".")
    return min(a, b), max(a, b)


def _node(code: str, shown: dict[Pair, list[Entry]]) -> Node:
    return Node(code, parties()[code].kind, sum(len(found) for pair, found in shown.items() if code in pair))


def _tie(pair: Pair, entries: list[Entry]) -> Tie:
    scores = [one for entry in entries if (one := _score(entry)) is not None]
    acts = sum(entry.kind == "event" for entry in entries)
    mean = round(sum(scores) / len(scores), 2) if scores else None
    return Tie(*pair, len(entries), acts, len(entries) - acts, mean)


def _score(entry: Entry) -> float | None:
    record = entry.record
    if not isinstance(record, Event):
        return None
    return score_of(record)
