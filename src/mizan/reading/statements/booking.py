"""Booking statements: who said what, in whose name, in their own words or reported."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from mizan.model import Span, Statement
from mizan.reading.parts import Candidate, Quotation, Sentence
from mizan.reading.statements.attribution import Attribution
from mizan.reading.statements.contents import Content, Contents
from mizan.reading.statements.headings import book_headings
from mizan.reading.statements.openings import Opening, Openings
from mizan.reading.statements.plausibility import plausible
from mizan.reading.statements.sayings import Saying, find_sayings
from mizan.reading.statements.speakers import Speaker
from mizan.reading.text import Text

# The fewest words that are a statement, unless a quotation is the whole of it.
_LEAST = 2
_NAMED = frozenset(("named", "joint", "later", "guessed", "apposed", "partial"))


class _Found(Struct, frozen=True, eq=False):
    """A statement found: `first` … `last - 1` are the tokens from its words of saying to its end."""

    saying: Saying
    speaker: Speaker
    content: Content
    kind: str
    first: int
    last: int


def book_statements(text: Text) -> Iterator[Candidate]:
    """Yield the statements that a text may state."""
    yield from book_headings(text)
    sayings = find_sayings(text)
    if not sayings:
        return
    reporter = _Reporter(text, sayings)
    for saying in sayings:
        for found in reporter.read(saying):
            if found.speaker.names:
                yield _candidate(text, found)


class _Reporter:
    """Goes through the words of saying of a text in order, with what has been said so far."""

    def __init__(self, text: Text, sayings: list[Saying]) -> None:
        self._text = text
        self._openings = Openings(text, sayings)
        self._contents = Contents(text, sayings, self._openings)
        self._attribution = Attribution(text)
        self._said: list[_Found] = []
        self._sentence = text.sentence_at(0)

    def read(self, saying: Saying) -> list[_Found]:
        """The statements that words of saying introduce."""
        if saying.form == "mouth":
            return []
        if saying.first >= self._sentence.last:
            self._sentence = self._text.sentence_at(self._text.tokens[saying.first].start)
        sentence = self._sentence
        if saying.form in ("according", "words"):
            found = self._attributed(saying, sentence)
        else:
            found = self._reported(saying, sentence)
        self._said += found
        return found

    def _reported(self, saying: Saying, sentence: Sentence) -> list[_Found]:
        last = self._said[-1] if self._said else None
        if last is not None and last.first < saying.first < last.content.first + (saying.form == "noun"):
            return []
        within = last is not None and last.content.first <= saying.first < last.content.last
        attributed = self._attribution.of(saying, sentence, within)
        if attributed is None:
            return []
        speaker, start = attributed
        found: list[_Found] = []
        quotation = self._fresh(self._openings.before(saying)) if saying.form == "verb" else None
        if quotation is not None and speaker.how in _NAMED:
            content = self._contents.whole(quotation)
            found.append(_Found(saying, speaker, content, "before", content.first, max(start, saying.last)))
        opening = self._openings.behind(saying, start, sentence)
        if opening is None:
            if speaker.how in ("named", "joint"):
                self._attribution.discourse.speaks(speaker, sentence.first)
            return found
        if plausible(self._text, saying, opening, speaker):
            found += self._told(saying, sentence, speaker, opening)
        return found

    def _told(self, saying: Saying, sentence: Sentence, speaker: Speaker, opening: Opening) -> list[_Found]:
        content = self._contents.content(saying, opening, sentence)
        if content is None or (content.last - content.first < _LEAST and content.quoted != "whole"):
            return []
        if speaker.names or self._silences(saying, opening, sentence):
            self._attribution.discourse.speaks(speaker, sentence.first)
        kind = f"{opening.kind}-linked" if opening.linked and opening.kind != "link" else opening.kind
        return [_Found(saying, speaker, content, kind, saying.first, content.last)]

    def _silences(self, saying: Saying, opening: Opening, sentence: Sentence) -> bool:
        """Whether an unnamed speaker here takes the word from the one before."""
        if saying.form != "verb" or saying.ambiguous or opening.kind not in ("clause", "quote", "colon"):
            return False
        return self._attribution.begins(saying, sentence)

    def _fresh(self, quotation: Quotation | None) -> Quotation | None:
        """A quotation that no statement has yet."""
        if quotation is None:
            return None
        spoken = (found.content for found in self._said[-3:])
        return None if any(content.first <= quotation.first < content.last for content in spoken) else quotation

    def _attributed(self, saying: Saying, sentence: Sentence) -> list[_Found]:
        """A statement whose source is told in passing: according to whom, before or after it."""
        attributed = self._attribution.source(saying)
        if attributed is None:
            return []
        speaker, last = attributed
        told = any(found.content.last > sentence.first for found in self._said[-3:])
        if saying.form == "words" and (saying.pronoun or told):
            return []
        leading = self._contents.leading(saying, last, sentence)
        if leading is not None:
            self._attribution.discourse.speaks(speaker, sentence.first)
            return [_Found(saying, speaker, leading, "leading", saying.first, leading.last)]
        trailing = None if told else self._contents.trailing(saying, sentence)
        if trailing is None:
            return []
        return [_Found(saying, speaker, trailing, "trailing", trailing.first, last)]


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
        speaker=speaker.names[0] if len(speaker.names) == 1 else _together(text, speaker.names),
        content=Span(content.start, content.end),
        country=speaker.country,
        direct=content.direct,
    )
    return Candidate(record, _features(found))


def _together(text: Text, names: Sequence[str]) -> str:
    """Several names as the language writes them one after another."""
    return str(text.language.grammar.get("saying", {}).get("between_names", ", ")).join(names)


def _features(found: _Found) -> tuple[str, ...]:
    saying, speaker, content = found.saying, found.speaker, found.content
    length = content.last - content.first
    features = [
        f"rule={saying.form}-{found.kind}",
        f"lemma={saying.lemma}",
        f"kind={saying.kind}",
        f"kind={saying.kind}-{found.kind}",
        f"speaker={speaker.kind}",
        f"speaker={speaker.kind}-{found.kind}",
        f"how={speaker.how}",
        f"quoted={content.quoted}",
        f"tense={saying.tense}",
        f"number={saying.number}",
        f"length={'short' if length < 4 else 'middle' if length < 12 else 'long'}",
    ]
    if saying.ambiguous:
        features.append("ambiguous")
    if saying.joined:
        features.append("joined")
    if content.direct:
        features.append("direct")
    if len(speaker.names) > 1:
        features.append("joint")
    if speaker.country is None:
        features.append("stateless")
    return tuple(features)
