"""From documents to their records: the stages of reading, in order.

Stages go side by side: each is done for all the documents at hand before the next begins. What a stage needs, code and
knowledge, is then fetched into the processor's caches once, not once a document; that makes reading a quarter faster
(docs/performance.md).
"""

from collections.abc import Iterable

from msgspec import structs

from mizan.languages import language
from mizan.model import Document, Record
from mizan.reading.actors.entities import book_entities
from mizan.reading.actors.finding import find_actors
from mizan.reading.agreements.booking import book_agreements
from mizan.reading.confidence import believed
from mizan.reading.conflict.booking import book_conflict, told_once
from mizan.reading.events.booking import book_events
from mizan.reading.figures.booking import book_figures
from mizan.reading.parts import Candidate
from mizan.reading.projects.booking import book_projects
from mizan.reading.relations import book_relations
from mizan.reading.statements.booking import book_statements
from mizan.reading.text import Text
from mizan.reading.times.finding import find_moments
from mizan.reading.topic import on_sport
from mizan.reading.words.quotations import find_quotations
from mizan.reading.words.recognition import recognise
from mizan.reading.words.segmentation import segment


class Draft:
    """A document while it is read: its text, and by kind the records that the grammar proposes."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.statements: list[Candidate] = []
        self.figures: list[Candidate] = []
        self.agreements: list[Candidate] = []
        self.entities: list[Candidate] = []
        self.events: list[Candidate] = []
        self.projects: list[Candidate] = []
        self.relations: list[Candidate] = []

    def proposed(self) -> list[Candidate]:
        """All candidates, in order of their evidence, then of their kind."""
        # In order of the names of their kinds: sorting keeps it where records rest on the same words.
        found = [
            *self.agreements,
            *self.entities,
            *self.events,
            *self.figures,
            *self.projects,
            *self.relations,
            *self.statements,
        ]
        found.sort(key=_position)
        return found


def analyse(document: Document) -> Text:
    """Everything recognised and resolved in a document, before anything is booked."""
    return _analysed([document])[0]


def candidates(document: Document) -> list[Candidate]:
    """Every record the grammar proposes for a document, kept or not, in order of its evidence, then of its kind."""
    return _drafts([document])[0].proposed()


def read(document: Document) -> list[Record]:
    """Read a document into its records, in order of their evidence.

    A pure function: the same document gives the same records, whatever was read before.
    """
    return read_together([document])[0]


def read_together(documents: Iterable[Document]) -> list[list[Record]]:
    """The records of each document, as `read` reads them; all documents are held until the last is read."""
    return [believed(draft.proposed(), draft.text.document.language) for draft in _drafts(documents)]


def _analysed(documents: Iterable[Document]) -> list[Text]:
    texts = [Text(document, language(document.language)) for document in documents]
    for stage in (segment, recognise, find_quotations, find_moments, find_actors):
        for text in texts:
            stage(text)
    return texts


def _drafts(documents: Iterable[Document]) -> list[Draft]:
    drafts = [Draft(text) for text in _analysed(documents)]
    for draft in drafts:
        draft.statements = list(book_statements(draft.text))
    for draft in drafts:
        draft.figures = list(book_figures(draft.text))
    for draft in drafts:
        draft.entities = list(book_entities(draft.text))
    others = []
    for draft in drafts:
        if on_sport(draft.text):
            draft.figures = list(map(_without_parties, draft.figures))
        else:
            others.append(draft)
    violence = [list(book_conflict(draft.text)) for draft in others]
    for draft, acts in zip(others, violence, strict=True):
        draft.events = told_once(book_events(draft.text, draft.statements), acts)
    for draft in others:
        draft.agreements = list(book_agreements(draft.text))
    for draft in others:
        draft.projects = list(book_projects(draft.text, draft.figures))
    for draft in others:
        draft.relations = list(book_relations(draft.text, draft.statements))
    return drafts


def _without_parties(candidate: Candidate) -> Candidate:
    """A figure of sport: the nationality of a player or a club is no party to it."""
    return Candidate(structs.replace(candidate.record, parties=()), candidate.features)


def _position(candidate: Candidate) -> tuple[int, int]:
    evidence = candidate.record.evidence
    return evidence.start, evidence.end
