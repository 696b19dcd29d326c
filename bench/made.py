"""Made-up ledgers of any size, the same for the same seed, for benchmarks.

A made-up document has twelve sentences of twenty made-up words, each of which states one record, much as an article of
the corpus does: three name somebody, four tell of acts, two hold figures, two quote, one tells of an instrument, a
project or a relation. Words, names, states and outlets are as unevenly frequent as in the news; the news are of twenty
years.
"""

import random
from bisect import bisect
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate, islice
from typing import Any, Generic, TypeVar

from sqlalchemy import func, insert, select

from mizan.ledger import Ledger
from mizan.ledger.adding import facts_of
from mizan.ledger.rows import parties_of, row_of, row_of_document
from mizan.ledger.schema import documents, record_parties, records, rename_state
from mizan.model import Agreement, Document, Entity, Event, Evidence, Figure, Project, Record, Relation, Statement
from mizan.model.records import Span
from mizan.model.vocabulary import parties

FOCAL = "KAZ"
FIRST, DAYS = date(2004, 1, 1), 20 * 365
WORDS, AT_ONCE = 20, 500
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
SENTENCES = ("person", "institution", "state", *("act",) * 4, *("figure",) * 2, *("speech",) * 2, "rest")
SETTLED = 8
"""How many entries come of a document: nine of its sentences state what settles, and some of that was told before."""
ACTS = (
    *(("AGREE", None), ("SUPPORT", None), ("CONSULT", "visit"), ("CONSULT", "phone"), ("REQUEST", None)),
    *(("SANCTION", "discontinue"), ("REJECT", None), ("ACCUSE", "disapprove"), ("ACCUSE", "allege")),
    *(("THREATEN", None), ("ASSAULT", "aerial"), ("CONCEDE", None), ("COOPERATE", None), ("AID", None)),
)
INDICATORS = (("trade", "USD"), ("exports", "USD"), ("investment", "USD"), ("share", "percent"), ("count", "company"))

Thing = TypeVar("Thing")


class Drawn(Generic[Thing]):
    """Things of which each is drawn as often as its rank allows: the second half as often as the first (Zipf)."""

    def __init__(self, chance: random.Random, things: Sequence[Thing]) -> None:
        self.things = things
        self._chance = chance
        self._weights = list(accumulate(1 / rank for rank in range(1, len(things) + 1)))

    def __call__(self) -> Thing:
        """One of them."""
        return self.things[bisect(self._weights, self._chance.random() * self._weights[-1])]


class World:
    """Made-up documents with their records."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = chance = random.Random(seed)
        states = [code for code, party in parties().items() if party.kind == "state" and code != FOCAL]
        self.state = Drawn(chance, states[:60])
        self.word = Drawn(chance, ["".join(chance.choices(LETTERS, k=chance.randint(3, 8))) for _ in range(20_000)])

    def documents(self, count: int) -> Iterator[tuple[Document, list[Record]]]:
        """So many documents, each with the records that it states."""
        for number in range(count):
            sentences = [" ".join([self.word() for _ in range(WORDS)]) + "." for _ in SENTENCES]
            published = FIRST + timedelta(days=self._chance.randrange(DAYS))
            document = Document.of(
                f"{' '.join(sentences)} {number}",
                name=f"made{number}",
                outlet=f"outlet{number % 20}",
                published=str(published),
            )
            start, stated = 0, []
            for sentence, what in zip(sentences, SENTENCES, strict=True):
                evidence = Evidence(start, start + len(sentence), sentence)
                stated.append(self._record(what, document.id, evidence, published))
                start += len(sentence) + 1
            yield document, stated

    def _record(self, what: str, document: str, evidence: Evidence, published: date) -> Record:
        chance = self._chance
        both = (FOCAL if chance.random() < 0.7 else self.state(), self.state())
        day = str(published - timedelta(days=chance.randrange(30)))
        known: dict[str, Any] = {"document": document, "evidence": evidence, "rule": "made", "confidence": 0.8}
        match what:
            case "person" | "institution":
                return Entity(type=what, name=f"{self.word()} {self.word()}", country=both[1], **known)
            case "state":
                return Entity(type=what, name=both[1], code=both[1], **known)
            case "act":
                kind, mode = chance.choice(ACTS)
                return Event(event_type=kind, mode=mode, actors=both[:1], recipients=both[1:], date=day, **known)
            case "figure":
                indicator, unit = chance.choice(INDICATORS)
                value = float(chance.randrange(10**6, 10**10))
                return Figure(indicator=indicator, value=value, unit=unit, period=day[:4], parties=both, **known)
            case "speech":
                content = Span(evidence.start, evidence.end)
                return Statement(speaker=f"{self.word()} {self.word()}", country=both[1], content=content, **known)
        subject = f"{self.word()} {self.word()}"
        match chance.randrange(4):
            case 0:
                return Project(type="power_plant", name=subject, parties=both, stage="planned", date=day, **known)
            case 1:
                return Relation(relation="strategic_partner", parties=both, **known)
        return Agreement(instrument="agreement", parties=both, subject=subject, date=day, **known)


def documents_of(entries: int) -> int:
    """How many documents settle into about so many entries."""
    return round(entries / SETTLED)


def fill(ledger: Ledger, made: Iterator[tuple[Document, list[Record]]]) -> None:
    """Add new documents with their records: the rows that `Ledger.add` makes, of many documents at a time."""
    store = ledger._store
    while some := list(islice(made, AT_ONCE)):
        with store.writing(some[0][0].id) as connection:
            last = connection.execute(select(func.coalesce(func.max(documents.c.key), 0))).scalar_one()
            rows: dict[Any, list[dict[str, Any]]] = {documents: [], records: [], record_parties: []}
            for key, (document, stated) in enumerate(some, last + 1):
                rows[documents].append({"key": key, **row_of_document(document)})
                store.words.index(connection, key, document.title, document.text)
                for position, (id, record) in enumerate(facts_of(document, stated).items()):
                    rows[records].append(row_of(id, record, key, position))
                    place = {"document": key, "position": position}
                    rows[record_parties] += [
                        {**place, "party": party, "side": side} for party, side in dict.fromkeys(parties_of(record))
                    ]
            for table, added in rows.items():
                connection.execute(insert(table), added)
            store.numbers_taken(connection)
            rename_state(connection)
