"""The states and organisations that Arabic words name: by name, adjective or capital, or by whom they are known by."""

from functools import lru_cache
from importlib.resources import files

from mizan.languages.arabic.inflection import nisba, noun_phrase
from mizan.languages.arabic.letters import fold
from mizan.languages.arabic.morphology import ArabicMorphology
from mizan.languages.arabic.passages import Naming
from mizan.languages.lexicon import Entry, Lexicon
from mizan.languages.tokens import words
from mizan.model.tables import rows, split_forms

_STATES = "states.tsv"
_INFLECTED = (("adjectives", nisba), ("people", noun_phrase))
_NAMES = (
    (_STATES, "names", "id"),
    (_STATES, "capitals", "id"),
    ("organisations.tsv", "forms", "id"),
    ("persons.tsv", "forms", "country"),
    ("bodies.tsv", "forms", "country"),
)
_CACHED = 1 << 16


@lru_cache(_CACHED)
def parties_named(text: str) -> frozenset[str]:
    """The codes of the states and organisations that a passage names, and of those whose people or bodies it names."""
    return frozenset(entry.key for entry in _NAMING.named(text))


def _forms() -> Lexicon:
    lexicon = Lexicon(ArabicMorphology())
    folder = files(__package__ or "") / "lexicon"
    for file, column, key in _NAMES:
        for row in rows(folder / file):
            if row.get(key):
                entry = Entry("party", row[key], {}, file)
                for form in _sure(row.get(column, "")):
                    lexicon.add(words(fold(form)), entry)
    for row in rows(folder / _STATES):
        entry = Entry("party", row["id"], {}, _STATES)
        for column, inflect in _INFLECTED:
            for form in _sure(row.get(column, "")):
                for inflected in inflect(fold(form)):
                    lexicon.add(words(inflected), entry)
    return lexicon


_NAMING = Naming(_forms)


def _sure(cell: str) -> list[str]:
    """The forms that mean nothing else."""
    return [form for form in split_forms(cell) if not form.endswith("?")]
