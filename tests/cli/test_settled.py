import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from mizan.cli.main import mizan
from mizan.deriving import derived

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


def test_what_is_weighed_is_kept_in_the_ledger(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    code, first = run("balance", "KAZ", "--ledger", ledger)
    assert code == 0
    monkeypatch.setattr(derived, "derive", None)
    assert run("balance", "KAZ", "--ledger", ledger) == (0, first)


def test_conflicts_show_both_sides(ledger: str) -> None:
    code, text = run("conflicts", "KAZ", "--ledger", ledger)
    assert code == 0
    assert "28.2 billion USD" in text
    assert "27 billion USD" in text


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


def test_the_ladder_tells_who_grants_a_title(ledger: str) -> None:
    found = lines(run("ladder", "KAZ", "RUS", "--json", "--ledger", ledger)[1])
    assert found and all(one["by"] and one["reports"] for one in found)
    grades = [int(str(one["grade"])) for one in found if one["status"] == "held"]
    assert grades == sorted(grades, reverse=True)


def test_projects_of_a_type_and_a_stage(ledger: str) -> None:
    code, _text = run("projects", "KAZ", "--ledger", ledger)
    assert code == 0
    everything = lines(run("projects", "KAZ", "--json", "--ledger", ledger)[1])
    assert all("KAZ" in one["parties"] and one["names"] and one["reports"] for one in everything)  # type: ignore[operator]
    agreed = lines(run("projects", "KAZ", "--stage", "agreed", "--json", "--ledger", ledger)[1])
    assert agreed == [one for one in everything if one["stage"] == "agreed"]
    assert run("projects", "BRA", "--ledger", ledger)[0] == 1


def test_the_timeline_of_a_principle(ledger: str) -> None:
    everything = lines(run("timeline", "KAZ", "--json", "--ledger", ledger)[1])
    stating = [one for one in everything if "sovereignty" in one["principles"]]  # type: ignore[operator]
    assert lines(run("timeline", "KAZ", "--principle", "sovereignty", "--json", "--ledger", ledger)[1]) == stating
    assert len(stating) < len(everything)


def test_what_has_no_date_is_counted_where_a_timeline_is_of_a_period(ledger: str) -> None:
    undated = [one for one in lines(run("timeline", "KAZ", "--json", "--ledger", ledger)[1]) if not one["date"]]
    told = " ".join(run("timeline", "KAZ", "--since", "2023", "--ledger", ledger)[1].split())
    assert undated and f"entries left out, having no date: {len(undated)};" in told
