"""Lines: clauses, and chains of parties with what governs them."""

from mizan.model import Document
from mizan.reading.events.chains import Chain, is_code
from mizan.reading.events.line import Line
from mizan.reading.events.page import Page
from mizan.reading.reader import analyse


def line(text: str) -> Line:
    read = analyse(Document.of(text))
    return Line(Page(read), read.sentences[0])


def chains(text: str) -> list[Chain]:
    return line(text).chains


def test_joined_parties_are_one_chain() -> None:
    (chain,) = chains("وقعت الهند والبرازيل اتفاقية")
    assert (chain.codes, chain.relation) == (("IND", "BRA"), "bare")


def test_a_preposition_governs_a_chain() -> None:
    first, second = chains("اتفقت الهند مع البرازيل على التبادل")
    assert (first.relation, second.relation) == ("bare", "with")
    (chain,) = chains("مباحثات بين الهند والبرازيل")
    assert chain.relation == "between"


def test_a_clitic_governs_a_chain() -> None:
    (chain,) = chains("قدمت الوزارة شكرا للهند")
    assert chain.relation == "to"


def test_a_genitive_hangs_on_its_noun() -> None:
    (chain,) = chains("جاءت زيارة رئيس الهند مفاجئة")
    assert chain.relation == "of"


def test_a_clause_ends_where_a_conjunction_meets_a_verb() -> None:
    read = line("زار الرئيس المدينة ووقع الاتفاقية")
    boundary = next(index for index in range(read.last) if read.boundary(index) == "verb")
    assert read.tokens[boundary].text.startswith("و")
    assert read.clause(0, 1) == (0, boundary)


def test_a_party_with_a_code() -> None:
    assert is_code("IND") and not is_code("شركة") and not is_code("Apple")
