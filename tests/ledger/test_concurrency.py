import subprocess
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.ledger.places import program

from mizan.ledger import Counts, Ledger

WRITER = textwrap.dedent("""
    import sys
    from mizan.ledger import Ledger
    from mizan.model import Document, Entity, Evidence

    def article(number):
        return Document.of(f"المادة {number}: " + "زار الوزير العاصمة. " * 40, name=str(number))

    def records(document):
        for start in range(0, 400, 10):
            yield Entity(document=document.id, evidence=Evidence.of(document, start, start + 5), rule="t",
                         type="place", name=str(start), country="KAZ")

    if __name__ == "__main__":
        with Ledger.open(sys.argv[1]) as ledger:
            for number in range(int(sys.argv[2]), int(sys.argv[3])):
                document = article(number)
                print(ledger.add(document, records(document)), flush=True)
""")


@pytest.fixture
def writing(place: str, tmp_path: Path) -> Callable[[int, int], subprocess.Popen[str]]:
    """Programs that add articles from one number to another."""
    script = tmp_path / "writing.py"
    script.write_text(WRITER, encoding="utf-8")
    return lambda first, last: program(script, place, first, last)


def test_several_processes_write_at_once(place: str, writing: Callable[[int, int], subprocess.Popen[str]]) -> None:
    told = [process.communicate() for process in [writing(0, 80), writing(40, 120), writing(20, 60)]]
    assert [errors for _, errors in told] == ["", "", ""]
    assert sum(out.count("added") for out, _ in told) == 120
    with Ledger.open(place) as ledger:
        assert ledger.counts() == Counts(120, {"entity": 120 * 40})
