"""Searching Arabic: a word is sought with and without the article and the clitics written onto it."""

from mizan.languages.arabic.letters import fold

_ARTICLE = "ال"
_CONJUNCTIONS = ("", "و", "ف")
_PREFIXES = ("", "ب", "ك", "ل", _ARTICLE, "بال", "كال", "لل")
_SHORTEST = 2


def written_forms(word: str) -> tuple[str, ...]:
    """The folded forms in which a text may write a word."""
    plain = fold(word)
    if not any("\u0621" <= letter <= "\u064a" for letter in plain):
        return (plain,)
    stem = plain.removeprefix(_ARTICLE)
    if len(stem) < _SHORTEST:
        return (plain,)
    return tuple(conjunction + prefix + stem for conjunction in _CONJUNCTIONS for prefix in _PREFIXES)
