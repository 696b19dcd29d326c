"""Annotated articles of the corpus, kept as standoff: ids, hashes and offsets here, the texts in the corpus itself.

`annotated/README.md` tells what is annotated and how.
"""

import csv
import gzip
import hashlib
import json
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from mizan.evaluating import Gold
from mizan.model import Document

FOLDER = Path(__file__).parent / "annotated"


def annotated(corpus: Path, which: str) -> Gold:
    """The documents of a set (`train` or `test`) and the events annotated in them.

    `corpus` is a gzipped file of JSON lines with id, title, text, date (RFC 5322) and outlet.
    Raises ValueError, naming the document, where one is missing or its text is not the text that was annotated.
    """
    with (FOLDER / "documents.tsv").open(encoding="utf-8", newline="") as table:
        hashes = {row["id"]: row["sha256"] for row in csv.DictReader(table, delimiter="\t") if row["set"] == which}
    articles = {}
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["id"] in hashes:
                articles[article["id"]] = article
    for name, digest in hashes.items():
        if name not in articles:
            raise ValueError(f"{corpus}: no article {name}")
        if hashlib.sha256(articles[name]["text"].encode()).hexdigest() != digest:
            raise ValueError(f"{corpus}: article {name} is not the text that was annotated")
    records: dict[str, list[dict[str, Any]]] = {name: [] for name in hashes}
    for line in (FOLDER / "events.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["doc"] in records:
            records[record["doc"]].append(record)
    return Gold([_document(articles[name]) for name in hashes], records)


def _document(article: dict[str, str]) -> Document:
    published = parsedate_to_datetime(article["date"]).date().isoformat()
    return Document.of(
        article["text"], name=article["id"], title=article["title"], outlet=article["outlet"], published=published
    )
