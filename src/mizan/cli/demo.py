"""`mizan demo`: the main job on the example articles."""

import datetime
import shutil
import sys
from importlib.resources import files
from pathlib import Path

import click

from mizan.cli.brief import write_page
from mizan.cli.console import Listing, language, output, say
from mizan.cli.kept import Kept
from mizan.documents import DocumentError, read_documents
from mizan.ledger import Ledger
from mizan.model.errors import MizanError
from mizan.model.messages import Message
from mizan.model.vocabulary import LANGUAGES, party_label
from mizan.publishing import arrange, render
from mizan.reading import read

FOCAL = "KAZ"
COLUMNS = ("partner", "", "#acts", "#with others", "#agreements", "#figures", "#promises", "#statements")


@click.command()
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default="out",
    show_default=True,
    help="Where to write the ledger and the pages.",
)
def demo(folder: Path) -> int:
    """Read the bundled example articles, show the partners of Kazakhstan and write its brief in both languages."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MizanError("folder_not_made", folder=folder, reason=error.strerror) from error
    ledger = folder / "examples.mizan"
    documents = 0
    with Ledger.open(ledger) as books:
        for document in read_documents([_examples()]):
            if isinstance(document, DocumentError):
                raise document
            books.add(document, read(document))
            documents += 1
        chosen = Kept.of(books).chosen(FOCAL)
    told_in = language()
    rows = [
        (p.code, party_label(p.code, told_in), p.acts, p.shared_acts, p.agreements, p.figures, p.promises, p.statements)
        for p in chosen.partners
    ]
    title = Message("partners_in_examples", focal=party_label(FOCAL, told_in), documents=documents)
    output().print(Listing(title, COLUMNS, rows))
    pages = []
    for one in LANGUAGES:
        page = folder / f"kazakhstan.{one}.html"
        write_page(page, render(arrange(chosen, language=one, made=datetime.date.today())))
        pages.append(str(page))
    print()
    say(Message("demo_ledger", ledger=ledger))
    say(Message("demo_brief", pages=pages))
    say(Message("demo_ask", command=f"{_command()} show --ledger {ledger} --partner RUS"))
    say(Message("demo_serve", command=f"{_command()} serve --ledger {ledger}"))
    return 0


def _command() -> str:
    """How this program is called from here."""
    beside = Path(sys.executable).with_name("mizan")
    if not beside.exists() or shutil.which("mizan") == str(beside):
        return "mizan"
    return str(beside.relative_to(Path.cwd())) if beside.is_relative_to(Path.cwd()) else str(beside)


def _examples() -> Path:
    """The example articles: in the installed package, or beside the sources of a checkout."""
    package = Path(str(files("mizan")))
    for folder in (package / "examples", package.parents[1] / "examples"):
        if folder.is_dir():
            return folder
    raise MizanError("examples_missing")
