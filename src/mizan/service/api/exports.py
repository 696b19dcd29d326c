"""What the books hold, whole, as files for other programs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO
from typing import Annotated, Any

import msgspec
import polars as pl
from litestar import Response, Router, get
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import Parameter
from litestar.response import Stream

from mizan.ledger.exchange import lines_of
from mizan.ledger.frames import frame_of
from mizan.model.booked import Booked
from mizan.service.api.answers import Asked, problems
from mizan.service.asking import books_of
from mizan.service.parameters import Focal, Kind, KindName, Outlet, Partner, Since, Until
from mizan.service.views.lines import Line
from mizan.service.views.records import select

JSONL, CSV, PARQUET = "application/x-ndjson", "text/csv", "application/vnd.apache.parquet"
TOGETHER = 1000
"""So many lines are sent at once."""

_FORMULA = r"^[=+\-@\t\r]"
"""What a spreadsheet would take for the beginning of a formula: an apostrophe before it keeps it words."""

OfKind = Annotated[KindName, Parameter(description="The kind of the records: each has columns of its own.")]


def _file(path: str, media: str) -> Callable[[Callable[..., Any]], Any]:
    """The route of a file: the function gives its content."""
    described = ResponseSpec(bytes, description="The file.", generate_examples=False, media_type=media)
    return get(path, sync_to_thread=True, responses={200: described, **problems(404)})


@_file("/documents.jsonl", JSONL)
def documents(request: Asked) -> Stream:
    """All documents with their texts, as `mizan read` takes them."""
    found = (_given(document) for document in books_of(request).ledger.documents())
    return _lines("documents.jsonl", found)


@_file("/records.jsonl", JSONL)
def records(
    request: Asked,
    kind: Kind = None,
    partner: Partner = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
) -> Stream:
    """Records in the lines of the interchange format, as people judged them."""
    found = _chosen(request, kind, partner, outlet, since, until)
    return _lines("records.jsonl", (booked.line() for booked in found))


@_file("/records.csv", CSV)
def table(
    request: Asked,
    kind: OfKind,
    partner: Partner = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
) -> Response[bytes]:
    """The records of a kind as a table; several parties in a cell are divided by semicolons."""
    frame = frame_of(kind, _chosen(request, kind, partner, outlet, since, until))
    return _saved(f"{kind}.csv", CSV, _flat(frame))


@_file("/records.parquet", PARQUET)
def columns(
    request: Asked,
    kind: OfKind,
    partner: Partner = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
) -> Response[bytes]:
    """The records of a kind as Parquet, parties as lists."""
    made = BytesIO()
    frame_of(kind, _chosen(request, kind, partner, outlet, since, until)).write_parquet(made)
    return _saved(f"{kind}.parquet", PARQUET, made.getvalue())


@_file("/entries.jsonl", JSONL)
def entries(request: Asked) -> Stream:
    """All entries, each with the words of its best report."""
    return _lines("entries.jsonl", (Line.of(entry) for entry in books_of(request).entries))


@_file("/vectors.csv", CSV)
def vectors(request: Asked, focal: Focal = None) -> Response[bytes]:
    """The vectors of a focal state, a row for each entry, partner and domain: what the measures are made of."""
    books = books_of(request)
    focal = books.focal(focal)
    return _saved(f"vectors-{focal}.csv", CSV, _flat(books.vectors(focal).drop("place")))


@_file("/judgements.jsonl", JSONL)
def judgements(request: Asked) -> Response[bytes]:
    """All judgements, as `mizan judgements import` takes them."""
    return _saved("judgements.jsonl", JSONL, lines_of(books_of(request).ledger.judgements()).encode())


def _chosen(
    request: Asked, kind: str | None, partner: str | None, outlet: str | None, since: str | None, until: str | None
) -> Sequence[Booked]:
    return select(books_of(request), kind, partner=partner, outlet=outlet, since=since, until=until)


def _given(document: Any) -> dict[str, Any]:
    fields: dict[str, Any] = msgspec.to_builtins(document)
    return {**fields, "id": fields.pop("name")}


def _flat(frame: pl.DataFrame) -> bytes:
    texts = frame.with_columns(pl.col(pl.List(pl.String)).list.join("; "))
    return texts.with_columns(pl.col(pl.String).str.replace(_FORMULA, "'$0")).write_csv().encode()


def _lines(name: str, found: Iterable[Any]) -> Stream:
    return Stream(_joined(found), media_type=JSONL, headers=_as(name))


def _joined(found: Iterable[Any]) -> Iterator[bytes]:
    encode = msgspec.json.Encoder().encode
    lines: list[bytes] = []
    for one in found:
        lines.append(encode(one))
        if len(lines) == TOGETHER:
            yield b"\n".join([*lines, b""])
            lines = []
    if lines:
        yield b"\n".join([*lines, b""])


def _saved(name: str, media: str, content: bytes) -> Response[bytes]:
    return Response(content, media_type=media, headers=_as(name))


def _as(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}


routes = Router(
    "/exports",
    route_handlers=[documents, records, table, columns, entries, vectors, judgements],
    tags=["exports"],
)
