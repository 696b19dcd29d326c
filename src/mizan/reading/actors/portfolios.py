"""Portfolios: the words of a title that tell its field of duty, or describe whoever bears it."""

from mizan.languages.lexicon import Entry
from mizan.reading.actors.phrases import Phrase
from mizan.reading.actors.scan import ACTING, QUOTES, Scan, code, functional
from mizan.reading.parts import Mention

_NAME_LIKE, _SURE_NAME = 5, 7
_STATES = ("state", "capital")
_GOING_ON = ("adjective", "person")
_NO_DUTY = frozenset(("title", "person", "saying_phrase", "discourse"))


def portfolio(scan: Scan, phrase: Phrase, index: int) -> bool:
    """Whether a word tells a title's field of duty (وزير الطاقة والمياه، المبعوث للشؤون الأفريقية)."""
    token = scan.tokens[index]
    if phrase.family == "honorific" or functional(token) or token.word.verbs:
        return False
    if "name_stop" in token.word.classes:
        return False
    mention = scan.at.get(index)
    if mention is not None and mention.may_be(_NO_DUTY):
        return False
    plain = token.text.startswith(scan.naming.article)
    if mention is not None and not plain and mention.may_be(ACTING):
        return False
    if plain and phrase.within and phrase.within[-1].how == "adjective" and phrase.within[-1].last == index:
        return _agrees(scan, phrase, index) or _named_behind(scan, index)
    if not scan.definite(token):
        after = scan.tokens[index + 1] if index + 1 < scan.count else None
        return (
            token.text[0] == scan.naming.of
            and after is not None
            and scan.definite(after)
            and token.text[1:] in scan.naming.scores
            and scan.naming.scores.get(token.text, 0) < 8
        ) or (
            not phrase.definite
            and not phrase.qualified
            and after is not None
            and (
                after.text.startswith(scan.naming.article) or (phrase.role == "minister" and _state_at(scan, index + 1))
            )
            and scan.naming.scores.get(token.text, 9) < 3
            and scan.native(index, index + 1)
            and phrase.family in ("office", "vice", "descriptor")
        )
    if plain and phrase.definite and not phrase.qualified and phrase.family != "vice":
        return scan.naming.scores.get(token.text, 0) < 2 and _adjectival(scan, index)
    named = plain and scan.naming.scores.get(token.text, 0) >= _NAME_LIKE
    return not (named and (phrase.qualified or phrase.definite))


def _state_at(scan: Scan, index: int) -> bool:
    """Whether a state's bare name stands at a token."""
    mention = scan.at.get(index)
    return mention is not None and not mention.prefix and scan.first_entry(mention, _STATES) is not None


def described(scan: Scan, index: int) -> bool:
    """Whether an indefinite adjective stands between a title and its nationality (وفد برلماني روسي)."""
    if scan.definite(scan.tokens[index]) or not _nisba(scan, index):
        return False
    nation = scan.at.get(index + 1)
    return nation is not None and not nation.definite and not nation.prefix and bool(scan.entry(nation, "adjective"))


def _agrees(scan: Scan, phrase: Phrase, index: int) -> bool:
    """Whether a word is an adjective by its ending, of the title's gender (الكردي)."""
    return _nisba(scan, index) and scan.feminine(index) is scan.feminine(phrase.first)


def _nisba(scan: Scan, index: int) -> bool:
    """Whether a word is an adjective by its ending, of either gender."""
    word = scan.tokens[index].text
    return (word if scan.feminine(index) else word + scan.naming.feminine_ending).endswith(scan.naming.adjectival)


def _named_behind(scan: Scan, index: int) -> bool:
    """Whether a name stands behind a word, so that it is one more epithet of a title that has its nationality."""
    behind = index + 1
    while behind < scan.count and scan.tokens[behind].text in QUOTES:
        behind += 1
    if behind >= scan.count:
        return False
    mention = scan.at.get(behind)
    if mention is not None and sure_person(scan, mention) is not None:
        return True
    return mention is None and scan.naming.scores.get(scan.tokens[behind].text, 0) >= _SURE_NAME


def _adjectival(scan: Scan, index: int) -> bool:
    """Whether after a word that qualifies a definite title the phrase still goes on to a name or nationality."""
    if index + 1 >= scan.count:
        return False
    mention = scan.at.get(index + 1)
    return (
        bool(mention and scan.first_entry(mention, _GOING_ON))
        or scan.naming.scores.get(scan.tokens[index + 1].text, 0) >= _SURE_NAME
    )


def sure_person(scan: Scan, mention: Mention) -> Entry | None:
    """The person whom a name means beyond doubt: it is no common word, and its surname alone needs its state."""
    if "person" not in mention.kinds or scan.native(mention.first, mention.last, mention.prefix):
        return None
    several = mention.last > mention.first + 1
    for entry in mention.kinds.get("person", ()):
        if scan.fits(mention, entry) and scan.likely(mention, entry):
            if not several and code(entry) not in scan.supported:
                continue
            return entry
    return None
