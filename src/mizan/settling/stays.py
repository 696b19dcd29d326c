"""Visits last: their days are no contradiction, nor are those of what was done on them."""

from collections import defaultdict
from collections.abc import Iterable

from mizan.languages.arabic.wording import triggers
from mizan.model.booked import Booked
from mizan.settling.acts import VISIT
from mizan.settling.entry import Entry, date_of
from mizan.settling.timing import Days, apart, days

_ARRIVING = "arrive"


def days_differ(act: str, reports: Iterable[Booked]) -> bool:
    """Whether reports date an act on days that cannot be one; of a visit, its arrival told with the same word."""
    if act != VISIT:
        return apart(date_of(report.record) for report in reports)
    arrivals: dict[str, list[str | None]] = defaultdict(list)
    for report in reports:
        for reference in report.record.lexicon:
            if (trigger := triggers().get(reference)) and trigger.frame == _ARRIVING:
                arrivals[reference].append(date_of(report.record))
    return any(map(apart, arrivals.values()))


class Stays:
    """The days of the visits between parties, from the first that is told to the last."""

    def __init__(self) -> None:
        self._days: dict[frozenset[str], list[Days]] = defaultdict(list)

    def add(self, entry: Entry) -> None:
        """Take in a visit, if the entry is one that was made."""
        if entry.act == VISIT and entry.status == "occurred":
            told = [when for report in entry.stages[-1].reports if (when := days(date_of(report.record)))]
            if told := [when for when in told if when.length <= _LONGEST]:
                whole = Days(min(when.first for when in told), max(when.last for when in told))
                self._days[entry.parties].append(whole)

    def hold(self, parties: Iterable[str], dates: Iterable[str]) -> bool:
        """Whether all dates can be days of one visit between these parties."""
        told = [when for date in dates if (when := days(date))]
        return any(all(map(stay.meets, told)) for stay in self._days.get(frozenset(parties), ()))


_LONGEST = 7
"""A date that covers more days tells in which month a visit was, not how long it lasted."""
