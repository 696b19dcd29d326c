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
    antecedent,
    find_source,
    find_subject,
    sentence_subject,
    speaker_of,
    subject_before,
    subject_of_previous,
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
    if said and said[-1].speaker.kind and said[-1].first < saying.first < said[-1].content.first:
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
    quotation = contents.before(saying) if saying.form == "verb" else None
    fresh = quotation is not None and not any(f.content.first <= quotation.first < f.content.last for f in said[-3:])
    if quotation is not None and fresh and speaker.how in ("named", "joint", "later", "guessed", "partial"):
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
    if speaker.names or _silences(text, saying, opening, sentence):
        discourse.speaks(speaker, sentence.first)
    yield _Found(saying, speaker, reported, _kind(opening), saying.first, reported.last)


def _silences(text: Text, saying: Saying, opening: Opening, sentence: Sentence) -> bool:
    """Whether an unnamed speaker here takes the word from the one before."""
    if saying.form != "verb" or saying.ambiguous or opening.kind not in ("clause", "quote", "colon"):
        return False
    return _follows(text, saying, sentence)


def _follows(text: Text, saying: Saying, sentence: Sentence) -> bool:
    """Whether a verb begins its clause."""
    before = text.tokens[saying.first - 1].word.classes if saying.first else frozenset()
    return saying.joined or saying.first == sentence.first or "saying_joint" in before


def _plausible(text: Text, saying: Saying, opening: Opening, speaker: Speaker) -> bool:
    """Whether words that may be something else (a preposition, a noun) are words of saying here."""
    tokens = text.tokens
    clear = opening.kind in ("clause", "quote", "colon")
    if saying.form == "noun":
        named = speaker.how in ("named", "joint") and saying.entry.features.get("kind") in _TOLD
        return clear or (named and opening.kind in ("object", "link"))
    if saying.last < len(tokens) and "saying_resumptive" in tokens[saying.last].word.classes and not clear:
        return False
    kind = saying.entry.features.get("kind")
    if kind == "describe" and opening.kind == "clause" and not saying.pronoun:
        return False
    apart = tokens[saying.first - 1].text in _COMMAS or saying.joined or saying.gender == "masculine"
    if saying.form == "participle" and not apart and not clear:
        return False
    if speaker.how == "relative" and not (clear and opening.first - saying.last <= 2):
        return False
    understood = speaker.how in ("same", "before", "understood", "unlike", "previous")
    if understood and saying.form == "verb" and saying.number in ("plural", "dual") and len(speaker.names) < 2:
        return False
    if speaker.how == "unlike" and not clear:
        return False
    if not saying.ambiguous:
        return True
    if saying.number == "dual":
        return saying.joined or speaker.number == "plural"
    before = tokens[saying.first - 1].word.classes if saying.first else frozenset()
    if saying.form == "participle":
        return clear and (opening.first - saying.last <= 2 or tokens[saying.first - 1].text in _COMMAS)
    if "preposition" in tokens[saying.first].word.classes:
        linked = opening.kind == "link" and not any(link.endswith("+") for link in saying.links)
        clear = clear or linked or "saying_joint" in before
        return clear and (speaker.how in _TOLD_BY or opening.first - saying.last <= 2)
    if speaker.how in _TOLD_BY or "saying_joint" in before:
        return True
    return clear and (saying.joined or opening.first - saying.last <= 2)


_TOLD = ("affirm", "announce", "deny")
_TOLD_BY = ("named", "paper", "later", "joint", "guessed", "partial", "unlisted", "adjacent", "mouth")


def _kind(opening: Opening) -> str:
    return f"{opening.kind}-linked" if opening.linked and opening.kind != "link" else opening.kind


def _verb(
    text: Text, saying: Saying, sentence: Sentence, discourse: Discourse, within: bool
) -> tuple[Speaker, int] | None:
    """The speaker of a verb of saying, and the token from which its content may open."""
    tokens = text.tokens
    token = tokens[saying.first]
    before = tokens[saying.first - 1].word.classes if saying.first else frozenset()
    subject = find_subject(text, saying)
    named = subject.speaker is not None and bool(subject.speaker.names)
    if "saying_impersonal" in token.word.classes and not named:
        return None
    if "negation" in before or "saying_what" in before or (saying.ambiguous and before & _BOUND):
        return None
    kind = saying.entry.features.get("kind")
    if "relative" in before and "saying_joint" in before:
        known = antecedent(text, saying, sentence)
        if known is not None:
            return speaker_of(text, known, saying, "antecedent"), saying.last
        speaker = discourse.understood(saying)
        if not speaker.names or speaker.how == "unlike" or named:
            return None
        return speaker.seen("relative"), saying.last
    if kind == "show" and subject.how not in ("paper", "that"):
        return None
    if kind == "relay":
        source = find_source(text, saying, subject.last)
        if source is not None and source.speaker is not None:
            return source.speaker, source.last
        return (subject.speaker, subject.last) if named and subject.speaker is not None else None
    if subject.how == "state" and _urges(saying) and discourse.last.names:
        return discourse.understood(saying).seen("understood"), saying.last
    if subject.speaker is not None:
        return subject.speaker, subject.last
    if subject.how == "that":
        return discourse.recall(saying, subject.last - 1), subject.last
    if not _follows(text, saying, sentence):
        adjacent = subject_before(text, saying, sentence)
        if adjacent is not None:
            bound = adjacent.first > 0 and "saying_opener" in tokens[adjacent.first - 1].word.classes
            return (speaker_of(text, adjacent, saying, "adjacent"), subject.last) if bound or not within else None
        if within or before & _BOUND or tokens[saying.first - 1].text[0].isalnum():
            return None
    if saying.first == sentence.first and not saying.joined and saying.number == "singular":
        return None
    if discourse.last_sentence == sentence.first and discourse.last.names:
        return discourse.understood(saying), subject.last
    actor = sentence_subject(text, saying, sentence)
    if actor is not None:
        return speaker_of(text, actor, saying, "before"), subject.last
    if discourse.last_sentence < 0:
        actor = subject_of_previous(text, saying, sentence)
        if actor is not None:
            return speaker_of(text, actor, saying, "previous"), subject.last
    return discourse.understood(saying), subject.last


def _urges(saying: Saying) -> bool:
    """Whether a state behind the verb is more likely whom it is aimed at than its subject."""
    aimed = saying.entry.features.get("kind") in ("appeal", "charge", "warn", "blame")
    return aimed and saying.gender == "masculine" and "object" in saying.frames


# How far before his word a speaker may stand.
_BACK = 25
_BOUND = frozenset(("complement", "saying_opener", "preposition", "saying_what", "relative"))


def _participle(text: Text, saying: Saying, sentence: Sentence, discourse: Discourse) -> tuple[Speaker, int]:
    """The speaker of a participle: who spoke before it in the sentence, or whom the sentence is about."""
    if discourse.last_sentence == sentence.first:
        return discourse.last.seen("same"), saying.last
    actor = sentence_subject(text, saying, sentence)
    if actor is not None:
        return speaker_of(text, actor, saying, "before"), saying.last
    return discourse.last.seen("understood"), saying.last


def _noun(text: Text, saying: Saying, sentence: Sentence, discourse: Discourse) -> tuple[Speaker, int] | None:
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
    if speaker is None or not speaker.names or speaker.how == "later":
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
