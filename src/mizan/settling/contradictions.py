"""Where sources contradict each other: shown side by side with outlet, date and words, never averaged away.

Found are one quantity, or what one instrument is worth, with values that no single value can mean, one act with
different statuses, days, places or parties, one instrument with different dates, terms or statuses, one project with
different dates, one number of a series told differently, different counts of one package, one relation called close and
distant, and one person or project under several spellings or names. What one source says of itself in two places counts
as much as what two sources say of each other.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from itertools import combinations

from msgspec import Struct

from mizan.languages.arabic.comparing import name_parts, named_in, part_spelled_otherwise
from mizan.languages.arabic.wording import ordinal
from mizan.model import Agreement, Document, Entity, Event, Evidence, Figure, Project
from mizan.model.booked import Booked, Source
from mizan.settling.acts import VISIT, stage_of
from mizan.settling.agreements import CONCLUDED
from mizan.settling.entry import Entry, position
from mizan.settling.figures import agree
from mizan.settling.identity import Identity
from mizan.settling.matters import matter
from mizan.settling.packages import is_of_package, packages
from mizan.settling.relations import opposed
from mizan.settling.stays import Stays, days_differ
from mizan.settling.timing import apart, days
from mizan.settling.worths import tells_of_worth, worths

_FACTS = ("quantity", "status", "date", "place", "parties", "until", "due", "count", "ordinal")
ASPECTS = (*_FACTS, "relation", "spelling", "name")
"""In what sources can differ."""


class Side(Struct, frozen=True):
    """What some of the sources say, and where."""

    value: str
    reports: tuple[Booked, ...]


class Contradiction(Struct, frozen=True):
    """A point on which sources differ; `of` is the id of the entry, or of the person or project."""

    id: str
    aspect: str
    kind: str
    of: str
    what: str
    parties: tuple[str, ...]
    sides: tuple[Side, ...]

    @property
    def outlets(self) -> frozenset[str]:
        """Who is heard on it."""
        return frozenset(report.source.teller for side in self.sides for report in side.reports)


def contradictions(
    entries: Iterable[Entry],
    identity: Identity,
    booked: Iterable[Booked] = (),
    documents: Iterable[Document] = (),
) -> list[Contradiction]:
    """The contradictions among entries and, where records are given, among the names in their words.

    Where documents are given, names are looked for in their whole texts: a spelling may stand where no record is.
    What is given is gone through once; entries are held only where they can contradict others.
    """
    found: list[Contradiction] = []
    held: list[Entry] = []
    stays = Stays()
    for entry in entries:
        stays.add(entry)
        if len(entry.reports) > 1:
            found += _within(entry, identity)
        if entry.kind == "relation" or is_of_package(entry) or tells_of_worth(entry):
            held.append(entry)
    found = [one for one in found if not _during(one, stays)]
    found += _packages(held)
    found += _worths(held)
    found += _rivals(held, identity)
    found += _relations(held, identity)
    found += _names(booked, documents, identity)
    order = {aspect: index for index, aspect in enumerate(ASPECTS)}
    return sorted(found, key=lambda one: (order[one.aspect], one.parties, one.what, one.id))


def _during(one: Contradiction, stays: Stays) -> bool:
    """Whether the days on which sources differ on an act or instrument are those of a visit between its parties."""
    return one.aspect == "date" and one.what != VISIT and stays.hold(one.parties, (side.value for side in one.sides))


def _within(entry: Entry, identity: Identity) -> Iterator[Contradiction]:
    first = entry.reports[0].record
    if isinstance(first, Figure):
        figures = [report.record for report in entry.upheld if isinstance(report.record, Figure)]
        if not agree(figures):
            yield _made(entry, "quantity", entry.upheld, _amount, f"{first.indicator} {first.period or ''}".strip())
    elif isinstance(first, Event):
        yield from _act(entry, identity)
    elif isinstance(first, Agreement):
        yield from _instrument(entry)
    elif isinstance(first, Project):
        yield from _project(entry)


def _project(entry: Entry) -> Iterator[Contradiction]:
    what = getattr(entry.record, "name", entry.kind)
    reached = entry.stages[-1].reports if entry.stages else ()
    if apart(_dates(reached, "date")):
        yield _made(entry, "date", reached, lambda r: getattr(r.record, "date", None), what)
    if apart(_dates(entry.reports, "due")):
        yield _made(entry, "due", entry.reports, lambda r: getattr(r.record, "due", None), what)


def _act(entry: Entry, identity: Identity) -> Iterator[Contradiction]:
    what = entry.act
    telling = [r for r, reason in zip(entry.reports, entry.reasons, strict=True) if reason != "claim"]
    done = [r for r in telling if isinstance(r.record, Event) and r.record.status == "occurred"]
    denied = [r for r in telling if isinstance(r.record, Event) and stage_of(r.record) == "cancelled"]
    if done and denied:
        yield _made(entry, "status", [*done, *denied], lambda r: getattr(r.record, "status", None), what)
    if days_differ(entry.act, done):
        yield _made(entry, "date", done, lambda r: getattr(r.record, "date", None), what)

    def place(report: Booked) -> str | None:
        record = report.record
        return identity.place(record.place)[0] or None if isinstance(record, Event) and record.place else None

    if len({found for report in done if (found := place(report))}) > 1:
        yield _made(entry, "place", done, place, what)
    if len({entry_parties(report, identity) for report in done}) > 1:
        yield _made(entry, "parties", done, lambda r: ", ".join(sorted(entry_parties(r, identity))), what)

    def number(report: Booked) -> str | None:
        return numbered(report.record) if isinstance(report.record, Event) else None

    if len({told for report in entry.reports if (told := number(report))}) > 1:
        yield _made(entry, "ordinal", entry.reports, number, what)


def entry_parties(report: Booked, identity: Identity) -> frozenset[str]:
    """The canonical parties of an act as one report tells them."""
    record = report.record
    if not isinstance(record, Event):
        return frozenset()
    return frozenset(map(identity.party, (*record.actors, *record.recipients)))


def numbered(act: Event) -> str | None:
    """The number that a source gives an act within a period ("their fifth meeting this year")."""
    found = ordinal(act.evidence.words)
    return str(found[1]) if found else None


def _instrument(entry: Entry) -> Iterator[Contradiction]:
    what = _instrument_name(entry)
    concluded = [r for r in entry.reports if getattr(r.record, "status", None) in CONCLUDED]
    if apart(_dates(concluded, "date")):
        yield _made(entry, "date", concluded, lambda r: getattr(r.record, "date", None), what)
    terms = {r.record.until for r in entry.reports if isinstance(r.record, Agreement) and r.record.until}
    extended = any(stage.name == "extended" for stage in entry.stages)
    if len(terms) > 1 and not extended:
        yield _made(entry, "until", entry.reports, lambda r: getattr(r.record, "until", None), what)
    late = [r for r in entry.reports if _not_yet(r, entry)]
    if late:
        sides = [*late, *[r for r in concluded if r not in late]]
        yield _made(entry, "status", sides, lambda r: getattr(r.record, "status", None), what)


def _dates(reports: Iterable[Booked], field: str) -> Iterator[str | None]:
    return (getattr(report.record, field, None) for report in reports)


def _not_yet(report: Booked, entry: Entry) -> bool:
    """Whether a report still expects what was concluded, by another's dated word, more than two days before."""
    record = report.record
    published = days(report.source.published)
    if not isinstance(record, Agreement) or record.status not in ("planned", "proposed") or not published:
        return False
    signed = [when for stage in entry.stages if stage.name == "signed" and (when := days(stage.date))]
    return any(when.last + 2 < published.first for when in signed)


def _instrument_name(entry: Entry) -> str:
    record = entry.record
    if not isinstance(record, Agreement):
        return entry.kind
    subject = _subject(entry)
    return f"{record.instrument}: {subject}" if subject else record.instrument


def _subject(entry: Entry) -> str:
    """What an instrument is about, by the report that says it most briefly; "" where none does."""
    subjects = [r.record.subject for r in entry.reports if isinstance(r.record, Agreement) and r.record.subject]
    return min(subjects, key=len, default="")


def _amount(report: Booked) -> str | None:
    record = report.record
    if not isinstance(record, Figure):
        return None
    bound = "" if record.bound == "exact" else f"{record.bound} "
    return f"{bound}{record.amount:.15g} {record.unit}"


def _packages(entries: list[Entry]) -> Iterator[Contradiction]:
    for package in packages(entries):
        if len({count for count, _ in package.counts}) > 1:
            reports = [report for _, report in package.counts]
            told = {id(report): str(count) for count, report in package.counts}
            yield _made(package.entry, "count", reports, lambda r, told=told: told.get(id(r)), package.what)  # type: ignore[misc]


def _worths(entries: list[Entry]) -> Iterator[Contradiction]:
    """Amounts told of one instrument, project or signing that cannot mean one, the most sources first."""
    shown: set[str] = set()
    for worth in sorted(worths(entries), key=lambda worth: -len(worth.figures)):
        those = {report.id for report in worth.figures}
        if worth.differs and not those <= shown:
            shown |= those
            yield _made(worth.entry, "quantity", worth.figures, _amount, f"{worth.indicator}: {_named(worth.entry)}")


def _named(entry: Entry) -> str:
    record = entry.record
    if isinstance(record, Project):
        return record.name
    return entry.act or _subject(entry) or getattr(record, "instrument", entry.kind)


def _rivals(entries: list[Entry], identity: Identity) -> Iterator[Contradiction]:
    """Instruments of one name and day whose parties are told differently: one party more, or one another."""
    named: dict[tuple[str, str], list[tuple[Entry, frozenset[str], frozenset[str]]]] = defaultdict(list)
    for entry in entries:
        record = entry.record
        if entry.kind != "agreement" or not isinstance(record, Agreement) or not record.subject or not entry.date:
            continue
        if len(entry.date) == 10 and record.status in CONCLUDED and (name := matter(record.subject)):
            named[record.instrument, entry.date].append((entry, entry.parties, name))
    for same in named.values():
        if len(same) > CROWD:
            continue
        for (first, some, a), (second, others, b) in combinations(same, 2):
            if _one_name(a, b) and some & others and not _same_document(first, second):
                reports = (*first.reports, *second.reports)

                def told(report: Booked) -> str:
                    return ", ".join(sorted({identity.party(p) for p in getattr(report.record, "parties", ())}))

                yield _made(first, "parties", reports, told, _instrument_name(first))


CROWD = 60
"""Of so many instruments of one kind and day nobody can tell which are meant by one name."""

SHARED = 2
"""So many stems at least do the names of one instrument share."""


def _one_name(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two matters are so alike that instruments which tell them have one name."""
    shared = len(a & b)
    return shared >= SHARED and shared >= 0.75 * min(len(a), len(b))


def _same_document(first: Entry, second: Entry) -> bool:
    return bool({r.source.id for r in first.reports} & {r.source.id for r in second.reports})


def _relations(entries: Iterable[Entry], identity: Identity) -> Iterator[Contradiction]:
    for pair, told in opposed(entries, identity):
        sides = tuple(Side(value, _once(told[value])) for value in sorted(told))
        key = sha256(f"relation {pair}".encode()).hexdigest()[:16]
        yield Contradiction(key, "relation", "relation", " ".join(pair), "relation", pair, sides)


def _names(booked: Iterable[Booked], documents: Iterable[Document], identity: Identity) -> Iterator[Contradiction]:
    """Persons that sources spell differently, projects they call differently; shorter forms are no difference.

    Beside the names that entity records hold these are all that stand in the words of other records. The parties are
    the state of a person, and those who take part in a project.
    """
    written: dict[str, dict[str, list[Booked]]] = defaultdict(lambda: defaultdict(list))
    taking_part: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        source = Source.of(document)
        for known, name, start, end in named_in(document.text):
            kind, _, _ = known.id.partition(":")
            evidence = Evidence.of(document, start, end)
            entity = Entity(document=document.id, evidence=evidence, rule="spelling", type=kind, name=name)
            written[known.id][name].append(Booked(entity, source))
    for report in booked:
        record = report.record
        if isinstance(record, Entity) and record.type in ("person", "project"):
            written[identity.of(record)][record.name].append(report)
        elif not isinstance(record, Entity):
            for known, name, _, _ in named_in(record.evidence.words):
                written[known.id][name].append(report)
        if isinstance(record, Project):
            taking_part[identity.project(record)].update(map(identity.party, record.parties))
    for id, names in written.items():
        who = identity.identified.get(id)
        if who is None or len(names) < 2:
            continue
        distinct = _distinct(who.kind, list(names))
        if len(distinct) > 1:
            sides = tuple(Side(name, _once(names[name])) for name in sorted(distinct))
            aspect = "spelling" if who.kind == "person" else "name"
            key = sha256(f"{aspect} {id}".encode()).hexdigest()[:16]
            parties = (who.country,) if who.country else tuple(sorted(taking_part[id]))
            yield Contradiction(key, aspect, who.kind, id, who.label, parties, sides)


def _distinct(kind: str, names: list[str]) -> list[str]:
    parts = {name: name_parts(name, kind) for name in names}
    # Of writings that differ in signs alone (#, hyphens), the one with fewest signs.
    first = {key: min((n for n in names if parts[n] == key), key=lambda n: (len(n), n)) for key in parts.values()}
    if kind == "person":
        return [n for n in first.values() if any(part_spelled_otherwise(parts[n], other) for other in parts.values())]
    short = [a for a in first if any(set(a) < set(b) for b in first)]
    return [first[key] for key in first if key not in short]


def _once(reports: Iterable[Booked]) -> tuple[Booked, ...]:
    """The first report of each document."""
    first: dict[str, Booked] = {}
    for report in sorted(reports, key=position):
        first.setdefault(report.source.id, report)
    return tuple(first.values())


def _made(
    entry: Entry, aspect: str, reports: Iterable[Booked], value: Callable[[Booked], str | None], what: str
) -> Contradiction:
    by_value: dict[str, list[Booked]] = defaultdict(list)
    for report in reports:
        if told := value(report):
            by_value[told].append(report)
    sides = tuple(Side(told, _once(by_value[told])) for told in sorted(by_value))
    key = sha256(f"{aspect} {entry.id} {what}".encode()).hexdigest()[:16]
    return Contradiction(key, aspect, entry.kind, entry.id, what, tuple(sorted(entry.parties)), sides)
