"""What is kept in a ledger, and restored with its records, is what settling gives of all of them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mizan.cli.kept import Kept
from mizan.cli.weighed import Gathered, Weighed
from mizan.deriving import derived
from mizan.documents import DocumentError, read_documents
from mizan.ledger import Ledger
from mizan.ledger.settled import Settled
from mizan.reading import read

EXAMPLES = Path(__file__).parents[2] / "examples"
ASKED: dict[str, Callable[[Weighed], object]] = {
    "partners": lambda books: books.partners("KAZ"),
    "partners named": lambda books: books.partners("KAZ", named=True),
    "promises": lambda books: books.promises("KAZ"),
    "titles": lambda books: books.titles("KAZ"),
    "titles of two": lambda books: books.titles("KAZ", "RUS"),
    "contradictions": lambda books: books.contradictions(),
    "contradictions on one": lambda books: books.contradictions("RUS"),
    "contradictions in texts": lambda books: books.contradictions(texts=True),
    "a brief": lambda books: books.chosen("KAZ"),
    "a brief on two": lambda books: books.chosen("KAZ", "RUS"),
}


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
    told = ASKED[asked](Gathered(Settled.of(ledger, texts=texts)))
    assert told
    for _ in "made", "kept":
        assert ASKED[asked](Kept(ledger)) == told


def test_what_is_kept_is_not_worked_out_again(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ("partners", "promises", "titles", "contradictions", "a brief")
    told = [ASKED[one](Kept(ledger)) for one in asked]
    monkeypatch.setattr(derived, "derive", None)
    assert [ASKED[one](Kept(ledger)) for one in asked] == told
