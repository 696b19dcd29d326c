"""An entry in one line: what it says at most, with the words of its best report."""

from msgspec import Struct

from mizan.ledger.rows import type_of
from mizan.model import Event, Figure
from mizan.model.booked import Booked
from mizan.service.views.quotes import Quote
from mizan.settling import Entry
from mizan.settling.entry import reported


class Amount(Struct, frozen=True):
    """A value with its unit; `bound` is exact, about, over or under."""

    value: float
    unit: str
    bound: str


class Line(Struct, frozen=True):
    """An entry in short.

    `act` is what events of several types have in common (`visit`, `signing`), `type` is the type of an event, the
    instrument of an agreement, the indicator of a figure, the relation that is told, the type of a project, which also
    has a `name` and a `stage`. `parties` are those who act (on `recipients`, where there are
    any) or take part; of a statement, for whom the speaker speaks. `amounts` are all that reports give: more than one
    where they differ. `date` is when it was, never when it was reported; `reported` is when it first was.
    """

    id: str
    kind: str
    act: str
    type: str | None
    mode: str | None
    status: str | None
    date: str | None
    reported: str | None
    parties: list[str]
    recipients: list[str]
    subject: str | None
    until: str | None
    count: int | None
    name: str | None
    stage: str | None
    speaker: str | None
    direct: bool | None
    amounts: list[Amount]
    contested: bool
    reports: int
    outlets: int
    quote: Quote

    @classmethod
    def of(cls, entry: Entry) -> "Line":
        """The line of an entry."""
        best = entry.best
        record = best.record
        return cls(
            id=entry.id,
            kind=entry.kind,
            act=entry.act,
            type=type_of(record),
            mode=getattr(record, "mode", None),
            status=getattr(record, "status", None),
            date=entry.date,
            reported=reported(entry),
            parties=list(record.actors) if isinstance(record, Event) else sorted(entry.parties),
            recipients=list(record.recipients) if isinstance(record, Event) else [],
            subject=getattr(record, "subject", None),
            until=getattr(record, "until", None),
            count=getattr(record, "count", None),
            name=getattr(record, "name", None),
            stage=entry.status if entry.kind == "project" else None,
            speaker=getattr(record, "speaker", None),
            direct=getattr(record, "direct", None),
            amounts=_amounts(entry.reports),
            contested=entry.contested,
            reports=len(entry.reports),
            outlets=len({report.source.outlet or report.source.name for report in entry.reports}),
            quote=Quote.of(best),
        )


def _amounts(reports: tuple[Booked, ...]) -> list[Amount]:
    figures = [report.record for report in reports if isinstance(report.record, Figure)]
    return sorted({Amount(one.value, one.unit, one.bound) for one in figures}, key=lambda one: (one.value, one.bound))
