"""To whom a text gives the words it reports: every form of saying has its own way to its speaker."""

from mizan.reading.parts import Actor, Sentence
from mizan.reading.statements.preceding import Preceding
from mizan.reading.statements.sayings import Saying
from mizan.reading.statements.speakers import NOBODY, Cast, Discourse, Speaker
from mizan.reading.statements.subjects import Subjects
from mizan.reading.text import Text

# How far before his word a speaker may stand.
_BACK = 25
# How far apart an auxiliary and its verb may stand.
_FRAME = 12
_BOUND = frozenset(("complement", "saying_opener", "preposition", "saying_what", "relative"))
_AUXILIARY = frozenset(("copula", "saying_auxiliary"))
# What such a subject says is told as an event.
_WITHOUT_WORDS = frozenset(("state", "dyad", "group"))
_AIMED = frozenset(("appeal", "charge", "warn", "blame"))
_UNSAID = frozenset(("negation", "saying_what"))
_NOTHING: frozenset[str] = frozenset()

Attributed = tuple[Speaker, int]


class Attribution:
    """Finds the speakers of a text and remembers them; each answer is a speaker and where content may open."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._cast = Cast(text)
        self._subjects = Subjects(text, self._cast)
        self._preceding = Preceding(text, self._cast)
        self.discourse = Discourse(text, self._cast)

    def of(self, saying: Saying, sentence: Sentence, within: bool) -> Attributed | None:
        """The speaker of words of saying; `within` tells that they stand in the content of other words."""
        if saying.form == "participle":
            return self._participle(saying, sentence)
        if saying.form == "noun":
            return self._noun(saying, sentence)
        return self._verb(saying, sentence, within)

    def source(self, saying: Saying) -> Attributed | None:
        """The source that a phrase of attribution names (according to the ministry, to him)."""
        tokens = self._text.tokens
        subject = self._subjects.behind(saying)
        found = subject.speaker
        if found is None and saying.last < len(tokens):
            pronoun = saying.pronoun or "saying_he" in tokens[saying.last].word.classes
            if pronoun or subject.how == "that":
                found = self.discourse.last.seen("understood")
        if found is None or not found.names or found.how == "later":
            return None
        return found, max(subject.last, saying.last)

    def _verb(self, saying: Saying, sentence: Sentence, within: bool) -> Attributed | None:
        tokens = self._text.tokens
        before = tokens[saying.first - 1].word.classes if saying.first else _NOTHING
        if saying.tense == "future" or not before.isdisjoint(_UNSAID) or (saying.ambiguous and before & _BOUND):
            return None
        if not saying.joined and not before.isdisjoint(_AUXILIARY):
            adjacent = self._preceding.before(saying, sentence)
            if adjacent is not None and not (within and self._loose(adjacent)):
                return self._cast.speaker(adjacent, saying, "adjacent"), saying.last
        if "addressee" in saying.frames and not saying.joined and saying.last in self._text.actor_at:
            if "complement" in before:
                return self.discourse.understood(saying), saying.last
            adjacent = self._preceding.before(saying, sentence)
            if adjacent is not None:
                return self._cast.speaker(adjacent, saying, "adjacent"), saying.last
        framed = self._framed(saying, sentence)
        if framed is not None:
            return framed, saying.last
        subject = self._subjects.behind(saying)
        found = subject.speaker
        named = found is not None and bool(found.names)
        clear = found is not None and found.how in ("named", "joint")
        if "saying_impersonal" in tokens[saying.first].word.classes and not clear:
            return None
        if "relative" in before and "saying_joint" in before:
            resumed = "saying_resumptive" in tokens[min(saying.last, len(tokens) - 1)].word.classes
            if not (named and resumed):
                told = subject.how in _WITHOUT_WORDS and saying.kind not in _AIMED
                return None if named or told else self._relative(saying, sentence)
        kind = saying.kind
        if kind == "show" and subject.how not in ("paper", "that"):
            return None
        if kind == "relay":
            source = self._subjects.source(saying, subject.last)
            if source is not None and source.speaker is not None:
                return source.speaker, source.last
            return (found, subject.last) if named and found is not None else None
        if subject.how == "state" and kind in _AIMED and saying.gender == "masculine" and self.discourse.last.names:
            return self.discourse.understood(saying), saying.last
        if subject.how == "office":
            holder = self.discourse.holder(saying, subject.role, subject.country)
            return holder or found or self.discourse.that(subject.country), subject.last
        if found is not None:
            return found, subject.last
        if subject.how == "that":
            return self.discourse.recall(saying, subject.last - 1, subject.country), subject.last
        return self._understood(saying, sentence, within, subject.last)

    def _framed(self, saying: Saying, sentence: Sentence) -> Speaker | None:
        """The subject between a past auxiliary and the verb it frames (the paper had said): somebody, named or not."""
        tokens = self._text.tokens
        last = saying.first - 1
        if last <= sentence.first or tokens[last].word.classes.isdisjoint(_AUXILIARY):
            return None
        first = last
        while first > max(sentence.first, last - _FRAME) and "copula" not in tokens[first].word.classes:
            if not tokens[first].text[0].isalnum():
                return None
            first -= 1
        if "copula" not in tokens[first].word.classes or first + 1 >= last:
            return None
        subject = self._subjects.at(saying, first + 1)
        if subject.how == "office":
            return self.discourse.holder(saying, subject.role, subject.country) or subject.speaker or NOBODY
        if subject.how == "that":
            return self.discourse.recall(saying, subject.last - 1, subject.country)
        return subject.speaker or NOBODY

    def _understood(self, saying: Saying, sentence: Sentence, within: bool, start: int) -> Attributed | None:
        """The speaker of a verb without a subject behind it."""
        tokens = self._text.tokens
        if not self.begins(saying, sentence):
            before = tokens[saying.first - 1]
            adjacent = self._preceding.before(saying, sentence)
            if adjacent is not None:
                known = self._cast.speaker(adjacent, saying, "adjacent")
                return None if within and self._loose(adjacent) else (known, start)
            if within or before.word.classes & _BOUND or before.text[0].isalnum():
                return None
        if saying.first == sentence.first and not saying.joined and saying.number == "singular":
            return None
        if self.discourse.last_sentence == sentence.first and self.discourse.last.names:
            return self.discourse.understood(saying), start
        found = self._preceding.of_sentence(saying, sentence)
        if found is None and self.discourse.last_sentence < 0:
            found = self._preceding.of_previous(saying, sentence)
        return found or self.discourse.understood(saying), start

    def _loose(self, actor: Actor) -> bool:
        """Whether an actor within the content of other words is not the subject of its clause."""
        return actor.first == 0 or "saying_opener" not in self._text.tokens[actor.first - 1].word.classes

    def _relative(self, saying: Saying, sentence: Sentence) -> Attributed | None:
        """The speaker of a verb in a relative clause: its antecedent, or who speaks in the sentence around it."""
        known = self._preceding.antecedent(saying, sentence)
        if known is not None:
            return self._cast.speaker(known, saying, "antecedent"), saying.last
        found = self.discourse.understood(saying)
        if not found.names or found.how == "unlike":
            return None
        return found.seen("relative"), saying.last

    def _participle(self, saying: Saying, sentence: Sentence) -> Attributed:
        """The speaker of a participle: who spoke before it in the sentence, or whom the sentence is about."""
        if self.discourse.last_sentence == sentence.first:
            return self.discourse.last.seen("same"), saying.last
        found = self._preceding.of_sentence(saying, sentence)
        return found or self.discourse.last.seen("understood"), saying.last

    def _noun(self, saying: Saying, sentence: Sentence) -> Attributed | None:
        """The speaker of a noun of saying: behind it, or behind what its pronoun stands for."""
        text = self._text
        if saying.ambiguous:
            return None
        if saying.pronoun:
            for actor in reversed(text.actors_in(max(saying.first - _BACK, sentence.first), saying.first)):
                if actor.kind in ("person", "institution"):
                    return self._cast.speaker(actor, saying, "before"), saying.last
            return self.discourse.last.seen("understood"), saying.last
        subject = self._subjects.behind(saying)
        if subject.speaker is None or not subject.speaker.names:
            return None
        return subject.speaker, subject.last

    def begins(self, saying: Saying, sentence: Sentence) -> bool:
        """Whether a verb begins its clause."""
        before = self._text.tokens[saying.first - 1].word.classes if saying.first else _NOTHING
        return saying.joined or saying.first == sentence.first or "saying_joint" in before
