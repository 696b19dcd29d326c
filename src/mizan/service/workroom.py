"""What is done with the whole of a ledger, wherever it is done: settling it, and deriving tables of what settled."""

from collections.abc import Mapping

import polars as pl

from mizan.deriving.derived import derive
from mizan.deriving.whole import Whole
from mizan.ledger import Ledger
from mizan.ledger.tables import Tables
from mizan.ledger.tabulating import current
from mizan.model.errors import MizanError
from mizan.settling.applying import Standing


def settle(ledger: Ledger) -> tuple[Tables | None, str]:
    """Settle a ledger: its tables, unless they could be kept in it, and the state that was settled."""
    tables, state = current(ledger)
    return None if Tables.are_kept(ledger, state) else tables, state


def made_aside(
    ledger: Ledger, state: str, tables: Tables | None, standing: Standing, names: Mapping[str, str], focal: str | None
) -> dict[str, pl.DataFrame] | None:
    """Derived tables by the names that they are kept under, unless they could be; of tables that are given, or kept."""
    tables = tables or Tables.kept(ledger, state)
    if tables is None:
        raise MizanError("settled_deleted")
    whole = Whole(ledger, state, tables, standing)
    made = {key: derive(whole, name, focal) for key, name in names.items()}
    return None if ledger.keep(made, state) else made
