"""Arabic: letters, morphology, and the lexicon and grammar data of this folder."""

import json
import tomllib
from collections.abc import Iterator
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct

from mizan.languages.arabic.inflection import ARTICLE, nisba, noun_phrase, participle, verb_stems
from mizan.languages.arabic.letters import fold, view
from mizan.languages.arabic.morphology import ArabicMorphology
from mizan.languages.compiled import Compiled, Compiler
from mizan.languages.cutting import Cutter
from mizan.languages.indicators import Indicators
from mizan.languages.interface import Language
from mizan.languages.kept import kept
from mizan.languages.lexicon import Entry, Lexicon
from mizan.languages.loading import uncollected
from mizan.languages.own import own_lexicon
from mizan.languages.signs import Signs
from mizan.languages.tokens import words
from mizan.languages.unpacking import CompiledLexicon
from mizan.model.tables import rows, split_forms

__all__ = ["arabic"]

_FOLDER = files(__name__)
# From this score on a word may begin a person's name that no title introduces.
_STARTING = 8
# The score of a given name that is hardly ever another word.
_GIVEN = 9
# The features in which the forms of one row differ.
_OWN = frozenset(("form", "ambiguous"))


class Source(NamedTuple):
    """A column of a lexicon file: which category its forms signal and how they inflect.

    Shapes: `name` as written; `noun` with and without the article; `nisba` a relational adjective in all its
    forms; `masdar` a noun or noun phrase, definite or not, with the accusative alef; `participle` one used as a
    circumstance; `verb` a pair "past/present" in the third person masculine singular.
    """

    file: str
    column: str
    category: str
    shape: str


SOURCES = (
    Source("states.tsv", "names", "state", "name"),
    Source("states.tsv", "adjectives", "adjective", "nisba"),
    Source("states.tsv", "people", "adjective", "noun"),
    Source("states.tsv", "capitals", "capital", "name"),
    Source("organisations.tsv", "forms", "organisation", "name"),
    Source("cities.tsv", "forms", "city", "name"),
    Source("places.tsv", "forms", "place", "name"),
    Source("persons.tsv", "forms", "person", "name"),
    Source("companies.tsv", "forms", "company", "name"),
    Source("bodies.tsv", "forms", "body", "name"),
    Source("projects.tsv", "forms", "project", "name"),
    Source("titles.tsv", "forms", "title", "noun"),
    Source("heads.tsv", "forms", "head", "noun"),
    Source("discourse.tsv", "forms", "discourse", "name"),
    Source("saying.tsv", "verbs", "saying", "verb"),
    Source("saying.tsv", "participles", "saying_participle", "participle"),
    Source("saying.tsv", "nouns", "saying_noun", "noun"),
    Source("saying.tsv", "forms", "saying_phrase", "name"),
    Source("triggers.tsv", "verbs", "trigger", "verb"),
    Source("triggers.tsv", "nouns", "trigger_noun", "masdar"),
    Source("cooperation_triggers.tsv", "verbs", "trigger", "verb"),
    Source("cooperation_triggers.tsv", "nouns", "trigger_noun", "masdar"),
    Source("conflict_triggers.tsv", "verbs", "trigger", "verb"),
    Source("conflict_triggers.tsv", "nouns", "trigger_noun", "masdar"),
    Source("stance_triggers.tsv", "verbs", "trigger", "verb"),
    Source("stance_triggers.tsv", "nouns", "trigger_noun", "masdar"),
    Source("objects.tsv", "forms", "object", "masdar"),
    Source("cooperation_objects.tsv", "forms", "object", "masdar"),
    Source("conflict_objects.tsv", "forms", "object", "masdar"),
    Source("stance_objects.tsv", "forms", "object", "masdar"),
    Source("instruments.tsv", "forms", "instrument", "masdar"),
    Source("instruments.tsv", "verbs", "agreeing", "verb"),
)

LAYERS = {
    "relations": (Source("relations.tsv", "forms", "relation", "masdar"),),
    "projects": (
        Source("project_kinds.tsv", "forms", "project_kind", "masdar"),
        Source("project_stages.tsv", "verbs", "project_verb", "verb"),
        Source("project_stages.tsv", "nouns", "project_act", "masdar"),
        Source("project_stages.tsv", "forms", "project_phrase", "name"),
    ),
    "agreements": (
        Source("instruments.tsv", "forms", "instrument", "masdar"),
        Source("instrument_cues.tsv", "verbs", "instrument_verb", "verb"),
        Source("instrument_cues.tsv", "nouns", "instrument_act", "masdar"),
        Source("instrument_cues.tsv", "adjectives", "instrument_adjective", "nisba"),
        Source("instrument_cues.tsv", "forms", "instrument_phrase", "name"),
    ),
    "conflict": (
        Source("conflict.tsv", "verbs", "verb", "verb"),
        Source("conflict.tsv", "nouns", "noun", "masdar"),
        Source("conflict.tsv", "adjectives", "adjective", "nisba"),
        Source("conflict.tsv", "forms", "phrase", "name"),
    ),
}


def _forms(form: str, shape: str) -> Iterator[str]:
    if shape == "name":
        yield form
    elif shape == "nisba":
        yield from nisba(form)
    elif shape == "masdar":
        yield from noun_phrase(form)
    elif shape == "participle":
        yield from participle(form)
    else:
        yield form
        if not form.startswith(ARTICLE):
            yield ARTICLE + form


def _rows(file: str) -> Iterator[dict[str, str]]:
    """The rows of a lexicon file, and behind them those of the user's own file of the same name."""
    for folder in (_FOLDER / "lexicon", own_lexicon()):
        path = folder / file if folder else None
        if path is not None and path.is_file():
            yield from rows(path)


def _row(reference: str) -> dict[str, str] | None:
    """The row of a lexicon table that a reference `file:key` names."""
    file, _, key = reference.partition(":")
    columns = ("id", "name", "lemma", "word")
    named = (row for row in _rows(file) if key in (row.get(column) for column in columns))
    return next(named, None)


def _load(lexicon: Lexicon, sources: tuple[Source, ...]) -> None:
    for source in sources:
        for row in _rows(source.file):
            key = row.get("id") or row.get("name") or row.get("lemma") or row.get(source.column, "").split("|")[0]
            for form in split_forms(row.get(source.column, "")):
                ambiguous = form.endswith("?")
                features = {**row, "form": form.rstrip("?"), **({"ambiguous": "yes"} if ambiguous else {})}
                entry = Entry(source.category, key, features, source.file)
                plain = fold(form.rstrip("?"))
                if source.shape == "verb":
                    past, _, present = plain.partition("/")
                    lexicon.add_verb(*verb_stems(past, present), entry)
                else:
                    for inflected in _forms(plain, source.shape):
                        lexicon.add(words(inflected), entry)


def _grammar() -> dict[str, dict[str, Any]]:
    folder = _FOLDER / "grammar"
    return {
        path.name.removesuffix(".toml"): tomllib.loads(path.read_text(encoding="utf-8"))
        for path in folder.iterdir()
        if path.name.endswith(".toml")
    }


def _name_words() -> tuple[dict[str, int], frozenset[str]]:
    """How name-like folded words are, from 0 (never part of a person's name) to 9; and those never inflected."""
    path = _FOLDER / "lexicon" / "name_words.tsv"
    scores: dict[str, int] = {}
    foreign: set[str] = set()
    for row in rows(path) if path.is_file() else ():
        scores[row["word"]] = int(row["score"])
        if row.get("native") == "0":
            foreign.add(row["word"])
    given = _FOLDER / "lexicon" / "given_names.tsv"
    for row in rows(given):
        scores |= dict.fromkeys(map(fold, split_forms(row["names"])), _GIVEN)
    return scores, frozenset(foreign)


class _Tables(Struct, array_like=True):
    """What the tables of the folder come to: the grammar, the lexicon, its layers, and words by what they begin.

    These are the words that persons are called by, and those of what is measured in money and per cent.
    """

    grammar: dict[str, dict[str, Any]]
    lexicon: Compiled
    layers: dict[str, Compiled]
    scores: dict[str, int]
    foreign: frozenset[str]
    starters: frozenset[str]
    money: frozenset[str]
    percent: frozenset[str]


@uncollected()
def _tables() -> _Tables:
    lexicon, grammar = _lexicon(SOURCES), _grammar()
    for name, members in _classes(grammar):
        lexicon.add_class(name, (fold(word) for word in members))
    scores, foreign = _name_words()
    starters = frozenset(word for word, score in scores.items() if score >= _STARTING)
    layers = {name: Compiler(_OWN).compile(_lexicon(sources)) for name, sources in LAYERS.items()}
    cues = Indicators(Path(str(_FOLDER)), view, grammar)
    money, percent = cues.money.words(), cues.percent.words()
    return _Tables(grammar, Compiler(_OWN).compile(lexicon), layers, scores, foreign, starters, money, percent)


def _classes(grammar: dict[str, dict[str, Any]]) -> Iterator[tuple[str, list[str]]]:
    yield from grammar.get("classes", {}).items()
    for table in grammar.values():
        yield from table.get("classes", {}).items()


def _lexicon(sources: tuple[Source, ...]) -> Lexicon:
    lexicon = Lexicon(ArabicMorphology())
    _load(lexicon, sources)
    return lexicon


@cache
@uncollected()
def arabic() -> Language:
    """Arabic with its lexicon loaded."""
    folder, own = Path(str(_FOLDER)), own_lexicon()
    tables = kept("arabic", filter(None, (folder.parent, own)), _Tables, _tables)
    morphology = ArabicMorphology()
    layers: dict[str, Lexicon] = {
        name: CompiledLexicon(compiled, morphology, {}) for name, compiled in tables.layers.items()
    }
    grammar = tables.grammar
    grammar["words"] = {"scores": tables.scores, "foreign": tables.foreign, "starters": tables.starters}
    grammar["weights"] = _model("conflict.json")
    lexicon = CompiledLexicon(tables.lexicon, morphology, layers, partial(_signs, tables))
    return Language("ar", folder, view, Cutter(view, lexicon), lexicon, _row, grammar)


def _signs(tables: _Tables) -> Signs:
    return Signs("ar", {"money_cue": tables.money, "percent_cue": tables.percent, "name": tables.starters})


def _model(file: str) -> dict[str, Any]:
    """The linear models of a file, by what they judge; empty where it has not been trained."""
    path = _FOLDER / file
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}
