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


class Attaching:
    """Forms that may stand in a word behind what is written as one with it, found from the word: nothing is listed.

    Forms are numbered in the order in which they are added.
    """

    def __init__(self, clitics: Mapping[str, Any]) -> None:
        self._clitics = clitics
        self._article: str = clitics.get("article", "")
        self._forms: dict[str, list[tuple[int, bool]]] = {}
        self._added: list[tuple[str, bool]] = []
        self._plain: dict[str, _Head] = {}
        self._definite: dict[str, _Head] = {}
        for head in _heads_of(clitics):
            self._plain[head.text] = head
            if self._article:
                self._definite[head.definite] = head
        self._longest = max(map(len, (*self._plain, *self._definite)))

    def add(self, form: str, own: bool = False) -> None:
        """Add a form; `own` tells that it begins with an article of its own."""
        self._forms.setdefault(form, []).append((len(self._added), own))
        self._added.append((form, own))

    def words(self) -> frozenset[str]:
        """All words in which a form may stand."""
        return frozenset(word for form, own in self._added for word, _ in attached(form, self._clitics, own))

    def of(self, word: str) -> list[tuple[int, Attached]]:
        """The numbers of the forms that may stand in a word, each with what then stands before it; in order."""
        found: list[tuple[int, Attached]] = []
        for size in range(min(self._longest, len(word)) + 1):
            before, rest = word[:size], word[size:]
            head = self._plain.get(before)
            if head is not None:
                for number, own in self._forms.get(rest, ()):
                    found.append((number, head.with_article if own else head.attached))
            head = self._definite.get(before)
            if head is not None:
                for number, own in self._forms.get(rest, ()):
                    if not own:
                        found.append((number, head.with_article))
                if head.merged:
                    for number, own in self._forms.get(self._article + rest, ()):
                        if own:
                            found.append((number, head.with_article))
        if len(found) > 1:
            found.sort(key=lambda one: one[0])
        return found


def attached(form: str, clitics: Mapping[str, Any], own: bool = False) -> list[tuple[str, Attached]]:
    """The words in which a form may occur, the form itself first; `clitics` is a grammar's table of that name.

    `own` tells that the form begins with an article of its own.
    """
    article = clitics.get("article", "")
    bare = form[len(article) :] if own else form
    found = []
    for head in _heads_of(clitics):
        found.append((head.text + form, head.with_article if own else head.attached))
        if article and (not own or head.merged):
            found.append((head.definite + bare, head.with_article))
    return found


def _heads_of(clitics: Mapping[str, Any]) -> list[_Head]:
    merged = tuple(clitics.get("merged", {}).items())
    conjunctions, prepositions = tuple(clitics.get("conjunctions", ())), tuple(clitics.get("prepositions", ()))
    return _heads(conjunctions, prepositions, merged, clitics.get("article", ""))


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
