"""The domains that Arabic words name."""

from functools import cache
from importlib.resources import files

from mizan.languages.arabic.letters import fold
from mizan.languages.arabic.morphology import ArabicMorphology, nisba, noun_phrase
from mizan.languages.lexicon import Entry, Lexicon
from mizan.languages.tokens import words
from mizan.languages.topics import found
from mizan.model.tables import rows, split_forms

_FILE = "domains.tsv"
_NONE = "none"


def domains_named(text: str) -> frozenset[str]:
    """The domains that the words of a passage name."""
    return frozenset(entry.key for entry in found(words(fold(text)), _lexicon())) - {_NONE}


@cache
def _lexicon() -> Lexicon:
    lexicon = Lexicon(ArabicMorphology())
    for row in rows(files(__package__ or "") / "lexicon" / _FILE):
        entry = Entry("domain", row["domain"], {}, _FILE)
        for column, inflect in (("nouns", noun_phrase), ("adjectives", nisba), ("forms", _as_written)):
            for form in split_forms(row.get(column, "")):
                for inflected in inflect(fold(form)):
                    lexicon.add(words(inflected), entry)
    return lexicon


def _as_written(form: str) -> tuple[str]:
    return (form,)
