import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from mizan.cli.main import mizan

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger of the example articles."""
    path = str(tmp_path_factory.mktemp("books") / "ledger.mizan")
    run("read", str(EXAMPLES), "--ledger", path)
    return path


def run(*arguments: str) -> tuple[int, str]:
    """The exit code and what was printed."""
    result = CliRunner().invoke(mizan, arguments, standalone_mode=False)
    return result.return_value or 0, result.output


def lines(text: str) -> list[dict[str, object]]:
    """What lines of JSON say."""
    return [json.loads(line) for line in text.splitlines()]


def test_conflicts_show_both_sides(ledger: str) -> None:
    code, text = run("conflicts", "KAZ", "--ledger", ledger)
    assert code == 0
    assert "28200000000 USD" in text
    assert "27000000000 USD" in text


def test_conflicts_as_json_quote_their_words(ledger: str) -> None:
    found = lines(run("conflicts", "--aspect", "count", "--json", "--ledger", ledger)[1])
    assert [one["aspect"] for one in found] == ["count"]
    assert all(report["words"] and report["doc"] for side in found[0]["sides"] for report in side["reports"])  # type: ignore[attr-defined]


def test_due_depends_on_the_day(ledger: str) -> None:
    def stages(day: str) -> set[object]:
        return {one["stage"] for one in lines(run("due", "KAZ", "--as-of", day, "--json", "--ledger", ledger)[1])}

    assert "late" not in stages("2023-12-01")
    assert "late" in stages("2031-01-01")


def test_due_of_nobody_is_nothing(ledger: str) -> None:
    code, text = run("due", "BRA", "--ledger", ledger)
    assert (code, text) == (1, "No commitment meets these conditions.\n")
