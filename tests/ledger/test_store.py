import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ledger.places import content

from mizan.ledger import Counts, Ledger, LedgerError, Outcome, rows
from mizan.model import Agreement, Document, Entity, Event, Evidence, Figure, Record, Span, Statement
from mizan.model.errors import UnaskableError
from mizan.model.records import AnyRecord

_TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1)
"""What can be taken in: a null character is refused before."""


def test_what_is_added_is_there(ledger: Ledger, article: Document, booked: list[Record]) -> None:
    assert article.id not in ledger
    assert ledger.add(article, booked) is Outcome.ADDED
    assert article.id in ledger
    assert [found.record for found in ledger.records()] == booked
    assert {found.source.name for found in ledger.records()} == {"putin"}
    assert list(ledger.documents()) == [article]
    assert ledger.counts() == Counts(1, {"agreement": 1, "entity": 1, "event": 2, "figure": 1, "statement": 1})


def test_adding_again_changes_nothing(ledger: Ledger, article: Document, booked: list[Record]) -> None:
    ledger.add(article, booked)
    before = content(ledger)
    assert ledger.add(article, booked) is Outcome.UNCHANGED
    assert ledger.add(article, booked * 2) is Outcome.UNCHANGED
    assert content(ledger) == before


def test_a_document_keeps_the_moment_at_which_it_was_added(
    ledger: Ledger, article: Document, booked: list[Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Document.of("نص آخر")
    for day, document, records in ((6, other, []), (7, article, booked[:1]), (8, article, booked), (9, other, [])):
        monkeypatch.setattr(rows, "now", lambda day=day: f"2024-05-0{day}T08:30:00Z")
        ledger.add(document, records)
    assert ledger.added([article.id, other.id, "0"]) == {
        article.id: "2024-05-07T08:30:00Z",
        other.id: "2024-05-06T08:30:00Z",
    }
    since = "2024-05-07T08:30:00Z"
    assert list(ledger.documents(added_since=since)) == [article]
    assert list(ledger.added_since(since)) == list(ledger.shelf()["key"][1:])
    assert [found.record for found in ledger.records(added_since=since)] == booked
    assert not list(ledger.records(added_since="2024-05-07T08:30:01Z"))
    assert not len(ledger.added_since("2024-05-07T08:30:01Z"))
    with pytest.raises(UnaskableError, match="no moment"):
        list(ledger.records(added_since="lately"))


def test_every_change_gives_another_state(ledger: Ledger, article: Document, booked: list[Record]) -> None:
    states = [ledger.state()]
    for change in (
        lambda: ledger.add(article, booked),
        lambda: ledger.add(article, booked[:2]),
        lambda: ledger.judge("accept", booked[0].id, author="آمنة"),
    ):
        change()
        states.append(ledger.state())
    assert len(set(states)) == len(states)
    ledger.add(article, booked[:2])
    ledger.take(ledger.judgements())
    assert ledger.state() == states[-1]


def test_other_records_replace_those_that_were_there(ledger: Ledger, article: Document, booked: list[Record]) -> None:
    ledger.add(article, booked)
    assert ledger.add(article, booked[1:3]) is Outcome.REPLACED
    assert [found.record for found in ledger.records()] == booked[1:3]
    assert not list(ledger.records(partner="KAZ", kind="figure"))
    changed = msgspec.structs.replace(booked[1], confidence=0.5)
    assert ledger.add(article, [changed, booked[2]]) is Outcome.REPLACED
    assert ledger.add(article, []) is Outcome.REPLACED
    assert ledger.counts() == Counts(1, {})


def test_what_comes_to_be_known_later_is_filled_in(ledger: Ledger, article: Document) -> None:
    bare = Document.of(article.text, name="bare")
    ledger.add(bare, [])
    assert ledger.add(msgspec.structs.replace(article, title="زيارة"), []) is Outcome.COMPLETED
    found = ledger.document("bare")
    assert (found.title, found.outlet, found.published) == ("زيارة", article.outlet, article.published)
    assert list(ledger.search("زيارة")) == [found]
    assert ledger.add(msgspec.structs.replace(article, published="1999"), []) is Outcome.UNCHANGED
    assert ledger.document("bare").published == article.published
    assert list(ledger.documents(since="2023-11", until="2023-11"))
    assert ledger.complete(bare) == found
    assert ledger.complete(article) == msgspec.structs.replace(article, title="زيارة")


def test_a_record_must_be_of_its_document(ledger: Ledger, article: Document, booked: list[Record]) -> None:
    other = Document.of("نص آخر")
    with pytest.raises(ValueError, match="is not of document"):
        ledger.add(other, booked)
    broken = msgspec.structs.replace(booked[0], evidence=Evidence(0, 3, "كلا"))
    with pytest.raises(ValueError, match="is not of document"):
        ledger.add(article, [broken])
    assert ledger.counts().documents == 0


def test_a_text_that_cannot_be_kept_is_refused(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="half a character"):
        ledger.add(Document.of("نص \ud800"), [])
    assert ledger.counts().documents == 0


def test_documents_and_records_by_name_and_id(ledger: Ledger, article: Document, booked: list[Record]) -> None:
    ledger.add(article, booked)
    ledger.add(Document.of("نص آخر", name="putin"), [])
    assert ledger.document(article.id) == ledger.document(article.id[:10]) == article
    with pytest.raises(LedgerError, match="several documents"):
        ledger.document("putin")
    with pytest.raises(LedgerError, match="no document"):
        ledger.document("%")
    assert ledger.record(booked[0].id[:8]).record == booked[0]
    for prefix in ("", "x", "_"):
        with pytest.raises(LedgerError, match="no record"):
            ledger.record(prefix)


def test_an_id_that_begins_several_records(ledger: Ledger) -> None:
    document = Document.of("نص " * 100)
    evidence = [Evidence.of(document, start, start + 2) for start in range(0, 300, 3)]
    ledger.add(document, [Entity(document=document.id, evidence=e, rule="t", type="place", name="ن") for e in evidence])
    prefixes = [found.record.id[:1] for found in ledger.records()]
    several = next(prefix for prefix in prefixes if prefixes.count(prefix) > 1)
    with pytest.raises(LedgerError, match="several records"):
        ledger.record(several)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_record_comes_back_as_it_was(ledger: Ledger, data: st.DataObject) -> None:
    text = data.draw(_TEXTS)
    document = Document.of(text, name=data.draw(_TEXTS))
    records = data.draw(st.lists(records_of(document), max_size=5, unique_by=lambda record: record.id))
    for record in records:
        assert msgspec.json.decode(msgspec.json.encode(record), type=AnyRecord) == record
    before = document.id in ledger
    assert (ledger.add(document, records) is Outcome.ADDED) == (not before)
    assert [found.record for found in ledger.records(document=document.id)] == records
    assert ledger.document(document.id).text == text
    assert ledger.add(document, records) is Outcome.UNCHANGED


def records_of(document: Document) -> st.SearchStrategy[Record]:
    length = len(document.text)
    spans = st.integers(0, length - 1).flatmap(
        lambda start: st.builds(Span, st.just(start), st.integers(start + 1, length))
    )
    own = {
        "evidence": spans.map(lambda span: Evidence.of(document, span.start, span.end)),
        "document": st.just(document.id),
    }
    moments = st.none() | st.sampled_from(["2023", "2023-11-09", "../2033", "199X", "2023-01/2023-08", "soon"])
    finite = st.floats(allow_nan=False, allow_infinity=False)
    common = {**own, "confidence": finite}
    made = st.one_of(
        st.builds(Entity, **common),
        st.builds(Event, **common, date=moments),
        st.builds(Agreement, **common, date=moments),
        st.builds(Figure, **common, period=moments, value=finite),
        st.builds(Statement, **common, content=spans),
    )
    return made.filter(lambda record: b"\\u0000" not in msgspec.json.encode(record))
