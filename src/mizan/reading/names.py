"""How far a person's name reaches."""

from mizan.reading.parts import Token
from mizan.reading.scan import COMMAS, FUNCTION, QUOTES, Scan

_LONGEST = 7
_LIKELY = 4
_BLOCKING = (
    "state", "adjective", "capital", "city", "organisation", "title", "head", "trigger_noun", "unit", "instrument",
    "indicator", "body", "company", "project", "discourse", "saying_phrase",
)  # fmt: skip


def name_end(scan: Scan, first: int) -> int:
    """The end of a name that begins at token `first`; `first` itself where none does."""
    tokens, end = scan.tokens, first
    index = first
    while index < scan.count and index - first < _LONGEST:
        token = tokens[index]
        if index > first and token.start - tokens[index - 1].end > 2:
            break
        if "name_particle" in token.word.classes:
            index += 1
            continue
        if token.text == "_" or (token.text == "-" and end == index and _joined(scan, index)):
            index += 1
            continue
        if not nameable(scan, index, opening=index == first):
            break
        index += 1
        end = index
        mention = scan.at.get(index - 1)
        if mention and mention.last > index and mention.entry("person"):
            index = end = mention.last
    return end


def _joined(scan: Scan, index: int) -> bool:
    tokens = scan.tokens
    return (
        index + 1 < scan.count
        and tokens[index - 1].end == tokens[index].start
        and tokens[index].end == tokens[index + 1].start
    )


def nameable(scan: Scan, index: int, *, opening: bool) -> bool:
    """Whether a token can be part of a person's name."""
    token = scan.tokens[index]
    word = token.text
    if not word[0].isalpha() or word in QUOTES or word in COMMAS:
        return False
    score = scan.scores.get(word)
    if score is not None:
        if token.word.classes & FUNCTION and not (score >= 8 and _written_as_name(scan, token)):
            return False
        return score >= _LIKELY
    if token.word.classes & FUNCTION or token.word.verbs or len(word) < 2:
        return False
    if "title_modifier" in token.word.classes:
        return False
    mention = scan.at.get(index)
    if mention and mention.entry(*_BLOCKING) and not mention.entry("person"):
        return False
    if scan.definite(token) and (opening or word[0] != scan.article[0]):
        return False
    return opening or word[0] not in scan.conjunctions | scan.prepositions


def _written_as_name(scan: Scan, token: Token) -> bool:
    """Whether the original spelling is the name's and not the preposition's (علي, not على)."""
    return scan.text.document.text[token.start : token.end] in scan.spelt


def name_before(scan: Scan, last: int) -> int:
    """The first token of a name that ends just before token `last`; `last` itself where none does."""
    index = last
    while index > 0 and last - index < _LONGEST:
        token = scan.tokens[index - 1]
        if "name_particle" in token.word.classes:
            index -= 1
            continue
        if not nameable(scan, index - 1, opening=False):
            if nameable(scan, index - 1, opening=True) and token.word.conjunction == "":
                index -= 1
            break
        index -= 1
    while index < last and last - index > 0 and not nameable(scan, index, opening=True):
        if "name_particle" in scan.tokens[index].word.classes and index + 1 < last:
            break
        index += 1
    return index
