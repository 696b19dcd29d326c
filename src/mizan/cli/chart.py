"""`mizan chart`: the balance, the domains, the timeline, the network and the commitments as pictures."""

import datetime
from collections.abc import Callable
from pathlib import Path

import click
import msgspec

from mizan.cli.brief import write_page
from mizan.cli.main import NOTHING_FOUND
from mizan.cli.options import DATE, PARTY, ledger_option, named_option, output_option, period_option
from mizan.cli.weighed import Weighed, weighed
from mizan.model.errors import MizanError
from mizan.model.vocabulary import LANGUAGES
from mizan.publishing import series
from mizan.publishing.charts import CHARTS, draw
from mizan.publishing.charts import chart as specified
from mizan.publishing.series import Rows
from mizan.weighing.periods import Period

FORMS = (".svg", ".png")
WITHOUT_TIME = ("heatmap", "network")


@click.command()
@click.argument("name", type=click.Choice(list(CHARTS)), metavar="|".join(CHARTS))
@click.argument("focal", type=PARTY)
@ledger_option
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the labels.")
@period_option
@click.option("--minimum", type=click.IntRange(1), default=10, show_default=True, help="Fewest acts to show a share.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day to ask about, else today.")
@click.option("--since", type=DATE, metavar="DATE", help="Only what happened or is due from this date on.")
@named_option
@click.option("--data", is_flag=True, help="Also write the numbers behind the chart, as JSON beside it.")
@output_option("An .svg or .png file.")
def chart(
    name: str,
    focal: str,
    ledger: str,
    lang: str,
    by: Period,
    minimum: int,
    as_of: datetime.datetime | None,
    since: str | None,
    named: bool,
    data: bool,
    path: Path,
) -> int:
    """Draw a chart of FOCAL: shares with intervals over time (balance), entries by partner and domain (heatmap), what
    happened when (timeline), who deals with whom (network), what is due (commitments).

    Charts are drawn offline and need the extra mizan[publish].
    """
    form = path.suffix.lower()
    if form not in FORMS:
        raise MizanError("chart_form", path=path, forms=FORMS)
    if since and name in WITHOUT_TIME:
        raise MizanError("chart_all_time", name=name)
    day = as_of.date() if as_of else datetime.date.today()
    made: dict[str, Callable[[Weighed], Rows]] = {
        "balance": lambda books: series.shares(books.vectors(focal), by, lang, minimum, since=since),
        "heatmap": lambda books: series.cells(books.vectors(focal), lang),
        "timeline": lambda books: series.moments(books.vectors(focal), lang, since=since),
        "network": lambda books: series.dyads(books.dealt(), focal, lang),
        "commitments": lambda books: series.due(books.promises(focal), focal, lang, day),
    }
    with weighed(ledger) as books:
        told = made[name](books.plain(focal) if named else books)
    rows = [row for row in told if since is None or str(row.get("by", "~")) >= since]
    if not rows or all(row.get("share", 0) is None for row in rows):
        print("Nothing in the books to draw" + (f"; fewer than {minimum} acts in every {by}." if rows else "."))
        return NOTHING_FOUND
    write_page(path, draw(specified(name, rows, focal, lang), form[1:]))
    print(path)
    if data:
        beside = path.with_suffix(".json")
        behind = {"chart": name, "focal": focal, "language": lang, "as_of": day.isoformat(), "rows": rows}
        write_page(beside, msgspec.json.format(msgspec.json.encode(behind), indent=1) + b"\n")
        print(beside)
    return 0
