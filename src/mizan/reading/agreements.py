"""Booking agreements: which instrument, between whom, on what, and how it stands."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from mizan.model import Agreement
from mizan.reading.instruments import SIGNING, Cue, Instrument, agreeing_mention, find_instruments
from mizan.reading.signatories import Parties, agreeing_parties
from mizan.reading.parts import Candidate, Mention, Moment, Sentence
from mizan.reading.text import Text

_DEFAULTS = {
    "joint_statement": "adopted",
    "declaration": "adopted",
    "roadmap": "adopted",
    "partnership": "in_force",
    "visa_regime": "in_force",
}
_STANDING = frozenset(("in_force", "under", "left", "stood"))
_AHEAD = frozenset(("planned", "proposed"))
_SUBJECT = 16


class Booked(Struct, eq=False):
    """An agreement before it is a record; later mentions fill and inherit."""

    type: str
    status: str
    parties: Parties
    first: int
    last: int
    sentence: Sentence
    date: str | None
    until: str | None
    subject: str | None
    count: int | None
    features: list[str]
    lexicon: tuple[str, ...]
    rule: str


def book_agreements(text: Text) -> Iterator[Candidate]:
    """Yield the agreements that a text may state."""
    book: list[Booked] = []
    known: set[str] = set()
    for sentence, mentions in _sentences(text):
        before: Instrument | None = None
        for instrument in find_instruments(text, sentence, mentions, known):
            instrument.listed = _listed(text, before, instrument)
            book.append(_book(text, sentence, instrument, book))
            before = instrument
    _share_dates(book)
    for booked in book:
        yield _candidate(text, booked)


def _sentences(text: Text) -> Iterator[tuple[Sentence, list[Mention]]]:
    """The sentences that name an instrument, with the mentions that do."""
    named = [mention for mention in text.mentions if mention.entry("instrument") is not None]
    agreeing = (agreeing_mention(text, i) for i, token in enumerate(text.tokens) if token.word.verbs)
    named += [mention for mention in agreeing if mention is not None]
    named.sort(key=lambda mention: mention.first)
    for sentence, group in groupby(named, key=lambda mention: text.sentence_at(mention.start)):
        yield sentence, list(group)


def _listed(text: Text, before: Instrument | None, instrument: Instrument) -> bool:
    """Whether the instrument goes on a list that the one before it began."""
    if before is None or instrument.first - before.last > 25:
        return False
    if instrument.mention.prefix[:1] and instrument.mention.prefix[0] in text.tokens[instrument.first].text[:1]:
        joined = bool(text.tokens[instrument.first].word.conjunction)
        if joined:
            return True
    return any("besides" in text.tokens[i].word.classes for i in range(max(instrument.first - 4, 0), instrument.first))


def _status(instrument: Instrument, before: Booked | None) -> tuple[str | None, Cue | None, str]:
    """How the instrument stands, by the cue nearest to it; with the cue and how it was found."""
    if instrument.entry.category == "agreeing":
        return _agreed(instrument)
    back = [c for c in instrument.cues if c.last <= instrument.first and c.first >= instrument.left]
    ahead = [c for c in instrument.cues if instrument.last <= c.first < instrument.right]
    participle = next((c for c in ahead if c.role in SIGNING and c.shape in ("adjective", "verb")), None)
    coming = [c for c in back if c.role == "planned" or c.tense == "future"]
    if participle is not None and participle.shape == "verb" and participle.tense == "future":
        return "planned", participle, "ahead"
    for cue in reversed(back):
        if cue.role in SIGNING and cue.shape != "adjective":
            if coming or cue.tense == "future" or _purpose(cue):
                return "planned", cue, "back"
            if any(c.role == "proposed" and c.last <= cue.first for c in back):
                return "planned", cue, "back"
            return cue.role, cue, "back"
        if cue.role == "ended":
            return "ended", cue, "back"
        if cue.role == "planned":
            return "planned", cue, "back"
        if cue.role == "proposed":
            return "proposed", cue, "back"
        if cue.role in _STANDING:
            if participle is not None:
                return participle.role, participle, "ahead"
            return None, cue, "back"
        if cue.role == "carries" and cue.tense == "future":
            return "planned", cue, "back"
    if participle is not None:
        return participle.role, participle, "ahead"
    for cue in ahead:
        if cue.role in ("in_force", "planned", "ended"):
            return cue.role, cue, "ahead"
    return None, ahead[0] if ahead else None, "ahead"


def _agreed(instrument: Instrument) -> tuple[str, Cue | None, str]:
    """What a verb of agreeing tells: done, or to be done."""
    ahead = any(c.tense == "future" and c.first == instrument.first for c in instrument.cues)
    for cue in instrument.cues:
        if instrument.last <= cue.first <= instrument.last + 2 and cue.role == "extended":
            return "extended", cue, "ahead"
    return ("planned" if ahead else "adopted"), None, "verb"


def _purpose(cue: Cue) -> bool:
    """Whether a verbal noun tells an aim (to sign), not an act."""
    return cue.shape == "act" and cue.prefix.endswith("ل")


def _book(text: Text, sentence: Sentence, instrument: Instrument, book: Sequence[Booked]) -> Booked:
    mention, entry = instrument.mention, instrument.entry
    status, cue, where = _status(instrument, book[-1] if book else None)
    model = _antecedent(instrument, book)
    rule = "cue"
    if status is None and instrument.listed and book:
        status, rule = book[-1].status, "list"
    if status is None and model is not None:
        status, rule = model.status, "again"
    if status is None:
        status, rule = _DEFAULTS.get(instrument.type, "in_force" if mention.definite else "signed"), "default"
    first = cue.first if cue is not None and cue.last <= instrument.first else instrument.first
    last = _end(text, instrument)
    parties = agreeing_parties(text, sentence, instrument, first, last)
    if len(parties.codes) < 2:
        if instrument.listed and book and len(book[-1].parties.codes) > 1:
            parties = Parties(book[-1].parties.codes, "list")
        elif model is not None and len(model.parties.codes) > 1 and set(parties.codes) <= set(model.parties.codes):
            parties = Parties(model.parties.codes, "again")
    moment = _moment(text, first, last)
    until = next((m.date for m in text.moments_in(first, last) if m.until), None)
    booked = Booked(
        type=instrument.type,
        status=status,
        parties=parties,
        first=first,
        last=last,
        sentence=sentence,
        date=moment.date if moment else None,
        until=until,
        subject=_subject(text, instrument),
        count=_count(text, instrument),
        features=[],
        lexicon=(entry.reference, *((cue.entry.reference,) if cue else ())),
        rule=rule,
    )
    booked.features = list(_features(text, sentence, instrument, booked, cue, where, model, book))
    return booked


def _antecedent(instrument: Instrument, book: Sequence[Booked]) -> Booked | None:
    """The agreement already booked that a definite noun may mean."""
    if not instrument.mention.definite:
        return None
    for booked in reversed(book[-30:]):
        if booked.type == instrument.type:
            return booked
    for booked in reversed(book[-8:]):
        if {booked.type, instrument.type} <= {"agreement", "treaty", "document", "declaration", "other"}:
            return booked
    return None


def _end(text: Text, instrument: Instrument) -> int:
    """Where the clause about the instrument ends: a full pause, or the next instrument."""
    tokens = text.tokens
    for index in range(instrument.last, instrument.right):
        if index > instrument.last + 6 and "pause" in tokens[index].word.classes:
            return index
    return max(instrument.right, instrument.last)


def _moment(text: Text, first: int, last: int) -> Moment | None:
    moments = [m for m in text.moments_in(first, last) if not m.until and m.date]
    return moments[0] if moments else None


def _subject(text: Text, instrument: Instrument) -> str | None:
    """What the agreement is about, in the document's words: those right behind the noun."""
    tokens = text.tokens
    first = last = instrument.last
    stop = min(instrument.right, instrument.last + _SUBJECT)
    while last < stop and tokens[last].word.classes.isdisjoint(("between", "with", "relative", "pause", "in_time")):
        last += 1
    return text.original(first, last) if last > first else None


def _count(text: Text, instrument: Instrument) -> int | None:
    if instrument.first and (digits := text.tokens[instrument.first - 1].text).isdigit() and len(digits) < 5:
        return int(digits)
    return None


def _share_dates(book: Sequence[Booked]) -> None:
    """Give a date to undated mentions of an agreement that the document dates elsewhere."""
    dates: dict[tuple[frozenset[str], str], set[str]] = {}
    for booked in book:
        if booked.date and booked.parties.codes:
            dates.setdefault((frozenset(booked.parties.codes), booked.status), set()).add(booked.date)
    for booked in book:
        found = dates.get((frozenset(booked.parties.codes), booked.status), set())
        if booked.date is None and len(found) == 1:
            booked.date = next(iter(found))


def _features(
    text: Text,
    sentence: Sentence,
    instrument: Instrument,
    booked: Booked,
    cue: Cue | None,
    where: str,
    model: Booked | None,
    book: Sequence[Booked],
) -> Iterator[str]:
    mention = instrument.mention
    tokens = text.tokens
    yield f"instrument={booked.type}"
    yield f"name={instrument.entry.key}"
    yield f"status={booked.status}"
    yield f"rule={booked.rule}"
    yield "definite" if mention.definite else "indefinite"
    if cue is not None:
        yield f"cue={cue.role}"
        yield f"cue={cue.role},{cue.shape},{where}"
        if cue.negated:
            yield "negated"
    else:
        yield "no cue"
    yield f"parties={booked.parties.how}"
    yield f"parties={min(len(booked.parties.codes), 3)}"
    if instrument.first > sentence.first:
        for name in tokens[instrument.first - 1].word.classes:
            yield f"before={name}"
    if instrument.last < sentence.last:
        for name in tokens[instrument.last].word.classes:
            yield f"after={name}"
    for c in instrument.cues:
        if c.first >= instrument.last and c.first - instrument.last < 3 and c.role == "tells":
            yield "tells"
    if mention.pronoun:
        yield "owned"
    if instrument.listed:
        yield "listed"
    if model is not None:
        yield "again"
    if any(b.sentence is sentence for b in book):
        yield "same sentence"
    if booked.subject:
        yield "subject"
    if booked.date:
        yield "dated"
    yield f"place={min(len(book), 4)}"


def _candidate(text: Text, booked: Booked) -> Candidate:
    tokens = text.tokens
    evidence = text.evidence(tokens[booked.first].start, tokens[booked.last - 1].end)
    record = Agreement(
        document=text.document.id,
        evidence=evidence,
        rule=f"agreement/{booked.rule}",
        lexicon=booked.lexicon,
        instrument=booked.type,
        parties=booked.parties.codes,
        subject=booked.subject,
        status=booked.status,
        date=booked.date,
        until=booked.until,
        count=booked.count,
    )
    return Candidate(record, tuple(booked.features))
