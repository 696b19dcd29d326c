"""The nouns of Mizan: documents, records, dates and the vocabularies they use."""

from mizan.model.document import Document
from mizan.model.errors import MizanError
from mizan.model.records import Agreement, Entity, Event, Evidence, Figure, Project, Record, Relation, Span, Statement

__all__ = [
    "Agreement",
    "Document",
    "Entity",
    "Event",
    "Evidence",
    "Figure",
    "MizanError",
    "Project",
    "Record",
    "Relation",
    "Span",
    "Statement",
]
