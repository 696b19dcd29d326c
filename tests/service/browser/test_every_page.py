"""Every page as a browser shows it: in both languages and schemes, on a desk and on a phone, and to a screen reader."""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

from mizan.service.catalogue import PAGES

GIVEN = {
    "reader": "/reader/01-wire-putin-in-astana",
    "profile": "/names/profile?id=person:kassym-jomart-tokayev",
    "search": "/search?q=الصين",
    "network": "/network?tie=KAZ.RUS",
}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


def address(page: Page, language: str, name: str) -> str:
    """The address of a page of the catalogue; of an entry the first that is listed."""
    path = next(one.path for one in PAGES if one.name == name)
    if name == "entry":
        entries = page.request.get("/api/v1/entries").json()["entries"]
        path = f"/entries/{entries[0]['id']}"
    return f"/{language}{GIVEN.get(name, path)}"


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", [*(one.name for one in PAGES), "uploads"])
def test_in_both_languages_on_a_phone_too(page: Page, language: str, name: str) -> None:
    where = f"/{language}/uploads" if name == "uploads" else address(page, language, name)
    page.goto(where)
    assert page.get_attribute("html", "dir") == ("rtl" if language == "ar" else "ltr")
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("language", "dark"), [("ar", True), ("en", False)])
def test_no_barriers(browser: Browser, served: str, language: str, dark: bool) -> None:
    # The checker is a script of its own, which the pages' policy would keep out.
    context = browser.new_context(base_url=served, bypass_csp=True, color_scheme="dark" if dark else "light")
    page = context.new_page()
    found = []
    for one in PAGES:
        page.goto(address(page, language, one.name))
        violations = Axe().run(page, options=RULES).response["violations"]
        found += [(one.name, broken["id"], broken["nodes"][0]["html"][:200]) for broken in violations]
    context.close()
    assert found == []
