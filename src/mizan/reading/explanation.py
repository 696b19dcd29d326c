"""Why a record was made: its rule and frame, the lexicon entries it rests on, and what spoke for and against it."""

from typing import Any

from msgspec import Struct

from mizan.languages import Language, language
from mizan.model import Document, Record
from mizan.reading.confidence import believers
from mizan.reading.reader import candidates


class LexiconEntry(Struct, frozen=True):
    """A row of the lexicon or a table of the grammar that the record rests on."""

    reference: str
    columns: dict[str, str]


class Feature(Struct, frozen=True):
    """A feature of the record and its weight in the confidence (log odds); 0 where it was never weighed."""

    name: str
    weight: float


class Explanation(Struct, frozen=True):
    """All that made a record. `frame` says where an event's rule looks for actors and recipients."""

    rule: str
    frame: dict[str, Any]
    entries: tuple[LexiconEntry, ...]
    confidence: float
    features: tuple[Feature, ...]


def explain(document: Document, record: Record, *, features: bool = True) -> Explanation:
    """Explain a record; to weigh its features, its document is read again.

    A record that the grammar would no longer make keeps its rule and lexicon entries, and has no features.
    """
    tongue = language(document.language)
    entries = [LexiconEntry(reference, _columns(tongue, reference)) for reference in dict.fromkeys(record.lexicon)]
    frame = tongue.grammar.get("frames", {}).get(record.rule.rpartition(":")[2], {})
    weighed = _features(document, record) if features else ()
    return Explanation(record.rule, frame, tuple(entries), record.confidence, weighed)


def _columns(tongue: Language, reference: str) -> dict[str, str]:
    file, _, key = reference.partition(":")
    if file.endswith(".toml"):
        return {"table": key}
    return {name: cell for name, cell in (tongue.row(reference) or {}).items() if cell}


def _features(document: Document, record: Record) -> tuple[Feature, ...]:
    same = (candidate for candidate in candidates(document) if candidate.record.id == record.id)
    candidate = next(same, None)
    if candidate is None:
        return ()
    model = believers(document.language).get(record.kind)
    weights = model.weights if model else {}
    features = [Feature(name, weights.get(name, 0.0)) for name in set(candidate.features)]
    return tuple(sorted(features, key=lambda feature: (-abs(feature.weight), feature.name)))
