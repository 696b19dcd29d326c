"""`mizan brief`: one page on a focal state or a dyad."""

import datetime
from pathlib import Path

import click

from mizan.cli.console import complain
from mizan.cli.main import NOTHING_FOUND
from mizan.cli.options import PARTY, ledger_option
from mizan.ledger import Ledger
from mizan.model.errors import MizanError
from mizan.model.vocabulary import LANGUAGES, party_label
from mizan.publishing import compose, render
from mizan.settling import settle


@click.command()
@click.argument("focal", type=PARTY)
@click.argument("partner", type=PARTY, required=False)
@ledger_option
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the labels.")
@click.option(
    "-o", "--output", "path", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The HTML file."
)
def brief(focal: str, partner: str | None, ledger: Path, lang: str, path: Path) -> int:
    """Write a brief on FOCAL, or on FOCAL and PARTNER, as one HTML page that needs nothing beside itself.

    FOCAL and PARTNER are codes or names of states or organisations. Every item quotes its words and names document
    and outlet. The page holds partners, what happened when, agreements, figures, promises and statements.
    """
    with Ledger.open(ledger, create=False) as books:
        entries = settle(books.records(), books.standing().edges)
    made = compose(entries, focal, partner, language=lang, made=datetime.date.today())
    if not made.sources:
        names = " and ".join(party_label(code, "en") for code in (focal, partner) if code)
        complain(f"{ledger}: nothing in the books on {names}; no page was written")
        return NOTHING_FOUND
    write_page(path, render(made))
    print(f"{path}: {len(made.partners)} partners, {sum(section.size for section in made.sections)} entries")
    return 0


def write_page(path: Path, page: str) -> None:
    """Write a page whole or not at all."""
    draft = path.with_name(f".{path.name}.part")
    try:
        draft.write_text(page, encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise MizanError(f"{path}: cannot be written ({error.strerror}); name another file with -o") from error
