"""At a public desk: who comes in, what each role may do, and what is written down of it."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from tests.service.conftest import HERE

from mizan.service.accounts import Accounts, Role
from mizan.service.accounts.file import beside
from mizan.service.application import create
from mizan.service.settings import Settings

PASSWORD = "a password of some length"
Door = TestClient[Litestar]


@pytest.fixture
def ledger(examples: Path, tmp_path: Path) -> Path:
    path = tmp_path / "public.mizan"
    path.write_bytes(examples.read_bytes())
    return path


@pytest.fixture
def accounts(ledger: Path) -> Iterator[Accounts]:
    made = Accounts.open(beside(str(ledger)))
    for role in Role:
        made.add(role.value, role, PASSWORD)
    yield made
    made.close()


@pytest.fixture
def door(ledger: Path, accounts: Accounts) -> Iterator[Door]:
    """A public desk with a user for each role, named after it."""
    with TestClient(create(Settings(ledger=str(ledger), public=True)), base_url=HERE) as client:
        client.follow_redirects = False
        yield client


@pytest.fixture
def bearing(accounts: Accounts) -> Callable[[str], dict[str, str]]:
    return lambda name: {"Authorization": f"Bearer {accounts.make_token(name, 'test')}"}


def log_in(door: Door, name: str, password: str = PASSWORD, back: str = "/en/balance", language: str = "en"):  # type: ignore[no-untyped-def]
    form = {"name": name, "password": password, "back": back}
    return door.post(f"/{language}/login", data=form, headers={"Origin": HERE})


def test_nothing_is_shown_to_strangers(door: Door) -> None:
    for page in ("/ar/", "/en/balance", "/en/search", "/ar/review"):
        answer = door.get(page)
        assert (answer.status_code, answer.headers["location"][:9]) == (303, page[:3] + "/login"), page
    schema = door.get("/api/v1/openapi.json")
    assert schema.status_code == 401
    for path in ("/api/v1/partners", "/api/v1/exports/records.jsonl", "/api/v1/brief", "/api/v1/uploads"):
        answer = door.get(path)
        assert answer.status_code == 401 and answer.headers["www-authenticate"].startswith("Bearer"), path
    assert door.post("/api/v1/judgements", json={"verdict": "accept", "subjects": ["a"]}).status_code == 401


def test_every_route_but_the_door_itself_asks_who_it_is(door: Door) -> None:
    """Also a route that is added later: what is open is named here."""
    open_to_all = {
        route.path
        for route in door.app.routes
        for handler in getattr(route, "route_handlers", ())
        if handler.opt.get("open_to_all")
    }
    assert open_to_all == {"/", "/ar/login", "/en/login", "/static/{file_path:path}"}


def test_coming_and_leaving(door: Door) -> None:
    answer = log_in(door, "reader")
    assert (answer.status_code, answer.headers["location"]) == (303, "/en/balance")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie and "Secure" not in cookie
    page = door.get("/en/balance")
    assert page.status_code == 200 and "reader" in page.text
    assert door.post("/en/logout", headers={"Origin": HERE}).status_code == 303
    assert door.get("/en/balance").status_code == 303


def test_a_wrong_password_lets_nobody_in(door: Door) -> None:
    for name, password in (("reader", "wrong"), ("nobody", PASSWORD), ("", "")):
        answer = log_in(door, name, password)
        assert answer.status_code == 401 and "set-cookie" not in answer.headers
    assert "known here" in log_in(door, "reader", "wrong").text


def test_behind_tls_the_cookie_goes_nowhere_else(ledger: Path, accounts: Accounts) -> None:
    application = create(Settings(ledger=str(ledger), public=True, behind_tls=True))
    with TestClient(application, base_url=HERE.replace("http", "https")) as door:
        door.follow_redirects = False
        answer = door.post(
            "/en/login",
            data={"name": "reader", "password": PASSWORD},
            headers={"Origin": HERE.replace("http", "https")},
        )
        assert answer.headers["set-cookie"].startswith("__Host-mizan=") and "Secure" in answer.headers["set-cookie"]
        assert "max-age" in answer.headers["strict-transport-security"]


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nb"]
)
def test_logging_in_leads_nowhere_else(door: Door, back: str) -> None:
    assert log_in(door, "reader", back=back).headers["location"] == "/"


def test_tries_to_log_in_are_few(door: Door) -> None:
    statuses = [log_in(door, "reader", "wrong").status_code for _ in range(12)]
    assert statuses == [401] * 10 + [429] * 2


def test_each_role_may_do_what_it_is_for(door: Door, bearing: Callable[[str], dict[str, str]]) -> None:
    record = door.get("/api/v1/records?limit=1", headers=bearing("reader")).json()["records"][0]["record"]
    judgement = {"verdict": "accept", "subjects": [record]}
    text = {"text": "زار وزير خارجية كازاخستان بكين يوم الاثنين."}

    def allowed(name: str, path: str, body: Mapping[str, object]) -> bool:
        return door.post(path, json=body, headers=bearing(name)).status_code == 201

    assert [allowed(role, "/api/v1/judgements", judgement) for role in Role] == [False, True, True]
    assert [allowed(role, "/api/v1/documents", text) for role in Role] == [False, False, True]


def test_a_reader_gets_no_further_by_other_methods_or_spellings(
    door: Door, bearing: Callable[[str], dict[str, str]]
) -> None:
    headers = bearing("reader")
    for method, path in (
        ("PUT", "/api/v1/judgements"),
        ("POST", "/api/v1/judgements/"),
        ("POST", "//api/v1/judgements"),
        ("POST", "/api/v1/judgements/0123/undo"),
        ("POST", "/en/review"),
        ("POST", "/en/uploads"),
        ("DELETE", "/api/v1/documents/x"),
    ):
        answer = door.request(method, path, headers={**headers, "X-HTTP-Method-Override": "GET"}, json={})
        assert answer.status_code in (403, 404, 405), (method, path, answer.status_code)
    assert door.get("/api/v1/judgements", headers=headers).json()["total"] == 0


def test_judgements_are_signed_by_who_makes_them(door: Door, bearing: Callable[[str], dict[str, str]]) -> None:
    record = door.get("/api/v1/records?limit=1", headers=bearing("reader")).json()["records"][0]["record"]
    body = {"verdict": "accept", "subjects": [record]}
    asked = door.post("/api/v1/judgements", json=body | {"author": "editor"}, headers=bearing("analyst"))
    assert asked.status_code == 400 and "'author'" in asked.json()["detail"]
    assert door.post("/api/v1/judgements", json=body, headers=bearing("analyst")).json()["author"] == "analyst"


def test_another_site_cannot_act_for_who_is_logged_in(door: Door) -> None:
    log_in(door, "editor")
    body = {"verdict": "accept", "subjects": ["a"]}
    for headers in (
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site", "Origin": HERE},
        {"Sec-Fetch-Site": "same-site"},
        {},
    ):
        answer = door.post("/api/v1/judgements", json=body, headers=headers)
        assert answer.status_code == 403, headers
    allowed = door.post("/api/v1/judgements", json=body, headers={"Origin": HERE})
    assert allowed.status_code == 400  # There is no record "a": who asks was let in.


@pytest.mark.parametrize("header", ["Bearer x", "Bearer ", "Basic cmVhZGVyOg==", "bearer mizan_"])
def test_what_is_no_token_lets_nobody_in(door: Door, header: str) -> None:
    assert door.get("/api/v1/partners", headers={"Authorization": header}).status_code == 401


def test_what_is_changed_and_tried_is_written_down(
    door: Door, accounts: Accounts, bearing: Callable[[str], dict[str, str]]
) -> None:
    door.post("/api/v1/judgements", json={"verdict": "accept", "subjects": ["a"]}, headers=bearing("reader"))
    log_in(door, "editor", "wrong")
    log_in(door, "editor")
    told = [(deed.user, deed.deed, deed.what, deed.status) for deed in accounts.deeds()]
    assert told == [
        ("editor", "POST", "/en/login", 303),
        (None, "POST", "/en/login", 401),
        ("reader", "POST", "/api/v1/judgements", 403),
    ]
