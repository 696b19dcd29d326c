"""What is derived of all entries is derived of those that can tell something."""

from pathlib import Path
from typing import Any

import pytest

from mizan.deriving.derived import contradicting, vectors, visits
from mizan.deriving.whole import Whole
from mizan.ledger import Ledger
from mizan.ledger.tabulating import current
from mizan.model import Agreement, Document, Event, Evidence, Figure, Record, Relation

TOLD: dict[str, Any] = {
    "date": "2024-05-20",
    "place": "أستانا",
    "status": "occurred",
    "actors": ("RUS",),
    "recipients": ("KAZ",),
}


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
            trigger = ("triggers.tsv:وصول",)
            known: dict[str, Any] = {"document": document.id, "evidence": evidence, "rule": "made", "lexicon": trigger}
            ledger.add(document, [Event(event_type="CONSULT", mode="visit", **known, **told)])
        tables, state = current(ledger)
        found = contradicting(Whole(ledger, state, tables, ledger.standing()))
    assert [one.aspect for one in found] == ([aspect] if aspect else [])


def _found(path: Path, kind: type[Record], *tellings: dict[str, Any]) -> list[str]:
    """The aspects in which documents contradict each other that each tell one record in the same words."""
    with Ledger.open(path) as ledger:
        for number, told in enumerate(tellings):
            document = Document.of(f"قال {number}", name=str(number), outlet=str(number), published="2024-05-23")
            known: dict[str, Any] = {"document": document.id, "evidence": Evidence(0, 3, "قال"), "rule": "made"}
            ledger.add(document, [kind(**known, **told)])
        tables, state = current(ledger)
        return [one.aspect for one in contradicting(Whole(ledger, state, tables, ledger.standing()))]


@pytest.mark.parametrize(("status", "aspects"), [("held", []), ("denied", ["relation"])])
def test_relations_contradict_each_other_where_one_is_denied(status: str, aspects: list[str], tmp_path: Path) -> None:
    close = {"relation": "ally", "parties": ("RUS", "KAZ")}
    other = {"relation": "strategic_partner", "parties": ("KAZ", "RUS"), "status": status}
    assert _found(tmp_path / "two.mizan", Relation, close, other) == aspects


@pytest.mark.parametrize(("parties", "aspects"), [(("RUS", "CHN"), ["parties"]), (("TUR", "CHN"), [])])
def test_instruments_of_one_name_and_day_are_rivals_where_they_share_a_party(
    parties: tuple[str, ...], aspects: list[str], tmp_path: Path
) -> None:
    signed = {"instrument": "agreement", "subject": "مكافحة الجراد في حقول القمح", "date": "2024-05-20"}
    first, second = signed | {"parties": ("RUS", "KAZ")}, signed | {"parties": parties}
    assert _found(tmp_path / "two.mizan", Agreement, first, second) == aspects


@pytest.mark.parametrize(("second", "aspects"), [(4.5e8, ["quantity"]), (3e8, [])])
def test_what_an_instrument_is_worth_is_held_against_other_documents(
    second: float, aspects: list[str], tmp_path: Path
) -> None:
    words = "عقد لتوريد مسيرات"
    parties = ("KAZ", "TUR")
    with Ledger.open(tmp_path / "two.mizan") as ledger:
        for name, value in (("a", 3e8), ("b", second)):
            document = Document.of(f"{words} {name}", name=name, outlet=name, published="2024-05-23")
            known: dict[str, Any] = {
                "document": document.id,
                "evidence": Evidence(0, len(words), words),
                "rule": "made",
            }
            contract = Agreement(instrument="contract", parties=parties, subject="توريد مسيرات", **known)
            amount = Figure(indicator="contract_value", value=value, unit="USD", parties=parties, **known)
            ledger.add(document, [contract, amount])
        tables, state = current(ledger)
        found = contradicting(Whole(ledger, state, tables, ledger.standing()))
    assert [one.aspect for one in found] == aspects


def test_a_visit_has_guests_hosts_and_a_place(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "one.mizan") as ledger:
        document = Document.of("زار", name="1", outlet="1", published="2024-05-23")
        known: dict[str, Any] = {"document": document.id, "evidence": Evidence(0, 3, "زار"), "rule": "made"}
        ledger.add(
            document, [Event(event_type="CONSULT", mode="visit", lexicon=("triggers.tsv:زيارة",), **known, **TOLD)]
        )
        tables, state = current(ledger)
        made = visits(Whole(ledger, state, tables, ledger.standing()))
    assert made.select("guests", "hosts", "where").rows() == [(["RUS"], ["KAZ"], "أستانا")]


@pytest.mark.parametrize(("date", "partners"), [("2013", ["CHN"]), (None, [])])
def test_who_is_only_called_a_strategic_partner_has_no_agreement(
    date: str | None, partners: list[str], tmp_path: Path
) -> None:
    with Ledger.open(tmp_path / "one.mizan") as ledger:
        document = Document.of("قال", name="one", published="2024-05-23")
        called: dict[str, Any] = {"instrument": "partnership", "parties": ("CHN", "KAZ"), "status": "in_force"}
        evidence = Evidence(0, 3, "قال")
        ledger.add(document, [Agreement(document=document.id, evidence=evidence, rule="made", date=date, **called)])
        tables, state = current(ledger)
        found = vectors(Whole(ledger, state, tables, ledger.standing()), "KAZ")
    assert found["partner"].to_list() == partners
