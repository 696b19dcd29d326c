"""The annotations kept as standoff: joined with the corpus they belong to, and with no other."""

import csv
import gzip
import json
from pathlib import Path

import pytest
from training import annotations

CORPUS = Path(__file__).parents[3] / "shared/corpus/news.jsonl.gz"


def test_no_text_is_kept() -> None:
    for line in (annotations.FOLDER / "events.jsonl").read_text(encoding="utf-8").splitlines():
        assert set(json.loads(line)["evidence"]) == {"start", "end"}


def test_every_record_belongs_to_a_document_of_one_set() -> None:
    with (annotations.FOLDER / "documents.tsv").open(encoding="utf-8", newline="") as table:
        sets = {row["id"]: row["set"] for row in csv.DictReader(table, delimiter="\t")}
    records = (annotations.FOLDER / "events.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["doc"] for line in records} <= set(sets)
    assert set(sets.values()) == {"train", "test"}


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
def test_annotations_join_with_their_corpus() -> None:
    gold = annotations.annotated(CORPUS, "train")
    for document in gold.documents:
        for record in gold.records[document.name]:
            assert 0 <= record["evidence"]["start"] < record["evidence"]["end"] <= len(document.text)


def test_another_corpus_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "corpus.jsonl.gz"
    with gzip.open(other, "wt", encoding="utf-8") as lines:
        lines.write(json.dumps({"id": "x", "title": "", "text": "", "date": "", "outlet": ""}) + "\n")
    with pytest.raises(ValueError, match="no article"):
        annotations.annotated(other, "train")
