"""Modality: what is planned, possible, denied or done."""

import pytest
from tests.reading.events.told import told

from mizan.model import Document, Event
from mizan.reading.events.booking import book_events
from mizan.reading.reader import analyse

STATUSES = {
    "وقعت الهند والبرازيل اتفاقية.": "occurred",
    "ستوقع الهند والبرازيل اتفاقية.": "planned",
    "من المنتظر أن توقع الهند والبرازيل اتفاقية.": "planned",
    "تعتزم الهند والبرازيل توقيع اتفاقية.": "planned",
    "لم توقع الهند والبرازيل اتفاقية.": "negated",
    "لن توقع الهند والبرازيل اتفاقية.": "negated",
    "قد توقع الهند والبرازيل اتفاقية.": "hypothetical",
    "قد وقعت الهند والبرازيل اتفاقية.": "occurred",
    "ربما توقع الهند والبرازيل اتفاقية.": "hypothetical",
    "لا تزال الهند والبرازيل تجريان مفاوضات.": "occurred",
    "زار الرئيس الهندي البرازيل، وفق ما أعلنته الصحف.": "occurred",
    "جرت زيارة الرئيس الهندي إلى البرازيل، بحسب ما أعلنته الرئاسة.": "occurred",
    "تمت زيارة الرئيس الهندي إلى البرازيل حسبما أعلنت الرئاسة.": "occurred",
    "أعلنت الهند زيارة رئيسها إلى البرازيل.": "planned",
    "رحبت الصحف بقرار الهند الاعتراف باستقلال البرازيل.": "occurred",
}


@pytest.mark.parametrize(("text", "status"), STATUSES.items())
def test_status(text: str, status: str) -> None:
    (record,) = (candidate.record for candidate in book_events(analyse(Document.of(text))))
    assert isinstance(record, Event)
    assert record.status == status


def test_what_is_only_said_is_done_by_saying_it() -> None:
    """A charge told beside what is planned is no plan."""
    text = "ستفتتح الهند سفارة في البرازيل، منتقدة موقف فرنسا."
    events = [c.record for c in book_events(analyse(Document.of(text))) if isinstance(c.record, Event)]
    assert [event.status for event in events if event.event_type == "ACCUSE"] == ["occurred"]


def test_what_is_expected_behind_an_agreement_is_no_part_of_it() -> None:
    found = told("اتفقت بيرو وبنما على زيادة الإنتاج، ومن المنتظر أن يزور الرئيس الكوبي ليما.")
    assert [(one[0], one[1]) for one in found] == [("AGREE", ("PER", "PAN")), ("AGREE", ("CUB",))]
