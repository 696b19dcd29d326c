"""The books as settled, whether they are kept in a ledger or lie in an archive."""

import os
from pathlib import Path

from mizan.ledger import settled as ledgers
from mizan.ledger.settled import Settled


def settled(books: str | os.PathLike[str], *, texts: bool = False, focal: str | None = None) -> Settled:
    """Settle the records of a ledger, or of an archive where that is what the path or URL names.

    An archive has no judgements: load it into a ledger to judge. Of an archive, only the records that name `focal` are
    read where it is given.
    """
    url = os.fspath(books)
    if not is_archive(url):
        return ledgers.settled(books, texts=texts)
    # Imported only here: a ledger is settled without the libraries that archives need.
    from mizan.archives.archive import Archive

    archive = Archive.open(url)
    return Settled.made(list(archive.records(partner=focal)), (), list(archive.documents()) if texts else [])


def is_archive(url: str) -> bool:
    """Whether a path or URL names an archive, not a ledger."""
    return ("://" in url and not url.startswith(("sqlite", "postgresql"))) or Path(url).is_dir()
