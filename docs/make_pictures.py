"""Make docs/brief.png, the top of the Arabic brief on the example articles.

    python docs/make_pictures.py [CHROMIUM]

Needs a Chromium or Chrome; nothing is loaded from the network.
"""

import datetime
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from mizan.documents import DocumentError, read_documents
from mizan.model.booked import Booked, Source
from mizan.publishing import compose, render
from mizan.reading import read
from mizan.settling import settle

DOCS = Path(__file__).parent
SIZE = (1200, 1600)
MADE = datetime.date(2024, 6, 1)
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


def page() -> str:
    """The brief as HTML."""
    records = []
    for document in read_documents([DOCS.parent / "examples"]):
        if isinstance(document, DocumentError):
            raise document
        records += [Booked(record, Source.of(document)) for record in read(document)]
    return render(compose(settle(records), "KAZ", language="ar", made=MADE, records=records))


def main() -> None:
    """Draw the page and keep its top."""
    browser = sys.argv[1] if len(sys.argv) > 1 else shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        sys.exit("no chromium is installed; name a browser: python docs/make_pictures.py /path/to/chrome")
    picture = DOCS / "brief.png"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "brief.html"
        file.write_text(page(), encoding="utf-8")
        where = [f"--user-data-dir={folder}/browser", f"--screenshot={picture}", f"--window-size={SIZE[0]},{SIZE[1]}"]
        subprocess.run([browser, *QUIET, *where, file.as_uri()], check=True, capture_output=True, timeout=120)
    print(f"{picture}: {picture.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
