"""What changed since a day: what was first reported from that day on, went further, was contested or became late."""

import datetime
from collections.abc import Iterable

from mizan.model.booked import Booked
from mizan.model.edtf import bounds
from mizan.publishing import wording
from mizan.publishing.items import of_commitment, of_contradiction, of_entry, of_title
from mizan.publishing.parts import Group, Item, Section
from mizan.publishing.sections import in_order
from mizan.settling import Entry, Title
from mizan.settling.commitments import Commitment
from mizan.settling.contradictions import Contradiction


def changes(
    since: datetime.date,
    made: datetime.date,
    entries: Iterable[Entry],
    promises: Iterable[Commitment],
    contested: Iterable[Contradiction],
    titles: Iterable[Title],
    language: str,
) -> Section:
    """The section of changes, told by days of publication; what tells no such day counts as known before."""
    day = since.isoformat()
    ordered = in_order(entries)
    reported = [entry for entry in ordered if _first(entry.reports) >= day]
    earlier = [of_entry(entry, language) for entry in reported if _before(entry.date, since)]
    fresh = [of_entry(entry, language) for entry in reported if not _before(entry.date, since)]
    further = [item for entry in ordered if (item := _further(entry, day, language))]
    disputed = [
        of_contradiction(one, language) for one in contested if any(_first(side.reports) >= day for side in one.sides)
    ]
    late = [
        of_commitment(one, "late", language)
        for one in promises
        if one.stage(made) == "late" and one.stage(since) != "late"
    ]
    newly = [of_title(title, language) for title in titles if (title.first or "") >= day]
    named: dict[str, list[Item]] = {
        "disputed": disputed,
        "late": late,
        "further": further,
        "titles": newly,
        "new": fresh,
        "earlier": earlier,
    }
    groups = (Group(wording.text(f"changes_{name}", language), tuple(items)) for name, items in named.items() if items)
    return Section("changes", tuple(groups))


def _first(reports: Iterable[Booked]) -> str:
    """The day of the first report, or nothing where one tells no day."""
    return min((report.source.published or "" for report in reports), default="")


def _before(date: str | None, day: datetime.date) -> bool:
    """Whether a date lies before a day altogether."""
    try:
        return date is not None and bounds(date)[1] < day
    except ValueError:
        return False


def _further(entry: Entry, day: str, language: str) -> Item | None:
    """An entry known before that has reached a stage since, with the reports of that stage."""
    if _first(entry.reports) >= day or len(entry.stages) < 2:
        return None
    reports = entry.stages[-1].reports
    return of_entry(entry, language, reports) if _first(reports) >= day else None
