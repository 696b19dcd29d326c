"""Booking agreements: which instrument, between whom, on what, and how it stands."""

from collections.abc import Iterator
from itertools import groupby

from mizan.model import Agreement
from mizan.reading.agreements.clauses import clause_end, count, cue_end
from mizan.reading.agreements.instruments import SIGNING, Cue, Instrument, agreeing_mention, find_instruments
from mizan.reading.agreements.occasions import ahead, moment, next_week
from mizan.reading.agreements.sharing import Booked, share
from mizan.reading.agreements.signatories import SURE, Parties, Signatories
from mizan.reading.agreements.standing import Standing, default_standing, standing
from mizan.reading.agreements.subjects import subject
from mizan.reading.parts import Candidate, Mention, Sentence
from mizan.reading.text import Text
from mizan.reading.words.layers import Layer

_RECENT, _REMEMBERED = 80, 40
_CLASSES = frozenset(
    ("preposition", "demonstrative", "relative", "pause", "between", "with", "about", "conjunction", "on")
)
_DONE = frozenset(("signed", "adopted", "planned", "extended", "ended"))
_APART = frozenset(("left", "stood", "under"))


def book_agreements(text: Text) -> Iterator[Candidate]:
    """Yield the agreements that a text may state."""
    layer = Layer(text, "agreements")
    named = _named(text, layer)
    if not named:
        return
    book: list[Booked] = []
    known: set[str] = set()
    signatories = Signatories(text, layer)
    for sentence, mentions in groupby(named, key=lambda mention: text.sentence_at(mention.start)):
        before: Instrument | None = None
        for instrument in find_instruments(text, layer, sentence, list(mentions), known):
            instrument.listed = _listed(text, before, instrument)
            found = standing(text, instrument)
            if found.where == "denied":
                continue
            book.append(_book(text, signatories, sentence, instrument, found, book))
            before = instrument
    share(text, book)
    for booked in book:
        yield _candidate(text, booked)


def _named(text: Text, layer: Layer) -> list[Mention]:
    """The mentions that name an instrument, in order."""
    named = [mention for mention in layer.mentions if "instrument" in mention.kinds]
    agreeing = [agreeing_mention(text, index) for index in text.bearing("agreeing")]
    named += [mention for mention in agreeing if mention is not None]
    named.sort(key=lambda mention: mention.first)
    return named


def _listed(text: Text, before: Instrument | None, instrument: Instrument) -> bool:
    """Whether the instrument goes on a list that the one before it began."""
    if before is None or instrument.first - before.last > 25:
        return False
    tokens = text.tokens
    if instrument.mention.prefix and tokens[instrument.first].word.conjunction:
        return True
    return any(
        not tokens[i].word.classes.isdisjoint(("besides", "including"))
        for i in range(max(instrument.first - 5, before.last), instrument.first)
    )


def _book(
    text: Text,
    signatories: Signatories,
    sentence: Sentence,
    instrument: Instrument,
    found: Standing,
    book: list[Booked],
) -> Booked:
    entry = instrument.entry
    status, cue, where = found.status, found.cue, found.where
    model = _antecedent(text, instrument, book)
    known = bool(entry.features.get("parties"))
    rule = "cue"
    if found.weak and instrument.listed and book and status is None:
        status, rule = book[-1].status, "list"
    elif found.weak and model is not None and not known:
        status, rule = model.status, "again"
    if status is None:
        status, rule = default_standing(text, instrument, _definite(text, instrument)), "default"
    if status == "in_force" and instrument.type == "joint_statement":
        status = "adopted"
    first = cue.first if cue is not None and cue.last <= instrument.first else instrument.first
    last = clause_end(text, instrument)
    parties = _parties(text, signatories, instrument, first, last, model, book, told=rule in ("cue", "list"))
    apart = status == "in_force" and (known or (cue is not None and cue.role in _APART))
    behind = cue is not None and found.status is not None and cue.first >= last
    making = cue_end(text, instrument, cue) if behind and cue is not None else last
    news = status == "adopted" and rule == "cue"
    done = status in _DONE or found.entering
    told = moment(text, instrument, instrument.first if apart else first, making, done, apart=apart, news=news)
    day = told.date if told else None
    if told is None and rule == "list" and book[-1].reported:
        day = book[-1].date
    if told is not None and status == "adopted" and ahead(text, told):
        day = None
    if told is not None and status == "signed":
        if ahead(text, told):
            status = "planned"
        elif cue is not None and cue.tense == "present" and (coming := next_week(text, told)):
            status, day = "planned", coming
    until, deadline = _limits(text, first, last)
    if status == "planned" and deadline is not None:
        day = day or deadline
    elif until is None:
        until = deadline
    booked = Booked(
        type=instrument.type,
        status=status,
        parties=parties,
        first=first,
        last=last,
        sentence=sentence,
        date=day,
        until=until,
        subject=subject(text, instrument, last),
        count=count(text, instrument),
        features=[],
        lexicon=(entry.reference, *((cue.entry.reference,) if cue else ())),
        rule=rule,
        reported=_reported(text, instrument, status, found),
    )
    booked.features = list(_features(text, sentence, instrument, booked, cue, where, model, book))
    return booked


def _limits(text: Text, first: int, last: int) -> tuple[str | None, str | None]:
    """Until when something lasts (till), and by when it is to be done (by), among tokens `first` … `last - 1`."""
    until = deadline = None
    for limit in text.moments_in(first, last):
        if limit.until and any("till" in token.word.classes for token in text.tokens[limit.first - 2 : limit.first]):
            until = until or limit.date
        elif limit.until:
            deadline = deadline or limit.date
    return until, deadline


def _reported(text: Text, instrument: Instrument, status: str, found: Standing) -> bool:
    """Whether the making itself is told, as news, rather than recalled (the agreement that they signed)."""
    cue = found.cue
    if status not in SIGNING or cue is None or cue.role not in SIGNING:
        return False
    if found.where == "back":
        return True
    if any("relative" in token.word.classes for token in text.tokens[instrument.last : cue.first]):
        return False
    # Behind an indefinite noun a verb describes it (an agreement that was signed); a statement is news all the same.
    told = instrument.type == "joint_statement" or _definite(text, instrument)
    return told and cue.shape == "verb" and cue.tense == "past"


def _parties(
    text: Text,
    signatories: Signatories,
    instrument: Instrument,
    first: int,
    last: int,
    model: Booked | None,
    book: list[Booked],
    *,
    told: bool,
) -> Parties:
    """The parties named; else those of the agreement meant or listed with; else those the text is about.

    Where nothing is `told` of its making, "the agreement with" a party of one known by its name is that one.
    """
    like = book[-1] if instrument.listed and book else model
    parties = signatories.parties(instrument, first, last, like.parties.codes if like is not None else ())
    owned = bool(instrument.mention.pronoun)
    if parties.how == "with" and not told and not owned and _definite(text, instrument):
        for booked in reversed(book[-_REMEMBERED:]):
            if booked.parties.how == "known" and parties.codes[-1] in booked.parties.codes:
                return Parties(booked.parties.codes, "again")
    if parties.how in SURE:
        return parties
    if instrument.listed and book and len(book[-1].parties.codes) > 1:
        return Parties(book[-1].parties.codes, "list")
    if model is not None and len(model.parties.codes) > 1:
        return Parties(model.parties.codes, "again")
    accord = instrument.entry.features.get("stands") == "in_force" and instrument.type in ("agreement", "treaty")
    if len(parties.codes) > 1 or accord:
        return parties
    known = next((b.parties.codes for b in reversed(book[-_REMEMBERED:]) if len(b.parties.codes) > 1), ())
    if not known or not set(parties.codes) <= set(known):
        known = signatories.dyad(parties.codes[0] if parties.codes else None)
    return Parties(known, "text") if len(known) > 1 else parties


def _definite(text: Text, instrument: Instrument) -> bool:
    """Whether the noun is definite by itself or by what follows it."""
    if instrument.mention.definite or instrument.last >= len(text.tokens):
        return instrument.mention.definite
    return text.tokens[instrument.last].text.startswith(text.language.grammar["agreements"]["article"])


def _antecedent(text: Text, instrument: Instrument, book: list[Booked]) -> Booked | None:
    """The agreement already booked that a definite noun may mean."""
    if not _definite(text, instrument):
        return None
    if instrument.entry.features.get("parties"):
        return next((b for b in reversed(book[-_RECENT:]) if b.lexicon[0] == instrument.entry.reference), None)
    for alike in (_same, _akin):
        near = [booked for booked in book[-30:] if alike(booked.type, instrument.type)]
        told = [booked for booked in near if booked.rule in ("cue", "list")]
        signed = [booked for booked in told if booked.status == "signed"]
        if near:
            return (signed or told or near)[-1]
    return None


def _same(one: str, other: str) -> bool:
    return one == other


def _akin(one: str, other: str) -> bool:
    """Whether two kinds of instrument are names a text uses for one another."""
    return {one, other} <= {"agreement", "treaty", "document", "declaration", "other"}


def _features(
    text: Text,
    sentence: Sentence,
    instrument: Instrument,
    booked: Booked,
    cue: Cue | None,
    where: str,
    model: Booked | None,
    book: list[Booked],
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
    yield f"word={tokens[instrument.first].text}"
    if instrument.first > sentence.first:
        yield f"before={tokens[instrument.first - 1].text}"
        yield from (f"before={name}" for name in tokens[instrument.first - 1].word.classes & _CLASSES)
    if instrument.last < sentence.last:
        yield f"after={tokens[instrument.last].text}"
        yield from (f"after={name}" for name in tokens[instrument.last].word.classes & _CLASSES)
    if sentence.last - sentence.first < 8:
        yield "short"
    if instrument.peers:
        yield "peers"
    for c in instrument.cues:
        if c.first >= instrument.last and c.first - instrument.last < 3 and c.role == "tells":
            yield "tells"
    if mention.pronoun:
        yield "owned"
    if instrument.listed:
        yield "listed"
    if model is not None:
        yield "again"
    recent = book[-_RECENT:]
    if any(b.sentence is sentence for b in recent):
        yield "same sentence"
        yield f"same sentence,{'listed' if instrument.listed else 'definite' if mention.definite else 'indefinite'}"
    if any((b.type, b.status, b.parties.codes) == (booked.type, booked.status, booked.parties.codes) for b in book):
        yield "repeated"
        yield f"repeated,{booked.rule}"
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
    return Candidate(record, tuple(dict.fromkeys(booked.features)))
