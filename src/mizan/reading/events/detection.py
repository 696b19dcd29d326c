"""Detection: the words of a sentence that state acts, each in its likeliest sense, with the words that support it."""

from msgspec import structs

from mizan.languages.lexicon import Verb, numbered
from mizan.reading.events.chains import Chain
from mizan.reading.events.contexts import fits, rank
from mizan.reading.events.denials import deny
from mizan.reading.events.duties import duties
from mizan.reading.events.line import Line
from mizan.reading.events.marks import QUOTES
from mizan.reading.events.promises import promises, promote
from mizan.reading.events.senses import Sense
from mizan.reading.events.signals import Signal
from mizan.reading.events.supports import join, merge
from mizan.reading.events.wordbook import Cue, Noun, Reading, says_i

_NAMES = frozenset(
    ("state", "organisation", "city", "place", "person", "company", "body", "project", "title", "head", "adjective")
)
_YEAR = len("2000")
_THIRD = 3
_COUNTING = numbered("counting")
# Prepositions that no verb follows.
_NOMINAL = frozenset(("with", "to", "in", "on", "about", "between"))


def find_signals(line: Line) -> list[Signal]:
    """The signals of a sentence, in order; supporting words are joined to the acts they govern."""
    page, cues = line.page, line.page.cues
    found: list[Signal] = []
    done = line.first
    for index in page.triggers[line.first]:
        if index < done:
            continue
        cue, noun = cues[index], page.phrases.get(index)
        if noun is None and cue.needs is not None and cue.needs.isdisjoint(line.present):
            continue
        signal = _signal(line, index, cue, noun or cue.noun)
        if signal is not None:
            found.append(signal)
            done = signal.last
    found = merge(line, found) + promises(line, found) + duties(line, found)
    if not found:
        return found
    found.sort(key=lambda signal: signal.first)
    line.marks = {signal.first for signal in found}
    line.settle({signal.first for signal in found if signal.verb is not None})
    join(line, found)
    promote(line, found)
    deny(line, found)
    _spell_out(found)
    return [signal for signal in found if not signal.sense.is_light]


def _spell_out(found: list[Signal]) -> None:
    """A noun that is the object of a verb behind it, of the same type, is no act of its own (charges it levelled);
    nor is a second verb of that type with the same object."""
    taken = {(signal.object, signal.sense.type) for signal in found if signal.verb is not None}
    told: set[tuple[int, str | None]] = set()
    for signal in found:
        kind = signal.sense.type
        if signal.verb is None:
            signal.absorbed = signal.absorbed or (signal.first, kind) in taken
        elif signal.object is not None and not signal.sense.is_light:
            signal.absorbed = signal.absorbed or (signal.object, kind) in told
            told.add((signal.object, kind))


def _signal(line: Line, index: int, cue: Cue, noun: Noun | None) -> Signal | None:
    """The likeliest sense of the word at a token, if any."""
    word = line.tokens[index].word
    counted = index > line.first and line.tokens[index - 1].text.isdigit()
    nouns = () if noun is None or (counted and "doing" in word.classes) else noun.senses
    verbs = _verbs(line, index, cue)
    if not nouns and not verbs:
        return None
    named = line.in_name(index) and _is_name(line, index, noun, nouns, verbs)
    if named and not line.is_single(index):
        return None
    if verbs and "already" in line.tokens[max(index - 1, line.first)].word.classes:
        nouns = ()
    elif noun is not None:
        verbs = [] if _is_noun(line, index, noun, verbs) else [one for one in verbs if one.verb.number != "dual"]
        nouns = () if noun.pronoun in line.syntax.shy else nouns
    mention = line.mentions[index]
    if mention is not None and verbs and not nouns:
        if mention.pronoun:
            named = False
        elif not mention.prefix:
            named = named or mention.entries[0].category in _NAMES
    options = [option for option in _options(line, index, noun, nouns, verbs) if not named or option.object is not None]
    if len(options) < 2:
        return options[0] if options else None
    best = min(options, key=rank)
    best.rivals = len({option.entry.key for option in options}) - 1
    return best


def _is_name(line: Line, index: int, noun: Noun | None, nouns: tuple[Sense, ...], verbs: list[Reading]) -> bool:
    """Whether a word inside a party's name is no more than that: no phrase, future or body that is an act."""
    if noun is not None and noun.length > 1:
        return False
    return not any(reading.verb.tense == "future" for reading in verbs) and not (nouns and line.heads_name(index))


def _options(line: Line, index: int, noun: Noun | None, nouns: tuple[Sense, ...], verbs: list[Reading]) -> list[Signal]:
    """The senses of a word that its context allows."""
    present = line.present
    found: list[Signal] = []
    for reading in verbs:
        rests = reading.sense.rests
        if rests is None or not rests.isdisjoint(present):
            found.append(Signal(sense=reading.sense, first=index, last=index + 1, verb=reading.verb))
    if noun is not None:
        for sense in nouns:
            if sense.rests is None or not sense.rests.isdisjoint(present):
                found.append(Signal(sense=sense, first=index, last=index + noun.length, noun=noun))
    return [option for option in found if option.sense.free or fits(line, option)]


def _verbs(line: Line, index: int, cue: Cue) -> list[Reading]:
    """The verbs that a token may be, by what stands around it."""
    word = line.tokens[index].word
    if not cue.verbs or (index > line.first and "manner" in line.tokens[index - 1].word.classes):
        return []
    before = index - 1
    while before > line.first and line.tokens[before].text in QUOTES:
        before -= 1
    if before >= line.first and not word.conjunction and _takes_noun(line, before):
        return []
    found = cue.verbs if cue.sure else [reading for reading in cue.verbs if _sound(line, index, reading.verb)]
    if len(found) > 1 and found[0].verb.gender != found[-1].verb.gender:
        found = _agreeing(line, index, found)
    return [_to_come(reading) for reading in found] if _promised(line, before) else found


def _agreeing(line: Line, index: int, found: list[Reading]) -> list[Reading]:
    """Of verbs of either gender those of the gender of the party beside them, if they have one."""
    beside = _party_beside(line, index)
    if beside is None:
        return found
    fitting = [reading for reading in found if not line.disagrees(reading.verb, beside)]
    singular = any(reading.verb.person == _THIRD and reading.verb.number == "singular" for reading in fitting)
    return fitting if singular else found


def _party_beside(line: Line, index: int) -> Chain | None:
    """The party that a verb would have as its subject: right before it, a word between at most, or right behind it."""
    behind = None
    for chain in line.chains:
        if index - 2 < chain.last <= index and chain.relation == "bare":
            return chain
        if chain.first == index + 1:
            behind = chain
    return behind


def _promised(line: Line, index: int) -> bool:
    """Whether a word tells that the verb behind it will come true (shall, will)."""
    return index >= line.first and "future" in line.tokens[index].word.classes


def _to_come(reading: Reading) -> Reading:
    present = reading.verb.tense == "present"
    return Reading(structs.replace(reading.verb, tense="future"), reading.sense) if present else reading


def _takes_noun(line: Line, index: int) -> bool:
    """Whether a noun rather than a verb stands behind a word: a preposition, or a number that is no year."""
    token = line.tokens[index]
    if token.text.isdigit():
        return len(token.text) != _YEAR
    return _COUNTING in token.word.signs or bool(token.word.classes & _NOMINAL)


def _is_noun(line: Line, index: int, noun: Noun, verbs: list[Reading]) -> bool:
    """Whether a word that may be noun or verb is a noun, by its clitics and by what stands around it."""
    if noun.pronoun in line.syntax.shy:
        return False
    if noun.pronoun or noun.definite or noun.prefix.strip(line.syntax.conjunctions) or not line.opens(index):
        return True
    return bool(verbs) and (_follows_subject(line, index) or _mismatched(line, index, verbs[0].verb))


def _follows_subject(line: Line, index: int) -> bool:
    """Whether a party stands before a word that is the subject of a verb before it, so that the word is its object."""
    party = line.covered[index - 1] if index > line.first and not line.tokens[index].word.conjunction else None
    if party is None or party.first == line.first or party.prefix:
        return False
    return bool(line.tokens[party.first - 1].word.verbs)


def _sound(line: Line, index: int, verb: Verb) -> bool:
    """Whether a verb reading is likely: not a short stem left by taking both a conjunction and a pronoun off."""
    if says_i(verb) and not _quoted(line, index):
        return False
    if verb.pronoun and line.ends_feminine(index):
        return False
    word = line.tokens[index].word
    stem = len(word.text) - len(word.conjunction) - len(verb.pronoun)
    short = word.conjunction and verb.pronoun and stem < 4
    return not short or (index + 1 < line.last and line.relation(index + 1) == "to")


def _quoted(line: Line, index: int) -> bool:
    """Whether a word opens what is quoted, or the clause introduced by "that" of what is."""
    before = index - 1
    return before >= line.first and (
        line.tokens[before].text in QUOTES or "complement" in line.tokens[before].word.classes
    )


def _mismatched(line: Line, index: int, verb: Verb) -> bool:
    """Whether the party right behind a word could not be its subject, so that the word is a noun."""
    for chain in line.chains_in(index + 1, index + 2):
        return line.disagrees(verb, chain)
    return False
