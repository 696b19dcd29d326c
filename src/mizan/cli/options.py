"""Options and arguments that several commands share."""

from pathlib import Path

import click

from mizan.model.errors import MizanError
from mizan.model.vocabulary import find_party

ledger_option = click.option(
    "--ledger",
    type=click.Path(path_type=Path, dir_okay=False),
    default="ledger.mizan",
    show_default=True,
    envvar="MIZAN_LEDGER",
    show_envvar=True,
    help="The ledger file.",
)

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON Lines instead of a table.")


class PartyType(click.ParamType[str]):
    """A state or organisation, named by its code or by its Arabic or English name."""

    name = "party"

    def convert(self, value: object, param: click.Parameter | None, context: click.Context | None) -> str:
        """The party's code."""
        try:
            return find_party(str(value))
        except KeyError:
            raise MizanError(
                f"no state or organisation is called {value!r}; give a code (KAZ, EU) or a name (Kazakhstan, كازاخستان)"
            ) from None


PARTY = PartyType()
