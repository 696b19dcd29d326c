"""Which domains an entry belongs to: those its words name, else the usual one of its kind."""

from collections.abc import Callable, Iterable
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
    always = _tables("always").get(entry.kind, {})
    of_its_own = next((always[key] for key in _keys(entry.record) if key in always), None)
    if of_its_own:
        return (of_its_own,)
    named = _named(_subjects(entry)) or _named(report.record.evidence.words for report in entry.reports)
    if not named:
        return (_default(entry.record),)
    return tuple(domain for domain in domains() if domain in named)


def _subjects(entry: Entry) -> list[str]:
    records = (report.record for report in entry.reports)
    return [record.subject for record in records if isinstance(record, Agreement) and record.subject]


def _named(passages: Iterable[str]) -> frozenset[str]:
    passages = set(passages)
    return frozenset(domain for naming in NAMING for passage in passages for domain in naming(passage))


@cache
def _tables(name: str) -> dict[str, dict[str, str]]:
    tables: dict[str, Any] = table("domains")[name]
    return tables


def _default(record: Record) -> str:
    usual = _tables("default").get(record.kind, {})
    return next((usual[key] for key in _keys(record) if key in usual), usual.get("otherwise", domains()[0]))


def _keys(record: Record) -> tuple[str, ...]:
    """What a record is called in the tables, the narrower name first."""
    if isinstance(record, Event):
        return f"{record.event_type}.{record.mode}", record.event_type
    if isinstance(record, Agreement):
        return (record.instrument,)
    if isinstance(record, Figure):
        return (record.indicator,)
    return (record.type,) if isinstance(record, Project) else ()
