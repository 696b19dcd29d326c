"""Words around what an agreement is about, ready for look-up."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from mizan.languages import language
from mizan.languages.loading import uncollected


class Matters:
    """The words of a language that lead to the matter of an agreement, and those that are no part of it.

    `about` lead to it, `fields` stand before it (in the field of), `aside` begin what tells when, where or how,
    `plain` describe the instrument without telling its matter (a new agreement), `beginning` open a clause of its own.
    """

    def __init__(self, code: str) -> None:
        tongue = language(code)
        grammar: Mapping[str, Any] = tongue.grammar.get("agreements", {}).get("matter", {})
        heads = ("", *tongue.grammar.get("clitics", {}).get("conjunctions", ()))

        def folded(forms: Sequence[str], heads: Sequence[str] = heads) -> frozenset[str]:
            return frozenset(head + tongue.view(form).text for form in forms for head in heads)

        self.about = folded(grammar.get("about", ()))
        self.fields = folded(grammar.get("fields", ()))
        self.aside = folded(grammar.get("aside", ()))
        self.beginning = folded(grammar.get("beginning", ()))
        self.article: str = tongue.grammar.get("agreements", {}).get("article", " ")
        self.plain = folded(grammar.get("plain", ()), ("", self.article))


@cache
@uncollected()
def matters(code: str) -> Matters:
    """The words around the matter of an agreement in a language, by its code."""
    return Matters(code)
