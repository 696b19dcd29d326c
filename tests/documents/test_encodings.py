import pytest
from hypothesis import given
from hypothesis import strategies as st

from mizan.documents.encodings import chosen, detect
from mizan.model.errors import DocumentError

TEXT = "وصل وزير الخارجية إلى العاصمة صباح اليوم لإجراء مباحثات حول التعاون بين البلدين في مجالات النقل والطاقة."


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be", "cp1256", "iso8859_6"])
@pytest.mark.parametrize("text", [TEXT, TEXT[:70], f"(AFP) - {TEXT}\n" * 3])
def test_an_encoding_is_told_by_its_bytes(codec: str, text: str) -> None:
    found = detect(text.encode(codec))
    assert found is not None
    assert text.encode(codec).decode(found.codec) == text
    assert (found.name is None) == (codec == "utf-8")


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(codec: str) -> None:
    found = detect("مرحبا".encode(codec))
    assert found is not None
    assert "مرحبا".encode(codec).decode(found.codec).removeprefix("\ufeff") == "مرحبا"


@pytest.mark.parametrize(
    "content",
    [
        "مرحبا".encode("cp1256"),
        "Президент заявил, что переговоры прошли успешно".encode("cp1251"),
        "Le président a déclaré à l'été que tout était achevé".encode("latin-1"),
        "הנשיא אמר כי השיחות הסתיימו בהצלחה".encode("cp1255"),
        TEXT.encode("cp720", "ignore"),
        TEXT.encode()[:60] + b"\xff" + TEXT.encode()[60:],
    ],
)
def test_without_evidence_nothing_is_guessed(content: bytes) -> None:
    assert detect(content) is None


def test_a_character_cut_in_two_at_the_end_of_a_sample_is_forgiven() -> None:
    found = detect(TEXT.encode()[:41])
    assert found is not None and found.codec == "utf-8"


@given(st.binary(max_size=300))
def test_any_bytes_are_judged(content: bytes) -> None:
    detect(content)


def test_an_encoding_by_name() -> None:
    assert chosen("windows-1256").codec == "cp1256"
    for name in ("no-such", "rot13", "base64", "punycode", "unicode_escape", "undefined", "\x00"):
        with pytest.raises(DocumentError, match="unknown encoding"):
            chosen(name)
