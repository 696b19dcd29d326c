from tests.weighing.made import agreement, booked, entries, event, figure, statement

from mizan.weighing.partners import partners


def test_what_stands_in_the_books_with_each_partner() -> None:
    made = entries(
        booked(event("CONSULT", "RUS", "KAZ", mode="visit"), "d1"),
        booked(event("CONSULT", "KAZ RUS CHN", mode="multilateral"), "d1"),
        booked(event("AGREE", "KAZ RUS", status="planned", date="2031"), "d1"),
        booked(event("SANCTION", "KAZ RUS", status="negated", date="2019"), "d1"),
        booked(agreement("treaty", "KAZ RUS"), "d1"),
        booked(figure("trade", 28e9, "KAZ RUS"), "d1"),
        booked(statement("ا", "RUS"), "d1"),
        booked(statement("ب", "RUS"), "d2"),
    )
    russia, china = partners(made, "KAZ")
    assert (russia.code, russia.acts, russia.shared_acts, russia.promises) == ("RUS", 1, 1, 1)
    assert (russia.agreements, russia.figures, russia.statements, russia.entries) == (1, 1, 1, 6)
    assert (russia.cooperation, russia.conflict) == (4.0, 0.0)
    assert (china.code, china.entries) == ("CHN", 1)


def test_two_who_accuse_together_do_not_accuse_each_other() -> None:
    (partner,) = partners(entries(event("ACCUSE", "KAZ TUR")), "KAZ")
    assert (partner.acts, partner.conflict) == (1, 0.0)
    (accused,) = partners(entries(event("ACCUSE", "KAZ", "TUR")), "KAZ")
    assert accused.conflict == -3.0


def test_who_is_only_called_a_strategic_partner_has_no_agreement() -> None:
    called = agreement("partnership", "KAZ TUR", status="in_force", date=None)
    since = agreement("partnership", "KAZ CHN", status="in_force", date="2013")
    found = partners(entries(called, since), "KAZ")
    assert [(partner.code, partner.agreements) for partner in found] == [("CHN", 1)]
