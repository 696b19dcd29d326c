"""Reports without a date: put to the one act they can mean, else gathered with what else was told in those days.

News tells without a date what has just happened, and many outlets tell it, each more than once. Two such reports tell
of one act where no more than two days lie between their publications and, unless the act is a diplomatic one, which
seldom recurs within days, where their words are about the same matter.
"""

from bisect import bisect_left
from collections import defaultdict
from itertools import pairwise

from mizan.settling.acts import DIPLOMATIC, violent
from mizan.settling.clusters import Cluster, Told, by_matter
from mizan.settling.entry import position
from mizan.settling.matters import much_alike
from mizan.settling.sets import Sets
from mizan.settling.timing import NEAR, RECENT, runs

AHEAD = 1
"""Days that what has happened may be dated ahead of its publication."""

_CROWD = 60
"""A word that more reports share than this tells none of them apart."""


def undated(act: str, told: list[Told], clusters: list[Cluster]) -> list[Cluster]:
    """Put undated reports to the acts they can only mean; what is left over makes acts of its own."""
    homes: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for document in {one.document for one, _ in cluster.told}:
            homes[document].append(cluster)
    happened = starts(clusters)
    found: list[tuple[Told, Cluster, str]] = []
    left: list[Told] = []
    for one in told:
        home = [cluster for cluster in homes.get(one.document, []) if cluster.admits(one)]
        if len(home) == 1:
            found.append((one, home[0], "document"))
        elif one.document not in homes and (near := recent(act, one, happened, clusters)):
            found.append((one, near, "recent"))
        else:
            left.append(one)
    # Only now do they become members, lest one report's place decide where another goes.
    for one, cluster, reason in found:
        cluster.add(one, "claim" if one.claim else reason)
    return _left_over(act, left)


def starts(clusters: list[Cluster]) -> list[tuple[int, int]]:
    """The first days of clusters that are dated to a week at least, in order, each with the place of its cluster."""
    return sorted((c.days.first, i) for i, c in enumerate(clusters) if c.days and c.days.length <= RECENT)


def recent(act: str, one: Told, happened: list[tuple[int, int]], clusters: list[Cluster]) -> Cluster | None:
    """The one such act of the days before publication; `happened` are the `starts` of the clusters."""
    if one.published is None or one.claim:
        return None
    index = bisect_left(happened, (one.published - RECENT, -1))
    near: list[Cluster] = []
    while index < len(happened) and happened[index][0] <= one.published + AHEAD and len(near) < 2:
        cluster = clusters[happened[index][1]]
        if cluster.admits(one) and (act in DIPLOMATIC or _tells_of(one, cluster)):
            near.append(cluster)
        index += 1
    return near[0] if len(near) == 1 else None


def _tells_of(one: Told, cluster: Cluster) -> bool:
    return any(much_alike(one.matter, other.matter) for other, reason in cluster.told if reason in ("same", "adjacent"))


def _left_over(act: str, left: list[Told]) -> list[Cluster]:
    fresh = [one for one in left if one.published is not None and not one.claim]
    stale: dict[tuple[str, bool], list[Told]] = defaultdict(list)
    for one in left:
        if one.published is None or one.claim:
            stale[one.document, one.claim].append(one)
    made = _chained(fresh) if act in DIPLOMATIC else _by_words(act, fresh)
    for (document, claim), members in stale.items():
        cluster = Cluster(("document", document, claim), None, [])
        for one in members:
            cluster.add(one, "claim" if claim else "document")
        made += by_matter(cluster)
    return made


def _chained(reports: list[Told]) -> list[Cluster]:
    """Those published within two days of each other, and none more than a week after the first."""
    first = runs(one.published or 0 for one in reports)
    made: dict[int, Cluster] = {}
    for one in sorted(reports, key=_published):
        day = first[one.published or 0]
        made.setdefault(day, Cluster(("published", day), None, [])).add(one, "published")
    return list(made.values())


def _by_words(act: str, reports: list[Told]) -> list[Cluster]:
    """The matters of each document, joined with much the same matters of other documents of those days."""
    by_document: dict[str, Cluster] = {}
    for one in sorted(reports, key=_published):
        by_document.setdefault(one.document, Cluster(("words", one.document), None, [])).add(one, "document")
    parts = [part for cluster in by_document.values() for part in by_matter(cluster)]
    groups: dict[int, list[Cluster]] = defaultdict(list)
    sets = _joined(act, parts)
    for index, part in enumerate(parts):
        groups[sets.find(index)].append(part)
    made = []
    for group in groups.values():
        lead: Cluster | None = None
        first = 0
        for part in sorted(group, key=lambda part: _published(part.told[0][0])):
            day = part.told[0][0].published or 0
            if lead is None or day - first > RECENT:
                lead, first = part, day
                made.append(part)
            else:
                for one, _ in part.told:
                    lead.add(one, "words")
    return made


def _joined(act: str, parts: list[Cluster]) -> Sets[int]:
    """Join clusters, each of one document, that are about much the same and near in time."""
    sets: Sets[int] = Sets()
    having: dict[str, list[int]] = defaultdict(list)
    same: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, part in enumerate(parts):
        for word in part.words:
            having[word].append(index)
        if part.words:
            same[tuple(sorted(part.words))].append(index)
    for indices in same.values():
        for index, other in pairwise(indices):
            _join(sets, parts, index, other)
    for index, part in enumerate(parts):
        near = {other for word in part.words if len(having[word]) <= _CROWD for other in having[word] if other > index}
        for other in sorted(near):
            # Much the same is told of every attack: of violence in other words the town must be the same.
            placed = not violent(act) or bool(part.cities & parts[other].cities)
            if placed and much_alike(part.words, parts[other].words):
                _join(sets, parts, index, other)
    return sets


def _join(sets: Sets[int], parts: list[Cluster], first: int, second: int) -> None:
    one, other = parts[first], parts[second]
    apart = (other.told[0][0].published or 0) - (one.told[0][0].published or 0)
    if abs(apart) <= NEAR and (not one.cities or not other.cities or one.cities & other.cities):
        sets.join(first, second)


def _published(one: Told) -> tuple[int, tuple[str, str, int, int, str, str]]:
    return one.published or 0, position(one.report)
