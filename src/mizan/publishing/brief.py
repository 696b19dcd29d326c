"""The brief: one self-contained page on a focal state, alone or with one partner, every item with its words."""

import datetime
from collections.abc import Iterable
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined
from msgspec import Struct

from mizan.model import Agreement, Event, Figure, Statement
from mizan.model.booked import Booked, Source
from mizan.model.vocabulary import label, party_label
from mizan.publishing import wording
from mizan.settling import Entry
from mizan.weighing import Partner, partners


class Quote(Struct, frozen=True):
    """The words of one report, with where they stand."""

    words: str
    source: Source
    record: str


class Item(Struct, frozen=True):
    """An entry as the page shows it: a heading, details, and the quotes that bear it out."""

    heading: str
    parties: str
    date: str
    details: tuple[str, ...]
    contested: bool
    quotes: tuple[Quote, ...]


class Group(Struct, frozen=True):
    """Items under a common heading."""

    heading: str
    items: tuple[Item, ...]


class Section(Struct, frozen=True):
    """A part of the page; `anchor` is its name in links."""

    anchor: str
    groups: tuple[Group, ...]

    @property
    def size(self) -> int:
        """How many items stand in it."""
        return sum(len(group.items) for group in self.groups)


class Brief(Struct, frozen=True):
    """All that the page shows."""

    focal: str
    partner: str | None
    language: str
    made: datetime.date
    partners: tuple[Partner, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]


def compose(
    entries: Iterable[Entry], focal: str, partner: str | None = None, *, language: str = "en", made: datetime.date
) -> Brief:
    """Choose and arrange what concerns a focal state (and one partner, if given).

    Statements are those of speakers for the focal state or its partners, in documents that tell of the focal state.
    """
    everything = list(entries)
    vectors = [row for row in partners(everything, focal) if partner in (None, row.code)]
    wanted = {focal, partner} if partner else {focal}
    chosen = [entry for entry in everything if entry.kind != "statement" and wanted <= entry.parties]
    telling = {report.source.id for entry in chosen for report in entry.reports}
    speakers = {focal, *(row.code for row in vectors)}
    said = [
        entry
        for entry in everything
        if entry.kind == "statement" and entry.parties & speakers and entry.reports[0].source.id in telling
    ]
    happened = [entry for entry in chosen if entry.kind == "event" and entry.status == "occurred"]
    due = [entry for entry in chosen if _promised(entry)]
    agreed = [entry for entry in chosen if entry.kind == "agreement" and not _promised(entry)]
    measured = [entry for entry in chosen if entry.kind == "figure"]
    sections = (
        Section("timeline", _by_year(happened, language)),
        Section("agreements", _by_instrument(agreed, language)),
        Section("figures", _by_indicator(measured, language)),
        Section("promises", _by_year(due, language)),
        Section("statements", _by_speaker(said, language)),
    )
    sources = sorted({report.source for entry in (*chosen, *said) for report in entry.reports}, key=_by_date)
    return Brief(focal, partner, language, made, tuple(vectors), sections, tuple(sources))


def render(brief: Brief) -> str:
    """The page as HTML that needs nothing beside itself; whatever a document says is escaped."""
    environment = Environment(
        loader=PackageLoader("mizan.publishing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("brief.html").render(
        brief=brief,
        t=lambda key: wording.text(key, brief.language),
        party=lambda code: party_label(code, brief.language),
        date=lambda edtf: wording.date(edtf, brief.language),
        entries=sum(section.size for section in brief.sections),
        outlets=len({source.outlet for source in brief.sources if source.outlet}),
    )


def _promised(entry: Entry) -> bool:
    record = entry.record
    if isinstance(record, Event):
        return record.status == "planned"
    return isinstance(record, Agreement) and record.status in ("planned", "proposed")


def _by_date(source: Source) -> tuple[str, str]:
    return source.published or "~", source.name


def _by_year(entries: list[Entry], language: str) -> tuple[Group, ...]:
    ordered = sorted(entries, key=lambda entry: (entry.date or "~", entry.id))
    return tuple(
        Group(year if year != "~" else wording.text("undated", language), tuple(_item(e, language) for e in members))
        for year, members in groupby(ordered, key=lambda entry: (entry.date or "~").lstrip("./")[:4])
    )


def _by_instrument(entries: list[Entry], language: str) -> tuple[Group, ...]:
    def instrument(entry: Entry) -> str:
        return entry.record.instrument if isinstance(entry.record, Agreement) else ""

    ordered = sorted(entries, key=lambda entry: (instrument(entry), entry.date or "~", entry.id))
    return tuple(
        Group(label("instrument", name, language), tuple(_item(entry, language) for entry in members))
        for name, members in groupby(ordered, key=instrument)
    )


def _by_indicator(entries: list[Entry], language: str) -> tuple[Group, ...]:
    def indicator(entry: Entry) -> str:
        return entry.record.indicator if isinstance(entry.record, Figure) else ""

    ordered = sorted(entries, key=lambda entry: (indicator(entry), sorted(entry.parties), entry.date or "~", entry.id))
    return tuple(
        Group(label("indicator", name, language), tuple(_item(entry, language) for entry in members))
        for name, members in groupby(ordered, key=indicator)
    )


def _by_speaker(entries: list[Entry], language: str) -> tuple[Group, ...]:
    def side(entry: Entry) -> str:
        return next(iter(entry.parties), "")

    ordered = sorted(entries, key=lambda entry: (side(entry), _by_date(entry.reports[0].source), entry.id))
    return tuple(
        Group(party_label(code, language), tuple(_item(entry, language) for entry in members))
        for code, members in groupby(ordered, key=side)
    )


def _item(entry: Entry, language: str) -> Item:
    heading, details = _wording(entry, language)
    return Item(
        heading=heading,
        parties=_parties(entry, language),
        date=wording.date(entry.date, language) if entry.kind != "statement" else "",
        details=tuple(detail for detail in details if detail),
        contested=entry.contested,
        quotes=tuple(_quote(report) for report in entry.reports),
    )


def _wording(entry: Entry, language: str) -> tuple[str, list[str]]:
    record = entry.record

    def named(key: str, value: object) -> str:
        return f"{wording.text(key, language)}: {value}" if value else ""

    if isinstance(record, Event):
        heading = label("event_type", record.event_type, language)
        if record.mode:
            heading += f" ({label('mode', record.mode, language)})"
        place = party_label(record.place, language) if record.place else None
        return heading, [named("place", place)]
    if isinstance(record, Agreement):
        until = wording.date(record.until, language) if record.until else None
        details = [named("subject", record.subject), named("until", until), named("count", record.count)]
        status = label("agreement_status", record.status, language)
        return f"{label('instrument', record.instrument, language)} – {status}", details
    if isinstance(record, Figure):
        amounts = {
            " ".join(filter(None, (label("bound", figure.bound, language), _amount(figure, language))))
            for report in entry.reports
            if isinstance(figure := report.record, Figure)
        }
        return f"{label('indicator', record.indicator, language)}: {' / '.join(sorted(amounts))}", []
    if isinstance(record, Statement):
        return record.speaker, [wording.text("quoted" if record.direct else "reported", language)]
    return record.kind, []


def _amount(figure: Figure, language: str) -> str:
    return wording.quantity(figure.value, figure.unit, language)


def _parties(entry: Entry, language: str) -> str:
    def names(codes: Iterable[str]) -> str:
        return wording.listing([party_label(code, language) for code in codes], language)

    record = entry.record
    if isinstance(record, Event) and record.recipients:
        arrow = "←" if language == "ar" else "→"
        return f"{names(record.actors)} {arrow} {names(record.recipients)}"
    if isinstance(record, Event):
        return names(record.actors)
    return names(sorted(entry.parties)) if entry.kind != "statement" else ""


def _quote(report: Booked) -> Quote:
    return Quote(report.record.evidence.words, report.source, report.id)
