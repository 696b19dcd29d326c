"""Plans and denials: which act a plan became, and which act or plan a denial calls off."""

from bisect import bisect_left
from collections.abc import Callable

from mizan.settling.acts import DIPLOMATIC, SIGNING, VISIT
from mizan.settling.clusters import Cluster, Told, dated
from mizan.settling.matters import alike, matter
from mizan.settling.timing import PRECISE
from mizan.settling.undated import recent, starts, undated

HORIZON = {VISIT: 200, SIGNING: 200}
SOON = 60
"""Days that an undated plan reaches: visits and signings are prepared for long, other acts must come soon."""

PLAN_SLACK = 1
"""Days by which an act may miss the day it was planned for and still be what was planned."""

_SHORT = 31
_LOOKS = 50


def planned(act: str, told: list[Told], occurred: list[Cluster]) -> list[Cluster]:
    """Give plans to the acts that followed; those left over are plans still open, gathered as acts are."""
    happened = sorted((c.days.first, i) for i, c in enumerate(occurred) if c.days and c.days.length <= _SHORT)
    return _given(act, "plan", told, lambda one: _follows(act, one, happened, occurred))


def negated(act: str, told: list[Told], occurred: list[Cluster], plans: list[Cluster]) -> list[Cluster]:
    """Give denials to the plans and acts they deny; those left over stand for themselves."""
    open_plans = [cluster for cluster in plans if any(one.published is not None for one, _ in cluster.told)]
    every = [*plans, *occurred]
    when = sorted((c.days.first, c.days.last, i) for i, c in enumerate(every) if c.days)
    happened = starts(occurred)

    def home(one: Told) -> Cluster | None:
        if one.days:
            return _denied(one, when, every)
        return _open_when(one, open_plans) or _made_before(act, one, happened, occurred)

    return _given(act, "denial", told, home)


def made_later(act: str, plans: list[Cluster], occurred: list[Cluster]) -> list[Cluster]:
    """Give plans that were put off, with what puts them off, to the acts that followed; the plans that are left."""
    happened = sorted((c.days.first, i) for i, c in enumerate(occurred) if c.days and c.days.length <= _SHORT)
    found = [(plan, _made_later(act, plan, happened, occurred)) for plan in plans]
    for plan, cluster in found:
        if cluster is not None:
            for one, reason in plan.told:
                cluster.add(one, "postponed" if one.stage == "postponed" else reason)
    return [plan for plan, cluster in found if cluster is None]


def _made_later(act: str, plan: Cluster, happened: list[tuple[int, int]], occurred: list[Cluster]) -> Cluster | None:
    """The first act that followed within the horizon, once all reports that deny a plan have put it off."""
    denials = [one for one, _ in plan.told if one.stage in ("postponed", "cancelled")]
    last = max((one.published for one in denials if one.published is not None), default=None)
    if last is None or any(one.stage == "cancelled" for one in denials):
        return None
    index = bisect_left(happened, (last, -1))
    for start, which in happened[index : index + _LOOKS]:
        if start > last + HORIZON.get(act, SOON):
            break
        if all(map(occurred[which].admits, denials)):
            return occurred[which]
    return None


def _given(act: str, reason: str, told: list[Told], home: Callable[[Told], Cluster | None]) -> list[Cluster]:
    """Put reports where they belong, all at once lest one decide where another goes; cluster what is left over."""
    homes = [(one, home(one)) for one in told]
    left = [one for one, cluster in homes if cluster is None]
    for one, cluster in homes:
        if cluster is not None:
            cluster.add(one, reason)
    clusters = dated(act, [one for one in left if one.days], reason)
    loose = undated(act, [one for one in left if not one.days], clusters)
    for cluster in loose:
        cluster.label = (reason, *cluster.label)
    return clusters + loose


def _follows(act: str, one: Told, happened: list[tuple[int, int]], occurred: list[Cluster]) -> Cluster | None:
    """The first act that falls within what a plan announces."""
    if one.days:
        first, last = one.days.first, one.days.last
        if one.days.length <= PLAN_SLACK:
            first, last = first - PLAN_SLACK, last + PLAN_SLACK
        if one.published is not None:
            first = max(first, one.published)
    elif one.published is not None:
        first, last = one.published, one.published + HORIZON.get(act, SOON)
    else:
        return None
    index = bisect_left(happened, (first, -1))
    for start, which in happened[index : index + _LOOKS]:
        if start > last:
            break
        days = occurred[which].days
        precise = one.days is not None or (days is not None and days.length <= PRECISE)
        if precise and occurred[which].admits(one):
            return occurred[which]
    return None


def _denied(one: Told, dated: list[tuple[int, int, int]], every: list[Cluster]) -> Cluster | None:
    """The plan or act of the day that a denial names; a plan rather than an act."""
    if one.days is None or one.days.length > _SHORT:
        return None
    index = bisect_left(dated, (one.days.first - 366, -1, -1))
    near: list[tuple[int, int]] = []
    while index < len(dated) and dated[index][0] <= one.days.last:
        first, last, which = dated[index]
        if last >= one.days.first and every[which].admits(one):
            near.append((last - first, which))
        index += 1
    return every[min(near)[1]] if near else None


def _made_before(act: str, one: Told, happened: list[tuple[int, int]], occurred: list[Cluster]) -> Cluster | None:
    """The one such act of the days before a denial that another document tells of in words about the same matter.

    What is said not to have been talked of, or where somebody did not go, is seldom the talk or visit of those days.
    """
    cluster = recent(act, one, happened, occurred) if act == SIGNING or act not in DIPLOMATIC else None
    if cluster is None:
        return None
    others = [other for other, _ in cluster.told if other.document != one.document]
    denied = matter(one.report.record.evidence.words)
    return cluster if any(alike(denied, matter(other.report.record.evidence.words)) for other in others) else None


def _open_when(one: Told, plans: list[Cluster]) -> Cluster | None:
    if one.published is None:
        return None
    near: list[Cluster] = []
    for cluster in plans:
        announced = min(told.published for told, _ in cluster.told if told.published is not None)
        due = cluster.days.last if cluster.days else announced + SOON
        if announced <= one.published <= due and cluster.admits(one):
            near.append(cluster)
            if len(near) > 1:
                return None
    return near[0] if near else None
