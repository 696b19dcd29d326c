"""`mizan judgements`: what people decided, and taking it from ledger to ledger."""

import sys
from pathlib import Path

import click
import msgspec
from click.core import ParameterSource

from mizan.cli.console import Listing, output, say, write_line
from mizan.cli.main import NOTHING_FOUND
from mizan.cli.options import json_option, ledger_option
from mizan.ledger import Ledger
from mizan.ledger.exchange import lines_of, read_file, read_lines, write_file
from mizan.model.judgements import Judgement, Target
from mizan.model.messages import Message
from mizan.settling.applying import Attached, states

COLUMNS = ("judgement", "time", "author", "verdict", "of", "what", "state", "note", "words")
STATES = ("stands", "disputed", "overruled", "undone", "orphaned")
WORDS = 50


@click.group(invoke_without_command=True)
@ledger_option
@click.option("--record", metavar="ID", help="Judgements of this record, or of whatever has this id.")
@click.option("--author", metavar="NAME", help="Judgements by this person.")
@click.option("--state", type=click.Choice(STATES), help="Judgements of which this has become.")
@json_option
@click.pass_context
def judgements(
    context: click.Context, ledger: str, record: str | None, author: str | None, state: str | None, as_json: bool
) -> int:
    """List judgements, the latest first; `export` and `import` take them from ledger to ledger.

    A judgement stands, or is disputed (people differ and nobody decided between them), overruled by a later one,
    undone, or orphaned: its document was read anew, and no record there is plainly the one that was judged. With
    --state what undoes others is not listed.
    """
    if context.invoked_subcommand is not None:
        return 0
    with Ledger.open(ledger, create=False) as books:
        known = books.judgements()
        attached = books.standing().attached
    became = states(known, attached)
    found = [
        judgement
        for judgement in sorted(known, key=lambda judgement: (judgement.time, judgement.id), reverse=True)
        if author in (None, judgement.author)
        and (state is None or (state == became[judgement.id] and not judgement.undoes))
        and (record is None or _concerns(judgement, record, attached))
    ]
    if as_json:
        for judgement in found:
            moved = {t.id: attached.moved[t.id] for t in judgement.targets if t.id in attached.moved}
            write_line({**msgspec.to_builtins(judgement), "state": became[judgement.id], "moved": moved})
    elif found:
        output().print(Listing(None, COLUMNS, [_row(judgement, became[judgement.id], attached) for judgement in found]))
    else:
        say(Message("no_judgement_such"))
    return 0 if found else NOTHING_FOUND


@judgements.command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@click.option("--replace", is_flag=True, help="Write over a FILE that is there.")
@ledger_option
@click.pass_context
def export_(context: click.Context, file: Path, replace: bool, ledger: str) -> int:
    """Write all judgements to FILE as JSON Lines; - is standard output. A FILE that is there is left alone."""
    with Ledger.open(_ledger(context, ledger), create=False) as books:
        known = books.judgements()
    if str(file) == "-":
        sys.stdout.write(lines_of(known))
    else:
        write_file(file, known, replace=replace)
        print(f"{file}: {len(known)} judgements")
    return 0


@judgements.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@ledger_option
@click.pass_context
def import_(context: click.Context, file: Path, ledger: str) -> int:
    """Take in the judgements of FILE, all or none; - is standard input. Those known already change nothing."""
    given = read_lines(sys.stdin.read(), "standard input") if str(file) == "-" else read_file(file)
    with Ledger.open(_ledger(context, ledger), create=False) as books:
        new = books.take(given)
        orphaned = books.standing().attached.orphaned
    lost = sum(any(target.id in orphaned for target in judgement.targets) for judgement in given)
    rest = f", {lost} of records that are not in this ledger (kept, and applied when they are)" if lost else ""
    print(f"{len(given)} judgements: {new} new, {len(given) - new} known{rest}")
    return 0


def _ledger(context: click.Context, ledger: str) -> str:
    """The ledger named after the command, else the one named before it."""
    parent = context.parent
    named = context.get_parameter_source("ledger") is ParameterSource.COMMANDLINE
    if parent is None or named or parent.get_parameter_source("ledger") is not ParameterSource.COMMANDLINE:
        return ledger
    before: str = parent.params["ledger"]
    return before


def _concerns(judgement: Judgement, wanted: str, attached: Attached) -> bool:
    ids = [id for target in judgement.targets for id in (target.id, attached.moved.get(target.id, target.id))]
    return any(id.startswith(wanted) for id in ids)


def _row(judgement: Judgement, state: str, attached: Attached) -> list[object]:
    of = " + ".join(_named(target, attached) for target in judgement.targets) or judgement.undoes
    what = None
    if judgement.field:
        value = judgement.value
        what = f"{judgement.field} = {', '.join(value) if isinstance(value, list) else value}"
    anchor = judgement.target.anchor if judgement.target else None
    words = " ".join(anchor.words.split()) if anchor else ""
    shown = words if len(words) <= WORDS else words[: WORDS - 1] + "…"
    time = judgement.time[:16].replace("T", " ")
    return [judgement.id, time, judgement.author, judgement.verdict, of, what, state, judgement.note, shown]


def _named(target: Target, attached: Attached) -> str:
    now = attached.moved.get(target.id)
    kind = f"{target.anchor.kind} " if target.anchor else ""
    return f"{kind}{target.id}" + (f" (now {now})" if now else "")
