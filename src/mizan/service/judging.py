"""Judgements made at the desk, from pages and scripts alike; each is signed by whoever asks."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from mizan.model.judgements import Judgement
from mizan.service.books import Books
from mizan.service.keeper import Keeper
from mizan.service.problems import MissingError

Value = str | float | bool | list[str] | dict[str, int] | None
Note = Annotated[str, Meta(max_length=2000)]
Id = Annotated[str, Meta(min_length=1, max_length=300)]


class Decision(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What somebody decides.

    Of one record: `accept`, `reject`, `unsure`, or `correct` a `field` to a `value`. Of two subjects: `same`,
    `different` or `unsure`. A subject is the id of a record, or of an entry (which stands for its best record); of two,
    also any other id or name.
    """

    verdict: Literal["accept", "reject", "correct", "unsure", "same", "different"]
    subjects: Annotated[list[Id], Meta(min_length=1, max_length=2)]
    field: str | None = None
    value: Value = None
    note: Note | None = None


class Reason(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Why a judgement is taken back, if that is to be said."""

    note: Note | None = None


def judge(keeper: Keeper, decision: Decision, author: str) -> Judgement:
    """Make a judgement, and have the books settled with it. Raises LedgerError or JudgementError."""
    subjects = [_record(keeper.current, id) for id in decision.subjects]
    made = keeper.ledger.judge(
        decision.verdict,
        *subjects,
        author=author,
        field=decision.field,
        value=decision.value,
        note=decision.note,
    )
    keeper.catch_up()
    return made


def _record(books: Books, id: str) -> str:
    """What stands for a subject: of an entry its best record, else the subject itself."""
    try:
        return books.entry(id).best.id
    except MissingError:
        return id


def undo(keeper: Keeper, judgement: str, reason: Reason, author: str) -> Judgement:
    """Take a judgement back, named by the beginning of its id, and have the books settled without it."""
    made = keeper.ledger.undo(judgement, author=author, note=reason.note)
    keeper.catch_up()
    return made
