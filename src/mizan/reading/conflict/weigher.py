"""How far a sentence is to be believed to tell an act of violence or of protest."""

from functools import cache

import msgspec

from mizan.languages import language
from mizan.reading.confidence import Believer


class Weigher(Believer, frozen=True):
    """The linear model of one type of act; `named` is the threshold where the sentence names a party."""

    named: float


@cache
def weighers(code: str) -> dict[str, Weigher]:
    """The models of a language by type of act."""
    models = language(code).grammar.get("weights", {})
    return {kind: msgspec.convert(model, Weigher) for kind, model in models.items()}
