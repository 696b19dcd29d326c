from typing import Any

import pytest

from mizan.model import Document, Event, Evidence, Statement
from mizan.model.errors import JudgementError
from mizan.model.fields import corrected, fields_of, held_in, value_of
from mizan.model.records import KINDS, Span

ARTICLE = Document.of("زار الوزير العاصمة.")
VISIT = Event(document=ARTICLE.id, evidence=Evidence.of(ARTICLE, 0, 10), rule="test", event_type="CONSULT")


@pytest.mark.parametrize(
    ("kind", "field", "given", "value"),
    [
        ("event", "actors", "Russia, كازاخستان، أورانو", ["RUS", "KAZ", "أورانو"]),
        ("event", "actors", ["rus", "RUS"], ["RUS"]),
        ("event", "recipients", "", []),
        ("event", "mode", "null", None),
        ("event", "mode", "phone", "phone"),
        ("event", "status", "planned", "planned"),
        ("event", "date", " 2023-11 ", "2023-11"),
        ("event", "place", "أستانا", "أستانا"),
        ("event", "place", " ", None),
        ("agreement", "status", "in_force", "in_force"),
        ("agreement", "count", "7", 7),
        ("agreement", "until", "../2033", "../2033"),
        ("figure", "value", "31,200,000", 31_200_000.0),
        ("figure", "unit", "بعثة", "بعثة"),
        ("entity", "id", "uzbekistan", "UZB"),
        ("entity", "role", "null", None),
        ("statement", "content", "3:9", {"start": 3, "end": 9}),
        ("statement", "direct", "Yes", True),
        ("statement", "country", "فرنسا", "FRA"),
        ("project", "stage", "completed", "completed"),
        ("project", "site", "عمان، بغداد", ["عمان", "بغداد"]),
        ("project", "due", "2033", "2033"),
    ],
)
def test_what_a_field_is_to_hold(kind: str, field: str, given: Any, value: Any) -> None:
    assert value_of(kind, field, given) == value
    assert value_of(kind, field, value) == value


@pytest.mark.parametrize(
    ("kind", "field", "given", "said"),
    [
        ("event", "colour", "red", "it has event_type, actors"),
        ("event", "evidence", "1:2", "no field 'evidence'"),
        ("event", "event_type", "MEET", "one of AGREE, CONSULT"),
        ("event", "event_type", "null", "one of AGREE"),
        ("event", "status", "signed", "occurred, planned"),
        ("event", "date", "soon", "2018-07-21"),
        ("event", "date", "2023-02-30", "2018-07-21"),
        ("event", "actors", "RUS,,KAZ", "cannot hold nothing"),
        ("event", "actors", 7, "names divided by commas"),
        ("agreement", "count", "-1", "less than nothing"),
        ("agreement", "count", "several", "a whole number"),
        ("figure", "value", "nan", "give a number"),
        ("figure", "value", "much", "a number"),
        ("entity", "country", "Atlantis", "no state or organisation"),
        ("project", "type", "castle", "one of corridor"),
        ("project", "site", "عمان،،بغداد", "cannot hold nothing"),
        ("project", "due", "soon", "2018-07-21"),
        ("statement", "content", "9:3", "START:END"),
        ("statement", "content", "here", "START:END"),
        ("statement", "direct", "maybe", "true or false"),
        ("statement", "speaker", "  ", "give text"),
    ],
)
def test_what_a_field_cannot_hold(kind: str, field: str, given: Any, said: str) -> None:
    with pytest.raises(JudgementError, match=said):
        value_of(kind, field, given)


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_has_fields_of_its_own(kind: str) -> None:
    fields = fields_of(kind)
    assert fields and not {"document", "evidence", "rule", "lexicon", "confidence"} & set(fields)


def test_a_corrected_record() -> None:
    changed = corrected(VISIT, "actors", ["RUS"])
    assert held_in(changed, "actors") == ("RUS",) and held_in(VISIT, "actors") == ()
    dated = corrected(changed, "date", "2023-11")
    assert isinstance(dated, Event) and (dated.date, dated.date_basis) == ("2023-11", "judged")
    speech = Statement(document=ARTICLE.id, evidence=VISIT.evidence, rule="test", speaker="ن", content=Span(0, 3))
    assert held_in(corrected(speech, "content", {"start": 1, "end": 2}), "content") == Span(1, 2)
    for field, value in (("colour", "red"), ("actors", 3)):
        with pytest.raises(JudgementError):
            corrected(VISIT, field, value)
