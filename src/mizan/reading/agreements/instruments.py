"""Finding instruments of cooperation and the words that tell what became of them.

An instrument is a noun (treaty, memorandum …) that the lexicon lists. Around it stand cues: verbs, verbal nouns,
participles and phrases, each with a role (`signed`, `planned`, `in_force` …). A noun that is often something else
(contract or decade, document or firm) counts only where a cue of a role it `needs` stands near.
"""

from msgspec import Struct

from mizan.languages.lexicon import Entry, Verb, by_category
from mizan.reading.parts import Mention, Sentence
from mizan.reading.text import Text
from mizan.reading.words.layers import Layer

BEFORE = 28
AFTER = 22
NEAR = 5
# What a verb governs may stand behind where and when it was done.
_GOVERNED = 8
_CUES = frozenset(("instrument_act", "instrument_adjective", "instrument_phrase"))
_ACCORDS = frozenset(("agreement", "treaty"))
SIGNING = frozenset(("signed", "adopted", "reached", "consented", "extended"))


class Cue(Struct, frozen=True, eq=False):
    """A word that tells of an instrument: its tokens, role, shape (verb, act, adjective, phrase) and tense."""

    first: int
    last: int
    role: str
    shape: str
    tense: str
    entry: Entry
    negated: bool = False
    prefix: str = ""


class Instrument(Struct, eq=False):
    """An instrument named in a sentence. `peers` are further nouns joined to it (agreements and memoranda)."""

    mention: Mention
    entry: Entry
    first: int
    last: int
    cues: list[Cue]
    peers: int = 0
    listed: bool = False
    left: int = 0
    right: int = 0
    verbs: tuple[Verb, ...] = ()

    @property
    def type(self) -> str:
        """The kind of instrument."""
        return self.entry.features["instrument"]

    @property
    def named(self) -> bool:
        """Whether it is a certain one that the lexicon knows by its name."""
        features = self.entry.features
        standing = features.get("stands") == "in_force" and self.type in _ACCORDS
        return standing or bool(features.get("parties"))


def find_cues(text: Text, layer: Layer, first: int, last: int) -> list[Cue]:
    """The cues among tokens `first` … `last - 1`, in order of position."""
    tokens = text.tokens
    found: list[Cue] = []
    for mention in layer.within(first, last):
        if mention.last > last:
            continue
        for entry in mention.entries:
            if entry.category in _CUES:
                shape = entry.category.removeprefix("instrument_")
                denied = negated(text, mention.first)
                role = entry.features["role"]
                found.append(Cue(mention.first, mention.last, role, shape, "", entry, denied, mention.prefix))
    nouns = {cue.first for cue in found if cue.shape == "act"}
    for index in layer.verbs_within(first, last):
        if "complement" in tokens[index].word.classes:
            continue
        for verb in layer.verbs[index].verbs:
            if (verb.person, verb.number) != (1, "singular") and not (verb.pronoun and index in nouns):
                future = index > 0 and "future" in tokens[index - 1].word.classes
                tense = "future" if future else verb.tense
                role = verb.entry.features["role"]
                found.append(Cue(index, index + 1, role, "verb", tense, verb.entry, negated(text, index)))
    found.sort(key=lambda cue: cue.first)
    return found


def negated(text: Text, index: int) -> bool:
    """Whether a negation stands right before a word or the one before it."""
    return any("negation" in token.word.classes for token in text.tokens[max(index - 2, 0) : index])


def find_instruments(
    text: Text, layer: Layer, sentence: Sentence, mentions: list[Mention], known: set[str]
) -> list[Instrument]:
    """The instruments among the mentions of a sentence, joined nouns taken as one, each with its cues."""
    found: list[Instrument] = []
    for position, mention in enumerate(mentions):
        entry = mention.entry("instrument", "agreeing")
        if entry is None or any(
            _makes(mention, entry, following) for following in mentions[position + 1 : position + 2]
        ):
            continue
        agreeing = entry.category == "agreeing"
        agreed = bool(found) and _is_object(text, found[-1], mention)
        if found and not agreed and _is_topic(text, found[-1], mention):
            continue
        if found and not agreeing and not agreed and _is_peer(found[-1], mention, entry):
            if mention.prefix[:1]:
                found[-1].peers += 1
            found[-1].last = mention.last
            continue
        low = max(sentence.first, mention.first - BEFORE)
        high = min(sentence.last, mention.last + AFTER)
        cues = find_cues(text, layer, low, high)
        joined = bool(found) and _goes_on(text, found[-1], mention)
        if _agrees(text, mention, high) if agreeing else _counts(text, mention, entry, cues, known, joined):
            verbs = text.tokens[mention.first].word.verbs if agreeing else ()
            instrument = Instrument(mention, entry, mention.first, mention.last, cues, verbs=verbs)
            if agreed and not agreeing:
                _absorb(instrument, found.pop())
            found.append(instrument)
            known.add(entry.key)
    for index, instrument in enumerate(found):
        instrument.left = found[index - 1].last if index else sentence.first
        instrument.left = max(instrument.left, instrument.first - BEFORE)
        following = found[index + 1].first if index + 1 < len(found) else sentence.last
        instrument.right = min(following, instrument.last + 2 * BEFORE)
    return found


def _goes_on(text: Text, before: Instrument, mention: Mention) -> bool:
    """Whether a noun goes on with a list of instruments, near the one before it or behind a comma."""
    gap = mention.first - before.last
    paused = "pause" in text.tokens[mention.first - 1].word.classes
    return bool(mention.prefix) and gap < (BEFORE if paused else 2 * NEAR)


def _makes(mention: Mention, entry: Entry, following: Mention) -> bool:
    """Whether a word that may be a contract is rather the making of the instrument right behind it."""
    return bool(entry.features.get("needs")) and following.first == mention.last and not following.prefix


def _is_object(text: Text, before: Instrument, mention: Mention) -> bool:
    """Whether a noun names what was agreed on (they agreed on a roadmap, on founding a partnership)."""
    if before.entry.category != "agreeing" and "on" not in text.tokens[before.last - 1].word.classes:
        return False
    gap = text.tokens[before.last : mention.first]
    return len(gap) <= 2 * NEAR and not any("pause" in token.word.classes for token in gap)


def _absorb(instrument: Instrument, agreed: Instrument) -> None:
    """Let the verb of agreeing tell of the noun that names what was agreed on."""
    cue = next((v for v in agreed.verbs if v.entry is agreed.entry), None)
    tense = cue.tense if cue else ""
    first, last = agreed.first, agreed.last
    instrument.cues.append(Cue(first, last, "adopted", "verb", tense, agreed.entry))
    instrument.cues.sort(key=lambda c: c.first)


def agreeing_mention(text: Text, index: int) -> Mention | None:
    """A verb of agreeing at a token, as if it were the noun."""
    for verb in text.tokens[index].word.verbs:
        if verb.entry.category == "agreeing" and not (verb.person == 1 and verb.tense == "present"):
            token = text.tokens[index]
            entries, prefix = (verb.entry,), token.word.conjunction
            kinds = by_category(entries)
            return Mention(entries, index, index + 1, token.start, token.end, prefix, False, verb.pronoun, kinds)
    return None


def _agrees(text: Text, mention: Mention, last: int) -> bool:
    """Whether a verb of agreeing tells on what was agreed, not with what somebody holds (this view)."""
    if negated(text, mention.first):
        return False
    if mention.last + 1 < last and "with" in text.tokens[mention.last].word.classes:
        behind = text.tokens[mention.last + 1].word.classes
        if "demonstrative" in behind or "relative" in behind or not text.actors_in(mention.last, mention.last + NEAR):
            return False
    paused = False
    for index in range(mention.last, last):
        word = text.tokens[index].word
        if "on" in word.classes or ("complement" in word.classes and not paused):
            return True
        paused = paused or "pause" in word.classes
        if word.conjunction and word.verbs and not word.starts:
            return False
    return False


def _is_topic(text: Text, before: Instrument, mention: Mention) -> bool:
    """Whether a noun only tells what the instrument before it is about (an accord on, an accord to ease visas)."""
    gap = text.tokens[before.last : mention.first]
    if len(gap) == 1 and not gap[0].word.classes.isdisjoint(("about",)):
        return True
    entry = mention.entry("instrument")
    visas = before.type != "visa_regime" and entry is not None and entry.features["instrument"] == "visa_regime"
    return visas and len(gap) < NEAR and not mention.prefix and not any("pause" in t.word.classes for t in gap)


def _is_peer(before: Instrument, mention: Mention, entry: Entry) -> bool:
    """Whether a noun only goes on with the one before it: side by side, or the same noun again."""
    gap = mention.first - before.last
    return gap == 0 or (gap < 4 and bool(mention.prefix) and entry.key == before.entry.key)


def _counts(text: Text, mention: Mention, entry: Entry, cues: list[Cue], known: set[str], joined: bool) -> bool:
    """Whether a noun is an instrument here: nothing near bars it and something near that it needs is there."""
    near = {
        cue.role
        for cue in cues
        if (cue.last <= mention.first and mention.first - cue.last < (_GOVERNED if cue.shape == "verb" else NEAR))
        or (cue.first >= mention.last and cue.first - mention.last < NEAR - 1)
    }
    needs, bars = entry.features.get("needs", ""), entry.features.get("bars", "")
    close = {cue.role for cue in cues if 0 <= cue.first - mention.last < 2 or cue.last == mention.first}
    if bars and not close.isdisjoint(bars.split("|")):
        return False
    if "sport" in bars and any(cue.role == "sport" for cue in cues):
        return False
    if not needs:
        return True
    wanted = set(needs.split("|"))
    if "bloc" in wanted and any(a.kind == "igo" for a in text.actors_in(mention.last, mention.last + 1)):
        return True
    if joined and "known" in wanted:
        return True
    if "known" in wanted and mention.definite and any(key.startswith(entry.key) for key in known):
        return True
    before = {cue.role for cue in cues if 0 <= mention.first - cue.last < _GOVERNED}
    if "named" in wanted and "adopted" in before and called_after_place(text, mention):
        return True
    if "act" in wanted and near & SIGNING:
        return True
    return bool(near & wanted)


def called_after_place(text: Text, mention: Mention) -> bool:
    """Whether a noun is called after the place right behind it (the declaration of Baku)."""
    actor = text.actor_at.get(mention.last)
    return actor is not None and not actor.prefix and (actor.kind == "place" or actor.how == "capital")
