"""Judgements: what people decide about records and entries. They are only ever added; one undoes another.

The state is a function of the set of judgements, whatever the order in which they came:

- A judgement answers one or two questions: whether a record is right (`accept`, `reject`, `unsure`), what a field of
  it holds (`correct`, which accepts the record too), or whether two things are one (`same`, `different`, `unsure`).
- It is undone as long as a judgement that undoes it is not undone itself.
- A judgement names those that it was made `over`: the ones that stood when it was made. Of the judgements on a question
  that are not undone, those stand that no other was made over, directly or by way of others.
- Where several stand, nobody has decided between them yet: the latest holds, and if they differ it is disputed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any, Self

import msgspec
from msgspec import Struct, structs

from mizan.model.errors import JudgementError
from mizan.model.messages import Message
from mizan.model.records import Record

Question = tuple[str, ...]

_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")


class Verdict(StrEnum):
    """What is decided: of a record, of two things, or of an earlier judgement."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    UNSURE = "unsure"
    SAME = "same"
    DIFFERENT = "different"
    UNDO = "undo"


class Anchor(Struct, frozen=True):
    """Where the record of a judgement stands, so that it can be found again when the document is read anew.

    `beside` are the ids of the other records of its kind that overlapped it.
    """

    document: str
    kind: str
    start: int
    end: int
    words: str
    beside: tuple[str, ...] = ()

    @classmethod
    def of(cls, record: Record, beside: Iterable[str] = ()) -> Self:
        """The anchor of a record."""
        evidence = record.evidence
        return cls(record.document, record.kind, evidence.start, evidence.end, evidence.words, tuple(sorted(beside)))


class Target(Struct, frozen=True, omit_defaults=True):
    """What a judgement is about: a record with its anchor, or whatever else has an id."""

    id: str
    anchor: Anchor | None = None


class Judgement(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A person's decision; `id` is a hash of all the rest.

    `field` and `value` belong to `correct`, `other` to `same`, `different` and `unsure` of two, `undoes` to `undo`.
    """

    id: str
    verdict: Verdict
    target: Target | None = None
    other: Target | None = None
    field: str | None = None
    value: Any = None
    undoes: str | None = None
    over: tuple[str, ...] = ()
    author: str
    time: str
    note: str | None = None

    @classmethod
    def of(cls, *, verdict: Verdict, author: str, time: str, over: Iterable[str] = (), **rest: Any) -> Self:
        """Make a judgement; raises JudgementError where its parts do not belong together."""
        made = cls(id="", verdict=verdict, author=author.strip(), time=time, over=tuple(sorted(over)), **rest)
        made._check()
        return structs.replace(made, id=made._hash())

    @property
    def targets(self) -> tuple[Target, ...]:
        """The one or two things judged."""
        return tuple(target for target in (self.target, self.other) if target is not None)

    def check(self) -> None:
        """Raise JudgementError where this is no judgement as it was made."""
        self._check()
        if self.id != self._hash():
            raise JudgementError("judgement_changed", id=self.id)

    def _hash(self) -> str:
        return sha256(msgspec.json.encode(structs.replace(self, id=""), order="sorted")).hexdigest()[:16]

    def _check(self) -> None:
        shape = (self.target is not None, self.other is not None, self.field is not None, self.undoes is not None)
        if shape not in _SHAPES[self.verdict]:
            raise JudgementError("said_of", verdict=self.verdict, what=Message(_SAID_OF[self.verdict]))
        if self.value is not None and self.verdict is not Verdict.CORRECT:
            raise JudgementError("verdict_without_value", verdict=self.verdict)
        if self.other is not None and self.target is not None and self.other.id == self.target.id:
            raise JudgementError("one_thing", id=self.target.id)
        if not self.author or not self.author.isprintable():
            raise JudgementError("authorless")
        if not _TIME.fullmatch(self.time):
            raise JudgementError("no_time", time=self.time)


_ONE, _TWO = (True, False, False, False), (True, True, False, False)
_FIELD, _EARLIER = (True, False, True, False), (False, False, False, True)
_SHAPES = {
    Verdict.ACCEPT: (_ONE,),
    Verdict.REJECT: (_ONE,),
    Verdict.UNSURE: (_ONE, _TWO),
    Verdict.CORRECT: (_FIELD,),
    Verdict.SAME: (_TWO,),
    Verdict.DIFFERENT: (_TWO,),
    Verdict.UNDO: (_EARLIER,),
}
_SAID_OF = {
    Verdict.ACCEPT: "on_one",
    Verdict.REJECT: "on_one",
    Verdict.UNSURE: "on_one_or_two",
    Verdict.CORRECT: "on_field",
    Verdict.SAME: "on_two",
    Verdict.DIFFERENT: "on_two",
    Verdict.UNDO: "on_earlier",
}


def now() -> str:
    """The time in UTC, as judgements are timed."""
    return datetime.now(UTC).strftime(_FORM)


def later(time: str) -> str:
    """A microsecond later."""
    return (datetime.strptime(time, _FORM) + timedelta(microseconds=1)).strftime(_FORM)


class Answer(Struct, frozen=True):
    """What holds on a question: the judgement that says so, all that stand, latest first, and whether they differ."""

    judgement: Judgement
    standing: tuple[Judgement, ...]
    disputed: bool


def questions(judgement: Judgement, current: Mapping[str, str]) -> tuple[Question, ...]:
    """The questions that a judgement answers; `current` tells the id that a thing has now, if it has another."""
    ids = [current.get(target.id, target.id) for target in judgement.targets]
    if not ids:
        return ()
    if len(ids) == 2:
        return (("pair", *sorted(ids)),)
    record = ("record", *ids)
    return (record, ("field", *ids, judgement.field)) if judgement.field else (record,)


def undone(judgements: Iterable[Judgement]) -> set[str]:
    """The ids of judgements that are undone."""
    undoers: dict[str, list[str]] = defaultdict(list)
    for judgement in judgements:
        if judgement.undoes:
            undoers[judgement.undoes].append(judgement.id)
    found: dict[str, bool] = {}
    for first in undoers:
        stack = [first]
        while stack:
            id = stack[-1]
            unknown = [undoer for undoer in undoers.get(id, ()) if undoer not in found]
            if unknown:
                stack += unknown
                continue
            found[stack.pop()] = any(not found[undoer] for undoer in undoers.get(id, ()))
    return {id for id, is_undone in found.items() if is_undone}


def answers(judgements: Iterable[Judgement], current: Mapping[str, str] | None = None) -> dict[Question, Answer]:
    """What holds on every question that judgements answer."""
    known = {judgement.id: judgement for judgement in judgements}
    gone = undone(known.values())
    asked: dict[Question, list[Judgement]] = defaultdict(list)
    for judgement in known.values():
        if judgement.id not in gone:
            for question in questions(judgement, current or {}):
                asked[question].append(judgement)
    return {question: _answer(question, given, known) for question, given in asked.items()}


def _answer(question: Question, given: list[Judgement], known: Mapping[str, Judgement]) -> Answer:
    overruled = _before(given, known) if len(given) > 1 else set()
    standing = sorted(
        (judgement for judgement in given if judgement.id not in overruled),
        key=lambda judgement: (judgement.time, judgement.id),
        reverse=True,
    )
    return Answer(standing[0], tuple(standing), len({_said(question, judgement) for judgement in standing}) > 1)


def _before(given: Iterable[Judgement], known: Mapping[str, Judgement]) -> set[str]:
    """All that judgements were made over, directly or by way of others."""
    found: set[str] = set()
    waiting = [id for judgement in given for id in judgement.over]
    while waiting:
        id = waiting.pop()
        if id not in found:
            found.add(id)
            if id in known:
                waiting += known[id].over
    return found


def _said(question: Question, judgement: Judgement) -> str:
    """What a judgement says on a question, to be held against what another says."""
    if question[0] == "field":
        return msgspec.json.encode(judgement.value, order="sorted").decode()
    return str(Verdict.ACCEPT if judgement.verdict is Verdict.CORRECT else judgement.verdict)
