"""Signals: the words of a sentence that may state an act, each with the sense its context allows.

The senses are the rows of lexicon/triggers.tsv (and of further files of the same form), with these columns:

`id`      the sense's name, unique in the file
`verbs`   pairs "past/present", third person masculine singular, divided by `|`
`nouns`   masdars, participles and phrases; the article and the accusative alef are added, clitics are handled
`type`    the act's PLOVER type; empty for a supporting word, which lends its subject, tense and status to the
          act in its complement (hold talks, carry out a visit, plan to sign)
`mode`    the act's PLOVER mode
`frame`   who is actor and who recipient: a table of grammar/frames.toml (`directed` where empty); `light` marks
          supporting words
`needs`   what must follow for this sense to hold: classes of lexicon/objects.tsv (the same verb means one thing
          with an embassy and another with sanctions), or `@with @to @on @at @from @about @in` a preposition or
          clitic of that class, `@verb` a clause introduced by "that", `@party` someone named, `@object` someone
          named without a preposition, `@igo` an organisation; `|` divides
          alternatives; `-class` must stand before instead
`bars`    classes of objects that must not follow
`status`  forces the act's status, or that of the act a supporting word governs: planned, negated, hypothetical
`scope`   `absorb`: acts told in the complement are what is agreed, asked or refused, not acts of their own
`planned` the type of the same act told in the future, where it is not the usual one
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from mizan.languages.lexicon import Entry, Verb
from mizan.reading.line import Line, Noun

_REACH = 8
_BACK = 7
_CLOSE = 4
_SHORT = 6
_NAMES = frozenset(
    ("state", "organisation", "city", "place", "person", "company", "body", "project", "title", "head", "adjective")
)
_FUNCTION = frozenset(("preposition", "conjunction", "negation", "subordinator", "complement", "relative", "copula"))
_PREPOSITIONS = frozenset(("with", "to", "on", "at", "from", "about", "in", "between", "against"))


class Signal(Struct, eq=False, kw_only=True):
    """A word or phrase that states an act in one of its senses: tokens `first` … `last - 1` of its line."""

    entry: Entry
    first: int
    last: int
    verb: Verb | None = None
    noun: Noun | None = None
    object: int | None = None
    light: "Signal | None" = None
    lights: "list[Signal]" = []
    absorbed: bool = False
    rivals: int = 0

    @property
    def features(self) -> dict[str, str]:
        """The row's columns."""
        return dict(self.entry.features)

    @property
    def is_light(self) -> bool:
        """Whether it only supports another act."""
        return self.entry.features.get("frame") == "light"

    @property
    def tenses(self) -> set[str]:
        """The tenses of its verbs, its supporting ones included."""
        return {part.verb.tense for part in (self, *self.lights) if part.verb is not None}

    @property
    def reach(self) -> tuple[int, int]:
        """The first and the last token of the signal with its supporting word and object."""
        marks = [self.first, self.last - 1]
        for light in self.lights:
            marks += [light.first, light.last - 1]
        if self.object is not None:
            marks.append(self.object)
        return min(marks), max(marks)


def find_signals(line: Line) -> list[Signal]:
    """The signals of a sentence, in order; supporting words are joined to the acts they govern."""
    found: list[Signal] = []
    index = line.first
    while index < line.last:
        signal = _signal(line, index)
        if signal is None:
            index += 1
        else:
            found.append(signal)
            index = signal.last
    found = sorted([*_merge(line, found), *_promises(line, found)], key=lambda signal: signal.first)
    line.marks = frozenset(signal.first for signal in found)
    line.verbs = frozenset(signal.first for signal in found if signal.verb is not None)
    _join(line, found)
    _alone(found)
    return [signal for signal in found if not signal.is_light]


def _signal(line: Line, index: int) -> Signal | None:
    noun = line.noun(index, "trigger_noun")
    nouns = list(noun.entries) if noun is not None else []
    mention = line.mentions.get(index)
    word = line.tokens[index].word
    verbs = [verb for verb in word.verbs if verb.entry.category == "trigger" and _sound(line, index, verb)]
    if verbs and word.classes & _FUNCTION and not word.conjunction:
        verbs = []
    if not nouns and not verbs:
        return None
    named = line.in_name(index) and not (nouns and line.heads_name(index))
    if named and not line.is_single(index):
        return None
    if noun is not None:
        verbs = [verb for verb in verbs if verb.number != "dual"]
        if noun.pronoun in line.shy:
            nouns = []
        elif verbs and _mismatched(line, index, verbs[0]):
            verbs = []
        elif noun.pronoun or noun.definite or noun.prefix.strip(line.conjunctions) or not line.opens(index):
            verbs = []
    if mention is not None and verbs and not nouns:
        if mention.pronoun:
            named = False
        elif not mention.prefix:
            named = named or mention.entries[0].category in _NAMES
    options: list[Signal] = []
    for verb in verbs:
        signal = Signal(entry=verb.entry, first=index, last=index + 1, verb=verb)
        if _fits(line, signal):
            options.append(signal)
    if noun is not None:
        for entry in nouns:
            signal = Signal(entry=entry, first=index, last=noun.last, noun=noun)
            if _fits(line, signal):
                options.append(signal)
    if named:
        options = [option for option in options if option.object is not None]
    if not options:
        return None
    best = min(options, key=_rank)
    best.rivals = len({option.entry.key for option in options}) - 1
    return best


def _sound(line: Line, index: int, verb: Verb) -> bool:
    """Whether a verb reading is likely: not a short stem left by taking both a conjunction and a pronoun off."""
    if verb.pronoun in line.strange or verb.person == 2 or (verb.person == 1 and verb.number == "singular"):
        return False
    if verb.pronoun and line.ends_feminine(index):
        return False
    word = line.tokens[index].word
    stem = len(word.text) - len(word.conjunction) - len(verb.pronoun)
    return not (word.conjunction and verb.pronoun and stem < 4)


def _mismatched(line: Line, index: int, verb: Verb) -> bool:
    """Whether the party right behind a word could not be its subject, so that the word is a noun."""
    for chain in line.chains_in(index + 1, index + 2):
        return line.disagrees(verb, chain)
    return False


def _rank(signal: Signal) -> tuple[int, int]:
    needs = signal.entry.features.get("needs", "")
    if signal.object is not None:
        return (0, signal.object - signal.last if signal.object >= signal.last else 20)
    return (1 if needs else 2 if not signal.is_light else 3, 0)


def _fits(line: Line, signal: Signal) -> bool:
    """Whether the context allows this sense; notes the object found."""
    features = signal.entry.features
    bars, needs = features.get("bars", ""), features.get("needs", "")
    if bars and _follows(line, signal, _split(bars), 4) is not None:
        return False
    if not needs:
        return True
    wanted = _split(needs)
    plain = frozenset(need for need in wanted if need[0] not in "@-")
    if plain:
        signal.object = _follows(line, signal, plain, _REACH if signal.verb is not None else _SHORT)
        if signal.object is None and signal.verb is not None:
            near = line.is_relative(signal.first) or signal.verb.pronoun
            signal.object = line.before(signal.first, plain, _BACK if near else _CLOSE)
        elif signal.object is None and signal.noun is not None and signal.noun.pronoun:
            signal.object = line.earlier(signal.first, plain)
        if signal.object is not None:
            return True
    return any(_meets(line, signal, need) for need in wanted if need[0] in "@-")


@lru_cache(maxsize=4096)
def _split(cell: str) -> frozenset[str]:
    return frozenset(part.strip() for part in cell.split("|") if part.strip())


def _follows(line: Line, signal: Signal, classes: Iterable[str], reach: int) -> int | None:
    """The token behind the signal at which an object of one of these classes begins, within reach."""
    wanted = frozenset(classes)
    for index in line.steps(signal.last, reach):
        if wanted & line.objects(index):
            return index
    return None


def _meets(line: Line, signal: Signal, need: str) -> bool:
    name = need[1:]
    if need[0] == "-":
        return any(name in line.objects(index) for index in range(max(line.first, signal.first - 5), signal.first))
    if name in _PREPOSITIONS:
        if any(line.relation(index) == name for index in line.steps(signal.last, 9)):
            return True
        return any(line.begins(index, name) for index in line.steps(signal.last, 4))
    if name == "future":
        return signal.verb is not None and signal.verb.tense == "future"
    if name == "pair":
        if signal.verb is not None and signal.verb.number == "dual":
            return True
        around = line.chains_in(signal.first - 10, signal.first + 8)
        return any(chain.relation == "bare" and len(chain.codes) > 1 for chain in around)
    if name == "verb":
        return line.complement(signal.last, 9)
    if name == "pronoun":
        return bool(signal.noun and signal.noun.pronoun)
    if name == "object":
        if signal.verb is not None and signal.verb.pronoun:
            return True
        return any(chain.relation == "bare" for chain in line.chains_in(signal.last, signal.last + 8))
    if name == "igo":
        return any("igo" in chain.kinds for chain in line.chains_in(signal.last, signal.last + 8))
    if name in ("party", "recipient"):
        return bool(line.chains_in(signal.last, signal.last + 14))
    return False


_PROMISE = Entry("trigger", "future", {"type": "AGREE", "frame": "future", "status": "planned"}, "modality.toml")

_PROSPECT = Entry("trigger", "prospect", {"type": "AGREE", "frame": "future", "status": "hypothetical"}, "modality.toml")


def _promises(line: Line, found: list[Signal]) -> Iterator[Signal]:
    """Verbs of the future that no sense of the lexicon explains, with a party for a subject."""
    taken = {index for signal in found for index in range(signal.first, signal.last)}
    for index in line.futures():
        if index not in taken and not line.in_name(index):
            yield Signal(entry=_PROMISE, first=index, last=index + 1, verb=Verb(_PROMISE, "future", 3, "", "", ""))


def _alone(found: list[Signal]) -> None:
    """A verb of planning or of the future that supports no known act is a promise by itself."""
    busy = {id(light) for signal in found for light in signal.lights}
    for signal in found:
        if not signal.is_light or signal.verb is None or id(signal) in busy:
            continue
        status = signal.entry.features.get("status")
        if signal.entry.features.get("scope") != "alone" and signal.verb.tense != "future":
            continue
        if signal.verb.tense == "future" or status == "hypothetical" or (status == "planned" and signal.verb.tense != "past"):
            signal.entry = _PROMISE if signal.verb.tense == "future" or status == "planned" else _PROSPECT


def _merge(line: Line, found: list[Signal]) -> list[Signal]:
    """Two nouns of one kind in a row (a meeting of the summit, a round of talks) name one act: the longer-lived first."""
    kept: list[Signal] = []
    for signal in found:
        last = kept[-1] if kept else None
        if (
            last is not None
            and last.verb is None
            and signal.verb is None
            and not last.is_light
            and last.entry.features.get("type") == signal.entry.features.get("type")
            and last.entry.features.get("mode") != "visit"
            and signal.first == last.last
            and not line.relation(signal.first)
            and not line.tokens[signal.first].word.conjunction
        ):
            last.last = signal.last
            continue
        kept.append(signal)
    return kept


def _join(line: Line, found: list[Signal]) -> None:
    """Give each act the supporting word that governs it."""
    for position, signal in enumerate(found):
        if not signal.is_light:
            continue
        act = _governed(line, signal, found, position)
        if act is None:
            continue
        act.lights.append(signal)
        if act.light is None or _nearness(line, signal, act) < _nearness(line, act.light, act):
            act.light = signal


def _nearness(line: Line, light: Signal, act: Signal) -> tuple[bool, int]:
    """How close a supporting word is to its act: one in the act's own relative clause comes first."""
    own = light.first > act.first and (line.is_relative(light.first) or line.follows(act.last, light.first))
    return not own, abs(light.first - act.first)


def _governed(line: Line, light: Signal, found: list[Signal], position: int) -> Signal | None:
    """The act a supporting word governs: what follows within reach, else what its relative clause stands behind."""
    if line.is_relative(light.first) or (light.verb is not None and light.verb.pronoun):
        for act in reversed(found[:position]):
            if light.first - act.last > 12:
                break
            if not act.is_light and act.verb is None:
                return act
    for act in found[position + 1 :]:
        if line.occasion(max(light.last, act.first - 2), act.first):
            break
        if line.distance(light.last, act.first) > 9 or line.breaks(light.last, act.first):
            break
        if not act.is_light:
            if light.verb is None and line.distance(light.last, act.first) > 1:
                return None
            if light.entry.features.get("status") == "announced" and act.noun is not None and act.noun.definite:
                return None
            plain = not light.entry.features.get("status")
            if plain and light.noun is not None and light.noun.definite and not light.noun.pronoun:
                return None
            if light.entry.features.get("needs") == "@at" and act.noun is not None:
                if line.clitic(act.noun.prefix) != "at":
                    return None
            status = light.entry.features.get("status")
            return act if act.verb is None or (status and status != "announced") else None
    for act in reversed(found[:position]):
        if light.verb is None or line.distance(act.last, light.first) > 9:
            break
        parted = line.breaks(act.last, light.first) or line.complement_between(act.last, light.first)
        if not act.is_light and act.verb is None and not parted:
            return act
    return None


def _take(line: Line, signal: Signal, rest: Sequence[Signal]) -> None:
    """Nouns that only spell out the act's own object or repeat its verb are no acts of their own."""
    end = signal.last if signal.object is None else max(signal.object + 3, signal.last)
    for act in rest:
        if line.breaks(signal.last, act.first):
            break
        if act.verb is not None or act.lights:
            continue
        if act.first == signal.object:
            act.absorbed = True
        same = act.entry.features.get("type") == signal.entry.features.get("type")
        if (same and act.first < end) or act.entry.key == signal.entry.key and act.first - signal.last < 12:
            act.absorbed = act.absorbed or not line.tokens[act.first].word.conjunction


def absorb(line: Line, signal: Signal, rest: Sequence[Signal]) -> None:
    """Mark the acts that a booked one takes up: in its complement they are what is agreed, asked or refused."""
    _take(line, signal, rest)
    if signal.entry.features.get("scope") != "absorb":
        return
    end = line.sentence_part_end(signal.last)
    for act in rest:
        if act.first >= end:
            break
        past = act.verb is not None and act.verb.tense == "past"
        apart = line.is_occasion(act.first) or line.paused(act.first)
        if not past and not apart and not act.entry.features.get("needs", "").startswith("-"):
            act.absorbed = True
