"""What people do at the desk: read, judge with keys and without, add documents."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

READER = "/en/reader/01-wire-putin-in-astana"


def left(page: Page) -> int:
    """How many records the queue says are left."""
    found = re.search(r"([\d,]+) records? left", page.inner_text("main"))
    assert found
    return int(found[1].replace(",", ""))


def test_marked_words_and_the_list_lead_to_what_made_a_record(page: Page) -> None:
    page.goto(READER)
    page.click(".text .k-event >> nth=0")
    expect(page.locator("#why")).to_contain_text("event:")
    expect(page.locator(".text .picked").first).to_be_visible()
    page.click(".records a >> nth=-1")
    expect(page.locator('.records a[aria-current="true"]')).to_have_count(1)
    assert "#at-" in page.url
    page.reload()
    expect(page.locator('.records a[aria-current="true"]')).to_have_count(1)


def test_marks_of_one_kind_alone(page: Page) -> None:
    page.goto(READER)
    page.click(".kinds .k-figure")
    assert "kind=figure" in page.url
    expect(page.locator(".text .k-event")).to_have_count(0)
    expect(page.locator(".text .k-figure").first).to_be_visible()


def press(page: Page, key: str) -> None:
    """Press a key, of whatever keyboard."""
    page.evaluate("key => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))", key)


@pytest.mark.parametrize(("accept", "undo"), [("a", "u"), ("ش", "ع")])
def test_the_queue_by_keys(page: Page, accept: str, undo: str) -> None:
    page.goto("/en/review")
    before = left(page)
    first = page.inner_text("mark")
    press(page, accept)
    expect(page.locator("mark")).not_to_have_text(first)
    assert left(page) == before - 1
    press(page, undo)
    expect(page.locator("mark")).to_have_text(first)
    assert left(page) == before
    page.keyboard.press("s")
    expect(page.locator("mark")).not_to_have_text(first)
    assert left(page) == before


def test_a_correction_by_keys(page: Page) -> None:
    page.goto("/en/review?kind=event")
    page.keyboard.press("c")
    expect(page.locator(".corrections :focus")).to_have_count(1)
    page.fill("#correct-date", "2023-11-01")
    page.press("#correct-date", "Enter")
    expect(page.locator("h2 .mark")).to_have_text("corrected")
    expect(page.locator(".of-record")).to_contain_text("1 November 2023")
    page.keyboard.press("u")
    expect(page.locator("h2 .mark")).to_have_count(0)


def test_a_letter_that_is_written_judges_nothing(page: Page) -> None:
    page.goto("/en/review?kind=event")
    before = left(page)
    page.keyboard.press("c")
    page.locator("#correct-date").press_sequentially("arsu")
    page.goto("/en/review?kind=event")
    assert left(page) == before


def test_the_queue_without_script(browser: Browser, served: str) -> None:
    context = browser.new_context(base_url=served, java_script_enabled=False)
    page = context.new_page()
    page.goto("/en/review")
    before = left(page)
    page.click('button[value="accept"]')
    assert left(page) == before - 1
    page.click(".undo button >> nth=0")
    assert left(page) == before
    context.close()


def test_files_are_added_and_read(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "visit.txt"
    file.write_text("وصل الرئيس الصيني شي جين بينغ إلى أستانا يوم 2 يوليو 2024 في زيارة دولة.", encoding="utf-8")
    page.goto("/ar/add")
    page.set_input_files("#file", file)
    expect(page.locator(".picked-files")).to_contain_text("visit.txt")
    page.locator("form:has(#file) button").click()
    expect(page.locator('#upload[data-state="done"]')).to_be_visible(timeout=30_000)
    page.click('section[aria-labelledby="booked"] a')
    expect(page.locator(".text")).to_contain_text("في زيارة دولة")
    expect(page.locator(".text .k-event").first).to_be_visible()


def test_pasted_text_without_script(browser: Browser, served: str) -> None:
    context = browser.new_context(base_url=served, java_script_enabled=False)
    page = context.new_page()
    page.goto("/en/add")
    page.fill("#text", "أعلنت وزارة الخارجية الكازاخستانية أن وزير الخارجية الهندي سيزور أستانا في مارس 2025.")
    page.locator("form:has(#text) button").click()
    expect(page.locator('#upload[data-state="done"]')).to_be_visible(timeout=30_000)
    context.close()


def test_a_tie_of_the_network_leads_to_its_entries(page: Page) -> None:
    page.goto("/en/network?focal=KAZ")
    page.locator("table a").first.click()
    expect(page.locator("#tie")).to_be_visible()
    assert page.locator("li.item").count() > 0


def test_search_is_kept_in_the_address(page: Page) -> None:
    page.goto("/ar/search")
    page.fill("#q", "الصين")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_be_visible()
    page.click(".narrow a >> nth=0")
    assert "q=" in page.url and "kind=" in page.url
    page.click(".language")
    assert "/en/search" in page.url and "kind=" in page.url
    expect(page.locator("#q")).to_have_value("الصين")
