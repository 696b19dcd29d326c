"""Who stands before words of saying and may be their subject: just before, in their sentence or in the one before."""

from mizan.reading.parts import Actor, Sentence
from mizan.reading.statements.sayings import Saying
from mizan.reading.statements.speakers import SPEAKING, Cast, Speaker, joint
from mizan.reading.text import Text

# How far before a verb an actor may stand that is its subject, and how far the subject of its sentence is sought.
_NEAR = 7
_FAR = 150
_COMMAS = frozenset("،,")
_AUXILIARY = frozenset(("copula", "saying_auxiliary"))


class Preceding:
    """The actors of a text before its words of saying."""

    def __init__(self, text: Text, cast: Cast) -> None:
        self._text = text
        self._cast = cast

    def before(self, saying: Saying, sentence: Sentence) -> Actor | None:
        """The actor just before a verb, which may be its subject, with an auxiliary or a comma between."""
        tokens = self._text.tokens
        index = saying.first
        while index > sentence.first and (
            tokens[index - 1].text in _COMMAS or tokens[index - 1].word.classes & _AUXILIARY
        ):
            index -= 1
        for actor in reversed(self._text.actors_in(max(sentence.first, index - _NEAR), index)):
            free = self._free(actor, sentence) and actor.kind in SPEAKING and not self._platform(actor)
            return actor if free and actor.last == index else None
        return None

    def _platform(self, actor: Actor) -> bool:
        """Whether an actor is only where something was written."""
        return "saying_platform" in self._text.tokens[actor.last - 1].word.classes

    def antecedent(self, saying: Saying, sentence: Sentence) -> Actor | None:
        """Whom the relative in front of a verb stands for, where an actor stands just before it."""
        tokens = self._text.tokens
        index = saying.first - 1
        while index > sentence.first and tokens[index - 1].text in _COMMAS:
            index -= 1
        for actor in reversed(self._text.actors_in(max(sentence.first, index - 2 * _NEAR), index)):
            return actor if actor.last == index and actor.kind in SPEAKING else None
        return None

    def of_sentence(self, saying: Saying, sentence: Sentence) -> Speaker | None:
        """Who the sentence is about before the words of saying: its first actors that nothing governs."""
        actors = self._text.actors_in(max(sentence.first, saying.first - _FAR), saying.first)
        free = [actor for actor in actors if actor.how != "adjective" and self._free(actor, sentence)]
        free = [actor for actor in free if not self._platform(actor)]
        if not free:
            return None
        actor = free[0]
        if saying.gender == "masculine" and actor.kind == "institution":
            actor = next((other for other in free if other.kind == "person"), actor)
        members = [actor]
        while members[-1].last < saying.first:
            last = members[-1].last
            following = self._text.actor_at.get(last)
            if following is None or following.kind != actor.kind or not self._text.tokens[last].word.conjunction:
                break
            members.append(following)
        if len(members) > 1 and saying.number != "singular" and actor.kind in SPEAKING:
            return joint(members, saying, "before")
        return self._cast.speaker(actor, saying, "before")

    def of_previous(self, saying: Saying, sentence: Sentence) -> Speaker | None:
        """Whom the sentence before is about."""
        if sentence.first == 0:
            return None
        previous = self._text.sentence_at(self._text.tokens[sentence.first - 1].start)
        many = saying.number in ("plural", "dual")
        last = min(previous.first + (_FAR if many else _NEAR), previous.last)
        for actor in self._text.actors_in(previous.first, last):
            if actor.how == "offices" if many else actor.kind == "person" and not actor.prefix:
                return self._cast.speaker(actor, saying, "previous")
        return None

    def _free(self, actor: Actor, sentence: Sentence) -> bool:
        """Whether an actor can be a subject: one that speaks or a state, with no preposition in front."""
        tokens = self._text.tokens
        if actor.kind not in SPEAKING and actor.kind != "state":
            return False
        if actor.prefix and not tokens[actor.first].word.conjunction:
            return False
        return actor.first == sentence.first or "preposition" not in tokens[actor.first - 1].word.classes
