import io
import zipfile
from pathlib import Path

import pytest
from tests.documents.sources import ALL, FIRST, taken, word, word_of, write


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def test_a_word_document_gives_its_paragraphs_and_title(tmp_path: Path) -> None:
    path = write(tmp_path / "letter.docx", word(title="رسالة من بكين"))
    (document,), problems = taken(path, outlet="وزارة الخارجية")
    assert not problems
    assert (document.text, document.title) == ("\n".join(ALL), "رسالة من بكين")
    # When a file was made is no date of publication.
    assert (document.name, document.outlet, document.published) == ("letter", "وزارة الخارجية", None)


def test_tables_insertions_and_fields_are_read_and_what_is_hidden_or_deleted_is_not(tmp_path: Path) -> None:
    paragraphs = (
        run("وصل الوزير") + f'<w:ins w:id="1" w:author="س">{run(" أمس")}</w:ins>'
        f'<w:del w:id="2" w:author="س"><w:r><w:delText> غدا</w:delText></w:r></w:del>{run(" سرا", "<w:vanish/>")}',
        f"<w:hyperlink>{run('إلى بكين')}</w:hyperlink><w:r><w:tab/><w:t>ثم</w:t><w:br/><w:t>عاد</w:t></w:r>",
    )
    first, second = (f"<w:p>{paragraph}</w:p>" for paragraph in paragraphs)
    body = f"{first}<w:tbl><w:tr><w:tc>{second}</w:tc></w:tr></w:tbl>"
    (document,), _ = taken(write(tmp_path / "a.docx", word_of(body)))
    assert document.text == "وصل الوزير أمس\nإلى بكين\tثم\nعاد"


def test_the_cells_of_a_row_stand_beside_each_other_unless_they_hold_paragraphs(tmp_path: Path) -> None:
    def row(*cells: tuple[str, ...]) -> str:
        made = ("".join(f"<w:p>{run(paragraph)}</w:p>" for paragraph in cell) for cell in cells)
        return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in made)}</w:tr>"

    rows = row(("التبادل التجاري",), ("4 مليارات دولار",)) + row(("وصل الوزير.", "ثم عاد."), ("صورة",))
    body = f"<w:p>{run(FIRST)}</w:p><w:tbl>{rows}</w:tbl><w:p>{run(FIRST)}</w:p>"
    (document,), _ = taken(write(tmp_path / "a.docx", word_of(body)))
    table = "التبادل التجاري\t4 مليارات دولار\nوصل الوزير.\nثم عاد.\nصورة"
    assert document.text == f"{FIRST}\n{table}\n{FIRST}"


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    bomb = "<!DOCTYPE d [<!ENTITY a 'وصل الوزير '><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c SYSTEM 'file:///etc/passwd'>]>"
    path = write(tmp_path / "a.docx", word_of(f"<w:p>{run('&b;&c;')}{run(FIRST)}</w:p>", declared=bomb))
    documents, problems = taken(path)
    assert [document.text for document in documents] == [FIRST] or problems


def with_part(name: str, content: bytes) -> bytes:
    whole = io.BytesIO(word())
    with zipfile.ZipFile(whole, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(name, content)
    return whole.getvalue()


def spreadsheet() -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as parts:
        parts.writestr("xl/workbook.xml", "<workbook/>")
    return whole.getvalue()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (with_part("word/media/a.bin", bytes(6_000_000)), "unpacks to more than 5 MB"),
        (word()[:5000], "damaged Word document"),
        (word_of("<w:p><w:r>"), "damaged Word document"),
        (word([""]), "without text"),
        (spreadsheet(), "not a Word one"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old kind, or one locked by a password"),
        (word([FIRST[:0] + "The minister arrived in Beijing."]), "not Arabic"),
    ],
)
def test_what_is_no_word_document_to_read(tmp_path: Path, content: bytes, message: str) -> None:
    documents, (problem,) = taken(write(tmp_path / "a.docx", content), largest=1_000_000)
    assert not documents and problem.startswith(f"{tmp_path}/a.docx: ") and message in problem
