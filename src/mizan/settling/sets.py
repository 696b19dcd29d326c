"""Sets that grow together, and pairs that must stay apart."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Any, Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


class Sets(Generic[Item]):
    """Disjoint sets. What is joined depends on the joins asked for, so ask in an order of your own making."""

    def __init__(self, apart: Iterable[tuple[Item, Item]] = ()) -> None:
        self._parent: dict[Item, Item] = {}
        self._apart: dict[Item, set[Item]] = defaultdict(set)
        for a, b in apart:
            self._apart[a].add(b)
            self._apart[b].add(a)

    def find(self, item: Item) -> Item:
        """The item that stands for the set."""
        root = item
        while (above := self._parent.get(root, root)) != root:
            root = above
        while item != root:
            self._parent[item], item = root, self._parent.get(item, item)
        return root

    def join(self, a: Item, b: Item) -> bool:
        """Make one set of two; False where something in them must stay apart."""
        first, second = self.find(a), self.find(b)
        if first == second:
            return True
        if self.kept_apart(first, second):
            return False
        smaller: Any
        larger: Any
        smaller, larger = sorted((first, second), key=lambda root: len(self._apart.get(root, ())))
        self._parent[smaller] = larger
        if smaller in self._apart:
            for other in self._apart.pop(smaller):
                self._apart[other].discard(smaller)
                self._apart[other].add(larger)
                self._apart[larger].add(other)
        return True

    def kept_apart(self, a: Item, b: Item) -> bool:
        """Whether the sets of two items must stay apart."""
        return self.find(b) in self._apart.get(self.find(a), ())
