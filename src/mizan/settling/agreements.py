"""Agreements over time: one instrument is one entry, from the proposal to its end.

Records are of one instrument when their parties and instruments agree and their subjects share most of the words that
tell subjects apart. Instruments of one name signed on several days are several, but a treaty is signed once: there
the dates are contested. A joint statement is told apart by its date alone, a partnership not at all: it stands. A
record that tells no subject belongs to the one such instrument of its document, else of its date; without a date, what
is in force is one standing instrument, and what was concluded is one with what was told so within two days. An
instrument of the lexicon (the nuclear agreement with Iran) is one, whatever a report tells of it.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from mizan.languages.arabic.wording import known_instrument, nations, subject_words, tells
from mizan.model import Agreement
from mizan.model.booked import Booked
from mizan.settling.entry import Draft, Stage, stages
from mizan.settling.identity import Identity
from mizan.settling.sets import Sets
from mizan.settling.timing import Days, days, gather, runs

STAGES = ("proposed", "announced", "negotiated", "agreed", "signed", "ratified", "in_force", "extended", "ended")
"""The course of an instrument."""

CONCLUDED = frozenset(("signed", "adopted"))
"""The statuses of an instrument that was concluded."""

_STAGE = {"planned": "announced", "adopted": "agreed"}
_IN_FORCE = frozenset(("in_force", "extended"))
_LOOSE = {"treaty": "agreement", "document": "agreement", "other": "agreement"}
_STANDING = frozenset(("partnership",))
_DATED_ONLY = frozenset(("joint_statement",))
_ALIKE = 0.5
_CROWD = 200

_KNOWN = ("known",)

Signature = tuple[str, frozenset[str]]
Found = list[tuple[Booked, str]]


def stage_of(record: Agreement) -> str:
    """The stage that an agreement record tells of."""
    words = record.evidence.words
    if record.status in ("planned", "proposed") and tells("negotiated", words):
        return "negotiated"
    if record.status in ("signed", "in_force", "adopted") and tells("ratified", words):
        return "ratified"
    return _STAGE.get(record.status, record.status)


def history(reports: Iterable[Booked]) -> tuple[Stage, ...]:
    """The stages of an instrument, each with its reports."""
    told = ((stage_of(report.record), report) for report in reports if isinstance(report.record, Agreement))
    return stages(told, STAGES)


def block(report: Booked, identity: Identity) -> tuple[Any, ...]:
    """What the records that can be of one instrument with this one have in common, but for those of the lexicon."""
    return tuple(sorted(set(map(identity.party, _agreement(report).parties))))


def is_known(draft: Draft) -> bool:
    """Whether a draft is of an instrument of the lexicon, of which records of other blocks may tell too."""
    return draft.kind == "agreement" and draft.label == _KNOWN


def settle_agreements(reports: Iterable[Booked], identity: Identity) -> list[Draft]:
    """The instruments that agreement records tell of."""
    blocks: dict[tuple[str, ...], list[Booked]] = defaultdict(list)
    known: dict[str, Found] = defaultdict(list)
    told: dict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
    for report in reports:
        record = report.record
        if isinstance(record, Agreement):
            parties = block(report, identity)
            if name := known_instrument(record.lexicon):
                known[name].append((report, "known"))
                told[report.source.id, parties].add(name)
            else:
                blocks[parties].append(report)
    drafts: list[Draft] = []
    for parties, members in blocks.items():
        rest = []
        for report in members:
            names = told.get((report.source.id, parties), set())
            if len(names) == 1 and not _signature(_agreement(report))[1]:
                known[next(iter(names))].append((report, "document"))
            else:
                rest.append(report)
        drafts += _block(parties, rest)
    return drafts + [Draft("agreement", ("agreement", name), _KNOWN, members) for name, members in known.items()]


def _block(parties: tuple[str, ...], reports: list[Booked]) -> list[Draft]:
    by_signature: dict[Signature, list[Booked]] = defaultdict(list)
    for report in reports:
        by_signature[_signature(_agreement(report))].append(report)
    groups: dict[Signature, list[Signature]] = defaultdict(list)
    sets = _alike(sorted((s for s in by_signature if s[1]), key=_order))
    for signature in sorted(by_signature, key=_order):
        groups[sets.find(signature)].append(signature)
    drafts: list[Draft] = []
    unnamed: list[Booked] = []
    for signatures in groups.values():
        members = [(report, "subject") for signature in signatures for report in by_signature[signature]]
        kind, words = min(signatures, key=_order)
        key = "agreement", parties, kind, tuple(sorted(words))
        if kind in _STANDING:
            drafts.append(Draft("agreement", key, ("standing",), [(report, "standing") for report, _ in members]))
        elif words:
            drafts += _dated(key, members)
        else:
            unnamed += [report for report, _ in members]
    return drafts + _unnamed(parties, unnamed, drafts)


def _signature(record: Agreement) -> Signature:
    kind = _LOOSE.get(record.instrument, record.instrument)
    if kind in _STANDING or kind in _DATED_ONLY:
        return kind, frozenset()
    words = subject_words(record.subject or "")
    return kind, words if kind == "visa_regime" else words - nations()


def _order(signature: Signature) -> tuple[str, int, list[str]]:
    return signature[0], -len(signature[1]), sorted(signature[1])


def _alike(signatures: list[Signature]) -> Sets[Signature]:
    """Join signatures of one instrument that share most words; words that many share tell nothing."""
    sets: Sets[Signature] = Sets()
    having: dict[tuple[str, str], list[Signature]] = defaultdict(list)
    for signature in signatures:
        for word in signature[1]:
            having[signature[0], word].append(signature)
    for signature in signatures:
        lists = [found for word in sorted(signature[1]) if len(found := having[signature[0], word]) <= _CROWD]
        for other in {other for found in lists for other in found if _order(other) > _order(signature)}:
            if _overlap(signature[1], other[1]):
                sets.join(signature, other)
    return sets


def _overlap(first: frozenset[str], second: frozenset[str]) -> bool:
    shared = len(first & second)
    least, most = sorted((len(first), len(second)))
    if least == 1:
        return shared == 1 and most <= 2
    return (shared >= 2 and shared / len(first | second) >= _ALIKE) or shared == least >= 2


def _dated(key: tuple[Any, ...], members: Found) -> list[Draft]:
    """One instrument, or as many as were concluded on days that cannot be one."""
    by_days: dict[Days, Found] = defaultdict(list)
    rest: Found = []
    for report, reason in members:
        record = _agreement(report)
        when = days(record.date) if record.status in CONCLUDED else None
        if when is None:
            rest.append((report, reason))
        else:
            by_days[when].append((report, reason))
    gathered = gather(by_days, apart=1)
    treaty = any(_agreement(report).instrument == "treaty" for report, _ in members)
    if len(gathered) <= 1 or (treaty and len(key[3]) >= 2):
        return [Draft("agreement", key, ("whole",), members)]
    drafts = []
    homes: dict[str, list[Draft]] = defaultdict(list)
    for one in gathered:
        own = [pair for day, _ in one.members for pair in by_days[day]]
        draft = Draft("agreement", key, ("date", one.days.first, one.days.last), own)
        drafts.append(draft)
        for document in {report.source.id for report, _ in own}:
            homes[document].append(draft)
    left: Found = []
    for report, reason in rest:
        home = homes.get(report.source.id, [])
        if len(home) == 1:
            home[0].members.append((report, "document"))
        else:
            left.append((report, reason))
    return drafts + ([Draft("agreement", key, ("undated",), left)] if left else [])


def _unnamed(parties: tuple[str, ...], reports: list[Booked], drafts: list[Draft]) -> list[Draft]:
    """Put records without a subject to the one instrument they can mean."""
    homes: dict[tuple[str, str], set[int]] = defaultdict(set)
    for index, draft in enumerate(drafts):
        for report, _ in draft.members:
            homes[_agreement(report).instrument, report.source.id].add(index)
    left: dict[tuple[Any, ...], list[Booked]] = defaultdict(list)
    found: list[tuple[int, Booked]] = []
    for report in reports:
        record = _agreement(report)
        home = homes.get((record.instrument, report.source.id), set())
        if len(home) == 1 and not record.count and _meets(record, drafts[next(iter(home))]):
            found.append((next(iter(home)), report))
        else:
            left[record.instrument,].append(report)
    for index, report in found:
        drafts[index].members.append((report, "document"))
    made: list[Draft] = []
    for (instrument,), members in left.items():
        made += _by_date(("agreement", parties, instrument, ()), members)
    return made


def _meets(record: Agreement, draft: Draft) -> bool:
    """Whether the date of a record can be that of an instrument."""
    when = days(record.date)
    told = [other for report, _ in draft.members if (other := days(_agreement(report).date))]
    return when is None or not told or any(when.meets(other) for other in told)


def _by_date(key: tuple[Any, ...], reports: list[Booked]) -> list[Draft]:
    by_days: dict[Days, list[Booked]] = defaultdict(list)
    undated: list[Booked] = []
    for report in reports:
        when = days(_agreement(report).date)
        if when is None:
            undated.append(report)
        else:
            by_days[when].append(report)
    drafts = []
    homes: dict[str, set[int]] = defaultdict(set)
    for index, one in enumerate(gather(by_days, apart=1)):
        members = [(report, reason) for day, reason in one.members for report in by_days[day]]
        drafts.append(Draft("agreement", key, ("date", one.days.first, one.days.last), members))
        for report, _ in members:
            homes[report.source.id].add(index)
    left: list[Booked] = []
    for report in undated:
        home = homes.get(report.source.id, set())
        if len(home) == 1:
            drafts[next(iter(home))].members.append((report, "document"))
        else:
            left.append(report)
    return drafts + _undated(key, left)


def _undated(key: tuple[Any, ...], reports: list[Booked]) -> list[Draft]:
    """What nothing but the days of publication, and whether it stands, can tell apart."""
    published = {id(report): when.last for report in reports if (when := days(report.source.published))}
    first = runs(published.values())
    groups: dict[tuple[Any, ...], Found] = defaultdict(list)
    for report in reports:
        day = published.get(id(report))
        if _agreement(report).status in _IN_FORCE:
            groups["standing",].append((report, "standing"))
        elif day is not None:
            groups["published", first[day]].append((report, "published"))
        else:
            groups["document", report.source.id].append((report, "document"))
    return [Draft("agreement", key, label, members) for label, members in groups.items()]


def _agreement(report: Booked) -> Agreement:
    assert isinstance(report.record, Agreement)
    return report.record
