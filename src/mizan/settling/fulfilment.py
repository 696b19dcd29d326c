"""What was done after it was promised, where no record names the act that was promised: found by what it is about."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from mizan.model import Event
from mizan.model.booked import Booked
from mizan.settling.entry import Entry, position
from mizan.settling.matters import matter
from mizan.settling.timing import Days, days

COOPERATIVE = frozenset(("AGREE", "CONCEDE", "SUPPORT", "COOPERATE", "AID", "CONSULT", "RETREAT"))
"""Types of acts that can be promised to somebody's benefit."""

_LEAST = 3
_SHARE = 0.5
_CROWD = 100
"""A word that the two parties have more often in what they did tells nothing of what a promise became."""


FULFILLING = COOPERATIVE - {"AGREE"}
"""Types of acts that can be what was promised."""


class Done:
    """What some parties did together, by the words that tell what it was about."""

    def __init__(self, reports: Iterable[Booked]) -> None:
        self._reports = list(reports)
        self._about: dict[str, list[int]] = defaultdict(list)
        for place, report in enumerate(self._reports):
            for word in matter(report.record.evidence.words):
                self._about[word].append(place)

    def since(self, words: str, announced: str | None, besides: Iterable[Booked]) -> list[Booked]:
        """Reports published since by other documents in which they did what the words are about."""
        promised, start = matter(words), days(announced)
        if len(promised) < _LEAST or start is None:
            return []
        documents = {report.source.id for report in besides}
        shared: Counter[int] = Counter()
        for word in promised:
            told = self._about.get(word, ())
            shared.update(told if len(told) <= _CROWD else ())
        enough = max(_LEAST, _SHARE * len(promised))
        found = (self._reports[place] for place, count in shared.items() if count >= enough)
        kept = (report for report in found if _since(report, start) and report.source.id not in documents)
        return sorted(kept, key=position)


def fulfils(entry: Entry) -> bool:
    """Whether an entry tells of something done that can have been promised."""
    record = entry.record
    acted = isinstance(record, Event) and entry.kind == "event" and record.event_type in FULFILLING
    return acted and entry.status == "occurred"


def _since(report: Booked, start: Days) -> bool:
    when = days(report.source.published)
    return when is not None and when.first >= start.last
