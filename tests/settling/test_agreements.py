import datetime
import random

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from tests.settling.made import agreement, entity, event, figure, planned_visit, visit

from mizan.model.booked import Booked
from mizan.settling import identify, settle
from mizan.settling.commitments import Commitment, commitments
from mizan.settling.contradictions import Contradiction, contradictions
from mizan.settling.entries import Settling, block_of, in_order
from mizan.settling.packages import packages

NUCLEAR = "التعاون في مجال الطاقة النووية السلمية"


def conflicts(*booked: Booked) -> list[Contradiction]:
    """The contradictions among some records."""
    identity = identify(booked)
    return contradictions(settle(booked, identity=identity), identity, booked)


def promised(*booked: Booked) -> list[Commitment]:
    """The commitments that some records tell of."""
    return commitments(settle(booked))


def stage(commitment: Commitment, day: str) -> str:
    """The stage of a commitment as of a day."""
    return commitment.stage(datetime.date.fromisoformat(day))


# --- agreements


def test_an_instrument_runs_its_course_in_one_entry() -> None:
    (entry,) = settle(
        [
            agreement("agreement", "KAZ FRA", subject=NUCLEAR, status="planned", published="2022-11-20"),
            agreement("agreement", "FRA KAZ", subject="الطاقة النووية السلمية", document="b", date="2023-11-01"),
            agreement("agreement", "KAZ FRA", subject=NUCLEAR, status="in_force", document="c", date="2024-02"),
            agreement("agreement", "KAZ FRA", subject=NUCLEAR, status="extended", document="d", until="2050"),
        ]
    )
    assert [item.name for item in entry.stages] == ["announced", "signed", "in_force", "extended"]
    assert (entry.date, entry.status, entry.contested) == ("2023-11-01", "extended", False)


def test_an_instrument_of_the_lexicon_is_one_whoever_a_report_names() -> None:
    known = ("instruments.tsv:نافتا",)
    records = [
        agreement("agreement", "USA CAN MEX", status="in_force", lexicon=known),
        agreement("agreement", "USA MEX", subject="تجارة", status="signed", date="1994", document="b", lexicon=known),
        agreement("agreement", "USA CAN MEX", status="signed", document="a", at=40),
        agreement("agreement", "USA CAN MEX", status="signed", document="c"),
    ]
    entries = settle(records)
    assert sorted(entry.reasons for entry in entries) == [("alone",), ("known", "document", "known")]
    settling = Settling(identity := identify(records))
    blocks = {block_of(one, identity) for one in records}
    assert len(blocks) == 2
    parts = ([one for one in records if block_of(one, identity) == block] for block in blocks)
    made = [entry for part in parts for entry in settling.entries(part)]
    assert in_order([*made, *settling.last()]) == entries


def test_nameless_instruments_count_once_where_nothing_tells_them_apart() -> None:
    def told(status: str, document: str, published: str) -> Booked:
        return agreement("agreement", "TUR USA", status=status, document=document, published=published)

    standing = [told("in_force", "a", "2018-05-01"), told("in_force", "b", "2018-08-01")]
    assert len(settle(standing)) == 1
    signed = [told("signed", "a", "2018-05-01"), told("signed", "b", "2018-05-02"), told("signed", "c", "2018-06-01")]
    assert sorted(len(entry.reports) for entry in settle(signed)) == [1, 2]


def test_ratification_and_negotiation_are_stages_that_words_tell() -> None:
    (entry,) = settle(
        [
            agreement("treaty", "KAZ UZB", subject="ترسيم الحدود المشتركة", words="صادق البرلمان على المعاهدة"),
            agreement(
                "treaty",
                "KAZ UZB",
                subject="ترسيم الحدود",
                status="planned",
                words="تتفاوض العاصمتان على معاهدة",
                document="b",
            ),
        ]
    )
    assert [item.name for item in entry.stages] == ["negotiated", "ratified"]


def test_other_subjects_and_other_kinds_are_other_instruments() -> None:
    assert (
        len(
            settle(
                [
                    agreement("memorandum", "KAZ FRA", subject="الطاقة النووية"),
                    agreement("memorandum", "KAZ FRA", subject="النقل الجوي", at=30),
                    agreement("contract", "KAZ FRA", subject="الطاقة النووية", at=60),
                ]
            )
        )
        == 3
    )


def test_what_tells_no_subject_is_the_one_such_instrument_of_its_document() -> None:
    named = agreement("memorandum", "KAZ FRA", subject="الطاقة النووية", date="2023-11-01")
    assert len(settle([named, agreement("memorandum", "KAZ FRA", at=40)])) == 1
    assert len(settle([named, agreement("memorandum", "KAZ FRA", document="b")])) == 2


def test_instruments_of_one_name_signed_on_two_days_are_two_but_a_treaty_is_contested() -> None:
    def pair(kind: str) -> list[Booked]:
        return [
            agreement(kind, "KAZ RUS", subject="حسن الجوار والتحالف", date="2013-11-11"),
            agreement(kind, "KAZ RUS", subject="حسن الجوار والتحالف", date="2015-05-07", document="b"),
        ]

    assert len(settle(pair("roadmap"))) == 2
    (treaty,) = settle(pair("treaty"))
    assert treaty.contested
    assert [one.aspect for one in conflicts(*pair("treaty"))] == ["date"]


def test_terms_that_differ_contradict_each_other() -> None:
    (one,) = conflicts(
        agreement("agreement", "KAZ RUS", subject="استئجار قاعدة الفضاء", until="2050"),
        agreement("agreement", "KAZ RUS", subject="استئجار قاعدة الفضاء", until="2040", document="b"),
    )
    assert (one.aspect, [side.value for side in one.sides]) == ("until", ["2040", "2050"])


# --- packages


def signing(count: int, document: str, published: str, noun: str = "وثائق") -> list[Booked]:
    """A signing told with a number of documents."""
    words = f"وقع الجانبان {noun} عددها {count} من بينها مذكرة في الطاقة"
    return [
        event(
            "SUPPORT",
            "KAZ RUS",
            date="2023-11-09",
            words=words,
            document=document,
            trigger="توقيع",
            published=published,
        ),
        figure("count", count, "RUS KAZ", unit="document", words=words[:24], document=document, published=published),
    ]


def test_a_package_keeps_every_count_and_links_its_members() -> None:
    member = agreement("memorandum", "KAZ RUS", subject="الطاقة الحرارية", at=30, document="b", date="2023-11-09")
    booked = [*signing(7, "b", "2023-11-09"), *signing(8, "c", "2023-11-12"), member]
    entries = settle(booked)
    (package,) = packages(entries)
    assert [count for count, _ in package.counts] == [7, 8]
    (named,) = [entry.id for entry in entries if entry.kind == "agreement"]
    assert package.members == (named,)
    (one,) = conflicts(*booked)
    assert (one.aspect, [side.value for side in one.sides]) == ("count", ["7", "8"])
    assert len(one.outlets) == 2


# --- quantities


def test_a_quantity_is_contested_only_where_no_value_can_be_meant() -> None:
    base = figure("trade", 28.2e9, "KAZ RUS", period="2022")
    assert not conflicts(base, figure("trade", 28e9, "RUS KAZ", period="2022", document="b"))
    assert not conflicts(base, figure("trade", 28e9, "RUS KAZ", period="2022", document="b", bound="over"))
    assert not conflicts(base, figure("trade", 27e9, "RUS KAZ", period="2022", document="b", bound="about"))
    assert not conflicts(base, figure("trade", 26e9, "RUS KAZ", period="2023", document="b"))
    assert not conflicts(base, figure("trade", 26e9, "RUS KAZ", period="2022", document="b", unit="EUR"))
    assert [one.aspect for one in conflicts(base, figure("trade", 27e9, "RUS KAZ", period="2022", document="b"))] == [
        "quantity"
    ]
    over = figure("trade", 30e9, "RUS KAZ", period="2022", document="b", bound="over")
    assert [side.value for side in conflicts(base, over)[0].sides] == ["28200000000 USD", "over 30000000000 USD"]


def test_what_an_outlet_has_corrected_itself_is_compared_no_more() -> None:
    told = [
        figure("trade", value, "KAZ RUS", period="2022", document=day, published=day, words=words)
        for value, day, words in ((2e9, "2023-01-05", "بلغت التجارة"), (3e9, "2023-01-07", "والصحيح أن التجارة بلغت"))
    ]
    first, corrected = (structs.replace(one, source=structs.replace(one.source, outlet="الأفق")) for one in told)
    (entry,) = settle([first, corrected])
    assert (entry.reasons, entry.contested, entry.best) == (("corrected", "period"), False, corrected)
    assert not conflicts(first, corrected)
    other = structs.replace(first, source=structs.replace(first.source, outlet="المرصد"))
    assert [one.aspect for one in conflicts(other, corrected)] == ["quantity"]


def test_counts_of_one_period_are_one_only_in_much_the_same_words() -> None:
    words = "عدد الشركات الفرنسية العاملة في المناجم"
    first = figure("count", 170, "KAZ FRA", unit="company", period="2022", words=words)
    assert (
        len(settle([first, figure("count", 40, "KAZ FRA", unit="company", period="2022", words="المصارف", at=50)])) == 2
    )
    other = figure("count", 190, "KAZ FRA", unit="company", period="2022", words=words, document="b")
    assert [one.aspect for one in conflicts(first, other)] == ["quantity"]


def test_a_figure_without_a_period_joins_the_one_that_has_its_value() -> None:
    dated, undated = figure("trade", 24e9, "KAZ EU", period="2021"), figure("trade", 24e9, "KAZ EU", document="b")
    assert len(settle([dated, undated])) == 1
    assert len(settle([dated, undated, figure("trade", 24e9, "KAZ EU", period="2020", document="c")])) == 3


# --- acts and names


def test_statuses_and_places_of_one_act_contradict_each_other() -> None:
    (status,) = conflicts(
        visit("RUS", "KAZ", "2023-11-09", document="b"),
        visit("RUS", "KAZ", "2023-11-09", document="c", status="negated"),
    )
    assert (status.aspect, {side.value for side in status.sides}) == ("status", {"occurred", "negated"})
    (place,) = conflicts(
        visit("RUS", "KAZ", "2023-11-09", document="b", place="أستانا"),
        visit("RUS", "KAZ", "2023-11-09", document="c", place="ألماتي"),
    )
    assert place.aspect == "place"
    assert not conflicts(
        visit("RUS", "KAZ", "2023-11-09", document="b", place="أستانا"),
        visit("RUS", "KAZ", "2023-11-09", document="c", place="KAZ"),
    )


def test_spellings_and_names_stand_side_by_side() -> None:
    found = conflicts(
        entity("قاسم جومارت توكاييف", country="KAZ"),
        entity("قاسم زومارت توكاييف", document="b", country="KAZ"),
        entity("توكاييف", document="c", country="KAZ", lexicon=("persons.tsv:kassym-jomart-tokayev",)),
        entity("الممر الأوسط", "project"),
        event("COOPERATE", "KAZ", "CHN", document="b", words="نقلت البضائع عبر طريق النقل الدولي عبر قزوين"),
    )
    assert [(one.aspect, len(one.sides)) for one in found] == [("spelling", 2), ("name", 2)]


# --- commitments


def test_a_planned_visit_is_late_until_it_is_reported() -> None:
    plan = planned_visit("KAZ", "RUS", "2024-05", document="b", published="2023-11-12")
    (open_,) = promised(plan)
    assert (open_.promisers, open_.beneficiaries, open_.due) == (("KAZ",), ("RUS",), "2024-05")
    assert stage(open_, "2024-05-31") == "announced"
    assert stage(open_, "2024-06-01") == "late"
    (kept,) = promised(plan, visit("KAZ", "RUS", "2024-05-09", document="c", published="2024-05-10"))
    assert stage(kept, "2024-06-01") == "kept"
    assert stage(kept, "2024-01-01") == "announced"
    (dropped,) = promised(plan, visit("KAZ", "RUS", "2024-05", status="negated", document="c", published="2024-05-02"))
    assert stage(dropped, "2024-06-01") == "dropped"


def test_an_instrument_promised_is_kept_when_signed() -> None:
    plan = agreement(
        "roadmap", "KAZ FRA", subject=NUCLEAR, status="planned", date="2024-21", document="b", published="2023-11-01"
    )
    (one,) = promised(plan)
    assert stage(one, "2024-07-01") == "late"
    signed = agreement("roadmap", "KAZ FRA", subject=NUCLEAR, date="2024-04-02", document="c", published="2024-04-03")
    (kept,) = promised(plan, signed)
    assert [item.name for item in kept.stages] == ["announced", "kept"]


def test_a_target_told_in_a_promise_is_one_commitment() -> None:
    words = "سيرفع البلدان التبادل التجاري إلى عشرة مليارات"
    (one,) = promised(
        event("AGREE", "KAZ UZB", status="planned", date="2030", words=words, published="2022-12-22"),
        figure("trade", 10e9, "UZB KAZ", period="../2030", words=words[10:], at=10, published="2022-12-22"),
    )
    assert (one.what, one.due, stage(one, "2031-01-01")) == ("trade: 10000000000 USD", "2030", "late")


def test_a_promise_is_kept_by_a_later_report_of_its_matter() -> None:
    promise = event(
        "AGREE",
        "RUS",
        "KAZ",
        status="planned",
        words="ستبني محطة كهرباء حرارية في سيمي",
        document="b",
        published="2023-01-01",
    )
    done = event(
        "COOPERATE", "RUS", "KAZ", words="اكتملت محطة كهرباء حرارية في سيمي", document="c", published="2024-01-01"
    )
    assert [item.name for item in promised(promise, done)[0].stages] == ["announced", "kept"]
    assert [item.name for item in promised(promise)[0].stages] == ["announced"]


def test_a_commitment_is_told_first_in_the_words_that_promise_it() -> None:
    mention = planned_visit("KAZ", "RUS", "2024", words="أعلنت الزيارة أمس", published="2023-11-01")
    mention = structs.replace(mention, record=structs.replace(mention.record, confidence=0.5))
    promise = planned_visit("KAZ", "RUS", "2024", words="سيزور موسكو", document="b", published="2023-11-02")
    (one,) = promised(mention, promise)
    assert one.stages[0].reports == (promise, mention)
    assert (one.words, one.stages[0].date) == ("سيزور موسكو", "2023-11-01")


def test_what_was_planned_for_a_day_before_the_report_is_no_promise() -> None:
    assert not promised(planned_visit("KAZ", "RUS", "2014-09", document="b", published="2018-06-14"))


MIXED = st.one_of(
    st.builds(
        agreement,
        st.sampled_from(["treaty", "agreement", "memorandum", "joint_statement", "partnership"]),
        st.sampled_from(["KAZ RUS", "RUS KAZ", "KAZ FRA"]),
        document=st.sampled_from("abc"),
        published=st.sampled_from([None, "2023-11-01", "2024-02-01"]),
        subject=st.sampled_from([None, NUCLEAR, "الطاقة النووية", "النقل الجوي", "الطاقة والنقل الجوي"]),
        status=st.sampled_from(["signed", "planned", "in_force", "adopted", "ended"]),
        date=st.sampled_from([None, "2023", "2023-11", "2023-11-01", "2023-11-02", "2024-02-01"]),
        at=st.integers(0, 2),
    ),
    st.builds(
        figure,
        st.sampled_from(["trade", "count", "share"]),
        st.sampled_from([7.0, 8.0, 28e9]),
        st.sampled_from(["KAZ RUS", "RUS KAZ"]),
        document=st.sampled_from("abc"),
        period=st.sampled_from([None, "2022", "2023"]),
        unit=st.sampled_from(["USD", "document"]),
        words=st.sampled_from(["حصة النفط", "حصة النفط الخام", "الغاز"]),
        at=st.integers(0, 2),
    ),
    st.builds(
        planned_visit,
        st.just("RUS"),
        st.just("KAZ"),
        st.sampled_from([None, "2023-11", "2024"]),
        document=st.sampled_from("abc"),
        published=st.sampled_from([None, "2023-11-01"]),
    ),
    st.builds(
        visit, st.just("RUS"), st.just("KAZ"), st.sampled_from([None, "2023-11-09"]), document=st.sampled_from("abc")
    ),
)


@settings(max_examples=300)
@given(st.lists(MIXED, max_size=12), st.randoms())
def test_nothing_depends_on_the_order_of_records(booked: list[Booked], order: random.Random) -> None:
    shuffled = booked.copy()
    order.shuffle(shuffled)
    entries = settle(booked)
    assert settle(shuffled) == entries
    assert len({entry.id for entry in entries}) == len(entries)
    assert settle([report for entry in entries for report in entry.reports]) == entries
    assert conflicts(*shuffled) == conflicts(*booked)
    assert promised(*shuffled) == promised(*booked)
