"""Make the pictures of docs/: the Arabic brief, and the main pages of the desk, all on the example articles.

    python docs/make_pictures.py [CHROMIUM]

Needs a Chromium or Chrome and the extra mizan[serve]; nothing is loaded from the network. A picture is of a page as
it is seen at a desk, or, where its name ends in -phone, on a phone.
"""

import datetime
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from mizan.ledger import Ledger
from mizan.publishing import compose, render
from mizan.settling import settle

DOCS = Path(__file__).parent
MADE = datetime.date(2024, 6, 1)
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
DESK, PHONE = (1280, 1000), (390, 844)
PAGES = {
    "balance": "/balance?focal=KAZ",
    "partner": "/partner?focal=KAZ&partner=RUS",
    "reader": "/reader/01-wire-putin-in-astana",
    "contradictions": "/contradictions?focal=KAZ",
    "map": "/map?focal=KAZ",
    "review": "/review",
}
ON_A_PHONE = ("balance", "reader")


def read_examples(folder: Path) -> Path:
    """A ledger of the example articles."""
    ledger = folder / "examples.mizan"
    command = (sys.executable, "-m", "mizan", "read", str(DOCS.parent / "examples"), "--ledger", str(ledger))
    subprocess.run(command, check=True, capture_output=True)
    return ledger


@contextmanager
def served(ledger: Path) -> Iterator[str]:
    """The address of the desk over a ledger."""
    command = (sys.executable, "-m", "mizan", "serve", "--ledger", str(ledger), "--port", "0")
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as desk:
        assert desk.stderr is not None
        told = desk.stderr.readline()
        try:
            yield next(word for word in told.split() if word.startswith("http")).rstrip("/")
        finally:
            desk.terminate()


def draw(browser: Browser, address: str, picture: Path, size: tuple[int, int]) -> None:
    """Keep the top of a page as a picture."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(address, wait_until="networkidle")
    page.screenshot(path=picture)
    page.close()
    print(f"{picture.name}: {picture.stat().st_size // 1024} KB")


def main() -> None:
    """Draw the pages and keep their tops."""
    program = sys.argv[1] if len(sys.argv) > 1 else shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        sys.exit("no chromium is installed; name a browser: python docs/make_pictures.py /path/to/chrome")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        ledger = read_examples(folder)
        browser = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        with Ledger.open(ledger) as books:
            records = list(books.records())
        brief = folder / "brief.html"
        brief.write_text(
            render(compose(settle(records), "KAZ", language="ar", made=MADE, records=records)), encoding="utf-8"
        )
        draw(browser, brief.as_uri(), DOCS / "brief.png", (1200, 1600))
        with served(ledger) as address:
            for language in ("ar", "en"):
                for page, path in PAGES.items():
                    draw(browser, f"{address}/{language}{path}", DOCS / f"desk-{page}.{language}.png", DESK)
                for page in ON_A_PHONE:
                    picture = DOCS / f"desk-{page}-phone.{language}.png"
                    draw(browser, f"{address}/{language}{PAGES[page]}", picture, PHONE)
        browser.close()


if __name__ == "__main__":
    main()
