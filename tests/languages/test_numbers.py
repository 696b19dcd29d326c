from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mizan.languages import language
from mizan.languages.numbers import numbers, numeral
from mizan.languages.tokens import words

UNITS = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
TENS = ["", "عشرة", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS = ["", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]
SCALES = [(10**9, "مليار", "ملياران", "مليارات"), (10**6, "مليون", "مليونان", "ملايين"), (1000, "ألف", "ألفان", "آلاف")]


def below_thousand(value: int) -> list[str]:
    parts = [HUNDREDS[value // 100]] if value >= 100 else []
    rest = value % 100
    if 11 <= rest <= 19:
        parts.append({11: "أحد عشر", 12: "اثنا عشر"}.get(rest, f"{UNITS[rest - 10]} عشر"))
    else:
        parts += [word for word in (UNITS[rest % 10] if rest != 10 else "", TENS[rest // 10]) if word]
    return parts


def written(value: int) -> str:
    """A number as Arabic writes it out."""
    parts: list[str] = []
    for scale, one, two, many in SCALES:
        count, value = divmod(value, scale)
        if count == 1:
            parts.append(one)
        elif count == 2:
            parts.append(two)
        elif count:
            parts.append(" و".join(below_thousand(count)) + " " + (many if 3 <= count <= 10 else one))
    parts += below_thousand(value)
    return " و".join(parts)


def read(text: str) -> Decimal | None:
    folded = words(language("ar").view(text).text)
    number = numbers("ar").read(folded, 0, len(folded))
    return number.value if number is not None and number.last == len(folded) else None


@settings(deadline=None)
@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_numbers_written_out_are_read_back(value: int) -> None:
    assert read(written(value)) == value


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=10**15), st.sampled_from([",", ".", "٬"]))
def test_digits_in_groups_are_read_back(value: int, separator: str) -> None:
    grouped = f"{value:,}".replace(",", separator)
    assert read(grouped) == value


@settings(deadline=None)
@given(st.decimals(min_value=0, max_value=10**6, places=1))
def test_decimals_of_either_script_are_read_back(value: Decimal) -> None:
    arabic = str(value).translate(str.maketrans("0123456789.", "٠١٢٣٤٥٦٧٨٩٫"))
    assert read(arabic) == value
    assert read(str(value).replace(".", ",")) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("نصف مليار", 500_000_000),
        ("ملياري", 2_000_000_000),
        ("مليار ونصف المليار", 1_500_000_000),
        ("2.5 مليون", 2_500_000),
        ("100 ألف", 100_000),
        ("4 آلاف", 4_000),
        ("الثمانية عشر", 18),
        ("مليون و200 ألف", 1_200_000),
        ("خمس مئة", 500),
        ("وأربعة وخمسين", 54),
        ("إحدى عشرة", 11),
        ("مئتي ألف", 200_000),
    ],
)
def test_mixed_forms(text: str, value: int) -> None:
    assert read(text) == value


def test_separators_are_judged_by_their_place() -> None:
    assert numeral("28.000") == 28000
    assert numeral("1.106", scaled=True) == Decimal("1.106")
    assert numeral("7.598,8") == Decimal("7598.8")
    assert numeral("0.125") == Decimal("0.125")


def test_a_plural_scale_alone_is_vague() -> None:
    folded = words(language("ar").view("ملايين").text)
    number = numbers("ar").read(folded, 0, len(folded))
    assert number is not None
    assert number.vague
