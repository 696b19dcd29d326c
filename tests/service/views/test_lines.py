import polars as pl

from mizan.service.books import Books
from mizan.service.views.lines import Line, page_of_lines


def test_lines_of_the_table_are_those_of_the_entries(books: Books) -> None:
    every = pl.int_range(books.tables.entries.height, dtype=pl.UInt32, eager=True)
    assert Line.among(books, every) == [Line.of(entry) for entry in books.at(every)]
    assert any(len(line.amounts) > 1 for line in Line.among(books, every))
    assert Line.among(books, every.head(0)) == []


def test_a_page_of_lines_goes_on_where_the_one_before_ended(books: Books) -> None:
    places = pl.int_range(9, dtype=pl.UInt32, eager=True).reverse()
    first, following = page_of_lines(books, places, None, 5)
    rest, end = page_of_lines(books, places, following, 5)
    assert first + rest == Line.among(books, places) and end is None
