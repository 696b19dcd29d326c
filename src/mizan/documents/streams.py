"""Bytes from files, pipes and gzip: opened, looked at without being used up, and read in bounded pieces."""

import gzip
import io
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct

from mizan.documents.encodings import UTF_8, Encoding
from mizan.model.errors import DocumentError
from mizan.model.messages import Message

HEAD = 1 << 16
"""How many bytes are looked at to tell what a file is."""

_GZIP = b"\x1f\x8b"
_MAGIC = (
    (b"PK\x03\x04", "foreign_zip"),
    (b"\xd0\xcf\x11\xe0", "foreign_office"),
    (b"{\\rtf", "foreign_rtf"),
    (b"\x89PNG", "foreign_picture"),
    (b"\xff\xd8\xff", "foreign_picture"),
    (b"GIF8", "foreign_picture"),
    (b"SQLite format 3\x00", "foreign_sqlite"),
    (b"PAR1", "foreign_parquet"),
    (b"\x7fELF", "foreign_program"),
    (b"7z\xbc\xaf", "foreign_archive"),
    (b"Rar!", "foreign_archive"),
    (b"\xfd7zXZ\x00", "foreign_archive"),
    (b"\x28\xb5\x2f\xfd", "foreign_archive"),
)
_MARKUP = b"<?xml"
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b")
_MOST_CONTROLS = 0.1


class Stream(Struct, frozen=True):
    """An open source: its first bytes, and a reader that starts from them again."""

    head: bytes
    reader: io.BufferedReader


class _Replay(io.RawIOBase):
    """Bytes already taken from a reader, then the rest of it."""

    def __init__(self, head: bytes, rest: io.BufferedReader) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        chunk = self._head[: len(buffer)] or self._rest.read1(len(buffer))
        self._head = self._head[len(chunk) :]
        buffer[: len(chunk)] = chunk
        return len(chunk)


class _Counted(io.FileIO):
    """A file that tells how many of its bytes were read."""

    def __init__(self, path: Path, taken: Callable[[int], None]) -> None:
        super().__init__(path)
        self._taken = taken

    def readinto(self, buffer: Any) -> int | None:
        count = super().readinto(buffer)
        self._taken(count or 0)
        return count


@contextmanager
def opened(path: Path | None, taken: Callable[[int], None]) -> Iterator[Stream]:
    """Open a file, or standard input for None; gzip is known by its first bytes and taken off.

    `taken` is told how many bytes of the file each look at it takes. What goes wrong while reading is raised as a
    DocumentError that does not yet say where.
    """
    try:
        with _binary(path, taken) as raw:
            stream = _looked_at(raw)
            if stream.head.startswith(_GZIP):
                stream = _looked_at(io.BufferedReader(gzip.GzipFile(fileobj=stream.reader)))
            yield stream
    except FileNotFoundError:
        raise DocumentError("no_file") from None
    except PermissionError:
        raise DocumentError("no_permission") from None
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise DocumentError("gzip_damaged") from None
    except OSError as error:
        raise DocumentError("unreadable", reason=error.strerror or error) from None


@contextmanager
def _binary(path: Path | None, taken: Callable[[int], None]) -> Iterator[io.BufferedReader]:
    if path is None:
        yield sys.stdin.buffer  # type: ignore[misc]
    else:
        raw: io.BufferedReader = io.BufferedReader(_Counted(path, taken))
        with raw:
            yield raw


def _looked_at(raw: io.BufferedReader) -> Stream:
    head = raw.read(HEAD)
    return Stream(head, io.BufferedReader(_Replay(head, raw), HEAD))


def refuse_foreign(head: bytes) -> None:
    """Raise a DocumentError where the first bytes are those of a file format that is not read."""
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise DocumentError("foreign", what=Message(what))
    if head.lstrip(b"\xef\xbb\xbf \r\n\t")[:20].lower().startswith(_MARKUP):
        raise DocumentError("foreign_xml")


def refuse_binary(head: bytes, encoding: Encoding | None) -> None:
    """Raise a DocumentError where bytes that no text in a one-byte encoding or UTF-8 has are many."""
    if encoding is not None and encoding.codec.startswith(("utf-16", "utf-32")):
        return
    if len(head) - len(head.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(head):
        raise DocumentError("binary")


def whole(stream: Stream, largest: int) -> bytes:
    """All bytes of a source, or a DocumentError where they are more than `largest`."""
    content = stream.head if len(stream.head) < HEAD else stream.reader.read(largest + 1)
    if len(content) > largest:
        raise DocumentError("larger", limit=megabytes(largest))
    return content


def lines(stream: Stream, encoding: Encoding, largest: int) -> Iterator[tuple[int, bytes | None]]:
    """The numbered lines of a source; None stands for a line longer than `largest`, which is never held whole.

    Lines of UTF-16 and UTF-32 are handed out in UTF-8; those of other encodings as they are.
    """
    readline = stream.reader.readline
    if encoding.codec.startswith(("utf-16", "utf-32")):
        text = io.TextIOWrapper(stream.reader, encoding.codec, newline="\n")

        def readline(size: int | None = -1, /) -> bytes:
            try:
                return text.readline(-1 if size is None else size).encode()
            except UnicodeError:
                raise DocumentError("encoding_damaged", name=encoding.name or encoding.codec) from None

    number = 0
    while line := readline(largest + 1):
        number += 1
        if len(line) <= largest or line.endswith(b"\n"):
            yield number, line
            continue
        del line
        while (rest := readline(HEAD)) and not rest.endswith(b"\n"):
            pass
        yield number, None


def line_encoding(encoding: Encoding) -> Encoding:
    """The encoding of what `lines` hands out."""
    return UTF_8 if encoding.codec.startswith(("utf-16", "utf-32")) else encoding


def megabytes(size: int) -> Message:
    """A size for people: `20 MB`."""
    return Message("megabytes", size=size / 1_000_000)
