"""Names as sources write them: what is compared when asking who is who."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from sys import intern

from msgspec import Struct, field

from mizan.languages.arabic.comparing import known, known_id, name_parts
from mizan.model import Entity
from mizan.model.booked import Booked

KINDS = ("person", "company", "institution", "project", "place")


class Name(Struct, frozen=True, order=True, gc=False):
    """A name of one kind in one country; `known` is the lexicon's id where the reader recognised one."""

    kind: str
    parts: tuple[str, ...]
    country: str = ""
    known: str = ""

    @property
    def id(self) -> str:
        """How judgements and lists name it."""
        return self.known or f"{self.kind}:{self.country}:{' '.join(self.parts)}"


class Sighting(Struct, gc=False):
    """Where a name was met: how it was written and how often, in which offices, in which documents, when."""

    written: dict[str, int] = field(default_factory=dict)
    roles: frozenset[str] = frozenset()
    documents: set[str] = field(default_factory=set)
    first: str = ""
    last: str = ""


def sightings(booked: Iterable[Booked]) -> dict[Name, Sighting]:
    """The names of persons, companies, institutions, projects and places that the entity records hold."""
    found: dict[Name, Sighting] = defaultdict(Sighting)
    for report in booked:
        record = report.record
        if not isinstance(record, Entity) or record.type not in KINDS:
            continue
        name = name_of(record)
        if not name.parts:
            continue
        seen = found[name]
        seen.written[record.name] = seen.written.get(record.name, 0) + 1
        seen.documents.add(report.source.id)
        if record.role and record.role not in seen.roles:
            seen.roles |= {record.role}
        if day := report.source.published:
            seen.first = min(seen.first or day, day)
            seen.last = max(seen.last, day)
    return dict(found)


def name_of(record: Entity) -> Name:
    """The name that an entity record holds."""
    return named(record.type, record.name, record.lexicon, record.country or "")


@lru_cache(1 << 12)
def named(kind: str, name: str, lexicon: tuple[str, ...], country: str = "") -> Name:
    """A name as written, known where the lexicon entries it was recognised by (`file:key`) or its parts tell of one."""
    # Millions of names are made of few words.
    parts = tuple(map(intern, name_parts(name, kind)))
    candidates = [known_id(reference) for reference in lexicon]
    told = sorted({found.id for found in candidates if found and found.id.startswith(kind + ":")})
    if not told and len(parts) > 1:
        told = [found.id for found in known(kind, name) if country in ("", found.country)]
    return Name(intern(kind), parts, intern(country), told[0] if len(told) == 1 else "")
