"""Fit the confidence of proposed records on annotated documents.

    python training/confidence.py ../shared/gold/dev ../shared/corpus/news.jsonl.gz

Events are annotated in articles of the corpus too (annotated/), which are fitted on beside the gold. For each kind
of record a logistic regression over the candidates' features is fitted (label: a careful annotator booked it), with
the strength of regularisation and the threshold chosen by cross-validation over documents, divided anew several
times, since documents are few; strengths that give the same F1 are told apart by their log loss.
Writes src/mizan/languages/arabic/confidence.json and docs/confidence.md; the same gold gives the same files.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from annotations import annotated
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import GroupKFold

from mizan.evaluating import LEVELS, Gold, read_gold
from mizan.evaluating.scoring import match
from mizan.reading.reader import candidates

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "src/mizan/languages/arabic/confidence.json"
REPORT = ROOT / "docs/confidence.md"
BASE = {"entity": "entity", "event": "type", "agreement": "found", "figure": "value", "statement": "span"}
STRENGTHS = (0.03, 0.1, 0.3, 1.0)
RARE = 3
FOLDS, DIVISIONS = 10, 5
USUAL, SAME = 0.4, 0.0005
"""Of thresholds whose F1 differs by less than it does between divisions, the one nearest to the usual is taken."""


def examples(gold: Gold, kind: str) -> tuple[list[dict[str, int]], list[int], list[int], int]:
    """Features, labels and document numbers of the candidates of a kind, and the number of lines wanted."""
    same = next(level.same for level in LEVELS if (level.kind, level.name) == (kind, BASE[kind]))
    features: list[dict[str, int]] = []
    labels: list[int] = []
    groups: list[int] = []
    total = 0
    for number, document in enumerate(gold.documents):
        wanted = [line for line in gold.records.get(document.name, ()) if line["kind"] == kind]
        total += sum(not line.get("optional") for line in wanted)
        proposed = [c for c in candidates(document) if c.record.kind == kind and c.features]
        owner = match(wanted, [c.record.line(document.name) for c in proposed], same)
        for j, candidate in enumerate(proposed):
            if j in owner and wanted[owner[j]].get("optional"):
                continue
            features.append(dict.fromkeys(candidate.features, 1))
            labels.append(int(j in owner))
            groups.append(number)
    return features, labels, groups, total


def fit(features: list[dict[str, int]], labels: np.ndarray, strength: float):
    """A vectoriser and a regression; features seen in fewer than RARE candidates are dropped."""
    seen = Counter(name for row in features for name in row)
    rows = [{name: 1 for name in row if seen[name] >= RARE} for row in features]
    vectoriser = DictVectorizer()
    matrix = vectoriser.fit_transform(rows)
    model = LogisticRegression(C=strength, max_iter=2000)
    model.fit(matrix, labels)
    return vectoriser, model


def out_of_fold(features, labels, groups, strength, division: int) -> np.ndarray:
    """Each candidate's probability from a model that has not seen its document."""
    probability = np.zeros(len(labels))
    folds = GroupKFold(min(FOLDS, len(set(groups))), shuffle=True, random_state=division)
    for train, test in folds.split(features, labels, groups):
        if len(set(labels[train])) < 2:
            probability[test] = (labels[train].sum() + 1) / (len(train) + 2)
            continue
        vectoriser, model = fit([features[i] for i in train], labels[train], strength)
        probability[test] = model.predict_proba(vectoriser.transform([features[i] for i in test]))[:, 1]
    return probability


def best_threshold(divided: list[np.ndarray], labels: np.ndarray, total: int) -> tuple[float, float]:
    """The threshold with the highest mean F1 over the divisions, and that F1; recall counts what was never proposed."""

    def f1(threshold: float) -> float:
        kept = [probability >= threshold for probability in divided]
        return float(np.mean([2 * labels[k].sum() / (k.sum() + total) for k in kept]))

    grid = [round(0.02 * step, 2) for step in range(1, 45)]
    found = {threshold: f1(threshold) for threshold in grid}
    best = max(found.values())
    good = [threshold for threshold in grid if found[threshold] > best - SAME]
    return min(good, key=lambda threshold: abs(threshold - USUAL)), best


def reliability(probability: np.ndarray, labels: np.ndarray) -> list[str]:
    """Rows of a table: range of confidence, candidates, mean confidence, share that annotators booked."""
    lines = []
    for low in np.arange(0, 1, 0.1):
        inside = (probability >= low) & (probability < low + 0.1 + (low > 0.85))
        if inside.sum():
            lines.append(
                f"| {low:.1f}–{low + 0.1:.1f} | {int(inside.sum())} | {probability[inside].mean():.2f} "
                f"| {labels[inside].mean():.2f} |"
            )
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("corpus", type=Path)
    args = parser.parse_args()
    gold = read_gold(args.gold)
    more = annotated(args.corpus, "train")
    told = {"event": Gold([*gold.documents, *more.documents], {**gold.records, **more.records})}
    weights: dict[str, dict[str, object]] = {}
    report = [
        "# Confidence",
        "",
        "A record's confidence is the estimated probability that a careful annotator would book it too. The tables",
        "hold it against the annotated documents: each candidate was judged by a model that had not seen its",
        f"document ({FOLDS}-fold cross-validation over documents, the mean of {DIVISIONS} divisions; made by",
        "`training/confidence.py`).",
    ]
    for kind in BASE:
        features, label_list, groups, total = examples(told.get(kind, gold), kind)
        labels = np.array(label_list)
        if len(set(label_list)) < 2:
            continue
        plain = 2 * labels.sum() / (len(labels) + total)
        trials = []
        for strength in STRENGTHS:
            divided = [out_of_fold(features, labels, groups, strength, division) for division in range(DIVISIONS)]
            threshold, f1 = best_threshold(divided, labels, total)
            loss = float(np.mean([log_loss(labels, probability) for probability in divided]))
            trials.append((round(f1, 3), -loss, strength, threshold, np.mean(divided, axis=0)))
        f1, _, strength, threshold, probability = max(trials, key=lambda trial: trial[:2])
        vectoriser, model = fit(features, labels, strength)
        names = vectoriser.get_feature_names_out()
        weights[kind] = {
            "bias": round(float(model.intercept_[0]), 4),
            "threshold": threshold,
            "weights": {n: round(float(w), 4) for n, w in zip(names, model.coef_[0], strict=True) if abs(w) > 5e-4},
        }
        print(
            f"{kind:10} candidates {len(labels):5} true {int(labels.sum()):5} wanted {total:5}  "
            f"F1 unfiltered {plain:.3f}  cross-validated {f1:.3f}  threshold {threshold}  C {strength}"
        )
        report += [
            "",
            f"## {kind.capitalize()}",
            "",
            f"{len(labels)} candidates, {int(labels.sum())} of them booked by annotators. F1 ({BASE[kind]}) without "
            f"the model {plain:.3f}, with it {f1:.3f} (cross-validated). Booked from {threshold} upwards.",
            "",
            "| confidence | candidates | mean | booked by annotators |",
            "|---|---|---|---|",
            *reliability(probability, labels),
        ]
    WEIGHTS.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text("\n".join(report) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
