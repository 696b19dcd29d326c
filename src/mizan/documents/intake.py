"""Reading documents from files, folders and standard input: good ones are given out even among bad ones."""

import logging
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from mizan.documents import folders, kinds, streams
from mizan.documents.encodings import UTF_8, Encoding, chosen, detect, mostly_utf8
from mizan.documents.fields import Known, document_of, publication
from mizan.documents.folders import ending, shown, stem
from mizan.documents.streams import Stream
from mizan.model import Document
from mizan.model.errors import DocumentError
from mizan.model.messages import Message

LARGEST = 20_000_000
"""The most bytes a document may have unless told otherwise."""

STANDARD_INPUT = "-"

_MOST_UNPACKED = 5
"""How many times as large as a document may be what is packed in it."""

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.I)

_LOG = logging.getLogger("mizan.documents")


class _Intake(Struct, frozen=True):
    """What holds for all sources of one call."""

    published: str | None
    outlet: str | None
    encoding: Encoding | None
    largest: int
    notify: Callable[[str], None]
    taken: Callable[[int], None]


def read_documents(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    published: str | None = None,
    outlet: str | None = None,
    encoding: str | None = None,
    largest: int = LARGEST,
    notify: Callable[[str], None] = _LOG.warning,
    taken: Callable[[int], None] = lambda count: None,
) -> Iterator[Document | DocumentError]:
    """Read documents from one path or several, in order; each problem is given out as a DocumentError in its place.

    A path is a file of plain text, a saved web page, a Word document (.docx) or a PDF (its name without the ending
    names the document; a `name.json` beside it may give `title`, `outlet`, `published`, `url`, and comes before what
    the file itself tells), a feed (RSS, Atom) or a file of JSON lines, any of them gzipped, a JSON file of one
    document, a folder of such files, or `-` for standard input. What a file is, its first bytes tell. Nothing is
    fetched, and nothing in a file is executed.

    `published` and `outlet` stand in where a document tells none. `encoding` overrides detection; without it a
    text that is not UTF-8 is read only where the evidence decides, and `notify` is told. No document of more than
    `largest` bytes is read, nor held in memory; what is packed in one may come to five times as much. `taken` is told
    of bytes as they are read from files; `size` tells how many there will be.

    Raises DocumentError at once where an argument is wrong.
    """
    intake = _Intake(publication(published), outlet, chosen(encoding) if encoding else None, largest, notify, taken)
    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    return _all(given, intake)


def _all(paths: list[str | os.PathLike[str]], intake: _Intake) -> Iterator[Document | DocumentError]:
    for given in paths:
        if given == STANDARD_INPUT:
            yield from _source(None, intake)
            continue
        if _ADDRESS.match(str(given)):
            yield DocumentError("not_fetched", given=given)
            continue
        path = Path(given)
        yield from _folder(path, intake) if path.is_dir() else _source(path, intake)


def _folder(folder: Path, intake: _Intake) -> Iterator[Document | DocumentError]:
    unreadable: list[DocumentError] = []

    def note(error: OSError) -> None:
        unreadable.append(DocumentError("folder_unreadable", folder=error.filename, reason=error.strerror))

    empty = True
    passed: Counter[str] = Counter()
    for path in folders.files(folder, note, passed):
        empty = False
        yield from _source(path, intake)
    yield from unreadable
    if passed:
        endings = ", ".join(f"{count} {kind or 'without an ending'}" for kind, count in sorted(passed.items()))
        what = "files of other kinds were passed over"
        intake.notify(f"{shown(folder)}: {what} ({endings}); save their text as .txt")
    if empty and not unreadable:
        yield DocumentError("folder_empty", folder=shown(folder), known=folders.ENDINGS)


def _source(path: Path | None, intake: _Intake) -> Iterator[Document | DocumentError]:
    where = Message("standard_input") if path is None else shown(path)
    try:
        with streams.opened(path, intake.taken) as stream:
            yield from _documents(stream, path, where, intake)
    except DocumentError as error:
        yield _at(where, error)


def _documents(
    stream: Stream, path: Path | None, where: str | Message, intake: _Intake
) -> Iterator[Document | DocumentError]:
    if not stream.head:
        raise DocumentError("empty")
    written = ending(path.name) if path else ""
    kind = kinds.kind(stream.head, written, intake.encoding)
    if kind is not None:
        yield from _taken_out(kind, stream, path, where, intake)
        return
    streams.refuse_foreign(stream.head)
    encoding = intake.encoding or detect(stream.head)
    streams.refuse_binary(stream.head, encoding)
    form = _form(written, stream.head, encoding)
    if form == "lines":
        known = Known(stem(path) if written == folders.OBJECT else None, intake.published, intake.outlet)
        if encoding is None and mostly_utf8(stream.head):
            encoding = UTF_8
        yield from _lines(stream, _decided(stream.head, encoding), where, known, intake)
        return
    text = _decoded(streams.whole(stream, intake.largest), where, intake)
    if not text or text.isspace():
        raise DocumentError("only_blanks")
    known = Known(stem(path), intake.published, intake.outlet)
    yield document_of(_object(text) if form == "object" else {**_sidecar(path), "text": text}, known)


def _taken_out(
    kind: str, stream: Stream, path: Path | None, where: str | Message, intake: _Intake
) -> Iterator[Document | DocumentError]:
    """The documents of a page, a feed, a Word document or a PDF."""

    def notify(message: str) -> None:
        intake.notify(f"{where}: {message}")

    content = streams.whole(stream, intake.largest)
    source = kinds.Source(content, intake.encoding, _MOST_UNPACKED * intake.largest, notify)
    many = kind == kinds.MANY
    beside = {} if many else _sidecar(path)
    for number, own in enumerate(kinds.documents_in(source, kind), 1):
        known = Known(
            None if many else stem(path),
            publication(own.get("published")) or intake.published,
            own.get("outlet") or intake.outlet,
            own.get("title"),
            own.get("url"),
        )
        try:
            yield document_of({**beside, "text": own["text"]}, known)
        except DocumentError as error:
            yield _at(Message("item", where=where, number=number) if many else where, error)


def _form(written: str, head: bytes, encoding: Encoding | None) -> Literal["text", "lines", "object"]:
    """How documents are laid out: told by the ending, else by what the source begins with."""
    if written == folders.TEXT:
        return "text"
    if written in folders.LINES:
        return "lines"
    text = head.decode((encoding or UTF_8).codec, "ignore").lstrip("\ufeff \t\r\n")
    first, newline, _ = text.partition("\n")
    if not text.startswith("{"):
        return "object" if written == folders.OBJECT else "text"
    return "object" if newline and not first.rstrip().endswith("}") else "lines"


def _lines(
    stream: Stream, encoding: Encoding, where: str | Message, known: Known, intake: _Intake
) -> Iterator[Document | DocumentError]:
    _tell(encoding, where, intake)
    encoding_of_lines = streams.line_encoding(encoding)
    found = False
    for number, line in streams.lines(stream, encoding, intake.largest):
        if line is not None and not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        found = True
        try:
            if line is None:
                limit = streams.megabytes(intake.largest)
                raise DocumentError("longer", limit=limit)
            yield document_of(_object(_line_text(line, encoding_of_lines)), known)
        except DocumentError as error:
            yield _at(f"{where}:{number}", error)
            if number == 1 and line is not None and line.strip() in (b"{", b"["):
                return
    if not found:
        raise DocumentError("no_documents")


def _line_text(line: bytes, encoding: Encoding) -> str:
    try:
        return line.decode(encoding.codec).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise _undecodable(error, encoding) from None


def _object(text: str) -> Mapping[str, Any]:
    if text.strip() in ("{", "["):
        raise DocumentError("json_over_lines")
    try:
        fields = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        raise DocumentError("broken_json", reason=error) from None
    if not isinstance(fields, dict):
        raise DocumentError("not_json_object")
    return fields


def _sidecar(path: Path | None) -> Mapping[str, Any]:
    """The fields of `name.json` beside a file, but its text and id; none where there is no such file."""
    beside = path.with_name(f"{stem(path)}.json") if path else None
    if beside is None or not beside.is_file():
        return {}
    try:
        fields = _object(beside.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError("beside_unreadable", name=beside.name, reason=error) from None
    except DocumentError as error:
        raise DocumentError("beside", name=beside.name, problem=error) from None
    return {name: value for name, value in fields.items() if name not in ("id", "text", "raw_text")}


def _decoded(content: bytes, where: str | Message, intake: _Intake) -> str:
    encoding = _decided(content, intake.encoding or detect(content))
    try:
        text = content.decode(encoding.codec)
    except UnicodeDecodeError as error:
        raise _undecodable(error, encoding) from None
    _tell(encoding, where, intake)
    return text.removeprefix("\ufeff")


def _undecodable(error: UnicodeDecodeError, encoding: Encoding) -> DocumentError:
    if encoding == UTF_8:
        return DocumentError("not_utf8", byte=error.start)
    name = encoding.name or encoding.codec
    return DocumentError("undecodable", name=name, byte=error.start)


def _decided(head: bytes, encoding: Encoding | None) -> Encoding:
    if encoding is not None:
        return encoding
    if mostly_utf8(head):
        try:
            head.decode()
        except UnicodeDecodeError as error:
            raise DocumentError("utf8_damaged", byte=error.start) from None
    raise DocumentError("encoding_unsure")


def _tell(encoding: Encoding, where: str | Message, intake: _Intake) -> None:
    if encoding.name and intake.encoding is None:
        intake.notify(f"{where}: read as {encoding.name}")


def _at(where: str | Message, error: DocumentError) -> DocumentError:
    return DocumentError("at", where=where, problem=error)
