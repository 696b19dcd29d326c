"""The files of a folder that may hold documents, and how files are called."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from mizan.documents import kinds

TEXT = ".txt"
LINES = (".jsonl", ".ndjson")
OBJECT = ".json"
ENDINGS = (TEXT, *LINES, *kinds.ENDINGS)
"""The endings of the files that are read out of a folder."""

_GZIP = ".gz"
_BROWSERS_FOLDER = "_files"


def files(folder: Path, note: Callable[[OSError], None], passed: Counter[str]) -> Iterator[Path]:
    """The files of a folder and the folders in it that may hold documents, in order; hidden ones are left out.

    What is no such file, nor tells of one beside it, is counted in `passed` by its ending. What a browser saves beside
    a page (`page_files/`) is no document.
    """
    for place, folders, names in os.walk(folder, onerror=note):
        shown_names = sorted(name for name in names if not name.startswith("."))
        told_of = {stem(Path(name)) for name in shown_names if ending(name) in (TEXT, *kinds.ENDINGS)}
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and not (name.endswith(_BROWSERS_FOLDER) and name.removesuffix(_BROWSERS_FOLDER) in told_of)
        )
        for name in shown_names:
            if ending(name) in ENDINGS:
                yield Path(place, name)
            elif ending(name) != OBJECT or stem(Path(name)) not in told_of:
                passed[shown(ending(name))] += 1


def size(paths: Iterable[str | os.PathLike[str]]) -> int | None:
    """How many bytes the files of some paths have, as they lie on the disk; None where one is no file or folder."""
    total = 0
    for path in map(Path, paths):
        if not path.is_file() and not path.is_dir():
            return None
        with suppress(OSError):
            total += sum(file.stat().st_size for file in (files(path, _ignore, Counter()) if path.is_dir() else [path]))
    return total


def stem(path: Path | None) -> str | None:
    """What names a document: its file's name without the endings."""
    if path is None:
        return None
    name = shown(path.name)
    name = name.removesuffix(_GZIP) if name.lower().endswith(_GZIP) else name
    return name.rpartition(".")[0] or name


def ending(name: str) -> str:
    """The ending that tells a file's kind, in lower case, `.gz` left aside."""
    return Path(name.lower().removesuffix(_GZIP)).suffix


def shown(path: str | Path) -> str:
    """A path as one line of valid text, whatever bytes the file system holds."""
    return " ".join(os.fsencode(path).decode("utf-8", "replace").splitlines())


def _ignore(error: OSError) -> None:
    """Say nothing here of a folder that cannot be opened: reading it does."""
