"""`mizan judge`: a person's decision on a record, or on two things."""

import re

import click
import polars as pl

from mizan.cli.console import write_line
from mizan.cli.options import author_option, json_option, ledger_option, note_option
from mizan.ledger import Ledger, LedgerError
from mizan.ledger.tabulating import current
from mizan.model.judgements import Judgement, Verdict

_VERDICTS = [str(verdict) for verdict in Verdict if verdict is not Verdict.UNDO]
_ENTRY = re.compile(r"[0-9a-f]{6,16}")


@click.command()
@click.argument("record")
@click.argument("verdict", type=click.Choice(_VERDICTS))
@click.argument("rest", nargs=-1, metavar="[FIELD VALUE | OTHER]")
@ledger_option
@author_option
@note_option
@json_option
def judge(
    record: str, verdict: str, rest: tuple[str, ...], ledger: str, author: str, note: str | None, as_json: bool
) -> int:
    """Judge RECORD, named by the beginning of its id.

    \b
    mizan judge RECORD accept                 it is right
    mizan judge RECORD reject                 it is wrong: it counts nowhere
    mizan judge RECORD correct FIELD VALUE    it is right but for a field (null empties it)
    mizan judge RECORD unsure                 nobody can tell
    mizan judge A same B                      two records, entries or entities are one
    mizan judge A different B                 they are two

    Judgements are only added; `mizan undo` undoes one.
    """
    asked = Verdict(verdict)
    field, value, others = _parts(asked, rest)
    with Ledger.open(ledger, create=False) as books:
        subjects = [_subject(books, subject) for subject in (record, *others)] if others else [record]
        made = books.judge(verdict, *subjects, author=author, field=field, value=value, note=note)
        if as_json:
            write_line(made)
        else:
            print(_told(books, made))
    return 0


def _parts(verdict: Verdict, rest: tuple[str, ...]) -> tuple[str | None, str | None, tuple[str, ...]]:
    if verdict is Verdict.CORRECT:
        if len(rest) < 2:
            raise click.UsageError("correct needs FIELD and VALUE: mizan judge RECORD correct date 2023-11-09")
        return rest[0], " ".join(rest[1:]), ()
    least, most = {Verdict.SAME: (1, 1), Verdict.DIFFERENT: (1, 1), Verdict.UNSURE: (0, 1)}.get(verdict, (0, 0))
    if not least <= len(rest) <= most:
        wanted = f"A {verdict} B" if most else f"RECORD {verdict}"
        raise click.UsageError(f"write it as: mizan judge {wanted}")
    return None, None, rest


def _subject(books: Ledger, subject: str) -> str:
    """A record or whatever else; an entry stands for the record that tells it best."""
    if not _ENTRY.fullmatch(subject):
        return subject
    try:
        return books.record(subject).id
    except LedgerError:
        tables, _ = current(books)
        best = tables.entries.filter(pl.col("id").str.starts_with(subject))["best"].unique()
        return str(tables.records["id"][best.item()]) if len(best) == 1 else subject


def _told(books: Ledger, made: Judgement) -> str:
    undo = f"judgement {made.id} by {made.author}; mizan undo {made.id[:8]} takes it back"
    if made.other is not None and made.target is not None:
        return f"{made.target.id} {made.verdict} {made.other.id} ({undo})"
    assert made.target is not None
    booked = books.record(made.target.id)
    label = booked.judged.label if booked.judged else "open"
    was = dict(booked.judged.was) if booked.judged else {}
    change = f", {made.field}: {_shown(was.get(made.field))} → {_shown(made.value)}" if made.field else ""
    return f"{booked.record.kind} {booked.id} {label}{change} ({undo})"


def _shown(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value)) or "nothing"
    return "nothing" if value is None else str(value)
