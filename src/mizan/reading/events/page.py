"""A page: one text as the event rules see it; its lines are its sentences."""

from collections.abc import Mapping, Sequence

from msgspec import structs

from mizan.languages.lexicon import Entry
from mizan.reading.events.boundaries import boundaries
from mizan.reading.events.syntax import Syntax, syntax
from mizan.reading.events.wordbook import Cue, Noun, Wordbook, named, wordbook
from mizan.reading.parts import Actor
from mizan.reading.text import Text, within

_REGIONS = frozenset(("continent", "region"))
_CODED = frozenset(("institution", "project", "place"))
_OBJECTS = ("object", "instrument", "trigger_noun")
_NONE: frozenset[str] = frozenset()


class Page:
    """What the lines of a text share, found once.

    `actors` are those of the text as parties, in order. By the tokens where they begin, `phrases` are the nouns of
    several words that tell acts, `cues` what the words tell that may tell any, and `objects` the classes of object.
    """

    def __init__(self, text: Text) -> None:
        self.text = text
        self.syntax: Syntax = syntax(text.language.code)
        self.boundaries = boundaries(text.language.code)
        self.wordbook: Wordbook = wordbook(text.language.code)
        self.actors: list[Actor] = [coded(actor) if actor.kind in _CODED else actor for actor in text.actors]
        self._begins = [actor.first for actor in self.actors]
        self.phrases: Mapping[int, Noun] = self._find_phrases()
        self.cues: dict[int, Cue] = {}
        self.objects: dict[int, frozenset[str]] = {}
        self._find_cues()
        self._triggers = list(self.cues)
        self._objects_at = sorted(self.objects)
        self._pacts = self._find_pacts()

    def actors_in(self, first: int, last: int) -> Sequence[Actor]:
        """The actors that begin within tokens `first` … `last - 1`."""
        return within(self.actors, self._begins, first, last)

    def triggers_in(self, first: int, last: int) -> Sequence[int]:
        """The tokens within `first` … `last - 1` at which a word of an act may begin."""
        return within(self._triggers, self._triggers, first, last)

    def objects_in(self, first: int, last: int) -> Sequence[int]:
        """The tokens within `first` … `last - 1` that begin an object."""
        return within(self._objects_at, self._objects_at, first, last)

    def pacts_in(self, first: int, last: int) -> list[tuple[int, Entry]]:
        """The agreements known by name, with their parties, that begin within tokens `first` … `last - 1`."""
        return [known for known in self._pacts if first <= known[0] < last]

    def _find_phrases(self) -> dict[int, Noun]:
        found: dict[int, Noun] = {}
        for mention in self.text.mentions_of("trigger_noun"):
            length = mention.last - mention.first
            if length > 1 and "lookalike" not in self.text.tokens[mention.first].word.classes:
                senses = self.wordbook.senses(mention.entries)
                found[mention.first] = Noun(senses, length, mention.prefix, mention.definite, mention.pronoun)
        return found

    def _find_cues(self) -> None:
        tokens, phrases = self.text.tokens, self.phrases
        places = sorted({*phrases, *self.text.bearing("act")})
        for index, cue in zip(places, self.wordbook.cues([tokens[index].word for index in places]), strict=True):
            if cue.verbs or cue.noun is not None or index in phrases:
                self.cues[index] = cue
            if cue.objects:
                self.objects[index] = cue.objects
        for category in _OBJECTS:
            for mention in self.text.mentions_of(category):
                if mention.last - mention.first > 1 and (names := named(mention.entries)):
                    self.objects[mention.first] = self.objects.get(mention.first, _NONE) | names

    def _find_pacts(self) -> list[tuple[int, Entry]]:
        found: list[tuple[int, Entry]] = []
        for mention in self.text.mentions_of("instrument"):
            entry = next((one for one in mention.entries if one.features.get("parties")), None)
            if entry is not None:
                found.append((mention.first, entry))
        return found


def coded(actor: Actor) -> Actor:
    """A region without a code is a party by its name; a body of two states (their joint committee) is both; a project
    stands for the state whose programme it is."""
    if actor.kind == "institution":
        states = dict.fromkeys(code for part in actor.within if part.how == "adjective" for code in part.codes)
        return structs.replace(actor, codes=tuple(states)) if len(states) > 1 else actor
    if actor.kind == "project":
        owner = next((one.features.get("owner", "") for one in actor.entries), "")
        return structs.replace(actor, codes=(owner,)) if owner else actor
    if actor.codes or actor.kind != "place":
        return actor
    for entry in actor.entries:
        if entry.category == "place" and entry.features.get("kind") in _REGIONS:
            return structs.replace(actor, codes=(entry.key,))
    return actor
