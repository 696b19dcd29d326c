"""Documents that try to act: nothing of them is ever live, on any page, in any file."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from tests.service.conftest import HERE

from mizan.ledger import Ledger
from mizan.model import Document
from mizan.reading import read
from mizan.service.application import create
from mizan.service.catalogue import PAGES
from mizan.service.settings import Settings

SCRIPT = "<script>alert(1)</script>"
BREAKING_OUT = "\"'><img src=x onerror=alert(1)><svg onload=alert(1)>{{ 7*7 }}</textarea></title>"
TURNED = "\u202egnp.exe\u202c"
ALLOWED = re.compile(r"(/(?!/)|#|\?|$)")
"""Addresses that a page may link to or load: the desk's own."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient[Litestar]]:
    """A desk over one document that is hostile wherever a document can be."""
    ledger = tmp_path_factory.mktemp("hostile") / "hostile.mizan"
    document = Document.of(
        f"زار وزير خارجية كازاخستان {SCRIPT} بكين يوم الاثنين. وقال الوزير مراد {TURNED} إن التجارة مع الصين بلغت "
        f"31 مليار دولار {BREAKING_OUT}. ووقعت كازاخستان والصين اتفاقية {SCRIPT} للنقل.",
        name=f"name{BREAKING_OUT}",
        title=f"عنوان{SCRIPT}{BREAKING_OUT}{TURNED}",
        outlet=f"منبر{SCRIPT}{BREAKING_OUT}",
        url="javascript:alert(1)",
        published="2024-05-06",
    )
    with Ledger.open(ledger) as books:
        records = list(read(document))
        assert {record.kind for record in records} >= {"entity", "event", "figure"}
        books.add(document, records)
        books.judge("accept", records[0].id, author=f"sara{SCRIPT}", note=f"{BREAKING_OUT}{TURNED}")
    with TestClient(create(Settings(ledger=str(ledger))), base_url=HERE) as client:
        yield client


class Seen(HTMLParser):
    """What of a page could act: its tags, their handlers, and where they point to."""

    def __init__(self) -> None:
        super().__init__()
        self.inline: list[str] = []
        self.handlers: list[str] = []
        self.addresses: list[str] = []
        self._within: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._within = tag if tag in ("script", "style") else None
        self.handlers += [name for name in given if name.startswith("on") or name in ("style", "srcdoc")]
        self.addresses += [
            str(given[name])
            for name in ("href", "src", "action", "formaction", "data", "poster", "xlink:href")
            if name in given
        ]

    def handle_data(self, data: str) -> None:
        if self._within and data.strip():
            self.inline.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._within = None


def paths(desk: TestClient[Litestar]) -> Iterator[str]:
    """Every page that can be shown of the hostile document."""
    document = desk.get("/api/v1/documents").json()["documents"][0]["id"]
    entries = [entry["id"] for entry in desk.get("/api/v1/entries").json()["entries"]]
    filled = {"document": [document], "entry": entries}
    for page in PAGES:
        name = next(iter(re.findall(r"{(\w+):", page.path)), None)
        for value in filled.get(name, [""]) if name else [""]:
            yield re.sub(r"{.*?}", value, page.path)
    yield f"/search?q={BREAKING_OUT}"
    yield f"/names/profile?name={SCRIPT}"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_page_holds_anything_that_could_act(desk: TestClient[Litestar], language: str) -> None:
    shown = 0
    for path in paths(desk):
        answer = desk.get(f"/{language}{path}")
        assert answer.status_code < 500, path
        seen = Seen()
        seen.feed(answer.text)
        assert (seen.inline, seen.handlers) == ([], []), path
        assert [address for address in seen.addresses if not ALLOWED.match(address)] == [], path
        assert "alert(1)</script>" not in answer.text and "<img src=x" not in answer.text, path
        assert "\u202e" not in answer.text, path
        shown += "alert(1)" in answer.text
    assert shown > 5, "the hostile words are shown, as words"


def test_every_answer_forbids_what_is_not_the_desks_own(desk: TestClient[Litestar]) -> None:
    for path in ("/", "/en/balance", "/en/nowhere", "/nowhere", "/api/v1/partners", "/static/desk.css", "/api/v1/x"):
        headers = desk.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "*" not in policy, path
        assert headers["x-content-type-options"] == "nosniff" and headers["x-frame-options"] == "DENY", path


def test_a_problem_repeats_nothing_live(desk: TestClient[Litestar]) -> None:
    for path in (f"/en/{SCRIPT}", f"/en/balance?since={SCRIPT}", f"/en/entries/{SCRIPT}", f"/en/balance?by={SCRIPT}"):
        answer = desk.get(path)
        assert answer.status_code in (400, 404) and SCRIPT not in answer.text, path


def test_files_are_saved_and_never_shown_in_the_desks_name(desk: TestClient[Litestar]) -> None:
    for path in ("brief?focal=KAZ&format=html", "exports/documents.jsonl", "exports/records.csv?kind=entity"):
        assert desk.get(f"/api/v1/{path}").headers["content-disposition"].startswith("attachment"), path


def test_a_table_holds_no_formula(own_desk: TestClient[Litestar]) -> None:
    text = {"text": "زار وزير خارجية كازاخستان بكين يوم الاثنين.", "outlet": '=HYPERLINK("http://evil.example")'}
    assert own_desk.post("/api/v1/documents", json=text).status_code == 201
    table = own_desk.get("/api/v1/exports/records.csv?kind=event").text
    assert "'=HYPERLINK" in table and ",=HYPERLINK" not in table and '"=HYPERLINK' not in table


@pytest.mark.parametrize(
    "path",
    ["../../../../etc/passwd", "..%2f..%2fsettings.py", "%2e%2e/%2e%2e/books.py", "....//wording.toml", "/etc/passwd"],
)
def test_static_files_are_those_of_the_desk(desk: TestClient[Litestar], path: str) -> None:
    assert desk.get(f"/static/{path}").status_code in (400, 404)


def test_a_ledger_is_nowhere_to_be_fetched(desk: TestClient[Litestar]) -> None:
    where = Path(desk.app.state.settings.ledger)
    for answer in (desk.get("/api/v1/documents/nowhere"), desk.get("/en/reader/nowhere"), desk.get("/en/numbers")):
        assert str(where.parent) not in answer.text
