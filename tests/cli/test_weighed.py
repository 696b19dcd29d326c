"""What is kept in a ledger, and restored with its records, is what settling gives of all of them."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from mizan.archives.books import Settled
from mizan.cli.kept import Kept
from mizan.cli.weighed import Gathered, Weighed
from mizan.deriving import derived
from mizan.documents import DocumentError, read_documents
from mizan.ledger import Ledger
from mizan.reading import read
from mizan.settling import Entry
from mizan.weighing.effects import effects

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = datetime.date(2024, 6, 1)
ASKED: dict[str, Callable[[Weighed], object]] = {
    "partners": lambda books: books.partners("KAZ"),
    "partners named": lambda books: books.partners("KAZ", named=True),
    "promises": lambda books: books.promises("KAZ"),
    "titles": lambda books: books.titles("KAZ"),
    "titles of two": lambda books: books.titles("KAZ", "RUS"),
    "contradictions": lambda books: books.contradictions(),
    "contradictions on one": lambda books: books.contradictions("RUS"),
    "contradictions in texts": lambda books: books.contradictions(texts=True),
    "what was told": lambda books: by_id(books.told(("KAZ",))),
    "agreements of two": lambda books: by_id(books.told(("KAZ", "RUS"), "agreement")),
    "projects": lambda books: books.projects(),
    "projects of one": lambda books: books.projects("KAZ"),
    "vectors": lambda books: books.vectors("KAZ").rows(),
    "what was dealt": lambda books: sorted(map(repr, books.dealt().rows())),
    "a scenario": lambda books: effects(books.weighing("KAZ"), (), "KAZ", as_of=DAY, minimum=1).rows(),
    "plain vectors": lambda books: books.plain("KAZ").vectors("KAZ").rows(),
    "plain promises": lambda books: books.plain("KAZ").promises("KAZ"),
    "what was told plainly": lambda books: by_id(books.plain("KAZ").told(("KAZ",))),
    "a brief": lambda books: books.chosen("KAZ"),
    "a brief on two": lambda books: books.chosen("KAZ", "RUS"),
}


def by_id(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: entry.id)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("weighed") / "ledger.mizan") as books:
        for document in read_documents([EXAMPLES]):
            assert not isinstance(document, DocumentError)
            books.add(document, read(document))
        yield books


@pytest.mark.parametrize("asked", ASKED)
def test_what_is_kept_is_what_is_gathered(ledger: Ledger, asked: str) -> None:
    texts = asked == "contradictions in texts"
    documents = ledger.documents() if texts else ()
    told = ASKED[asked](Gathered(Settled.made(list(ledger.records()), documents=documents)))
    assert told
    for _ in "made", "kept":
        assert ASKED[asked](Kept.of(ledger)) == told


def test_what_is_kept_is_not_worked_out_again(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ("partners", "promises", "titles", "contradictions", "a brief")
    told = [ASKED[one](Kept.of(ledger)) for one in asked]
    monkeypatch.setattr(derived, "derive", None)
    assert [ASKED[one](Kept.of(ledger)) for one in asked] == told
