"""A record beside the words of its document."""

from rich.text import Text

from mizan.model import Document, Evidence, Record, Statement
from mizan.model.booked import Booked

AROUND = 120
_HIDDEN = ("doc", "kind", "evidence", "words", "record", "rule", "lexicon", "confidence", "judged")


def passage(document: Document, record: Record) -> Text:
    """The words of a record, marked, in their context; of a statement, what was said is underlined."""
    evidence = record.evidence
    first, last = max(0, evidence.start - AROUND), min(len(document.text), evidence.end + AROUND)
    shown = Text("…" if first else "")
    shown.append(_one_line(document.text[first : evidence.start]))
    start = len(shown)
    shown.append(_one_line(evidence.words), style="bold reverse")
    if isinstance(record, Statement):
        offset = start - evidence.start
        shown.stylize("underline", max(start, record.content.start + offset), record.content.end + offset)
    shown.append(_one_line(document.text[evidence.end : last]))
    return shown.append("…" if last < len(document.text) else "")


def source_line(document: Document, evidence: Evidence) -> str:
    """Where the words stand."""
    source = " · ".join(filter(None, (document.outlet, document.published, document.title, document.name)))
    return f"{source}, characters {evidence.start}–{evidence.end}"


def fields_lines(booked: Booked) -> list[str]:
    """The fields of a record, and what people judged of it."""
    lines = [f"{name}: {_shown(value)}" for name, value in booked.line().items() if name not in _HIDDEN]
    if booked.judged:
        lines.append(f"judged: {booked.judged.label} by {', '.join(booked.judged.authors)}")
        lines += [f"  {field} was {_shown(value)}" for field, value in booked.judged.was]
    return lines


def _one_line(text: str) -> str:
    return text.translate(_BREAKS)


_BREAKS = {ord(letter): " " for letter in "\n\r\t\v\f\u2028\u2029\x85"}


def _shown(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    if isinstance(value, dict):
        return ":".join(map(str, value.values()))
    return "" if value is None else str(value)
