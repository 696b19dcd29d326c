from pathlib import Path

import pytest
from tests.documents.sources import ALL, FIRST, SECOND, THIRD, packed, pdf, taken, typeset, write

PICTURE = b"q 400 0 0 400 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q"
LETTERS = b"BT /F1 20 Tf 50 300 Td (the minister arrived) Tj ET"
FONT = "/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
NAMELESS = (
    "/Font<</F1<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts"
    "[<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    "/FontDescriptor<</Type/FontDescriptor/FontName/X/FontBBox[0 0 1000 1000]>>>>]>>>>"
)


def test_a_typeset_text_is_read_as_it_was_written(tmp_path: Path) -> None:
    source = '#set document(title: "زيارة إلى بكين")\n#set page(numbering: "1", header: [رأس])\n' + "\n\n".join(ALL)
    (document,), problems = taken(write(tmp_path / "report.pdf", typeset(source)))
    assert not problems
    assert document.text == "\n".join(ALL)
    assert (document.name, document.title, document.published) == ("report", "زيارة إلى بكين", None)


def test_two_columns_are_read_from_the_right(tmp_path: Path) -> None:
    source = f"#columns(2)[{FIRST}\n\n{SECOND} #colbreak() {THIRD}]"
    (document,), _ = taken(write(tmp_path / "a.pdf", typeset(source)))
    assert document.text.split() == " ".join(ALL).split()


@pytest.mark.parametrize("leading", ["0.4em", "1.1em", "1.4em"])
def test_lines_that_stand_far_apart_are_joined_too(tmp_path: Path, leading: str) -> None:
    long = f"{FIRST} {SECOND}"
    source = (
        f"#set page(width: 9cm, height: 40cm)\n#set par(leading: {leading}, spacing: 3em)\n{long}\n\n{THIRD}\n\n{long}"
    )
    (document,), _ = taken(write(tmp_path / "a.pdf", typeset(source)))
    assert document.text == f"{long}\n{THIRD}\n{long}"


def test_latin_words_keep_their_order_within_arabic(tmp_path: Path) -> None:
    text = "أعلنت شركة Silk Road Energy في 2024 أن حصتها 12.5% وأن المشروع (الأول) بدأ."
    (document,), _ = taken(write(tmp_path / "a.pdf", typeset(text)))
    assert document.text == text


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (pdf(packed(PICTURE)), "pictures without a layer of text"),
        (pdf(packed(b"0 0 m 9 9 l S")), "without text"),
        (pdf(packed(b"BT /F1 20 Tf 50 300 Td <000100020003> Tj ET"), resources=NAMELESS), "do not tell their letters"),
        (pdf(packed(LETTERS), resources=FONT), "not Arabic"),
        (pdf(packed(bytes(9_000_000))), "unpacks to more than 5 MB"),
        (pdf(packed(packed(b" " * 999)), filters="/Filter[/FlateDecode/FlateDecode]"), "packed twice"),
        (pdf(bytes(900_000), filters="/Filter/LZWDecode"), "unpacks to more than 5 MB"),
        (typeset(FIRST)[:3000], "damaged PDF"),
        (b"%PDF-1.7\n", "damaged PDF"),
    ],
)
def test_what_is_no_pdf_to_read(tmp_path: Path, content: bytes, message: str) -> None:
    documents, (problem,) = taken(write(tmp_path / "a.pdf", content), largest=1_000_000)
    assert not documents and problem.startswith(f"{tmp_path}/a.pdf: ") and message in problem


def test_a_locked_pdf_is_named(tmp_path: Path) -> None:
    whole = pdf(packed(LETTERS), resources=FONT)
    key = "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + "00" * 32 + ">/U<" + "11" * 32 + ">>>/ID[<00><00>]"
    locked = whole.replace(b"/Root 1 0 R", b"/Root 1 0 R" + key.encode())
    assert "locked by a password" in taken(write(tmp_path / "a.pdf", locked))[1][0]
