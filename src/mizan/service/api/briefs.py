"""Briefs, as files."""

import datetime
from typing import Annotated, Literal

from litestar import Response, get
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import Parameter

from mizan.deriving.briefing import chosen
from mizan.publishing import arrange
from mizan.publishing.parts import Form
from mizan.publishing.writing import FORMATS, written
from mizan.service.api.answers import Asked, problems
from mizan.service.asking import COSTLY, books_of
from mizan.service.parameters import Focal, Partner
from mizan.service.problems import MissingError

Format = Literal["html", "md", "docx", "pdf"]


@get(
    "/brief",
    sync_to_thread=True,
    tags=["briefs"],
    responses={
        200: ResponseSpec(bytes, description="The brief, as a file.", generate_examples=False, media_type="*/*"),
        **problems(404),
    },
)
def brief(
    request: Asked,
    focal: Focal = None,
    partner: Partner = None,
    language: Annotated[Literal["ar", "en"], Parameter(description="The language of the labels.")] = "en",
    form: Annotated[Form, Parameter(description="All, or one page.")] = "page",
    format: Annotated[Format, Parameter(description="The format of the file.")] = "html",
    since: Annotated[datetime.date | None, Parameter(description="Begin with what changed since this day.")] = None,
    as_of: Annotated[datetime.date | None, Parameter(description="The day of the brief; else today.")] = None,
) -> Response[bytes]:
    """A brief on a focal state, or on it and a partner; every item quotes its words."""
    books = books_of(request)
    partner, day = books.party(partner), as_of or datetime.date.today()
    focal = books.focal(focal, partner)

    def make() -> bytes:
        with COSTLY:
            told = chosen(books.whole(), books.derived, focal, partner, form=form, since=since)
            made = arrange(told, language=language, made=day, since=since)
            if not made.sources:
                raise MissingError("nothing_on", named=[one for one in (focal, partner) if one])
            return written(made, format, form)

    content = books.kept(("brief", focal, partner, language, form, format, since, day), make)
    name = "-".join(filter(None, ("brief", focal, partner, language)))
    return Response(
        content,
        media_type=FORMATS[format].media,
        # Shown in the desk's place it could do nothing, having its style in itself; saved, it needs nothing.
        headers={
            "Content-Disposition": f'attachment; filename="{name}.{format}"',
            "Cache-Control": "private, no-cache",
        },
    )
