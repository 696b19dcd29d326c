"""`mizan read`: documents in, records out or into the ledger."""

import gc
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from mizan.cli.console import Listing, complain, notice, output, progress, write_lines
from mizan.cli.main import BAD_INPUT, NOTHING_FOUND
from mizan.cli.summaries import RECORD_COLUMNS, record_row
from mizan.documents import LARGEST, DocumentError, Known, publication, read_documents, size
from mizan.model import Document, Record
from mizan.reading import PATIENCE, Lines, read_all, read_all_lines
from mizan.reading import read as read_document

if TYPE_CHECKING:
    from mizan.ledger import Ledger


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--ledger", metavar="FILE|URL", help="Book the records in this ledger: a file or a PostgreSQL URL.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), help="Print every record in this form.")
@click.option("--archive", metavar="URL", help="Write documents and records as Parquet files into this folder or URL.")
@click.option("--published", metavar="DATE", help="Date of publication where a document tells none (2023, 2023-11-09).")
@click.option("--outlet", metavar="NAME", help="Outlet where a document tells none.")
@click.option(
    "--largest",
    type=click.IntRange(1),
    default=LARGEST // 1_000_000,
    show_default=True,
    metavar="MB",
    help="Refuse a document larger than this.",
)
@click.option("--encoding", metavar="NAME", help="Encoding of the files, where detection cannot decide.")
@click.option(
    "--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="Read in so many processes at once."
)
@click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="Who reads into an archive: processes of this machine, or a Ray cluster.",
)
@click.option("--address", metavar="ADDRESS", help="Where the Ray cluster is; without it Ray starts one here.")
def read(
    paths: tuple[str, ...],
    ledger: str | None,
    form: str | None,
    archive: str | None,
    published: str | None,
    outlet: str | None,
    largest: int,
    encoding: str | None,
    jobs: int,
    engine: str,
    address: str | None,
) -> int:
    """Read documents into records.

    A PATH is a text, a saved web page (.html, .mhtml), a PDF, a Word document (.docx), a feed (RSS or Atom, each item a
    document), a file of JSON lines ({id, text, title, published, outlet, url}), a folder of such files, or - for
    standard input. Title, outlet, date and address are taken from pages and feeds that tell them; a name.json beside
    name.pdf tells what it does not. Without --ledger the records are printed; with it they are booked, and reading
    the same documents again changes nothing. A document that cannot be read is named, the others are read all the
    same.

    With --archive a PATH is a file or folder of JSON lines or Parquet, a pattern, or a URL (s3://…), and its parts are
    read side by side; those that are done are not read again.
    """
    if archive is not None:
        from mizan.cli.archiving import read_into

        known = Known(None, publication(published), outlet)
        done = read_into(archive, paths, engine=engine, address=address, jobs=jobs, known=known)
        return BAD_INPUT if done["failed"] else 0
    if engine != "local":
        raise click.UsageError("--engine ray reads into an archive; name one with --archive")
    gc.set_threshold(*PATIENCE)
    form = form or ("table" if ledger is None else None)
    tally: Counter[str] = Counter()
    outcomes: Counter[str] = Counter()
    shown: list[list[object]] = []
    books = _opened(ledger) if ledger else None
    try:
        with progress("reading", size(paths)) as counter:
            taken = read_documents(
                paths,
                published=published,
                outlet=outlet,
                encoding=encoding,
                largest=largest * 1_000_000,
                notify=notice,
                taken=counter.take,
            )
            good = _good(taken, books, outcomes)
            if form == "jsonl" and not books:
                for _, lines in read_all_lines(good, jobs):
                    write_lines(lines.text)
                    outcomes["read"] += 1
                    tally.update(lines.kinds)
                    counter.advance()
            else:
                for document, records in read_all(good, jobs):
                    if books:
                        document, records = _booked(document, records, books, outcomes)
                    else:
                        outcomes["read"] += 1
                    tally.update(record.kind for record in records)
                    if form == "jsonl":
                        write_lines(Lines.of(document, records).text)
                    elif form == "table":
                        shown += [record_row(document.name, record) for record in records]
                    counter.advance()
    finally:
        if books:
            books.close()
    if form == "table" and shown:
        output().print(Listing(None, RECORD_COLUMNS, shown))
    if form != "jsonl" and outcomes.total() > outcomes["failed"]:
        _summarise(tally, outcomes, books.address if books else None)
    if outcomes["failed"]:
        return BAD_INPUT
    return 0 if tally else NOTHING_FOUND


def _opened(path: str) -> "Ledger":
    # Imported only here: the database takes longer to import than a short document to read.
    from mizan.ledger import Ledger

    return Ledger.open(path)


def _good(
    taken: Iterable[Document | DocumentError], books: "Ledger | None", outcomes: Counter[str]
) -> Iterator[Document]:
    """The documents to read, with what the books know of them; what could not be taken in is named and counted."""
    for document in taken:
        if isinstance(document, DocumentError):
            complain(document)
            outcomes["failed"] += 1
        else:
            yield books.complete(document) if books else document


def _booked(
    document: Document, records: list[Record], books: "Ledger", outcomes: Counter[str]
) -> tuple[Document, list[Record]]:
    # The same text may have been booked, with a date or a title, while this one was being read.
    known = books.complete(document)
    if known != document:
        document, records = known, read_document(known)
    outcomes[str(books.add(document, records))] += 1
    return document, records


def _summarise(tally: Counter[str], outcomes: Counter[str], ledger: str | None) -> None:
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in sorted(tally.items())) or "nothing"
    documents = ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(outcomes.items()))
    where = f" in {ledger}" if ledger else ""
    print(f"Documents: {documents}. Records{where}: {kinds}.", file=sys.stdout if ledger else sys.stderr)
