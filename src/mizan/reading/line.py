"""A line: one sentence as the event rules see it, its clauses, and the parties with what governs them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from msgspec import Struct, structs

from mizan.languages import language
from mizan.languages.lexicon import Entry, Verb
from mizan.reading.parts import Actor, Mention, Sentence, Token
from mizan.reading.text import Text

_HARD = frozenset(".!?؟:؛;…")
_SOFT = frozenset('،,–—-()[]{}"“”«»')
_RELATIONS = ("with", "between", "to", "in", "on", "about", "against", "from")
_WINDOW = 400
_WIDE = 30


class Chain(Struct, eq=False, kw_only=True):
    """Parties joined by "and", and the relation in which they stand to what governs them.

    `relation` is `bare` (no preposition), `of` (genitive of the word at `governor`) or a preposition's class;
    `depth` counts the nouns between the preposition or governor and the first party.
    """

    codes: tuple[str, ...]
    kinds: frozenset[str]
    first: int
    last: int
    relation: str
    governor: int
    depth: int
    actors: tuple[Actor, ...]

    @property
    def lead(self) -> Actor:
        """The first of the parties."""
        return self.actors[0]


class Noun(Struct, frozen=True, eq=False):
    """A noun of the lexicon as it stands in a text; the tokens end before `last`."""

    entries: tuple[Entry, ...]
    last: int
    prefix: str
    definite: bool
    pronoun: str


class Line:
    """One sentence with its mentions, clause boundaries and chains of parties."""

    def __init__(self, text: Text, sentence: Sentence) -> None:
        self.text = text
        self.sentence = sentence
        self.first, self.last = sentence.first, sentence.last
        self.tokens: Sequence[Token] = text.tokens
        frames: Mapping[str, Any] = text.language.grammar.get("frames", {})
        self.frames = frames
        self._clitics = {clitic: name for name, members in frames.get("clitics", {}).items() for clitic in members}
        self._beginnings = [(start, name) for name, ms in frames.get("beginnings", {}).items() for start in ms]
        self.conjunctions = "".join(text.language.grammar.get("clitics", {}).get("conjunctions", ()))
        self.shy = frozenset(frames.get("signals", {}).get("shy", ()))
        self.strange = frozenset(frames.get("signals", {}).get("strange", ()))
        self.feminine = frozenset(frames.get("signals", {}).get("feminine", ()))
        self.mentions: dict[int, Mention] = {m.first: m for m in text.mentions_in(self.first, self.last)}
        self._objects: dict[int, frozenset[str]] = {}
        self._covered: dict[int, Actor] = {}
        found = (_coded(actor) for actor in text.actors_in(self.first, self.last))
        self.actors = [actor for actor in found if actor.codes]
        for actor in self.actors:
            for index in range(actor.first, actor.last):
                self._covered[index] = actor
        self.marks: frozenset[int] = frozenset()
        self.verbs: frozenset[int] = frozenset()
        self.chains = self._chain()
        self._ends = {index: chain.last for chain in self.chains for index in range(chain.first, chain.last)}

    # Tokens and clauses

    def opens(self, index: int) -> bool:
        """Whether a clause may begin at a token: sentence start, after a mark, a conjunction or a complementiser."""
        if index == self.first or self.tokens[index].word.conjunction:
            return True
        before = self.tokens[index - 1]
        if before.text in _SOFT or before.text in _HARD or self._covered.get(index - 1) is not None:
            return True
        return bool(before.word.classes & _OPENERS)

    def boundary(self, index: int) -> str:
        """What kind of clause boundary a token is: "" for none."""
        token = self.tokens[index]
        if token.text in _HARD:
            return "hard"
        if index in self._covered:
            return ""
        word = token.word
        if word.classes:
            if "complement" in word.classes:
                return "complement"
            if "relative" in word.classes and "preposition" not in word.classes and "negation" not in word.classes:
                return "relative"
            if "subordinator" in word.classes and "preposition" not in word.classes:
                return "subordinate"
        if word.verbs and index > self.first and (index in self.verbs or index not in self.mentions):
            before = self.tokens[index - 1]
            if word.conjunction or before.text in _SOFT or before.word.classes == _AND:
                return "verb"
        if "may" in word.classes and (word.conjunction or self.tokens[max(index - 1, 0)].word.classes == _AND):
            return "verb"
        return ""

    def breaks(self, first: int, last: int) -> bool:
        """Whether a clause ends between two tokens."""
        return any(self.boundary(index) in ("hard", "verb", "subordinate") for index in self.span(first, last - first))

    def clause(self, first: int, last: int) -> tuple[int, int]:
        """The clause around tokens `first` … `last - 1`."""
        low = first
        while low > self.first and first - low < _WINDOW:
            kind = self.boundary(low)
            if kind in ("verb", "subordinate", "relative") and low <= first:
                break
            if self.boundary(low - 1) in ("hard", "complement"):
                break
            low -= 1
        high = last
        while high < self.last and high - last < _WINDOW and not self.boundary(high):
            high += 1
        return low, high

    def sentence_part_end(self, index: int) -> int:
        """Where the clause that begins behind `index` ends, its complement clause included."""
        seen = 0
        limit = min(self.last, index + _WINDOW)
        while index < limit:
            kind = self.boundary(index)
            if kind in ("hard", "verb", "subordinate"):
                break
            if kind == "complement":
                seen += 1
                if seen > 1:
                    break
            index += 1
        return index

    def span(self, first: int, count: int) -> range:
        """At most `count` tokens from `first` on, within the sentence."""
        return range(max(first, self.first), min(self.last, first + max(count, 0)))

    def before(self, index: int, classes: frozenset[str], reach: int) -> int | None:
        """The nearest object of one of these classes in front of a token, in the same sentence part."""
        for earlier in range(index - 1, max(self.first, index - reach) - 1, -1):
            if self.boundary(earlier) in ("hard", "verb", "subordinate", "complement"):
                return None
            if classes & self.objects(earlier):
                return earlier
        return None

    def earlier(self, index: int, classes: frozenset[str]) -> int | None:
        """The nearest object of one of these classes in front of a token, wherever in the sentence."""
        for step in range(index - 1, max(self.first, index - _WIDE) - 1, -1):
            if classes & self.objects(step):
                return step
        return None

    def steps(self, index: int, reach: int) -> Iterator[int]:
        """Tokens from `index` on, a chain of parties counting as one, up to `reach` or the end of the clause."""
        taken = 0
        while index < self.last and taken < reach:
            end = self._ends.get(index)
            if end is None and self.boundary(index):
                return
            yield index
            if end is not None:
                index = end
            else:
                mention = self.mentions.get(index)
                index = mention.last if mention is not None else index + 1
            taken += self.tokens[index - 1].text not in _SOFT

    def distance(self, first: int, last: int) -> int:
        """Steps between two tokens, a party counting as one."""
        index, taken = first, 0
        while index < last and taken < 40:
            index = self._ends.get(index, index + 1)
            taken += 1
        return taken

    def in_name(self, index: int) -> bool:
        """Whether a token stands inside a party's name."""
        actor = self._covered.get(index)
        return actor is not None

    def is_single(self, index: int) -> bool:
        """Whether a name of one word stands at a token: it may be a word that only looks like the name."""
        actor = self._covered.get(index)
        return actor is not None and actor.last - actor.first == 1

    def heads_name(self, index: int) -> bool:
        """Whether a body's name begins at a token: a forum or a conference is an act and a body."""
        actor = self._covered.get(index)
        return actor is not None and actor.first == index and actor.kind == "institution"

    def noun(self, index: int, *categories: str) -> Noun | None:
        """The noun of one of these categories that begins at a token: the longest found, else the word by itself."""
        mention = self.mentions.get(index)
        if mention is not None:
            entries = tuple(entry for entry in mention.entries if entry.category in categories)
            if entries:
                return Noun(entries, mention.last, mention.prefix, mention.definite, mention.pronoun)
        for start in self.tokens[index].word.starts:
            entries = tuple(entry for entry in start.node.entries if entry.category in categories)
            if entries:
                return Noun(entries, index + 1, start.prefix, start.definite, start.pronoun)
        return None

    def objects(self, index: int) -> frozenset[str]:
        """The classes of object a token begins."""
        found = self._objects.get(index)
        if found is None:
            mention = self.mentions.get(index)
            entries = list(mention.entries) if mention is not None else []
            for start in self.tokens[index].word.starts:
                entries += start.node.entries
            names = set()
            for entry in entries:
                if entry.category == "object":
                    names.add(entry.features.get("class", entry.key))
                elif entry.category == "instrument":
                    names.add("agreement")
                elif entry.category == "trigger_noun" and entry.features.get("type") == "CONSULT":
                    names.update(("visit",) if entry.features.get("mode") == "visit" else ("talks", "meeting"))
            found = self._objects[index] = frozenset(names)
        return found

    def relation(self, index: int) -> str:
        """The preposition a token is or begins with: the name of its class, or ""."""
        token = self.tokens[index]
        for name in _RELATIONS:
            if name in token.word.classes:
                return name
        actor = self._covered.get(index)
        if actor is not None and actor.first == index and actor.prefix:
            return self._clitics.get(actor.prefix[-1:], "")
        mention = self.mentions.get(index)
        if mention is not None and mention.prefix:
            return self._clitics.get(mention.prefix[-1:], "")
        for start, name in self._beginnings:
            if token.text.startswith(start):
                return name
        return ""

    def begins(self, index: int, name: str) -> bool:
        """Whether a word the lexicon does not know may begin with a preposition of this class."""
        token = self.tokens[index]
        if index in self._covered or token.word.classes or len(token.text) < 3:
            return False
        return self._clitics.get(token.text[0]) == name

    def futures(self) -> Iterator[int]:
        """Verbs of the future, known or not, except those of being and becoming."""
        looks = _future(self.text.language.code)
        for index in range(self.first, self.last):
            token = self.tokens[index]
            if len(token.text) < looks.least or not token.text.startswith(looks.beginnings) or token.text in looks.others:
                continue
            if index not in self.mentions and index not in self._covered:
                yield index

    def complement(self, index: int, reach: int) -> bool:
        """Whether a clause introduced by "that" follows within reach."""
        for step in self.steps(index, reach):
            index = step + 1
        while index < self.last and index in self._covered:
            index += 1
        return index < self.last and "complement" in self.tokens[index].word.classes

    def follows(self, first: int, last: int) -> bool:
        """Whether a verb at `last` comes so close behind a noun that it begins the noun's own clause."""
        return first <= last and self.distance(first, last) <= 3 and not self.breaks(first, last)

    def complement_between(self, first: int, last: int) -> bool:
        """Whether a clause introduced by "that" begins between two tokens."""
        return any(self.boundary(index) == "complement" for index in self.span(first, last - first))

    def is_recent(self, index: int) -> bool:
        """Whether what stands behind a noun sets it apart from the one at hand: an epithet (the last), or a time."""
        if any("former" in self.tokens[step].word.classes for step in self.span(index, 2)):
            return True
        return bool(self.text.moments_in(index, min(index + 4, self.last)))

    def is_relative(self, index: int) -> bool:
        """Whether a relative pronoun stands directly before a token."""
        return any(
            "relative" in self.tokens[before].word.classes and "preposition" not in self.tokens[before].word.classes
            for before in range(max(self.first, index - 2), index)
        )

    def occasion(self, first: int, last: int) -> bool:
        """Whether a word of occasion stands between two tokens."""
        return any("occasion" in self.tokens[index].word.classes for index in self.span(first, last - first))

    def clitic(self, prefix: str) -> str:
        """The preposition that clitics in front of a noun end in, by its class."""
        return self._clitics.get(prefix[-1:], "")

    def ends_feminine(self, index: int) -> bool:
        """Whether a word is written with a feminine ending, which folds to the same letter as a pronoun."""
        return self.text.document.text[self.tokens[index].end - 1] in self.feminine

    def continues(self, index: int) -> bool:
        """Whether a word of sequence (then, before, on condition that) stands just before a token."""
        return any("sequence" in self.tokens[before].word.classes for before in range(max(self.first, index - 3), index))

    def behind(self, index: int, name: str) -> bool:
        """Whether a word of a class stands within two tokens in front of a token."""
        return any(name in self.tokens[before].word.classes for before in range(max(self.first, index - 2), index))

    def paused(self, index: int) -> bool:
        """Whether a comma or a quotation mark stands directly before a token."""
        return index > self.first and self.tokens[index - 1].text in _SOFT

    def is_occasion(self, index: int) -> bool:
        """Whether an act stands behind a word of occasion (during, after, on the margin of)."""
        return any(
            "occasion" in self.tokens[before].word.classes for before in range(max(self.first, index - 2), index)
        )

    def disagrees(self, verb: Verb, chain: Chain) -> bool:
        """Whether a third person singular verb cannot have a party as its subject, by gender."""
        if verb.person != 3 or verb.number != "singular":
            return False
        gender = self.frames.get("gender", {})
        feminine = any(self.tokens[index].text.endswith(tuple(gender.get("endings", ()))) for index in
                       range(chain.first, min(chain.first + 2, chain.last)))  # fmt: skip
        lead = chain.lead
        if lead.kind == "person":
            return verb.gender == "feminine" and not feminine and lead.how in ("title", "office", "counterpart")
        if lead.kind in ("state", "place") and len(chain.actors) == 1:
            if lead.codes[0] in gender.get("masculine", ()):
                return verb.gender == "feminine" and not feminine
            return verb.gender == "masculine"
        return False

    # Parties

    def chains_in(self, first: int, last: int) -> list[Chain]:
        """The chains that begin within tokens `first` … `last - 1`."""
        return [chain for chain in self.chains if first <= chain.first < last]

    def _chain(self) -> list[Chain]:
        groups: list[list[Actor]] = []
        for actor in self.actors:
            if groups and self._joins(groups[-1][-1], actor):
                groups[-1].append(actor)
            elif not groups or actor.first >= groups[-1][-1].last:
                groups.append([actor])
        chains: list[Chain] = []
        for group in groups:
            for part in self._parts(group):
                chains.append(self._governed(part, chains))
        return chains

    def _parts(self, group: list[Actor]) -> list[list[Actor]]:
        """A group joined by commas alone is no list: each of its parties stands for itself."""
        if len(group) > 1 and not any(self._conjoined(actor) for actor in group[1:]):
            return [[actor] for actor in group]
        return [group]

    def _conjoined(self, actor: Actor) -> bool:
        if actor.prefix and actor.prefix[0] in self.conjunctions:
            return True
        if actor.how == "adjective" and actor.first - 1 in self._covered:
            return True
        return actor.first > self.first and "conjunction" in self.tokens[actor.first - 1].word.classes

    def _joins(self, left: Actor, right: Actor) -> bool:
        gap = range(left.last, right.first)
        if right.first < left.last or len(gap) > 3:
            return False
        between = [self.tokens[index].text for index in gap]
        marked = right.prefix[:1] in self.conjunctions if right.prefix else False
        if right.prefix and right.prefix[-1:] not in self.conjunctions:
            return False
        if any(token not in _SOFT and "conjunction" not in self.tokens[index].word.classes
               for token, index in zip(between, gap, strict=True)):  # fmt: skip
            return False
        if not gap and left.how == right.how == "adjective":
            return True
        listed = bool(between) and (right.kind != "place" or left.kind == "place")
        return marked or listed

    def _governed(self, group: list[Actor], earlier: list[Chain]) -> Chain:
        codes = tuple(dict.fromkeys(code for actor in group for code in actor.codes))
        first = group[0]
        relation, governor, depth = self._relation_of(first)
        last = earlier[-1] if earlier else None
        if relation == "bare" and last is not None and last.last - 1 == governor and last.relation in _RELATIONS:
            relation, governor, depth = last.relation, last.governor, last.depth
        return Chain(
            codes=codes,
            kinds=frozenset(actor.kind for actor in group),
            first=first.first,
            last=group[-1].last,
            relation=relation,
            governor=governor,
            depth=depth,
            actors=tuple(group),
        )

    def _relation_of(self, actor: Actor) -> tuple[str, int, int]:
        if actor.prefix:
            clitic = self._clitics.get(actor.prefix[-1:])
            if clitic:
                return clitic, actor.first, 0
        index, depth = actor.first - 1, 0
        while index >= self.first and depth < 5:
            token = self.tokens[index]
            if token.text in _HARD:
                return "bare", index, depth
            if token.text in _SOFT or token.text == "#":
                if depth or token.text in "،,":
                    return "bare", index, depth
                index -= 1
                continue
            classes = token.word.classes
            if "aside" in classes:
                return "bare", index, depth
            if "by" in classes and index > self.first and "from" in self.tokens[index - 1].word.classes:
                return "by", index, depth
            if "from" in classes and index > self.first and "quantity" in self.tokens[index - 1].word.classes:
                index -= 2
                continue
            for name in _RELATIONS:
                if name in classes:
                    return name, index, depth
            if classes & _STOPS:
                return "bare", index, depth
            mention = self._mention_at(index)
            if mention is not None and any(entry.category == "trigger_noun" for entry in mention.entries):
                return "of", mention.first, depth
            if token.word.verbs and (mention is None or depth == 0):
                return "bare", index, depth
            if index in self._covered:
                return "bare", index, depth
            begins = self.relation(index)
            if begins:
                return begins, index, depth + 1
            index -= 1
            depth += 1
        return "bare", index, depth

    def _mention_at(self, index: int) -> Mention | None:
        for first in range(index, max(self.first, index - 4) - 1, -1):
            mention = self.mentions.get(first)
            if mention is not None:
                return mention if mention.last > index else None
        return None


def is_code(party: str) -> bool:
    """Whether a party is known by a code: a state or an organisation, rather than by its name."""
    return party.isascii() and party.isupper()


def _coded(actor: Actor) -> Actor:
    """A region without a code is a party by its name."""
    if actor.codes or actor.kind != "place":
        return actor
    for entry in actor.entries:
        if entry.category == "place" and entry.features.get("kind") in _REGIONS:
            return structs.replace(actor, codes=(entry.key,))
    return actor


class _Looks(Struct, frozen=True):
    beginnings: tuple[str, ...]
    others: frozenset[str]
    least: int


@cache
def _future(code: str) -> _Looks:
    tongue = language(code)
    table = tongue.grammar.get("modality", {}).get("future", {})
    others = {tongue.view(word).text for word in table.get("not", ())}
    joined = {mark + word for mark in tongue.grammar.get("clitics", {}).get("conjunctions", ()) for word in others}
    return _Looks(tuple(table.get("beginnings", ())), frozenset(others | joined), table.get("least", 99))


_AND = frozenset(("conjunction",))
_REGIONS = frozenset(("continent", "region"))
_OPENERS = frozenset(
    ("complement", "conjunction", "relative", "subordinator", "copula", "conditional", "negation", "future")
)
_STOPS = frozenset(
    ("complement", "relative", "subordinator", "copula", "conjunction", "conditional", "occasion", "preposition")
)
