"""The network around a focal state: who acts with or upon whom, in acts and agreements of two parties alone."""

from collections.abc import Iterable
from typing import Annotated

import polars as pl
from litestar.params import Parameter
from msgspec import Struct

from mizan.model import Event
from mizan.model.asking import ask_period
from mizan.model.errors import UnaskableError
from mizan.model.vocabulary import parties
from mizan.service.books import Books
from mizan.service.parameters import Cursor, Domain, Focal, Limit, Since, Until
from mizan.service.views.lines import Line
from mizan.service.views.times import overlapping
from mizan.settling import Entry
from mizan.weighing.scores import score_of

Pair = tuple[str, str]

_CONCLUDED = ("agreed", "signed", "ratified", "in_force", "extended", "ended")
_DONE = ((pl.col("kind") == "agreement") & pl.col("stage").is_in(_CONCLUDED)) | (
    (pl.col("kind") == "event") & (pl.col("stage") == "occurred")
)
_ALIKE = ("kind", "type", "mode", "alone")


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
    ask_period(since, until)
    focal = books.focal(focal)

    ties = books.kept("ties", lambda: _ties(books)).filter(overlapping(since, until))
    if domain is not None:
        ties = ties.filter(books.derived("domains")["domains"].gather(ties["place"]).list.contains(domain))
    own = ties.filter((pl.col("a") == focal) | (pl.col("b") == focal))
    others = own.select(code=pl.when(pl.col("a") == focal).then("b").otherwise("a")).group_by("code").len()
    near = others.sort("len", "code", descending=[True, False])["code"].head(most).to_list()
    shown = [focal, *near]
    made = [_tie(row) for row in _summed(ties.filter(pl.col("a").is_in(shown) & pl.col("b").is_in(shown)))]
    asked = _asked(tie) if tie else None
    tied = ties.filter(a=asked[0], b=asked[1]) if asked else ties.clear()
    if asked and tied.is_empty():
        raise UnaskableError("no_tie", parties=asked)
    lines, following = books.page(tied["place"].reverse(), cursor, limit)
    crowd = books.chosen(
        books.concerning(focal), _DONE & (pl.col("parties").list.len() > 2) & overlapping(since, until)
    )
    return Network(
        focal=focal,
        domain=domain,
        nodes=sorted((_node(code, made) for code in shown), key=lambda node: (-node.entries, node.code)),
        ties=sorted(made, key=lambda one: (-one.entries, one.a, one.b)),
        shared=len(crowd if domain is None else books.of_domain(crowd, domain)),
        tie=next((_tie(row) for row in _summed(tied)), None),
        lines=[Line.of(entry) for entry in lines],
        next=following,
    )


def _ties(books: Books) -> pl.DataFrame:
    """What was done or agreed between two states or organisations alone, `a` and `b`, with the score of acts."""
    known = list(parties())
    pair = pl.col("parties").list
    found = (
        books.tables.entries.lazy()
        .with_row_index("place")
        .filter(_DONE & (pl.col("parties").list.len() == 2))
        .select("place", *_ALIKE, "first", "last", a=pair.get(0), b=pair.get(1))
        .filter(pl.col("a").is_in(known) & pl.col("b").is_in(known))
        .collect()
    )
    # Acts of one type and mode, upon somebody or upon nobody, have one score.
    alike = found.group_by(_ALIKE).agg(pl.col("place").first())
    scores = [_score(entry) for entry in books.at(alike["place"])]
    scored = alike.select(*_ALIKE, pl.Series("score", scores, dtype=pl.Float64))
    found = found.join(scored, on=_ALIKE, how="left", nulls_equal=True, maintain_order="left")
    return found.select("place", "a", "b", "kind", "first", "last", "score")


def _summed(ties: pl.DataFrame) -> Iterable[tuple[str, str, int, int, float | None]]:
    acts = (pl.col("kind") == "event").sum()
    return ties.group_by("a", "b").agg(pl.len(), acts=acts, score=pl.col("score").mean()).iter_rows()


def _asked(tie: str) -> Pair:
    a, _, b = tie.partition(".")
    return min(a, b), max(a, b)


def _node(code: str, ties: Iterable[Tie]) -> Node:
    return Node(code, parties()[code].kind, sum(tie.entries for tie in ties if code in (tie.a, tie.b)))


def _tie(row: tuple[str, str, int, int, float | None]) -> Tie:
    a, b, entries, acts, score = row
    return Tie(a, b, entries, acts, entries - acts, None if score is None else round(score, 2))


def _score(entry: Entry) -> float | None:
    return score_of(entry.record) if isinstance(entry.record, Event) else None
