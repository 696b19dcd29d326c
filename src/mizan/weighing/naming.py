"""Which entries tell plainly of two parties: some report names both in its own words, and no context supplies either.

Where an article is about two states the reader supplies them rightly to acts told of "the two sides" or of nobody. In
general news it often supplies the wrong ones; what is told plainly is then the surer part (docs/balance-2018.md).
"""

from collections.abc import Callable, Iterable

from mizan.languages.arabic.naming import parties_named
from mizan.settling import Entry

NAMING: tuple[Callable[[str], frozenset[str]], ...] = (parties_named,)
"""Of each language, the function that tells which parties the words of a passage name."""


def parties_in(words: str) -> frozenset[str]:
    """The parties that the words of a passage name."""
    return frozenset(code for naming in NAMING for code in naming(words))


def named_with(entry: Entry, focal: str) -> frozenset[str]:
    """The parties that some report of an entry names in the same words as a focal state."""
    told = map(parties_in, {report.record.evidence.words for report in entry.reports})
    return frozenset(code for codes in told if focal in codes for code in codes if code != focal)


def plain(entries: Iterable[Entry], focal: str) -> list[Entry]:
    """The entries of which some report names a focal state and another of their parties in the same words."""
    return [entry for entry in entries if named_with(entry, focal) & entry.parties]
