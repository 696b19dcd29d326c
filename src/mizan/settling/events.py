"""Events: reports of one act, told before, during and after, are one entry.

Two records can be of one act when they name the same act (`acts`) and the same parties. Then:

1. What occurred is gathered by date (`timing`); a diplomatic act told a day apart by different documents is one act,
   a visit in any case. Another place makes another act of violence, and any act where one document tells of both.
   Acts that are neither diplomatic nor violent are told apart by their matter, as far as words tell it (`matters`).
2. A record without a date belongs to the one such act that its own document dates; else, for diplomatic acts, to the
   one such act of the week before its publication; else it is one with those published within two days of it; else
   with those of its document.
3. A plan belongs to the first such act that falls within what it announces, or, undated, within 200 days of its
   publication; else plans are gathered as acts are.
4. A denial or cancellation belongs to the act or plan of its date, or, undated, to the one plan open when published.
5. A number of acts ("their fifth meeting this year") is a claim: it belongs to the one such act of its document, else
   it stands apart as an entry of kind `claim`.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from msgspec import Struct, field

from mizan.model import Event
from mizan.model.booked import Booked
from mizan.settling.acts import DIPLOMATIC, TOGETHER, VIOLENT, VISIT, act_of, claimed
from mizan.settling.entry import Draft, position
from mizan.settling.identity import Identity
from mizan.settling.matters import alike, groups, matter
from mizan.settling.timing import Days, Gathered, days, gather

RECENT, AHEAD, NEAR, HORIZON = 7, 1, 2, 200
"""Days: how old news may be, how far ahead it may be dated, how near undated news is, how far plans reach."""


Key = tuple[str, tuple[str, ...], tuple[str, ...], bool]
"""An act, its two sides, and whether it is only supposed."""


class Told(Struct):
    """What one record tells of an act: when, where, in which document of which day."""

    report: Booked
    days: Days | None
    published: int | None
    city: str
    document: str
    claim: bool
    matter: frozenset[str]


class Cluster(Struct):
    """Reports of one act: what they say it is dated, and where."""

    label: tuple[Any, ...]
    days: Days | None
    told: list[tuple[Told, str]]
    cities: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    def add(self, told: Told, reason: str) -> None:
        """Take a report in."""
        self.told.append((told, reason))
        self.words |= told.matter
        if told.city:
            self.cities.add(told.city)

    def admits(self, told: Told) -> bool:
        """Whether the place told is that of the act, or either is not told."""
        if told.city and self.cities and told.city not in self.cities:
            return False
        return not told.matter or not self.words or alike(told.matter, self.words)


def settle_events(reports: Iterable[Booked], identity: Identity) -> list[Draft]:
    """The acts that event records tell of."""
    blocks: dict[Key, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for report in reports:
        event = report.record
        if isinstance(event, Event):
            act = act_of(event, identity)
            supposed = event.status == "hypothetical"
            key = act.name, tuple(sorted(act.actors)), tuple(sorted(act.recipients)), supposed
            claim = claimed(event) is not None and event.status == "occurred"
            told = _told(report, event, act.name, claim, identity)
            blocks[key]["occurred" if supposed else event.status].append(told)
    found = [(key, cluster) for key, statuses in blocks.items() for cluster in _block(key, statuses)]
    return [_draft(key, cluster) for key, cluster in _wider(found)]


def _draft(key: Key, cluster: Cluster) -> Draft:
    members = [(told.report, reason) for told, reason in cluster.told]
    kind = "claim" if all(told.claim for told, _ in cluster.told) else "event"
    return Draft(kind, ("event", *key), cluster.label, members)


def _told(report: Booked, event: Event, act: str, claim: bool, identity: Identity) -> Told:
    published = days(report.source.published)
    day = published.last if published and published.length == 0 else None
    city = identity.place(event.place)[0] if event.place else ""
    plain = act in DIPLOMATIC or act in VIOLENT
    about = frozenset() if plain else matter(event.evidence.words, identity.stems)
    return Told(report, None if claim else days(event.date), day, city, report.source.id, claim, about)


def _block(key: Key, statuses: dict[str, list[Told]]) -> list[Cluster]:
    act = key[0]
    occurred = _occurred(act, statuses.get("occurred", []))
    plans = _planned(act, statuses.get("planned", []), occurred)
    denials = _negated(act, statuses.get("negated", []), occurred, plans)
    return [*occurred, *plans, *denials]


def _wider(found: list[tuple[Key, Cluster]]) -> list[tuple[Key, Cluster]]:
    """Let reports of a multilateral act that name fewer of its parties (but three) join the one that names most."""
    wide: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for index, (key, cluster) in enumerate(found):
        if key[0] in TOGETHER and len(key[1]) > 2 and not key[3] and cluster.days and cluster.days.length == 0:
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
    clusters = _dated(act, [one for one in told if one.days], "date")
    return clusters + _undated(act, [one for one in told if not one.days], clusters)


def _dated(act: str, told: list[Told], label: str) -> list[Cluster]:
    by_days: dict[Days, list[Told]] = defaultdict(list)
    for one in told:
        if one.days:
            by_days[one.days].append(one)
    apart = 1 if act in DIPLOMATIC else 0
    barred = _told_apart(by_days) if apart and act != VISIT else frozenset()
    clusters: list[Cluster] = []
    for gathered in gather(by_days, apart, barred):
        for cluster in _by_place(act, gathered, by_days, label):
            clusters += _by_matter(cluster)
    return clusters


def _by_matter(cluster: Cluster) -> list[Cluster]:
    if len(cluster.told) == 1 or not cluster.words:
        return [cluster]
    ordered = sorted(cluster.told, key=lambda pair: position(pair[0].report))
    parts = groups([one.matter for one, _ in ordered])
    if len(parts) == 1:
        return [cluster]
    made = []
    for part in parts:
        first = ordered[part[0]][0]
        label = (*cluster.label, first.document, first.report.record.evidence.start)
        made.append(Cluster(label, cluster.days, []))
        for index in part:
            made[-1].add(*ordered[index])
    return made


def _told_apart(by_days: dict[Days, list[Told]]) -> frozenset[tuple[Days, Days]]:
    """Neighbouring days of which one document tells both: two acts."""
    ordered = sorted(by_days)
    documents = {day: {one.document for one in by_days[day]} for day in ordered}
    return frozenset((a, b) for a, b in pairwise(ordered) if not documents[a].isdisjoint(documents[b]))


def _by_place(act: str, gathered: Gathered, by_days: dict[Days, list[Told]], label: str) -> list[Cluster]:
    members = [(one, reason) for day, reason in gathered.members for one in by_days[day]]
    cities = {one.city for one, _ in members if one.city}
    dated = (label, gathered.days.first, gathered.days.last)
    if len(cities) > 1 and (act in VIOLENT or _one_tells_both(members)):
        split = {city: Cluster((*dated, city), gathered.days, []) for city in sorted(cities)}
        nowhere = Cluster(dated, gathered.days, [])
        for one, reason in members:
            (split[one.city] if one.city else nowhere).add(one, reason)
        return [*split.values(), *([nowhere] if nowhere.told else [])]
    cluster = Cluster(dated, gathered.days, [])
    for one, reason in members:
        cluster.add(one, reason)
    return [cluster]


def _one_tells_both(members: list[tuple[Told, str]]) -> bool:
    cities: dict[str, set[str]] = defaultdict(set)
    for one, _ in members:
        if one.city:
            cities[one.document].add(one.city)
    return any(len(told) > 1 for told in cities.values())


def _undated(act: str, told: list[Told], clusters: list[Cluster]) -> list[Cluster]:
    """Put undated reports to the acts they can only mean; what is left over makes acts of its own."""
    homes: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for document in {one.document for one, _ in cluster.told}:
            homes[document].append(cluster)
    starts = sorted((c.days.first, i) for i, c in enumerate(clusters) if c.days and c.days.length <= RECENT)
    found: list[tuple[Told, Cluster, str]] = []
    left: list[Told] = []
    for one in told:
        home = [cluster for cluster in homes.get(one.document, []) if cluster.admits(one)]
        if len(home) == 1:
            found.append((one, home[0], "document"))
        elif one.document not in homes and (recent := _recent(act, one, starts, clusters)):
            found.append((one, recent, "recent"))
        else:
            left.append(one)
    # Only now do they become members, lest one report's place decide where another goes.
    for one, cluster, reason in found:
        cluster.add(one, "claim" if one.claim else reason)
    return _left_over(act, left)


def _recent(act: str, one: Told, starts: list[tuple[int, int]], clusters: list[Cluster]) -> Cluster | None:
    if act not in DIPLOMATIC or one.published is None or one.claim:
        return None
    index = bisect_left(starts, (one.published - RECENT, -1))
    near: list[Cluster] = []
    while index < len(starts) and starts[index][0] <= one.published + AHEAD and len(near) < 2:
        cluster = clusters[starts[index][1]]
        if cluster.admits(one):
            near.append(cluster)
        index += 1
    return near[0] if len(near) == 1 else None


def _left_over(act: str, left: list[Told]) -> list[Cluster]:
    chained: list[Told] = []
    by_document: dict[tuple[str, bool], list[Told]] = defaultdict(list)
    for one in left:
        if act in DIPLOMATIC and one.published is not None and not one.claim:
            chained.append(one)
        else:
            by_document[one.document, one.claim].append(one)
    made: list[Cluster] = []
    last = first = -(10**9)
    for one in sorted(chained, key=lambda one: (one.published or 0, position(one.report))):
        day = one.published or 0
        if day - last > NEAR or day - first > RECENT:
            made.append(Cluster(("published", day), None, []))
            first = day
        made[-1].add(one, "published")
        last = day
    for (document, claim), members in by_document.items():
        made.append(Cluster(("document", document, claim), None, []))
        for one in members:
            made[-1].add(one, "claim" if claim else "document")
        made[-1:] = _by_matter(made[-1])
    return made


def _planned(act: str, told: list[Told], occurred: list[Cluster]) -> list[Cluster]:
    """Give plans to the acts that followed; those left over are plans still open, gathered as acts are."""
    happened = sorted(
        ((c.days.first, i) for i, c in enumerate(occurred) if c.days and c.days.length <= 31),
    )
    left: list[Told] = []
    followed: list[tuple[Told, Cluster]] = []
    for one in told:
        act_done = _follows(one, happened, occurred)
        if act_done is None:
            left.append(one)
        else:
            followed.append((one, act_done))
    for one, cluster in followed:
        cluster.add(one, "plan")
    dated = _dated(act, [one for one in left if one.days], "plan")
    undated = _undated(act, [one for one in left if not one.days], dated)
    for cluster in undated:
        cluster.label = ("plan", *cluster.label)
    return dated + undated


def _follows(one: Told, happened: list[tuple[int, int]], occurred: list[Cluster]) -> Cluster | None:
    """The first act that falls within what a plan announces."""
    if one.days:
        first, last = one.days.first, one.days.last
        if one.days.length <= PLAN_SLACK:
            first, last = first - PLAN_SLACK, last + PLAN_SLACK
        if one.published is not None:
            first = max(first, one.published)
    elif one.published is not None:
        first, last = one.published, one.published + HORIZON
    else:
        return None
    index = bisect_left(happened, (first, -1))
    while index < len(happened) and happened[index][0] <= last:
        cluster = occurred[happened[index][1]]
        if cluster.admits(one):
            return cluster
        index += 1
    return None


PLAN_SLACK = 1
"""Days by which an act may miss the day it was planned for and still be what was planned."""


def _negated(act: str, told: list[Told], occurred: list[Cluster], plans: list[Cluster]) -> list[Cluster]:
    open_plans = [cluster for cluster in plans if any(one.published is not None for one, _ in cluster.told)]
    dated = sorted((c.days.first, c.days.last, i) for i, c in enumerate((*plans, *occurred)) if c.days)
    every = [*plans, *occurred]
    left: list[Told] = []
    found: list[tuple[Told, Cluster]] = []
    for one in told:
        meant = _denied(one, dated, every) if one.days else _open_when(one, open_plans)
        if meant is None:
            left.append(one)
        else:
            found.append((one, meant))
    for one, cluster in found:
        cluster.add(one, "denial")
    dated_left = _dated(act, [one for one in left if one.days], "denial")
    undated = _undated(act, [one for one in left if not one.days], dated_left)
    for cluster in undated:
        cluster.label = ("denial", *cluster.label)
    return dated_left + undated


def _denied(one: Told, dated: list[tuple[int, int, int]], every: list[Cluster]) -> Cluster | None:
    """The plan or act of the day that a denial names; a plan rather than an act."""
    if one.days is None or one.days.length > 31:
        return None
    index = bisect_left(dated, (one.days.first - 366, -1, -1))
    near: list[tuple[int, int]] = []
    while index < len(dated) and dated[index][0] <= one.days.last:
        first, last, which = dated[index]
        if last >= one.days.first and every[which].admits(one):
            near.append((last - first, which))
        index += 1
    return every[min(near)[1]] if near else None


def _open_when(one: Told, plans: list[Cluster]) -> Cluster | None:
    if one.published is None:
        return None
    near: list[Cluster] = []
    for cluster in plans:
        announced = min(told.published for told, _ in cluster.told if told.published is not None)
        due = cluster.days.last if cluster.days else announced + HORIZON
        if announced <= one.published <= due and cluster.admits(one):
            near.append(cluster)
            if len(near) > 1:
                return None
    return near[0] if near else None
