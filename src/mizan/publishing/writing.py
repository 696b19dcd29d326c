"""Writing a brief in the format that is asked for."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from msgspec import Struct

from mizan.publishing.docx import render_docx
from mizan.publishing.html import render
from mizan.publishing.markdown import render_markdown
from mizan.publishing.page import one_page
from mizan.publishing.parts import Brief, Form
from mizan.publishing.pdf import render_pdf


class Format(Struct, frozen=True):
    """How a brief is written: the media type, and what writes it (whole, or as one page)."""

    media: str
    write: Callable[[Brief, Form], str | bytes]


def _paged(render_one: Callable[[Brief], str | bytes]) -> Callable[[Brief, Form], str | bytes]:
    return lambda made, form: render_one(one_page(made) if form == "page" else made)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "html": Format("text/html", _paged(render)),
        "md": Format("text/markdown", _paged(render_markdown)),
        "docx": Format("application/vnd.openxmlformats-officedocument.wordprocessingml.document", _paged(render_docx)),
        "pdf": Format("application/pdf", render_pdf),
    }
)
"""The formats by the endings of their files."""


def written(brief: Brief, format: str, form: Form = "long") -> bytes:
    """The brief in a format of FORMATS. Raises MizanError where a format needs what is not installed."""
    made = FORMATS[format].write(brief, form)
    return made.encode("utf-8") if isinstance(made, str) else made
