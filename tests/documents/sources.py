"""Files of several formats, made of sentences of our own."""

import io
import zipfile
import zlib
from collections.abc import Iterable
from email import policy
from email.message import EmailMessage
from pathlib import Path

import docx
import typst

from mizan.documents import DocumentError, read_documents
from mizan.model import Document

FIRST = "وصل وزير خارجية كازاخستان إلى بكين صباح الاثنين، وعقد مباحثات مع نظيره الصينيّ حول توسيع ممرّ النقل."
SECOND = "ووقّع الجانبان مذكرة تفاهم في مجال الطاقة بقيمة 1.5 مليار دولار، على أن تدخل حيز التنفيذ في عام 2025."
THIRD = "وقال الوزير إن بلاده «شريك موثوق»، وإن القمة المقبلة ستعقد في أستانا."
ALL = (FIRST, SECOND, THIRD)

MENU = "<nav><ul><li><a href='/'>الرئيسية</a></li><li><a href='/e'>اقتصاد</a></li></ul></nav>"
HEAD = """<title>زيارة إلى بكين - وكالة السهوب</title>
<meta property="og:title" content="زيارة  إلى بكين"><meta property="og:site_name" content="وكالة السهوب">
<meta property="article:published_time" content="2024-05-06T09:30:00+05:00">
<link rel="canonical" href="https://example.org/news/1">"""
FONTS = Path(__file__).parents[2] / "src/mizan/publishing/fonts"


def taken(*paths: object, **options: object) -> tuple[list[Document], list[str]]:
    """The documents and the problems of paths."""
    found = list(read_documents([str(path) for path in paths], **options))  # type: ignore[arg-type]
    documents = [one for one in found if isinstance(one, Document)]
    problems = [str(one) for one in found if isinstance(one, DocumentError)]
    assert not any("\n" in problem for problem in problems)
    return documents, problems


def write(path: Path, content: str | bytes) -> Path:
    """A file of this content."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def page(body: str = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>", head: str = HEAD, charset: str = "utf-8") -> str:
    """A saved page with a menu, an article and a footer."""
    return (
        f'<!DOCTYPE html>\n<html lang="ar" dir="rtl"><head><meta charset="{charset}">{head}</head><body>{MENU}'
        f"<article>{body}</article><footer><p>جميع الحقوق محفوظة لوكالة السهوب.</p></footer></body></html>"
    )


def archive(html: str, charset: str = "utf-8", frame: str = "<p>إعلان</p>") -> bytes:
    """A page as browsers save it with its frames in one file."""
    made = EmailMessage(policy.SMTP)
    made["From"] = "<Saved by Blink>"
    made["Snapshot-Content-Location"] = "https://example.org/news/7"
    made["Subject"] = "زيارة إلى بكين"
    made["MIME-Version"] = "1.0"
    made.add_related(html, subtype="html", charset=charset, cte="quoted-printable")
    made.add_related(frame, subtype="html", headers=["Content-Location: cid:frame-1@mhtml.blink"])
    return made.as_bytes()


def word(paragraphs: Iterable[str] = ALL, title: str = "") -> bytes:
    """A Word document."""
    made = docx.Document()
    made.core_properties.title = title
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def word_of(body: str, declared: str = "") -> bytes:
    """A Word document whose body is this XML."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as old, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            data = old.read(part)
            if part == "word/document.xml":
                start = data.index(b"<w:body>") + len(b"<w:body>")
                data = data[:start] + body.encode() + data[data.index(b"</w:body>") :]
                data = data.replace(b"standalone='yes'?>", b"standalone='yes'?>" + declared.encode(), 1)
            new.writestr(part, data)
    return content.getvalue()


def typeset(source: str) -> bytes:
    """A PDF of this Typst source, in Arabic."""
    prologue = '#set text(lang: "ar", font: "IBM Plex Sans Arabic")\n#set page(width: 14cm, height: 12cm)\n'
    made = typst.Compiler((prologue + source).encode(), font_paths=[str(FONTS)]).compile(format="pdf")  # type: ignore[misc]
    assert isinstance(made, bytes)
    return made


def pdf(*contents: bytes, filters: str = "/Filter /FlateDecode", resources: str = "") -> bytes:
    """A PDF made by hand, with a page for each stream of contents."""
    first = 3
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(contents)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {len(contents)}/Kids[{kids}]>>".encode()]
    for number, content in enumerate(contents):
        at = first + 2 * number + 1
        frame = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Resources<<{resources}>>/Contents {at} 0 R>>"
        objects += [
            frame.encode(),
            f"<</Length {len(content)}{filters}>>\nstream\n".encode() + content + b"\nendstream",
        ]
    whole, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(whole))
        whole += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>"
    )
    return whole + f"{trailer}\nstartxref\n{len(whole)}\n%%EOF\n".encode()


def packed(content: bytes) -> bytes:
    """Bytes as a PDF packs them."""
    return zlib.compress(content, 9)
