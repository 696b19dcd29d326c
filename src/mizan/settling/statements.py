"""Statements: the same words of the same speaker are one statement, however many outlets carry them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from mizan.languages.arabic.comparing import written
from mizan.model import Statement
from mizan.model.booked import Booked
from mizan.settling.entry import Draft
from mizan.settling.identity import Identity


def block(report: Booked, identity: Identity) -> tuple[Any, ...]:
    """What the records that can be of one statement with this one have in common: who speaks."""
    assert isinstance(report.record, Statement)
    return ("statement", identity.party(report.record.speaker))


def settle_statements(reports: Iterable[Booked], identity: Identity) -> list[Draft]:
    """The statements that records hold."""
    said: dict[tuple[Any, ...], list[Booked]] = defaultdict(list)
    for report in reports:
        record = report.record
        if isinstance(record, Statement):
            said[*block(report, identity), written(_words(record))].append(report)
    return [Draft("statement", key, (), [(report, "words") for report in members]) for key, members in said.items()]


def _words(record: Statement) -> str:
    """What was said, as far as the evidence holds it."""
    evidence, content = record.evidence, record.content
    if evidence.start <= content.start < content.end <= evidence.end:
        return evidence.words[content.start - evidence.start : content.end - evidence.start]
    return f"{evidence.words}@{content.start - evidence.start}"
