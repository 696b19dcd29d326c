"""`mizan partners`: who the partners of a focal state are, and how much stands in the books with each."""

import click
import polars as pl

from mizan.cli.console import language
from mizan.cli.frames import form_option, show_frame
from mizan.cli.options import PARTY, ledger_option, named_option
from mizan.cli.weighed import weighed
from mizan.model.messages import Message
from mizan.model.vocabulary import party_label

COLUMNS = {
    "partner": ["code"],
    "": ["name"],
    "acts": ["acts"],
    "with others": ["shared_acts"],
    "agreements": ["agreements"],
    "figures": ["figures"],
    "promises": ["promises"],
    "statements": ["statements"],
    "cooperation": ["cooperation"],
    "conflict": ["conflict"],
}


@click.command()
@click.argument("focal", type=PARTY)
@ledger_option
@named_option
@form_option
def partners(focal: str, ledger: str, named: bool, form: str) -> int:
    """List the partners of FOCAL, those with most entries first. Every number counts entries, not reports.

    Acts with others (a summit) are counted apart from acts between the two alone. Cooperation and conflict are the
    positive and the negative part of the sum of PLOVER's scores.
    """
    with weighed(ledger, focal=focal) as books:
        found = books.partners(focal, named=named)
    rows = [
        {
            "code": row.code,
            "name": party_label(row.code, "en"),
            "name_ar": party_label(row.code, "ar"),
            "acts": row.acts,
            "shared_acts": row.shared_acts,
            "agreements": row.agreements,
            "figures": row.figures,
            "promises": row.promises,
            "statements": row.statements,
            "cooperation": row.cooperation,
            "conflict": row.conflict,
        }
        for row in found
    ]
    title = Message("partners_of", focal=party_label(focal, language()))
    columns = COLUMNS | {"": ["name_ar"]} if language() == "ar" else COLUMNS
    return show_frame(pl.DataFrame(rows), columns, form, title=title)
