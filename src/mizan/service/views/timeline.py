"""What happened, in order: the dated acts and agreements of a focal state, alone or with a partner."""

from msgspec import Struct

from mizan.service.books import Books
from mizan.service.paging import paged
from mizan.service.parameters import Cursor, Focal, Limit, Partner, Since, Until, checked
from mizan.service.views.lines import Line
from mizan.service.views.times import overlaps


class Timeline(Struct, frozen=True):
    """A page of entries, the earliest first, how many there are in all, and the cursor of the next page."""

    focal: str
    partner: str | None
    total: int
    entries: list[Line]
    next: str | None


def timeline(
    books: Books,
    focal: Focal = None,
    partner: Partner = None,
    since: Since = None,
    until: Until = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Timeline:
    """The dated acts and agreements, the earliest first. What is told without a date of its own is left out."""
    checked(since, until)
    focal = books.focal(focal)
    wanted = {focal, partner} if partner else {focal}
    found = [
        entry
        for entry in books.by_party.get(focal, ())
        if entry.kind in ("event", "agreement") and entry.date and wanted <= entry.parties
        if overlaps(entry, since, until)
    ]
    found.sort(key=lambda entry: ((entry.date or "").lstrip("./"), entry.id))
    page, following = paged(found, cursor, limit, lambda entry: entry.id)
    return Timeline(focal, partner, len(found), [Line.of(entry) for entry in page], following)
