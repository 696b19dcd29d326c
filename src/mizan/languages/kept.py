"""Keeping what takes long to make from a language's data in the user's cache folder, until the data change."""

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import msgspec
from platformdirs import user_cache_path

_T = TypeVar("_T", bound=msgspec.Struct)
_STAMP = 32


def kept(name: str, sources: Iterable[Path], kind: type[_T], make: Callable[[], _T]) -> _T:
    """What `make` makes of the sources: as it was kept, or made anew where a source changed since.

    The sources are files and folders; path, size and time of change of every file count. What cannot be kept (a home
    that may not be written to) is made each time.
    """
    stamp = _stamp(sources)
    path = user_cache_path("mizan") / f"{name}.msgpack"
    with contextlib.suppress(OSError, msgspec.DecodeError):
        content = path.read_bytes()
        if content[:_STAMP] == stamp:
            return msgspec.msgpack.decode(memoryview(content)[_STAMP:], type=kind)
    made = make()
    with contextlib.suppress(OSError):
        _write(path, stamp + msgspec.msgpack.encode(made))
    return made


def _stamp(sources: Iterable[Path]) -> bytes:
    digest = hashlib.sha256()
    for source in sources:
        for path in sorted(source.rglob("*")) if source.is_dir() else [source]:
            if path.is_file() and path.suffix != ".pyc":
                state = path.stat()
                digest.update(f"{path}\0{state.st_size}\0{state.st_mtime_ns}\0".encode())
    return digest.digest()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(draft).replace(path)
    except OSError:
        Path(draft).unlink(missing_ok=True)
        raise
