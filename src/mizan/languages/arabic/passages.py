"""Passages and what they name: what stands between two spaces is folded and looked up once, wherever it recurs."""

from collections.abc import Callable
from functools import cache, lru_cache, reduce
from itertools import chain
from operator import or_
from typing import Generic, TypeVar

from mizan.languages.arabic.letters import fold
from mizan.languages.lexicon import Entry, Lexicon
from mizan.languages.tokens import words
from mizan.languages.topics import found

_CACHED = 1 << 18
# A passage is asked for each of several lexicons in turn.
_RECENT = 256

T = TypeVar("T")


class Each(dict[str, T], Generic[T]):
    """What a function gives for a chunk, asked once for each; so many are held as a language has common words."""

    def __init__(self, of: Callable[[str], T]) -> None:
        self._of = of

    def __missing__(self, chunk: str) -> T:
        if len(self) >= _CACHED:
            self.clear()
        made = self[chunk] = self._of(chunk)
        return made


class Beginning:
    """Whether what is sought can begin in a passage: a passage is gone through once for everything that is sought.

    To be made when modules are imported: what passages were found to begin is forgotten then.
    """

    def __init__(self, begins: Callable[[str], bool]) -> None:
        self._bit = 1 << len(_SOUGHT)
        _SOUGHT.append(begins)
        _BEGUN.clear()
        _begun.cache_clear()

    def within(self, text: str) -> bool:
        """Whether it can begin in a chunk of the text."""
        return bool(_begun(text) & self._bit)


class Naming:
    """What passages name by the forms of a lexicon, which is made when it is first asked for."""

    def __init__(self, lexicon: Callable[[], Lexicon]) -> None:
        self._lexicon = cache(lexicon)
        self._beginning = Beginning(lambda chunk: any(self._lexicon().word(word).starts for word in _TOKENS[chunk]))

    def named(self, text: str) -> list[Entry]:
        """The entries of the longest forms in a passage, from left to right, none overlapping."""
        # Most passages name nothing that is asked for.
        return found(_words(text), self._lexicon()) if self._beginning.within(text) else []


_TOKENS = Each(lambda chunk: tuple(words(fold(chunk))))
_SOUGHT: list[Callable[[str], bool]] = []
_BEGUN = Each(lambda chunk: sum(begins(chunk) << bit for bit, begins in enumerate(_SOUGHT)))


@lru_cache(_RECENT)
def _begun(text: str) -> int:
    """Of everything sought a bit: whether it can begin in a chunk of the text."""
    return reduce(or_, map(_BEGUN.__getitem__, chunks(text)), 0)


@lru_cache(_RECENT)
def chunks(text: str) -> tuple[str, ...]:
    """What stands between the spaces of a text."""
    return tuple(text.split())


@lru_cache(_RECENT)
def _words(text: str) -> tuple[str, ...]:
    """The folded words of a text: none of them holds a space."""
    return tuple(chain.from_iterable(map(_TOKENS.__getitem__, chunks(text))))
