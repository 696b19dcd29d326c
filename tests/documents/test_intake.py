import gzip
import io
import json
import os
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.sources import page, taken, write

from mizan.documents import read_documents
from mizan.model import Document
from mizan.model.errors import DocumentError

TEXT = "وصل وزير الخارجية إلى العاصمة صباح اليوم لإجراء مباحثات حول التعاون بين البلدين.\r\nوغادر مساء."


def line(**fields: object) -> str:
    return json.dumps({"text": TEXT, **fields}, ensure_ascii=False) + "\n"


def test_plain_text_is_named_by_its_file(tmp_path: Path) -> None:
    documents, problems = taken(write(tmp_path / "visit.of.may.txt", TEXT), published="2018-05")
    assert documents == [Document.of(TEXT, name="visit.of.may", published="2018-05")]
    assert not problems


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1256", "iso-8859-6"])
def test_encodings_are_told_and_reported(tmp_path: Path, codec: str) -> None:
    notices: list[str] = []
    path = write(tmp_path / "a.txt", TEXT.encode(codec))
    lines = write(tmp_path / "b.jsonl", line().encode(codec) * 2)
    documents, problems = taken(path, lines, notify=notices.append)
    assert [document.text for document in documents] == [TEXT] * 3
    assert not problems
    assert len(notices) == (0 if codec == "utf-8-sig" else 2)


def test_an_encoding_asked_for_is_used(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "مرحبا".encode("windows-1256"))
    assert "--encoding" in taken(path)[1][0]
    assert taken(path, encoding="windows-1256")[0][0].text == "مرحبا"
    with pytest.raises(DocumentError, match="unknown encoding"):
        read_documents([path], encoding="klingon")


def test_a_sidecar_tells_of_a_plain_text(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT)
    sidecar = write(tmp_path / "a.json", json.dumps({"title": "زيارة", "outlet": "وكالة", "date": "2018/07/21"}))
    (document,), _ = taken(path)
    assert (document.name, document.title, document.outlet) == ("a", "زيارة", "وكالة")
    assert document.published == "2018-07-21"
    write(sidecar, "{")
    assert "a.json beside it" in taken(path)[1][0]


def test_json_lines_under_the_names_of_exporters(tmp_path: Path) -> None:
    dated = line(id=7, title="زيارة", date="Sun, 18 Feb 2018 21:35:43 +0400", outlet="وكالة", url="http://a/b")
    crawled = {"raw_text": TEXT, "hostname": "example.org", "source": "https://example.org/1", "language": "ar"}
    path = write(tmp_path / "a.jsonl", dated + "\n" + json.dumps(crawled))
    (first, second), problems = taken(path, published="2000", outlet="unknown")
    assert not problems
    assert (first.name, first.published, first.outlet, first.url) == ("7", "2018-02-18", "وكالة", "http://a/b")
    assert (second.published, second.outlet, second.url) == ("2000", "example.org", "https://example.org/1")
    assert second.name == second.id[:12]


def test_gzip_and_single_objects(tmp_path: Path) -> None:
    packed = write(tmp_path / "a.jsonl.gz", gzip.compress(line(id="a").encode()))
    text = write(tmp_path / "t.txt.gz", gzip.compress(TEXT.encode()))
    pretty = write(tmp_path / "b.json", json.dumps({"text": TEXT, "id": "b"}, indent=1))
    single = write(tmp_path / "c.json", line())
    documents, problems = taken(packed, text, pretty, single)
    assert [document.name for document in documents] == ["a", "t", "b", "c"]
    assert not problems
    damaged = write(tmp_path / "d.jsonl.gz", packed.read_bytes()[:-9])
    assert "damaged gzip" in taken(damaged)[1][-1]


def test_a_folder_is_read_in_order_and_must_hold_documents(tmp_path: Path) -> None:
    names = (
        "b.txt",
        "a.TXT",
        "sub/c.jsonl",
        ".hidden.txt",
        "notes.odt",
        "sub/d.html",
        "sub/d_files/ad.html",
        "x.css",
        "x",
    )
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        write(path, line(id="c") if name.endswith("jsonl") else page() if name.endswith("html") else TEXT)
    write(tmp_path / "b.json", '{"outlet": "وكالة"}')
    write(tmp_path / "sub/d.json", '{"outlet": "وكالة"}')
    notices: list[str] = []
    documents, problems = taken(tmp_path, notify=notices.append)
    assert [document.name for document in documents] == ["a", "b", "c", "d"]
    assert not problems
    assert len(notices) == 1 and "(1 without an ending, 1 .css, 1 .odt)" in notices[0]
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "no documents in this folder" in taken(empty)[1][0]


def test_an_address_is_not_fetched() -> None:
    documents, (problem,) = taken("https://example.org/a.html")
    assert not documents and problem.startswith("https://example.org/a.html: an address")


@pytest.mark.parametrize("content", [TEXT, line(id="a"), json.dumps({"text": TEXT}, indent=1)])
@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "windows-1256"])
def test_standard_input_is_text_or_json(monkeypatch: pytest.MonkeyPatch, content: str, codec: str) -> None:
    encoded = content.encode(codec, "ignore")
    if not content.isascii():
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(encoded)))
        (document,), problems = taken("-")
        assert document.text == TEXT
        assert not problems


def test_a_pipe_is_read(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, line(id="a").encode())
    os.close(writing)
    assert [document.name for document in taken(f"/dev/fd/{reading}")[0]] == ["a"]
    os.close(reading)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b" \n", "nothing but white space"),
        (b"%PDF-1.7 ...", "a damaged PDF"),
        (b"PK\x03\x04 ...", "Office document"),
        (b"\n<!DOCTYPE html><p>", "no article found in this page"),
        (bytes(range(32)) * 9, "binary data"),
        ("وصل\x00 الوزير".encode(), "null character at position 3"),
        (TEXT.encode()[:31] + b"\xff" + TEXT.encode()[30:], "damaged UTF-8 at byte"),
        ("Он приехал в столицу".encode("cp1251"), "name it (--encoding"),
        (b"The minister arrived.", "not Arabic"),
    ],
)
def test_what_is_no_text(tmp_path: Path, content: bytes, message: str) -> None:
    good = write(tmp_path / "b.txt", TEXT)
    path = write(tmp_path / "a.txt", content)
    documents, (problem,) = taken(path, tmp_path / "missing.txt", good)[0], taken(path)[1]
    assert problem.startswith(f"{path}: ") and message in problem
    assert len(documents) == 1


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ('{"text": "و', "broken JSON"),
        ("[1]", "not a JSON object"),
        ("{}", "no text"),
        (json.dumps({"text": 12.5}), "must be a text"),
        (line(published="yesterday"), "no date of publication: 'yesterday'"),
        (line(language="en"), "its language is 'en'"),
        (json.dumps({"text": "The minister"}), "not Arabic"),
        ("[" * 100_000, "broken JSON"),
        (line(text="و" * 3000), "longer than 0.004 MB"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(tmp_path: Path, bad: str, message: str) -> None:
    limit = 4_000 if "longer" in message else 20_000_000
    path = write(tmp_path / "a.jsonl", f"{line(id='1')}\n{bad.strip()}\n{line(id='2')}")
    documents, (problem,) = taken(path, largest=limit)
    assert [document.name for document in documents] == ["1", "2"]
    assert problem.startswith(f"{path}:3: ") and message in problem


def test_json_over_several_lines_is_one_problem(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", json.dumps([{"text": TEXT}], indent=1))
    assert "one document on each line" in "".join(taken(path)[1])
    assert len(taken(path)[1]) == 1


@pytest.mark.parametrize("before", [1, 1000])
def test_undecodable_bytes_in_one_line(tmp_path: Path, before: int) -> None:
    good = line(id="1").encode()
    path = write(tmp_path / "a.jsonl", good * before + b'{"text": "\xe1\xe1"}\n' + good)
    documents, (problem,) = taken(path)
    assert len(documents) == before + 1
    assert problem.startswith(f"{path}:{before + 1}: not valid UTF-8")


def test_a_huge_line_is_never_held_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=1) as packed:
        for _ in range(30):
            packed.write(b"x" * 1_000_000)
        packed.write(b"\n" + line(id="1").encode())
    tracemalloc.start()
    documents, (problem,) = taken(path, largest=1_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [document.name for document in documents] == ["1"]
    assert ":1: longer than 1 MB" in problem
    assert peak < 8_000_000


def test_a_large_text_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT * 1000)
    assert "larger than 0.1 MB" in taken(path, largest=100_000)[1][0]
    assert taken(path)[0]


def test_a_date_for_all_must_be_a_date() -> None:
    with pytest.raises(DocumentError, match="no date of publication"):
        read_documents([], published="soon")


@given(content=st.binary(max_size=400), ending=st.sampled_from(["txt", "jsonl", "json", "other", "jsonl.gz"]))
def test_any_bytes_give_documents_or_problems(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, ending: str
) -> None:
    path = write(tmp_path_factory.mktemp("any") / f"a.{ending}", content)
    documents, problems = taken(path, notify=lambda notice: None)
    assert documents or problems
