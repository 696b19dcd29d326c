"""The ledger: documents and their records in one place, added whole and asked in several ways."""

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from itertools import islice
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from msgspec import Struct
from sqlalchemy import Connection, Select, String, Subquery, cast, func, select

from mizan.ledger import judgements, keeping
from mizan.ledger.adding import DOCUMENT, Outcome, add, facts_of, merged
from mizan.ledger.filters import Conditions, begins, overlap
from mizan.ledger.judgements import Known
from mizan.ledger.queries import SOURCE, all_booked, as_decided, booked_rows, is_wanted
from mizan.ledger.queries import merged as in_order
from mizan.ledger.schema import documents, record_parties, records, settled, state
from mizan.ledger.stores import Store, open_store
from mizan.ledger.words import Question
from mizan.model import Document, Record
from mizan.model.asking import ask_one_of, party_named
from mizan.model.booked import Booked, Source
from mizan.model.errors import LedgerError
from mizan.model.judgements import Anchor, Judgement, Target, Verdict
from mizan.model.moments import moment_of
from mizan.model.vocabulary import parties
from mizan.settling.applying import Standing

if TYPE_CHECKING:
    import numpy
    import polars
    from numpy.typing import NDArray

    from mizan.ledger.checking import Problem

VERDICTS = ("accepted", "corrected", "rejected", "unsure", "disputed", "open")
"""What to ask of a record's judgement; `open` is what nobody judged."""

log = logging.getLogger(__name__)

RANKED = 10_000
"""So many documents are ranked where only the best are asked for: ranking takes a microsecond each."""


class Counts(Struct, frozen=True):
    """How much a ledger holds: documents, and records by kind."""

    documents: int
    records: dict[str, int]


class Ledger:
    """Documents and records in an SQLite file or a PostgreSQL database; open one with `Ledger.open`, and close it.

    Several processes may read and write the same ledger at once. What one call of `add` writes is there as a
    whole or not at all, however the program ends. `address` says where it is: a path, or a URL without its password.
    """

    def __init__(self, store: Store) -> None:
        self.address = store.address
        self._store = store
        self._known = Known()

    @classmethod
    def open(cls, place: str | os.PathLike[str], *, create: bool = True, timeout: float = 30.0) -> Self:
        """Open the ledger in a file or at `postgresql://user@host/database`, or make it if `create` is true.

        `timeout` is how many seconds to wait for other programs that write to it. Raises LedgerError.
        """
        return cls(open_store(place, create=create, timeout=timeout))

    def close(self) -> None:
        """Close the ledger; a file has everything that was added in itself then."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __contains__(self, id: str) -> bool:
        """Whether the document with this id has been added."""
        with self._store.reading() as connection:
            return connection.execute(select(documents.c.key).where(documents.c.id == id)).first() is not None

    def complete(self, document: Document) -> Document:
        """The document with what the ledger already knows of it where it tells nothing itself.

        Read the completed document, lest its records be replaced by ones that know less.
        """
        with self._store.reading() as connection:
            known = connection.execute(select(*DOCUMENT).where(documents.c.id == document.id)).first()
        return document if known is None else merged(document, known._mapping)

    def add(self, document: Document, booked: Iterable[Record]) -> Outcome:
        """Add a document with its records, in one transaction.

        Adding the same again changes nothing; other records replace those that the document had; a title, outlet,
        address or date that was unknown is filled in, and one that is known stays.
        """
        facts = facts_of(document, booked)
        with self._store.writing(document.id) as connection:
            return add(connection, self._store.words, document, facts)

    def state(self) -> str:
        """A name for what the ledger holds now: every change, whoever makes it, gives it another."""
        with self._store.reading() as connection:
            name: str = connection.execute(select(state.c.name)).scalar_one()
            return name

    def counts(self) -> Counts:
        """How many documents and records of each kind the ledger holds."""
        with self._store.reading() as connection:
            total = connection.execute(select(func.count()).select_from(documents)).scalar_one()
            kinds = connection.execute(
                select(records.c.kind, func.count()).group_by(records.c.kind).order_by(records.c.kind)
            )
            return Counts(total, {row[0]: row[1] for row in kinds})

    def documents(
        self,
        *,
        outlet: str | None = None,
        since: str | date | None = None,
        until: str | date | None = None,
        added_since: str | None = None,
    ) -> Iterator[Document]:
        """The documents, in the order they were added.

        `since` and `until` tell of their publication, `added_since` from which moment on they were added
        (`model.moments`); of those added before schema 6 of the ledger the moment is not known.
        """
        period = overlap(documents.c.published_from, documents.c.published_to, since, until)
        query = select(*DOCUMENT).where(*period)
        if added_since is not None:
            query = query.where(documents.c.added >= moment_of(added_since))
        if outlet is not None:
            query = query.where(documents.c.outlet == outlet)
        return self._documents(query.order_by(documents.c.key))

    def sources(self, ids: Iterable[str]) -> dict[str, Source]:
        """What is known of the documents with these ids, those of them that are there, without their texts."""
        with self._store.reading() as connection:
            return {
                row.document_id: Source(*row)
                for some in judgements.some_of(ids)
                for row in connection.execute(select(*SOURCE).where(documents.c.id.in_(some)))
            }

    def added(self, ids: Iterable[str]) -> dict[str, str | None]:
        """When the documents with these ids were added, in UTC; None where that is not known."""
        with self._store.reading() as connection:
            return {
                row.id: row.added
                for some in judgements.some_of(ids)
                for row in connection.execute(select(documents.c.id, documents.c.added).where(documents.c.id.in_(some)))
            }

    def undated(self) -> int:
        """Of how many documents it is not known when they were added."""
        with self._store.reading() as connection:
            query = select(func.count()).select_from(documents).where(documents.c.added.is_(None))
            return connection.execute(query).scalar_one()

    def added_since(self, moment: str) -> "NDArray[numpy.int64]":
        """The keys of the documents that were added from a moment on (`model.moments`), in order."""
        with self._store.reading() as connection:
            query = select(documents.c.key).where(documents.c.added >= moment_of(moment)).subquery()
            return _keys(connection, query)

    def texts(self, ids: Iterable[str]) -> dict[str, Document]:
        """The documents with these ids, those of them that are there."""
        return {
            document.id: document
            for some in judgements.some_of(ids)
            for document in self._documents(select(*DOCUMENT).where(documents.c.id.in_(some)))
        }

    def shelf(self) -> "polars.DataFrame":
        """What is asked of documents, as a table in the order they were added (`tables.DOCUMENTS`)."""
        import polars

        from mizan.ledger.tables import DOCUMENTS

        asked = (documents.c.key, *SOURCE[:2], documents.c.outlet, documents.c.published)
        query = select(*asked, documents.c.published_from, documents.c.published_to).order_by(documents.c.key)
        with self._store.reading() as connection:
            return polars.DataFrame(list(map(tuple, connection.execute(query))), DOCUMENTS, orient="row")

    def document(self, wanted: str) -> Document:
        """The document with this id, name, or unmistakable beginning of an id."""
        for condition in (documents.c.id == wanted, documents.c.name == wanted, begins(documents.c.id, wanted)):
            found = list(self._documents(select(*DOCUMENT).where(condition).limit(6)))
            if len(found) > 1:
                ids = [document.id[:12] for document in found[:5]]
                raise LedgerError("several_documents", wanted=wanted, ids=ids)
            if found:
                return found[0]
        raise LedgerError("no_document", wanted=wanted, address=self.address)

    def search(self, text: str, *, limit: int | None = None) -> Iterator[Document]:
        """The documents that hold all words of `text`, the best match first.

        A word is found with or without its article and the particles written onto it; words in quotation marks
        are found as they stand, one after another. With a `limit`, of words that more than `RANKED` documents hold
        only those added last are ranked.
        """
        found = self._store.words.found(Question.of(text), None if limit is None else RANKED)
        best = select(found).order_by(found.c.rank, found.c.key).limit(limit).subquery("best")
        query = select(*DOCUMENT).join(best, best.c.key == documents.c.key)
        return self._documents(query.order_by(best.c.rank, best.c.key))

    def found(self, text: str) -> "NDArray[numpy.int64]":
        """The keys of all documents that hold the words of a text, the best match first.

        Only the `RANKED` of them that were added last are ranked; the others follow, those added last first.
        """
        import numpy

        question = Question.of(text)
        ranked, every = self._store.words.found(question, RANKED), self._store.words.found(question)
        with self._store.reading() as connection:
            best = select(ranked.c.key).order_by(ranked.c.rank, ranked.c.key)
            keys = numpy.array(connection.execute(best).scalars().all(), dtype=numpy.int64)
            if len(keys) < RANKED:
                return keys
            others = _keys(connection, select(every.c.key).where(every.c.key < int(keys.min())).subquery())
            return numpy.concatenate((keys, others[::-1]))

    def records(
        self,
        *,
        kind: str | None = None,
        partner: str | None = None,
        type: str | None = None,
        status: str | None = None,
        outlet: str | None = None,
        since: str | date | None = None,
        until: str | date | None = None,
        added_since: str | None = None,
        text: str | None = None,
        document: str | None = None,
        verdict: str | None = None,
        judged: bool = True,
        limit: int | None = None,
    ) -> Iterator[Booked]:
        """The records that meet all conditions, in the order of their documents and words.

        `partner` is a code or name on any side of the record. The period from `since` to `until` must overlap the
        record's date, or where it has none, the date its document was published. The words of the evidence must hold
        `text`, as `search` understands it. `document` is an id or a name. `added_since` asks for what documents tell
        that were added from a moment on (`model.moments`).

        Records are as people judged them, and those rejected are left out; where `judged` is false they are as they
        were read. `verdict` asks for those `accepted`, `rejected`, `corrected`, `unsure`, `disputed` or `open`.
        """
        ask_one_of("verdict", verdict, VERDICTS)
        conditions = Conditions(
            kind=kind,
            partner=self._party(partner),
            type=type,
            status=status,
            outlet=outlet,
            since=since,
            until=until,
        )
        conditions.check()
        question = None if text is None else Question.of(text)
        query = self._narrowed(document, question, added_since)
        found = self._judged(query, conditions, question) if judged else self._read(query, conditions, question)
        return islice((booked for booked in found if is_wanted(booked, verdict, judged)), limit)

    def record(self, prefix: str, *, judged: bool = True) -> Booked:
        """The record whose id begins so, as it was judged, or as it was read; one that was rejected says so."""
        query = all_booked().where(begins(records.c.id, prefix)).limit(6)
        with self._store.reading() as connection:
            found = [booked for _, booked in booked_rows(connection, query)] if prefix else []
            if len(found) == 1 and not judged:
                return found[0]
            if len(found) == 1:
                target = Target(found[0].id, Anchor.of(found[0].record))
                near = judgements.about(self._known.load(connection), [target])
                return as_decided(found[0], judgements.standing(connection, near))
        if not found:
            raise LedgerError("no_record", prefix=prefix, address=self.address)
        ids = [booked.record.id for booked in found[:5]]
        raise LedgerError("several_records_listed", prefix=prefix, ids=ids)

    def uncertain(self, **conditions: Any) -> list[str]:
        """The ids of the records that nobody judged, the least certain first.

        `conditions` are those of `records` on kind, partner, type, status, outlet and period.
        """
        query = select(records.c.id).join(documents, records.c.document == documents.c.key)
        asked = Conditions(**{**conditions, "partner": self._party(conditions.get("partner"))})
        asked.check()
        query = asked.narrow(query).order_by(None)
        query = query.order_by(func.abs(records.c.confidence - 0.5), records.c.id)
        with self._store.reading() as connection:
            judged = judgements.standing(connection, self._known.load(connection)).records
            return [id for id in dict.fromkeys(connection.execute(query).scalars()) if id not in judged]

    def judge(
        self,
        verdict: str,
        *subjects: str,
        author: str,
        field: str | None = None,
        value: Any = None,
        note: str | None = None,
    ) -> Judgement:
        """Judge a record, named by the beginning of its id: `accept`, `reject`, `correct` a field, or `unsure`.

        `same`, `different` and `unsure` of two things name both: records, or ids of whatever else.
        Raises LedgerError or JudgementError.
        """
        with self._store.lasting() as connection:
            known = self._known.load(connection)
            return judgements.judge(
                connection, known, Verdict(verdict), subjects, author=author, field=field, value=value, note=note
            )

    def undo(self, judgement: str, *, author: str, note: str | None = None) -> Judgement:
        """Undo the judgement whose id begins so; undo that to have it back."""
        with self._store.lasting() as connection:
            return judgements.undo(connection, self._known.load(connection), judgement, author=author, note=note)

    def take(self, given: Iterable[Judgement]) -> int:
        """Take in the judgements of another ledger, all or none; returns how many were new."""
        checked = list(given)
        for judgement in checked:
            judgement.check()
        with self._store.lasting() as connection:
            return judgements.add(connection, checked)

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, in the order in which the ledger took them."""
        with self._store.reading() as connection:
            return self._known.load(connection)

    def standing(self) -> Standing:
        """The judgements that hold: what is decided of records and pairs, and what has lost its record."""
        with self._store.reading() as connection:
            return judgements.standing(connection, self._known.load(connection))

    def frame(self, kind: str, **conditions: Any) -> "polars.DataFrame":
        """The records of one kind as a table, narrowed by the conditions of `records`.

        Parties are list columns; a frame hands its Arrow data to other libraries without copying.
        """
        from mizan.ledger.frames import frame_of

        return frame_of(kind, self.records(kind=kind, **conditions))

    def booked(self, ids: Iterable[str], standing: Standing) -> dict[str, Booked]:
        """The records with these ids, those of them that are there, as they stand under judgements."""
        with self._store.reading() as connection:
            return {
                booked.record.id: as_decided(booked, standing)
                for some in judgements.some_of(ids)
                for _, booked in booked_rows(connection, all_booked().where(records.c.id.in_(some)))
            }

    def kept(self, *names: str, state: str) -> "dict[str, polars.DataFrame] | None":
        """The tables that were worked out of a state and kept under all these names; None where any is not there.

        Large ones are mapped from files in TMPDIR. Raises LedgerError where these have no room.
        """
        from mizan.ledger.mapping import mapped, room

        with room("tables_of_ledger") as folder:
            with self._store.reading() as connection:
                found = keeping.find(connection, names, keeping.stamp(state), folder)
            return None if found is None else {name: mapped(path) for name, path in found.items()}

    def keeps(self, *names: str, state: str) -> bool:
        """Whether something that was worked out of a state is kept under all these names."""
        with self._store.reading() as connection:
            return keeping.there(connection, names, keeping.stamp(state))

    def keep(self, tables: "Mapping[str, polars.DataFrame]", state: str) -> bool:
        """Keep tables that were worked out of a state, all or none; whether that could be done.

        They are not kept where the ledger has changed since, may only be read, or is being written to by others.
        """
        from mizan.ledger.mapping import room, written

        try:
            with room("tables_to_keep") as folder:
                contents = written(tables, folder)
                with self._store.writing(settled.name) as connection:
                    return keeping.keep(connection, contents, keeping.stamp(state))
        except LedgerError as error:
            log.info("what was settled is not kept (%s)", error)
            return False

    def problems(self, checked: Callable[[], None] = lambda: None) -> Iterator["Problem"]:
        """Everything that is not as it was written; `checked` is called for every document that was looked at."""
        from mizan.ledger.checking import problems

        return problems(self._store, checked)

    def backup(self, path: str | os.PathLike[str]) -> None:
        """Write the ledger as it is now to a new SQLite ledger; others may go on writing. Raises LedgerError."""
        from mizan.ledger.copying import backup

        backup(self._store, Path(path))

    def _documents(self, query: Select[Any]) -> Iterator[Document]:
        with self._store.reading() as connection:
            for row in connection.execution_options(yield_per=100).execute(query):
                if sha256(row.text.encode()).hexdigest() != row.id:
                    raise LedgerError("document_damaged", address=self.address, document=row.id[:12])
                yield Document(**row._mapping)

    def _party(self, named: str | None) -> str | None:
        """A party by its code or name, or by what a record calls it. Raises UnaskableError where there is none."""
        if named is None or named in parties():
            return named
        told = select(record_parties.c.document).where(record_parties.c.party == named).limit(1)
        with self._store.reading() as connection:
            corrected = [judgement.value for judgement in self._known.load(connection)]
            if connection.execute(told).first() or named in corrected or [named] in corrected:
                return named
        return party_named(named)

    def _narrowed(self, document: str | None, question: Question | None, added_since: str | None) -> Select[Any]:
        """All records, or those of one document, or of the documents that answer a question or were added lately."""
        query = all_booked()
        if document is not None:
            query = query.where(documents.c.id == self.document(document).id)
        if added_since is not None:
            lately = select(documents.c.key).where(documents.c.added >= moment_of(added_since))
            query = query.where(records.c.document.in_(lately))
        if question is not None:
            query = query.where(documents.c.key.in_(select(self._store.words.found(question).c.key)))
        return query

    def _judged(self, query: Select[Any], conditions: Conditions, question: Question | None) -> Iterator[Booked]:
        with self._store.reading() as connection:
            standing = judgements.standing(connection, self._known.load(connection))
            changed = [id for id, decision in standing.records.items() if decision.changes]
            among = conditions.narrow_unchanging(query)
            corrected = [
                placed
                for some in judgements.some_of(changed)
                for placed in booked_rows(connection, among.where(records.c.id.in_(some)), question)
            ]
            as_read = booked_rows(connection, conditions.narrow(query), question)
            for booked in in_order(sorted(corrected, key=itemgetter(0)), as_read):
                after = as_decided(booked, standing)
                if after is booked or conditions.met(after):
                    yield after

    def _read(self, query: Select[Any], conditions: Conditions, question: Question | None) -> Iterator[Booked]:
        with self._store.reading() as connection:
            yield from in_order(booked_rows(connection, conditions.narrow(query), question))


def _keys(connection: Connection, found: Subquery) -> "NDArray[numpy.int64]":
    """The keys that a query finds, in order: fetched as one text, as a row for each would take many times as long."""
    import numpy

    told = select(func.aggregate_strings(cast(found.c.key, String), " "))
    return numpy.sort(numpy.fromstring(connection.execute(told).scalar_one() or "", dtype=numpy.int64, sep=" "))
