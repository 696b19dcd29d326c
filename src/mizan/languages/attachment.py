"""Word forms with what a language writes as one word with them: conjunction, preposition, article."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct


class Attached(Struct, frozen=True, eq=False, gc=False):
    """What stands before the form within its word."""

    conjunction: str
    preposition: str
    definite: bool


PLAIN = Attached("", "", False)


def attached(form: str, clitics: Mapping[str, Any], own: bool = False) -> Iterator[tuple[str, Attached]]:
    """The words in which a form may occur, the form itself first; `clitics` is a grammar's table of that name.

    `own` tells that the form begins with an article of its own.
    """
    article = clitics.get("article", "")
    bare = form[len(article) :] if own else form
    for conjunction in ("", *clitics.get("conjunctions", ())):
        for preposition in ("", *clitics.get("prepositions", ())):
            head = conjunction + preposition
            merged = clitics.get("merged", {}).get(preposition)
            definite = conjunction + merged if merged else head + article
            if not own:
                yield head + form, Attached(conjunction, preposition, False)
            else:
                yield head + form, Attached(conjunction, preposition, True)
            if article and (not own or merged):
                yield definite + bare, Attached(conjunction, preposition, True)
