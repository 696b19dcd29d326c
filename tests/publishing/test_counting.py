import pytest

from mizan.publishing.counting import counted_noun, form_of, in_number


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (0, "other"),
        (1, "one"),
        (2, "two"),
        (2.5, "other"),
        (3, "few"),
        (10, "few"),
        (11, "many"),
        (99, "many"),
        (100, "other"),
        (102, "other"),
        (103, "few"),
        (1111, "many"),
        (-5, "few"),
    ],
)
def test_the_form_that_a_number_asks_for(number: float, form: str) -> None:
    assert form_of(number) == form


def test_the_last_form_stands_for_those_left_out() -> None:
    forms = ["قيد واحد", "قيدان", "{} قيود", "{} قيدا", "{} قيد"]
    assert [in_number(forms, n) for n in (2, 5, 11, 1200)] == ["قيدان", "5 قيود", "11 قيدا", "1,200 قيد"]
    assert in_number(forms[:4], 1200) == "1,200 قيدا"


@pytest.mark.parametrize(
    ("singular", "plural", "told"),
    [
        ("طن", "أطنان", ["طن واحد", "طنان", "5 أطنان", "15 طنا", "100 طن"]),
        ("محطة", "محطات", ["محطة واحدة", "محطتان", "5 محطات", "15 محطة", "100 محطة"]),
        ("بئر", "آبار", ["بئر واحدة", "بئران", "5 آبار", "15 بئرا", "100 بئر"]),
        ("مبدأ", "مبادئ", ["مبدأ واحد", "مبدآن", "5 مبادئ", "15 مبدأ", "100 مبدأ"]),
        ("محام", "محامين", ["محام واحد", "محاميان", "5 محامين", "15 محاميا", "100 محام"]),
        ("مستشفى", "مستشفيات", ["مستشفى واحد", "مستشفيان", "5 مستشفيات", "15 مستشفى", "100 مستشفى"]),
        (
            "ريال قطري",
            "ريالات قطرية",
            ["ريال قطري واحد", "ريالان قطريان", "5 ريالات قطرية", "15 ريالا قطريا", "100 ريال قطري"],
        ),
        (
            "ليرة تركية",
            "ليرات تركية",
            ["ليرة تركية واحدة", "ليرتان تركيتان", "5 ليرات تركية", "15 ليرة تركية", "100 ليرة تركية"],
        ),
        ("دار عرض", "دور عرض", ["دار عرض واحدة", "دارا عرض", "5 دور عرض", "15 دار عرض", "100 دار عرض"]),
        ("يورو", "يورو", ["1 يورو", "2 يورو", "5 يورو", "15 يورو", "100 يورو"]),
    ],
)
def test_a_noun_with_its_adjective_or_what_it_governs(singular: str, plural: str, told: list[str]) -> None:
    assert [counted_noun(n, str(n), singular, plural) for n in (1, 2, 5, 15, 100)] == told


def test_a_noun_that_governs_another() -> None:
    told = [counted_noun(n, str(n), "مليون", "ملايين", of="طن") for n in (1, 2, 10, 11, 2.5)]
    assert told == ["مليون طن", "مليونا طن", "10 ملايين طن", "11 مليون طن", "2.5 مليون طن"]
    assert counted_noun(2, "2", "مليون", "ملايين", of="طن", preceded=True) == "مليوني طن"
