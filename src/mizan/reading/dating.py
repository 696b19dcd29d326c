"""Dating what a clause leaves undated: from the same encounter told elsewhere in the text."""

from collections.abc import Iterator

from msgspec import structs

from mizan.model import Event
from mizan.reading.parts import Candidate

_ENCOUNTERS = frozenset(("CONSULT", "SUPPORT"))
_EARLY = 900
_NEAR = 250


def dated(candidates: list[Candidate], published: str | None) -> Iterator[Candidate]:
    """The candidates, with the dates that acts of one encounter share filled in."""
    known: dict[frozenset[str], str] = {}
    later: dict[frozenset[str], str] = {}
    last: Event | None = None
    for candidate in reversed(candidates):
        event = _event(candidate)
        if event.date and _meets(event):
            later[_parties(event)] = event.date
    for candidate in candidates:
        event = _event(candidate)
        parties = _parties(event)
        if event.date:
            last = event
            if _meets(event):
                known[parties] = event.date
        elif event.status == "occurred":
            date = _beside(event, last)
            if date is None and _inherits(event):
                date = known.get(parties) or later.get(parties) or _current(candidate, published)
            if date is not None:
                record = structs.replace(event, date=date, date_basis="inferred")
                yield Candidate(record, (*candidate.features, "date=inherited"))
                continue
        yield candidate


def _beside(event: Event, last: Event | None) -> str | None:
    """The date of an act of the same parties told just before."""
    if last is None or last.status != "occurred" or _parties(last) != _parties(event):
        return None
    return last.date if event.evidence.start - last.evidence.end < _NEAR else None


def _current(candidate: Candidate, published: str | None) -> str | None:
    """The month of publication, for an encounter told as going on or as the news itself."""
    if not published or len(published) < 7:
        return None
    event = _event(candidate)
    if event.event_type not in _ENCOUNTERS:
        return None
    going_on = any(feature in ("tense=present", "light-tense=present") for feature in candidate.features)
    return published[:7] if going_on or event.evidence.start < _EARLY else None


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
