"""`mizan explain`: why a record says what it says."""

from pathlib import Path

import click
from rich.text import Text

from mizan.cli.console import output, write_line
from mizan.cli.options import ledger_option
from mizan.ledger import Ledger
from mizan.reading.explanation import Explanation
from mizan.reading.explanation import explain as explain_record

AROUND = 120


@click.command()
@click.argument("record")
@ledger_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")
def explain(record: str, ledger: Path, as_json: bool) -> int:
    """Show the words of RECORD in their context, and the rule, frame and lexicon entries that made it.

    RECORD is a record's id, or as much of its beginning as is unmistakable (see `mizan show`).
    """
    with Ledger.open(ledger, create=False) as books:
        booked = books.record(record)
        document = books.document(booked.record.document)
    reasons = explain_record(document, booked.record)
    if as_json:
        write_line({**booked.record.line(document.name), "explanation": reasons})
        return 0
    evidence = booked.record.evidence
    before = document.text[max(0, evidence.start - AROUND) : evidence.start]
    after = document.text[evidence.end : evidence.end + AROUND]
    context = Text("…" + before.replace("\n", " "))
    context.append(evidence.words, style="bold reverse")
    context.append(after.replace("\n", " ") + "…")
    console = output()
    source = " · ".join(filter(None, (document.outlet, document.published, document.title, document.name)))
    console.print(Text(f"{booked.record.kind} {booked.record.id}", style="bold"))
    console.print(Text(f"{source}, characters {evidence.start}–{evidence.end}\n"))
    console.print(context)
    for line in _lines(reasons, booked.record.line(document.name)):
        console.print(Text(line))
    return 0


def _lines(reasons: Explanation, fields: dict[str, object]) -> list[str]:
    hidden = ("doc", "kind", "evidence", "words", "record", "rule", "lexicon", "confidence")
    lines = ["", *(f"{name}: {value}" for name, value in fields.items() if name not in hidden)]
    lines += ["", f"rule: {reasons.rule}"]
    for entry in reasons.entries:
        columns = "  ".join(f"{name}={value}" for name, value in entry.columns.items() if value)
        lines.append(f"lexicon: {entry.reference}  {columns}")
    lines += ["", f"confidence: {reasons.confidence:.2f}"]
    for feature in reasons.features:
        lines.append(f"  {feature.weight:+.2f}  {feature.name}")
    return lines
