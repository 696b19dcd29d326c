"""What the words of an Arabic passage name: domains, and principles of foreign policy."""

from functools import partial
from importlib.resources import files

from mizan.languages.arabic.inflection import nisba, noun_phrase
from mizan.languages.arabic.letters import fold
from mizan.languages.arabic.morphology import ArabicMorphology
from mizan.languages.arabic.passages import Naming
from mizan.languages.lexicon import Entry, Lexicon
from mizan.languages.tokens import words
from mizan.model.tables import rows, split_forms

_NONE = "none"


def domains_named(text: str) -> frozenset[str]:
    """The domains that the words of a passage name."""
    return _named(text, "domain")


def principles_named(text: str) -> frozenset[str]:
    """The principles of foreign policy that the words of a passage name."""
    return _named(text, "principle")


def _named(text: str, topic: str) -> frozenset[str]:
    return frozenset(entry.key for entry in _NAMING[topic].named(text)) - {_NONE}


def _forms(topic: str) -> Lexicon:
    """The forms of a topic, from the table of its plural."""
    lexicon = Lexicon(ArabicMorphology())
    file = f"{topic}s.tsv"
    for row in rows(files(__package__ or "") / "lexicon" / file):
        entry = Entry(topic, row[topic], {}, file)
        for column, inflect in (("nouns", noun_phrase), ("adjectives", nisba), ("forms", _as_written)):
            for form in split_forms(row.get(column, "")):
                for inflected in inflect(fold(form)):
                    lexicon.add(words(inflected), entry)
    return lexicon


def _as_written(form: str) -> tuple[str]:
    return (form,)


_NAMING = {topic: Naming(partial(_forms, topic)) for topic in ("domain", "principle")}
