"""How far a person's name reaches."""

from mizan.languages.lexicon import Entry
from mizan.reading.actors.scan import ACTING, Scan, functional
from mizan.reading.parts import Token

_LONGEST = 8
_CLOSING = frozenset("،,.)(؛")
_RARE, _LIKELY, _CERTAIN, _SURE = 3, 5, 7, 9
_BLOCKING = frozenset((
    "state", "adjective", "capital", "organisation", "title", "head", "trigger_noun", "unit", "instrument",
    "indicator", "body", "company", "project", "discourse", "saying_phrase",
))  # fmt: skip


def name_end(scan: Scan, first: int) -> int:
    """The end of a name that begins at token `first`; `first` itself where none does."""
    tokens, end = scan.tokens, first
    index = first
    words = 0
    while index < scan.count and index - first < _LONGEST:
        token = tokens[index]
        if index > first and not scan.adjacent(index):
            break
        if end == index > first and (token.text == "#" or (token.text == "-" and _joined(scan, index))):
            index += 1
            continue
        if index > first and _linked(scan, index):
            index += 1
            words += 1
            end = index
            continue
        if "name_particle" in token.word.classes and not _spelt_otherwise(scan, token):
            index += 1
            if words == 1 and "name_link" not in token.word.classes:
                end = index
            continue
        mention = scan.at.get(index)
        person = scan.entry(mention, "person") if mention else None
        if person and index == first + 1 and _other_person(scan, first, person):
            break
        if mention and person and not mention.prefix and mention.last > index + 1:
            index = end = mention.last
            words += mention.last - mention.first
            if index < scan.count and "name_link" not in scan.tokens[index].word.classes:
                break
            continue
        fitting = nameable(scan, index, opening=index == first, sure=words > 1)
        if not fitting:
            fitting = _descends(scan, index)
        if not fitting and words == 0:
            fitting = _before_surname(scan, index) or _homonym(scan, index)
        elif not fitting and words == 1:
            fitting = _surname(scan, index) or _closing(scan, index)
        if not fitting:
            break
        index += 1
        words += 1
        end = index
    # A name may close with words that mostly begin another (أبو صلاح).
    if words and index - end == 2 and all("name_particle" in token.word.classes for token in tokens[end:index]):
        return index
    return end


def _other_person(scan: Scan, first: int, person: Entry) -> bool:
    """Whether the word in front of a known person's name is by itself the name of another."""
    mention = scan.at.get(first)
    known = scan.entry(mention, "person") if mention else None
    return mention is not None and known is not None and mention.last == first + 1 and known.key != person.key


def _spelt_otherwise(scan: Scan, token: Token) -> bool:
    """Whether a particle of names is here a function word that folding has made look like it (فإن, not فان)."""
    if not functional(token):
        return False
    return scan.original[token.start : token.end] not in scan.naming.particles


def _linked(scan: Scan, index: int) -> bool:
    """Whether what stands before a word can only go on with it (عبد، بن، آل)."""
    token, before = scan.tokens[index], scan.tokens[index - 1]
    classes = token.word.classes
    if "name_link" not in before.word.classes or functional(before):
        return False
    if "name_particle" in classes or functional(token):
        return False
    return token.text[0].isalpha() and len(token.text) > 2


def _surname(scan: Scan, index: int) -> bool:
    """Whether a common definite noun is a surname, standing between a given name and no further name."""
    token, before = scan.tokens[index], scan.tokens[index - 1]
    if scan.naming.scores.get(before.text, 0) < 9 or not token.text.startswith(scan.naming.article) or index in scan.at:
        return False
    return not token.word.classes and not token.word.verbs and len(token.text) > len(scan.naming.article) + 2


def _closing(scan: Scan, index: int) -> bool:
    """Whether a common word is a surname: between a sure given name and a mark or a "that" which closes the phrase."""
    token, before = scan.tokens[index], scan.tokens[index - 1]
    after = scan.tokens[index + 1] if index + 1 < scan.count else None
    closed = after is None or after.text in _CLOSING or "complement" in after.word.classes
    if not closed or scan.naming.scores.get(before.text, 0) < _SURE - 1:
        return False
    known = scan.at.get(index)
    if token.word.classes or token.word.verbs or _cliticised(scan, token) or (known and known.may_be(ACTING)):
        return False
    return token.text[0].isalpha() and len(token.text) > 2 and not scan.definite(token)


def _descends(scan: Scan, index: int) -> bool:
    """Whether a word is a name because whose son or daughter follows (فيصل بن فلان)."""
    token = scan.tokens[index]
    if index + 1 >= scan.count or "name_descent" not in scan.tokens[index + 1].word.classes:
        return False
    known = scan.at.get(index)
    blocked = known is not None and known.may_be(_BLOCKING) and "title" not in known.kinds
    if functional(token) or blocked or scan.definite(token) or not scan.adjacent(index + 1):
        return False
    return token.text[0].isalpha() and len(token.text) > 2


def _before_surname(scan: Scan, index: int) -> bool:
    """Whether a word that is rarely a name is one here, as a sure name follows."""
    token = scan.tokens[index]
    if index + 1 >= scan.count or not scan.adjacent(index + 1) or scan.naming.scores.get(token.text, 0) < 1:
        return False
    if token.word.classes or token.word.verbs or scan.definite(token) or index in scan.at:
        return False
    return scan.naming.scores.get(scan.tokens[index + 1].text, 0) >= _SURE - 1


def _homonym(scan: Scan, index: int) -> bool:
    """Whether what could be a body in the same letters begins a name here, before a word that no list knows."""
    known, last = scan.at.get(index), index + 1
    if known is None or known.last != last or last >= scan.count or last in scan.at or not scan.adjacent(last):
        return False
    if not all("ambiguous" in entry.features for entry in known.entries) or known.prefix:
        return False
    token = scan.tokens[last]
    plain = not (token.word.classes or token.word.verbs or token.word.starts)
    return plain and token.text.isalpha() and token.text not in scan.naming.scores and not scan.definite(token)


def _joined(scan: Scan, index: int) -> bool:
    tokens = scan.tokens
    return (
        index + 1 < scan.count
        and tokens[index - 1].end == tokens[index].start
        and tokens[index].end == tokens[index + 1].start
    )


def nameable(scan: Scan, index: int, *, opening: bool, sure: bool = False) -> bool:
    """Whether a token can be part of a person's name; after two words of one only what is `sure` can."""
    token, naming = scan.tokens[index], scan.naming
    word, classes = token.text, token.word.classes
    if not word[0].isalpha() or len(word) < 2:
        return False
    if functional(token):
        return scan.original[token.start : token.end] in naming.spelt
    respelt = word.startswith(naming.article) and scan.original[token.start] in naming.hamzas
    if not respelt and ("title_modifier" in classes or "name_stop" in classes or _cliticised(scan, token)):
        return False
    score = naming.scores.get(word)
    mention = scan.at.get(index)
    if respelt:
        score = None
    elif score is not None and mention and "person" in mention.kinds and not mention.prefix:
        score = max(score, _CERTAIN)
    if score is not None:
        foreign = word in naming.foreign
        if token.word.verbs and (score < _CERTAIN or (score < _SURE and not foreign)):
            return False
        needed = _LIKELY if foreign else _CERTAIN
        return score >= needed + (sure and not scan.definite(token)) or _foreign_part(scan, index, opening=opening)
    if token.word.verbs:
        return False
    if mention and mention.may_be(_BLOCKING) and "person" not in mention.kinds:
        return False
    definite = scan.definite(token)
    if definite and (opening or word[0] in naming.clitics):
        return False
    return (sure and definite) or not naming.inflected(word)


def _foreign_part(scan: Scan, index: int, *, opening: bool) -> bool:
    """Whether a word that is rarely seen in names, but never inflected either, can stand in one."""
    token = scan.tokens[index]
    mention = scan.at.get(index)
    return (
        token.text in scan.naming.foreign
        and scan.naming.scores[token.text] >= _RARE
        and not scan.definite(token)
        and not token.word.verbs
        and not (mention and mention.may_be(_BLOCKING))
        and not (token.text[0] in scan.naming.clitics and not opening)
    )


def _cliticised(scan: Scan, token: Token) -> bool:
    """Whether a word is rather a clitic and a known word than a name."""
    word, naming = token.text, scan.naming
    if word.startswith(naming.swallowed):
        return True
    if word[0] not in naming.clitics:
        return False
    rest = word[1:]
    if len(word) > 4 and rest.startswith(naming.article):
        return True
    if naming.scores.get(word, 0) >= 8:
        return False
    return word[0] in naming.conjunctions and (rest in naming.scores or bool(token.word.conjunction))


def name_before(scan: Scan, last: int) -> int:
    """The first token of a name that ends just before token `last`; `last` itself where none does."""
    index = last
    while index > 0 and last - index < _LONGEST:
        if index < last and not scan.adjacent(index):
            break
        token = scan.tokens[index - 1]
        if "name_particle" in token.word.classes or nameable(scan, index - 1, opening=False):
            index -= 1
            continue
        break
    while index < last and not (
        nameable(scan, index, opening=True) or "name_particle" in scan.tokens[index].word.classes
    ):
        index += 1
    return index


def looks_named(scan: Scan, first: int, last: int, unknown: int = 4) -> bool:
    """Whether a name can stand on its own: two words or more, each of which is seen in names.

    `unknown` is what a word counts that is rare, or never inflected and so a foreign name of something.
    """
    if last - first < 2:
        return False
    scores = [
        max(scan.naming.scores.get(token.text, unknown), unknown if token.text in scan.naming.foreign else 0)
        for token in scan.tokens[first:last]
        if token.text[0].isalpha()
    ]
    return sum(scores) >= _LIKELY * len(scores)
