"""Which dates can be one date: the dates of reports gathered round the days that they can mean."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from mizan.model.edtf import bounds

PRECISE = 2
"""At most so many days long, a date counts as a day."""


class Days(Struct, frozen=True, order=True):
    """The first and the last day that a date covers, as proleptic ordinals."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """Days between the first and the last."""
        return self.last - self.first

    def holds(self, other: "Days") -> bool:
        """Whether all days of the other lie within."""
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: "Days") -> bool:
        """Whether both have a day in common."""
        return self.first <= other.last and other.first <= self.last


@lru_cache(1 << 16)
def days(date: str | None) -> Days | None:
    """The days of an EDTF date; None where there is none."""
    if not date:
        return None
    try:
        first, last = bounds(date)
    except ValueError:
        return None
    return Days(first.toordinal(), last.toordinal())


def apart(dates: Iterable[str | None]) -> bool:
    """Whether EDTF dates have no day in common; what is no date is not counted."""
    told = [when for date in dates if (when := days(date))]
    return bool(told) and max(when.first for when in told) > min(when.last for when in told)


RECENT, NEAR = 7, 2
"""Days: how old news may be, and how near to each other reports of one thing appear."""


def runs(published: Iterable[int]) -> dict[int, int]:
    """For each day of publication the first of its run: days at most `NEAR` apart, none `RECENT` after the first."""
    begins: dict[int, int] = {}
    last = first = -(10**9)
    for day in sorted(set(published)):
        if day - last > NEAR or day - first > RECENT:
            first = day
        begins[day] = first
        last = day
    return begins


class Gathered(Struct):
    """Dates taken for one: the days they can all mean, and for each whether it is one of them or holds them."""

    days: Days
    members: list[tuple[Days, str]]
    precise: bool


def gather(dates: Iterable[Days], apart: int = 0, barred: frozenset[tuple[Days, Days]] = frozenset()) -> list[Gathered]:
    """Gather distinct dates: those that share a day; those at most `apart` days from each other; vaguer ones.

    A vaguer date goes to the one gathering that lies within it, and stands alone where there are several. `barred`
    are pairs (earlier, later) that are two, however near. What is returned does not depend on the order of `dates`.
    """
    distinct = sorted(set(dates))
    made = _precise([day for day in distinct if day.length <= PRECISE], apart, barred)
    starts: list[tuple[int, int]] = [(found.days.first, index) for index, found in enumerate(made)]
    starts.sort()
    for vague in sorted((day for day in distinct if day.length > PRECISE), key=lambda day: (day.length, day)):
        within = _within(vague, starts, made)
        if len(within) == 1:
            made[within[0]].members.append((vague, "vaguer"))
        else:
            made.append(Gathered(vague, [(vague, "same")], False))
            if not within:
                insort(starts, (vague.first, len(made) - 1))
    return made


def _precise(sorted_days: list[Days], apart: int, barred: frozenset[tuple[Days, Days]]) -> list[Gathered]:
    made: list[Gathered] = []
    for day in sorted_days:
        last = made[-1] if made else None
        if last and day.first <= last.days.last:
            last.members.append((day, "same"))
        elif last and day.first - last.days.last <= apart and (last.members[-1][0], day) not in barred:
            last.members.append((day, "adjacent"))
        else:
            made.append(Gathered(day, [(day, "same")], True))
            continue
        last.days = Days(last.days.first, max(last.days.last, day.last))
    return made


def _within(vague: Days, starts: list[tuple[int, int]], made: list[Gathered]) -> list[int]:
    """Up to two gatherings that lie within a date."""
    found: list[int] = []
    index = bisect_left(starts, (vague.first, -1))
    while index < len(starts) and starts[index][0] <= vague.last and len(found) < 2:
        if vague.holds(made[starts[index][1]].days):
            found.append(starts[index][1])
        index += 1
    return found
