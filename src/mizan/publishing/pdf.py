"""A brief as PDF: set by Typst with the fonts of the package, so that Arabic letters join, offline."""

from importlib.resources import as_file, files

import msgspec

from mizan.model.extras import needed
from mizan.publishing.outline import outline
from mizan.publishing.page import ITEMS, one_page
from mizan.publishing.parts import Brief, Form


def render_pdf(brief: Brief, form: Form = "long") -> bytes:
    """The PDF of a whole brief; as a page it gives up items until it fits on one, and says how many it left out."""
    if form == "long":
        return _set(brief)[0]
    made = b""
    for less in range(max(ITEMS.values())):
        made, pages = _set(one_page(brief, less))
        if pages == 1:
            break
    return made


def _set(brief: Brief) -> tuple[bytes, int]:
    typst = needed("typst", "PDF")
    package = files(__package__ or "")
    source = package.joinpath("templates/brief.typ").read_bytes()
    inputs = {"brief": msgspec.json.encode(outline(brief)).decode("utf-8")}
    with as_file(package.joinpath("fonts")) as fonts:
        options = {"font_paths": [str(fonts)], "ignore_system_fonts": True, "sys_inputs": inputs}
        pages = int(typst.query(source, "<pages>", field="value", one=True, **options))
        return typst.Compiler(source, **options).compile(format="pdf"), pages
