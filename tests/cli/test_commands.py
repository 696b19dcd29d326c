import json
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"


def mizan(*arguments: object, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mizan", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, input=stdin, check=False, encoding="utf-8")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "examples.mizan"
    assert mizan("read", EXAMPLES, "--ledger", path).returncode == 0
    return path


def test_reading_again_changes_nothing(ledger: Path) -> None:
    again = mizan("read", EXAMPLES, "--ledger", ledger)
    assert again.returncode == 0
    assert "10 unchanged" in again.stdout


def test_lines_quote_their_documents() -> None:
    text = "وصل الرئيس الروسي فلاديمير بوتين إلى أستانا في زيارة رسمية."
    made = mizan("read", "-", "--format", "jsonl", "--published", "2023-11-09", stdin=text)
    lines = [json.loads(line) for line in made.stdout.splitlines()]
    assert made.returncode == 0
    assert {line["kind"] for line in lines} >= {"entity", "event"}
    assert all(text[line["evidence"]["start"] : line["evidence"]["end"]] == line["words"] for line in lines)


def test_show_filters_and_says_when_nothing_is_there(ledger: Path) -> None:
    found = mizan("show", "--ledger", ledger, "--kind", "event", "--partner", "FRA", "--json")
    lines = [json.loads(line) for line in found.stdout.splitlines()]
    assert lines and all("FRA" in line["actors"] + line["recipients"] for line in lines)
    nothing = mizan("show", "--ledger", ledger, "--partner", "FJI")
    assert nothing.returncode == 1


def test_news_of_today_and_of_no_day(ledger: Path) -> None:
    news = mizan("news", "KAZ", "--ledger", ledger, "--since", "today", "--json")
    lines = [json.loads(line) for line in news.stdout.splitlines()]
    assert [line["new"] for line in lines].count("document") == 10
    assert {"entry", "contested"} < {line["new"] for line in lines}
    assert all(line["reports"] for line in lines if line["new"] != "document")
    assert "Documents added: 10" in mizan("news", "--ledger", ledger).stdout
    assert mizan("news", "KAZ", "--ledger", ledger, "--since", "9000").returncode == 1
    refused = mizan("show", "--ledger", ledger, "--added-since", "lately")
    assert refused.returncode == 2 and "no moment: 'lately'" in refused.stderr
    assert mizan("show", "--ledger", ledger, "--added-since", "1d").returncode == 0


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"MIZAN_LANGUAGE": "ar"}, "⁨none.mizan⁩: لا وجود لهذا الدفتر؛ راجع المسار"),
        ({"MIZAN_LANGUAGE": "", "LC_ALL": "ar_EG.UTF-8"}, "⁨none.mizan⁩: لا وجود لهذا الدفتر؛ راجع المسار"),
        ({"MIZAN_LANGUAGE": "en", "LC_ALL": "ar_EG.UTF-8"}, "none.mizan: no such ledger; check the path"),
        ({"MIZAN_LANGUAGE": "", "LC_ALL": "C.UTF-8"}, "none.mizan: no such ledger; check the path"),
    ],
)
def test_what_is_wrong_is_told_in_the_language_of_the_user(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], told: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert mizan("show", "--ledger", "none.mizan").stderr == f"mizan: {told}\n"


def test_explain_names_rule_and_lexicon(ledger: Path) -> None:
    shown = mizan("show", "--ledger", ledger, "--kind", "event", "--limit", 1, "--json")
    record = json.loads(shown.stdout)
    explained = mizan("explain", record["record"], "--ledger", ledger)
    assert explained.returncode == 0
    assert f"rule: {record['rule']}" in explained.stdout
    assert all(reference in explained.stdout for reference in record["lexicon"])


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_brief_is_one_page_that_loads_nothing(ledger: Path, tmp_path: Path, language: str) -> None:
    page = tmp_path / "kaz.html"
    assert mizan("brief", "Kazakhstan", "--ledger", ledger, "--lang", language, "-o", page).returncode == 0
    html = page.read_text(encoding="utf-8")
    assert f'<html lang="{language}"' in html
    assert "<script" not in html and "http://" not in html and "https://" not in html
    assert 'blockquote lang="ar" dir="rtl"' in html


def test_a_brief_on_a_stranger_writes_no_page(ledger: Path, tmp_path: Path) -> None:
    page = tmp_path / "fji.html"
    assert mizan("brief", "FJI", "--ledger", ledger, "-o", page).returncode == 1
    assert not page.exists()


def test_demo_shows_partners_and_writes_both_pages(tmp_path: Path) -> None:
    shown = mizan("demo", "--folder", tmp_path / "out")
    assert shown.returncode == 0
    assert "RUS" in shown.stdout and "CHN" in shown.stdout
    assert {path.name for path in (tmp_path / "out").iterdir()} >= {"kazakhstan.ar.html", "kazakhstan.en.html"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("read", "/no/such/file.txt"), "/no/such/file.txt"),
        (("timeline", "KAZ", "KAZ"), "KAZ is named twice"),
        (("brief", "KAZ", "Kazakhstan", "-o", "x.html"), "KAZ is named twice"),
        (("ladder", "KAX"), "near it: KAZ"),
        (("compare", "وكالة", "وكالة"), "name two outlets"),
        (("show", "--ledger", "/no/such/ledger.mizan"), "/no/such/ledger.mizan"),
        (("brief", "Atlantis", "-o", "x.html"), "Atlantis"),
        (("read", "-", "--published", "yesterday"), "yesterday"),
        (("evaluate", "/no/such/folder"), "documents.jsonl"),
        (("balance", "KAZ", "--since", "2024-13"), "2024-13"),
        (("timeline", "KAZ", "--until", "soon"), "soon"),
        (("chart", "heatmap", "KAZ", "--since", "2023", "-o", "x.svg"), "of all time"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(arguments: tuple[str, ...], said: str) -> None:
    failed = mizan(*arguments, stdin="نص")
    assert failed.returncode == 2
    assert said in failed.stderr
    assert "Traceback" not in failed.stderr
    assert len(failed.stderr.strip().splitlines()) == 1


def test_a_bad_document_does_not_stop_the_good_ones(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("زار الرئيس الفرنسي كازاخستان.", encoding="utf-8")
    (tmp_path / "bad.jsonl").write_text('{"id": 1, "text": \n', encoding="utf-8")
    made = mizan("read", tmp_path, "--ledger", tmp_path / "l.mizan")
    assert made.returncode == 2
    assert "bad.jsonl:1" in made.stderr
    assert "1 added" in made.stdout


def test_every_command_has_help() -> None:
    listed = mizan("--help").stdout
    assert "lexicon entries that made it." in " ".join(listed.split())
    for name in ("read", "show", "explain", "brief", "evaluate", "demo"):
        assert name in listed
        assert "Usage: mizan" in mizan(name, "--help").stdout.replace("python -m mizan", "mizan")


@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
def test_partners_and_balance_in_every_form(ledger: Path, form: str) -> None:
    listed = mizan("partners", "KAZ", "--ledger", ledger, "--format", form)
    assert listed.returncode == 0 and "RUS" in listed.stdout
    weighed = mizan("balance", "KAZ", "--ledger", ledger, "--minimum", 3, "--format", form)
    assert weighed.returncode == 0 and "2023" in weighed.stdout


def test_a_number_on_too_few_acts_is_not_shown(ledger: Path) -> None:
    rows = [
        json.loads(line)
        for line in mizan("balance", "KAZ", "--ledger", ledger, "--format", "jsonl").stdout.splitlines()
    ]
    assert all(row["share"] is None and row["suppressed_because"] for row in rows if row["total"] < 10)


def test_timeline_is_in_order(ledger: Path) -> None:
    rows = [json.loads(line) for line in mizan("timeline", "KAZ", "--ledger", ledger, "--json").stdout.splitlines()]
    dates = [row["date"] for row in rows if row["date"]]
    assert dates == sorted(dates)
    assert all(row["reports"][0]["words"] for row in rows)


def test_comparing_a_stranger_names_the_outlets_there_are(ledger: Path) -> None:
    failed = mizan("compare", "لا أحد", "مجلة دفاتر أوراسيا", "--ledger", ledger)
    assert failed.returncode == 2
    assert "شبكة مرايا الأوروبية" in failed.stderr


def test_what_is_due_and_what_differs_is_told_in_words(ledger: Path) -> None:
    due = mizan("due", "KAZ", "--ledger", ledger, "--as-of", "2023-12-01").stdout
    assert "spring 2024" in due and "Trade: 10 billion USD" in due
    differing = mizan("conflicts", "KAZ", "--ledger", ledger, "--aspect", "quantity").stdout
    assert "28.2 billion USD" in differing and "Trade 2022" in differing


def test_a_part_of_an_outlets_name_is_enough_where_no_other_has_it(ledger: Path) -> None:
    found = mizan("compare", "أوراسيا", "مرايا", "--ledger", ledger, "--minimum", 1)
    assert "مجلة دفاتر أوراسيا" in found.stdout
    assert "صحيفة الرواق" in mizan("compare", "صحيفة", "مرايا", "--ledger", ledger).stderr


def test_a_balance_says_why_a_tone_is_not_shown(ledger: Path) -> None:
    assert "tone: " in mizan("balance", "KAZ", "--ledger", ledger, "--minimum", 3).stdout
