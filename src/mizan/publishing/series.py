"""The rows behind each chart: plain numbers and labels, as they are written beside it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import combinations
from typing import Any

import polars as pl

from mizan.model.edtf import bounds
from mizan.model.vocabulary import label, party_label
from mizan.model.vocabulary import parties as register
from mizan.publishing import wording
from mizan.settling.commitments import Commitment
from mizan.weighing import acts, balance
from mizan.weighing.periods import Period
from mizan.weighing.scores import between, score

Rows = list[dict[str, Any]]
PARTNERS = 12


def shares(frame: pl.DataFrame, by: Period, language: str, minimum: int, since: str | None = None) -> Rows:
    """The shares of the six weightiest partners by period, with intervals; what is suppressed says why."""
    made = balance(frame, by, undated="published", minimum=minimum, since=since)
    wanted = _weightiest(acts(frame), 6)
    return [
        {
            "period": wording.period(row["period"], language),
            "code": row["partner"],
            "partner": party_label(row["partner"], language),
            **{name: row[name] for name in ("share", "low", "high", "n", "total", "suppressed_because")},
        }
        for code in wanted
        for row in made.filter(pl.col("partner") == code).iter_rows(named=True)
    ]


def cells(frame: pl.DataFrame, language: str) -> Rows:
    """How many entries fall on each partner and domain (an entry divided over several counts in parts)."""
    summed = (
        frame.group_by("partner", "domain")
        .agg(entries=pl.col("weight").sum(), n=pl.col("entry").n_unique())
        .sort("partner", "domain")
    )
    wanted = _weightiest(frame, PARTNERS)
    return [
        {
            "code": code,
            "partner": party_label(code, language),
            "domain": row["domain"],
            "domain_label": wording.opening(label("domain", row["domain"], language)),
            "entries": round(row["entries"], 3),
            "n": row["n"],
        }
        for code in wanted
        for row in summed.filter(pl.col("partner") == code).iter_rows(named=True)
    ]


HAPPENED = ((pl.col("kind") == "event") & (pl.col("status") == "occurred")) | (
    (pl.col("kind") == "agreement") & pl.col("stage").is_in(["signed", "ratified", "in_force", "extended"])
)
"""Acts that occurred and agreements that were concluded."""


def moments(frame: pl.DataFrame, language: str, since: str | None = None) -> Rows:
    """Each dated act and agreement, once for every partner: from its first to its last possible day."""
    told = frame.filter(HAPPENED).unique(["entry", "partner"], keep="first", maintain_order=True)
    wanted = _weightiest(told, PARTNERS)
    rows = []
    for row in told.drop_nulls("date_from").sort("date_from", "entry", "partner").iter_rows(named=True):
        first, last = row["date_from"], row["date_to"]
        if since and last.isoformat() < since:
            continue
        if row["partner"] not in wanted or first == date.min or last == date.max:
            continue
        kind = "agreement" if row["kind"] == "agreement" else _tone(row["score"])
        rows.append(
            {
                "entry": row["entry"],
                "code": row["partner"],
                "partner": party_label(row["partner"], language),
                "date": row["date"],
                "from": first.isoformat(),
                "to": last.isoformat(),
                "middle": (first + (last - first) / 2).isoformat(),
                "kind": kind,
                "kind_label": wording.text(f"kind_{kind}", language),
                "reports": len(row["documents"]),
            }
        )
    return sorted(rows, key=lambda row: wanted.index(str(row["code"])))


def dyads(dealt: pl.DataFrame, focal: str, language: str) -> Rows:
    """The pairs among a focal state and its partners that share acts or agreements of the two alone.

    `dealt` has a row for each act and agreement (`weighing.dyads.ACTING`).
    """
    known = register()
    counts: dict[tuple[str, str], list[float | None]] = defaultdict(list)
    happened = (pl.col("kind") == "agreement") | (pl.col("status") == "occurred")
    alone = dealt.filter(happened & (pl.col("parties").list.len() == 2))
    for kind, type, mode, upon_nobody, (a, b) in alone.select("kind", "type", "mode", "alone", "parties").iter_rows():
        if a in known and b in known:
            counts[a, b].append((between if upon_nobody else score)(type, mode) if kind == "event" else None)
    near = sorted(
        (code for pair in counts if focal in pair for code in pair if code != focal),
        key=lambda code: (-len(counts[min(code, focal), max(code, focal)]), code),
    )[:PARTNERS]
    rows = []
    for a, b in combinations(sorted([focal, *near]), 2):
        if (a, b) in counts:
            scores = [score for score in counts[a, b] if score is not None]
            mean = sum(scores) / len(scores) if scores else None
            names = {"a_label": party_label(a, language), "b_label": party_label(b, language)}
            rows.append({"focal": focal, "a": a, "b": b, **names, "entries": len(counts[a, b]), "score": mean})
    return rows


def due(promises: Iterable[Commitment], focal: str, language: str, day: date) -> Rows:
    """The commitments that have a due date, those due first first, with the stage as of a day."""
    rows = []
    for one in promises:
        first, last = _span(one)
        if first is None or last is None:
            continue
        stage = one.stage(day)
        others = [party_label(code, language) for code in sorted(one.parties - {focal})]
        what = wording.opening(wording.matter(one.what, language))
        rows.append(
            {
                "commitment": one.id,
                "what": f"{_cut(what)} ({wording.listing(others, language)})" if others else _cut(what),
                "announced": first.isoformat(),
                "due": one.due,
                "by": last.isoformat(),
                "stage": stage,
                "stage_label": wording.text(f"stage_{stage}", language),
            }
        )
    return sorted(rows, key=lambda row: (str(row["by"]), str(row["commitment"])))


def _span(one: Commitment) -> tuple[date | None, date | None]:
    """From the announcement (or the due date where none is told) to the last day on which it is due."""
    try:
        last = bounds(one.due)[1] if one.due else None
    except ValueError:
        last = None
    if last is None or last == date.max:
        return None, None
    announced = one.stages[0].date
    try:
        first = bounds(announced)[0] if announced else last
    except ValueError:
        first = last
    return min(first, last), last


def _weightiest(frame: pl.DataFrame, most: int) -> list[str]:
    summed = frame.group_by("partner").agg(pl.col("weight").sum()).sort("weight", "partner", descending=[True, False])
    return summed["partner"].head(most).to_list()


def _tone(value: float | None) -> str:
    return (
        "cooperation" if value is not None and value > 0 else "conflict" if value is not None and value < 0 else "act"
    )


def _cut(words: str, most: int = 42) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + "…"
