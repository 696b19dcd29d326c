"""`mizan balance`: how much each partner weighs, period by period."""

from collections.abc import Callable

import click
import polars as pl

from mizan.cli.console import language, notice
from mizan.cli.frames import form_option, show_frame
from mizan.cli.options import (
    DATE,
    PARTY,
    interval_options,
    ledger_option,
    named_option,
    period_option,
    principle_option,
)
from mizan.cli.weighed import weighed
from mizan.model.asking import ask_period
from mizan.model.messages import Message
from mizan.model.vocabulary import party_label, terms
from mizan.weighing import acts, by_period, spread, unplaced
from mizan.weighing import balance as balance_of
from mizan.weighing.periods import Period, Undated

COLUMNS = {
    "period": ["period"],
    "partner": ["partner"],
    "share": ["share", "low", "high"],
    "acts": ["n"],
    "tone": ["tone", "tone_low", "tone_high"],
    "unlike its past": ["share_signal"],
    "tone unlike its past": ["tone_signal"],
    "not shown because": ["because"],
}
SPREAD_COLUMNS = {
    "period": ["period"],
    "partners": ["partners"],
    "concentration": ["hhi", "hhi_low", "hhi_high"],
    "effective partners": ["effective", "effective_low", "effective_high"],
    "evenness": ["evenness", "evenness_low", "evenness_high"],
    "acts": ["n"],
    "not shown because": ["suppressed_because"],
}


@click.command()
@click.argument("focal", type=PARTY)
@ledger_option
@period_option
@click.option("--domain", type=click.Choice(list(terms("domain"))), help="Only acts of this domain.")
@click.option("--partner", "among", type=PARTY, multiple=True, help="Only these partners; may be repeated.")
@click.option("--since", type=DATE, metavar="DATE", help="From this date on.")
@click.option("--until", type=DATE, metavar="DATE", help="Up to this date.")
@click.option("--dated-only", is_flag=True, help="Leave out acts told without a date of their own.")
@principle_option
@named_option
@click.option("--spread", "overall", is_flag=True, help="Concentration, effective partners and evenness instead.")
@interval_options
@form_option
def balance(
    focal: str,
    ledger: str,
    by: Period,
    domain: str | None,
    among: tuple[str, ...],
    since: str | None,
    until: str | None,
    dated_only: bool,
    principle: str | None,
    named: bool,
    overall: bool,
    level: float,
    minimum: int,
    seed: int,
    form: str,
) -> int:
    """Weigh the partners of FOCAL: each one's share of the acts, the tone, and whether that is unlike its past.

    Shares and tones come with intervals; what rests on too few acts is not shown and says why. An act told without a
    date counts in the period in which it was first reported (the news tells what has just happened), unless
    --dated-only leaves it out. In general news many acts are read with a side that only the context supplies, and
    often wrongly: --named keeps what names both (docs/balance-2018.md). See docs/measures.md for every formula.
    """
    ask_period(since, until)
    with weighed(ledger, focal=focal) as books:
        frame = books.vectors(focal)
    frame = frame.filter("named") if named else frame
    frame = frame.filter(pl.col("principles").list.contains(principle)) if principle else frame
    undated: Undated = "leave out" if dated_only else "published"
    left_out = unplaced(acts(frame), by, undated)
    if left_out and form == "table":
        notice(Message("acts_undated", by=Message(by), count=left_out))
    weigh: Callable[..., pl.DataFrame] = spread if overall else balance_of
    made = weigh(
        frame,
        by,
        domain=domain,
        since=since,
        until=until,
        among=list(among) or None,
        undated=undated,
        level=level,
        seed=seed,
        minimum=minimum,
    )
    if form == "table" and not overall:
        outside = _outside(frame, made, by, undated) if made.height and not (since or until) else 0
        if outside:
            notice(Message("acts_outside", by=Message(by), minimum=minimum, count=outside))
        made = made.with_columns(because=_because())
    of, narrowed = party_label(focal, language()), [one for one in (domain, principle) if one]
    title = Message("balance_of", focal=of, by=Message(by))
    if narrowed:
        title = Message("balance_of_part", focal=of, by=Message(by), narrowed=narrowed)
    return show_frame(made, SPREAD_COLUMNS if overall else COLUMNS, form, title=title)


def _outside(frame: pl.DataFrame, made: pl.DataFrame, by: Period, undated: Undated) -> int:
    """How many acts fall in periods that are not shown."""
    placed = by_period(acts(frame), by, undated=undated)
    return placed.join(made.select("period").unique(), on="period", how="anti")["entry"].n_unique()


def _because() -> pl.Expr:
    """Why a row shows no share, else why it shows no tone."""
    tone = pl.format("tone: {}", pl.coalesce("tone_suppressed_because", pl.lit("no acts")))
    return pl.coalesce("suppressed_because", pl.when(pl.col("tone").is_null()).then(tone))
