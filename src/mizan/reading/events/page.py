"""A page: one text as the event rules see it; its lines are its sentences."""

from msgspec import structs

from mizan.languages.lexicon import Entry
from mizan.reading.events.syntax import Syntax, syntax
from mizan.reading.events.wordbook import NOTHING, Noun, Wordbook, named, wordbook
from mizan.reading.parts import Actor, Mention, Sentence
from mizan.reading.text import Part, Text

_REGIONS = frozenset(("continent", "region"))
_CODED = frozenset(("institution", "project", "place"))
_OBJECTS = ("object", "instrument", "trigger_noun")
_NONE: frozenset[str] = frozenset()


class Page:
    """What the lines of a text share, found once.

    `parties` are the actors of the text. By the first tokens of the sentences, `actors` are the parties that begin in
    them, `triggers` the tokens at which a word of an act may begin and `bounding` those at which a clause may begin or
    end, in order; `phrases` are the nouns of several words that tell acts, by their own first tokens. Of every token,
    `mentions` is the mention that begins there, `cues` what its word tells of acts and `objects` the classes of object
    that begin there. The lines tell `covered`, the party within whose name a token stands, `ends`, where the chain ends
    within which it stands, or 0, and `kinds`, what kind of clause boundary it is, or "".
    """

    def __init__(self, text: Text) -> None:
        self.text = text
        self.syntax: Syntax = syntax(text.language.code)
        self.wordbook: Wordbook = wordbook(text.language.code)
        self.parties = [coded(actor) if actor.kind in _CODED else actor for actor in text.actors]
        self.actors = _by_sentence(self.parties, [actor.first for actor in self.parties], text.sentences)
        count = len(text.tokens)
        self.mentions: list[Mention | None] = [None] * count
        for mention in text.mentions:
            self.mentions[mention.first] = mention
        self.covered: list[Actor | None] = [None] * count
        self.ends = [0] * count
        self.kinds = [""] * count
        self.phrases: dict[int, Noun] = self._find_phrases()
        self.cues = [NOTHING] * count
        self.objects: list[frozenset[str]] = [_NONE] * count
        triggers = self._find_cues()
        self.triggers = _by_sentence(triggers, triggers, text.sentences)
        bounding = text.bearing("bound")
        self.bounding = _by_sentence(bounding, bounding, text.sentences)
        self.futures = text.bearing("future")
        self._pacts = self._find_pacts()

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

    def _find_cues(self) -> list[int]:
        """Tell what the words tell of acts and their objects; the tokens at which a word of an act may begin."""
        tokens, cues, objects = self.text.tokens, self.cues, self.objects
        found = [*self.phrases]
        places = self.text.bearing("act")
        told = self.wordbook.cues([tokens[index].word for index in places])
        for place, index in enumerate(places):
            cue = told[place]
            objects[index] = cue.objects
            if cue.tells:
                cues[index] = cue
                if index not in self.phrases:
                    found.append(index)
        for category in _OBJECTS:
            for mention in self.text.mentions_of(category):
                if mention.last - mention.first > 1 and (names := named(mention.entries)):
                    objects[mention.first] |= names
        return sorted(found)

    def _find_pacts(self) -> list[tuple[int, Entry]]:
        found: list[tuple[int, Entry]] = []
        for mention in self.text.mentions_of("instrument"):
            entry = next((one for one in mention.entries if one.features.get("parties")), None)
            if entry is not None:
                found.append((mention.first, entry))
        return found


def _by_sentence(parts: list[Part], firsts: list[int], sentences: list[Sentence]) -> dict[int, list[Part]]:
    """Parts by the first tokens of the sentences in which they begin; `firsts` are the tokens at which all begin."""
    found: dict[int, list[Part]] = {}
    place, count = 0, len(parts)
    for sentence in sentences:
        begin = place
        while place < count and firsts[place] < sentence.last:
            place += 1
        found[sentence.first] = parts[begin:place]
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
