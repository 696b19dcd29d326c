"""What passages are about, as far as their words tell: it tells acts of one kind between the same parties apart."""

from collections import defaultdict
from collections.abc import Sequence, Set

from mizan.languages.arabic.wording import acting, nations, subject_words
from mizan.settling.sets import Sets

_CROWD = 60
"""A word that more passages share than this tells none of them apart."""


def matter(text: str, names: frozenset[str] = frozenset()) -> frozenset[str]:
    """The stems that tell what a passage is about, without acts, nations and the names of persons."""
    return subject_words(text) - nations() - acting() - names


def alike(first: Set[str], second: Set[str]) -> bool:
    """Whether two matters share two stems, or one that is a third of the shorter."""
    shared = len(first & second)
    return shared > 1 or (shared == 1 and min(len(first), len(second)) <= 3)


def much_alike(first: Set[str], second: Set[str]) -> bool:
    """Whether two matters share two stems at least, and half of those that the shorter has."""
    shared = len(first & second)
    return shared > 1 and 2 * shared >= min(len(first), len(second))


def groups(matters: Sequence[frozenset[str]]) -> list[list[int]]:
    """Group passages by matter, as lists of their indices; what tells no matter joins a group that is alone."""
    sets: Sets[int] = Sets()
    having: dict[str, list[int]] = defaultdict(list)
    for index, words in enumerate(matters):
        for word in words:
            having[word].append(index)
    leads: dict[frozenset[str], int] = {}
    for index, words in enumerate(matters):
        sets.join(leads.setdefault(words, index), index)
    for first in leads.values():
        others = {i for word in matters[first] if len(having[word]) <= _CROWD for i in having[word] if i > first}
        for other in others:
            if sets.find(first) != sets.find(other) and alike(matters[first], matters[other]):
                sets.join(first, other)
    found: dict[int, list[int]] = defaultdict(list)
    for index in range(len(matters)):
        found[sets.find(index)].append(index)
    telling = [group for group in found.values() if matters[group[0]]]
    silent = [index for group in found.values() if not matters[group[0]] for index in group]
    if silent and len(telling) == 1:
        return [sorted(telling[0] + silent)]
    return telling + ([silent] if silent else [])
