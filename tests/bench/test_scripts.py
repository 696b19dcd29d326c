"""The benchmarks run, and print figures."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"


@pytest.fixture
def corpus(tmp_path: Path) -> str:
    text = "زار وزير الخارجية الهندي أستانا في {} مارس 2021، ووقع الجانبان مذكرة تفاهم."
    path = tmp_path / "corpus.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        for number in range(1, 121):
            article = {"id": str(number), "title": "", "outlet": "وكالة السهوب", "text": text.format(number)}
            lines.write(json.dumps(article) + "\n")
    return str(path)


@pytest.mark.parametrize(
    ("script", "arguments", "figure"),
    [
        ("reading.py", ("{corpus}", "120"), "MB/s"),
        ("stages.py", ("{corpus}", "120"), "acts, %"),
        ("jobs.py", ("{corpus}", "120"), "two jobs: times as fast"),
        ("settling.py", ("--only", "500"), "settle"),
        ("growth.py", ("--only", "500", "--stages", "fill", "ledger", "settle", "weigh"), "weigh all (s)"),
    ],
)
def test_a_benchmark_prints_its_figures(corpus: str, script: str, arguments: tuple[str, ...], figure: str) -> None:
    command = (sys.executable, str(BENCH / script), *(argument.format(corpus=corpus) for argument in arguments))
    figures = json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)
    assert figures[figure] > 0
    assert figures.get("different outputs", 0) == 0


def test_all_of_them_as_one_table(corpus: str, tmp_path: Path) -> None:
    history = tmp_path / "history.jsonl"
    command = [sys.executable, str(BENCH / "run.py"), "--only", "reading", "--repeat", "2", "--json", str(history)]
    command += ["--corpus", corpus, "--articles", "20"]
    said = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    assert "cores" in said and "commit" in said and "| reading | median | least | most |" in said
    (line,) = history.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["reading"]["documents/s"] > 0
