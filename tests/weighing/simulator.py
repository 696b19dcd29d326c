"""Histories with a known answer: acts of a focal state with its partners, as outlets would report them.

What happened is drawn first, with whatever change is planted; then each outlet tells part of it, by its own taste, in
documents that tell of several acts of one month with one partner.
"""

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from mizan.weighing.domains import domains
from mizan.weighing.frames import SCHEMA

FRIENDLY = np.array([2.5, 2.5, 4.0, 4.0, 5.0, 5.0, 9.5])
HOSTILE = np.array([-2.0, -3.0, -3.5, -6.0])
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
        stories: dict[str, int] = defaultdict(int)
        told_of = random.choice(len(names), random.poisson(acts), p=shares / shares.sum())
        moods: dict[tuple[str, int], float] = {}
        for number, index in enumerate(told_of):
            partner = names[index]
            # Acts that belong to one story are told by the same documents.
            if random.random() < 1 / together:
                stories[partner] += 1
            story = stories[partner]
            mood = moods.setdefault((partner, story), random.normal(0, documents_differ) if documents_differ else 0.0)
            telling = [name for name, outlet in outlets.items() if _tells(outlet, partner, month, random)]
            if not telling:
                continue
            kind = random.random() < friendly + _shifted(changes, partner, month)
            score = float(random.choice(FRIENDLY if kind else HOSTILE)) + mood
            rows.append(
                act(
                    f"{month}-{number}",
                    partner,
                    day,
                    score,
                    documents=[f"{outlet}-{month}-{partner}-{story}" for outlet in telling],
                    outlets=telling,
                    domain=domains()[random.integers(8)],
                )
            )
    return pl.DataFrame(rows, SCHEMA, orient="row")


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
        "partner": partner,
        "domain": domain,
        "direction": direction,
        "weight": weight,
        "shared": weight < 1,
        "score": score,
        "contested": False,
        "date": day.isoformat(),
        "date_from": day,
        "date_to": day,
        "precision": "day",
        "published": day,
        "documents": list(documents) or [entry],
        "outlets": list(outlets),
    }


def _tells(outlet: Outlet, partner: str, month: int, random: np.random.Generator) -> bool:
    return month >= outlet.begins and random.random() < outlet.reach * outlet.taste.get(partner, 1.0)


def _multiplied(changes: Sequence[Change], partner: str, month: int) -> float:
    return float(np.prod([c.share for c in changes if c.partner == partner and c.begins <= month < c.ends]))


def _shifted(changes: Sequence[Change], partner: str, month: int) -> float:
    return sum(c.friendly for c in changes if c.partner == partner and c.begins <= month < c.ends)
