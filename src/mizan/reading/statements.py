"""Booking statements: who said what, in whose name, in their own words or reported."""

from collections.abc import Iterator

from msgspec import Struct

from mizan.model import Span, Statement
from mizan.reading.contents import Content, Contents, Opening
from mizan.reading.parts import Candidate, Sentence
from mizan.reading.sayings import Saying, find_sayings
from mizan.reading.speakers import (
    Discourse,
    Speaker,
    find_source,
    find_subject,
    sentence_subject,
    speaker_of,
    subject_before,
)
from mizan.reading.text import Text

# A statement that follows its source by so few words, or fewer, is none.
_LEAST = 2
_JOINT = "، "
_COMMAS = frozenset("،,")


class _Found(Struct, frozen=True, eq=False):
    saying: Saying
    speaker: Speaker
    content: Content
    kind: str
    first: int
    last: int


def book_statements(text: Text) -> Iterator[Candidate]:
    """Yield the statements that a text may state."""
    sayings = find_sayings(text)
    if not sayings:
        return
    contents = Contents(text, sayings)
    discourse = Discourse(text)
    said: list[_Found] = []
    for saying in sayings:
        sentence = text.sentence_at(text.tokens[saying.first].start)
        for found in _read(text, saying, sentence, contents, discourse, said):
            said.append(found)
            if found.speaker.names:
                yield _candidate(text, found)


def _read(
    text: Text, saying: Saying, sentence: Sentence, contents: Contents, discourse: Discourse, said: list[_Found]
) -> Iterator[_Found]:
    if saying.form in ("according", "words"):
        yield from _attributed(text, saying, sentence, contents, discourse, said)
        return
    if saying.form == "mouth":
        return
    if said and said[-1].first < saying.first < said[-1].content.first:
        return
    within = bool(said) and said[-1].content.first <= saying.first < said[-1].content.last
    found: tuple[Speaker, int] | None
    if saying.form == "participle":
        found = _participle(text, saying, sentence, discourse)
    elif saying.form == "noun":
        found = _noun(text, saying, sentence, discourse)
    else:
        found = _verb(text, saying, sentence, discourse, within)
    if found is None:
        return
    speaker, start = found
    opening = contents.opening(saying, start, sentence)
    quotation = contents.before(saying) if saying.form == "verb" and not saying.joined else None
    if quotation is not None and not any(f.content.first == quotation.first for f in said[-3:]):
        content = contents.whole(quotation)
        yield _Found(saying, speaker, content, "before", content.first, max(start, saying.last))
    if opening is None:
        if speaker.names and speaker.how in ("named", "joint"):
            discourse.speaks(speaker, sentence.first)
        return
    if not _plausible(text, saying, opening, speaker):
        return
    reported = contents.content(saying, opening, sentence)
    if reported is None or (reported.last - reported.first < _LEAST and reported.quoted != "whole"):
        return
    if saying.form != "noun" or opening.kind in ("clause", "quote"):
        discourse.speaks(speaker, sentence.first)
    yield _Found(saying, speaker, reported, _kind(opening), saying.first, reported.last)


def _plausible(text: Text, saying: Saying, opening: Opening, speaker: Speaker) -> bool:
    """Whether words that may be something else (a preposition, a noun) are words of saying here."""
    if not saying.ambiguous:
        return True
    if saying.form == "noun":
        return opening.kind in ("clause", "quote")
    token = text.tokens[saying.first]
    if "preposition" in token.word.classes or "adverb" in token.word.classes:
        before = text.tokens[saying.first - 1].word.classes if saying.first else frozenset()
        clear = opening.kind in ("clause", "quote", "colon") or "saying_joint" in before
        return clear and (speaker.how in ("named", "paper", "later") or opening.first - saying.last <= 1)
    return True


def _kind(opening: Opening) -> str:
    return f"{opening.kind}-linked" if opening.linked and opening.kind != "link" else opening.kind


def _verb(
    text: Text, saying: Saying, sentence: Sentence, discourse: Discourse, within: bool
) -> tuple[Speaker, int] | None:
    """The speaker of a verb of saying, and the token from which its content may open."""
    subject = find_subject(text, saying)
    if saying.entry.features.get("kind") == "relay":
        source = find_source(text, saying, subject.last)
        if source is not None and source.speaker is not None:
            return source.speaker, source.last
    if subject.speaker is not None:
        return subject.speaker, subject.last
    if subject.how == "that":
        return discourse.last.seen("that"), subject.last
    before = text.tokens[saying.first - 1].word.classes if saying.first else frozenset()
    follows = saying.joined or "saying_joint" in before or saying.first == sentence.first
    if not follows:
        adjacent = subject_before(text, saying, sentence)
        if adjacent is not None:
            return speaker_of(text, adjacent, saying, "adjacent"), subject.last
        if within or before & _BOUND:
            return None
    if discourse.last_sentence == sentence.first and discourse.last.names:
        return discourse.understood(saying).seen("same"), subject.last
    actor = sentence_subject(text, saying, sentence)
    if actor is not None:
        return speaker_of(text, actor, saying, "before"), subject.last
    return discourse.understood(saying).seen("understood"), subject.last


# How far before his word a speaker may stand.
_BACK = 25
_BOUND = frozenset(("complement", "saying_opener", "preposition"))


def _participle(
    text: Text, saying: Saying, sentence: Sentence, discourse: Discourse
) -> tuple[Speaker, int]:
    """The speaker of a participle: who spoke before it in the sentence, or whom the sentence is about."""
    if discourse.last_sentence == sentence.first:
        return discourse.last.seen("same"), saying.last
    actor = sentence_subject(text, saying, sentence)
    if actor is not None:
        return speaker_of(text, actor, saying, "before"), saying.last
    return discourse.last.seen("understood"), saying.last


def _noun(
    text: Text, saying: Saying, sentence: Sentence, discourse: Discourse
) -> tuple[Speaker, int] | None:
    """The speaker of a noun of saying: behind it, or behind what its pronoun stands for."""
    if saying.ambiguous:
        return None
    if saying.pronoun:
        for actor in reversed(text.actors_in(max(saying.first - _BACK, sentence.first), saying.first)):
            if actor.kind in ("person", "institution"):
                return speaker_of(text, actor, saying, "before"), saying.last
        return discourse.last.seen("understood"), saying.last
    subject = find_subject(text, saying)
    if subject.speaker is None or not subject.speaker.names:
        return None
    return subject.speaker, subject.last


def _attributed(
    text: Text, saying: Saying, sentence: Sentence, contents: Contents, discourse: Discourse, said: list[_Found]
) -> Iterator[_Found]:
    """A statement whose source is told in passing: according to whom, before or after it."""
    tokens = text.tokens
    subject = find_subject(text, saying)
    speaker = subject.speaker
    if speaker is None and saying.last < len(tokens):
        following = tokens[saying.last].word.classes
        if saying.pronoun or "saying_he" in following or subject.how == "that":
            speaker = discourse.last.seen("understood")
    if speaker is None or not speaker.names:
        return
    if saying.form == "words" and (saying.pronoun or any(found.last > sentence.first for found in said[-2:])):
        return
    last = max(subject.last, saying.last)
    leading = contents.leading(saying, last, sentence)
    if leading is not None:
        discourse.speaks(speaker, sentence.first)
        yield _Found(saying, speaker, leading, "leading", saying.first, leading.last)
        return
    if any(found.content.last > sentence.first for found in said[-3:]):
        return
    trailing = contents.trailing(saying, sentence)
    if trailing is not None:
        yield _Found(saying, speaker, trailing, "trailing", trailing.first, last)


def _candidate(text: Text, found: _Found) -> Candidate:
    saying, speaker, content = found.saying, found.speaker, found.content
    tokens = text.tokens
    start = min(tokens[found.first].start, content.start)
    end = max(content.close, tokens[found.last - 1].end)
    record = Statement(
        document=text.document.id,
        evidence=text.evidence(start, end),
        rule=f"saying-{saying.form}-{found.kind}",
        lexicon=(saying.entry.reference,),
        speaker=_JOINT.join(speaker.names),
        content=Span(content.start, content.end),
        country=speaker.country,
        direct=content.direct,
    )
    return Candidate(record, tuple(_features(text, found)))


def _features(text: Text, found: _Found) -> Iterator[str]:
    saying, speaker, content = found.saying, found.speaker, found.content
    yield f"rule={saying.form}-{found.kind}"
    yield f"lemma={saying.lemma}"
    yield f"kind={saying.entry.features.get('kind')}"
    yield f"speaker={speaker.kind}"
    yield f"how={speaker.how}"
    yield f"speaker={speaker.kind}-{found.kind}"
    yield f"kind={saying.entry.features.get('kind')}-{found.kind}"
    yield f"quoted={content.quoted}"
    yield f"tense={saying.tense}"
    yield f"number={saying.number}"
    length = content.last - content.first
    yield f"length={'short' if length < 4 else 'middle' if length < 12 else 'long'}"
    if saying.ambiguous:
        yield "ambiguous"
    if saying.joined:
        yield "joined"
    if content.direct:
        yield "direct"
    if len(speaker.names) > 1:
        yield "joint"
    if speaker.country is None:
        yield "stateless"
