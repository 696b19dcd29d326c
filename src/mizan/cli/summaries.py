"""One line for a record, whatever its kind."""

from mizan.model import Agreement, Entity, Event, Figure, Project, Record, Relation, Statement
from mizan.model.booked import Booked

RECORD_COLUMNS = ("record", "document", "kind", "what", "who", "when", "status", "words")
BOOKED_COLUMNS = (*RECORD_COLUMNS[:-1], "judged", RECORD_COLUMNS[-1])
WORDS = 70


def record_row(document: str, record: Record) -> list[object]:
    """The cells under RECORD_COLUMNS."""
    what, who, when, status = _summary(record)
    words = " ".join(record.evidence.words.split())
    shown = words if len(words) <= WORDS else words[: WORDS - 1] + "…"
    return [record.id, document, record.kind, what, who, when, status, shown]


def booked_row(booked: Booked) -> list[object]:
    """The cells of a record in a ledger, under BOOKED_COLUMNS."""
    *cells, words = record_row(booked.source.name, booked.record)
    return [booked.id, *cells[1:], booked.judged.label if booked.judged else None, words]


def _summary(record: Record) -> tuple[str, str, str | None, str | None]:
    match record:
        case Event():
            who = ", ".join(record.actors)
            if record.recipients:
                who += f" → {', '.join(record.recipients)}"
            return " ".join(filter(None, (record.event_type, record.mode))), who, record.date, record.status
        case Agreement():
            return record.instrument, ", ".join(record.parties), record.date or record.until, record.status
        case Figure():
            bound = "" if record.bound == "exact" else f"{record.bound} "
            what = f"{record.indicator}: {bound}{_plain(record.amount)} {record.unit}"
            return what, ", ".join(record.parties), record.period, None
        case Statement():
            return ("quoted" if record.direct else "reported"), record.speaker, None, record.country
        case Relation():
            by = f" ({record.speaker})" if record.speaker else ""
            return record.relation, ", ".join(record.parties) + by, record.date, record.status
        case Project():
            return f"{record.type}: {record.name}", ", ".join(record.parties), record.date or record.due, record.stage
        case Entity():
            return record.type, record.name, None, record.code or record.role
    return record.kind, "", None, None


def _plain(value: float) -> str:
    """A number in full, with separators: 31,200,000,000 or 7,598.8."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"
