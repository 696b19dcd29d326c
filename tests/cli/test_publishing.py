import json
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"


def mizan(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mizan", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("published") / "examples.mizan"
    assert mizan("read", EXAMPLES, "--ledger", path).returncode == 0
    return path


def test_the_ending_says_the_format(ledger: Path, tmp_path: Path) -> None:
    page = tmp_path / "kaz.md"
    made = mizan("brief", "KAZ", "RUS", "--ledger", ledger, "--form", "page", "--since", "2023-11-01", "-o", page)
    assert made.returncode == 0, made.stderr
    assert page.read_text(encoding="utf-8").splitlines()[2] == "# Kazakhstan – Russia"
    refused = mizan("brief", "KAZ", "--ledger", ledger, "-o", tmp_path / "kaz.odt")
    assert refused.returncode == 2 and ".pdf" in refused.stderr


def test_a_chart_with_its_numbers_beside_it(ledger: Path, tmp_path: Path) -> None:
    pytest.importorskip("vl_convert")
    picture = tmp_path / "due.svg"
    made = mizan("chart", "commitments", "KAZ", "--ledger", ledger, "--as-of", "2024-06-01", "--data", "-o", picture)
    assert made.returncode == 0, made.stderr
    assert picture.read_text(encoding="utf-8").startswith("<svg")
    told = json.loads(picture.with_suffix(".json").read_text(encoding="utf-8"))
    assert told["chart"] == "commitments" and any(row["stage"] == "late" for row in told["rows"])
    assert mizan("chart", "heatmap", "FJI", "--ledger", ledger, "-o", tmp_path / "fji.svg").returncode == 1
    assert mizan("chart", "heatmap", "KAZ", "--ledger", ledger, "-o", tmp_path / "kaz.gif").returncode == 2


def test_the_example_scenario_leaves_the_ledger_as_it_is(ledger: Path) -> None:
    before = ledger.read_bytes()
    made = mizan(
        *("scenario", EXAMPLES / "scenario.toml", "--ledger", ledger),
        *("--as-of", "2024-06-01", "--minimum", 3, "--format", "jsonl"),
    )
    assert made.returncode == 0, made.stderr
    rows = {(row["partner"], row["measure"]): row for row in map(json.loads, made.stdout.splitlines())}
    assert rows["CHN", "share"]["change"] > 0 > rows["UZB", "share"]["change"]
    assert rows["CHN", "share"]["after_low"] < rows["CHN", "share"]["after"] < rows["CHN", "share"]["after_high"]
    assert ledger.read_bytes() == before


def test_a_scenario_without_a_state_or_file_says_what_to_do(ledger: Path, tmp_path: Path) -> None:
    file = tmp_path / "s.toml"
    file.write_text('[[suppose]]\nwhat = "visit"\nwith = "CHN"\n', encoding="utf-8")
    refused = mizan("scenario", file, "--ledger", ledger)
    assert refused.returncode == 2 and 'focal = "KAZ"' in refused.stderr
    assert mizan("scenario", tmp_path / "none.toml", "--ledger", ledger).returncode == 2
