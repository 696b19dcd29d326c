import pytest

from mizan.model import Span
from mizan.model.errors import UnaskableError
from mizan.service.books import Books
from mizan.service.views.search import search, snippet


def test_a_word_is_found_however_it_is_written(books: Books) -> None:
    found = search(books, "الصّين")
    assert found.total == len(found.found) > 0
    for one in found.found:
        hits = [piece.text for piece in one.snippet if piece.hit]
        text = books.ledger.document(one.document).text
        assert one.hits >= len(hits) > 0 and all(hit in text for hit in hits)


def test_a_name_is_found_in_any_spelling_but_in_quotation_marks_as_it_stands(books: Books) -> None:
    usual, other = search(books, "كازاخستان"), search(books, "قازاخستان")
    assert usual.total == other.total > 0 and "كازاخستان" in other.also
    exact = search(books, '"قازاخستان"')
    assert exact.total < other.total and exact.also == []


def test_without_words_all_documents_newest_first(books: Books) -> None:
    found = search(books, limit=4)
    assert (found.total, len(found.found)) == (10, 4)
    dates = [one.published for one in found.found]
    assert dates == sorted(dates, key=str, reverse=True)
    following = search(books, limit=4, cursor=found.next)
    assert not {one.document for one in found.found} & {one.document for one in following.found}


def test_facets_tell_how_many_documents_they_leave(books: Books) -> None:
    every = search(books)
    for name in ("kind", "partner", "outlet", "year"):
        for facet in getattr(every, f"{name}s"):
            assert search(books, **{name: facet.value}).total == facet.documents
    figures = search(books, kind="figure")
    for facet in figures.types:
        assert search(books, kind="figure", type=facet.value).total == facet.documents


def test_conditions_are_of_one_record(books: Books) -> None:
    of_russia = search(books, kind="agreement", partner="RUS").total
    assert of_russia < search(books, partner="RUS").total
    assert search(books, kind="agreement", partner="BRA").total == 0


def test_marks_without_words(books: Books) -> None:
    with pytest.raises(UnaskableError, match="give a word"):
        search(books, '"')


@pytest.mark.parametrize(
    ("text", "hits", "shown"),
    [
        ("كلمة", [], "كلمة"),
        ("كلمة أخرى", [Span(5, 9)], "كلمة [أخرى]"),
        ("أول " + "حشو " * 60 + "هنا", [Span(244, 247)], "… حشو"),
    ],
)
def test_snippets(text: str, hits: list[Span], shown: str) -> None:
    made = snippet(text, hits)
    told = "".join(f"[{piece.text}]" if piece.hit else piece.text for piece in made)
    assert told.replace("…حشو", "… حشو").startswith(shown)
    assert sum(piece.hit for piece in made) == len(hits)
