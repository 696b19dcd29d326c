"""What the pages of documents, names, network and map say, in both languages."""

import re

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from mizan.ledger import Ledger
from mizan.model import Document
from mizan.reading import read
from mizan.service.application import create
from mizan.service.settings import Settings

Desk = TestClient[Litestar]
READER = "reader/01-wire-putin-in-astana"


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    "address",
    [
        READER,
        "search",
        "names",
        "names/profile?id=person:kassym-jomart-tokayev",
        "network",
        "map",
        "review",
        "review/names",
        "add",
        "exports",
        "uploads",
    ],
)
def test_every_page_in_both_languages(desk: Desk, language: str, address: str) -> None:
    answer = desk.get(f"/{language}/{address}")
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.text
    assert not re.search(r"<script(?![^>]*src=)|\sstyle=|\son[a-z]+=|<style", answer.text)


def test_the_text_stands_as_published(desk: Desk) -> None:
    page = desk.get(f"/en/{READER}").text
    text = re.search(r'<div class="text" lang="ar" dir="rtl">(.*?)</div>', page, re.DOTALL)
    assert text
    written = re.sub(r"<[^>]+>", "", text[1]).replace("&#34;", '"').replace("&#39;", "'").replace("&amp;", "&")
    assert written == desk.get("/api/v1/documents/01-wire-putin-in-astana").json()["text"]


def test_records_and_words_lead_to_each_other(desk: Desk) -> None:
    page = desk.get(f"/en/{READER}").text
    for record in desk.get(f"/api/v1/{READER}").json()["records"]:
        assert page.count(f'id="at-{record["id"]}"') == 1
        assert f"record={record['id']}#at-{record['id']}" in page
    chosen = desk.get(f"/en/{READER}?record={record['id']}").text
    assert "What made this record" in chosen and 'aria-current="true"' in chosen and "picked" in chosen


def test_a_hostile_document_is_only_text(tmp_path_factory: pytest.TempPathFactory) -> None:
    text = (
        "قال <script>alert(1)</script> الرئيس الروسي فلاديمير بوتين إن \u202eأستانا\u202c <img src=x onerror=alert(1)>."
    )
    document = Document.of(text, title='"><script>alert(2)</script>', outlet="<b>x", url="javascript:alert(3)")
    path = tmp_path_factory.mktemp("hostile") / "one.mizan"
    with Ledger.open(path) as ledger:
        ledger.add(document, read(document))
    with TestClient(create(Settings(ledger=str(path))), base_url="http://127.0.0.1:8080") as client:
        for address in (f"reader/{document.id}", "search?q=أستانا", "names", "review"):
            page = client.get(f"/ar/{address}").text
            assert not re.search(r"<script>|<img|<b>|href=\"javascript", page)
        page = client.get(f"/ar/reader/{document.id}").text
        assert "\u202e" not in page and "right-to-left override" in page


def test_the_network_is_drawn_with_links_and_told_in_a_table(desk: Desk) -> None:
    page = desk.get("/en/network?focal=KAZ").text
    view = desk.get("/api/v1/network?focal=KAZ").json()
    for tie in view["ties"]:
        assert page.count(f"tie={tie['a']}.{tie['b']}#tie") == 2
    assert page.count('class="tie ') == len(view["ties"])


def test_the_map_marks_contested_borders(desk: Desk) -> None:
    page = desk.get("/en/map?focal=KAZ").text
    assert "the line of control in Kashmir" in page and page.count('class="contested-border"') == 18
    view = desk.get("/api/v1/map?focal=KAZ").json()
    assert page.count('class="way ') == len(view["visits"]) + 2
    assert page.count('class="site"') == sum(len(one["places"]) for one in view["projects"]) + 1


def test_what_was_sought_is_marked(desk: Desk) -> None:
    page = desk.get("/ar/search?q=الصين").text
    assert "<mark>الصين</mark>" in page


def test_forms_of_the_exports_lead_to_files(desk: Desk) -> None:
    page = desk.get("/en/exports?focal=KAZ&partner=RUS").text
    assert '<option value="RUS" selected>' in page
    for address in re.findall(r'(?:href|action|formaction)="(/api/v1/(?:exports/|brief)[^"]*)"', page):
        answer = desk.get(address.replace("&amp;", "&"), params={"kind": "event"} if "records." in address else None)
        assert answer.status_code == 200 and "attachment" in answer.headers["content-disposition"]


def test_every_page_leads_to_the_files_of_what_it_shows(desk: Desk) -> None:
    page = desk.get("/en/network?focal=KAZ&since=2023").text
    assert 'href="/en/exports?focal=KAZ&amp;since=2023"' in page
