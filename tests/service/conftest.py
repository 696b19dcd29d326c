"""A desk over the example articles, asked without a network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from mizan.documents import DocumentError, read_documents
from mizan.ledger import Ledger
from mizan.reading import read
from mizan.service import keeper
from mizan.service.application import create
from mizan.service.books import Books
from mizan.service.settings import Settings

EXAMPLES = Path(__file__).parents[2] / "examples"
HERE = "http://127.0.0.1:8080"
"""Where a browser on this machine finds the desk; it answers to no other name."""


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the example articles; copy it before writing to it."""
    path = tmp_path_factory.mktemp("desk") / "examples.mizan"
    with Ledger.open(path) as books:
        for document in read_documents([EXAMPLES]):
            if not isinstance(document, DocumentError):
                books.add(document, read(document))
    return path


@pytest.fixture(scope="session")
def books(examples: Path) -> Iterator[Books]:
    """The example articles as settled."""
    with Ledger.open(examples) as ledger:
        yield Books.of(ledger)


@pytest.fixture(scope="session")
def desk(examples: Path) -> Iterator[TestClient[Litestar]]:
    """The desk over the example articles, for what only reads."""
    with TestClient(create(Settings(ledger=str(examples))), base_url=HERE) as client:
        yield client


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever changes a ledger waits until the books have it, however long the machine takes to settle them."""
    monkeypatch.setattr(keeper, "QUICK", 3600)
    monkeypatch.setattr(keeper, "PATIENCE", 3600)


@pytest.fixture
def own_desk(examples: Path, tmp_path: Path, waiting: None) -> Iterator[TestClient[Litestar]]:
    """A desk over a copy of the example ledger, for what writes."""
    path = tmp_path / "own.mizan"
    path.write_bytes(examples.read_bytes())
    with TestClient(create(Settings(ledger=str(path))), base_url=HERE) as client:
        yield client
