"""Who the partners of a focal state are, and how much stands in the books with each."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from msgspec import Struct

from mizan.model import Agreement, Event, Record, Statement
from mizan.model.vocabulary import parties as register
from mizan.settling import Entry
from mizan.settling.entry import COUNTED
from mizan.weighing.naming import named_with
from mizan.weighing.scores import score_of


class Partner(Struct, frozen=True):
    """A state or organisation that shares entries with a focal state; every number counts entries.

    `acts` happened between the two alone, `shared_acts` with further parties (a summit of six is not fifteen
    dyads). `promises` are planned acts and agreements. `cooperation` and `conflict` are the positive and the
    negative part of the sum of PLOVER scores of `acts` (scale -10 … 10; PLOVER manual 0.8).
    """

    code: str
    acts: int = 0
    shared_acts: int = 0
    agreements: int = 0
    figures: int = 0
    promises: int = 0
    statements: int = 0
    cooperation: float = 0.0
    conflict: float = 0.0

    @property
    def entries(self) -> int:
        """All entries shared with the focal state."""
        return self.acts + self.shared_acts + self.agreements + self.figures + self.promises + self.statements


def partners(
    entries: Iterable[Entry], focal: str, telling: Collection[str] | None = None, *, named: bool = False
) -> list[Partner]:
    """The partners of a focal state, those with most entries first; with `named` only what tells plainly of both.

    Only states and organisations of the register are partners; companies and cities are not. A statement counts
    for the state whose speaker made it, in documents that tell something of the focal state. What is negated or
    hypothetical is no act. Where the documents `telling` of the focal state are given (ids), the entries may be those
    alone that concern it, and are not held.
    """
    if telling is None:
        entries = list(entries)
        telling = {report.source.id for entry in entries if focal in entry.parties for report in entry.reports}
    known = register()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    scores: dict[str, list[float]] = defaultdict(list)
    for entry in entries:
        column = _column(entry, focal, telling)
        if column is None:
            continue
        sides = entry.parties & named_with(entry, focal) if named else entry.parties
        for code in sides:
            if code in known and code != focal:
                counts[code][column] += 1
                if column == "acts":
                    scores[code].append(_score(entry.record))
    made = [
        Partner(
            code,
            **row,
            cooperation=sum(score for score in scores[code] if score > 0),
            conflict=sum(score for score in scores[code] if score < 0),
        )
        for code, row in counts.items()
    ]
    return sorted(made, key=lambda partner: (-partner.entries, partner.code))


def _column(entry: Entry, focal: str, telling: Collection[str]) -> str | None:
    record = entry.record
    if entry.kind not in COUNTED:
        return None
    if isinstance(record, Statement):
        return "statements" if any(report.source.id in telling for report in entry.reports) else None
    if focal not in entry.parties:
        return None
    if isinstance(record, Event):
        if record.status == "planned":
            return "promises"
        if record.status != "occurred":
            return None
        return "acts" if len(entry.parties) == 2 else "shared_acts"
    if isinstance(record, Agreement):
        return "promises" if record.status in ("planned", "proposed") else "agreements"
    return "figures"


def _score(record: Record) -> float:
    """The score of an act between two alone."""
    if not isinstance(record, Event):
        return 0.0
    return score_of(record) or 0.0
