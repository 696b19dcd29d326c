"""What scripts are answered: the data, in pages and in files, and what is wrong."""

import json
from io import BytesIO
from typing import Any

import polars as pl
import pytest
from litestar import Litestar
from litestar.testing import TestClient

from mizan.documents import read_documents
from mizan.ledger.exchange import read_lines
from mizan.model import Document

Desk = TestClient[Litestar]
TEXT = "زار وزير خارجية كازاخستان بكين يوم الاثنين، ووقع الجانبان اتفاقية."


def got(desk: Desk, path: str) -> Any:
    answer = desk.get(f"/api/v1{path}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_every_record_is_told_once_page_after_page(desk: Desk) -> None:
    found, cursor = [], ""
    while cursor is not None:
        page = got(desk, f"/records?kind=event&limit=7{cursor and f'&cursor={cursor}'}")
        found += page["records"]
        cursor = page["next"]
    assert len({record["record"] for record in found}) == len(found) == page["total"]
    assert {record["kind"] for record in found} == {"event"}


def test_a_record_is_a_line_of_the_interchange_format(desk: Desk) -> None:
    record = got(desk, "/records?kind=figure&limit=1")["records"][0]
    assert record["doc"] and record["evidence"].keys() == {"start", "end"} and record["indicator"]
    text = got(desk, f"/documents/{record['doc']}")["text"]
    assert text[record["evidence"]["start"] : record["evidence"]["end"]] == record["words"]
    assert got(desk, f"/records/{record['record']}") == record


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("partner=CHN", lambda one: "CHN" in json.dumps(one)),
        ("status=planned", lambda one: one["status"] == "planned"),
        ("type=trade", lambda one: one["indicator"] == "trade"),
        (
            "document=56afb73785c938fdf74c29fc89dee49981e4d48a0c3019cc3c684062a011b52e",
            lambda one: "putin" in one["doc"],
        ),
    ],
)
def test_records_are_narrowed(desk: Desk, query: str, holds: Any) -> None:
    found = got(desk, f"/records?limit=500&{query}")["records"]
    assert found and all(map(holds, found))


def test_documents_are_found_by_words_outlet_and_time(desk: Desk) -> None:
    every = got(desk, "/documents")["documents"]
    outlet = every[0]["outlet"]
    assert len(every) == 10 and all(one["records"] for one in every)
    assert {one["outlet"] for one in got(desk, f"/documents?outlet={outlet}")["documents"]} == {outlet}
    assert 0 < got(desk, "/documents?since=2023-11")["total"] < 10
    assert got(desk, "/documents?q=بوتين")["total"] > 0


def test_the_timeline_is_in_order_and_of_both(desk: Desk) -> None:
    told = got(desk, "/timeline?focal=KAZ&partner=RUS")["entries"]
    dates = [one["date"].lstrip("./") for one in told]
    assert len(told) > 2 and dates == sorted(dates)
    assert all({"KAZ", "RUS"} <= {*one["parties"], *one["recipients"]} for one in told)


def test_parameters_left_empty_are_as_good_as_none(desk: Desk) -> None:
    assert got(desk, "/partners?focal=KAZ&partner=") == got(desk, "/partners?focal=KAZ")


def test_what_has_not_changed_is_not_sent_again(own_desk: Desk) -> None:
    for path in ("/api/v1/partners", "/en/balance"):
        first = own_desk.get(path)
        assert own_desk.get(path, headers={"If-None-Match": first.headers["etag"]}).status_code == 304
        assert own_desk.get(f"{path}?focal=CHN", headers={"If-None-Match": first.headers["etag"]}).status_code == 200
    record = got(own_desk, "/records?limit=1")["records"][0]["record"]
    made = own_desk.post("/api/v1/judgements", json={"verdict": "reject", "subjects": [record]})
    assert made.status_code == 201
    assert own_desk.get(path, headers={"If-None-Match": first.headers["etag"]}).status_code == 200


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/balance?by=decade", 400, "decade"),
        ("/entries/none", 404, "none"),
        ("/documents/none", 404, "none"),
        ("/records?cursor=none", 400, "cursor"),
        ("/documents?since=yesterday", 400, "yesterday"),
        ("/partners?focal=ZZZ", 400, "no state or organisation is called 'ZZZ'"),
        ("/records?kind=evnt", 400, "no kind is called 'evnt'; near it: event"),
        ("/records?type=visitt", 400, "no type is called 'visitt'; near it: CONSULT"),
        ("/records?status=planed&kind=event", 400, "near it: planned"),
        ("/entries?type=CONSULTT", 400, "near it: CONSULT"),
        ("/entries?status=ocurred", 400, "near it: occurred"),
        ("/entries?domain=economy&focal=KAZ", 400, "near it: economic"),
        ("/search?kind=figure&type=trad", 400, "near it: trade"),
        ("/commitments?stage=lat", 400, "near it: late"),
        ("/exports/records.jsonl?partner=RUZ", 400, "near it: RUS"),
        ("/timeline?focal=KAZ&partner=KAZ", 400, "KAZ is named twice"),
        ("/partner?partner=KAZ", 400, "KAZ is named twice"),
        ("/uploads/none", 404, "none"),
        ("/brief?focal=FJI", 404, "FJI"),
        ("/exports/records.csv", 400, "kind"),
        ("/nowhere", 404, "openapi.json"),
        ("/balance?focal=KAZ&partnr=RUS", 400, "no parameter here is called 'partnr'; there are focal, by, domain"),
        ("/timeline?focal=KAZ&partnr=RUS", 400, "near it: partner; there are focal, partner, dated"),
        ("/entries/none?entry=none", 400, "this address takes none"),
        ("/brief?lang=ar", 400, "near it: language"),
        ("/exports/records.csv?kind=event&untill=2023", 400, "near it: until"),
    ],
)
def test_problems_say_what_is_wrong(desk: Desk, path: str, status: int, told: str) -> None:
    answer = desk.get(f"/api/v1{path}")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json().keys() == {"type", "title", "status", "detail"}
    assert (answer.status_code, answer.json()["status"]) == (status, status) and told in answer.json()["detail"]


def test_a_judgement_is_made_shown_and_undone(own_desk: Desk) -> None:
    record = got(own_desk, "/records?kind=event&limit=1")["records"][0]["record"]
    decision = {"verdict": "correct", "subjects": [record], "field": "date", "value": "2020-01-02", "note": "كما ورد"}
    made = own_desk.post("/api/v1/judgements", json=decision).json()
    assert got(own_desk, f"/records/{record}")["date"] == "2020-01-02"
    assert [one["state"] for one in got(own_desk, f"/judgements?record={record}")["judgements"]] == ["stands"]
    assert own_desk.post(f"/api/v1/judgements/{made['id']}/undo", json={}).status_code == 201
    assert got(own_desk, f"/records/{record}").get("date") != "2020-01-02"
    assert own_desk.post(f"/api/v1/judgements/{made['id']}/undo", json={}).status_code == 400


@pytest.mark.parametrize(
    "decision",
    [
        {},
        {"verdict": "accept", "subjects": []},
        {"verdict": "accept", "subjects": ["none"]},
        {"verdict": "undo", "subjects": ["0123456789abcdef"]},
        {"verdict": "same", "subjects": ["one"]},
        {"verdict": "accept", "subjects": ["x"], "note": "n" * 3000},
    ],
)
def test_no_judgement_is_made_of_what_makes_no_sense(own_desk: Desk, decision: dict[str, Any]) -> None:
    assert own_desk.post("/api/v1/judgements", json=decision).status_code == 400
    assert got(own_desk, "/judgements")["total"] == 0


@pytest.mark.parametrize(
    ("path", "sent", "told"),
    [
        ("/documents", {"text": TEXT, "date": "2024"}, "no field here is called 'date'; there are text, id, title"),
        ("/documents", {"text": TEXT, "publishd": "2024"}, "'publishd'; near it: published; there are text"),
        ("/judgements", {"verdict": "accept", "subjects": ["x"], "notes": "n"}, "'notes'; near it: note"),
        ("/judgements/x/undo", {"notes": "n"}, "'notes'; near it: note"),
    ],
)
def test_an_unknown_field_is_refused_with_those_there_are(desk: Desk, path: str, sent: Any, told: str) -> None:
    answer = desk.post(f"/api/v1{path}", json=sent)
    assert answer.status_code == 400 and told in answer.json()["detail"]


def test_an_unknown_field_of_a_form_is_refused(desk: Desk) -> None:
    answer = desk.post("/api/v1/uploads", files=[("files", ("one.txt", b"x"))], data={"date": "2024"})
    assert (answer.status_code, "'date'; there are files, published" in answer.json()["detail"]) == (400, True)


@pytest.mark.parametrize(
    ("method", "path", "told"),
    [
        (
            "GET",
            "/timeline?partnr=RUS",
            "لا معامل هنا باسم «\u2068partnr\u2069»؛ مما يقاربها: \u2068partner\u2069؛ المقبول:",
        ),
        ("POST", "/documents", "لا حقل هنا باسم «\u2068titel\u2069»؛ مما يقاربها: \u2068title\u2069؛ المقبول:"),
    ],
)
def test_an_unknown_name_is_told_in_arabic(desk: Desk, method: str, path: str, told: str) -> None:
    answer = desk.request(method, f"/api/v1{path}", json={"titel": "x"}, headers={"Accept-Language": "ar"})
    assert answer.status_code == 400 and answer.json()["detail"].startswith(told)


def test_a_text_is_read_and_in_the_books_when_the_answer_comes(own_desk: Desk) -> None:
    answer = own_desk.post("/api/v1/documents", json={"text": TEXT, "id": "new", "published": "2024-05-06"})
    assert (answer.status_code, answer.json()["booked"][0]["outcome"]) == (201, "added")
    assert got(own_desk, "/documents/new")["text"] == TEXT
    assert {
        one["kind"] for one in got(own_desk, f"/records?document={answer.json()['booked'][0]['document']}")["records"]
    }


@pytest.mark.parametrize(
    ("asked", "language", "told"),
    [
        ("ar", "ar", "لا شيء في الدفاتر عن: \u2068FJI\u2069"),
        ("fr, ar;q=0.8", "ar", "لا شيء في الدفاتر عن: \u2068FJI\u2069"),
        ("en", "en", "nothing in the books on FJI"),
        ("fr", "en", "nothing in the books on FJI"),
    ],
)
def test_a_problem_is_told_in_the_language_that_is_asked_for(desk: Desk, asked: str, language: str, told: str) -> None:
    answer = desk.get("/api/v1/brief?focal=FJI", headers={"Accept-Language": asked})
    assert answer.headers["content-language"] == language and answer.json()["detail"] == told


def test_the_problems_of_an_upload_are_told_in_the_language_of_whoever_sent_it(own_desk: Desk) -> None:
    files = [("files", ("one.txt", TEXT.encode())), ("files", ("two.txt", b""))]
    sent = own_desk.post("/api/v1/uploads", files=files, headers={"Accept-Language": "ar"}).json()
    assert sent["problems"] == ["\u2068two.txt\u2069: الملف فارغ؛ لا شيء يقرأ"]


def test_files_are_read_and_each_step_is_told(own_desk: Desk) -> None:
    files = [("files", ("one.txt", TEXT.encode())), ("files", ("two.txt", b""))]
    sent = own_desk.post("/api/v1/uploads", files=files, data={"outlet": "وكالة"}).json()
    assert [one["name"] for one in sent["booked"]] == ["one"] and "two.txt" in sent["problems"][0]
    events = own_desk.get(f"/api/v1/uploads/{sent['id']}/events")
    assert events.headers["content-type"].startswith("text/event-stream")
    lines = [line.removeprefix("data: ") for line in events.text.splitlines() if line.startswith("data: ")]
    assert json.loads(lines[-1]) == sent == got(own_desk, "/uploads")["uploads"][0]


def test_what_is_sent_is_bounded_and_not_half_taken(own_desk: Desk) -> None:
    large = own_desk.post("/api/v1/documents", json={"text": "ا" * 11_000_000})
    assert large.status_code == 413 and large.headers["content-type"] == "application/problem+json"
    for body in (b"{", b"[" * 100_000, b'{"text": ' + b"[" * 100_000, b'{"text": "\\ud800"}', b"\xff", b"null"):
        answer = own_desk.post("/api/v1/documents", content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code == 400, body[:20]
    assert own_desk.post("/api/v1/documents", json={"text": "  "}).status_code == 400
    assert got(own_desk, "/documents")["total"] == 10


@pytest.mark.parametrize(
    ("format", "begins"), [("html", b"<!doctype html>"), ("md", b""), ("docx", b"PK"), ("pdf", b"%PDF")]
)
def test_a_brief_is_a_file(desk: Desk, format: str, begins: bytes) -> None:
    answer = desk.get(f"/api/v1/brief?focal=KAZ&partner=CHN&language=ar&format={format}")
    assert answer.status_code == 200 and answer.content.startswith(begins) and len(answer.content) > 500
    assert answer.headers["content-disposition"] == f'attachment; filename="brief-KAZ-CHN-ar.{format}"'


def test_exports_are_what_they_say(own_desk: Desk, tmp_path: Any) -> None:
    def file(name: str) -> bytes:
        answer = own_desk.get(f"/api/v1/exports/{name}")
        assert answer.status_code == 200
        return answer.content

    lines = [json.loads(line) for line in file("records.jsonl").splitlines()]
    assert len(lines) == got(own_desk, "/records")["total"]
    events = pl.read_parquet(BytesIO(file("records.parquet?kind=event")))
    assert (
        events.height
        == len(file("records.csv?kind=event").splitlines()) - 1
        == sum(line["kind"] == "event" for line in lines)
    )
    (tmp_path / "all.jsonl").write_bytes(file("documents.jsonl"))
    taken = list(read_documents(tmp_path / "all.jsonl"))
    known = {one["id"] for one in got(own_desk, "/documents")["documents"]}
    assert {one.id for one in taken if isinstance(one, Document)} == known
    assert len(file("entries.jsonl").splitlines()) == got(own_desk, "/entries")["total"]
    own_desk.post("/api/v1/judgements", json={"verdict": "accept", "subjects": [lines[0]["record"]]})
    assert len(read_lines(file("judgements.jsonl").decode(), "export")) == 1
    assert file("vectors.csv?focal=KAZ").startswith(b"entry,kind,")
