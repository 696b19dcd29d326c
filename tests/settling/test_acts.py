import datetime
import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.settling.made import event, planned_visit, statement, visit

from mizan.model.booked import Booked
from mizan.settling import Entry, settle
from mizan.settling.commitments import commitments
from mizan.settling.explanation import reason


def sizes(*booked: Booked) -> list[int]:
    """How many reports the entries have."""
    return sorted((len(entry.reports) for entry in settle(booked)), reverse=True)


def only(*booked: Booked) -> Entry:
    """The one entry of some records."""
    (entry,) = settle(booked)
    return entry


def test_a_visit_told_before_and_after_is_one_act_with_a_history() -> None:
    entry = only(
        planned_visit("RUS", "KAZ", "2023-11", document="b", published="2023-10-20"),
        visit("RUS", "KAZ", "2023-11-09", document="c", published="2023-11-10"),
    )
    assert [(stage.name, stage.date) for stage in entry.stages] == [("planned", "2023-11"), ("occurred", "2023-11-09")]
    assert (entry.status, entry.date, entry.record.event_type) == ("occurred", "2023-11-09", "CONSULT")  # type: ignore[attr-defined]
    assert not entry.contested
    assert reason("member", entry.reasons[0], "en").startswith("it announced")


def test_an_undated_plan_is_the_first_such_act_that_follows() -> None:
    entries = settle(
        [
            planned_visit("RUS", "KAZ", document="b", published="2023-10-20"),
            visit("RUS", "KAZ", "2023-10-01", document="c"),
            visit("RUS", "KAZ", "2023-11-09", document="d"),
            visit("RUS", "KAZ", "2024-01-09", document="e"),
        ]
    )
    assert [len(entry.reports) for entry in entries] == [1, 2, 1]


def test_a_plan_called_off_is_cancelled() -> None:
    entry = only(
        planned_visit("RUS", "KAZ", "2023-11-09", document="b", published="2023-10-20"),
        visit("RUS", "KAZ", "2023-11-09", document="c", published="2023-11-01", status="negated"),
    )
    assert entry.status == "cancelled"


PUT_OFF = "أعلنت الوزارة تأجيل الزيارة"


def test_a_plan_put_off_and_then_made_is_one_act_that_nobody_denies() -> None:
    plan = planned_visit("RUS", "KAZ", "2023-11-09", document="b", published="2023-10-20")
    put_off = visit("RUS", "KAZ", "2023-11-09", document="c", published="2023-11-01", status="negated", words=PUT_OFF)
    assert only(plan, put_off).status == "postponed"
    assert commitments([only(plan, put_off)])[0].stage(datetime.date(2023, 12, 1)) == "postponed"
    made = only(plan, put_off, visit("RUS", "KAZ", "2023-12-20", document="d", published="2023-12-21"))
    assert ([stage.name for stage in made.stages], made.contested) == (["planned", "postponed", "occurred"], False)
    assert commitments([made])[0].reached == "kept"


def test_a_plan_called_off_is_not_made_by_a_later_act() -> None:
    assert sizes(
        planned_visit("RUS", "KAZ", "2023-11-09", document="b", published="2023-10-20"),
        visit("RUS", "KAZ", "2023-11-09", document="c", published="2023-11-01", status="negated"),
        visit("RUS", "KAZ", "2023-12-20", document="d", published="2023-12-21"),
    ) == [2, 1]


def test_an_act_made_and_denied_is_contested() -> None:
    entry = only(
        visit("RUS", "KAZ", "2023-11-09", document="b"),
        visit("RUS", "KAZ", "2023-11-09", document="c", status="negated"),
    )
    assert entry.contested


SIGNED = "توقيع اتفاقية استثمار في قطاع الغاز"


def _signing(document: str, published: str, words: str = SIGNED, **fields: Any) -> Booked:
    told: dict[str, Any] = {"document": document, "published": published, "words": words, "trigger": "توقيع"}
    return event("SUPPORT", "KAZ QAT", **told, **fields)


def test_a_signing_of_those_days_that_another_document_denies_is_contested() -> None:
    signed = _signing("b", "2023-11-09", date="2023-11-09")
    denied = _signing("c", "2023-11-11", "نفى توقيع اتفاقية استثمارية في الغاز", status="negated")
    assert only(signed, denied).contested
    other = _signing("c", "2023-11-11", "نفى توقيع مذكرة في مجال السياحة", status="negated")
    assert sizes(signed, other) == [1, 1]


def test_documents_may_miss_the_day_of_a_meeting_by_one() -> None:
    first = event("CONSULT", "RUS KAZ", date="2023-11-08", document="b")
    second = event("CONSULT", "KAZ RUS", date="2023-11-09", document="c")
    assert only(first, second).contested
    same = event("CONSULT", "KAZ RUS", date="2023-11-09", document="b", at=50)
    assert sizes(first, same) == [1, 1]


def test_an_attack_on_the_next_day_is_another() -> None:
    assert sizes(
        event("ASSAULT", "RUS", "UKR", date="2023-11-08", document="b"),
        event("ASSAULT", "RUS", "UKR", date="2023-11-09", document="c"),
    ) == [1, 1]


def test_an_attack_elsewhere_is_another() -> None:
    assert sizes(
        event("ASSAULT", "RUS", "UKR", date="2023-11-08", document="b", place="كييف"),
        event("ASSAULT", "RUS", "UKR", date="2023-11-08", document="c", place="أوديسا"),
        event("ASSAULT", "RUS", "UKR", date="2023-11-08", document="d", place="أوديسا"),
    ) == [2, 1]


def test_undated_news_belongs_to_the_visit_of_that_week() -> None:
    assert sizes(
        visit("RUS", "KAZ", "2023-11-09", document="b"),
        visit("RUS", "KAZ", document="c", published="2023-11-12"),
        visit("RUS", "KAZ", document="d", published="2023-12-12"),
    ) == [2, 1]


def test_undated_news_of_one_day_is_one_act() -> None:
    days = ("2023-11-09", "2023-11-10", "2023-11-30")
    assert sizes(*(visit("RUS", "KAZ", document=day, published=day) for day in days)) == [2, 1]


def test_acts_of_one_day_are_told_apart_by_what_they_are_about() -> None:
    gas, sport = "وافق البلدان على مد أنابيب الغاز", "وافق البلدان على إقامة ألعاب رياضية"
    assert sizes(
        event("AGREE", "KAZ UZB", date="2023-11-09", document="b", words=gas, trigger="اتفاق"),
        event("AGREE", "KAZ UZB", date="2023-11-09", document="c", words=gas + " قريبا", trigger="اتفاق"),
        event("AGREE", "KAZ UZB", date="2023-11-09", document="b", words=sport, at=90, trigger="اتفاق"),
    ) == [2, 1]


def test_a_number_of_meetings_is_a_claim_and_no_meeting() -> None:
    words = "وهو اللقاء السادس بين الزعيمين خلال هذا العام"
    claim = event("CONSULT", "RUS KAZ", date="2023", document="b", words=words)
    assert only(claim).kind == "claim"
    entry = only(claim, event("CONSULT", "RUS KAZ", date="2023-11-09", document="b", at=80))
    assert (entry.kind, entry.contested, entry.reasons) == ("event", False, ("claim", "same"))


def test_fewer_parties_of_a_summit_on_its_day_are_the_summit() -> None:
    assert sizes(
        event("CONSULT", "KAZ KGZ TJK UZB", date="2023-08-04", document="b"),
        event("CONSULT", "KAZ KGZ TJK", date="2023-08-04", document="c"),
        event("CONSULT", "KAZ KGZ", date="2023-08-04", document="d"),
    ) == [2, 1]


def test_an_invitation_is_a_visit_of_those_invited() -> None:
    invited = event("AGREE", "KAZ", "SAU", status="planned", trigger="دعوة", document="b", published="2023-07-20")
    assert only(invited, visit("SAU", "KAZ", "2023-09-01", document="c")).act == "visit"


def test_what_has_happened_is_not_dated_after_its_report() -> None:
    assert only(visit("RUS", "KAZ", "2030", document="b", published="2023-11-09")).stages[0].name == "occurred"


def test_judgements_on_records_win() -> None:
    a = visit("RUS", "KAZ", "2023-11-09", document="b")
    b = visit("RUS", "KAZ", "2023-11-09", document="c")
    c = visit("RUS", "KAZ", "2024-02-02", document="d")
    edges = [(a.id, b.id, "different"), (a.id, c.id, "same")]
    assert sorted([r.source.id for r in entry.reports] for entry in settle([a, b, c], edges)) == [["b", "d"], ["c"]]
    assert len(settle([a, b, c])) == 2


def test_entries_are_judged_as_records_are() -> None:
    a, b = visit("RUS", "KAZ", "2023-11-09", document="b"), visit("RUS", "KAZ", "2024-02-02", document="c")
    first, second = settle([a, b])
    (joined,) = settle([a, b], [(first.id, second.id, "same")])
    assert joined.reasons == ("same", "judged")
    assert len(settle([a, b], [(first.id, second.id, "same"), (a.id, b.id, "different")])) == 2


def test_the_same_words_of_one_speaker_are_one_statement() -> None:
    words = "إن التعاون بين البلدين يتقدم"
    assert sizes(statement("توكاييف", words), statement("توكاييف", words, document="b")) == [2]


DATES = st.sampled_from(
    [None, "2023", "2023-11", "2023-11-08", "2023-11-09", "2023-11-09/2023-11-10", "2023-12-01", "2024"]
)
PUBLISHED = st.sampled_from([None, "2023-10-01", "2023-11-08", "2023-11-10", "2023-12-02", "2024-06-01"])
WORDS = st.sampled_from(["نص", "مد أنابيب الغاز", "أنابيب الغاز الجديدة", "ألعاب رياضية", "اللقاء الرابع هذا العام"])
TYPES = st.sampled_from(
    [
        ("CONSULT", "visit", "زيارة", "occurred"),
        ("CONSULT", None, "لقاء", "occurred"),
        ("AGREE", None, "زيارة", "planned"),
        ("CONSULT", "visit", "زيارة", "negated"),
        ("AGREE", None, "اتفاق", "occurred"),
        ("AGREE", None, "اتفاق", "planned"),
        ("ASSAULT", None, "", "occurred"),
    ]
)
PLACES = st.sampled_from([None, "أستانا", "ألماتي", "KAZ"])


@st.composite
def reports(draw: st.DrawFn) -> Booked:
    """A report of some act of Russia's towards Kazakhstan."""
    type, mode, trigger, status = draw(TYPES)
    document = draw(st.sampled_from("abcde"))
    return event(
        type,
        "RUS",
        "KAZ",
        mode=mode,
        trigger=trigger,
        status=status,
        date=draw(DATES),
        place=draw(PLACES),
        words=draw(WORDS),
        document=document,
        published=draw(PUBLISHED),
        at=draw(st.integers(0, 3)) * 40,
    )


@settings(max_examples=300)
@given(st.lists(reports(), max_size=14), st.randoms())
def test_settling_does_not_depend_on_order_and_settles_at_once(booked: list[Booked], order: random.Random) -> None:
    entries = settle(booked)
    shuffled = booked.copy()
    order.shuffle(shuffled)
    assert settle(shuffled) == entries
    assert sum(len(entry.reports) for entry in entries) == len(booked)
    assert len({entry.id for entry in entries}) == len(entries)
    assert settle([report for entry in entries for report in entry.reports]) == entries
