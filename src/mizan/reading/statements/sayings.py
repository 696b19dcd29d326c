"""Finding where a text says that someone says something: verbs, participles, nouns and phrases of saying."""

from collections.abc import Callable
from functools import cache

from msgspec import Struct

from mizan.languages.lexicon import Entry, Verb
from mizan.languages.view import View
from mizan.reading.parts import Mention, Token
from mizan.reading.text import Text

# A quotation of at least so many tokens is speech: what it says about saying is the speaker's own.
_SPEECH = 6
_MENTIONED = ("saying_participle", "saying_noun", "saying_phrase")


class Saying(Struct, frozen=True, eq=False):
    """Words that introduce a statement: tokens `first` … `last - 1`.

    `form` is verb, participle, noun, according (to), words (as he put it) or mouth (through that of); `kind` what kind
    of saying it is: say, affirm, appeal, deny … `frames` are the kinds of complement that may tell what was said:
    clause, quote, colon, object; `links` the prepositions that may introduce it, `clitics` those of them that are
    written together with its noun. `joined` tells a conjunction in front.
    """

    entry: Entry
    form: str
    first: int
    last: int
    kind: str
    frames: frozenset[str]
    links: tuple[str, ...]
    clitics: tuple[str, ...]
    joined: bool
    tense: str = ""
    gender: str = ""
    number: str = ""
    pronoun: str = ""
    ambiguous: bool = False

    @property
    def lemma(self) -> str:
        """The lemma of the lexicon."""
        return self.entry.key


def find_sayings(text: Text) -> list[Saying]:
    """The words of saying of a text, in order, without those within quoted speech."""
    found: list[Saying] = []
    mentions = {mention.first: mention for category in _MENTIONED for mention in text.mentions_of(category)}
    speech = [(q.first, q.last) for q in text.quotations if not q.nested and q.last - q.first >= _SPEECH]
    quoted = 0
    consumed = 0
    for index in sorted({*mentions, *text.bearing("saying")}):
        if index < consumed:
            continue
        token, mention = text.tokens[index], mentions.get(index)
        while quoted < len(speech) and speech[quoted][1] <= index:
            quoted += 1
        if quoted < len(speech) and speech[quoted][0] <= index:
            continue
        phrase = mention is not None and mention.entry("saying_phrase") is not None
        saying = None if phrase else _verb(text, token, index)
        if saying is None and mention is not None:
            saying = _mention(text, mention)
        if saying is not None:
            found.append(saying)
            consumed = saying.last
    return found


def _verb(text: Text, token: Token, index: int) -> Saying | None:
    reading = _reading(token)
    if reading is None or "saying_never" in token.word.classes:
        return None
    if reading.pronoun and (
        text.document.text[token.end - 1] != token.text[-1] or reading.entry.features.get("kind") in _INTRANSITIVE
    ):
        return None
    told = _complements(text.language.view, reading.entry)
    return Saying(
        reading.entry,
        "verb",
        index,
        index + 1,
        told.kind,
        told.frames,
        told.links,
        told.clitics,
        token.word.conjunction != "",
        reading.tense,
        reading.gender,
        reading.number,
        reading.pronoun,
        not _DOUBTFUL.isdisjoint(token.word.classes) or (reading.number == "dual" and reading.tense == "past"),
    )


# With an object pronoun these tell of something said before (he said it, it passed them on).
_INTRANSITIVE = frozenset(("say", "speak", "write", "relay", "go_on", "judge", "show", "explain"))
_DOUBTFUL = frozenset(("preposition", "saying_doubtful"))
_NO_FRAMES: frozenset[str] = frozenset()


def _reading(token: Token) -> Verb | None:
    for verb in token.word.verbs:
        if verb.entry.category == "saying" and verb.person in (0, 3):
            return verb
    return None


def _mention(text: Text, mention: Mention) -> Saying | None:
    entry = mention.entry(*_MENTIONED)
    if entry is None:
        return None
    word = text.tokens[mention.first].word
    joined = word.conjunction != ""
    if entry.category == "saying_phrase":
        form, last = entry.features["kind"], mention.last
        if form in ("according", "as"):
            last = _with_verb(text, last)
            if form == "as" and last == mention.last:
                return None
            form = "according"
        kind = entry.features["kind"]
        return Saying(entry, form, mention.first, last, kind, _NO_FRAMES, (), (), joined, pronoun=mention.pronoun)
    form = entry.category.removeprefix("saying_")
    pronoun = mention.pronoun
    if form == "participle" and mention.definite:
        return None
    gender, number = _agreement(text, mention, entry) if form == "participle" else ("", "")
    told = _complements(text.language.view, entry)
    return Saying(
        entry,
        form,
        mention.first,
        mention.last,
        told.kind,
        told.frames,
        told.links,
        told.clitics,
        joined,
        gender=gender,
        number=number,
        pronoun=pronoun,
        ambiguous=not _DOUBTFUL.isdisjoint(word.classes),
    )


def _agreement(text: Text, mention: Mention, entry: Entry) -> tuple[str, str]:
    """Gender and number of a participle, by its ending."""
    endings = text.language.grammar.get("saying", {}).get("participles", {})
    stem = _folded(text.language.view, entry.features["form"])
    found = endings.get(text.words[mention.first].rpartition(stem)[2], ("", ""))
    return found[0], found[1]


@cache
def _folded(view: Callable[[str], View], form: str) -> str:
    return view(form).text


def _with_verb(text: Text, last: int) -> int:
    """Where a phrase of attribution ends that has a verb of saying in it (as it announced)."""
    tokens = text.tokens
    for index in range(last, min(last + 3, len(tokens))):
        if _reading(tokens[index]) is not None:
            return index + 1
        if "relative" not in tokens[index].word.classes and "saying_joint" not in tokens[index].word.classes:
            break
    return last


class _Complements(Struct, frozen=True, eq=False):
    """What a row of the lexicon tells of a saying: its kind, and how its content may be introduced."""

    kind: str
    frames: frozenset[str]
    links: tuple[str, ...]
    clitics: tuple[str, ...]


@cache
def _complements(view: Callable[[str], View], entry: Entry) -> _Complements:
    features = entry.features
    links = [view(link).text for link in features.get("links", "").split("|") if link]
    return _Complements(
        kind=features.get("kind", ""),
        frames=frozenset(features.get("frames", "").split("|")),
        links=tuple(link for link in links if not link.endswith("+")),
        clitics=tuple(link.removesuffix("+") for link in links if link.endswith("+")),
    )
