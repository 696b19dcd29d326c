"""How far a proposed record is to be believed: a linear model over its features, trained on annotated documents.

The model is data (`confidence.json` in the language's folder): for every kind of record a bias, a weight for
each feature and the threshold below which a proposal is not booked. The probability is
1 / (1 + exp(-(bias + Σ weight))); `training/confidence.py` fits it and documents how well it is calibrated.
"""

import math
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct, structs

from mizan.languages import language as language_of
from mizan.model import Record
from mizan.reading.parts import Candidate

_CERTAIN = 30.0
# So near to a half which way it is rounded is a matter of the last bits.
_TIE = 1e-6


class Believer(Struct, frozen=True, eq=False, gc=False):
    """The linear model of one kind of record."""

    bias: float
    threshold: float
    weights: dict[str, float]

    def probability(self, features: Iterable[str]) -> float:
        """The estimated probability that a careful annotator would book the record; no feature is told twice."""
        total, weights = self.bias, self.weights
        for feature in features:
            weight = weights.get(feature)
            if weight is not None:
                total += weight
        # Beyond this it is 0 or 1 to every digit that a record keeps.
        if not -_CERTAIN < total < _CERTAIN:
            total = math.copysign(_CERTAIN, total)
        return 1 / (1 + math.exp(-total))


def believer(model: Mapping[str, Any]) -> Believer:
    """A linear model from its data."""
    return Believer(model["bias"], model["threshold"], model["weights"])


@cache
def believers(language: str) -> Mapping[str, Believer]:
    """The models of a language by kind of record; empty where none has been trained."""
    path = language_of(language).folder / "confidence.json"
    if not path.is_file():
        return {}
    return {kind: believer(model) for kind, model in msgspec.json.decode(path.read_bytes()).items()}


def believed(candidates: Iterable[Candidate], language: str) -> list[Record]:
    """The records worth booking, each with its confidence.

    A candidate without features was judged by the rule that made it, and carries its own.
    """
    models: dict[type[Record], Believer | None] = {}
    kept: list[Record] = []
    for candidate in candidates:
        record, features = candidate.record, candidate.features
        sort = type(record)
        if sort not in models:
            models[sort] = believers(language).get(record.kind)
        model = models[sort] if features else None
        if model is None:
            kept.append(record)
            continue
        probability = model.probability(features)
        if probability >= model.threshold:
            kept.append(structs.replace(record, confidence=rounded(probability)))
    return kept


def rounded(probability: float) -> float:
    """A probability to three digits, as `round` has it, which takes far longer."""
    thousandths = probability * 1000
    whole = int(thousandths)
    rest = thousandths - whole
    if abs(rest - 0.5) < _TIE:
        return round(probability, 3)
    return (whole + 1 if rest > 0.5 else whole) / 1000
