"""Which domains an entry belongs to: those its words name, else the usual one of its kind."""

from collections.abc import Callable, Collection, Iterable
from functools import cache
from typing import Any

from mizan.languages.arabic.topics import domains_named
from mizan.model import Agreement, Event, Figure, Project, Record
from mizan.model.vocabulary import table
from mizan.settling import Entry

NAMING: tuple[Callable[[str], frozenset[str]], ...] = (domains_named,)
"""Of each language, the function that tells which domains the words of a passage name."""


@cache
def domains() -> tuple[str, ...]:
    """The eight domains, in the order in which they are shown."""
    return tuple(table("domains")["domain"])


def domains_of(entry: Entry) -> tuple[str, ...]:
    """The domains of an entry, in the order of `domains()`; at least one.

    A visa regime is of its own domain, and so are projects of most types. Any other agreement belongs to what its
    subject names. Whatever has no subject, or one that names no domain, belongs to what the words of its reports name;
    where these name none either, to the domain that the vocabulary gives to its type, instrument or indicator. Words
    that merely say who acts (a foreign minister, the United Nations) name no domain, so `political` stands for what is
    said to be political and for what is not said to be anything else.
    """
    record = entry.record
    named = _named(_subjects(entry)) or _named(report.record.evidence.words for report in entry.reports)
    return belonging(entry.kind, record.kind, _type(record), getattr(record, "mode", None), named)


def belonging(kind: str, record: str, type: str | None, mode: str | None, named: Collection[str]) -> tuple[str, ...]:
    """The domains of an entry of a kind whose best record is of a kind, type and mode, where these domains are named.

    Named is what the subjects of its agreements name, else what the words of its reports do.
    """
    keys = (f"{type}.{mode}", type) if record == "event" else (type,)
    always, usual = _tables("always").get(kind, {}), _tables("default").get(record, {})
    of_its_own = next((always[key] for key in keys if key in always), None)
    if of_its_own:
        return (of_its_own,)
    if not named:
        return (next((usual[key] for key in keys if key in usual), usual.get("otherwise", domains()[0])),)
    return tuple(domain for domain in domains() if domain in named)


def domains_in(words: str) -> frozenset[str]:
    """The domains that the words of a passage name."""
    return frozenset(domain for naming in NAMING for domain in naming(words))


def _subjects(entry: Entry) -> list[str]:
    records = (report.record for report in entry.reports)
    return [record.subject for record in records if isinstance(record, Agreement) and record.subject]


def _named(passages: Iterable[str]) -> frozenset[str]:
    return frozenset[str]().union(*map(domains_in, set(passages)))


@cache
def _tables(name: str) -> dict[str, dict[str | None, str]]:
    tables: dict[str, Any] = table("domains")[name]
    return tables


def _type(record: Record) -> str | None:
    """What a record is called in the tables."""
    if isinstance(record, Event):
        return record.event_type
    if isinstance(record, Agreement):
        return record.instrument
    if isinstance(record, Figure):
        return record.indicator
    return record.type if isinstance(record, Project) else None
