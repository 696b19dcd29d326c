"""Annotated documents: a folder with `documents.jsonl` and `records.jsonl` in the interchange format."""

from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from mizan.model import Document
from mizan.model.errors import GoldError

Line = dict[str, Any]


class Gold(NamedTuple):
    """Documents and, by document name, the lines annotators booked for them."""

    documents: list[Document]
    records: dict[str, list[Line]]


def read_gold(folder: Path) -> Gold:
    """Read a folder of gold.

    Raises GoldError, naming file and line, where a file is missing or a line is not what it should be.
    """
    documents = [
        Document.of(
            line["text"],
            name=str(line["id"]),
            **{key: line.get(key) for key in ("title", "outlet", "url", "published")},
            language=line.get("language") or "ar",
        )
        for line in _lines(folder / "documents.jsonl", ("id", "text"))
    ]
    records: dict[str, list[Line]] = defaultdict(list)
    for line in _lines(folder / "records.jsonl", ("doc", "kind", "evidence")):
        records[str(line["doc"])].append(line)
    unknown = records.keys() - {document.name for document in documents}
    if unknown:
        raise GoldError("gold_without_document", path=folder / "records.jsonl", ids=sorted(unknown)[:3])
    return Gold(documents, dict(records))


def _lines(path: Path, required: tuple[str, ...]) -> list[Line]:
    if not path.is_file():
        raise GoldError("gold_missing", path=path)
    lines = []
    for number, raw in enumerate(path.read_bytes().splitlines(), 1):
        if not raw.strip():
            continue
        try:
            line = msgspec.json.decode(raw, type=dict[str, Any])
        except msgspec.DecodeError as error:
            raise GoldError("gold_json", path=path, number=number, reason=error) from error
        missing = [field for field in required if field not in line]
        if missing:
            raise GoldError("gold_field", path=path, number=number, field=missing[0])
        lines.append(line)
    return lines
