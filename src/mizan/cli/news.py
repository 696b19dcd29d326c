"""`mizan news`: what the documents that were added lately brought."""

from collections.abc import Iterator
from datetime import date

import click

from mizan.cli.console import Listing, language, output, say, write_line
from mizan.cli.kept import Brought, Kept
from mizan.cli.main import NOTHING_FOUND
from mizan.cli.options import PARTY, added_since_option, json_option, ledger_option
from mizan.cli.reports import quoted, shortened, witness
from mizan.cli.summaries import record_row
from mizan.ledger import Ledger
from mizan.model.booked import Booked
from mizan.model.messages import Message
from mizan.publishing.wording import matter, opening
from mizan.settling import Entry
from mizan.settling.commitments import Commitment
from mizan.settling.contradictions import Contradiction

COLUMNS = ("new", "kind", "what", "who", "when", "told by", "words")


@click.command()
@click.argument("focal", type=PARTY, required=False)
@ledger_option
@added_since_option("--since", default="yesterday", show_default=True)
@json_option
def news(focal: str | None, ledger: str, since: str, as_json: bool) -> int:
    """Show what the documents that were added since a moment brought, on FOCAL or on anything.

    New entries, known entries that they tell again, points in which they say what no other document says; with FOCAL
    also its commitments that they tell a further stage of, and those that have fallen due since. What was only read
    again is not new. Of documents added by a Mizan that kept no moments it is not known, and they never count as new.
    """
    with Ledger.open(ledger, create=False) as books:
        brought = Kept.of(books).news(since, focal)
        found = [*_entries(brought), *_contradictions(brought), *_commitments(brought)]
    found = [one for one in found if one[-1]]
    if as_json:
        for source in brought.documents.values():
            write_line({"new": "document", "doc": source.name, "outlet": source.outlet, "published": source.published})
        for new, one, reports in found:
            told = dict(zip(("kind", "what", "who", "when"), _told(one, "en"), strict=True))
            write_line({"new": new, "id": one.id, **told, "reports": [quoted(report) for report in reports]})
    else:
        if found:
            output().print(Listing(None, COLUMNS, [_row(*one) for one in found]))
        say(Message("documents_added", count=len(brought.documents)))
    return 0 if brought.documents or found else NOTHING_FOUND


Found = tuple[str, Entry | Contradiction | Commitment, list[Booked]]
"""In which way something is new, what it is, and the reports by which it is."""


def _entries(brought: Brought) -> Iterator[Found]:
    for new, entries in (("entry", brought.first), ("told again", brought.again)):
        for entry in entries:
            yield new, entry, brought.new(entry.witnesses)


def _contradictions(brought: Brought) -> Iterator[Found]:
    for one in brought.disputed:
        yield "contested", one, brought.new(report for side in one.sides for report in side.reports)


def _commitments(brought: Brought) -> Iterator[Found]:
    for promise in brought.moved:
        yield (
            promise.stage(date.today()),
            promise,
            brought.new(told for stage in promise.stages for told in stage.reports),
        )
    for promise in brought.late:
        yield "fell due", promise, list(promise.stages[0].reports)


def _row(new: str, one: Entry | Contradiction | Commitment, reports: list[Booked]) -> list[object]:
    return [new, *_told(one, language()), witness(reports[0]), shortened(reports[0].record.evidence.words)]


def _told(one: Entry | Contradiction | Commitment, told_in: str) -> tuple[object, object, object, object]:
    """The kind of a thing, what it is, who takes part, and when it is or is due."""
    if isinstance(one, Entry):
        _, _, _, what, who, *_ = record_row("", one.record)
        return one.kind, what, who, one.date
    what = shortened(opening(matter(one.what, told_in)), 50)
    if isinstance(one, Contradiction):
        return one.aspect, what, ", ".join(one.parties), None
    return "commitment", what, ", ".join(sorted(one.parties)), one.due
