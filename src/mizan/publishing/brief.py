"""The brief: a focal state, alone or with one partner, every item with the words of those who say so."""

import datetime
from collections.abc import Iterable

from msgspec.structs import replace

from mizan.model.booked import Booked
from mizan.publishing import sections
from mizan.publishing.changes import changes
from mizan.publishing.chosen import Chosen, choose
from mizan.publishing.items import of_commitment, of_contradiction, of_entry
from mizan.publishing.parts import Brief, Section
from mizan.settling import Entry, Identity
from mizan.settling.commitments import Commitment


def compose(
    entries: Iterable[Entry],
    focal: str,
    partner: str | None = None,
    *,
    language: str = "en",
    made: datetime.date,
    records: Iterable[Booked] = (),
    identity: Identity | None = None,
    since: datetime.date | None = None,
) -> Brief:
    """Choose of all entries (`choose`) and arrange what concerns a focal state (and one partner, if given)."""
    chosen = choose(entries, focal, partner, records=records, identity=identity)
    return arrange(chosen, language=language, made=made, since=since)


def arrange(chosen: Chosen, *, language: str = "en", made: datetime.date, since: datetime.date | None = None) -> Brief:
    """Arrange what was chosen; with `since` the brief begins with what changed since that day."""
    told = [entry for entry in chosen.told if entry.kind != "claim"]
    parts = [
        Section("contested", sections.by_parties([of_contradiction(one, language) for one in chosen.contested])),
        sections.ladder(chosen.titles, chosen.focal, language),
        sections.timeline([e for e in told if e.kind == "event" and _status(e) == "occurred"], language),
        sections.agreements([e for e in told if e.kind == "agreement" and not sections.promised(e)], language),
        sections.projects(chosen.projects, language),
        sections.figures([e for e in told if e.kind == "figure"], language),
        _commitments(chosen.promises, [e for e in told if sections.promised(e)], made, language),
        sections.statements(chosen.said, language),
    ]
    parts = [replace(part, left_out=chosen.rest.items.get(part.anchor, 0)) for part in parts]
    items = sum(part.size + part.left_out for part in parts)
    if since is not None:
        parts.insert(0, changes(since, made, told, chosen.promises, chosen.contested, chosen.titles, language))
    cited = {quote.source for section in parts for item in section.items() for quote in item.quotes}
    cited.update(chosen.rest.sources)
    return Brief(
        focal=chosen.focal,
        partner=chosen.partner,
        language=language,
        made=made,
        partners=tuple(chosen.partners),
        sections=tuple(parts),
        sources=tuple(sorted(cited, key=sections.by_date)),
        since=since,
        items=items,
    )


def _status(entry: Entry) -> str | None:
    return getattr(entry.record, "status", None)


def _commitments(promises: list[Commitment], planned: list[Entry], made: datetime.date, language: str) -> Section:
    """Commitments by due date, and what is planned without binding anybody."""
    bound = {one.entry for one in promises}
    words = {(report.source.id, report.record.evidence) for one in promises for report in one.reports}
    items = [of_commitment(one, one.stage(made), language) for one in promises]
    for entry in planned:
        told = {(report.source.id, report.record.evidence) for report in entry.reports}
        if entry.id not in bound and not told & words:
            items.append(of_entry(entry, language))
    items.sort(key=lambda item: (item.when or "~").lstrip("./"))
    return Section("commitments", sections.by_year(items, language))
