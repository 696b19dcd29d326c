"""Signals: senses by context, and the words that support an act."""

from mizan.model import Document
from mizan.reading.events.detection import find_signals
from mizan.reading.events.line import Line
from mizan.reading.events.page import Page
from mizan.reading.events.signals import Signal
from mizan.reading.reader import analyse


def signals(text: str) -> list[Signal]:
    read = analyse(Document.of(text))
    page = Page(read)
    return [signal for sentence in read.sentences for signal in find_signals(Line(page, sentence))]


def types(text: str) -> list[str]:
    return [signal.sense.type for signal in signals(text)]


def test_the_object_decides_the_sense() -> None:
    assert types("افتتحت الكويت سفارة في رواندا.") == ["SUPPORT"]
    assert types("افتتح الوزير حديقة عامة.") == []


def test_what_a_number_counts_is_no_verb() -> None:
    assert types("طالب النرويج بيرو بالرد.") == ["REQUEST"]
    assert types("سبعون ألف طالب نرويجي في بيرو.") == []


def test_a_supporting_verb_is_joined_to_its_act() -> None:
    (signal,) = signals("أجرى الوزيران مباحثات في الرباط.")
    assert signal.noun is not None and signal.light is not None
    assert signal.tenses == {"past"}
    assert signal.reach[0] == signal.light.first


def test_a_verb_tells_its_tense() -> None:
    (signal,) = signals("ستزور الوزيرة الرباط.")
    assert signal.verb is not None and signal.verb.tense == "future"


def test_a_name_is_no_signal() -> None:
    assert types("منظمة التعاون الإسلامي.") == []
