import importlib.util
import json
from pathlib import Path
from typing import Any

from mizan.evaluating import read_gold, score
from mizan.evaluating.scoring import fold_name
from mizan.reading import read


def line(kind: str, start: int, end: int, **fields: Any) -> dict[str, Any]:
    return {"doc": "a", "kind": kind, "evidence": {"start": start, "end": end}, **fields}


def test_a_hit_needs_overlap_and_type() -> None:
    gold = {"a": [line("event", 0, 10, event_type="CONSULT", actors=["KAZ"])]}
    near = {"a": [line("event", 5, 20, event_type="CONSULT", actors=["KAZ", "RUS"])]}
    far = {"a": [line("event", 10, 20, event_type="CONSULT", actors=["KAZ"])]}
    assert score(gold, near, ["a"])["event.type"].f1 == 1
    assert score(gold, near, ["a"])["event.parties"].f1 == 0
    assert score(gold, far, ["a"])["event.type"].f1 == 0


def test_optional_gold_counts_neither_way() -> None:
    gold = {"a": [line("event", 0, 10, event_type="AID", optional=True)]}
    assert score(gold, {}, ["a"])["event.type"].gold == 0
    assert score(gold, {"a": [line("event", 0, 10, event_type="AID")]}, ["a"])["event.type"].predicted == 0


def test_names_are_compared_folded() -> None:
    assert fold_name("إيمانويل مَاكرون") == fold_name("ايمانويل ماكرون")


def test_the_figures_are_those_of_the_shared_scorer(shared: Path) -> None:
    spec = importlib.util.spec_from_file_location("shared_score", shared / "gold/score.py")
    assert spec and spec.loader
    theirs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    gold = read_gold(shared / "gold/dev")
    documents = gold.documents[:12]
    names = [document.name for document in documents]
    read_lines = {d.name: [json.loads(json.dumps(r.line(d.name))) for r in read(d)] for d in documents}
    figures, _ = theirs.score({name: gold.records.get(name, []) for name in names}, read_lines)
    ours = score(gold.records, read_lines, names)
    assert {key: round(value.f1, 4) for key, value in ours.items()} == {k: f["f1"] for k, f in figures.items()}
