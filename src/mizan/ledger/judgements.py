"""Judgements in the ledger: making them, taking in those of others, and finding the records they are about."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from threading import Lock
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select

from mizan.ledger.filters import begins
from mizan.ledger.rows import RECORD, record_of
from mizan.ledger.schema import documents, judgements, records, rename_state
from mizan.model.errors import JudgementError, LedgerError
from mizan.model.fields import value_of
from mizan.model.judgements import Anchor, Judgement, Target, Verdict, answers, later, now, questions, undone
from mizan.settling.applying import Attached, Place, Standing, attach, standing_of

_HEXADECIMAL = re.compile(r"[0-9a-f]+")
_MANY = 500
_encode = msgspec.json.Encoder().encode
judgement_of = msgspec.json.Decoder(Judgement).decode
"""The judgement of a line."""


class Known:
    """The judgements of a ledger, kept at hand: as they are only added, what was loaded need not be loaded again."""

    def __init__(self) -> None:
        self._all: list[Judgement] = []
        self._last = 0
        self._lock = Lock()

    def load(self, connection: Connection) -> tuple[Judgement, ...]:
        """All judgements, in the order in which the ledger took them."""
        with self._lock:
            query = select(judgements.c.key, judgements.c.line).where(judgements.c.key > self._last)
            for row in connection.execute(query.order_by(judgements.c.key)):
                self._all.append(judgement_of(row.line))
                self._last = row.key
            return tuple(self._all)


def standing(connection: Connection, known: Iterable[Judgement]) -> Standing:
    """What holds of the records in the ledger."""
    known = list(known)
    return standing_of(known, attached(connection, known))


def about(known: Iterable[Judgement], targets: Iterable[Target]) -> list[Judgement]:
    """The judgements that can bear on what holds of some things: on their documents, on their ids, and undoing."""
    documents = {target.anchor.document for target in targets if target.anchor}
    ids = {target.id for target in targets if not target.anchor}
    return [
        judgement
        for judgement in known
        if judgement.undoes
        or any(
            target.anchor.document in documents if target.anchor else target.id in ids for target in judgement.targets
        )
    ]


def attached(connection: Connection, known: Iterable[Judgement]) -> Attached:
    """Where the records are that judgements are about."""
    targets = [target for judgement in known for target in judgement.targets if target.anchor is not None]
    wanted = {target.id for target in targets}
    there = {
        id
        for some in some_of(wanted)
        for id in connection.execute(select(records.c.id).where(records.c.id.in_(some))).scalars()
    }
    lost = [target for target in targets if target.id not in there]
    ids = {target.anchor.document for target in lost if target.anchor is not None}
    return attach(lost, _places(connection, ids))


def add(connection: Connection, given: Iterable[Judgement]) -> int:
    """Add judgements that the ledger does not have yet; returns how many those are."""
    added = 0
    for judgement in given:
        if connection.execute(select(judgements.c.key).where(judgements.c.id == judgement.id)).first() is None:
            connection.execute(insert(judgements), row_of(judgement))
            added += 1
    if added:
        rename_state(connection)
    return added


def judge(
    connection: Connection,
    known: Iterable[Judgement],
    verdict: Verdict,
    subjects: tuple[str, ...],
    *,
    author: str,
    field: str | None = None,
    value: Any = None,
    note: str | None = None,
) -> Judgement:
    """Make a judgement on one or two things over those that stand, and add it."""
    known = list(known)
    targets = [_target(connection, subject, alone=len(subjects) == 1) for subject in subjects]
    if verdict is Verdict.CORRECT and field is not None:
        value = _value(connection, targets[0], field, value)
    draft = Judgement.of(
        verdict=verdict,
        target=targets[0],
        other=targets[1] if len(targets) > 1 else None,
        field=field,
        value=value,
        author=author,
        time=now(),
        note=note or None,
    )
    near = about(known, targets)
    moved = attached(connection, near).moved
    held = answers(near, moved)
    over = {
        judgement.id
        for question in questions(draft, moved)
        if question in held
        for judgement in held[question].standing
    }
    return _added(connection, msgspec.structs.replace(draft, over=tuple(over)), known)


def undo(
    connection: Connection, known: Iterable[Judgement], prefix: str, *, author: str, note: str | None = None
) -> Judgement:
    """Undo the judgement whose id begins so."""
    known = list(known)
    wanted = named(known, prefix)
    if wanted.id in undone(known):
        raise LedgerError("undone_already", id=wanted.id)
    draft = Judgement.of(verdict=Verdict.UNDO, undoes=wanted.id, author=author, time=now(), note=note or None)
    return _added(connection, draft, known)


def named(known: Iterable[Judgement], prefix: str) -> Judgement:
    """The judgement whose id begins so."""
    found = [judgement for judgement in known if judgement.id.startswith(prefix)] if prefix else []
    if not found:
        raise LedgerError("no_judgement", prefix=prefix)
    if len(found) > 1:
        raise LedgerError("several_judgements", prefix=prefix, ids=[judgement.id for judgement in found[:5]])
    return found[0]


def _added(connection: Connection, draft: Judgement, known: Iterable[Judgement]) -> Judgement:
    """Add a judgement; one said again within a tick of the clock after it was undone is timed a little later."""
    parts = {name: getattr(draft, name) for name in draft.__struct_fields__ if name != "id"}
    taken = {judgement.id for judgement in known}
    judgement = Judgement.of(**parts)
    while judgement.id in taken:
        parts["time"] = later(parts["time"])
        judgement = Judgement.of(**parts)
    add(connection, [judgement])
    return judgement


def row_of(judgement: Judgement) -> dict[str, Any]:
    """The row of a judgement, without its key."""
    return {
        "id": judgement.id,
        "time": judgement.time,
        "author": judgement.author,
        "verdict": str(judgement.verdict),
        "line": _encode(judgement).decode(),
    }


def _target(connection: Connection, subject: str, *, alone: bool) -> Target:
    """The record whose id begins so; of two things, one may also be called by an id that no record has."""
    query = select(records, documents.c.id.label("document_id")).join(documents, records.c.document == documents.c.key)
    query = query.where(begins(records.c.id, subject)).limit(2)
    found = connection.execute(query).mappings().all() if subject else []
    if len(found) > 1:
        raise LedgerError("several_records", subject=subject)
    if not found:
        if alone or not subject.strip() or _HEXADECIMAL.fullmatch(subject):
            raise LedgerError("no_record_shown", subject=subject)
        return Target(subject.strip())
    (row,) = found
    # Named with the rest, the kind would tempt SQLite to go through all records of the kind.
    overlapping = select(records.c.id, records.c.kind).where(
        records.c.document == row["document"], records.c.start < row["end"], records.c.end > row["start"]
    )
    others = connection.execute(overlapping)
    beside = [other.id for other in others if other.kind == row["kind"] and other.id != row["id"]]
    record = record_of(row["document_id"], *(row[name] for name in RECORD))
    return Target(row["id"], Anchor.of(record, beside))


def _value(connection: Connection, target: Target, field: str, given: Any) -> Any:
    anchor = target.anchor
    if anchor is None:
        raise JudgementError("no_fields", id=target.id)
    value = value_of(anchor.kind, field, given)
    if isinstance(value, dict):
        text = connection.execute(select(documents.c.text).where(documents.c.id == anchor.document)).scalar_one()
        if value["end"] > len(text):
            raise JudgementError("no_words_in_text", start=value["start"], end=value["end"], length=len(text))
    return value


def _places(connection: Connection, ids: Iterable[str]) -> Iterator[Place]:
    query = select(records.c.id, documents.c.id, records.c.kind, records.c.start, records.c.end).join(
        documents, records.c.document == documents.c.key
    )
    for some in some_of(ids):
        for row in connection.execute(query.where(documents.c.id.in_(some))):
            yield Place(*row)


def some_of(ids: Iterable[str]) -> Iterator[list[str]]:
    """The ids in lists short enough for one query."""
    rest = iter(ids)
    while some := list(islice(rest, _MANY)):
        yield some
