import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from litestar.testing import TestClient
from tests.service.conftest import HERE

from mizan.ledger import Ledger, rows
from mizan.model import Document
from mizan.model.errors import UnaskableError
from mizan.reading import read
from mizan.service.application import create
from mizan.service.books import Books
from mizan.service.settings import Settings
from mizan.service.views.commitments import commitments
from mizan.service.views.contradictions import contradictions
from mizan.service.views.documents import documents
from mizan.service.views.entries import entries
from mizan.service.views.news import news

NIGHT = "2024-05-06T20:00:00Z"
BEFORE = (
    ("وقعت كازاخستان والصين مذكرة تفاهم في مجال النقل في أستانا.", "2024-05-03"),
    ("زار الرئيس الروسي فلاديمير بوتين أستانا في 2 مايو 2024.", "2024-05-03"),
    ("بلغ حجم التجارة بين كازاخستان وروسيا 27 مليار دولار عام 2023.", "2024-05-03"),
    ("تعتزم كازاخستان والصين توقيع اتفاقية في مجال الطاقة.", "2024-05-04"),
    ("تعتزم كازاخستان وأوزبكستان توقيع اتفاقية في مجال المياه عام 2025.", "2024-05-04"),
)
AFTER = (
    ("وصل الرئيس الروسي فلاديمير بوتين إلى أستانا في 2 مايو 2024.", "2024-05-06"),
    ("بلغ حجم التجارة بين كازاخستان وروسيا 31 مليار دولار عام 2023.", "2024-05-06"),
    ("أدانت فرنسا الهجوم على السفارة في كابول.", "2024-05-06"),
    ("وقعت كازاخستان والصين اتفاقية في مجال الطاقة.", "2024-05-06"),
)


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("news") / "night.mizan"
    with pytest.MonkeyPatch.context() as patch, Ledger.open(path) as ledger:
        for moment, texts in (("2024-05-05T09:00:00Z", BEFORE), (NIGHT, AFTER)):
            patch.setattr(rows, "now", lambda moment=moment: moment)
            for number, (text, day) in enumerate(texts):
                document = Document.of(text, name=f"{day}-{number}", published=day, outlet=f"وكالة {day}")
                ledger.add(document, read(document))
    return path


@pytest.fixture(scope="module")
def told(night: Path) -> Iterator[Books]:
    with Ledger.open(night) as ledger:
        yield Books.of(ledger)


def test_what_the_documents_of_a_night_brought(told: Books) -> None:
    made = news(told, added_since=NIGHT)
    assert (made.since, made.documents, made.undated) == (NIGHT, 4, 0)
    assert [(row.name, row.added) for row in made.added] == [(f"2024-05-06-{number}", NIGHT) for number in (3, 2, 1, 0)]
    assert [line.parties for line in made.first.entries] == [["FRA"]] and made.first.kinds == {"event": 1}
    assert made.again.kinds == {"event": 2, "agreement": 1, "figure": 1}
    assert [(one.aspect, one.kind) for one in made.disputed] == [("quantity", "figure")]
    assert [(one.stage, [reached.stage for reached in one.course]) for one in made.moved] == [
        ("kept", ["announced", "kept"])
    ]
    assert [(one.stage, one.due) for one in made.late] == [("late", "2025")]


def test_what_concerns_a_state(told: Books) -> None:
    assert news(told, "FRA", NIGHT).again.total == news(told, "FRA", NIGHT).disputes == 0
    assert news(told, "FRA", NIGHT).first.total == news(told, "RUS", NIGHT).disputes == 1
    assert news(told, "KAZ", NIGHT).first.total == 0


def test_everything_is_new_since_long_ago_and_nothing_since_yesterday(told: Books) -> None:
    ever, yesterday = news(told, added_since="1990"), news(told)
    assert (ever.documents, ever.first.total, ever.again.total) == (9, len(told.entries), 0)
    assert (ever.disputes, ever.moves) == (len(told.contradictions()), len(told.promises("KAZ", date.today())))
    assert (yesterday.documents, yesterday.first.total, yesterday.again.total) == (0, 0, 0)
    assert (yesterday.disputes, yesterday.moves, yesterday.lates) == (0, 0, 0)


def test_lists_are_narrowed_alike(told: Books) -> None:
    made = news(told, added_since=NIGHT)
    assert documents(told, added_since=NIGHT, order="added").documents == made.added
    assert entries(told, added_since=NIGHT, told="first").entries == made.first.entries
    assert entries(told, added_since=NIGHT, told="again").entries == made.again.entries
    assert entries(told, added_since=NIGHT).total == 5
    assert entries(told, "KAZ", kind="agreement", added_since=NIGHT).total == 1
    assert contradictions(told, added_since=NIGHT).found == made.disputed
    assert commitments(told, "KAZ", added_since=NIGHT).found == made.moved
    with pytest.raises(UnaskableError, match="add added_since"):
        entries(told, told="first")


def test_an_empty_ledger(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "empty.mizan") as ledger:
        made = news(Books.of(ledger), added_since="1990")
    assert (made.promiser, made.documents, made.first.total, made.moves) == (None, 0, 0, 0)


def test_documents_of_which_nobody_knows_are_never_new(night: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.mizan"
    path.write_bytes(night.read_bytes())
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE documents SET added = NULL WHERE name LIKE '2024-05-06%'")
    with Ledger.open(path) as ledger:
        made = news(Books.of(ledger), added_since="1990")
    assert (made.documents, made.undated) == (5, 4)


def test_the_page_in_both_languages_and_its_lists(night: Path) -> None:
    with TestClient(create(Settings(ledger=str(night))), base_url=HERE) as desk:
        for language, moment in {"ar": "20:00 بتوقيت غرينتش", "en": "20:00 UTC"}.items():
            page = desk.get(f"/{language}/news?added_since={NIGHT}").text
            assert moment in page
            day = {"ar": "أمس", "en": "yesterday"}[language]
            for asked in (f"/{language}/news", f"/{language}/news?added_since={day}"):
                page = desk.get(asked).text
                assert f'value="{day}"' in page and 'aria-current="true"' in page
            for path in re.findall(
                rf'href="(/{language}/(?:news|documents|entries|contradictions)\?[^"]*added_since[^"]*)', page
            ):
                assert desk.get(unescape(path)).status_code == 200, path
        assert "/en/news" in desk.get("/en/").text
        refused = desk.get("/api/v1/news?added_since=lately")
        assert refused.status_code == 400 and "write it as yesterday" in refused.json()["detail"]
