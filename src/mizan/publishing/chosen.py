"""What a brief tells: of all that is in the books, what concerns a focal state, alone or with one partner."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from mizan.model.booked import Booked, Source
from mizan.settling import Entry, Identity, Title, Undertaking, identify, ladder, project_register
from mizan.settling.commitments import Commitment, commitments
from mizan.settling.contradictions import Contradiction, contradictions
from mizan.weighing import Partner, partners

TELLING = frozenset(("event", "agreement", "figure", "claim"))
"""The kinds of entries that tell something of those who take part."""


class Rest(Struct, frozen=True):
    """What a brief counts and does not show: how many items of its sections, by their anchors, and their sources."""

    items: Mapping[str, int] = field(default_factory=dict)
    sources: Sequence[Source] = ()


class Chosen(Struct, frozen=True):
    """What concerns a focal state (and one partner, if given).

    `told` are acts, agreements, figures and claims; `said` are statements of speakers for the focal state or its
    partners, in documents that tell of it. `rest` is what was left out of both.
    """

    focal: str
    partner: str | None
    partners: list[Partner]
    told: list[Entry]
    said: list[Entry]
    promises: list[Commitment]
    titles: list[Title]
    projects: list[Undertaking]
    contested: list[Contradiction]
    rest: Rest = Rest()


def choose(
    entries: Iterable[Entry],
    focal: str,
    partner: str | None = None,
    *,
    records: Iterable[Booked] = (),
    identity: Identity | None = None,
) -> Chosen:
    """Choose from all entries; `records` are those behind them: from them come spellings that differ.

    `identity` is worked out unless it is given.
    """
    everything, booked = list(entries), list(records)
    vectors = [row for row in partners(everything, focal) if partner in (None, row.code)]
    wanted = {focal, partner} if partner else {focal}
    told = [entry for entry in everything if entry.kind in TELLING and wanted <= entry.parties]
    telling = {report.source.id for entry in told for report in entry.reports}
    speakers = {focal, *(row.code for row in vectors)}
    who = identity or identify(booked)
    return Chosen(
        focal=focal,
        partner=partner,
        partners=vectors,
        told=told,
        said=[
            entry
            for entry in everything
            if entry.kind == "statement" and entry.parties & speakers and entry.reports[0].source.id in telling
        ],
        promises=[one for one in commitments(everything, focal) if wanted <= one.parties],
        titles=ladder(everything, focal, partner),
        projects=[one for one in project_register(everything, who, focal) if wanted <= set(one.parties)],
        contested=[one for one in contradictions(everything, who, booked) if wanted <= set(one.parties)],
    )
