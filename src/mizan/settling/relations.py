"""Relations: what each source calls two parties, over time, and where two sources call them opposite things.

A speaker, or an outlet in its own voice, that calls a pair the same in several places says it once: an entry. The
ladder lists these titles, the closest first, each with who grants it and when.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from mizan.model import Relation
from mizan.model.booked import Booked
from mizan.model.vocabulary import terms
from mizan.settling.entry import Draft, Entry, precise
from mizan.settling.identity import Identity

CLOSE, DISTANT = "close", "distant"
_OTHER = {CLOSE: DISTANT, DISTANT: CLOSE}


class Title(Struct, frozen=True):
    """What a source calls two parties. `grade` is its rung on the ladder, 0 where it has none.

    `by` is whose words they are, a speaker or an outlet. `date` is when it has been so, if that is told; `first` and
    `last` are the days of publication between which it is said.
    """

    entry: str
    relation: str
    status: str
    grade: int
    parties: tuple[str, ...]
    by: str
    speaker: bool
    date: str | None
    first: str | None
    last: str | None
    reports: tuple[Booked, ...]

    @property
    def when(self) -> str | None:
        """When it has been so, else when it was first said."""
        return self.date or self.first


def block(report: Booked, identity: Identity) -> tuple[Any, ...]:
    """What the records of one title have in common: who says of whom that they are what."""
    record = report.record
    assert isinstance(record, Relation)
    parties = tuple(sorted({identity.party(party) for party in record.parties}))
    voice = identity.party(record.speaker) if record.speaker else f"outlet:{report.source.teller}"
    return voice, parties, record.relation, record.status


def settle_relations(reports: Iterable[Booked], identity: Identity) -> list[Draft]:
    """What is called what by whom, from records."""
    said: dict[tuple[Any, ...], list[Booked]] = defaultdict(list)
    for report in reports:
        if isinstance(report.record, Relation):
            said[block(report, identity)].append(report)
    return [Draft("relation", key, (), [(report, "title") for report in members]) for key, members in said.items()]


def ladder(entries: Iterable[Entry], focal: str, partner: str | None = None) -> list[Title]:
    """The titles that sources give the relations of a party (with one partner), by partner, closest and earliest first.

    What is sought or denied stands behind what is held.
    """
    wanted = {focal, partner} - {None}
    found = [_title(entry) for entry in entries if entry.kind == "relation" and wanted <= entry.parties]
    return sorted(
        found, key=lambda one: (_others(one, focal), one.status != "held", -one.grade, one.when or "~", one.entry)
    )


def _others(title: Title, focal: str) -> tuple[str, ...]:
    return tuple(code for code in title.parties if code != focal)


def _title(entry: Entry) -> Title:
    record = entry.record
    assert isinstance(record, Relation)
    days = [day for report in entry.reports if (day := report.source.published)]
    return Title(
        entry=entry.id,
        relation=record.relation,
        status=record.status,
        grade=terms("relation").get(record.relation, {}).get("grade", 0),
        parties=tuple(sorted(entry.parties)),
        by=record.speaker or entry.best.source.teller,
        speaker=bool(record.speaker),
        date=precise(entry.reports),
        first=min(days, default=None),
        last=max(days, default=None),
        reports=entry.reports,
    )


def opposed(entries: Iterable[Entry], identity: Identity) -> Iterator[tuple[tuple[str, str], dict[str, list[Booked]]]]:
    """Pairs of parties that are called close and distant, with the reports by what they are called and by whom."""
    called: dict[tuple[str, str], dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        record = entry.record
        if isinstance(record, Relation) and (side := side_of(record.relation, record.status)):
            parties = sorted({identity.party(party) for party in record.parties})
            if len(parties) == 2:
                called[parties[0], parties[1]][side].append(entry)
    for pair, sides in called.items():
        if len(sides) == 2:
            told: dict[str, list[Booked]] = defaultdict(list)
            for entry in (*sides[CLOSE], *sides[DISTANT]):
                told[_value(entry.record)] += entry.reports
            yield pair, told


def side_of(relation: str, status: str) -> str | None:
    """Whether a relation of that status calls two parties close or distant; None where it does neither."""
    side: str | None = terms("relation").get(relation, {}).get("side")
    if side is None or status not in ("held", "denied"):
        return None
    # That two are not rivals does not make them allies, but it contradicts who calls them rivals.
    return _OTHER[side] if status == "denied" else side


def _value(record: Any) -> str:
    status = f" ({record.status})" if record.status != "held" else ""
    speaker = f": {record.speaker}" if record.speaker else ""
    return f"{record.relation}{status}{speaker}"
