"""What is derived of all entries is derived of those that can tell something."""

from pathlib import Path
from typing import Any

import pytest

from mizan.deriving.derived import contradicting
from mizan.deriving.whole import Whole
from mizan.ledger import Ledger
from mizan.ledger.tabulating import current
from mizan.model import Document, Event, Evidence

TOLD = {"date": "2024-05-20", "place": "أستانا", "status": "occurred", "actors": ("RUS",), "recipients": ("KAZ",)}


@pytest.mark.parametrize(
    ("aspect", "otherwise", "words"),
    [
        ("status", {"status": "negated"}, "زار"),
        ("date", {"date": "2024-05-21"}, "زار"),
        ("place", {"place": "ألماتي"}, "زار"),
        ("ordinal", {}, "هذه هي الزيارة السادسة هذا العام"),
        (None, {}, "زار"),
    ],
)
def test_acts_contradict_each_other_where_they_are_told_otherwise(
    aspect: str | None, otherwise: dict[str, Any], words: str, tmp_path: Path
) -> None:
    tellings = [(TOLD, "هذه هي الزيارة الخامسة هذا العام" if aspect == "ordinal" else "زار"), (TOLD | otherwise, words)]
    with Ledger.open(tmp_path / "two.mizan") as ledger:
        for number, (told, stated) in enumerate(tellings):
            document = Document.of(f"{stated} {number}", name=str(number), outlet=str(number), published="2024-05-23")
            evidence = Evidence(0, len(stated), stated)
            trigger = ("triggers.tsv:زيارة",)
            known: dict[str, Any] = {"document": document.id, "evidence": evidence, "rule": "made", "lexicon": trigger}
            ledger.add(document, [Event(event_type="CONSULT", mode="visit", **known, **told)])
        tables, state = current(ledger)
        found = contradicting(Whole(ledger, state, tables, ledger.standing()))
    assert [one.aspect for one in found] == ([aspect] if aspect else [])
