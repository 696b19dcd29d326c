"""What is done with the whole of a ledger, wherever it is done: settling it, and deriving tables of what settled."""

from collections.abc import Mapping

from mizan.ledger import Ledger
from mizan.ledger.tables import Tables, bytes_of
from mizan.service.derived import Whole, derive
from mizan.settling.applying import Standing


def made_aside(
    ledger: Ledger, tables: Tables, standing: Standing, names: Mapping[str, str], focal: str | None
) -> dict[str, bytes]:
    """Derived tables as they are kept, by the names under which they are."""
    whole = Whole(ledger, tables, standing)
    return {key: bytes_of(derive(whole, name, focal)) for key, name in names.items()}
