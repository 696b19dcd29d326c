"""Whose statement it is: the subject of a verb of saying, named or understood."""

from bisect import bisect_left

from msgspec import Struct

from mizan.reading.parts import Actor, Quotation, Sentence, Token
from mizan.reading.sayings import Saying
from mizan.reading.text import Text

_COMMAS = frozenset("،,")
_SPEAKING = frozenset(("person", "institution", "company", "igo"))
# How far behind a verb its subject may begin, and how far a title may stand before the name.
_NEAR = 7
_OWNER = 9
_MOUTH = 12
# The longest name in quotation marks behind a body.
_SHORT = 3
# How far back a noun may take up a body.
_RECALL = 400


class Speaker(Struct, frozen=True, eq=False):
    """Who makes a statement. No names: someone the text leaves unnamed, or a state, whose word is an event."""

    names: tuple[str, ...]
    country: str | None = None
    kind: str = ""
    gender: str = ""
    number: str = ""
    how: str = ""

    def seen(self, how: str) -> "Speaker":
        """The same speaker, found in another way."""
        return Speaker(self.names, self.country, self.kind, self.gender, self.number, how)


NOBODY = Speaker((), kind="nobody")


class Subject(Struct, frozen=True, eq=False):
    """The subject found behind words of saying: `last` is the token behind it; no speaker where it is understood."""

    speaker: Speaker | None
    last: int
    how: str


class Discourse:
    """The speakers of a text so far."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.last: Speaker = NOBODY
        self.last_sentence = -1
        self._by_gender: dict[str, Speaker] = {}

    def speaks(self, speaker: Speaker, sentence: int) -> None:
        """Remember who spoke last, and in which sentence."""
        self.last = speaker
        self.last_sentence = sentence
        if speaker.names:
            self._by_gender[speaker.gender] = speaker

    def recall(self, saying: Saying, index: int) -> Speaker:
        """The body that a definite noun takes up again (الوكالة، الوزارة), else who spoke last."""
        view = self.text.language.view
        word = self.text.tokens[index].text
        for actor in reversed(self.text.actors_in(max(index - _RECALL, 0), index)):
            words = view(actor.name).text.split() if actor.kind in ("institution", "company", "igo") else ()
            if any(len(part) > 3 and word.endswith(part) for part in words):
                return _speaker(self.text, actor, saying, "recalled")
        return self.last.seen("that")

    def understood(self, saying: Saying) -> Speaker:
        """The speaker a pronoun or nothing at all stands for."""
        last = self.last
        if saying.gender and last.gender and saying.number == "singular" and last.gender != saying.gender:
            other = self._by_gender.get(saying.gender)
            return last.seen("unlike") if other is None else other.seen("understood")
        return last.seen("understood")


def find_subject(text: Text, saying: Saying) -> Subject:
    """The subject behind words of saying."""
    tokens = text.tokens
    index = saying.last
    limit = min(index + _NEAR, len(tokens))
    while index < limit:
        actor = _actor(text, index)
        if actor is not None and not _governed(actor):
            return _named(text, saying, actor)
        moment = next(iter(text.moments_in(index, index + 1)), None)
        if moment is not None:
            index = moment.last
            continue
        classes = tokens[index].word.classes
        if "from" in classes and index + 1 < limit and "saying_side" in tokens[index + 1].word.classes:
            index += 2
        elif "in" in classes and index + 2 < limit and "saying_side" in tokens[index + 2].word.classes:
            index += 3
        elif "saying_adverb" in classes and "preposition" not in classes:
            index += 1
        else:
            break
    return _unresolved(text, saying, index)


def _governed(actor: Actor) -> bool:
    """Whether a preposition stands in front of an actor (its prefix is more than a conjunction)."""
    return len(actor.prefix) > 1 or (actor.prefix != "" and actor.kind == "state")


def _actor(text: Text, index: int) -> Actor | None:
    for actor in text.actors_in(index, index + 1):
        return actor
    return None


def _named(text: Text, saying: Saying, actor: Actor) -> Subject:
    tokens = text.tokens
    if actor.how == "offices":
        return Subject(_several(text, saying, actor), actor.last, "group")
    if _unnamed(text, actor):
        return Subject(NOBODY, actor.last, "unnamed")
    if actor.kind not in _SPEAKING:
        mouth = _mouth(text, actor.last)
        if mouth is not None:
            return Subject(_speaker(text, mouth, saying, "mouth"), mouth.last, "mouth")
        if actor.kind in ("dyad", "group"):
            return Subject(_several(text, saying, actor), actor.last, actor.kind)
        return Subject(NOBODY, actor.last, actor.kind)
    members = [actor]
    last = actor.last
    while len(members) < 4:
        after = last + 1 if last < len(tokens) and tokens[last].text in _COMMAS else last
        following = _actor(text, after)
        if following is None or following.kind != actor.kind:
            break
        if not tokens[after].word.conjunction:
            if following.kind != "person" or following.prefix or members[-1].how != "office":
                break
            members.pop()
        elif tokens[after].text.endswith(tokens[members[-1].first].text) and saying.number == "singular":
            members.pop()
        members.append(following)
        last = following.last
    if len(members) == 1:
        mouth = _mouth(text, last) if actor.kind != "person" else None
        if mouth is not None:
            return Subject(_speaker(text, mouth, saying, "mouth"), mouth.last, "mouth")
        return Subject(_speaker(text, actor, saying, "named"), last, actor.kind)
    return Subject(_joint(members, saying), last, "joint")


def _unnamed(text: Text, actor: Actor) -> bool:
    """Whether a person is only an official or an expert without a name."""
    named = actor.name_start > actor.start or actor.how not in ("office", "title")
    return actor.kind == "person" and not named and "saying_unnamed" in text.tokens[actor.first].word.classes


def _speaker(text: Text, actor: Actor, saying: Saying, how: str) -> Speaker:
    codes = (actor.country,) if actor.kind == "person" else (*actor.codes, actor.country)
    country = next((code for code in codes if code and code.isascii() and code.isupper()), None)
    return Speaker((_full_name(text, actor),), country, actor.kind, saying.gender, "singular", how)


def _full_name(text: Text, actor: Actor) -> str:
    """The name of an actor, for a body with the short name that stands in quotation marks behind it."""
    if actor.kind == "person":
        return actor.name
    quotation = _quotation(text, actor.last + 1)
    if quotation is not None and quotation.last - quotation.first <= _SHORT and quotation.last < len(text.tokens):
        return text.document.text[actor.name_start : text.tokens[quotation.last].end]
    return actor.name


def _quotation(text: Text, index: int) -> Quotation | None:
    position = bisect_left(text.quotations, index, key=lambda quotation: quotation.first)
    if position < len(text.quotations) and text.quotations[position].first == index:
        return text.quotations[position]
    return None


def _joint(members: list[Actor], saying: Saying) -> Speaker:
    names = tuple(dict.fromkeys(member.name for member in members))
    return Speaker(names, None, members[0].kind, saying.gender, "plural", "joint")


def _several(text: Text, saying: Saying, actor: Actor) -> Speaker:
    """Leaders named together elsewhere in the text (الزعيمان، وزراء خارجية الدول الثلاث)."""
    leaders = actor.kind == "person" or any(entry.features.get("id") == "leaders" for entry in actor.entries)
    if not leaders:
        return NOBODY
    wanted = set(actor.codes)
    found: dict[str, Actor] = {}
    for known in text.actors:
        if known.kind != "person" or known.how in ("office", "offices") or not known.codes:
            continue
        alike = known.role is not None and known.role.endswith(actor.role or "?")
        if known.codes[0] in wanted if len(wanted) > 1 else alike:
            found.setdefault(known.codes[0], known)
    if not 2 <= len(found) <= 5:
        return NOBODY
    return _joint(list(found.values()), saying)


def _mouth(text: Text, start: int) -> Actor | None:
    """The person through whose mouth a state or an institution speaks (على لسان)."""
    for mention in text.mentions_in(start, start + _NEAR):
        entry = mention.entry("saying_phrase")
        if entry is not None and entry.features.get("kind") == "mouth":
            for actor in text.actors_in(mention.last, mention.last + _MOUTH):
                if actor.kind == "person":
                    return actor
    return None


def _unresolved(text: Text, saying: Saying, index: int) -> Subject:
    """What stands behind the verb is no actor: an unnamed speaker, a paper, a title before a name, or no subject."""
    tokens = text.tokens
    if index >= len(tokens):
        return Subject(None, index, "pronoun")
    classes = tokens[index].word.classes
    if not tokens[index].text[0].isalpha() or classes & _NO_SUBJECT:
        return Subject(None, index, "pronoun")
    if "saying_paper" in classes:
        return _paper(text, saying, index)
    guessed = _guess(text, saying, index)
    if guessed is not None:
        return guessed
    later = _later(text, index)
    if later is not None:
        return Subject(_speaker(text, later, saying, "later"), later.last, "later")
    if "saying_unnamed" in classes:
        return Subject(NOBODY, index + 1, "unnamed")
    if "saying_that_speaker" in classes:
        return Subject(None, index + 1, "that")
    if "object" in saying.frames or tokens[index].word.verbs or _linked(saying, tokens[index].text):
        return Subject(None, index, "pronoun")
    return Subject(NOBODY, index + 1, "unknown")


def _guess(text: Text, saying: Saying, index: int) -> Subject | None:
    """Words that look like a person's name where the subject should be, or a body that no list knows."""
    if saying.form != "verb" or "clause" not in saying.frames:
        return None
    tokens = text.tokens
    scores = text.language.grammar.get("name_words", {})
    last, known = index, False
    while last < min(index + _NAME, len(tokens)) and _plain(tokens[last]):
        score = scores.get(tokens[last].text)
        if score is not None and score < _LIKELY:
            break
        known = known or score is not None
        last += 1
    if last == index or last >= len(tokens):
        return _unlisted(text, saying, index)
    following = tokens[last]
    lone = not known and last == index + 1
    clear = "saying_opener" in following.word.classes or following.text in (_QUOTES if lone else _INTRODUCERS)
    if not clear and not (known and (following.word.classes or following.word.starts or not following.text.isalpha())):
        return None
    return _raw(text, saying, index, last, "person", "guessed")


def _unlisted(text: Text, saying: Saying, index: int) -> Subject | None:
    """A body by its head noun (الاتحاد، الهيئة) up to where its name must end."""
    tokens = text.tokens
    if not any(mention.entry("head") for mention in text.mentions_in(index, index + 1)):
        return None
    last = index + 1
    while last < min(index + _NAME + 1, len(tokens)) and not _ends_name(text, last):
        last += 1
    return _raw(text, saying, index, last, "institution", "unlisted")


def _ends_name(text: Text, index: int) -> bool:
    token = text.tokens[index]
    ends = token.word.classes & _ENDS or token.word.verbs or not token.text.isalpha()
    return bool(ends) or bool(text.moments_in(index, index + 1))


def _raw(text: Text, saying: Saying, first: int, last: int, kind: str, how: str) -> Subject:
    name = text.original(first, last)
    if kind == "person":
        words = {token.text for token in text.tokens[first:last]}
        view = text.language.view
        for actor in reversed(text.actors):
            if actor.kind == "person" and words <= set(view(actor.name).text.split()):
                return Subject(_speaker(text, actor, saying, "partial"), last, how)
    return Subject(Speaker((name,), None, kind, saying.gender, "singular", how), last, how)


_ENDS = frozenset(("saying_opener", "saying_adverb", "preposition", "relative", "conjunction", "subordinator"))
# The longest unknown name, in words, and how name-like (of 9) its words must be.
_NAME = 4
_LIKELY = 5
_QUOTES = frozenset(':"“«')
_INTRODUCERS = _QUOTES | _COMMAS


def _plain(token: Token) -> bool:
    word = token.word
    if not token.text.isalpha() or len(token.text) < _LETTERS or word.classes - _NAMING:
        return False
    return not word.verbs and not any(start.node.entries for start in word.starts)


# A word shorter than this is no name; classes that names may have.
_LETTERS = 3
_NAMING = frozenset(("name_particle", "particle"))
_NO_SUBJECT = frozenset(("saying_opener", "preposition", "complement", "relative", "subordinator", "negation"))


def _linked(saying: Saying, word: str) -> bool:
    return any(link.endswith("+") and word.startswith(link[:-1]) for link in saying.links)


def _later(text: Text, index: int) -> Actor | None:
    """A person or body named a few words on, in apposition to a noun that the lexicon does not know as a title."""
    tokens = text.tokens
    for mention in text.mentions_in(index, index + 1):
        if mention.entry("title", "head") is None and mention.entry("trigger_noun", "object", "indicator"):
            return None
    for actor in text.actors_in(index, min(index + _NEAR, len(tokens))):
        if actor.kind not in ("person", "institution", "company") or actor.prefix:
            continue
        between = tokens[index : actor.first]
        if any(token.word.classes & _BARRIERS or token.text in _STOPS for token in between):
            return None
        return actor
    return None


_BARRIERS = frozenset(("saying_opener", "preposition", "saying_unnamed", "relative"))
_STOPS = frozenset(':.؛;«»"“”()')


def _paper(text: Text, saying: Saying, index: int) -> Subject:
    """The issuer of a statement, report or figures."""
    tokens = text.tokens
    for actor in text.actors_in(index, index + _OWNER):
        between = tokens[index + 1 : actor.first]
        if any("saying_opener" in token.word.classes or token.text in _STOPS for token in between):
            break
        if actor.kind in _SPEAKING:
            return Subject(_speaker(text, actor, saying, "paper"), actor.last, "paper")
    if "saying_that_speaker" in tokens[index].word.classes:
        return Subject(None, index + 1, "that")
    return Subject(NOBODY, index + 1, "unnamed")


def find_source(text: Text, saying: Saying, start: int) -> Subject | None:
    """Whose words an outlet passes on (نقلت الوكالة عن الوزير قوله)."""
    tokens = text.tokens
    for index in range(start, min(start + _OWNER, len(tokens) - 1)):
        classes = tokens[index].word.classes
        if "saying_opener" in classes or tokens[index].text in _STOPS:
            break
        written = _actor(text, index)
        if written is not None and written.prefix and written.kind in _SPEAKING and index > saying.last:
            return _named(text, saying, written)
        if "saying_source" in classes:
            actor = _actor(text, index + 1)
            if actor is not None and actor.kind in _SPEAKING:
                return _named(text, saying, actor)
            later = _later(text, index + 1)
            if later is not None:
                return Subject(_speaker(text, later, saying, "source"), later.last, "source")
            return Subject(NOBODY, index + 1, "unnamed")
    return None


def subject_before(text: Text, saying: Saying, sentence: Sentence) -> Actor | None:
    """The actor just before a verb, which may be its subject (لكن روحاني أشاد، الوزير قد أكد)."""
    tokens = text.tokens
    index = saying.first
    while index > sentence.first and (tokens[index - 1].text in _COMMAS or tokens[index - 1].word.classes & _AUXILIARY):
        index -= 1
    for actor in reversed(text.actors_in(max(sentence.first, index - _NEAR), index)):
        if actor.last == index:
            before = tokens[actor.first - 1].word.classes if actor.first > sentence.first else frozenset()
            free = not actor.prefix or bool(tokens[actor.first].word.conjunction)
            return actor if free and "preposition" not in before and actor.kind in _SPEAKING else None
        break
    return None


_AUXILIARY = frozenset(("copula", "saying_auxiliary"))


def antecedent(text: Text, saying: Saying, sentence: Sentence) -> Actor | None:
    """Whom the relative in front of a verb stands for, where an actor stands just before it (الوزير، الذي أكد)."""
    tokens = text.tokens
    index = saying.first - 1
    while index > sentence.first and tokens[index - 1].text in _COMMAS:
        index -= 1
    for actor in reversed(text.actors_in(max(sentence.first, index - 2 * _NEAR), index)):
        return actor if actor.last == index and actor.kind in _SPEAKING else None
    return None


def sentence_subject(text: Text, saying: Saying, sentence: Sentence) -> Actor | None:
    """Who the sentence is about before the words of saying: its nearest actor that nothing governs."""
    best: Actor | None = None
    for actor in text.actors_in(sentence.first, saying.first):
        if actor.kind not in _SPEAKING and actor.kind != "state":
            continue
        if actor.prefix and not text.tokens[actor.first].word.conjunction:
            continue
        before = text.tokens[actor.first - 1].word.classes if actor.first > sentence.first else frozenset()
        if "preposition" in before:
            continue
        if best is None:
            best = actor
    return best


def speaker_of(text: Text, actor: Actor, saying: Saying, how: str) -> Speaker:
    """An actor as a speaker; a state speaks through its acts and is nobody here."""
    if actor.how == "offices":
        return _several(text, saying, actor).seen(how)
    if actor.kind not in _SPEAKING or _unnamed(text, actor):
        return NOBODY
    members = [actor]
    last = actor.last
    while last < saying.first:
        following = _actor(text, last)
        if following is None or following.kind != actor.kind or not text.tokens[last].word.conjunction:
            break
        members.append(following)
        last = following.last
    if len(members) > 1 and saying.number != "singular":
        return _joint(members, saying).seen(how)
    return _speaker(text, actor, saying, how)


def subject_of_previous(text: Text, saying: Saying, sentence: Sentence) -> Actor | None:
    """Whom the sentence before is about, for a pronoun before anyone has spoken."""
    if sentence.first == 0:
        return None
    previous = text.sentence_at(text.tokens[sentence.first - 1].start)
    for actor in text.actors_in(previous.first, min(previous.first + _NEAR, previous.last)):
        if actor.kind == "person" and not actor.prefix:
            return actor
    return None
