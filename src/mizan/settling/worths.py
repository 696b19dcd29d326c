"""What instruments, signings and projects are worth, by every source that says so in the words that tell of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from msgspec import Struct

from mizan.languages.arabic.wording import subject_words
from mizan.model import Figure
from mizan.model.booked import Booked
from mizan.settling.acts import SIGNING
from mizan.settling.entry import Entry, in_same_words, position

WORTH = frozenset(("contract_value", "investment", "project_value", "aid"))
"""Indicators of amounts that an instrument or a project can be worth."""

_HALF = 0.5


class Worth(Struct, frozen=True):
    """Amounts of one indicator and unit, told in the words that tell of one entry; the figures in order of sources."""

    entry: Entry
    indicator: str
    unit: str
    figures: tuple[Booked, ...]


def worths(entries: Iterable[Entry]) -> list[Worth]:
    """What instruments, projects and acts of signing are worth.

    A figure belongs to an entry when it stands in the words of one of its reports, is the only such amount there,
    stands in the words of no other entry of that kind and is of somebody who takes part. Entries hold together on less
    than amounts can be held against each other by: of several those are kept that share half of their words with
    another.
    """
    told: dict[str, list[Booked]] = defaultdict(list)
    worthy: list[Entry] = []
    for entry in entries:
        if can_be_worth(entry):
            worthy.append(entry)
        for report in filter(_is_worth, entry.reports):
            told[report.source.id].append(report)
    of_kind = ([entry for entry in worthy if entry.kind == kind] for kind in ("agreement", "project", "event"))
    return [worth for same in of_kind for worth in _of_kind(same, told)]


def can_be_worth(entry: Entry) -> bool:
    """Whether an entry is an instrument, a project or an act of signing."""
    return entry.kind in ("agreement", "project") or (entry.kind == "event" and entry.act == SIGNING)


def tells_of_worth(entry: Entry) -> bool:
    """Whether an entry can be worth something, or is an amount that something can be worth."""
    return can_be_worth(entry) or any(map(_is_worth, entry.reports))


def _is_worth(report: Booked) -> bool:
    return isinstance(report.record, Figure) and report.record.indicator in WORTH


def _of_kind(entries: list[Entry], told: dict[str, list[Booked]]) -> Iterator[Worth]:
    amounts = [(entry, _amounts(entry, told)) for entry in entries]
    owners = Counter(id for _, by_unit in amounts for figures in by_unit.values() for id in figures)
    for entry, by_unit in amounts:
        for (indicator, unit), figures in sorted(by_unit.items()):
            if own := _alike(sorted((figures[id] for id in figures if owners[id] == 1), key=position)):
                yield Worth(entry, indicator, unit, tuple(own))


def _amounts(entry: Entry, told: dict[str, list[Booked]]) -> dict[tuple[str, str], dict[str, Booked]]:
    """The amounts in the words of an entry's reports, by indicator and unit, of which a report has one alone."""
    found: dict[tuple[str, str], dict[str, Booked]] = defaultdict(dict)
    for report in entry.reports:
        within: dict[tuple[str, str], list[Booked]] = defaultdict(list)
        for figure in told.get(report.source.id, ()):
            record = figure.record
            if not isinstance(record, Figure) or entry.parties.isdisjoint(record.parties):
                continue
            if in_same_words(report, figure):
                within[record.indicator, record.unit].append(figure)
        for key, figures in within.items():
            if len(figures) == 1:
                found[key][figures[0].id] = figures[0]
    return found


def _alike(figures: list[Booked]) -> list[Booked]:
    words = {figure.id: subject_words(figure.record.evidence.words) for figure in figures}
    alike = {
        id for a, b in combinations(figures, 2) if _share(words[a.id], words[b.id]) >= _HALF for id in (a.id, b.id)
    }
    return [figure for figure in figures if figure.id in alike or len(figures) == 1]


def _share(first: frozenset[str], second: frozenset[str]) -> float:
    """How much of the fewer words stands among the others."""
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0
