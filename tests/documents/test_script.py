import pytest

from mizan.documents.script import why_not_arabic


@pytest.mark.parametrize(
    "text",
    [
        "وصل الوزير إلى العاصمة",
        "قال المدرب إن تشيلسي فاز على نادي گالاتاسراي في المباراة الأخيرة",
        "وَصَلَ الوَزِير",
        "ﺍﻟﻮﺯﻳﺮ",
    ],
)
def test_arabic(text: str) -> None:
    assert why_not_arabic(text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The minister arrived in the capital. الوزير", "letters are Arabic"),
        ("2018 … 12", "no letters"),
        ("وصل الوزير إلى العاصمة".encode().decode("cp1252", "ignore"), "decoded wrongly"),
        ("رئیس جمهور گفت که مذاکرات موفقیت آمیز بود و چهار وزیر پس از آن دیدار کردند", "another language"),
        ("صدر نے کہا کہ مذاکرات کامیاب رہے اور دونوں ملکوں نے معاہدے پر دستخط کیے", "another language"),
    ],
)
def test_not_arabic(text: str, reason: str) -> None:
    assert reason in str(why_not_arabic(text))
