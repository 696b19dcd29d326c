"""Reports of one act gathered: by day, place and matter, and those without a date to the act they can only mean."""

from bisect import bisect_left
from collections import defaultdict
from itertools import pairwise
from typing import Any

from msgspec import Struct, field

from mizan.model.booked import Booked
from mizan.settling.acts import DIPLOMATIC, VIOLENT, VISIT
from mizan.settling.entry import position
from mizan.settling.matters import alike, groups
from mizan.settling.timing import Days, Gathered, gather

RECENT, AHEAD, NEAR = 7, 1, 2
"""Days: how old news may be, how far ahead of publication it may be dated, how near undated news is."""


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


def dated(act: str, told: list[Told], label: str) -> list[Cluster]:
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
        about = min(sorted(ordered[index][0].matter) for index in part)
        made.append(Cluster((*cluster.label, *about), cluster.days, []))
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


def undated(act: str, told: list[Told], clusters: list[Cluster]) -> list[Cluster]:
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
