"""The days of a visit are no contradiction, nor are those of what was done on it."""

from tests.settling.made import agreement, event, visit

from mizan.model.booked import Booked
from mizan.settling import identify, settle
from mizan.settling.contradictions import contradictions

FIRST = visit("TUR", "KAZ", "2026-11-18", document="a")
LAST = visit("TUR", "KAZ", "2026-11-20", document="b")


def _differ(*reports: Booked) -> list[str]:
    return [one.kind for one in contradictions(settle(reports), identify(reports)) if one.aspect == "date"]


def test_the_first_and_the_third_day_are_of_one_visit_and_no_contradiction() -> None:
    (entry,) = settle([FIRST, LAST])
    assert not entry.contested
    assert _differ(FIRST, LAST) == []


def test_a_visit_is_dated_by_documents_and_not_by_records() -> None:
    (entry,) = settle([FIRST, LAST, visit("TUR", "KAZ", "2026-11-20", document="b", at=50)])
    assert entry.date == "2026-11-18"


def test_arrivals_in_the_same_words_on_two_days_differ() -> None:
    arrived = [
        event("CONSULT", "TUR", "KAZ", mode="visit", trigger="وصول", date=f"2026-11-{day}", document=str(day))
        for day in (18, 19)
    ]
    assert _differ(*arrived) == ["event"]


def test_a_signing_and_an_instrument_of_a_visit_may_be_told_on_any_of_its_days() -> None:
    days = {"a": "2026-11-18", "b": "2026-11-19"}
    signed = [event("SUPPORT", "TUR KAZ", document=d, trigger="توقيع", date=day) for d, day in days.items()]
    made = [
        agreement("document", "TUR KAZ", document=d, subject="النقل البري", status="signed", date=day)
        for d, day in days.items()
    ]
    assert sorted(_differ(*signed, *made)) == ["agreement", "event"]
    assert _differ(FIRST, LAST, *signed, *made) == []
