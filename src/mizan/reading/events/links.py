"""Links: what a word by itself tells of how the words around it hang together."""

from msgspec import Struct

from mizan.languages.lexicon import HARD, Word
from mizan.reading.events.syntax import Syntax

_RELATIONS = ("with", "between", "to", "in", "on", "about", "against", "from")
RELATED = frozenset(_RELATIONS)
_LEAST = 3


class Link(Struct, frozen=True, eq=False):
    """The prepositions and the clause boundary that a word is, by itself.

    `relation` is the preposition that the word is, `begins` the one that its first letters stand for and `clitic` the
    one that its first letter may be where the lexicon does not know the word; each by its class, or "". `boundary` is
    the kind of clause boundary that the word is unless it is part of a name, or "".
    """

    relation: str
    begins: str
    clitic: str
    boundary: str

    @classmethod
    def of(cls, word: Word, syntax: Syntax) -> "Link":
        """What a word tells by itself."""
        text, classes = word.text, word.classes
        begins = ""
        if text.startswith(syntax.begun):
            begins = next(name for start, name in syntax.beginnings.items() if text.startswith(start))
        written = "carried" in classes or (not classes and len(text) >= _LEAST)
        clitic = syntax.clitics.get(text[0], "") if written else ""
        return cls(_relation(classes), begins, clitic, _boundary(text, classes))


def _relation(classes: frozenset[str]) -> str:
    """The relation in which a preposition of these classes puts what stands behind it, or ""."""
    if RELATED.isdisjoint(classes):
        return ""
    return next(name for name in _RELATIONS if name in classes)


def _boundary(text: str, classes: frozenset[str]) -> str:
    if text in HARD:
        return "hard"
    if "resuming" in classes:
        return "verb"
    if "complement" in classes:
        return "complement"
    if "preposition" in classes:
        return ""
    if "relative" in classes and "negation" not in classes:
        return "relative"
    return "subordinate" if "subordinator" in classes else ""
