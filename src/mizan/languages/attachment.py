"""Word forms with what a language writes as one word with them: conjunction, preposition, article."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from msgspec import Struct


class Attached(Struct, frozen=True, eq=False, gc=False):
    """What stands before the form within its word."""

    conjunction: str
    preposition: str
    definite: bool


PLAIN = Attached("", "", False)


class _Head(Struct, frozen=True, eq=False, gc=False):
    """Clitics in front of a form: as they stand before it, and before the form with the article, which may merge."""

    text: str
    definite: str
    merged: bool
    attached: Attached
    with_article: Attached


def attached(form: str, clitics: Mapping[str, Any], own: bool = False) -> list[tuple[str, Attached]]:
    """The words in which a form may occur, the form itself first; `clitics` is a grammar's table of that name.

    `own` tells that the form begins with an article of its own.
    """
    article = clitics.get("article", "")
    merged = tuple(clitics.get("merged", {}).items())
    bare = form[len(article) :] if own else form
    found = []
    for head in _heads(tuple(clitics.get("conjunctions", ())), tuple(clitics.get("prepositions", ())), merged, article):
        found.append((head.text + form, head.with_article if own else head.attached))
        if article and (not own or head.merged):
            found.append((head.definite + bare, head.with_article))
    return found


@cache
def _heads(
    conjunctions: tuple[str, ...], prepositions: tuple[str, ...], merged: tuple[tuple[str, str], ...], article: str
) -> list[_Head]:
    found, merging = [], dict(merged)
    for conjunction in ("", *conjunctions):
        for preposition in ("", *prepositions):
            plain = conjunction + preposition
            own = merging.get(preposition)
            found.append(
                _Head(
                    plain,
                    conjunction + own if own else plain + article,
                    bool(own),
                    Attached(conjunction, preposition, False),
                    Attached(conjunction, preposition, True),
                )
            )
    return found
