"""`mizan evaluate`: hold what Mizan reads against annotated documents."""

from pathlib import Path
from typing import Any

import click

from mizan.cli.console import Listing, complain, output, progress, write_line
from mizan.cli.main import BAD_INPUT
from mizan.evaluating import LEVELS, Score, read_gold, score
from mizan.evaluating.floors import below, read_floors
from mizan.reading import read


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--floors", type=click.Path(path_type=Path), help="A TOML file of least F1 by level; exit 2 below one.")
@click.option("--errors", "level", metavar="KIND.LEVEL", help="List what was missed and what was spurious at a level.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
def evaluate(gold: Path, floors: Path | None, level: str | None, as_json: bool) -> int:
    """Score Mizan's reading of the documents in the folder GOLD.

    GOLD holds documents.jsonl and records.jsonl in the interchange format. Precision, recall and F1 are micro
    averages over one-to-one matches; records marked optional count neither for nor against.
    """
    keys = [known.key for known in LEVELS]
    if level is not None and level not in keys:
        raise click.BadParameter(f"{level!r} is none of {', '.join(keys)}", param_hint="--errors")
    least = read_floors(floors) if floors else {}
    annotated = read_gold(gold)
    predicted: dict[str, list[dict[str, Any]]] = {}
    with progress("reading", len(annotated.documents)) as counter:
        for document in annotated.documents:
            predicted[document.name] = [record.line(document.name) for record in read(document)]
            counter.advance()
    scores = score(annotated.records, predicted, [document.name for document in annotated.documents])
    if as_json:
        write_line({key: _figures(value) for key, value in scores.items()})
    else:
        columns = ("level", "#gold", "#found", "#precision", "#recall", "#F1", "#floor")
        output().print(Listing(None, columns, [_row(key, value, least) for key, value in scores.items()]))
    if level is not None:
        texts = {document.name: document.text for document in annotated.documents}
        for side, lines in (("missed", scores[level].missed), ("spurious", scores[level].spurious)):
            for line in lines:
                span = line["evidence"]
                words = texts[line["doc"]][span["start"] : span["end"]]
                write_line({"error": side, **line, "words": words})
    fallen = below(scores, least)
    for message in fallen:
        complain(message)
    return BAD_INPUT if fallen else 0


def _figures(value: Score) -> dict[str, float]:
    return {
        "gold": value.gold,
        "predicted": value.predicted,
        "precision": round(value.precision, 4),
        "recall": round(value.recall, 4),
        "f1": round(value.f1, 4),
    }


def _row(key: str, value: Score, least: dict[str, float]) -> list[str]:
    figures = [f"{figure:.3f}" for figure in (value.precision, value.recall, value.f1)]
    floor = f"{least[key]:.3f}" if key in least else ""
    return [key, str(value.gold), str(value.predicted), *figures, floor]
