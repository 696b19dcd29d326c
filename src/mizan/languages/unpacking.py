"""A lexicon loaded from its compiled data; rows and forms are unpacked when a text first needs them."""

from collections.abc import Callable, Set
from typing import TYPE_CHECKING

import msgspec

from mizan.languages.compiled import Compiled, CompiledNode
from mizan.languages.lexicon import Entry, Lexicon, Morphology, Node, by_category

if TYPE_CHECKING:
    from mizan.languages.signs import Signs

_NODE = msgspec.msgpack.Decoder(CompiledNode)
_ROW = msgspec.msgpack.Decoder(dict[str, str])


class CompiledLexicon(Lexicon):
    """A lexicon that unpacks its compiled forms as they are looked up."""

    def __init__(
        self,
        compiled: Compiled,
        morphology: Morphology,
        layers: dict[str, Lexicon],
        signs: "Callable[[], Signs] | None" = None,
    ) -> None:
        super().__init__(morphology, layers, signs)
        self._compiled = compiled
        self._unpacked: dict[int, Entry] = {}
        self._rows: dict[int, dict[str, str]] = {}
        for word, names in compiled.classes.items():
            self.classes[word] = frozenset(names)
        for table, stems in ((self.past, compiled.past), (self.present, compiled.present)):
            for stem, places in stems.items():
                table[stem] = self._entries(places)

    def start(self, word: str) -> Node | None:
        """The node of the forms that begin with a word."""
        node = self.root.following.get(word)
        if node is None:
            packed = self._compiled.forms.get(word)
            if packed is not None:
                node = self.root.following[word] = self._node(_NODE.decode(packed))
        return node

    def own_firsts(self) -> Set[str]:
        """The words that begin a form of this lexicon."""
        return self._compiled.forms.keys()

    def _node(self, packed: CompiledNode) -> Node:
        following = {word: self._node(child) for word, child in packed.following.items()}
        entries = self._entries(packed.places)
        return Node(following, entries, by_category(entries))

    def _entries(self, places: list[int]) -> tuple[Entry, ...]:
        known, unpacked = self._unpacked.get, self._entry
        return tuple([known(place) or unpacked(place) for place in places])

    def _entry(self, place: int) -> Entry:
        packed = self._compiled.entries[place]
        row = self._rows.get(packed.row)
        if row is None:
            row = self._rows[packed.row] = _ROW.decode(self._compiled.rows[packed.row])
        entry = self._unpacked[place] = Entry(packed.category, packed.key, row | packed.own, packed.source)
        return entry
