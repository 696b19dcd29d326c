"""What changes something comes from the desk's own pages, also where nobody logs in."""

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from tests.service.conftest import HERE

FORM = {"verdict": "accept", "subjects": ["nowhere"]}


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": HERE.replace("8080", "8081")},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": HERE},
        {"Cookie": "mizan=x"},
    ],
)
def test_another_sites_page_changes_nothing(desk: TestClient[Litestar], headers: dict[str, str]) -> None:
    assert desk.post("/api/v1/judgements", json=FORM, headers=headers).status_code == 403
    assert desk.post("/en/uploads", data={"text": "x"}, headers=headers).status_code == 403


@pytest.mark.parametrize("headers", [{"Origin": HERE}, {"Sec-Fetch-Site": "same-origin"}, {}])
def test_its_own_pages_and_scripts_are_heard(desk: TestClient[Litestar], headers: dict[str, str]) -> None:
    assert desk.post("/api/v1/judgements", json=FORM, headers=headers).status_code == 400


def test_reading_is_nobodys_secret_from_the_users_own_links(desk: TestClient[Litestar]) -> None:
    assert desk.get("/en/balance", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200
