import polars
import pytest

from mizan.ledger import Ledger, LedgerError
from mizan.ledger.words import hits
from mizan.model import Agreement, Document, Evidence, Record
from mizan.model.booked import Source
from mizan.model.errors import UnaskableError


@pytest.fixture
def full(ledger: Ledger, article: Document, booked: list[Record]) -> Ledger:
    ledger.add(article, booked)
    ledger.add(Document.of("وقّعت الصين والاتّحاد الأوروبي اتفاقيةً للتجارة.", name="trade"), [])
    ledger.add(
        Document.of("لم تُوقَّع الاتفاقيتان بعد.", name="later", title="تجارة", outlet="صحيفة", published="2024"), []
    )
    return ledger


@pytest.mark.parametrize(
    ("conditions", "positions"),
    [
        ({}, [0, 1, 2, 3, 4, 5]),
        ({"kind": "event"}, [0, 2]),
        ({"type": "CONSULT"}, [0]),
        ({"type": "trade"}, [4]),
        ({"status": "signed"}, [3]),
        ({"partner": "KAZ"}, [0, 2, 3, 4]),
        ({"partner": "RUS", "kind": "entity"}, [1]),
        ({"outlet": "وكالة السهوب", "kind": "figure"}, [4]),
        ({"since": "2023"}, [0, 1, 2, 3, 5]),
        ({"until": "2022-06"}, [4]),
        ({"since": "2022-02", "until": "2022-03"}, [4]),
        ({"text": "الجانبان"}, [2, 3]),
        ({"text": "استانا"}, [0]),
        ({"document": "putin", "limit": 2}, [0, 1]),
        ({"document": "later"}, []),
        ({"limit": 0}, []),
    ],
)
def test_conditions(full: Ledger, conditions: dict[str, str], positions: list[int], booked: list[Record]) -> None:
    assert [found.record for found in full.records(**conditions)] == [booked[position] for position in positions]  # type: ignore[arg-type]


def test_conditions_that_make_no_sense(full: Ledger) -> None:
    for conditions, told in (
        ({"kind": "treaty"}, "no kind of record is called 'treaty'"),
        ({"since": "soon"}, "no date: 'soon'"),
        ({"type": "visitt"}, "no type is called 'visitt'; near it: CONSULT"),
        ({"type": "tradee", "kind": "event"}, "no type of event is called 'tradee'; there are"),
        ({"status": "planed"}, "near it: planned"),
        ({"partner": "KAZZ"}, "near it: KAZ"),
        ({"partner": "كازخستان"}, "near it: KAZ"),
        ({"verdict": "acepted"}, "near it: accepted"),
    ):
        with pytest.raises(UnaskableError, match=told):
            full.records(**conditions)  # type: ignore[arg-type]
    with pytest.raises(UnaskableError, match="no kind of record"):
        full.frame("treaty")
    with pytest.raises(UnaskableError, match="near it: KAZ"):
        full.uncertain(partner="KAZZ")


def test_a_party_is_asked_for_by_code_name_or_what_a_record_calls_it(full: Ledger, article: Document) -> None:
    assert list(full.records(partner="Kazakhstan")) == list(full.records(partner="KAZ"))
    words = Evidence.of(article, 0, 3)
    company = Agreement(document=article.id, evidence=words, rule="test", instrument="contract", parties=("ACME",))
    full.add(article, [company])
    assert [found.record for found in full.records(partner="ACME")] == [company]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ("اتفاقية", {"trade"}),
        ("التجارة", {"trade", "later", "putin"}),
        ("تجارة الاتفاقية", {"trade"}),
        ("الاتحاد", {"trade"}),
        ('"العلاقات بين البلدين"', {"putin"}),
        ('"بين العلاقات"', set()),
        ("بوتن", {"putin"}),
        ('"بوتن"', set()),
        ("28.2", {"putin"}),
        ("ولا AND (", set()),
    ],
)
def test_searching_words(full: Ledger, wanted: str, names: set[str]) -> None:
    assert {document.name for document in full.search(wanted)} == names
    shelf = dict(full.shelf().select("key", "id").iter_rows())
    assert [shelf[key] for key in full.found(wanted).tolist()] == [document.id for document in full.search(wanted)]


def test_of_many_only_those_added_last_are_ranked(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    for words in ("نفط نفط نفط", "نفط وغاز", "نفط نفط وغاز", "نفط"):
        ledger.add(Document.of(words), [])
    ranked = ledger.found("نفط").tolist()
    monkeypatch.setattr("mizan.ledger.ledger.RANKED", 2)
    first, second, *others = ledger.found("نفط").tolist()
    assert [first, second] == [key for key in ranked if key > 2] and others == [2, 1]


def test_where_words_stand() -> None:
    text = "زارت الصّين، وروسيا للصين. صينية؟"
    assert [text[hit.start : hit.end] for hit in hits(text, "الصين")] == ["الصّين", "للصين"]
    assert [text[hit.start : hit.end] for hit in hits(text, 'روسيا "وروسيا للصين"')] == ["وروسيا للصين"]
    assert hits(text, "فرنسا") == []


def test_sources_are_the_documents_without_their_texts(full: Ledger) -> None:
    known = {document.id: Source.of(document) for document in full.documents()}
    assert full.sources([*known, "none"]) == known


def test_words_and_phrases_are_found_anywhere_in_a_long_text(ledger: Ledger) -> None:
    text = " ".join(f"في{number}" for number in range(1000))
    ledger.add(Document.of(text, name="long", title="كتاب"), [])
    for start in (0, 190, 199, 240, 249, 900, 997):
        assert len(ledger.found(f'"في{start} في{start + 1} في{start + 2}"')), start
        assert len(ledger.found(f"في{start} في500 كتاب"))
    assert len(ledger.found(f'"{" ".join(text.split()[130:400])}"'))
    assert not len(ledger.found('"في10 في12"')) and not len(ledger.found("في10 غائب"))
    assert not len(ledger.found('"كتاب في0"'))


def test_of_very_many_documents_the_last_are_ranked(full: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    everything = list(full.search("التجارة"))
    monkeypatch.setattr("mizan.ledger.ledger.RANKED", 2)
    assert {document.name for document in full.search("التجارة", limit=5)} == {"trade", "later"}
    assert list(full.search("التجارة")) == everything and len(everything) == 3


def test_searching_for_nothing(full: Ledger) -> None:
    with pytest.raises(LedgerError, match="nothing to search for"):
        full.search(' * "" ')
    assert len(list(full.search("تجارة", limit=1))) == 1


def test_documents_by_outlet_and_period(full: Ledger) -> None:
    assert [document.name for document in full.documents(outlet="صحيفة")] == ["later"]
    assert [document.name for document in full.documents(since="2024-05")] == ["later"]
    assert [document.name for document in full.documents()] == ["putin", "trade", "later"]


def test_a_table_of_each_kind(full: Ledger, article: Document) -> None:
    events = full.frame("event", partner="KAZ")
    assert events["actors"].to_list() == [["RUS"], ["KAZ", "RUS"]]
    assert events["date_from"].to_list()[1] is None
    assert events["words"][0] == article.text[events["start"][0] : events["end"][0]]
    assert events["document"].to_list() == ["putin"] * 2
    assert full.frame("statement")["content_end"].dtype == polars.Int64
    assert full.frame("entity", limit=0).columns == full.frame("entity").columns
    for kind in ("entity", "event", "agreement", "figure", "statement"):
        assert full.frame(kind).schema == full.frame(kind, partner="FJI").schema
    assert full.frame("figure").filter(polars.col("value") > 1e9).height == 1


def test_reading_goes_on_while_writing(full: Ledger, article: Document) -> None:
    for number, _ in enumerate(full.records()):
        full.add(Document.of(f"نص {number}"), [])
    assert full.counts().documents == 9
