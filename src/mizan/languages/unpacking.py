"""A lexicon loaded from its compiled data; forms, rows and stems are unpacked when a text first needs them."""

from collections.abc import Callable, Set
from typing import TYPE_CHECKING, cast

from msgspec import Raw, msgpack

from mizan.languages.compiled import Compiled, CompiledEntry, CompiledNode, CompiledRow
from mizan.languages.lexicon import Entry, Following, Lexicon, Morphology, Node, by_category

if TYPE_CHECKING:
    from mizan.languages.signs import Signs

_NODE = msgpack.Decoder(CompiledNode)
_ENTRY = msgpack.Decoder(CompiledEntry)
_ROW = msgpack.Decoder(CompiledRow)
_NOTHING: tuple[Entry, ...] = ()


class CompiledLexicon(Lexicon):
    """A lexicon that unpacks its compiled forms and stems as they are looked up."""

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
        self._rows: dict[int, CompiledRow] = {}
        # Kept: a method is made anew each time it is reached.
        self._unpack = self._node
        self.root.following, self.root.unpack = cast(Following, compiled.forms), self._unpack
        for word, names in compiled.classes.items():
            self.classes[word] = frozenset(names)

    def verbs(self, stem: str, past: bool) -> tuple[Entry, ...]:
        """The entries of the verbs that have a stem, in the past or in the present."""
        known = self.past if past else self.present
        found = known.get(stem)
        if found is None:
            places = (self._compiled.past if past else self._compiled.present).get(stem)
            if places is None:
                return _NOTHING
            found = known[stem] = self._entries(places)
        return found

    def own_stems(self) -> Set[str]:
        """The verb stems of this lexicon."""
        return self._compiled.past.keys() | self._compiled.present.keys()

    def _node(self, packed: Raw) -> Node:
        node = _NODE.decode(packed)
        entries = self._entries(node.places)
        kinds = by_category(entries)
        return Node(cast(Following, node.following), entries, kinds, self._unpack)

    def _entries(self, places: list[int]) -> tuple[Entry, ...]:
        known, unpacked = self._unpacked.get, self._entry
        return tuple([known(place) or unpacked(place) for place in places])

    def _entry(self, place: int) -> Entry:
        packed = _ENTRY.decode(self._compiled.entries[place])
        row = self._rows.get(packed.row)
        if row is None:
            row = self._rows[packed.row] = _ROW.decode(self._compiled.rows[packed.row])
        entry = self._unpacked[place] = Entry(row.category, row.key, row.features | packed.own, row.source)
        return entry
