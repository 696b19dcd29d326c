from typing import Any

from mizan.model import Document, Event, Evidence
from mizan.model.booked import Booked, Source
from mizan.model.judgements import Anchor, Judgement, Target, Verdict, now
from mizan.settling.applying import Place, as_judged, attach, standing, states

TEXT = Document.of("زار الوزير الروسي العاصمة أستانا والتقى نظيره. ثم غادر الوزير إلى طشقند.", name="visit")
SOURCE = Source.of(TEXT)


def event(start: int, end: int, type: str = "CONSULT", **fields: Any) -> Booked:
    evidence = Evidence.of(TEXT, start, end)
    record = Event(document=TEXT.id, evidence=evidence, rule="test", event_type=type, confidence=0.6, **fields)
    return Booked(record, SOURCE)


def judge(verdict: str, *reports: Booked, beside: tuple[str, ...] = (), **rest: Any) -> Judgement:
    targets = [Target(report.record.id, Anchor.of(report.record, beside)) for report in reports]
    both: dict[str, Any] = dict(zip(("target", "other"), targets, strict=False))
    return Judgement.of(verdict=Verdict(verdict), author="آمنة", time=now(), **both, **rest)


VISIT, TALKS, LEAVING = event(0, 32), event(33, 45, "AGREE"), event(47, 70)


def test_rejected_out_corrected_in_accepted_certain() -> None:
    made = [
        judge("reject", VISIT),
        judge("accept", TALKS),
        judge("correct", LEAVING, field="actors", value=["RUS"]),
        judge("correct", LEAVING, field="date", value="2023"),
    ]
    accepted, corrected = as_judged([VISIT, TALKS, LEAVING], made)
    assert (accepted.id, accepted.record.confidence) == (TALKS.id, 1.0)
    assert accepted.judged and accepted.judged.label == "accepted"
    assert isinstance(corrected.record, Event) and corrected.judged
    assert (corrected.record.actors, corrected.record.date, corrected.record.confidence) == (("RUS",), "2023", 1.0)
    assert corrected.id == LEAVING.id != corrected.record.id
    assert corrected.judged.was == (("actors", ()), ("date", None))
    assert corrected.line()["record"] == LEAVING.id
    assert corrected.line()["judged"]["was"] == {"actors": (), "date": None}
    rejected = next(as_judged([VISIT, TALKS, LEAVING], made, rejected=True))
    assert rejected.record == VISIT.record and rejected.judged and rejected.judged.verdict == "rejected"
    assert list(as_judged([VISIT], [])) == [VISIT]


def test_unsure_changes_nothing_but_says_so() -> None:
    (report,) = as_judged([VISIT], [judge("unsure", VISIT)])
    assert report.record == VISIT.record and report.judged and report.judged.verdict == "unsure"


def test_a_correction_that_no_longer_fits_is_left_out() -> None:
    (report,) = as_judged([VISIT], [judge("correct", VISIT, field="colour", value="red")])
    assert report.record.confidence == 1.0 and report.judged and report.judged.was == ()


def test_a_judgement_passes_to_the_one_record_that_took_the_place_of_the_old() -> None:
    made = judge("reject", VISIT)
    again = event(0, 30, "AGREE")
    assert [report.id for report in as_judged([again, LEAVING], [made])] == [LEAVING.id]
    moved, _ = as_judged([again, LEAVING], [made], rejected=True)
    assert moved.judged and moved.judged.label == "rejected, moved"
    assert states([made], standing([made], map(place, [again, LEAVING])).attached) == {made.id: "stands"}


def test_an_edge_passes_too() -> None:
    again = event(0, 30)
    held = standing([judge("same", VISIT, LEAVING)], map(place, [again, LEAVING]))
    assert held.edges == ((*sorted((again.id, LEAVING.id)), "same"),)


def place(report: Booked) -> Place:
    return Place.of(report.record)


def test_a_judgement_is_orphaned_where_it_is_not_plain_which_record_is_meant() -> None:
    whole = event(0, 45)
    known = judge("accept", whole)
    beside = judge("reject", VISIT, beside=(whole.id,))
    cases: list[tuple[Judgement, list[Booked]]] = [
        (known, []),
        (known, [LEAVING]),
        (known, [VISIT, TALKS]),
        # The record beside it is still there, and was never the one judged.
        (beside, [whole]),
        # The record beside it is gone as well: what is new may be either.
        (beside, [event(0, 20)]),
    ]
    for made, reports in cases:
        assert list(as_judged(reports, [made])) == reports
        assert set(states([made], attach(made.targets, map(place, reports))).values()) == {"orphaned"}
    (moved, _) = as_judged([event(0, 20), whole], [beside], rejected=True)
    assert moved.judged and moved.judged.moved


def test_two_lost_records_cannot_be_one() -> None:
    merged = event(0, 45)
    made = [judge("accept", VISIT), judge("reject", TALKS)]
    assert list(as_judged([merged], made)) == [merged]
    assert set(states(made, standing(made, [place(merged)]).attached).values()) == {"orphaned"}
    assert len(list(as_judged([merged], made[:1], rejected=True))) == 1


def test_what_has_become_of_each_judgement() -> None:
    first, second = judge("reject", VISIT), judge("accept", VISIT)
    over = Judgement.of(
        verdict=Verdict.UNSURE, target=first.target, author="باسل", time=now(), over=(first.id, second.id)
    )
    undo = Judgement.of(verdict=Verdict.UNDO, undoes=over.id, author="باسل", time=now())
    here = standing([first], [place(VISIT)]).attached
    assert set(states([first, second], here).values()) == {"disputed"}
    assert states([first, second, over], here) == {first.id: "overruled", second.id: "overruled", over.id: "stands"}
    assert states([first, over, undo], here) == {first.id: "stands", over.id: "undone", undo.id: "stands"}
