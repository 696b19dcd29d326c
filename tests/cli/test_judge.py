import json
import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
AUTHOR = {**os.environ, "MIZAN_AUTHOR": "آمنة", "PYTHONIOENCODING": "utf-8"}


def mizan(*arguments: object, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mizan", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, input=stdin, check=False, encoding="utf-8", env=AUTHOR
    )


def lines(*arguments: object) -> list[dict[str, Any]]:
    return [json.loads(line) for line in mizan(*arguments, "--json").stdout.splitlines()]


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "examples.mizan"
    assert mizan("read", EXAMPLES, "--ledger", path).returncode == 0
    return path


@pytest.fixture
def ledger(examples: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(examples, tmp_path / "ledger.mizan"))


@pytest.fixture
def events(ledger: Path) -> list[str]:
    return [line["record"] for line in lines("show", "--ledger", ledger, "--kind", "event", "--limit", 3)]


def test_judged_records_are_shown_so(ledger: Path, events: list[str]) -> None:
    first, second, third = events
    rejected = mizan("judge", first, "reject", "--ledger", ledger, "--note", "لم يحدث")
    assert rejected.returncode == 0 and "rejected" in rejected.stdout
    changed = mizan("judge", second, "correct", "actors", "كازاخستان،", "الصين", "--ledger", ledger)
    assert "→ KAZ, CHN" in changed.stdout
    mizan("judge", third, "accept", "--ledger", ledger, "--author", "باسل")
    shown = {line["record"]: line for line in lines("show", "--ledger", ledger, "--kind", "event")}
    assert first not in shown
    assert shown[second]["actors"] == ["KAZ", "CHN"]
    assert shown[second]["judged"]["verdict"] == "corrected"
    assert shown[third]["confidence"] == 1.0 and shown[third]["judged"]["authors"] == ["باسل"]
    assert first in mizan("show", "--ledger", ledger, "--verdict", "rejected").stdout
    assert "corrected" in mizan("show", "--ledger", ledger, "--kind", "event", "--limit", 2).stdout
    assert first in {line["record"] for line in lines("show", "--ledger", ledger, "--as-read")}
    explained = mizan("explain", second, "--ledger", ledger).stdout
    assert "judged: corrected by آمنة" in explained and "rule: " in explained


def test_judgements_are_listed_and_undone(ledger: Path, events: list[str]) -> None:
    made = json.loads(mizan("judge", events[0], "reject", "--ledger", ledger, "--json").stdout)
    mizan("judge", events[0], "same", events[1], "--ledger", ledger)
    (same, reject) = lines("judgements", "--ledger", ledger)
    assert (reject["id"], reject["author"], reject["state"]) == (made["id"], "آمنة", "stands")
    assert same["other"]["id"] == events[1]
    assert mizan("undo", made["id"][:9], "--ledger", ledger).returncode == 0
    assert [line["id"] for line in lines("judgements", "--ledger", ledger, "--state", "undone")] == [made["id"]]
    assert len(lines("judgements", "--ledger", ledger, "--record", events[1])) == 1
    assert len(lines("judgements", "--ledger", ledger, "--record", events[0])) == 2
    assert events[0] in mizan("show", "--ledger", ledger, "--kind", "event").stdout
    assert mizan("judgements", "--ledger", ledger, "--author", "باسل").returncode == 1
    assert "undone" in mizan("judgements", "--ledger", ledger).stdout


def test_judgements_travel(ledger: Path, examples: Path, events: list[str], tmp_path: Path) -> None:
    other, file = Path(shutil.copy(examples, tmp_path / "other.mizan")), tmp_path / "judgements.jsonl"
    mizan("judge", events[0], "reject", "--ledger", ledger)
    mizan("judge", events[0], "accept", "--ledger", other, "--author", "باسل")
    assert mizan("judgements", "export", file, "--ledger", ledger).returncode == 0
    assert "1 new, 0 known" in mizan("judgements", "import", file, "--ledger", other).stdout
    assert "0 new, 1 known" in mizan("judgements", "--ledger", other, "import", file).stdout
    exported = mizan("judgements", "export", "-", "--ledger", other)
    assert "1 new, 1 known" in mizan("judgements", "import", "-", "--ledger", ledger, stdin=exported.stdout).stdout
    assert exported.stdout == mizan("judgements", "export", "-", "--ledger", ledger).stdout
    assert "accepted, disputed" in mizan("show", "--ledger", ledger, "--verdict", "disputed").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("judge", "0123456789abcdef", "accept"), "no record"),
        (("judge", "EVENT", "accept", "x"), "mizan judge RECORD accept"),
        (("judge", "EVENT", "same"), "mizan judge A same B"),
        (("judge", "EVENT", "same", "0123456789abcdef"), "no record"),
        (("judge", "EVENT", "correct", "date"), "FIELD and VALUE"),
        (("judge", "EVENT", "correct", "date", "soon"), "no date"),
        (("judge", "EVENT", "correct", "event_type", "MEET"), "AGREE, CONSULT"),
        (("undo", "feed"), "no judgement"),
        (("judgements", "import", "/no/such/file"), "/no/such/file"),
    ],
)
def test_bad_judgements_say_what_to_do(ledger: Path, events: list[str], arguments: tuple[str, ...], said: str) -> None:
    filled = [events[0] if argument == "EVENT" else argument for argument in arguments]
    failed = mizan(*filled, "--ledger", ledger)
    assert failed.returncode == 2
    assert said in failed.stderr and "Traceback" not in failed.stderr
    assert not lines("judgements", "--ledger", ledger)


def test_entries_are_judged_by_the_records_that_tell_them(ledger: Path, events: list[str]) -> None:
    from mizan.ledger import Ledger
    from mizan.settling import settle

    with Ledger.open(ledger) as books:
        first, second = settle(books.records(kind="event"))[:2]
        judged = mizan("judge", first.id, "same", second.id, "--ledger", ledger)
        assert judged.returncode == 0
        assert books.standing().edges == ((*sorted((first.best.id, second.best.id)), "same"),)


def test_review_walks_the_least_certain_first_and_goes_on_where_it_was(ledger: Path) -> None:
    walked = mizan(
        "review", "--ledger", ledger, "--kind", "event", stdin="a\nق\nx\nc\nmode x\nc\nplace أستانا\n?\ns\nq\n"
    )
    assert walked.returncode == 0
    assert "4 judged (1 accept, 1 correct, 1 reject, 1 unsure)" in walked.stdout
    assert walked.stdout.count("1/") >= 1 and "mode cannot be 'x'" in walked.stdout
    made = lines("judgements", "--ledger", ledger)
    shown = {line["record"]: line["confidence"] for line in lines("show", "--ledger", ledger, "--as-read")}
    certain = [abs(shown[judgement["target"]["id"]] - 0.5) for judgement in reversed(made)]
    assert certain == sorted(certain)
    left = len(lines("show", "--ledger", ledger, "--kind", "event", "--verdict", "open"))
    assert f"1/{left} " in mizan("review", "--ledger", ledger, "--kind", "event", stdin="").stdout


def test_review_undoes_and_comes_back(ledger: Path) -> None:
    walked = mizan("review", "--ledger", ledger, "--partner", "FRA", stdin="u\nr\nu\na\n").stdout
    assert "Nothing to undo" in walked
    assert walked.count(" 1/") + walked.count("\n1/") == 2
    assert "1 judged (1 accept)" in walked
    assert [line["state"] for line in lines("judgements", "--ledger", ledger)] == ["stands", "stands", "undone"]


def test_review_marks_the_words_and_says_when_all_is_done(ledger: Path) -> None:
    from mizan.ledger import Ledger

    with Ledger.open(ledger) as books:
        for id in books.uncertain(kind="agreement")[1:]:
            books.judge("accept", id, author="آمنة")
        words = books.record(books.uncertain(kind="agreement")[0]).record.evidence.words
    walked = mizan("review", "--ledger", ledger, "--kind", "agreement", stdin="a\n").stdout
    assert words[:20] in walked
    assert "1 judged (1 accept), 0 left" in walked
    done = mizan("review", "--ledger", ledger, "--kind", "agreement", stdin="a\n")
    assert done.returncode == 1 and "Nothing is left" in done.stdout


def test_review_takes_single_keys_in_a_terminal(ledger: Path) -> None:
    outer, inner = pty.openpty()
    command = [sys.executable, "-m", "mizan", "review", "--ledger", str(ledger), "--kind", "figure"]
    process = subprocess.Popen(command, stdin=inner, stdout=inner, stderr=inner, env={**AUTHOR, "TERM": "xterm"})
    os.close(inner)
    said, read = b"", 0
    for wait, keys in ((b"q quit", b"a"), (b"q quit", b"c"), (b"value: ", b"unit EUR\n"), (b"q quit", b"q")):
        while wait not in said[read:]:
            assert select.select([outer], [], [], 30)[0], said
            said += os.read(outer, 4096)
        read = said.index(wait, read) + len(wait)
        # What is typed before the record is asked about is dropped, so that nobody judges what they have not seen.
        time.sleep(1)
        os.write(outer, keys)
    assert process.wait(30) == 0
    os.close(outer)
    assert b"\x1b[1;7m" in said
    assert [line["verdict"] for line in lines("judgements", "--ledger", ledger)] == ["correct", "accept"]
