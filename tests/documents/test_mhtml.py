from pathlib import Path

import pytest
from tests.documents.sources import ALL, FIRST, HEAD, archive, page, taken, write


@pytest.mark.parametrize("name", ["visit.mhtml", "visit.mht", "visit"])
def test_a_page_saved_in_one_file_is_read_as_the_page(tmp_path: Path, name: str) -> None:
    (document,), problems = taken(write(tmp_path / name, archive(page())))
    assert not problems
    assert document.text == "\n\n".join(ALL)
    assert (document.name, document.title, document.published) == ("visit", "زيارة إلى بكين", "2024-05-06")
    assert document.url == "https://example.org/news/1"


def test_its_address_is_told_where_the_page_tells_none(tmp_path: Path) -> None:
    (document,), _ = taken(write(tmp_path / "a.mhtml", archive(page(head="<title>خبر</title>"))))
    assert document.url == "https://example.org/news/7"


def test_its_encoding_is_the_one_that_it_tells(tmp_path: Path) -> None:
    content = archive(page(head=HEAD, charset="windows-1256"), charset="windows-1256")
    (document,), _ = taken(write(tmp_path / "a.mhtml", content))
    assert document.text == "\n\n".join(ALL)


def test_frames_beside_the_page_are_not_read(tmp_path: Path) -> None:
    content = archive(page(), frame=page(f"<p>{FIRST * 20}</p>"))
    (document,), _ = taken(write(tmp_path / "a.mhtml", content))
    assert document.text == "\n\n".join(ALL)


def test_a_folder_is_searched_for_them(tmp_path: Path) -> None:
    write(tmp_path / "a.mhtml", archive(page()))
    assert len(taken(tmp_path)[0]) == 1


def test_what_holds_no_page_is_refused(tmp_path: Path) -> None:
    content = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n\r\ntext\r\n--x--\r\n"
    documents, (problem,) = taken(write(tmp_path / "a.mhtml", content))
    assert not documents and "no web page in this file" in problem


@pytest.mark.parametrize("length", [300, 700, 1200])
def test_one_that_is_cut_off_is_read_or_refused(tmp_path: Path, length: int) -> None:
    documents, problems = taken(write(tmp_path / "a.mhtml", archive(page())[:length]))
    assert len(documents) + len(problems) == 1
