from hypothesis import given
from hypothesis import strategies as st

from mizan.model import Document, Entity, Evidence
from mizan.model.booked import Booked, Source
from mizan.service.views.recorded import Recorded
from mizan.service.views.stretches import stretches


def recorded(document: Document, start: int, end: int) -> Recorded:
    record = Entity(
        document=document.id,
        evidence=Evidence.of(document, start, end),
        rule="test",
        type="place",
        name=f"{start}-{end}",
    )
    return Recorded.of(Booked(record, Source.of(document)))


spans = st.tuples(st.integers(0, 39), st.integers(1, 20))


@given(st.lists(spans, max_size=8), st.integers(0, 20), st.integers(21, 40))
def test_stretches_cover_the_text_and_hold_every_record_over_all_its_words(
    wanted: list[tuple[int, int]], first: int, last: int
) -> None:
    document = Document.of("".join(chr(0x627 + n % 20) for n in range(40)))
    known = {one.id: one for start, size in wanted for one in [recorded(document, start, min(40, start + size))]}
    made = list(stretches(document.text, known.values(), first, last))
    assert "".join(one.text for one in made) == document.text[first:last]
    place = first
    for one in made:
        holding = {id for id, record in known.items() if record.start <= place < record.end}
        assert set(one.records) == holding
        place += len(one.text)
    begun = [id for one in made for id in one.begins]
    assert sorted(begun) == sorted(id for id, one in known.items() if one.start < last and one.end > first)


def test_the_shortest_record_comes_first() -> None:
    document = Document.of("وصل الرئيس الروسي إلى أستانا")
    whole, name = recorded(document, 0, 28), recorded(document, 22, 28)
    made = list(stretches(document.text, [whole, name]))
    assert [(one.text, one.records) for one in made] == [
        ("وصل الرئيس الروسي إلى ", [whole.id]),
        ("أستانا", [name.id, whole.id]),
    ]


def test_what_steers_direction_or_has_no_shape_is_named() -> None:
    made = list(stretches("سعر\u202e123\u202c\x00", []))
    assert [(one.text, one.control) for one in made] == [
        ("سعر", None),
        ("\u202e", "RIGHT-TO-LEFT OVERRIDE"),
        ("123", None),
        ("\u202c", "POP DIRECTIONAL FORMATTING"),
        ("\x00", "U+0000"),
    ]
