"""Whether an entry falls within a period that is asked for."""

from mizan.model.edtf import bounds
from mizan.service.views.lines import reported
from mizan.settling import Entry


def overlaps(entry: Entry, since: str | None, until: str | None) -> bool:
    """Whether an entry's date, or where it has none its first report, overlaps a period."""
    if since is None and until is None:
        return True
    moment = entry.date or reported(entry)
    if moment is None:
        return False
    first, last = bounds(moment)
    return (since is None or last >= bounds(since)[0]) and (until is None or first <= bounds(until)[1])
