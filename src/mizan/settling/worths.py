"""What instruments, signings and projects are worth, by every source that says so in the words that tell of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, combinations, product

from msgspec import Struct

from mizan.languages.arabic.wording import subject_words
from mizan.model import Figure
from mizan.model.booked import Booked
from mizan.settling.acts import SIGNING
from mizan.settling.entry import Entry, in_same_words, position
from mizan.settling.figures import agree

WORTH = frozenset(("contract_value", "investment", "project_value", "aid"))
"""Indicators of amounts that an instrument or a project can be worth."""

_PRICES = {"agreement": "contract_value", "event": "contract_value", "project": "project_value"}
"""What the price of a kind of entry is called: that of a contract and that of what it is to build are one price."""

_HALF = 0.5


class Worth(Struct, frozen=True):
    """Amounts of one indicator and unit, told in the words that tell of one entry; the figures in order of sources.

    `told` are the amounts that each of the reports tells, of which it may tell several ("7 billion, not 5.5").
    """

    entry: Entry
    indicator: str
    unit: str
    figures: tuple[Booked, ...]
    told: tuple[tuple[Booked, ...], ...]

    @property
    def differs(self) -> bool:
        """Whether two reports tell amounts none of which can mean one of the other's."""
        return any(not any(map(_agree, product(a, b))) for a, b in combinations(self.told, 2))


def worths(entries: Iterable[Entry]) -> list[Worth]:
    """What instruments, projects and acts of signing are worth.

    A figure belongs to an entry when it stands in the words of one of its reports and of no other entry of that kind,
    and is of somebody who takes part. What a contract and what it is to build are worth is one price, told as the one
    that is the entry's own where a report tells both. Entries hold together on less than amounts can be held against
    each other by: of several those are kept that share half of their words with another.
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
    owners: dict[str, set[str]] = defaultdict(set)
    for entry, found in amounts:
        for figure in chain.from_iterable(chain.from_iterable(found.values())):
            owners[figure.id].add(entry.id)
    for entry, found in amounts:
        for (indicator, unit), reports in sorted(found.items()):
            every = {figure.id: figure for figures in reports for figure in figures if len(owners[figure.id]) == 1}
            if own := _alike(sorted(every.values(), key=position)):
                kept = (tuple(figure for figure in figures if figure in own) for figures in reports)
                yield Worth(entry, indicator, unit, tuple(own), tuple(figures for figures in kept if figures))


def _amounts(entry: Entry, told: dict[str, list[Booked]]) -> dict[tuple[str, str], list[list[Booked]]]:
    """The amounts in the words of each of an entry's reports, by indicator and unit."""
    found: dict[tuple[str, str], list[list[Booked]]] = defaultdict(list)
    own = _PRICES[entry.kind]
    for report in entry.reports:
        within: dict[tuple[str, str], list[Booked]] = defaultdict(list)
        for figure in told.get(report.source.id, ()):
            record = _figure(figure)
            if not entry.parties.isdisjoint(record.parties) and in_same_words(report, figure):
                within[record.indicator, record.unit].append(figure)
        for (indicator, unit), figures in within.items():
            if indicator not in _PRICES.values():
                found[indicator, unit].append(figures)
            elif indicator == own or (own, unit) not in within:
                found[own, unit].append(figures)
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


def _agree(figures: tuple[Booked, ...]) -> bool:
    return agree(map(_figure, figures))


def _figure(report: Booked) -> Figure:
    assert isinstance(report.record, Figure)
    return report.record
