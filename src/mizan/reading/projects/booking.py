"""Booking projects: those with a name, and those told by what they are (a railway, three power plants, a campus)."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, structs

from mizan.model import Figure, Project
from mizan.model.edtf import bounds
from mizan.model.vocabulary import parties as register
from mizan.model.vocabulary import terms
from mizan.reading.parts import Actor, Candidate, Moment, Sentence
from mizan.reading.projects.nouns import BODIES, Noun, find_nouns
from mizan.reading.projects.stages import Standing, find_cues, standing
from mizan.reading.text import Text
from mizan.reading.words.layers import Layer

_BEFORE, _AFTER = 12, 14
_APART = 5
_BETWEEN = 2
_AROUND = 40
_PARTIES = ("state", "igo", "person", "dyad", "group")
_SIZES = ("volume", "length")
_DONE = frozenset(("completed", "agreed", "halted"))


class Held(Struct, frozen=True, eq=False):
    """A project that is booked unless the next noun shows it to be something else."""

    noun: Noun
    found: Standing
    candidate: Candidate


def book_projects(text: Text, figures: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the projects that a text tells of, one a sentence; `figures` tell how large they are."""
    layer = Layer(text, "projects")
    nouns = find_nouns(text, layer)
    here: Sentence | None = None
    before: Standing | None = None
    seen: set[str] = set()
    done = 0
    held: Held | None = None
    told: dict[str, Project] = {}
    for noun in nouns:
        sentence = text.sentence_at(text.tokens[noun.first].start)
        if sentence is not here:
            here, before, cues = sentence, None, find_cues(text, layer, sentence)
            seen.clear()
        if noun.first < done or noun.name in seen:
            continue
        found = standing(text, cues, noun.first, noun.last, before, named=bool(noun.actor))
        if found is None or not (noun.actor or noun.lone or found.act):
            continue
        record = _book(text, sentence, noun, found, nouns, figures)
        if record is None:
            continue
        if noun.again and (before_it := told.get(noun.type)):
            record = structs.replace(record, rule="project.again", stage=before_it.stage, date=before_it.date)
        told[noun.type] = record
        candidate = Candidate(record)
        if held is not None and not _subject(held, noun, found):
            yield held.candidate
        held = Held(noun, found, candidate)
        seen.add(noun.name)
        before, done = found, noun.last
    if held is not None:
        yield held.candidate


def _subject(held: Held, noun: Noun, found: Standing) -> bool:
    """Whether the noun before is only the subject of the verb that has this one as its object (a university opened a
    campus)."""
    act = held.found.act
    return act is not None and bool(act.tense) and act is found.act and act.first < held.noun.first and not noun.joined


def _book(
    text: Text,
    sentence: Sentence,
    noun: Noun,
    found: Standing,
    nouns: Sequence[Noun],
    figures: Sequence[Candidate],
) -> Project | None:
    first = min([noun.first, *(cue.first for cue in found.cues)])
    last = max([noun.last, *(cue.last for cue in found.cues)])
    low, high = _clause(text, sentence, first, last)
    doctrine = terms("project_type")[noun.type].get("doctrine", False)
    sites = [] if doctrine else _sites(text, noun, high)
    states = _states(text, sentence, low, high, sites)
    if noun.actor is None and (len(states) < (1 if noun.lone else _BETWEEN) or (noun.bare and not sites)):
        return None
    date, due, moments = _moments(text, sentence, low, high, found)
    size = None if doctrine else _size(text, noun, high, figures)
    if doctrine:
        first, last = max(first - _AROUND, sentence.first), min(last + _AROUND, sentence.last)
    start = min([text.tokens[first].start, *(moment.start for moment in moments)])
    end = max([text.tokens[last - 1].end, noun.end, *(site.end for site in sites), *(m.end for m in moments)])
    rule = "project.named" if noun.actor else "project.described"
    return Project(
        document=text.document.id,
        evidence=text.evidence(start, min(end, sentence.end)),
        rule=rule,
        lexicon=(*noun.lexicon, *(cue.entry.reference for cue in found.cues)),
        type=noun.type,
        name=noun.name,
        parties=_owner(noun, states) if doctrine else (*states, *_bodies(text, noun, nouns, low, high)),
        site=tuple(dict.fromkeys(site.name for site in sites)),
        stage=found.stage,
        capacity=size.value if size else None,
        unit=size.unit if size else None,
        date=date,
        due=due,
        confidence=text.language.grammar.get("projects", {}).get("confidence", {}).get(rule, 1.0),
    )


def _clause(text: Text, sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """The tokens round `first` … `last - 1` up to where the clause ends on both sides."""
    low, high = min(max(sentence.first, first - _BEFORE), first), max(min(sentence.last, last + _AFTER), last)
    before, behind = text.bearing("clause_end", low, first), text.bearing("clause_end", last, high)
    return before[-1] + 1 if before else low, behind[0] if behind else high


def _sites(text: Text, noun: Noun, high: int) -> list[Actor]:
    """Where a project stands or which way it goes: the places in and behind its name, else states so introduced."""
    behind = text.actors_in(noun.first, high)
    behind = [actor for actor in behind if actor.name != noun.name]
    places = [actor for actor in behind if actor.kind == "place"]
    if terms("project_type")[noun.type].get("route"):
        return [actor for actor in behind if actor.kind in ("place", "state") and actor.how != "adjective"]
    if places:
        return places
    return [actor for actor in behind if actor.kind == "state" and _inside(text, actor)][:1]


def _inside(text: Text, actor: Actor) -> bool:
    return actor.first > 0 and "in" in text.tokens[actor.first - 1].word.classes


def _states(text: Text, sentence: Sentence, low: int, high: int, sites: Iterable[Actor]) -> list[str]:
    """States and organisations of the clause and the states of its sites.

    Where they are fewer than two, those that the sentence named before: the two sides, else its first party; where
    there are none, the first that it names.
    """
    near = [code for actor in text.actors_in(low, high) for code in _codes(actor)]
    near += [code for site in sites for code in site.codes]
    found = [code for code in dict.fromkeys(near) if code in register()]
    if len(found) < 2:
        others = [actor for actor in text.actors_in(sentence.first, sentence.last) if actor.kind in _PARTIES]
        dyads = [actor for actor in others if actor.kind == "dyad" and actor.first < low]
        for actor in dyads[-1:] or ([] if found else others[:2]):
            found += [code for code in actor.codes if code in register() and code not in found]
    return found


def _owner(noun: Noun, states: Sequence[str]) -> tuple[str, ...]:
    """Whose policy it is: as the lexicon knows, else the first state of its clause."""
    return (noun.owner,) if noun.owner else tuple(states[:1])


def _bodies(text: Text, noun: Noun, nouns: Sequence[Noun], low: int, high: int) -> Iterable[str]:
    """The institutions and companies of the clause that are no projects themselves."""
    projects = {noun.name, *(other.name for other in nouns if other.actor)}
    bodies = (actor.name for actor in text.actors_in(low, high) if actor.kind in BODIES)
    return dict.fromkeys(name for name in bodies if name not in projects)


def _codes(actor: Actor) -> tuple[str, ...]:
    if actor.kind in _PARTIES:
        return actor.codes
    return (actor.country,) if actor.kind in BODIES and actor.country else ()


def _moments(
    text: Text, sentence: Sentence, low: int, high: int, found: Standing
) -> tuple[str | None, str | None, list[Moment]]:
    """When the stage was reached, when the project is due, and the expressions that tell."""
    date = due = None
    told = []
    past = found.stage in _DONE or any(cue.tense == "past" for cue in found.cues)
    for moment in text.moments_in(max(low - _APART, sentence.first), high):
        if moment.date is None or (moment.last < low - 1 and not moment.until):
            continue
        if moment.until or _ahead(moment.date, text.document.published, past):
            if due is None:
                due = moment.date
                told.append(moment)
        elif date is None:
            date = moment.date
            told.append(moment)
    return date, due, told


def _ahead(date: str, published: str | None, past: bool) -> bool:
    """Whether a date lies ahead of publication; where that is not known, of what has not been done."""
    if not published:
        return not past
    try:
        return bounds(date)[0] > bounds(published)[1]
    except ValueError:
        return False


def _size(text: Text, noun: Noun, high: int, figures: Sequence[Candidate]) -> Figure | None:
    """The figure in the project's clause that tells how large it is."""
    start, end = noun.start, text.tokens[high - 1].end
    for candidate in figures:
        record = candidate.record
        if not isinstance(record, Figure) or record.indicator not in _SIZES:
            continue
        if record.evidence.start < end and start < record.evidence.end:
            return record
    return None
