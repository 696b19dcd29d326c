"""Pages that lead to judgements, and what becomes of these."""

import re

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from mizan.service.pages.coming_back import local

Desk = TestClient[Litestar]


def waiting(desk: Desk) -> dict[str, object]:
    """What the queue shows."""
    shown: dict[str, object] = desk.get("/api/v1/review").json()
    return shown


def record(shown: dict[str, object]) -> str:
    found = shown["record"]
    assert isinstance(found, dict)
    return str(found["record"]["id"])


def test_a_judgement_leads_to_the_next_record_and_can_be_undone(own_desk: Desk) -> None:
    first = waiting(own_desk)
    page = own_desk.get("/ar/review").text
    back = re.search(r'name="back" value="([^"]+)"', page)
    assert back and str(first["following"]) in back[1]
    sent = {"verdict": "accept", "subject": record(first), "back": back[1].replace("&amp;", "&")}
    answer = own_desk.post("/ar/judge", data=sent, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, sent["back"])
    then = waiting(own_desk)
    assert (then["left"], record(then)) == (int(str(first["left"])) - 1, first["following"])
    listed = then["latest"]
    assert isinstance(listed, list)
    (latest,) = listed
    assert latest["subject"] == record(first)
    undone = {"judgement": latest["judgement"]["id"], "back": "/ar/review"}
    assert own_desk.post("/ar/undo", data=undone, follow_redirects=False).status_code == 303
    again = waiting(own_desk)
    assert (again["left"], record(again), again["latest"]) == (first["left"], record(first), [])


def test_a_field_is_corrected(own_desk: Desk) -> None:
    shown = own_desk.get("/api/v1/review?kind=event").json()
    sent = {
        "verdict": "correct",
        "subject": record(shown),
        "field": "date",
        "value": "2023-11-02",
        "back": "/en/review",
    }
    assert own_desk.post("/en/judge", data=sent, follow_redirects=False).status_code == 303
    now = own_desk.get(f"/api/v1/review?record={record(shown)}").json()["record"]
    (date,) = [field for field in now["fields"] if field["name"] == "date"]
    assert (date["value"], date["corrected"], now["record"]["verdict"]) == ("2023-11-02", True, "corrected")
    emptied = {**sent, "value": ""}
    own_desk.post("/en/judge", data=emptied, follow_redirects=False)
    now = own_desk.get(f"/api/v1/review?record={record(shown)}").json()["record"]
    assert {field["name"]: field["value"] for field in now["fields"]}["date"] is None


@pytest.mark.parametrize(
    "sent",
    [
        {"verdict": "bless", "subject": "0123456789abcdef"},
        {"verdict": "accept", "subject": "0123456789abcdef"},
        {"verdict": "accept"},
        {},
    ],
)
def test_what_is_no_judgement(own_desk: Desk, sent: dict[str, str]) -> None:
    answer = own_desk.post("/en/judge", data=sent)
    assert answer.status_code == 400
    assert own_desk.get("/api/v1/judgements").json()["total"] == 0


def test_a_value_that_a_field_cannot_hold_says_what_it_can(own_desk: Desk) -> None:
    shown = own_desk.get("/api/v1/review?kind=event").json()
    sent = {"verdict": "correct", "subject": record(shown), "field": "date", "value": "soon"}
    answer = own_desk.post("/en/judge", data=sent)
    assert answer.status_code == 400 and "write it as 2018" in answer.text


def test_every_key_that_is_listed_presses_something(own_desk: Desk) -> None:
    own_desk.post("/en/judge", data={"verdict": "accept", "subject": record(waiting(own_desk)), "back": "/en/review"})
    page = own_desk.get("/en/review").text
    listed = re.search(r'<ul class="keys">.*?</ul>', page, re.DOTALL)
    assert listed
    for key in re.findall(r"<kbd>(.)</kbd>", listed[0]):
        assert f'data-key="{key}"' in page


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere", "javascript:x", ""]
)
def test_forms_lead_back_to_the_desk_alone(address: str) -> None:
    assert local(address) == "/"


def test_a_page_of_the_desk_is_come_back_to() -> None:
    assert local("/ar/review?kind=event") == "/ar/review?kind=event"
