"""Why a record was made: its rule, the lexicon entries it rests on, and what spoke for and against it."""

from msgspec import Struct

from mizan.languages import language
from mizan.model import Document, Record
from mizan.reading.confidence import believers
from mizan.reading.reader import candidates


class LexiconEntry(Struct, frozen=True):
    """A row of the lexicon that the record rests on."""

    reference: str
    category: str
    columns: dict[str, str]


class Feature(Struct, frozen=True):
    """A feature of the record and its weight in the confidence (log odds); 0 where it was never weighed."""

    name: str
    weight: float


class Explanation(Struct, frozen=True):
    """All that made a record."""

    rule: str
    entries: tuple[LexiconEntry, ...]
    confidence: float
    features: tuple[Feature, ...]


def explain(document: Document, record: Record) -> Explanation:
    """Explain a record by reading its document again.

    A record that the grammar would no longer make keeps its rule and lexicon entries, and has no features.
    """
    entries = language(document.language).lexicon.entries
    known = [entries[reference] for reference in record.lexicon if reference in entries]
    weights = believers(document.language)
    features: tuple[Feature, ...] = ()
    for candidate in candidates(document):
        if candidate.record.id == record.id:
            model = weights.get(record.kind)
            features = tuple(
                Feature(name, model.weights.get(name, 0.0) if model else 0.0)
                for name in sorted(set(candidate.features))
            )
            break
    return Explanation(
        record.rule,
        tuple(
            LexiconEntry(entry.reference, entry.category, {k: v for k, v in entry.features.items() if k != "form"})
            for entry in known
        ),
        record.confidence,
        tuple(sorted(features, key=lambda feature: (-abs(feature.weight), feature.name))),
    )
