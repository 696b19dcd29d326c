"""Who makes a statement, and who has spoken so far."""

from collections import deque
from collections.abc import Sequence
from functools import cached_property, lru_cache

from msgspec import Struct

from mizan.languages import language
from mizan.reading.parts import Actor
from mizan.reading.statements.sayings import Saying
from mizan.reading.text import Text

SPEAKING = frozenset(("person", "institution", "company", "igo"))
# The longest name in quotation marks behind a body.
_SHORT = 3
# How far back a noun may take up a body, in tokens.
_RECALL = 400
# How many past speakers an office may take up; the shortest word of a name that counts, in letters.
_MEMORY = 16
_WORD = 3
# Of how many names the words are kept.
_NAMES = 4096
# The most leaders that speak together under one title.
_TOGETHER = 5


class Speaker(Struct, frozen=True, eq=False):
    """Who makes a statement; `how` tells how the text gives him.

    No names: someone the text leaves unnamed, or a state, whose word is an event.
    """

    names: tuple[str, ...]
    country: str | None = None
    kind: str = ""
    gender: str = ""
    number: str = ""
    how: str = ""
    role: str | None = None

    def seen(self, how: str) -> "Speaker":
        """The same speaker, given in another way."""
        return Speaker(self.names, self.country, self.kind, self.gender, self.number, how, self.role)

    def of(self, country: str | None) -> "Speaker":
        """The same speaker, for a country."""
        return Speaker(self.names, country, self.kind, self.gender, self.number, self.how, self.role)


NOBODY = Speaker((), kind="nobody")
_UNNAMED = frozenset(("office", "offices"))


class Cast:
    """The actors of a text as speakers."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._full: dict[str, str] = {}

    @cached_property
    def _persons(self) -> list[Actor]:
        """The persons whom the text names, each once, as it tells them last."""
        persons = [actor for actor in self._text.actors if actor.kind == "person" and actor.how not in _UNNAMED]
        return list({(actor.name, *actor.codes, actor.role): actor for actor in persons}.values())

    @cached_property
    def _words(self) -> dict[str, list[Actor]]:
        words: dict[str, list[Actor]] = {}
        for actor in self._persons:
            for part in _parts(self._text.language.code, actor.name):
                words.setdefault(part, []).append(actor)
        return words

    def speaker(self, actor: Actor, saying: Saying, how: str) -> Speaker:
        """An actor as a speaker; states, places and officials without a name are nobody, companies speak for none."""
        if actor.how == "offices":
            return self.several(saying, actor).seen(how)
        if actor.kind not in SPEAKING or self.unnamed(actor):
            return NOBODY
        codes: tuple[str | None, ...] = (actor.country,)
        if actor.kind == "company":
            codes = ()
        elif actor.kind != "person":
            codes = (*actor.codes, actor.country)
        country = next((code for code in codes if code and code.isascii() and code.isupper()), None)
        name = self._full_name(actor)
        return Speaker((name,), country, actor.kind, saying.gender, "singular", how, actor.role)

    def titled(self, actor: Actor) -> bool:
        """Whether all that a text gives of a person is an office."""
        start = self._text.tokens[actor.first].start + len(actor.prefix)
        return (
            actor.kind == "person"
            and actor.how == "office"
            and actor.name == self._text.document.text[start : start + len(actor.name)]
        )

    def unnamed(self, actor: Actor) -> bool:
        """Whether a person is only an official or an expert without a name."""
        if actor.kind != "person" or actor.name_start > actor.start or actor.how not in ("office", "title"):
            return False
        return "saying_unnamed" in self._text.tokens[actor.first].word.classes

    def several(self, saying: Saying, actor: Actor) -> Speaker:
        """Leaders under one title, who are named elsewhere in the text."""
        leaders = any(entry.features.get("id") == "leaders" for entry in actor.entries)
        if actor.kind != "person" and not leaders:
            return NOBODY
        wanted = set(actor.codes)
        found: dict[str, Actor] = {}
        for known in self._persons:
            alike = known.role is not None and known.role.endswith(actor.role or "?")
            if known.codes and (known.codes[0] in wanted if len(wanted) > 1 else alike):
                found.setdefault(known.codes[0], known)
        before = [known for known in found.values() if known.first < actor.first]
        members = before if len(before) > 1 else list(found.values())
        return joint(members, saying) if 1 < len(members) <= _TOGETHER else NOBODY

    def by_word(self, word: str) -> Sequence[Actor]:
        """The persons whom the text names with a word in their name."""
        return self._words.get(word, ())

    def _full_name(self, actor: Actor) -> str:
        """The name of an actor, for a body with the short name that stands in quotation marks behind it."""
        text = self._text
        if actor.kind == "person":
            return actor.name
        quotation = text.quotation_at.get(actor.last + 1)
        if quotation is None or quotation.last - quotation.first > _SHORT or quotation.last >= len(text.tokens):
            return self._full.get(actor.name, actor.name)
        return self._full.setdefault(actor.name, text.document.text[actor.name_start : text.tokens[quotation.last].end])


@lru_cache(_NAMES)
def _parts(code: str, name: str) -> tuple[str, ...]:
    """The folded words of a name in a language, but for those that any name may have."""
    tongue = language(code)
    return tuple([part for part in tongue.view(name).text.split() if not tongue.lexicon.word(part).classes])


def joint(members: Sequence[Actor], saying: Saying, how: str = "joint") -> Speaker:
    """Several actors who say one thing together."""
    names = tuple(dict.fromkeys(member.name for member in members))
    return Speaker(names, None, members[0].kind, saying.gender, "plural", how)


class Discourse:
    """The speakers of a text so far."""

    def __init__(self, text: Text, cast: Cast) -> None:
        self.last: Speaker = NOBODY
        self.last_sentence = -1
        self._text = text
        self._cast = cast
        self._by_gender: dict[str, Speaker] = {}
        self._past: deque[Speaker] = deque(maxlen=_MEMORY)

    def speaks(self, speaker: Speaker, sentence: int) -> None:
        """Remember who spoke last, and in which sentence."""
        self.last = speaker
        self.last_sentence = sentence
        if speaker.names:
            self._by_gender[speaker.gender] = speaker
            self._past.append(speaker)

    def recall(self, saying: Saying, index: int, country: str | None = None) -> Speaker:
        """The body that the definite noun at `index` takes up again (the agency), else who spoke last."""
        view = self._text.language.view
        word = self._text.tokens[index].text
        for actor in reversed(self._text.actors_in(max(index - _RECALL, 0), index)):
            if actor.kind not in ("institution", "company", "igo") or (country and country not in actor.codes):
                continue
            if any(len(part) > _WORD and word.endswith(part) for part in view(actor.name).text.split()):
                return self._cast.speaker(actor, saying, "recalled")
        classes = self._text.tokens[index].word.classes
        if "saying_body" in classes and self.last.kind == "person":
            name = self._text.original(index, index + 1)
            return Speaker((name,), country, "institution", saying.gender, "singular", "unlisted")
        return self.last.seen("that")

    def holder(self, saying: Saying, role: str | None, country: str | None) -> Speaker | None:
        """The person who spoke last of those that agree with a verb and may hold an office of a country."""
        for past in reversed(self._past):
            if saying.gender and past.gender and past.gender != saying.gender:
                continue
            if past.kind != "person" or len(past.names) != 1 or past.how == "office":
                continue
            home = country is None or past.country is None or past.country == country
            alike = role is None or past.role is None or past.role.endswith(role) or role.endswith(past.role)
            if home and alike:
                return past.seen("holder")
        return None

    def that(self, country: str | None) -> Speaker:
        """Who spoke last, where he may be someone of a country."""
        fits = country is None or self.last.country is None or self.last.country == country
        return self.last.seen("that") if fits else NOBODY

    def understood(self, saying: Saying) -> Speaker:
        """The speaker for whom a verb stands without a subject: who spoke last and agrees with it in gender."""
        last = self.last
        if saying.gender and last.gender and saying.number == "singular" and last.gender != saying.gender:
            other = self._by_gender.get(saying.gender)
            return last.seen("unlike") if other is None else other.seen("understood")
        return last.seen("understood")
