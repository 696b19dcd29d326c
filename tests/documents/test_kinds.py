import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.sources import ALL, FIRST, page, taken, typeset, word, write

from mizan.documents import kinds

FEED = f"<rss version='2.0'><channel><item><description>{FIRST}</description></item></channel></rss>"


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.pdf", "a.docx", "a.jsonl", "a"])
@pytest.mark.parametrize("content", [page(f"<p>{FIRST}</p>"), word([FIRST]), typeset(FIRST), FEED])
def test_a_file_is_what_its_content_is(tmp_path: Path, name: str, content: str | bytes) -> None:
    (document,), problems = taken(write(tmp_path / name, content))
    assert not problems and document.text == FIRST


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("\ufeff\n<!-- saved from url=(0019)https://example.org -->\n<HTML>", "pages"),
        ("<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0//EN' 'a.dtd'><html>", "pages"),
        ("<?xml version='1.0'?>\n<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", "feeds"),
        ("<report>", None),
        ("<?xml ?>" * 900 + "<!--", None),
        ("وصل <html>", None),
        ("", None),
    ],
)
def test_the_first_element_tells(head: str, found: str | None) -> None:
    assert kinds.kind(head.encode(), ".txt", None) == found


def test_a_fragment_is_a_page_by_its_ending(tmp_path: Path) -> None:
    assert taken(write(tmp_path / "a.html", f"<p>{FIRST}</p>"))[0][0].text == FIRST


def test_files_may_be_gzipped(tmp_path: Path) -> None:
    paths = [
        write(tmp_path / name, gzip.compress(content.encode() if isinstance(content, str) else content))
        for name, content in (("a.html.gz", page()), ("b.docx.gz", word()), ("c.pdf.gz", typeset("\n\n".join(ALL))))
    ]
    documents, problems = taken(*paths)
    assert not problems
    assert [document.text.split() for document in documents] == [" ".join(ALL).split()] * 3


def test_no_file_is_larger_than_allowed(tmp_path: Path) -> None:
    path = write(tmp_path / "a.html", page("<p>" + FIRST * 2000 + "</p>"))
    assert "larger than 0.1 MB" in taken(path, largest=100_000)[1][0]


WHOLE = (page().encode(), FEED.encode(), word(), typeset(FIRST))


@given(
    content=st.sampled_from(WHOLE),
    changes=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=8),
    kept=st.floats(0.01, 1),
)
def test_damage_gives_documents_or_problems(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, changes: list[tuple[float, int]], kept: float
) -> None:
    damaged = bytearray(content)
    for place, value in changes:
        damaged[int(place * len(damaged))] = value
    path = write(tmp_path_factory.mktemp("any") / "a.any", bytes(damaged[: int(kept * len(damaged)) + 1]))
    documents, problems = taken(path, notify=lambda notice: None)
    assert documents or problems
