"""Entries, relations, commitments and contradictions as items of a brief."""

import datetime
from collections.abc import Iterable

from mizan.model import Agreement, Event, Figure, Statement
from mizan.model.booked import Booked
from mizan.model.vocabulary import label, party_label
from mizan.publishing import wording
from mizan.publishing.parts import Item, Quote, Side
from mizan.settling import Entry, Title, Undertaking
from mizan.settling.commitments import Commitment
from mizan.settling.contradictions import ASPECTS, Contradiction
from mizan.weighing import principles_of


def of_entry(entry: Entry, language: str, reports: Iterable[Booked] | None = None) -> Item:
    """An entry with all its reports, or with those given."""
    heading, details = _described(entry, language)
    chosen = None if reports is None else {report.id for report in reports}
    bearing = [report for report in entry.witnesses if chosen is None or report.id in chosen]
    details.append(named("principles", wording.listing(_principles(entry, language), language), language))
    return Item(
        heading=heading,
        parties=_parties(entry, language),
        date=wording.date(entry.date, language) if entry.kind != "statement" else "",
        details=tuple(detail for detail in details if detail),
        contested=entry.contested,
        sides=(Side("", quotes(bearing)),),
        when=entry.date or "",
    )


def of_title(title: Title, language: str) -> Item:
    """What somebody calls a relation, in one or more places."""
    status = "" if title.status == "held" else f" ({label('relation_status', title.status, language)})"
    speaker = named("said_by", title.by, language) if title.speaker else wording.text("own_voice", language)
    return Item(
        heading=label("relation", title.relation, language) + status,
        parties=names(title.parties, language),
        date=wording.date(title.date, language) if title.date else "",
        details=(speaker,),
        contested=False,
        sides=(Side("", quotes(title.reports)),),
        when=title.when or "",
    )


def of_project(one: Undertaking, language: str) -> Item:
    """A project under all its names, with each of its stages and who reports it."""
    sizes = [wording.quantity(amount, unit, language) for amount, unit in one.sizes]
    dues = [wording.date(due, language) for due in one.due]
    told = [("place", one.site), ("size", sizes), ("due", dues), ("principles", _principles(one.entry, language))]
    details = [named(key, wording.listing(list(values), language), language) for key, values in told if values]
    staged = {report.id for stage in one.entry.stages for report in stage.reports}
    sides = [
        _side(label("project_stage", stage.name, language), stage.date, stage.reports, language)
        for stage in one.entry.stages
    ]
    rest = [report for report in one.entry.reports if report.id not in staged]
    return Item(
        heading=" = ".join(one.names),
        parties=names(one.parties, language),
        date=label("project_stage", one.stage, language) if one.stage else "",
        details=tuple(details),
        contested=one.entry.contested,
        sides=(*sides, *([Side("", quotes(rest))] if rest else [])),
        when=one.entry.date or "",
    )


def _principles(entry: Entry, language: str) -> list[str]:
    return [label("principle", principle, language) for principle in principles_of(entry)]


def of_commitment(one: Commitment, stage: str, language: str) -> Item:
    """A commitment, with each of its stages and who reports it."""
    owed = [code for code in one.beneficiaries if code not in one.promisers]
    details = [named("stage", wording.text(f"stage_{stage}", language), language)]
    details += [wording.text("late_means", language)] if stage == "late" else []
    return Item(
        heading=wording.matter(one.what, language),
        parties=between(one.promisers, owed, language),
        date=named("due", wording.date(one.due, language), language) if one.due else wording.text("no_due", language),
        details=tuple(details),
        contested=False,
        sides=tuple(
            _side(wording.text(f"stage_{stage.name}", language), stage.date, stage.reports, language)
            for stage in one.stages
        ),
        when=one.due or "",
        place=0 if stage == "late" else 1,
    )


def _side(reached: str, date: str | None, reports: Iterable[Booked], language: str) -> Side:
    return Side(f"{reached} · {wording.date(date, language)}" if date else reached, quotes(reports))


def of_contradiction(one: Contradiction, language: str, since: datetime.date | None = None) -> Item:
    """A contested point, its sides beside each other."""
    return Item(
        heading=f"{wording.matter(one.what, language)}: {wording.text(f'aspect_{one.aspect}', language)}",
        parties=names(one.parties, language),
        date="",
        details=(),
        contested=True,
        sides=tuple(
            Side(wording.told(side.value, one.aspect, one.kind, language), quotes(side.reports)) for side in one.sides
        ),
        when=max((r.source.published or "" for side in one.sides for r in side.reports), default=""),
        place=ASPECTS.index(one.aspect),
    )


def quotes(reports: Iterable[Booked]) -> tuple[Quote, ...]:
    """The words of reports."""
    return tuple(Quote(report.record.evidence.words, report.source, report.id) for report in reports)


def names(codes: Iterable[str], language: str) -> str:
    """Parties by name."""
    return wording.listing([party_label(code, language) for code in codes], language)


def between(ones: Iterable[str], others: Iterable[str], language: str) -> str:
    """Who acts, an arrow, and on whom."""
    left, right = names(ones, language), names(others, language)
    arrow = "←" if language == "ar" else "→"
    return f"{left} {arrow} {right}".strip() if right else left


def named(key: str, value: object, language: str) -> str:
    """A detail with its name, or nothing where there is none."""
    return f"{wording.text(key, language)}: {value}" if value else ""


def _described(entry: Entry, language: str) -> tuple[str, list[str]]:
    record = entry.record
    if isinstance(record, Event):
        heading = wording.deed(entry.act, record.event_type, record.mode, language)
        status = "" if record.status == "occurred" else label("event_status", record.status, language)
        if entry.status == "postponed":
            status = wording.text("stage_postponed", language)
        place = party_label(record.place, language) if record.place else None
        return heading, [status, named("place", place, language)]
    if isinstance(record, Agreement):
        until = wording.date(record.until, language) if record.until else None
        details = [("subject", record.subject), ("until", until), ("count", record.count)]
        heading = f"{label('instrument', record.instrument, language)} – "
        heading += label("agreement_status", record.status, language)
        return heading, [named(key, value, language) for key, value in details]
    if isinstance(record, Figure):
        amounts = {
            wording.quantity(figure.amount, figure.unit, language, figure.bound)
            for report in entry.upheld
            if isinstance(figure := report.record, Figure)
        }
        return f"{label('indicator', record.indicator, language)}: {' / '.join(sorted(amounts))}", []
    if isinstance(record, Statement):
        return record.speaker, [wording.text("quoted" if record.direct else "reported", language)]
    return record.kind, []


def _parties(entry: Entry, language: str) -> str:
    record = entry.record
    if isinstance(record, Event):
        return between(record.actors, record.recipients, language)
    return names(sorted(entry.parties), language) if entry.kind != "statement" else ""
