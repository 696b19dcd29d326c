"""Records: one fact that one passage of one document states, pinned to the words that state it.

Offsets are half-open ranges of Unicode code points into the document's text exactly as it was given.
"""

from hashlib import sha256
from typing import Any, ClassVar

import msgspec
from msgspec import Struct

from mizan.model.document import Document


class Span(Struct, frozen=True, order=True):
    """A half-open range of code points."""

    start: int
    end: int


class Evidence(Struct, frozen=True):
    """The words of a document that state a fact: `document.text[start:end] == words`, always."""

    start: int
    end: int
    words: str

    @classmethod
    def of(cls, document: Document, start: int, end: int) -> "Evidence":
        """Cut the evidence from the document; an empty or outlying range is a programming error."""
        if not 0 <= start < end <= len(document.text):
            raise ValueError(f"no words at {start}:{end} of a text of {len(document.text)} characters")
        return cls(start, end, document.text[start:end])


_TOLD_APART = frozenset(("document", "kind", "evidence", "rule", "lexicon", "confidence"))
"""What stands before or after the other fields of a line."""


class Record(Struct, frozen=True, kw_only=True, tag_field="kind", omit_defaults=True):
    """What all kinds of record share.

    `rule` names the rule of the grammar that made the record, `lexicon` the lexicon entries it rests on
    (`file:id`), `confidence` the estimated probability that a careful annotator would book it too.
    """

    document: str
    evidence: Evidence
    rule: str
    lexicon: tuple[str, ...] = ()
    confidence: float = 1.0

    identity: ClassVar[tuple[str, ...]] = ()

    @property
    def kind(self) -> str:
        """The kind of record: entity, event, agreement, figure, statement, relation or project."""
        return str(self.__struct_config__.tag)

    @property
    def id(self) -> str:
        """A stable key: the same fact from the same words of the same text has the same id, whoever reads it."""
        parts = [self.document, self.kind, self.evidence.start, self.evidence.end]
        parts += [getattr(self, field) for field in self.identity]
        return sha256(msgspec.json.encode(parts)).hexdigest()[:16]

    def line(self, name: str) -> dict[str, Any]:
        """The record as a line of the interchange format; `name` is the document's name."""
        fields: dict[str, Any] = msgspec.to_builtins(self)
        for field in self.identity:
            if field not in fields:
                fields[field] = msgspec.to_builtins(getattr(self, field))
        return {
            "doc": name,
            "kind": fields["kind"],
            "evidence": {"start": self.evidence.start, "end": self.evidence.end},
            **{field: value for field, value in fields.items() if field not in _TOLD_APART},
            "words": self.evidence.words,
            "record": self.id,
            "rule": self.rule,
            "lexicon": list(self.lexicon),
            "confidence": round(self.confidence, 3),
        }


class Entity(Record, tag="entity", frozen=True, kw_only=True):
    """Someone or something a document names; one record a document, at its first mention."""

    type: str
    name: str
    code: str | None = msgspec.field(default=None, name="id")
    role: str | None = None
    country: str | None = None

    identity = ("type", "name")


class Event(Record, tag="event", frozen=True, kw_only=True):
    """An act between parties, in PLOVER's terms."""

    event_type: str
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    mode: str | None = None
    status: str = "occurred"
    date: str | None = None
    date_basis: str | None = None
    place: str | None = None

    identity = ("event_type", "actors", "recipients", "status")


class Agreement(Record, tag="agreement", frozen=True, kw_only=True):
    """An instrument of cooperation named as such."""

    instrument: str
    parties: tuple[str, ...] = ()
    subject: str | None = None
    status: str = "signed"
    date: str | None = None
    until: str | None = None
    count: int | None = None

    identity = ("instrument", "parties", "status")


class Figure(Record, tag="figure", frozen=True, kw_only=True):
    """A number that measures something. `value` is plain, as it is told: 31.2 billion is 31200000000.

    `falling` tells that growth is downwards: by how much something fell.
    """

    indicator: str
    value: float
    unit: str
    period: str | None = None
    parties: tuple[str, ...] = ()
    bound: str = "exact"
    falling: bool = False

    identity = ("indicator", "value", "unit", "bound")

    @property
    def amount(self) -> float:
        """The value with its sign: negative for a fall."""
        return -self.value if self.falling else self.value


class Statement(Record, tag="statement", frozen=True, kw_only=True):
    """What a named person or an institution said; `content` is the span of what was said."""

    speaker: str
    content: Span
    country: str | None = None
    direct: bool = False

    identity = ("speaker", "content", "direct")


class Relation(Record, tag="relation", frozen=True, kw_only=True):
    """How a passage characterises the relation of two parties: allies, strategic partners, rivals, dependent …

    `speaker` is whose words they are where somebody is quoted or reported, else None: the document's own voice.
    A party that stands alone (neutral) has no counterpart.
    """

    relation: str
    parties: tuple[str, ...] = ()
    speaker: str | None = None
    status: str = "held"
    date: str | None = None

    identity = ("relation", "parties", "speaker", "status")


class Project(Record, tag="project", frozen=True, kw_only=True):
    """Something built, opened or carried out between parties, or a paper of policy, as far as a passage tells of it.

    `name` is its own, or the words that describe it. `site` are the places where it stands or which its route joins,
    as written, in their order. `stage` is how far it has come, None where the passage does not tell; `date` is when
    it came so far, `due` when it is to be done or until when it runs. `capacity` is how much of `unit` it carries,
    makes or measures, never what it costs.
    """

    type: str
    name: str
    parties: tuple[str, ...] = ()
    site: tuple[str, ...] = ()
    stage: str | None = None
    capacity: float | None = None
    unit: str | None = None
    date: str | None = None
    due: str | None = None

    identity = ("type", "name")


AnyRecord = Entity | Event | Agreement | Figure | Statement | Relation | Project
"""A record of any kind; its `kind` tells which when it is decoded."""

KINDS: dict[str, type[AnyRecord]] = {
    "entity": Entity,
    "event": Event,
    "agreement": Agreement,
    "figure": Figure,
    "statement": Statement,
    "relation": Relation,
    "project": Project,
}
"""The kinds of record by name."""
