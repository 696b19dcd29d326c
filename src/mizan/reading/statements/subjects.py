"""The subject behind words of saying: named, told by an office or a noun, or understood."""

from msgspec import Struct

from mizan.reading.parts import Actor
from mizan.reading.statements.guesses import NameGuess
from mizan.reading.statements.sayings import Saying
from mizan.reading.statements.speakers import NOBODY, SPEAKING, Cast, Speaker, joint
from mizan.reading.text import Text

# How far behind a verb its subject may begin, a paper's issuer behind the paper, a mouth behind whom it speaks for.
_NEAR = 7
_OWNER = 9
_MOUTH = 12
_MEMBERS = 4
_COMMAS = frozenset("،,")
_STOPS = frozenset(':.؛;«»"“”()')
_NO_SUBJECT = frozenset(("saying_opener", "preposition", "complement", "relative", "subordinator", "negation"))
_BARRIERS = frozenset(("saying_opener", "preposition", "saying_unnamed", "relative"))
_BODIES = frozenset(("saying_body", "saying_paper"))


class Subject(Struct, frozen=True, eq=False):
    """The subject found behind words of saying: `last` is the token behind it; no speaker where it is understood.

    Where `how` is office, `role` and `country` tell which; where it is that, a noun takes up someone known.
    """

    speaker: Speaker | None
    last: int
    how: str
    role: str | None = None
    country: str | None = None


class Subjects:
    """The subjects that stand behind a text's words of saying."""

    def __init__(self, text: Text, cast: Cast) -> None:
        self.text = text
        self._cast = cast
        self._guess = NameGuess(text, cast)

    def behind(self, saying: Saying) -> Subject:
        """The subject behind words of saying."""
        return self.at(saying, saying.last)

    def at(self, saying: Saying, index: int) -> Subject:
        """The subject of words of saying that is due from a token on."""
        actors, moments = self.text.actor_at, self.text.moment_at
        limit = min(index + _NEAR, len(self.text.tokens))
        while index < limit:
            actor = actors.get(index)
            if actor is not None and saying.form == "verb" and self._addressed(actor):
                index = actor.last
                continue
            if actor is not None and not _governed(actor):
                return self._named(saying, actor)
            moment = moments.get(index)
            if moment is not None:
                index = moment.last
                continue
            if saying.kind == "show" and index == saying.last and self._within_paper(index):
                return self._paper(saying, index + 1)
            step = self._adverb(index, limit)
            if step == 0:
                break
            index += step
        return self._unresolved(saying, index)

    def _addressed(self, actor: Actor) -> bool:
        """Whether somebody is told something: a preposition is written to the name (he said to X that …)."""
        if actor.kind == "state" or len(actor.prefix) != 1:
            return False
        return not self.text.tokens[actor.first].word.conjunction

    def _within_paper(self, index: int) -> bool:
        """Whether words stand in a paper (it came in a statement that …)."""
        following = self.text.tokens[index : index + 2]
        return len(following) == 2 and "in" in following[0].word.classes and "saying_paper" in following[1].word.classes

    def _adverb(self, index: int, limit: int) -> int:
        """How many tokens an adverb takes that may stand between a verb and its subject; 0 for none."""
        tokens = self.text.tokens
        classes = tokens[index].word.classes
        if "from" in classes and index + 1 < limit and "saying_side" in tokens[index + 1].word.classes:
            return 2
        if "in" in classes and index + 2 < limit and "saying_side" in tokens[index + 2].word.classes:
            return 3
        return 1 if "saying_adverb" in classes and "preposition" not in classes else 0

    def _named(self, saying: Saying, actor: Actor) -> Subject:
        if actor.how == "offices":
            return Subject(self._cast.several(saying, actor), actor.last, "group")
        if self._cast.unnamed(actor):
            if "saying_that_speaker" in self.text.tokens[actor.first].word.classes:
                return Subject(None, actor.last, "office", actor.role, actor.country)
            return Subject(NOBODY, actor.last, "unnamed")
        if actor.kind != "person":
            mouth = self._mouth(actor.last)
            if mouth is not None:
                return Subject(self._cast.speaker(mouth, saying, "mouth"), mouth.last, "mouth")
        if actor.kind in ("dyad", "group"):
            return Subject(self._cast.several(saying, actor), actor.last, actor.kind)
        if actor.kind not in SPEAKING:
            return Subject(NOBODY, actor.last, actor.kind)
        members = self._members(saying, actor)
        if len(members) > 1:
            return Subject(joint(members, saying), members[-1].last, "joint")
        member = members[0]
        if self._cast.titled(member):
            apposed = self._guess.apposed(saying, member.last)
            if apposed is not None:
                named = apposed[0] if apposed[0].country else apposed[0].of(member.country)
                return Subject(named, *apposed[1:])
            known = self._cast.speaker(member, saying, "office")
            return Subject(known, member.last, "office", member.role, member.country)
        return Subject(self._cast.speaker(member, saying, "named"), member.last, actor.kind)

    def _members(self, saying: Saying, actor: Actor) -> list[Actor]:
        """The actors joined to the first one; a name in apposition to an office takes its place."""
        tokens = self.text.tokens
        members = [actor]
        while len(members) < _MEMBERS:
            last = members[-1].last
            after = last + 1 if last < len(tokens) and tokens[last].text in _COMMAS else last
            following = self.text.actor_at.get(after)
            if following is None or following.kind != actor.kind:
                break
            if not tokens[after].word.conjunction:
                if following.kind != "person" or following.prefix or members[-1].how != "office":
                    break
                members.pop()
            elif saying.number == "singular" and tokens[after].text.endswith(tokens[members[-1].first].text):
                members.pop()
            members.append(following)
        return members

    def _mouth(self, start: int) -> Actor | None:
        """The person through whose mouth a state or an institution speaks."""
        for mention in self.text.mentions_in(start, start + _NEAR):
            entry = mention.entry("saying_phrase")
            if entry is not None and entry.features.get("kind") == "mouth":
                for actor in self.text.actors_in(mention.last, mention.last + _MOUTH):
                    if actor.kind == "person":
                        return actor
        return None

    def _unresolved(self, saying: Saying, index: int) -> Subject:
        """What stands behind the verb is no actor: a paper, a name no list knows, someone unnamed, or no subject."""
        tokens = self.text.tokens
        if index >= len(tokens):
            return Subject(None, index, "pronoun")
        token = tokens[index]
        classes = token.word.classes
        quoted = self._guess.quoted(saying, index)
        if quoted is not None:
            return Subject(*quoted)
        if saying.form == "according":
            classes |= self.text.language.lexicon.classes.get(token.text[1:], frozenset())
        if not token.text[0].isalpha() or not classes.isdisjoint(_NO_SUBJECT):
            return Subject(None, index, "pronoun")
        if "saying_paper" in classes:
            return self._paper(saying, index)
        guessed = self._guess.subject(saying, index)
        if guessed is not None:
            return Subject(*guessed)
        later = self._later(index)
        if later is not None:
            named = self._guess.apposition(saying, index, later) if self._cast.titled(later) else None
            known = named or self._cast.speaker(later, saying, "later")
            return Subject(known, later.last, known.how)
        if "saying_unnamed" in classes:
            return Subject(NOBODY, index + 1, "unnamed")
        office = self._office(saying, index)
        if office is not None:
            return office
        if "saying_that_speaker" in classes and (classes & _BODIES or self._bare(index)):
            return Subject(None, index + 1, "that", None, self._adjective(index + 1))
        stranger = self._guess.stranger(saying, index) if {"object", "clause"} <= saying.frames else None
        if stranger is not None:
            return Subject(*stranger)
        if "object" in saying.frames or token.word.verbs or token.text.startswith(saying.clitics):
            return Subject(None, index, "pronoun")
        return Subject(NOBODY, index + 1, "unknown")

    def _bare(self, index: int) -> bool:
        """Whether the noun at `index` stands alone or with a nationality."""
        tokens = self.text.tokens
        following = tokens[index + 1 : index + 2]
        if any(token.text[0].isalpha() and not token.word.classes for token in following):
            return self._adjective(index + 1) is not None or index + 1 in self.text.moment_at
        return True

    def _office(self, saying: Saying, index: int) -> Subject | None:
        """A title that stands for its holder and that no one has resolved."""
        mention = self.text.mention_at.get(index)
        title = mention.entry("title") if mention is not None else None
        if mention is None or title is None or title.features.get("number", "one") != "one":
            return None
        country = self._adjective(mention.last)
        last = mention.last + (country is not None)
        apposed = self._guess.apposed(saying, last)
        if apposed is not None:
            return Subject(apposed[0] if apposed[0].country else apposed[0].of(country), *apposed[1:])
        return Subject(None, last, "office", title.features.get("role"), country)

    def _adjective(self, index: int) -> str | None:
        """The state whose adjective stands at `index`."""
        mention = self.text.mention_at.get(index)
        adjective = mention.entry("adjective") if mention is not None else None
        return adjective.key if adjective is not None else None

    def _later(self, index: int) -> Actor | None:
        """A person named a few words on, in apposition to a noun that is not known as a title."""
        text, tokens = self.text, self.text.tokens
        mention = text.mention_at.get(index)
        if mention and not mention.entry("title", "head") and mention.entry("trigger_noun", "object", "indicator"):
            return None
        for actor in text.actors_in(index, min(index + _NEAR, len(tokens))):
            if actor.kind != "person" or actor.prefix:
                continue
            between = tokens[index : actor.first]
            if any(token.word.classes & _BARRIERS or token.text in _STOPS for token in between):
                return None
            if self._aide(index, actor):
                continue
            return actor if tokens[actor.first - 1].text in _COMMAS or actor.how != "surname" else None
        return None

    def _aide(self, index: int, actor: Actor) -> bool:
        """Whether a person is only whom a title serves, as another is named behind (the adviser of X, Y)."""
        mention = self.text.mention_at.get(index)
        if mention is None or mention.entry("title") is None or actor.first > index + 1:
            return False
        behind = self.text.actors_in(actor.last, actor.last + _MEMBERS)
        later = next((one for one in behind if one.kind == "person"), None)
        if later is None or later.prefix:
            return False
        between = self.text.tokens[actor.last : later.first]
        return not any(
            token.word.conjunction or token.word.classes & _BARRIERS or token.text in _STOPS for token in between
        )

    def _paper(self, saying: Saying, index: int) -> Subject:
        """The issuer of a statement, report or figures."""
        tokens = self.text.tokens
        for actor in self.text.actors_in(index, index + _OWNER):
            between = tokens[index + 1 : actor.first]
            if any("saying_opener" in token.word.classes or token.text in _STOPS for token in between):
                break
            if actor.kind in SPEAKING:
                return Subject(self._cast.speaker(actor, saying, "paper"), actor.last, "paper")
        if "saying_that_speaker" in tokens[index].word.classes:
            return Subject(None, index + 1, "that")
        return Subject(NOBODY, index + 1, "unnamed")

    def source(self, saying: Saying, start: int) -> Subject | None:
        """Whose words an outlet passes on."""
        tokens = self.text.tokens
        for index in range(start, min(start + _OWNER, len(tokens) - 1)):
            classes = tokens[index].word.classes
            if "saying_opener" in classes or tokens[index].text in _STOPS:
                break
            written = self.text.actor_at.get(index)
            if written is not None and written.prefix and written.kind in SPEAKING and index > saying.last:
                return self._named(saying, written)
            if "saying_source" in classes:
                actor = self.text.actor_at.get(index + 1) or self._later(index + 1)
                if actor is not None and actor.kind in SPEAKING:
                    return self._named(saying, actor)
                guessed = self._guess.subject(saying, index + 1)
                return Subject(NOBODY, index + 1, "unnamed") if guessed is None else Subject(*guessed)
        return None


def _governed(actor: Actor) -> bool:
    """Whether a preposition stands in front of an actor (its prefix is more than a conjunction)."""
    return len(actor.prefix) > 1 or (actor.prefix != "" and actor.kind == "state")
