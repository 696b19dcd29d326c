"""Cutting a text into tokens: what stands between two spaces is folded, cut and taken apart once."""

from collections.abc import Callable

from mizan.languages.lexicon import Lexicon, Word
from mizan.languages.marks import CLOSING, OPENING
from mizan.languages.tokens import TOKEN
from mizan.languages.view import View

Piece = tuple[Word, int, int]

_CACHE = 400_000
_MARKS = "".join(OPENING | CLOSING)


class Cutter:
    """The tokens of chunks, that is of what stands between two spaces, each with its word and its place in the chunk.

    `whole` are the words of the chunks seen before that are a single token.
    """

    def __init__(self, view: Callable[[str], View], lexicon: Lexicon) -> None:
        self._view = view
        self._lexicon = lexicon
        self.whole: dict[str, Word] = {}
        self._several: dict[str, tuple[Piece, ...]] = {}

    def pieces(self, chunk: str) -> tuple[Piece, ...]:
        """The tokens of a chunk in order, each as its word, its start and its end."""
        word = self.whole.get(chunk)
        if word is not None:
            return ((word, 0, len(chunk)),)
        found = self._several.get(chunk)
        return self._cut(chunk) if found is None else found

    def learn(self, chunks: list[str]) -> None:
        """Take in the words among chunks, and those between their marks, all at once: one by one takes far longer."""
        fresh: dict[str, None] = {}
        for chunk in chunks:
            if chunk not in self._several:
                bare = chunk.strip(_MARKS)
                if bare and bare not in self.whole:
                    fresh[bare] = None
        if not fresh:
            return
        self._make_room()
        bare_ones = list(fresh)
        view = self._view("\n".join(bare_ones))
        folded = view.text.split("\n")
        start = first = 0
        for place, chunk in enumerate(bare_ones):
            text = folded[place]
            end, last = start + len(chunk), first + len(text)
            # Letters alone are one token.
            if text.isalpha() and view.start(first) == start and view.end(last) == end:
                self._keep(chunk, self._lexicon.word(text))
            start, first = end + 1, last + 1

    def _keep(self, chunk: str, word: Word) -> None:
        # One string for both, where they are alike: what is looked up is then fetched from one place.
        self.whole[word.text if word.text == chunk else chunk] = word

    def _make_room(self) -> None:
        if len(self.whole) + len(self._several) >= _CACHE:
            self.whole.clear()
            self._several.clear()

    def _cut(self, chunk: str) -> tuple[Piece, ...]:
        self._make_room()
        size = len(chunk)
        # What stands between its marks is often known.
        if size > 1 and chunk[-1] in CLOSING and chunk[-2].isalnum():
            pieces = (*self.pieces(chunk[:-1]), (self._lexicon.word(chunk[-1]), size - 1, size))
        elif size > 1 and chunk[0] in OPENING and chunk[1].isalnum():
            behind = [(word, start + 1, end + 1) for word, start, end in self.pieces(chunk[1:])]
            pieces = ((self._lexicon.word(chunk[0]), 0, 1), *behind)
        else:
            pieces = self._folded(chunk)
        if len(pieces) == 1 and pieces[0][1] == 0 and pieces[0][2] == size:
            self._keep(chunk, pieces[0][0])
        else:
            self._several[chunk] = pieces
        return pieces

    def _folded(self, chunk: str) -> tuple[Piece, ...]:
        view, lexicon = self._view(chunk), self._lexicon
        # Letters alone are one token.
        if view.text.isalpha():
            return ((lexicon.word(view.text), view.start(0), view.end(len(view.text))),)
        pieces = []
        for token in TOKEN.finditer(view.text):
            pieces.append((lexicon.word(token.group()), view.start(token.start()), view.end(token.end())))
        return tuple(pieces)
