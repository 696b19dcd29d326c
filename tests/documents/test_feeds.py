from html import escape
from pathlib import Path

import pytest
from tests.documents.sources import FIRST, SECOND, THIRD, taken, write

BOMB = '<!DOCTYPE rss [<!ENTITY a "وصل"><!ENTITY b "&a;&a;&a;&a;">]>'


def rss(*items: str, before: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{before}<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>وكالة السهوب</title>{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"
    )


WHOLE = f"""<title>زيارة إلى بكين</title><link>https://example.org/1</link>
<pubDate>Mon, 06 May 2024 23:30:00 +0500</pubDate><description>{FIRST}</description>
<content:encoded><![CDATA[<p>{FIRST}</p><script>alert('{THIRD}')</script><p>{SECOND}</p>]]></content:encoded>"""
TEASER = f"<title>قمة</title><description>{escape(f'<p>{THIRD}</p>')}</description>"


def test_each_item_is_a_document(tmp_path: Path) -> None:
    path = write(tmp_path / "feed.xml", rss(WHOLE, TEASER, f"<title>{FIRST}</title>"))
    (whole, teaser, headline), problems = taken(path, published="2024-05")
    assert not problems
    assert whole.text == f"{FIRST}\n\n{SECOND}"
    assert (whole.title, whole.outlet, whole.url) == ("زيارة إلى بكين", "وكالة السهوب", "https://example.org/1")
    assert (whole.published, teaser.published) == ("2024-05-06", "2024-05")
    assert (teaser.text, teaser.name) == (THIRD, teaser.id[:12])
    assert headline.text == FIRST


def test_atom(tmp_path: Path) -> None:
    entry = f"<entry><title>خبر</title><updated>2024-05-06T09:30:00Z</updated><summary>{FIRST}</summary></entry>"
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>وكالة</title>{entry}</feed>'
    (document,), _ = taken(write(tmp_path / "news.atom", feed))
    assert (document.text, document.outlet, document.published) == (FIRST, "وكالة", "2024-05-06")


def test_a_declared_encoding_is_used(tmp_path: Path) -> None:
    feed = rss(WHOLE).replace("utf-8", "windows-1256", 1).encode("windows-1256")
    (document,), _ = taken(write(tmp_path / "feed.xml", feed), notify=lambda notice: None)
    assert document.text == f"{FIRST}\n\n{SECOND}"


def test_a_bad_item_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    path = write(tmp_path / "feed.rss", rss("<title>A visit</title>", TEASER, ""))
    (document,), (first, last) = taken(path)
    assert document.text == THIRD
    assert first.startswith(f"{path}, item 1: not Arabic") and last.startswith(f"{path}, item 3: ")


def test_a_damaged_feed_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    notices: list[str] = []
    path = write(tmp_path / "feed.xml", rss(WHOLE, TEASER)[:-60])
    documents, _ = taken(path, notify=notices.append)
    assert documents[0].text == f"{FIRST}\n\n{SECOND}"
    assert notices[0].startswith(f"{path}: a damaged feed (")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (rss(TEASER.replace("قمة", "&b;"), before=BOMB), "entities of its own"),
        (rss(TEASER, before='<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "entities of its own"),
        (rss(), "without items"),
        ('<?xml version="1.0"?><report><text>وصل الوزير</text></report>', "neither a page nor a feed"),
    ],
)
def test_what_is_no_feed_to_read(tmp_path: Path, content: str, message: str) -> None:
    documents, (problem,) = taken(write(tmp_path / "feed.xml", content))
    assert not documents and message in problem
