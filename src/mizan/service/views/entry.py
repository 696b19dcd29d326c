"""An entry with all that is known of it: its reports and why each belongs, its course, what is disputed, judgements."""

from typing import Annotated, Any

from litestar.params import Parameter
from msgspec import Struct, to_builtins

from mizan.model import Event
from mizan.model.booked import Booked
from mizan.model.judgements import Judgement
from mizan.service.books import Books
from mizan.service.views.contradictions import Disputed
from mizan.service.views.lines import Line
from mizan.service.views.quotes import Quote
from mizan.settling import Entry
from mizan.weighing import domains_of
from mizan.weighing.scores import score_of

_APART = ("document", "evidence", "rule", "lexicon", "confidence", "kind")


class Report(Struct, frozen=True):
    """What one passage says, field by field; `reason` (a key of the reasons) says why it belongs to the entry."""

    quote: Quote
    fields: dict[str, Any]
    reason: str


class Stage(Struct, frozen=True):
    """A stage that was reached, when, and the records that tell of it."""

    name: str
    date: str | None
    records: list[str]


class Decided(Struct, frozen=True):
    """A judgement on one of the records: who, when, what."""

    id: str
    verdict: str
    record: str
    field: str | None
    value: Any
    author: str
    time: str
    note: str | None


class WholeEntry(Struct, frozen=True):
    """An entry, all its reports, the points on which they differ, and the judgements on them.

    `score` is PLOVER's score of an event, -10 … 10.
    """

    line: Line
    act: str
    domains: list[str]
    score: float | None
    stages: list[Stage]
    reports: list[Report]
    disputed: list[Disputed]
    judgements: list[Decided]


def entry(books: Books, entry: Annotated[str, Parameter(description="The id of an entry.")]) -> WholeEntry:
    """An entry with every report of it, in the order in which they were published."""
    found = books.entry(entry)
    records = {report.id for report in found.reports}
    return WholeEntry(
        line=Line.of(found),
        act=found.act,
        domains=list(domains_of(found)),
        score=_score(found),
        stages=[Stage(stage.name, stage.date, [report.id for report in stage.reports]) for stage in found.stages],
        reports=[_report(report, why) for report, why in zip(found.reports, found.reasons, strict=True)],
        disputed=Disputed.among(books, books.contradictions().filter(of=found.id)),
        judgements=[decided for one in books.ledger.judgements() if (decided := _decided(one, records))],
    )


def _report(report: Booked, reason: str) -> Report:
    fields = {name: value for name, value in to_builtins(report.record).items() if name not in _APART}
    return Report(Quote.of(report), fields, reason)


def _score(entry: Entry) -> float | None:
    record = entry.record
    if not isinstance(record, Event) or entry.kind != "event":
        return None
    return score_of(record)


def _decided(judgement: Judgement, records: set[str]) -> Decided | None:
    """What a judgement decided of these records, if of any; one that undoes another names no record."""
    on = next((target.id for target in judgement.targets if target.id in records), None)
    if on is None:
        return None
    return Decided(
        judgement.id,
        str(judgement.verdict),
        on,
        judgement.field,
        to_builtins(judgement.value),
        judgement.author,
        judgement.time,
        judgement.note,
    )
