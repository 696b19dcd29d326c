"""Words around a number that tell how it is meant: bounds, ranges, what it names or orders."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from mizan.languages import language
from mizan.languages.attachment import attached


class NumberContext:
    """The words around numbers, ready for look-up.

    `bounds` are the phrases before a number that tell how exact it is (more than), `bounding` how many words they have
    that end with a word, the longest first; `bounds_behind` such phrases behind it, by their first words;
    `verbal_bounds` are told by verbs that may have their subject between them and the number, `led_bounds` by verbs
    with a preposition before it, unless one of `denying` stands before them. `changing` words tell that something
    rose or fell: from one number to another.
    """

    def __init__(self, code: str) -> None:
        tongue = language(code)
        grammar: Mapping[str, Any] = tongue.grammar.get("numbers", {})
        clitics = tongue.grammar.get("clitics", {})
        settings = grammar.get("words", {})

        def folded(forms: Sequence[str]) -> frozenset[str]:
            plain = [tongue.view(form).text for form in forms]
            heads = ("", *clitics.get("conjunctions", ()))
            return frozenset(head + form for form in plain for head in heads)

        self.of = folded(settings.get("of", ()))
        self.partitive = folded(settings.get("partitive", ()))
        self.owners = tuple(tongue.view(ending).text for ending in settings.get("owners", ()))
        self.owned = tuple(tongue.view(ending).text for ending in settings.get("owned", ()))
        self.dropped: str = settings.get("dropped", "")
        self.between = folded(settings.get("between", ()))
        self.to = folded(settings.get("to", ()))
        change = tongue.grammar.get("figures", {}).get("percent", {})
        changing = [*change.get("growth", ()), *change.get("fall", ())]
        self.changing = folded([form for form in changing if " " not in form])
        self.rejecting = folded(settings.get("rejecting", ()))
        self.correcting = folded(settings.get("correcting", ()))
        self.naming = folded(settings.get("naming", ()))
        self.verbal = tuple(tongue.view(ending).text for ending in settings.get("verbal", ()))
        self.not_counted = folded(settings.get("not_counted", ()))
        self.doubtful = folded(settings.get("doubtful", ()))
        verbal = grammar.get("verbal_bounds", {})
        self.denying = folded(verbal.get("not", ()))
        self.verbal_bounds = {word: bound for bound in ("over", "about") for word in folded(verbal.get(bound, ()))}
        self.led_bounds = {
            (verb, lead): bound
            for bound, told in grammar.get("led_bounds", {}).items()
            for verb in folded(told["verbs"])
            for lead in folded(told["leads"])
        }
        self.leads = frozenset(lead for _, lead in self.led_bounds)
        self.compared = folded(settings.get("compared", ()))
        self.than = folded(settings.get("than", ()))
        self.clitics = tuple(tongue.view(head).text for head in clitics.get("prepositions", ()))
        self.age = folded(settings.get("age", ()))
        self.lasting = folded(settings.get("lasting", ()))
        self.article = clitics.get("article", "")
        self.bounds: dict[tuple[str, ...], str] = {}
        self.bounds_behind: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for bound, forms in grammar.get("bounds", {}).items():
            for form in forms:
                parts = tongue.view(form).text.split()
                for word, _ in attached(parts[0], {**clitics, "article": ""}):
                    self.bounds.setdefault((word, *parts[1:]), bound)
        lengths: dict[str, set[int]] = {}
        for phrase in self.bounds:
            lengths.setdefault(phrase[-1], set()).add(len(phrase))
        self.bounding = {word: sorted(known, reverse=True) for word, known in lengths.items()}
        for bound, forms in grammar.get("bounds_behind", {}).items():
            for form in forms:
                parts = tongue.view(form).text.split()
                self.bounds_behind.setdefault(parts[0], []).append((tuple(parts), bound))
        for options in self.bounds_behind.values():
            options.sort(key=lambda option: -len(option[0]))


@cache
def number_context(code: str) -> NumberContext:
    """The words around numbers of a language, by its code."""
    return NumberContext(code)
