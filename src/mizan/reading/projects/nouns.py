"""What names a project: an actor with a name of its own, or a noun that says what it is and the body it belongs to."""

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from mizan.languages import language
from mizan.languages.lexicon import Entry
from mizan.model.vocabulary import terms
from mizan.reading.parts import Actor, Mention
from mizan.reading.text import Text
from mizan.reading.words.layers import Layer

BODIES = ("institution", "company")
"""The kinds of actors that own or run projects."""

_OWNERS = (*BODIES, "place")
_BEHIND = 2
_AGAIN = "again"


class Noun(Struct, frozen=True, eq=False):
    """What names a project: tokens, the name to show, its type, what recognised it; an actor where it has a name, and
    the state or organisation whose policy it is where the lexicon knows.

    A `lone` noun says that there is a project without a word of its stage; a `bare` one (the dam) refers to another.
    One that speaks of a project `again` (this concept) is one only where the text has told of its type before.
    """

    first: int
    last: int
    start: int
    end: int
    name: str
    type: str
    lexicon: tuple[str, ...]
    joined: bool
    actor: Actor | None = None
    owner: str = ""
    bare: bool = False
    lone: bool = False
    again: bool = False


def find_nouns(text: Text, layer: Layer) -> list[Noun]:
    """The nouns of a text that name projects, in order of position; they may overlap.

    A noun right before a name (the pipeline Blue Stream) says no more than the name.
    """
    nouns = list(_named(text))
    taken = {index for noun in nouns for index in (noun.first, noun.first - 1)}
    nouns += [noun for noun in _described(text, layer) if noun.last not in taken]
    nouns.sort(key=lambda noun: noun.first)
    return nouns


def _named(text: Text) -> Iterator[Noun]:
    """The projects with a name, and the companies and places that are projects too."""
    works: dict[str, dict[str, str]] = text.language.grammar.get("projects", {}).get("works", {})
    keys = _keys(text.language.code)
    types = terms("project_type")
    for actor in text.actors:
        entry = _row(actor, keys, works) if actor.entries else None
        if entry is None:
            continue
        work = works.get(entry.reference, {})
        type = work.get("type") or entry.features.get("kind") or entry.features.get("type", "")
        if type in types:
            place = (actor.first, actor.last, actor.start, actor.end)
            lexicon = (entry.reference, *([work["project"]] if "project" in work else []))
            owner = entry.features.get("owner", "")
            yield Noun(*place, actor.name, type, lexicon, bool(actor.prefix), actor, owner)


def _row(actor: Actor, keys: frozenset[str], works: dict[str, dict[str, str]]) -> Entry | None:
    """The row of the lexicon that names an actor as a project, if any."""
    for entry in actor.entries:
        if actor.kind == "project" or (entry.key in keys and entry.reference in works):
            return entry
    return None


@cache
def _keys(code: str) -> frozenset[str]:
    """The keys of the companies and places that are projects too, whatever file they stand in."""
    works = language(code).grammar.get("projects", {}).get("works", {})
    return frozenset(reference.partition(":")[2] for reference in works)


def _described(text: Text, layer: Layer) -> Iterator[Noun]:
    known: set[str] = set()
    for mention in layer.mentions:
        entries = mention.kinds.get("project_kind")
        if entries is None:
            continue
        entry = entries[0]
        type, lone = entry.features["type"], entry.features.get("lone", "")
        if lone == _AGAIN and type not in known:
            continue
        known.add(type)
        start, end, name, last = _name(text, mention)
        yield Noun(
            first=mention.first,
            last=last,
            start=start,
            end=end,
            name=name,
            type=type,
            lexicon=(entry.reference,),
            joined=bool(mention.prefix),
            bare=mention.definite and last - mention.first == 1,
            lone=bool(lone),
            again=lone == _AGAIN,
        )


def _name(text: Text, mention: Mention) -> tuple[int, int, str, int]:
    """The noun with the body or nationality right behind it: (start, end, name, last token)."""
    last = mention.last
    high = min(last + _BEHIND, text.sentence_at(mention.start).last)
    for actor in text.actors_in(max(mention.first - _BEHIND, 0), high):
        if actor.kind in _OWNERS and actor.first <= mention.first and mention.last <= actor.last:
            return actor.name_start, actor.name_end, actor.name, actor.last
        if not actor.prefix and last <= actor.first and (actor.kind in BODIES or actor.how == "adjective"):
            last = actor.last
    start, end = mention.start, text.tokens[last - 1].end
    names = text.language.grammar.get("names", {})
    written = text.tokens[mention.first].text
    swallowed = mention.prefix and mention.definite and names.get("swallowed", "\0") in written[:4]
    lead = names["article"][:1] if swallowed else ""
    return start, end, lead + " ".join(text.document.text[start:end].split()), last
