"""The books in an archive, as they settle: its records, who is who in them, and their entries."""

from collections.abc import Iterable
from pathlib import Path
from typing import Self

from msgspec import Struct

from mizan.model import Document
from mizan.model.booked import Booked
from mizan.settling import Entry, Identity, identify, settle


class Settled(Struct, frozen=True):
    """Records, who is who in them, their entries, and the texts where they were asked for."""

    records: list[Booked]
    identity: Identity
    entries: list[Entry]
    documents: list[Document]

    @classmethod
    def made(cls, records: list[Booked], documents: Iterable[Document] = ()) -> Self:
        """Settle records on which there are no judgements."""
        identity = identify(records)
        return cls(records, identity, settle(records, identity=identity), list(documents))


def settled(url: str, *, texts: bool = False, focal: str | None = None) -> Settled:
    """Settle the records of an archive: those alone that `focal` is weighed by, where it is given.

    An archive has no judgements: load it into a ledger to judge.
    """
    # Imported only here: a ledger is asked without the libraries that archives need.
    from mizan.archives.archive import Archive

    archive = Archive.open(url)
    return Settled.made(list(archive.records(partner=focal)), documents=archive.documents() if texts else ())


def is_archive(url: str) -> bool:
    """Whether a path or URL names an archive, not a ledger."""
    return ("://" in url and not url.startswith(("sqlite", "postgresql"))) or Path(url).is_dir()
