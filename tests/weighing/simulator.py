"""Histories with a known answer: acts of a focal state with its partners, as outlets would report them.

What happened is drawn first, with whatever change is planted; then each outlet tells part of it, by its own taste, in
documents that tell of several acts of one month with one partner.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from mizan.weighing import as_told
from mizan.weighing.domains import domains
from mizan.weighing.frames import SCHEMA

FRIENDLY = np.array([2.5, 2.5, 4.0, 4.0, 5.0, 5.0, 9.5])
HOSTILE = np.array([-2.0, -3.0, -3.5, -6.0])
_DOMAINS = domains()
PARTNERS = {"RUS": 0.3, "CHN": 0.25, "USA": 0.2, "FRA": 0.15, "UZB": 0.1}


@dataclass(frozen=True)
class Outlet:
    """An outlet: the part of all acts it tells, how much more it tells of some partners, and since which month."""

    reach: float = 0.5
    taste: Mapping[str, float] = field(default_factory=dict)
    begins: int = 0


@dataclass(frozen=True)
class Change:
    """A partner's share is multiplied and its part of friendly acts shifted, from one month up to another."""

    partner: str
    begins: int
    ends: int = 10_000
    share: float = 1.0
    friendly: float = 0.0


OUTLETS = {"north": Outlet(), "south": Outlet(), "east": Outlet(0.4), "west": Outlet(0.3)}


def history(
    seed: int,
    *,
    months: int = 36,
    acts: int = 60,
    partners: Mapping[str, float] = PARTNERS,
    friendly: float = 0.75,
    changes: Sequence[Change] = (),
    outlets: Mapping[str, Outlet] = OUTLETS,
    together: int = 2,
    documents_differ: float = 0.0,
) -> pl.DataFrame:
    """A frame of vectors: `acts` acts a month, documents of `together` acts on average.

    `documents_differ` is the standard deviation of the mood of a document, which all its scores share.
    """
    random = np.random.default_rng(seed)
    names = list(partners)
    rows = []
    for month in range(months):
        day = datetime.date(2015 + month // 12, month % 12 + 1, 1)
        shares = np.array([partners[name] * _multiplied(changes, name, month) for name in names])
        happened = random.choice(len(names), random.poisson(acts), p=shares / shares.sum())
        kind = np.array([friendly + _shifted(changes, name, month) for name in names])[happened]
        scores = np.where(
            random.random(happened.size) < kind,
            random.choice(FRIENDLY, happened.size),
            random.choice(HOSTILE, happened.size),
        )
        reach = np.array([[_reach(outlet, name, month) for outlet in outlets.values()] for name in names])
        told = random.random((happened.size, len(outlets))) < reach[happened]
        # Acts that belong to one story are told by the same documents.
        follows = random.random(happened.size) >= 1 / together
        moods = random.normal(0, documents_differ, happened.size) if documents_differ else np.zeros(happened.size)
        places = random.integers(8, size=happened.size)
        stories: dict[int, int] = {}
        for number, index in enumerate(happened):
            story = stories[index] = stories[index] if follows[number] and index in stories else number
            telling = [name for name, tells in zip(outlets, told[number], strict=True) if tells]
            if telling:
                row = act(
                    f"{month}-{number}",
                    names[index],
                    day,
                    float(scores[number] + moods[story]),
                    documents=[f"{outlet}-{month}-{story}" for outlet in telling],
                    outlets=telling,
                    domain=_DOMAINS[places[number]],
                )
                rows.append(tuple(row.values()))
    return pl.DataFrame(rows, SCHEMA, orient="row")


def heard(frame: pl.DataFrame) -> pl.DataFrame:
    """A history as each outlet tells it."""
    documents = frame["documents"].explode().unique().alias("document").to_frame()
    return as_told(frame, documents.with_columns(outlet=pl.col("document").str.split("-").list.first()))


def act(
    entry: str,
    partner: str,
    day: datetime.date,
    score: float | None = 4.0,
    *,
    documents: Sequence[str] = (),
    outlets: Sequence[str] = ("north",),
    domain: str = "political",
    mode: str | None = None,
    direction: str = "together",
    weight: float = 1.0,
) -> dict[str, object]:
    """One row of vectors: an act that occurred on a day."""
    return {
        "entry": entry,
        "kind": "event",
        "type": "CONSULT",
        "mode": mode,
        "status": "occurred",
        "stage": "occurred",
        "partner": partner,
        "domain": domain,
        "principles": [],
        "direction": direction,
        "weight": weight,
        "shared": weight < 1,
        "named": True,
        "score": score,
        "value": None,
        "least": None,
        "most": None,
        "unit": None,
        "contested": False,
        "date": day.isoformat(),
        "date_from": day,
        "date_to": day,
        "precision": "day",
        "published": day,
        "documents": list(documents) or [entry],
        "outlets": list(outlets),
    }


def _reach(outlet: Outlet, partner: str, month: int) -> float:
    return outlet.reach * outlet.taste.get(partner, 1.0) if month >= outlet.begins else 0.0


def _multiplied(changes: Sequence[Change], partner: str, month: int) -> float:
    return float(np.prod([c.share for c in changes if c.partner == partner and c.begins <= month < c.ends]))


def _shifted(changes: Sequence[Change], partner: str, month: int) -> float:
    return sum(c.friendly for c in changes if c.partner == partner and c.begins <= month < c.ends)
