"""The sections of a brief: what is chosen arranged under headings."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import groupby

from msgspec.structs import replace

from mizan.model import Agreement, Event, Figure
from mizan.model.booked import Source
from mizan.model.vocabulary import label, party_label
from mizan.publishing import wording
from mizan.publishing.items import of_entry, of_project, of_title
from mizan.publishing.parts import Group, Item, Section
from mizan.settling import Entry, Title, Undertaking


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


def ladder(titles: Iterable[Title], focal: str, language: str) -> Section:
    """What sources call the relation with each partner, the closest title first."""
    said: dict[str, list[Title]] = defaultdict(list)
    for title in titles:
        for other in [code for code in title.parties if code != focal] or [focal]:
            said[other].append(title)
    closest = {code: max(title.grade for title in found) for code, found in said.items()}
    return Section(
        "ladder",
        tuple(
            Group(party_label(code, language), tuple(of_title(title, language) for title in said[code]))
            for code in sorted(said, key=lambda code: (-closest[code], code))
        ),
    )


def projects(register: Iterable[Undertaking], language: str) -> Section:
    """Projects, programmes and policy papers by type, in the order of the register."""
    return Section(
        "projects",
        tuple(
            Group(label("project_type", type, language), tuple(of_project(one, language) for one in members))
            for type, members in groupby(register, key=lambda one: one.type)
        ),
    )


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
