"""Dating what a clause leaves undated: from the same encounter told elsewhere in the text."""

from collections.abc import Iterator

from msgspec import structs

from mizan.model import Event
from mizan.model.edtf import bounds, valid
from mizan.reading.events.modality import PROMISED
from mizan.reading.parts import Candidate

_ENCOUNTERS = frozenset(("CONSULT", "SUPPORT"))
_HOSTILE = frozenset(("SANCTION",))
_SHARING = frozenset(("occurred", "planned"))
_DAY = len("2000-01-01")
_YEAR = len("2000")
_OVER = frozenset(("tense=past", "light-tense=past", "status=after"))
_TOLD = frozenset(("tense=past", "light-tense=past"))
_MONTH = "2000-01"
_NEAR = 150


def dated(candidates: list[Candidate], published: str | None) -> Iterator[Candidate]:
    """The candidates, with the dates that acts of one encounter share; what is dated behind publication is to come.

    A date to come belongs to another act than one told as over.
    """
    for candidate in _shared(candidates, published):
        event = _event(candidate)
        if event.status == "occurred" and _is_ahead(event.date, published):
            if not _OVER.isdisjoint(candidate.features):
                yield Candidate(structs.replace(event, date=None, date_basis=None), candidate.features)
                continue
            kind, mode = ("AGREE", None) if event.event_type in PROMISED else (event.event_type, event.mode)
            event = structs.replace(event, event_type=kind, mode=mode, status="planned")
            candidate = Candidate(event, (*candidate.features, "date=ahead"))
        yield candidate


def _is_ahead(date: str | None, published: str | None) -> bool:
    """Whether a date begins after the day of publication."""
    if not date or not valid(date) or not published or len(published) < _DAY:
        return False
    return bounds(date)[0].isoformat() > published


def _shared(candidates: list[Candidate], published: str | None) -> Iterator[Candidate]:
    known: dict[frozenset[str], str] = {}
    hostile: dict[tuple[str, tuple[str, ...], tuple[str, ...]], str] = {}
    last: Event | None = None
    for candidate in reversed(candidates):
        event = _event(candidate)
        if event.date and event.status == "occurred" and event.event_type in _HOSTILE:
            hostile[_deed(event)] = event.date
    for candidate in candidates:
        event = _event(candidate)
        if event.status == "planned" and _is_past(event.date, published):
            event = structs.replace(event, date=None, date_basis=None)
            candidate = Candidate(event, candidate.features)
        parties = _parties(event)
        if event.date and _is_background(candidate, published):
            last = None
        elif event.date:
            if len(event.date) > _YEAR:
                last = event
                if _meets(event) and published and event.date.startswith(published[: len(_MONTH)]):
                    known[parties] = event.date
        elif event.status in _SHARING:
            date = _beside(event, last)
            if date is None and event.status == "occurred":
                date = hostile.get(_deed(event)) or (known.get(parties) if _inherits(event) else None)
                date = date or _current(candidate, published)
            if date is not None:
                record = structs.replace(event, date=date, date_basis="inferred")
                yield Candidate(record, (*candidate.features, "date=inherited"))
                continue
        yield candidate


def _beside(event: Event, last: Event | None) -> str | None:
    """The date of an act of the same parties and status told just before."""
    if last is None or last.status != event.status or _parties(last) != _parties(event):
        return None
    return last.date if event.evidence.start - last.evidence.end < _NEAR else None


def _current(candidate: Candidate, published: str | None) -> str | None:
    """The month of publication, for an encounter, and for support that a verb of the past tells: they are the news."""
    if not published or len(published) < len(_MONTH):
        return None
    kind = _event(candidate).event_type
    told = kind == "SUPPORT" and not _TOLD.isdisjoint(candidate.features)
    return published[: len(_MONTH)] if kind == "CONSULT" or told else None


def _deed(event: Event) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    return event.event_type, event.actors, event.recipients


def _is_past(date: str | None, published: str | None) -> bool:
    """Whether a day lies before that of publication: what is planned then was told, not done, on it."""
    return bool(date and published and "/" not in date and len(date) == len(published) == 10 and date < published)


def _is_background(candidate: Candidate, published: str | None) -> bool:
    """Whether an act of years ago is only mentioned, not told by a verb: what is told beside it did not happen then."""
    date = _event(candidate).date
    if not date or not valid(date) or not published or not _OVER.isdisjoint(candidate.features):
        return False
    return int(published[:_YEAR]) - bounds(date)[1].year > 1


def _event(candidate: Candidate) -> Event:
    assert isinstance(candidate.record, Event)
    return candidate.record


def _parties(event: Event) -> frozenset[str]:
    return frozenset(event.actors + event.recipients)


def _meets(event: Event) -> bool:
    return event.event_type in _ENCOUNTERS and event.status == "occurred"


def _inherits(event: Event) -> bool:
    """Whether an undated act shares the date of the encounter it is told with."""
    return event.event_type in _ENCOUNTERS or (event.event_type == "AGREE" and len(event.actors) > 1)
