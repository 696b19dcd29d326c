"""Fit the models that tell whether a sentence states an act of violence or of protest.

    python training/conflict.py ../shared/gold ../shared/corpus/news.jsonl.gz

Examples are the labelled sentences of the Open Event Data Alliance's Arabic gold (conflict/detection.jsonl; sentences
its annotators were of two minds about count where they marked an act: for protest, where they are most of the acts,
in full), and the sentences with words of conflict of the annotated documents (dev/) and, with less weight, of the
annotated articles of the corpus (annotated/). The threshold is chosen by cross-validation over the first: the highest
whose F1 is CLOSE to the best. Where a sentence names who struck or suffered a lower one serves, as low as leaves KEPT
of the best F1.
Writes src/mizan/languages/arabic/conflict.json; the same gold gives the same file.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from annotations import annotated
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from mizan.evaluating import Gold, read_gold
from mizan.model import Document
from mizan.reading.conflict.booking import sentences
from mizan.reading.conflict.cues import KINDS
from mizan.reading.reader import analyse

WEIGHTS = Path(__file__).parent.parent / "src/mizan/languages/arabic/conflict.json"
STRENGTH = 0.04
DOUBTFUL = {"ASSAULT": 0.3, "PROTEST": 1.0}
ARTICLES = 0.4
RARE = 3
FOLDS = 10
KEPT = 0.92
CLOSE = 0.98

Row = dict[str, int]


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def labelled(gold: Path, kind: str) -> tuple[list[Row], list[int], list[Row], int]:
    """Features and labels of the decided sentences, features of the doubtful ones, and the number of acts."""
    marked = {row["text"] for row in lines(gold / "conflict/spans.jsonl")}
    rows: list[Row] = []
    labels: list[int] = []
    doubtful: list[Row] = []
    total = 0
    for row in lines(gold / "conflict/detection.jsonl"):
        if row["event_type"] != kind:
            continue
        found = [features for _, name, features in sentences(analyse(Document.of(row["text"]))) if name == kind]
        features = dict.fromkeys((feature for group in found for feature in group), 1)
        if row["label"] == "ambiguous":
            if features and row["text"] in marked:
                doubtful.append(features)
            continue
        total += row["label"] == "yes"
        if features:
            rows.append(features)
            labels.append(int(row["label"] == "yes"))
    return rows, labels, doubtful, total


def told(gold: Gold, kind: str) -> tuple[list[Row], list[int]]:
    """Features and labels of the sentences of annotated documents."""
    rows: list[Row] = []
    labels: list[int] = []
    for document in gold.documents:
        acts = [act for act in gold.records.get(document.name, ()) if act.get("event_type") == kind]
        for sentence, name, features in sentences(analyse(document)):
            if name != kind:
                continue
            here = [
                act
                for act in acts
                if act["evidence"]["start"] < sentence.end and sentence.start < act["evidence"]["end"]
            ]
            if here and all(act.get("optional") for act in here):
                continue
            rows.append(dict.fromkeys(features, 1))
            labels.append(int(bool(here)))
    return rows, labels


def fit(rows: list[Row], labels: list[int], weights: list[float]) -> tuple[DictVectorizer, LogisticRegression]:
    seen = Counter(name for row in rows for name in row)
    vectoriser = DictVectorizer()
    matrix = vectoriser.fit_transform([{name: 1 for name in row if seen[name] >= RARE} for row in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    model.fit(matrix, labels, sample_weight=weights)
    return vectoriser, model


def thresholds(
    kind: str, rows: list[Row], labels: np.ndarray, more: tuple[list, list, list], total: int
) -> tuple[float, float, float]:
    """The threshold with the highest cross-validated F1, the one where parties are named, and the F1 of both."""
    probability = np.zeros(len(rows))
    for train, test in StratifiedKFold(FOLDS, shuffle=True, random_state=0).split(rows, labels):
        vectoriser, model = fit(
            [rows[i] for i in train] + more[0], [*labels[train], *more[1]], [1.0] * len(train) + more[2]
        )
        probability[test] = model.predict_proba(vectoriser.transform([rows[i] for i in test]))[:, 1]

    named = np.array([f"{kind}:source" in row or f"{kind}:target" in row for row in rows])

    def f1(level: float, low: float) -> float:
        kept = probability >= np.where(named, low, level)
        return float(2 * labels[kept].sum() / (kept.sum() + total))

    grid = [round(0.01 * step, 2) for step in range(4, 60)]
    top = max(f1(level, level) for level in grid)
    level = max(level for level in grid if f1(level, level) >= CLOSE * top)
    low = min(low for low in grid if f1(level, low) >= KEPT * top)
    return level, low, f1(level, low)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("corpus", type=Path)
    args = parser.parse_args()
    annotations = ((read_gold(args.gold / "dev"), 1.0), (annotated(args.corpus, "train"), ARTICLES))
    models: dict[str, dict[str, object]] = {}
    for kind in KINDS:
        rows, labels, doubtful, total = labelled(args.gold, kind)
        more = (doubtful, [1] * len(doubtful), [DOUBTFUL[kind]] * len(doubtful))
        for whole, weight in annotations:
            own, known = told(whole, kind)
            more = (more[0] + own, more[1] + known, more[2] + [weight] * len(own))
        level, low, f1 = thresholds(kind, rows, np.array(labels), more, total)
        vectoriser, model = fit(rows + more[0], labels + more[1], [1.0] * len(rows) + more[2])
        names = vectoriser.get_feature_names_out()
        models[kind] = {
            "bias": round(float(model.intercept_[0]), 4),
            "threshold": level,
            "named": low,
            "weights": {n: round(float(w), 4) for n, w in zip(names, model.coef_[0], strict=True) if abs(w) > 5e-4},
        }
        print(f"{kind:8} sentences {len(rows):5} acts {total:4}  F1 cross-validated {f1:.3f}  from {level}, {low}")
    WEIGHTS.write_text(json.dumps(models, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
