"""From a document to its records: the stages of reading, in order."""

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


def analyse(document: Document) -> Text:
    """Everything recognised and resolved in a document, before anything is booked."""
    text = Text(document, language(document.language))
    segment(text)
    recognise(text)
    find_quotations(text)
    find_moments(text)
    find_actors(text)
    return text


def candidates(document: Document) -> list[Candidate]:
    """Every record the grammar proposes for a document, kept or not, in order of its evidence, then of its kind."""
    text = analyse(document)
    statements = list(book_statements(text))
    figures = list(book_figures(text))
    # In order of the names of their kinds: sorting keeps it where records rest on the same words.
    if on_sport(text):
        proposed = [*book_entities(text), *map(_without_parties, figures), *statements]
    else:
        violence = list(book_conflict(text))
        proposed = [
            *book_agreements(text),
            *book_entities(text),
            *told_once(book_events(text, statements), violence),
            *figures,
            *book_projects(text, figures),
            *book_relations(text, statements),
            *statements,
        ]
    proposed.sort(key=_position)
    return proposed


def read(document: Document) -> list[Record]:
    """Read a document into its records, in order of their evidence.

    A pure function: the same document gives the same records, whatever was read before.
    """
    return believed(candidates(document), document.language)


def _without_parties(candidate: Candidate) -> Candidate:
    """A figure of sport: the nationality of a player or a club is no party to it."""
    return Candidate(structs.replace(candidate.record, parties=()), candidate.features)


def _position(candidate: Candidate) -> tuple[int, int]:
    evidence = candidate.record.evidence
    return evidence.start, evidence.end
