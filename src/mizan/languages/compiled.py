"""A lexicon compiled into plain data that loads at once; rows and forms are unpacked when a text first needs them."""

from collections.abc import Set
from typing import Any

import msgspec
from msgspec import Struct

from mizan.languages.lexicon import Entry, Lexicon, Morphology, Node

# What a node of the tree of forms is packed as: the places of its entries, and the nodes behind it by their words.
_Packed = tuple[list[int], dict[str, Any]]


class CompiledEntry(Struct, array_like=True):
    """An entry: its features are the row at a place among the rows, and what is its own."""

    category: str
    key: str
    source: str
    row: int
    own: dict[str, str]


class Compiled(Struct, array_like=True):
    """A lexicon as data: `forms` by first word, verb stems with the places of their entries, and word classes."""

    rows: list[msgspec.Raw]
    entries: list[CompiledEntry]
    forms: dict[str, msgspec.Raw]
    past: dict[str, list[int]]
    present: dict[str, list[int]]
    classes: dict[str, list[str]]


class CompiledLexicon(Lexicon):
    """A lexicon that unpacks its compiled forms as they are looked up."""

    def __init__(self, compiled: Compiled, morphology: Morphology, layers: dict[str, Lexicon]) -> None:
        super().__init__(morphology, layers)
        self._compiled = compiled
        self._unpacked: dict[int, Entry] = {}
        for word, names in compiled.classes.items():
            self.classes[word] = frozenset(names)
        for table, stems in ((self.past, compiled.past), (self.present, compiled.present)):
            for stem, places in stems.items():
                table[stem] = self._entries(places)

    def start(self, word: str) -> Node | None:
        """The node of the forms that begin with a word."""
        node = self.root.get(word)
        if node is None:
            packed = self._compiled.forms.get(word)
            if packed is not None:
                node = self.root[word] = self._node(msgspec.msgpack.decode(packed))
        return node

    def own_firsts(self) -> Set[str]:
        """The words that begin a form of this lexicon."""
        return self._compiled.forms.keys()

    def _node(self, packed: _Packed) -> Node:
        places, children = packed
        node = Node()
        node.entries = self._entries(places)
        for word, child in children.items():
            node[word] = self._node(child)
        return node

    def _entries(self, places: list[int]) -> tuple[Entry, ...]:
        return tuple(self._unpacked.get(place) or self._entry(place) for place in places)

    def _entry(self, place: int) -> Entry:
        packed = self._compiled.entries[place]
        row = msgspec.msgpack.decode(self._compiled.rows[packed.row], type=dict[str, str])
        entry = self._unpacked[place] = Entry(packed.category, packed.key, row | packed.own, packed.source)
        return entry


class Compiler:
    """Compiles one lexicon. `own` names the features that differ between the forms of one row."""

    def __init__(self, own: frozenset[str]) -> None:
        self._own = own
        self._rows: dict[tuple[tuple[str, str], ...], int] = {}
        self._entries: list[CompiledEntry] = []
        self._places: dict[Entry, int] = {}

    def compile(self, lexicon: Lexicon) -> Compiled:
        """The lexicon as data; its layers are compiled by themselves."""
        forms = {word: msgspec.Raw(msgspec.msgpack.encode(self._packed(node))) for word, node in lexicon.root.items()}
        past, present = (
            {stem: [self._place(entry) for entry in entries] for stem, entries in table.items()}
            for table in (lexicon.past, lexicon.present)
        )
        classes = {word: sorted(names) for word, names in lexicon.classes.items()}
        rows = [msgspec.Raw(msgspec.msgpack.encode(dict(row))) for row in self._rows]
        return Compiled(rows, self._entries, forms, past, present, classes)

    def _packed(self, node: Node) -> _Packed:
        return [self._place(entry) for entry in node.entries], {
            word: self._packed(child) for word, child in node.items()
        }

    def _place(self, entry: Entry) -> int:
        place = self._places.get(entry)
        if place is None:
            place = self._places[entry] = len(self._entries)
            own = {name: value for name, value in entry.features.items() if name in self._own}
            row = tuple((name, value) for name, value in entry.features.items() if name not in self._own)
            at = self._rows.setdefault(row, len(self._rows))
            self._entries.append(CompiledEntry(entry.category, entry.key, entry.source, at, own))
        return place
