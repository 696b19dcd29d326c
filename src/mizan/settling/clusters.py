"""Reports of one act gathered by day, place and matter; those without a date are the concern of `undated`."""

from collections import defaultdict
from itertools import pairwise
from typing import Any

from msgspec import Struct, field

from mizan.model.booked import Booked
from mizan.settling.acts import DIPLOMATIC, VISIT, violent
from mizan.settling.entry import position
from mizan.settling.matters import alike, groups
from mizan.settling.timing import Days, Gathered, gather

_VISIT_APART = 2
"""Days between those that are told of one visit: the first and the third of three."""


class Told(Struct):
    """What one record tells of an act: when, where, in which document of which day."""

    report: Booked
    days: Days | None
    published: int | None
    city: str
    document: str
    claim: bool
    stage: str
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
    """Gather the dated ones among reports of one act between the same parties."""
    by_days: dict[Days, list[Told]] = defaultdict(list)
    for one in told:
        if one.days:
            by_days[one.days].append(one)
    apart = _VISIT_APART if act == VISIT else int(act in DIPLOMATIC)
    barred = _told_apart(by_days) if apart and act != VISIT else frozenset()
    clusters: list[Cluster] = []
    for gathered in gather(by_days, apart, barred):
        for cluster in _by_place(act, gathered, by_days, label):
            clusters += by_matter(cluster)
    return clusters


def by_matter(cluster: Cluster) -> list[Cluster]:
    """One cluster for each of the matters that the words of a cluster tell."""
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
    if len(cities) > 1 and (violent(act) or _one_tells_both(members)):
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
