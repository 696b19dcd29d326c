"""Briefs: what is in them, that every item has its words, and that documents cannot break out of them."""

import datetime
import io
import sys
import zipfile

import pytest
from tests.weighing.made import agreement, booked, event, figure, statement

from mizan.model import Evidence, Project, Relation
from mizan.model.booked import Booked
from mizan.model.errors import MizanError
from mizan.publishing import Brief, compose, one_page, render
from mizan.publishing.docx import render_docx
from mizan.publishing.markdown import escaped, render_markdown
from mizan.publishing.outline import outline
from mizan.publishing.parts import Section
from mizan.publishing.pdf import render_pdf
from mizan.settling import settle

DAY = datetime.date(2024, 6, 1)
HOSTILE = '<script>alert(1)</script> *نجم* #panic("x") [رابط](http://x) | `'


def relation(name: str, parties: str, words: str, speaker: str | None = None, status: str = "held") -> Relation:
    return Relation(
        document="d",
        evidence=Evidence(0, len(words), words),
        rule="test",
        relation=name,
        parties=tuple(parties.split()),
        speaker=speaker,
        status=status,
    )


def project(words: str, stage: str | None, name: str = "ميناء جاف", **fields: str | None) -> Project:
    return Project(
        document="d",
        evidence=Evidence(0, len(words), words),
        rule="project.described",
        lexicon=("project_kinds.tsv:ميناء",),
        type="port",
        name=name,
        parties=("CHN", "KAZ"),
        site=("خورغوس",),
        stage=stage,
        **fields,  # type: ignore[arg-type]
    )


def records() -> list[Booked]:
    return [
        booked(event("CONSULT", "RUS", "KAZ", mode="visit", words="زار الرئيس أستانا"), "d1"),
        booked(agreement("treaty", "CHN KAZ", subject="السكك", words=HOSTILE), "d2", published="2024-02-01"),
        booked(figure("trade", 27e9, "KAZ RUS"), "d1"),
        booked(figure("trade", 28.2e9, "KAZ RUS"), "d3", outlet="south", published="2024-01-05"),
        booked(event("AGREE", "KAZ", "FRA", status="planned", date="2024-03", words="سيزور باريس"), "d4"),
        booked(relation("strategic_partner", "CHN KAZ", "شريك استراتيجي", "شي"), "d2", published="2024-02-01"),
        booked(relation("permanent_comprehensive_strategic_partner", "CHN KAZ", "شريك دائم"), "d3"),
        booked(relation("distancing", "KAZ RUS", "لا تبتعد", status="denied"), "d3"),
        booked(statement("بوتين", "RUS"), "d1"),
        booked(project("ميناء جاف للمنفعة المتبادلة", "agreed", due="2027"), "d2", published="2024-02-01"),
        booked(project("افتتاح الميناء", "completed", name="الميناء الجاف"), "d3"),
    ]


def made(language: str = "en", partner: str | None = None, since: datetime.date | None = None) -> Brief:
    told = records()
    return compose(settle(told), "KAZ", partner, language=language, made=DAY, records=told, since=since)


def section(brief: Brief, anchor: str) -> Section:
    return next(part for part in brief.sections if part.anchor == anchor)


def test_every_item_has_words_outlet_and_date() -> None:
    for language in ("ar", "en"):
        for part in outline(made(language, since=datetime.date(2024, 1, 1)))["sections"]:
            for group in part["groups"]:
                for item in group["items"]:
                    quotes = [quote for side in item["sides"] for quote in side["quotes"]]
                    assert quotes and all(quote["words"] and quote["outlet"] and quote["date"] for quote in quotes)


def test_titles_stand_by_partner_the_closest_first_with_who_says_so() -> None:
    china, russia = section(made(), "ladder").groups
    assert (china.heading, russia.heading) == ("China", "Russia")
    assert [item.heading for item in china.items] == [
        "permanent comprehensive strategic partners",
        "strategic partners",
    ]
    assert china.items[1].details == ("said by: شي",)
    assert russia.items[0].heading == "distancing (denied)"


def test_a_project_shows_its_names_and_the_words_of_each_stage() -> None:
    (item,) = section(made(), "projects").items()
    assert set(item.heading.split(" = ")) == {"ميناء جاف", "الميناء الجاف"}
    assert [side.value for side in item.sides] == ["agreed", "completed"]
    assert item.date == "completed"
    assert {"place: خورغوس", "due: 2027", "principles stated: mutual respect and benefit"} <= set(item.details)


def test_sides_of_a_contested_figure_stand_beside_each_other() -> None:
    item = next(section(made(), "contested").items())
    assert {side.value for side in item.sides} == {"27 billion USD", "28.2 billion USD"}
    assert {quote.source.outlet for quote in item.quotes} == {"north", "south"}


def test_commitments_tell_stage_and_due_date() -> None:
    item = next(section(made(), "commitments").items())
    assert item.date == "due: March 2024"
    assert "stage: late" in item.details
    assert item.sides[0].value.startswith("announced")


def test_changes_are_what_was_first_reported_since() -> None:
    groups = section(made(since=datetime.date(2024, 1, 1)), "changes").groups
    told = {group.heading: [item.heading for item in group.items] for group in groups}
    assert told["Newly contested"] == ["trade 2023: how much"]
    assert "First reported, of earlier times" in told
    assert told["Fell due without report"]
    assert not any("visit" in heading for headings in told.values() for heading in headings if "treaty" in heading)


def test_a_dyad_leaves_the_others_out() -> None:
    brief = made(partner="CHN")
    assert [row.code for row in brief.partners] == ["CHN"]
    assert section(brief, "figures").size == 0
    assert section(brief, "agreements").size == 1


def test_one_page_keeps_the_main_things_and_counts_the_rest() -> None:
    full = made()
    page = one_page(full, less=3)
    assert all(part.size >= 1 for part in page.sections)
    figures, kept = section(full, "figures"), section(page, "figures")
    assert kept.size + kept.left_out == figures.size
    assert 'class="short"' in render(page)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_html_and_markdown_escape_what_documents_say(language: str) -> None:
    page = render(made(language))
    assert "<script" not in page and "&lt;script&gt;" in page
    text = render_markdown(made(language))
    assert "<script" not in text and "[رابط](" not in text and "*نجم*" not in text.replace("\\*", "")
    assert "&lt;script&gt;" in text


@pytest.mark.parametrize("plain", ["نحو 3.7 مليار (تقديرا).", "+7.5", "-2.0", "حتى 2030. وبعده", "شنغهاي - بلس!"])
def test_markdown_leaves_alone_what_is_no_markup(plain: str) -> None:
    assert escaped(plain) == plain


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("1. أولا", "1\\. أولا"),
        ("2) ثانيا", "2\\) ثانيا"),
        ("- بند", "\\- بند"),
        ("---", "\\---"),
        ("# عنوان", "\\# عنوان"),
        ("www.example.org", "www\\.example\\.org"),
    ],
)
def test_markdown_escapes_lists_headings_and_addresses(words: str, shown: str) -> None:
    assert escaped(words) == shown


def test_docx_holds_the_words_and_runs_from_right_to_left() -> None:
    pytest.importorskip("docx")
    inside = zipfile.ZipFile(io.BytesIO(render_docx(made("ar")))).read("word/document.xml").decode("utf-8")
    assert "زار الرئيس أستانا" in inside and "<w:bidi/>" in inside and "<w:rtl/>" in inside
    assert "<script" not in inside


@pytest.mark.parametrize("language", ["ar", "en"])
def test_pdf_is_set_and_one_page_is_one_page(language: str) -> None:
    pytest.importorskip("typst")
    assert render_pdf(made(language)).startswith(b"%PDF")
    assert b"/Count 1" in render_pdf(made(language), "page")


@pytest.mark.parametrize("module", ["typst", "docx"])
def test_a_missing_library_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MizanError, match=r"pip install 'mizan\[publish\]'"):
        render_pdf(made()) if module == "typst" else render_docx(made())


def test_one_page_shows_what_is_due_around_its_day() -> None:
    plans = [booked(event("COOPERATE", "KAZ", code, status="planned", date=date), code) for code, date in DUE.items()]
    brief = compose(settle(plans), "KAZ", made=DAY, records=plans)
    kept = [item.parties for item in section(one_page(brief, less=2), "commitments").items()]
    assert kept == ["Kazakhstan → France", "Kazakhstan → Russia"]
    assert outline(one_page(brief))["lead"] == "Read from 4 documents · 1 outlet · 4 items"


DUE = {"CHN": "2023-01-02", "FRA": "2024-05", "RUS": "2025", "USA": "2030"}


def test_what_was_signed_is_borne_out_by_who_tells_of_its_signing() -> None:
    told = [
        booked(agreement("treaty", "CHN KAZ", status="planned", date="2024-02", words="سيوقعان معاهدة"), "d1"),
        booked(agreement("treaty", "CHN KAZ", date="2024-02", words="وقعا المعاهدة"), "d2", published="2024-03-01"),
    ]
    brief = compose(settle(told), "KAZ", made=DAY, records=told)
    (item,) = section(one_page(brief), "agreements").items()
    assert [quote.words for quote in item.quotes] == ["وقعا المعاهدة"]


def test_one_page_counts_the_partners_left_out() -> None:
    plans = [booked(event("CONSULT", "KAZ", code, mode="visit"), code) for code in ("CHN", "RUS", "FRA", "TUR")]
    page = one_page(compose(settle(plans), "KAZ", made=DAY, records=plans), less=5)
    assert (len(page.partners), page.partners_left_out) == (3, 1)
    assert "and 1 more" in render_markdown(page)
