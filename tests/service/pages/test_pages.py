import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from tests.service.conftest import HERE

from mizan.ledger import Ledger
from mizan.model import Document
from mizan.model.vocabulary import LANGUAGES
from mizan.reading import read
from mizan.service.application import create
from mizan.service.settings import Settings
from mizan.service.wording import text

VECTORS = ("", "balance", "partner", "agreements", "commitments", "contradictions", "outlets", "entries", "numbers")
HOSTILE = "<script>alert(1)</script><b onclick='alert(2)'>"


class Page(HTMLParser):
    """What a page has of links, headings and names."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.headings: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = dict(attributes)
        self.tags.append((tag, named))
        if tag == "a":
            self.links.append(named.get("href") or "")
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(tag)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient[Litestar]]:
    """A desk whose one document tries to be live wherever it is shown."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.mizan"
    document = Document.of(
        f"وقعت كازاخستان وروسيا مذكرة تفاهم في مجال {HOSTILE} الطاقة، ووصل الرئيس الفرنسي إلى أستانا. "
        f'وقال الرئيس قاسم جومارت توكاييف: "إن {HOSTILE} روسيا حليف قريب".',
        title=HOSTILE,
        outlet=HOSTILE,
        name=HOSTILE,
        published="2023-11-10",
    )
    with Ledger.open(path) as ledger:
        ledger.add(document, read(document))
    with TestClient(create(Settings(ledger=str(path))), base_url=HERE) as client:
        yield client


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", VECTORS)
def test_a_page_in_its_language(desk: TestClient[Litestar], path: str, language: str) -> None:
    response = desk.get(f"/{language}/{path}")
    assert response.status_code == 200
    page = Page(response.text)
    root = next(named for tag, named in page.tags if tag == "html")
    assert root == {"lang": language, "dir": "rtl" if language == "ar" else "ltr"}
    assert page.headings.count("h1") == 1
    links = {link.rstrip("/") for link in page.links}
    assert {f"/{'en' if language == 'ar' else 'ar'}/{path}".rstrip("/"), f"/api/v1/{path}".rstrip("/")} <= links


@pytest.mark.parametrize("path", VECTORS)
def test_nothing_inline_and_every_id_once(desk: TestClient[Litestar], path: str) -> None:
    tags = Page(desk.get(f"/en/{path}").text).tags
    assert not any("style" in named or any(name.startswith("on") for name in named) for _, named in tags)
    assert all("src" in named for tag, named in tags if tag == "script")
    ids = [named["id"] for _, named in tags if "id" in named]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", VECTORS)
def test_headings_leave_out_no_level(desk: TestClient[Litestar], path: str) -> None:
    levels = [int(tag[1]) for tag in Page(desk.get(f"/en/{path}").text).headings]
    after_menu = levels[levels.index(1) :]
    assert all(later - earlier <= 1 for earlier, later in pairwise(after_menu))


def test_every_link_leads_somewhere(desk: TestClient[Litestar]) -> None:
    waiting, seen = ["/en/", "/ar/"], {"/en/", "/ar/"}
    while waiting and len(seen) < 400:
        address = waiting.pop(0)
        response = desk.get(address)
        assert response.status_code == 200, address
        if "text/html" not in response.headers["content-type"]:
            continue
        kinds = {re.sub(r"=[^&]*|[0-9a-f]{12,}", "", one) for one in seen}
        for link in Page(response.text).links:
            there = link.partition("#")[0]
            # One of each kind is enough: the same page with the same parameters, whatever their values.
            if there and there not in seen and re.sub(r"=[^&]*|[0-9a-f]{12,}", "", there) not in kinds:
                seen.add(there)
                kinds.add(re.sub(r"=[^&]*|[0-9a-f]{12,}", "", there))
                waiting.append(there)
    assert len(seen) > 40


def test_what_may_be_got_may_be_asked_for_its_head(desk: TestClient[Litestar]) -> None:
    answer = desk.head("/en/entries")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")


def test_a_form_with_blank_fields_asks_for_nothing(desk: TestClient[Litestar]) -> None:
    plain = desk.get("/en/balance", params={"focal": "KAZ"}).text
    sent = desk.get("/en/balance", params={"focal": "KAZ", "domain": "", "since": "", "until": ""}).text
    assert Page(sent).headings == Page(plain).headings and sent.count("heat-") == plain.count("heat-")


def test_a_page_passes_over_what_it_does_not_know_and_so_does_its_twin(desk: TestClient[Litestar]) -> None:
    page = desk.get("/en/balance?focal=CHN&from=mail")
    assert page.status_code == 200 and 'href="/api/v1/balance?focal=CHN"' in page.text


def test_the_numbers_of_a_page_are_those_of_its_twin(desk: TestClient[Litestar]) -> None:
    twin = desk.get("/api/v1/balance", params={"focal": "KAZ"}).json()
    html = desk.get("/en/balance", params={"focal": "KAZ"}).text
    for row in twin["rows"]:
        told = html.split(f'partner={row["partner"]}"', 1)[1].split("</tr>", 1)[0]
        assert re.findall(r">(\d+)</a>", told) == [str(n) for n in (*row["entries"], row["total"]) if n]


def test_suppressed_numbers_say_so(desk: TestClient[Litestar]) -> None:
    html = desk.get("/en/balance", params={"focal": "KAZ", "minimum": 900}).text
    assert "not shown, too few:" in html and "&lt; 900" in html


def test_contested_entries_are_marked(desk: TestClient[Litestar]) -> None:
    html = desk.get("/ar/entries", params={"contested": True}).text
    assert html.count("متنازع فيه</span>") >= 1


@pytest.mark.parametrize("path", VECTORS)
def test_nothing_of_a_document_is_live(hostile: TestClient[Litestar], path: str) -> None:
    html = hostile.get(f"/en/{path}").text
    tags = Page(html).tags
    assert not any(any(name.startswith("on") for name in named) for _, named in tags)
    assert "<script>" not in html


def test_a_hostile_document_is_shown_as_it_is(hostile: TestClient[Litestar]) -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in hostile.get("/en/entries").text


def test_the_ledger_may_be_empty(tmp_path: Path) -> None:
    path = tmp_path / "empty.mizan"
    Ledger.open(path).close()
    with TestClient(create(Settings(ledger=str(path))), base_url=HERE) as desk:
        assert "mizan read" in desk.get("/en/").text
        for page in ("contradictions", "entries", "numbers"):
            assert desk.get(f"/en/{page}").status_code == 200
        assert desk.get("/en/balance").status_code == 404


def test_an_address_without_a_page_is_told_in_the_language_of_the_page(desk: TestClient[Litestar]) -> None:
    answer = desk.get("/ar/nowhere")
    assert answer.status_code == 404
    assert "لا صفحة بهذا العنوان" in answer.text and "Not Found" not in answer.text


@pytest.mark.parametrize(
    ("path", "status", "what", "whats"),
    [
        (
            "balance?since=soon",
            400,
            "no date: &#39;soon&#39;; write it as",
            "«\u2068soon\u2069» ليس تاريخا؛ اكتبه هكذا",
        ),
        (
            "entries/%3Cb%3E",
            404,
            "no entry &#39;&lt;b&gt;&#39; in the books",
            "لا قيد «\u2068&lt;b&gt;\u2069» في الدفاتر",
        ),
    ],
)
def test_a_problem_is_told_in_the_language_of_the_page(
    desk: TestClient[Litestar], path: str, status: int, what: str, whats: str
) -> None:
    arabic, english = desk.get(f"/ar/{path}"), desk.get(f"/en/{path}")
    assert (arabic.status_code, english.status_code) == (status, status)
    assert text(f"problem_{status}_do", "ar") in arabic.text and whats in arabic.text
    assert text(f"problem_{status}_do", "en") in english.text and what in english.text


def test_how_many_documents_there_are_stands_apart_from_how_many_it_needs(desk: TestClient[Litestar]) -> None:
    assert "<bdi>3 وثائق</bdi> &lt; 5" in desk.get("/ar/outlets?focal=KAZ").text
