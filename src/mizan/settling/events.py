"""Events: reports of one act, told before, during and after, are one entry.

Two records can be of one act when they name the same act (`acts`) and the same parties. Then:

1. What occurred is gathered by date (`timing`); a diplomatic act told a day apart by different documents is one act,
   a visit told two days apart in any case. Another place makes another act of violence, and any act where one document
   tells of both. Acts that are neither diplomatic nor violent are told apart by their matter, as far as words tell it
   (`matters`).
2. A record without a date belongs to the one such act that its own document dates; else, for diplomatic acts, to the
   one such act of the week before its publication; else it is one with those published within two days of it; else
   with those of its document.
3. A plan belongs to the first such act that falls within what it announces, or, undated, within 200 days of its
   publication (60 unless a visit or signing); else plans are gathered as acts are.
4. A denial or cancellation belongs to the act or plan of its date, or, undated, to the one plan open when published;
   else, unless it denies talks or a visit, to the one such act of the week before that another document tells of in
   words about the same matter.
   A plan that was put off belongs to the first such act that follows within 200 days (60).
5. A number of acts ("their fifth meeting this year") is a claim: it belongs to the one such act of its document, else
   it stands apart as an entry of kind `claim`.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from mizan.model import Event
from mizan.model.booked import Booked
from mizan.settling.acts import DIPLOMATIC, TOGETHER, act_of, claimed, stage_of, violent
from mizan.settling.clusters import Cluster, Told, dated
from mizan.settling.entry import Draft
from mizan.settling.identity import Identity
from mizan.settling.matters import matter
from mizan.settling.plans import made_later, negated, planned
from mizan.settling.timing import days
from mizan.settling.undated import AHEAD, undated

Key = tuple[str, tuple[str, ...], tuple[str, ...], bool]
"""An act, its two sides, and whether it is only supposed."""


def block(report: Booked, identity: Identity) -> tuple[Any, ...]:
    """What the records that can be of one act with this one have in common: act and sides, or a multilateral act."""
    assert isinstance(report.record, Event)
    key = _key(report.record, identity)
    return key[:1] if _is_multilateral(key) else key


def settle_events(reports: Iterable[Booked], identity: Identity) -> list[Draft]:
    """The acts that event records tell of."""
    blocks: dict[Key, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for report in reports:
        event = report.record
        if isinstance(event, Event):
            key = _key(event, identity)
            claim = claimed(event) is not None and event.status == "occurred"
            told = _told(report, event, key[0], claim, identity)
            blocks[key]["occurred" if key[3] else event.status].append(told)
    found = [(key, cluster) for key, statuses in blocks.items() for cluster in _block(key, statuses)]
    return [_draft(key, cluster) for key, cluster in _wider(found)]


def _key(event: Event, identity: Identity) -> Key:
    act = act_of(event, identity)
    return act.name, tuple(sorted(act.actors)), tuple(sorted(act.recipients)), event.status == "hypothetical"


def _is_multilateral(key: Key) -> bool:
    """Whether reports of an act may name fewer or more of its parties."""
    return key[0] in TOGETHER and len(key[1]) > 2 and not key[3]


def _draft(key: Key, cluster: Cluster) -> Draft:
    members = [(told.report, reason) for told, reason in cluster.told]
    kind = "claim" if all(told.claim for told, _ in cluster.told) else "event"
    return Draft(kind, ("event", *key), cluster.label, members)


def _told(report: Booked, event: Event, act: str, claim: bool, identity: Identity) -> Told:
    published = days(report.source.published)
    day = published.last if published and published.length == 0 else None
    when = None if claim else days(event.date)
    if when and published and event.status == "occurred" and when.first > published.last + AHEAD:
        # What has happened cannot be dated after the report of it: the date is that of something else.
        when = None
    city = identity.place(event.place)[0] if event.place else ""
    # Place and day tell diplomatic and violent acts apart; words must do so for violence that tells no day.
    plain = act in DIPLOMATIC or (violent(act) and when is not None)
    about = frozenset() if plain else matter(event.evidence.words, identity.stems)
    return Told(report, when, day, city, report.source.id, claim, stage_of(event), about)


def _block(key: Key, statuses: dict[str, list[Told]]) -> list[Cluster]:
    act = key[0]
    occurred = _occurred(act, statuses.get("occurred", []))
    plans = planned(act, statuses.get("planned", []), occurred)
    denials = negated(act, statuses.get("negated", []), occurred, plans)
    return [*occurred, *made_later(act, [*plans, *denials], occurred)]


def _wider(found: list[tuple[Key, Cluster]]) -> list[tuple[Key, Cluster]]:
    """Let reports of a multilateral act that name fewer of its parties (but three) join the one that names most."""
    wide: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for index, (key, cluster) in enumerate(found):
        if _is_multilateral(key) and cluster.days and cluster.days.length == 0:
            for party in key[1]:
                wide[key[0], cluster.days.first, party].append(index)
    homes: dict[int, int] = {}
    for (act, day, party), indices in wide.items():
        for index in indices:
            parties = found[index][0][1]
            if party != parties[0] or len(indices) < 2:
                continue
            wider = [i for i in wide[act, day, party] if set(parties) < set(found[i][0][1])]
            largest = [i for i in wider if not any(set(found[i][0][1]) < set(found[j][0][1]) for j in wider)]
            if len(largest) == 1 and not found[index][1].cities.difference(found[largest[0]][1].cities):
                homes[index] = largest[0]
    for index, home in homes.items():
        for told, _ in found[index][1].told:
            found[home][1].told.append((told, "fewer"))
    return [pair for index, pair in enumerate(found) if index not in homes]


def _occurred(act: str, told: list[Told]) -> list[Cluster]:
    clusters = dated(act, [one for one in told if one.days], "date")
    return clusters + undated(act, [one for one in told if not one.days], clusters)
