"""Recognising by a lexicon of its own what would crowd the common one: a layer of words over the same tokens."""

from functools import cached_property

from mizan.languages.lexicon import Word
from mizan.reading.parts import Mention
from mizan.reading.text import Text, within
from mizan.reading.words.recognition import forms


class Layer:
    """The verbs and mentions of one of the lexicon's layers; mentions as recognition finds them, longest first.

    `verbs` holds, by their tokens, the words that the layer knows as verbs. All are empty where the language has no
    such layer.
    """

    def __init__(self, text: Text, name: str) -> None:
        self.text = text
        places = text.bearing(name)
        known = [text.tokens[index].word.layers[name] for index in places]
        self.verbs: dict[int, Word] = {index: word for index, word in zip(places, known, strict=True) if word.verbs}
        self.mentions = forms(text, places, known)
        self._firsts = [mention.first for mention in self.mentions]

    @cached_property
    def _verbs(self) -> list[int]:
        return list(self.verbs)

    def verbs_within(self, first: int, last: int) -> list[int]:
        """The tokens among `first` … `last - 1` that are verbs of the layer, in order."""
        return within(self._verbs, self._verbs, first, last)

    def within(self, first: int, last: int) -> list[Mention]:
        """The mentions that begin within tokens `first` … `last - 1`."""
        return within(self.mentions, self._firsts, first, last)
