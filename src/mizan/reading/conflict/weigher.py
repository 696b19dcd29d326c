"""How far a sentence is to be believed to tell an act of violence or of protest."""

from functools import cache

from msgspec import Struct

from mizan.languages import language
from mizan.reading.confidence import Believer, believer


class Weigher(Struct, frozen=True, eq=False, gc=False):
    """The linear model of one type of act; `named` is the threshold where the sentence names a party."""

    believer: Believer
    named: float


@cache
def weighers(code: str) -> dict[str, Weigher]:
    """The models of a language by type of act."""
    models = language(code).grammar.get("weights", {})
    return {kind: Weigher(believer(model), model["named"]) for kind, model in models.items()}
