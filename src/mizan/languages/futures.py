"""What looks like a verb of the future, known or not, by the way a language's verbs of the future begin."""

from functools import cache

from mizan.languages import language


class Futures:
    """The table `future` of grammar/modality.toml; words of being and becoming, which it names, are none."""

    def __init__(self, code: str) -> None:
        tongue = language(code)
        table = tongue.grammar.get("modality", {}).get("future", {})
        marks = ("", *tongue.grammar.get("clitics", {}).get("conjunctions", ()))
        others = [tongue.view(word).text for word in table.get("not", ())]
        nouns = [tongue.view(start).text for start in table.get("starts", ())]
        self._beginnings = tuple(table.get("beginnings", ()))
        self._initials = frozenset(beginning[0] for beginning in self._beginnings)
        self._least: int = table.get("least", 0)
        self._others = frozenset(mark + word for mark in marks for word in others)
        self._nouns = tuple(mark + start for mark in marks for start in nouns)

    def holds(self, word: str) -> bool:
        """Whether a folded word looks like a verb of the future."""
        if word[0] not in self._initials or len(word) < self._least or not word.startswith(self._beginnings):
            return False
        return word not in self._others and not word.startswith(self._nouns)


@cache
def futures(code: str) -> Futures:
    """The futures of a language, by its code."""
    return Futures(code)
