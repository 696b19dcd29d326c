"""`mizan brief`: a brief on a focal state or a dyad."""

import datetime
from pathlib import Path

import click

from mizan.cli.console import complain, language, say
from mizan.cli.main import NOTHING_FOUND
from mizan.cli.options import PARTY, ledger_option, output_option, partner_argument
from mizan.cli.weighed import weighed
from mizan.ledger.files import whole_file
from mizan.model.errors import MizanError
from mizan.model.messages import Message
from mizan.model.vocabulary import LANGUAGES, party_label
from mizan.publishing import arrange
from mizan.publishing.parts import Form
from mizan.publishing.writing import FORMATS, written


@click.command()
@click.argument("focal", type=PARTY)
@partner_argument
@ledger_option
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the labels.")
@click.option(
    "--form", type=click.Choice(["long", "page"]), default="long", show_default=True, help="All, or one page."
)
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Begin with what changed since then.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day of the brief, else today.")
@output_option("The file: its ending (.html, .md, .docx, .pdf) says in what format.")
def brief(
    focal: str,
    partner: str | None,
    ledger: str,
    lang: str,
    form: Form,
    since: datetime.datetime | None,
    as_of: datetime.datetime | None,
    path: Path,
) -> int:
    """Write a brief on FOCAL, or on FOCAL and PARTNER: HTML that needs nothing beside itself, Markdown, DOCX or PDF.

    FOCAL and PARTNER are codes or names of states or organisations. Every item quotes its words and names document
    and outlet. The brief holds partners, what changed since a date, contested points, how relations are described,
    what happened when, agreements, projects, figures, commitments by due date, and statements. PDF and DOCX need the
    extra mizan[publish].
    """
    format = _format(path)
    day = as_of.date() if as_of else datetime.date.today()
    start = since.date() if since else None
    with weighed(ledger) as books:
        chosen = books.chosen(focal, partner, form=form, since=start)
    made = arrange(chosen, language=lang, made=day, since=start)
    if not made.sources:
        named = [party_label(code, language()) for code in (focal, partner) if code]
        complain(Message("nothing_written", ledger=ledger, named=named))
        return NOTHING_FOUND
    write_page(path, written(made, format, form))
    say(Message("brief_written", path=path, partners=len(made.partners), items=made.items))
    return 0


def _format(path: Path) -> str:
    """The format of FORMATS that a file's ending asks for."""
    ending = path.suffix.lower().removeprefix(".")
    ending = "html" if ending == "htm" else ending
    if ending not in FORMATS:
        raise MizanError(
            "brief_form", path=path, ending=path.suffix or Message("no_ending"), known=[f".{form}" for form in FORMATS]
        )
    return ending


def write_page(path: Path, page: str | bytes) -> None:
    """Write a page whole or not at all."""
    try:
        with whole_file(path, replace=True) as draft:
            draft.write_bytes(page.encode("utf-8") if isinstance(page, str) else page)
    except OSError as error:
        raise MizanError("not_written_output", path=path, reason=error.strerror) from error
