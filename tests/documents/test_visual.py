import pytest

from mizan.documents.visual import backwards, facing, logical, unshaped


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        ("نيكب", "بكين"),
        ("2024 ويام 6 موي", "يوم 6 مايو 2024"),
        ("1.5 ةميقب", "بقيمة 1.5"),
        ("2030-2025 ةدملل", "للمدة 2025-2030"),
        ("%12.5 ةصح", "حصة 12.5%"),
        ("12.5%", "12.5%"),
        ("6/5/2024 يف", "في 6/5/2024"),
        ("Covid 19 ءابو", "وباء Covid 19"),
        ("Silk Road ةكرش", "شركة Silk Road"),
        ("Silk Road", "Silk Road"),
        ("10 ،20 ،30", "30، 20، 10"),
    ],
)
def test_a_line_shown_from_the_left_is_read_from_the_right(shown: str, read: str) -> None:
    assert logical(list(reversed(shown))) == read


def test_a_glyph_of_several_letters_keeps_their_order() -> None:
    assert logical(["ا", "لى", "لا"]) == "الىلا"


def test_shapes_are_their_letters() -> None:
    assert unshaped("\ufeed\ufebb\ufede \ufef9") == "وصل لإ"
    assert unshaped("ﷺ «وَصَلَ»") == "ﷺ «وَصَلَ»"


def test_brackets_face_what_they_hold() -> None:
    assert facing(["قال »شريك« )أول("]) == ["قال «شريك» (أول)"]
    assert facing(["قال «شريك» (أول)", "1) أول"]) == ["قال «شريك» (أول)", "1) أول"]


def test_words_that_stand_backwards_are_noticed() -> None:
    text = "وصل الوزير إلى العاصمة الصينية لإجراء المباحثات حول الطاقة والنقل بين البلدين " * 5
    assert not backwards(text)
    assert backwards(text[::-1])
