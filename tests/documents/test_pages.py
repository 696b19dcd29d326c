import json
from pathlib import Path

import pytest
from tests.documents.sources import ALL, FIRST, HEAD, SECOND, THIRD, page, taken, write

from mizan.documents.markup import DEEPEST


def test_a_page_gives_its_article_and_tells_of_itself(tmp_path: Path) -> None:
    (document,), problems = taken(write(tmp_path / "visit.html", page()), outlet="أخرى", published="2020")
    assert not problems
    assert document.text == "\n\n".join(ALL)
    assert (document.name, document.title, document.outlet) == ("visit", "زيارة إلى بكين", "وكالة السهوب")
    assert (document.published, document.url) == ("2024-05-06", "https://example.org/news/1")


@pytest.mark.parametrize(
    "unread",
    [
        "<p style='display: none'>{}</p>",
        "<p hidden>{}</p>",
        "<p aria-hidden='true'>{}</p>",
        "<script>document.write('{}')</script>",
        "<style>p::after {{ content: '{}' }}</style>",
        "<noscript><p>{}</p></noscript>",
        "<template><p>{}</p></template>",
        "<!-- {} -->",
        "<div id='comments' class='comments'><p>{}</p></div>",
        "<img src='https://example.org/a.png' alt='{}' onerror='alert(1)'>",
        "<aside><a href='/2'>{}</a></aside>",
    ],
)
def test_what_is_no_part_of_the_article_is_not_read(tmp_path: Path, unread: str) -> None:
    other = "زار رئيس فرنسا موسكو يوم الأحد ووقع اتفاقية."
    body = f"<p>{FIRST}</p>{unread.format(other)}<p>{SECOND}</p>"
    (document,), _ = taken(write(tmp_path / "a.html", page(body)))
    assert document.text.split() == f"{FIRST} {SECOND}".split()


def test_json_ld_tells_where_meta_elements_do_not(tmp_path: Path) -> None:
    article = {"@type": "NewsArticle", "headline": "خبر", "datePublished": "2024-05-06", "publisher": {"name": "وكالة"}}
    script = '<script type="application/ld+json">{}</script>'
    head = script.format("{broken") + script.format(json.dumps({"@graph": [{"@type": "WebSite"}, article]}))
    (document,), _ = taken(write(tmp_path / "a.html", page(head=head)))
    assert (document.title, document.published, document.outlet) == ("خبر", "2024-05-06", "وكالة")


def test_what_a_page_does_not_tell_stands_in_or_stays_unknown(tmp_path: Path) -> None:
    path = write(tmp_path / "a.html", page(head='<meta name="date" content="أمس">'))
    (document,), _ = taken(path, published="2024")
    assert (document.published, document.title, document.outlet, document.url) == ("2024", None, None, None)


def test_a_sidecar_comes_before_what_a_page_tells(tmp_path: Path) -> None:
    path = write(tmp_path / "a.html", page())
    write(tmp_path / "a.json", '{"title": "عنوان", "date": "2023"}')
    (document,), _ = taken(path)
    assert (document.title, document.published, document.outlet) == ("عنوان", "2023", "وكالة السهوب")


@pytest.mark.parametrize(
    ("codec", "declared"),
    [
        ("utf-8", "windows-1256"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("windows-1256", "windows-1256"),
        ("windows-1256", "iso-8859-1"),
        ("windows-1256", "no-such-thing"),
        ("iso-8859-6", "ISO-8859-6"),
    ],
)
def test_a_charset_is_taken_as_declared_unless_the_bytes_say_otherwise(
    tmp_path: Path, codec: str, declared: str
) -> None:
    text = THIRD.replace("«", '"').replace("»", '"')
    content = page(f"<p>{text}</p><p>{text}</p>", charset=declared).encode(codec)
    notices: list[str] = []
    (document,), problems = taken(write(tmp_path / "a.html", content), notify=notices.append)
    assert not problems and document.text == f"{text}\n\n{text}"
    assert all(notice.startswith(f"{tmp_path}/a.html: read as ") for notice in notices)


def test_a_charset_asked_for_is_used(tmp_path: Path) -> None:
    path = write(tmp_path / "a.html", page(f"<p>{FIRST}</p>", charset="iso-8859-6").encode("windows-1256"))
    assert taken(path, encoding="windows-1256")[0][0].text == FIRST
    assert "at byte" in taken(path, encoding="utf-8")[1][0]


def test_an_article_is_found_where_class_names_mislead(tmp_path: Path) -> None:
    body = f"<div class='has-comments sidebar-right'><div><p>{FIRST}</p></div></div>"
    (document,), _ = taken(write(tmp_path / "a.html", page(body)))
    assert document.text == FIRST


def test_tashkeel_and_entities_stay_letters(tmp_path: Path) -> None:
    (document,), _ = taken(
        write(tmp_path / "a.html", page("<p>وَصَلَ الوزيرُ &quot;اليوم&quot; إلى <b>بك</b>ين&lrm;.</p>"))
    )
    assert document.text == 'وَصَلَ الوزيرُ "اليوم" إلى بكين\u200e.'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (page(body="", head=HEAD).replace("<footer>", "<footer hidden>"), "no article found"),
        (page(body="<p>The minister arrived in the capital and met his counterpart.</p>"), "not Arabic"),
        (page(body="<div>" * 3 * DEEPEST + FIRST), "deep in each other"),
        (page()[:200], "no article found"),
    ],
)
def test_pages_without_an_article(tmp_path: Path, content: str, message: str) -> None:
    documents, (problem,) = taken(write(tmp_path / "a.html", content))
    assert not documents and problem.startswith(f"{tmp_path}/a.html: ") and message in problem
