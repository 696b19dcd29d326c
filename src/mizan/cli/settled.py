"""The books as settled: what several commands start from."""

from pathlib import Path

from msgspec import Struct

from mizan.ledger import Ledger
from mizan.model import Document
from mizan.model.booked import Booked
from mizan.settling import Entry, Identity, identify, settle


class Settled(Struct):
    """The records of a ledger, who is who in them, their entries, and the texts where they were asked for."""

    records: list[Booked]
    identity: Identity
    entries: list[Entry]
    documents: list[Document]


def settled(ledger: Path, *, texts: bool = False) -> Settled:
    """Settle the records of a ledger as people judged them."""
    with Ledger.open(ledger, create=False) as books:
        records = list(books.records())
        edges = books.standing().edges
        documents = list(books.documents()) if texts else []
    identity = identify(records, edges)
    return Settled(records, identity, settle(records, edges, identity), documents)


def witness(report: Booked) -> str:
    """Who says so, and when."""
    source = report.source
    return ", ".join(filter(None, (source.outlet or source.name, source.published)))


def quoted(report: Booked) -> dict[str, object]:
    """A report as JSON: document, outlet, date of publication, where the words stand, and the words."""
    source, evidence = report.source, report.record.evidence
    return {
        "record": report.id,
        "doc": source.name,
        "outlet": source.outlet,
        "published": source.published,
        "start": evidence.start,
        "end": evidence.end,
        "words": evidence.words,
    }


def shortened(words: str, length: int = 80) -> str:
    """Words on one line, cut where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= length else line[: length - 1] + "…"
