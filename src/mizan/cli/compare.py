"""`mizan compare`: two outlets beside each other."""

import click

from mizan.cli.console import language
from mizan.cli.frames import form_option, show_frame
from mizan.cli.options import PARTY, ledger_option
from mizan.cli.weighed import weighed
from mizan.model.errors import MizanError
from mizan.model.messages import Message
from mizan.model.vocabulary import party_label
from mizan.weighing import as_told
from mizan.weighing import compare as compare_outlets

COLUMNS = {
    "": ["partner"],
    "first": ["first"],
    "second": ["second"],
    "difference": ["difference", "low", "high"],
    "tone difference": ["tone_difference", "tone_low", "tone_high"],
    "not shown because": ["suppressed_because"],
}


@click.command()
@click.argument("first")
@click.argument("second")
@click.option("--focal", type=PARTY, default="KAZ", show_default=True, help="The state whose relations are told.")
@click.option("--of", type=click.Choice(["partner", "domain"]), default="partner", show_default=True)
@click.option("--minimum", type=click.IntRange(1), default=10, show_default=True, help="Fewest entries to compare.")
@ledger_option
@form_option
def compare(first: str, second: str, focal: str, of: str, minimum: int, ledger: str, form: str) -> int:
    """Compare what the outlets FIRST and SECOND tell of a focal state: which partners, how much, in which tone.

    Of an outlet's name a part is enough that no other has.
    """
    if first == second:
        raise MizanError("outlet_twice", outlet=first)
    with weighed(ledger, focal=focal) as books:
        told = as_told(books.vectors(focal), books.publishers())
    outlets = told["outlet"].unique().sort().to_list()
    first, second = (_outlet(name, outlets, ledger, focal) for name in (first, second))
    if first == second:
        raise MizanError("outlet_twice", outlet=first)
    made = compare_outlets(told, first, second, of, minimum=minimum)  # type: ignore[arg-type]
    columns = {heading or of: [of] if names == ["partner"] else names for heading, names in COLUMNS.items()}
    shown = {heading: names for heading, names in columns.items() if all(name in made.columns for name in names)}
    title = Message("compared", first=first, second=second, focal=party_label(focal, language()))
    return show_frame(made, shown, form, title=title)


def _outlet(name: str, outlets: list[str], ledger: str, focal: str) -> str:
    """The outlet of this name, else the only one whose name has it as a part."""
    named = [outlet for outlet in outlets if name == outlet] or [outlet for outlet in outlets if name in outlet]
    if len(named) != 1:
        known = named or list(outlets) or Message("none")
        raise MizanError("no_outlet_listed", ledger=ledger, outlet=name, focal=focal, known=known)
    return named[0]
