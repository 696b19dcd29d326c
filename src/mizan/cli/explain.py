"""`mizan explain`: why a record says what it says."""

import click
from rich.text import Text

from mizan.cli.console import output, write_line
from mizan.cli.options import ledger_option
from mizan.cli.passages import fields_lines, passage, source_line
from mizan.ledger import Ledger
from mizan.reading.explanation import Explanation
from mizan.reading.explanation import explain as explain_record


@click.command()
@click.argument("record")
@ledger_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")
def explain(record: str, ledger: str, as_json: bool) -> int:
    """Show the words of RECORD in their context, and the rule, frame and lexicon entries that made it.

    RECORD is a record's id, or as much of its beginning as is unmistakable (see `mizan show`).
    """
    with Ledger.open(ledger, create=False) as books:
        read, booked = books.record(record, judged=False), books.record(record)
        document = books.document(booked.record.document)
    reasons = explain_record(document, read.record)
    if as_json:
        write_line({**booked.line(), "explanation": reasons})
        return 0
    console = output()
    console.print(Text(f"{booked.record.kind} {booked.id}", style="bold"))
    console.print(Text(source_line(document, booked.record.evidence) + "\n"))
    console.print(passage(document, booked.record))
    for line in ["", *fields_lines(booked), *_lines(reasons)]:
        console.print(Text(line))
    return 0


def _lines(reasons: Explanation) -> list[str]:
    lines = ["", f"rule: {reasons.rule}"]
    if reasons.frame:
        lines.append("frame: " + "  ".join(f"{name}={value}" for name, value in reasons.frame.items()))
    for entry in reasons.entries:
        columns = "  ".join(f"{name}={value}" for name, value in entry.columns.items() if value)
        lines.append(f"lexicon: {entry.reference}  {columns}")
    lines += ["", f"confidence: {reasons.confidence:.2f}"]
    for feature in reasons.features:
        lines.append(f"  {feature.weight:+.2f}  {feature.name}")
    return lines
