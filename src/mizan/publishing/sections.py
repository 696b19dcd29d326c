"""The sections of a brief: what is chosen arranged under headings."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import groupby

from msgspec.structs import replace

from mizan.model import Agreement, Event, Figure, Relation
from mizan.model.booked import Booked, Source
from mizan.model.vocabulary import label, party_label, terms
from mizan.publishing import wording
from mizan.publishing.items import of_entry, of_relation
from mizan.publishing.parts import Group, Item, Section
from mizan.settling import Entry


def timeline(entries: list[Entry], language: str) -> Section:
    """What happened, by year."""
    return Section("timeline", by_year([of_entry(entry, language) for entry in in_order(entries)], language))


def agreements(entries: list[Entry], language: str) -> Section:
    """Agreements by instrument."""

    def instrument(entry: Entry) -> str:
        return entry.record.instrument if isinstance(entry.record, Agreement) else ""

    return Section(
        "agreements", _grouped(entries, instrument, lambda name: label("instrument", name, language), language)
    )


def figures(entries: list[Entry], language: str) -> Section:
    """Figures by indicator."""

    def indicator(entry: Entry) -> str:
        return entry.record.indicator if isinstance(entry.record, Figure) else ""

    return Section("figures", _grouped(entries, indicator, lambda name: label("indicator", name, language), language))


def statements(entries: list[Entry], language: str) -> Section:
    """Statements by the speaker's state, in the order of publication."""

    def side(entry: Entry) -> str:
        return next(iter(entry.parties), "")

    def heading(code: str) -> str:
        return party_label(code, language)

    ordered = sorted(entries, key=lambda entry: (*by_date(entry.reports[0].source), entry.id))
    return Section("statements", _grouped(ordered, side, heading, language, sort=False))


def ladder(records: Iterable[Booked], focal: str, partner: str | None, language: str) -> Section:
    """How sources characterise the relation with each partner, the closest title first."""
    said: dict[str, dict[tuple[int, str, str, str], list[Booked]]] = defaultdict(lambda: defaultdict(list))
    for report in records:
        record = report.record
        if not isinstance(record, Relation) or focal not in record.parties:
            continue
        for other in [code for code in record.parties if code != focal] or [focal]:
            if partner in (None, other):
                grade = terms("relation").get(record.relation, {}).get("grade", 0)
                said[other][-grade, record.relation, record.status, record.speaker or ""].append(report)
    groups = []
    for code in sorted(said, key=lambda code: (min(said[code]), code)):
        found = [sorted(reports, key=lambda r: by_date(r.source)) for _, reports in sorted(said[code].items())]
        groups.append(Group(party_label(code, language), tuple(of_relation(reports, language) for reports in found)))
    return Section("ladder", tuple(groups))


def by_year(items: Iterable[Item], language: str) -> tuple[Group, ...]:
    """Items under the year of their date, in the order given."""
    undated = wording.text("undated", language)
    return tuple(
        Group(year or undated, tuple(members)) for year, members in groupby(items, key=lambda item: _year(item.when))
    )


def by_parties(items: Iterable[Item]) -> tuple[Group, ...]:
    """Contested points of the same parties together."""
    ordered = sorted(items, key=lambda item: item.parties)
    return tuple(
        Group(who, tuple(replace(item, parties="") for item in members))
        for who, members in groupby(ordered, key=lambda item: item.parties)
    )


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Entries by date, the undated last."""
    return sorted(entries, key=lambda entry: ((entry.date or "~").lstrip("./"), entry.id))


def by_date(source: Source) -> tuple[str, str]:
    """Sources by publication."""
    return source.published or "~", source.name


def promised(entry: Entry) -> bool:
    """Whether an entry tells of something still to come."""
    record = entry.record
    if isinstance(record, Event):
        return record.status == "planned"
    return isinstance(record, Agreement) and record.status in ("planned", "proposed")


def _year(date: str) -> str:
    return date.lstrip("./")[:4]


def _grouped(
    entries: list[Entry], key: Callable[[Entry], str], heading: Callable[[str], str], language: str, sort: bool = True
) -> tuple[Group, ...]:
    ordered = sorted(in_order(entries) if sort else entries, key=key)
    return tuple(
        Group(heading(name), tuple(of_entry(entry, language) for entry in members))
        for name, members in groupby(ordered, key=key)
    )
