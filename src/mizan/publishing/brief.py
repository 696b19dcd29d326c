"""The brief: a focal state, alone or with one partner, every item with the words of those who say so."""

import datetime
from collections.abc import Iterable

from mizan.model.booked import Booked
from mizan.publishing import sections
from mizan.publishing.changes import changes
from mizan.publishing.items import of_commitment, of_contradiction, of_entry
from mizan.publishing.parts import Brief, Section
from mizan.settling import Entry, Identity, identify, ladder, project_register
from mizan.settling.commitments import Commitment, commitments
from mizan.settling.contradictions import contradictions
from mizan.weighing import partners

_TELLING = frozenset(("event", "agreement", "figure", "claim"))


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
    """Choose and arrange what concerns a focal state (and one partner, if given).

    `records` are those behind the entries: from them come spellings that differ. `identity` is worked out unless it is
    given. With `since` the brief begins with what changed since that day. Statements are those of speakers for the
    focal state or its partners, in documents that tell of it.
    """
    everything, booked = list(entries), list(records)
    vectors = [row for row in partners(everything, focal) if partner in (None, row.code)]
    wanted = {focal, partner} if partner else {focal}
    chosen = [entry for entry in everything if entry.kind in _TELLING and wanted <= entry.parties]
    told = [entry for entry in chosen if entry.kind != "claim"]
    telling = {report.source.id for entry in chosen for report in entry.reports}
    speakers = {focal, *(row.code for row in vectors)}
    said = [
        entry
        for entry in everything
        if entry.kind == "statement" and entry.parties & speakers and entry.reports[0].source.id in telling
    ]
    promises = [one for one in commitments(everything, focal) if wanted <= one.parties]
    titles = ladder(everything, focal, partner)
    who = identity or identify(booked)
    works = [one for one in project_register(everything, who, focal) if wanted <= set(one.parties)]
    disputed = [one for one in contradictions(everything, who, booked) if wanted <= set(one.parties)]
    parts = [
        Section("contested", sections.by_parties([of_contradiction(one, language) for one in disputed])),
        sections.ladder(titles, focal, language),
        sections.timeline([e for e in told if e.kind == "event" and _status(e) == "occurred"], language),
        sections.agreements([e for e in told if e.kind == "agreement" and not sections.promised(e)], language),
        sections.projects(works, language),
        sections.figures([e for e in told if e.kind == "figure"], language),
        _commitments(promises, [e for e in told if sections.promised(e)], made, language),
        sections.statements(said, language),
    ]
    items = sum(part.size for part in parts)
    if since is not None:
        parts.insert(0, changes(since, made, told, promises, disputed, titles, language))
    cited = {quote.source for section in parts for item in section.items() for quote in item.quotes}
    sources = tuple(sorted(cited, key=sections.by_date))
    return Brief(focal, partner, language, made, tuple(vectors), tuple(parts), sources, since, items)


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
