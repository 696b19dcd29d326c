"""What acts a text tells, as the tests of their wording ask for it."""

from mizan.model import Document, Event
from mizan.reading.reader import candidates

Told = tuple[str, tuple[str, ...], tuple[str, ...]]


def told(text: str) -> list[Told]:
    """Type, actors and recipients of every act proposed for a text."""
    records = [candidate.record for candidate in candidates(Document.of(text))]
    return [(r.event_type, r.actors, r.recipients) for r in records if isinstance(r, Event)]
