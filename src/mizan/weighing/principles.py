"""Which principles of foreign policy an entry's own words state; what they do not state is never inferred."""

from collections import defaultdict
from collections.abc import Callable
from functools import cache

from mizan.languages.arabic.topics import principles_named
from mizan.model.booked import Booked
from mizan.model.vocabulary import terms
from mizan.settling import Entry

NAMING: tuple[Callable[[str], frozenset[str]], ...] = (principles_named,)
"""Of each language, the function that tells which principles the words of a passage name."""


@cache
def principles() -> tuple[str, ...]:
    """The principles, in the order in which they are shown."""
    return tuple(terms("principle"))


def principles_in(words: str) -> frozenset[str]:
    """The principles that the words of a passage state."""
    return frozenset(principle for naming in NAMING for principle in naming(words))


def principles_of(entry: Entry) -> tuple[str, ...]:
    """The principles that the words of an entry's reports state, in the order of `principles()`."""
    return tuple(stated(entry))


def stated(entry: Entry) -> dict[str, tuple[Booked, ...]]:
    """Each principle that an entry's words state, with the reports whose words they are."""
    found: dict[str, list[Booked]] = defaultdict(list)
    for report in entry.reports:
        for principle in principles_in(report.record.evidence.words):
            found[principle].append(report)
    return {principle: tuple(found[principle]) for principle in principles() if principle in found}
