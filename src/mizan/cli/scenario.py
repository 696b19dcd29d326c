"""`mizan scenario`: what the balance would be if."""

import datetime
from pathlib import Path

import click
import polars as pl

from mizan.cli.console import language, notice
from mizan.cli.frames import form_option, show_frame
from mizan.cli.options import PARTY, interval_options, ledger_option
from mizan.cli.weighed import weighed
from mizan.model.messages import Message
from mizan.model.vocabulary import party_label
from mizan.weighing.effects import effects
from mizan.weighing.overlay import overlay
from mizan.weighing.scenario import ScenarioError, parse

COLUMNS = {
    "partner": ["partner"],
    "measure": ["measure"],
    "before": ["before", "before_low", "before_high"],
    "after": ["after", "after_low", "after_high"],
    "change": ["change"],
    "not shown because": ["suppressed_because"],
}


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("focal", type=PARTY, required=False)
@ledger_option
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day to ask about, else today.")
@click.option("--all", "everything", is_flag=True, help="Also what does not change.")
@interval_options
@form_option
def scenario(
    path: Path,
    focal: str | None,
    ledger: str,
    as_of: datetime.datetime | None,
    everything: bool,
    level: float,
    minimum: int,
    seed: int,
    form: str,
) -> int:
    """Show every measure of FOCAL before and after what FILE supposes, partner by partner; the ledger stays as it is.

    FILE is TOML (docs/scenarios.md): an agreement signed, a visit, a sanction, a corridor closed, trade or
    investment that reaches so much, a plan put off, a promise kept. FOCAL is the file's own `focal` unless it is named
    here.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else Message("no_utf8")
        raise ScenarioError("scenario_unreadable", path=path, reason=reason) from error
    supposed = parse(text, str(path))
    focal = focal or supposed.focal
    if focal is None:
        raise ScenarioError("scenario_without_focal", path=path)
    with weighed(ledger) as books:
        before = books.weighing(focal)
    day = as_of.date() if as_of else datetime.date.today()
    after = overlay(before, supposed, focal)
    made = effects(before, after, focal, as_of=day, level=level, seed=seed, minimum=minimum)
    if not everything:
        moved = pl.col("change").abs() > 1e-9
        made = made.filter(moved | (pl.col("before").is_null() != pl.col("after").is_null()))
    if made.is_empty() and form == "table":
        notice(Message("nothing_changes"))
    title = Message("before_and_after", scenario=supposed.title, focal=party_label(focal, language()))
    return show_frame(made, COLUMNS, form, title=title)
