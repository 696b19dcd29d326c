from litestar import Litestar
from litestar.testing import TestClient

from mizan.service.books import Books
from mizan.service.views.documents import documents


def test_documents_in_every_order(books: Books) -> None:
    newest = documents(books).documents
    published = [one.published or "" for one in newest]
    assert len(newest) == 10 and published == sorted(published, reverse=True)
    assert documents(books, order="oldest").documents == newest[::-1]
    added = [one.id for one in documents(books, order="added").documents]
    assert added == books.tables.documents["id"].to_list()[::-1]


def test_words_outlet_and_time_narrow_in_the_order_asked_for(books: Books) -> None:
    best = documents(books, q="بوتين")
    newest = documents(books, q="بوتين", order="newest")
    assert 0 < best.total == newest.total < 10
    assert {one.id for one in best.documents} == {one.id for one in newest.documents}
    outlet = documents(books).outlets[0]
    of_outlet = documents(books, outlet=outlet)
    assert {one.outlet for one in of_outlet.documents} == {outlet}
    assert of_outlet.total > documents(books, outlet=outlet, since="2023-11").total


def test_the_page_links_to_texts_and_keeps_its_state(desk: TestClient[Litestar]) -> None:
    first = desk.get("/ar/documents?limit=4&order=oldest").text
    assert first.count("/ar/reader/") == 4 and "10 وثائق" in first
    assert "order=oldest&amp;limit=4&amp;cursor=" in first
    assert "/en/documents?limit=4&amp;order=oldest" in first
    assert "2 records" not in first and "سجل" in first
