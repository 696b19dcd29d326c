"""The articles that benchmarks read."""

import gzip
import json
from itertools import islice
from pathlib import Path

from mizan.model import Document


def articles(path: Path, count: int) -> list[Document]:
    """The first articles of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        fields = [json.loads(line) for line in islice(lines, count)]
    return [Document.of(a["text"], name=a["id"], title=a["title"], outlet=a["outlet"]) for a in fields]


def megabytes(documents: list[Document]) -> float:
    """The size of the texts in UTF-8."""
    return sum(len(document.text.encode()) for document in documents) / 1e6
