"""A report told on the command line: who says so, as JSON, and in few words."""

from mizan.model.booked import Booked


def witness(report: Booked) -> str:
    """Who says so, and when."""
    source = report.source
    return ", ".join(filter(None, (source.teller, source.published)))


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
