"""Relations characterised in opposite ways: allies to one source, drifting apart to another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from mizan.model import Relation
from mizan.model.booked import Booked
from mizan.model.vocabulary import terms
from mizan.settling.identity import Identity

CLOSE = 4
"""From this grade of the ladder on a title is one of closeness: strategic partners and above."""

DISTANT = frozenset(("distancing", "tension", "rivalry"))
"""Characterisations that deny closeness."""


def side(record: Relation) -> int:
    """1 where a record calls two parties close, -1 where it calls them distant, 0 where it does neither."""
    if record.status not in ("held", "denied"):
        return 0
    grade = terms("relation").get(record.relation, {}).get("grade", 0)
    called = -1 if record.relation in DISTANT else 1 if grade >= CLOSE or record.relation == "rapprochement" else 0
    # That two are not rivals does not make them allies, but it contradicts who calls them rivals.
    return -called if record.status == "denied" else called


def opposed(booked: Iterable[Booked], identity: Identity) -> Iterator[tuple[tuple[str, str], dict[str, list[Booked]]]]:
    """Pairs of parties that are called close and distant, with the reports by how they characterise them."""
    called: dict[tuple[str, str], dict[int, list[Booked]]] = defaultdict(lambda: defaultdict(list))
    for report in booked:
        record = report.record
        if isinstance(record, Relation) and (way := side(record)):
            parties = sorted({identity.party(party) for party in record.parties})
            if len(parties) == 2:
                called[parties[0], parties[1]][way].append(report)
    for pair, ways in called.items():
        if len(ways) == 2:
            told: dict[str, list[Booked]] = defaultdict(list)
            for report in (*ways[1], *ways[-1]):
                told[_value(report)].append(report)
            yield pair, told


def _value(report: Booked) -> str:
    record = report.record
    if not isinstance(record, Relation):
        return ""
    status = f" ({record.status})" if record.status != "held" else ""
    speaker = f": {record.speaker}" if record.speaker else ""
    return f"{record.relation}{status}{speaker}"
