import pytest

from mizan.service.books import Books
from mizan.service.pages.formats import called, decimal, deed, foreign, formats, heat, share, signed, worded, writing
from mizan.service.views.entries import entries


@pytest.mark.parametrize(("value", "shown"), [(0.124, "12%"), (0.004, "<1%"), (0.0, "0%"), (1.0, "100%"), (None, "")])
def test_shares(value: float | None, shown: str) -> None:
    assert share(value, "en") == shown
    assert share(value, "ar").strip("\u2066\u2069") == shown


@pytest.mark.parametrize(("value", "shown"), [(-3.21, "\u22123.2"), (4.0, "+4.0"), (-0.01, "0.0"), (None, "")])
def test_signed_numbers(value: float | None, shown: str) -> None:
    assert signed(value, "en") == shown
    assert signed(value, "ar") == (f"\u2066{shown}\u2069" if shown else "")


def test_one_digit() -> None:
    assert (decimal(11.0, "ar"), decimal(1234.56, "en"), decimal(None, "en")) == ("11.0", "1,234.6", "")


def test_heat_grows_with_the_value() -> None:
    levels = [heat(value, 100) for value in (0, 1, 10, 30, 60, 100)]
    assert levels == sorted(levels) and levels[0] == 0 and levels[1] == 1 and levels[-1] == 6
    assert heat(5, 0) == 0


def test_words_keep_their_language_and_direction() -> None:
    assert writing("التقى الوزيران") == {"lang": "ar", "dir": "rtl"}
    assert writing("The ministers met") == {"lang": "en", "dir": "ltr"}


def test_only_words_of_another_language_are_marked() -> None:
    assert foreign("وكالة", "en") == {"lang": "ar", "dir": "rtl"}
    assert foreign("وكالة", "ar") == {}


def test_one_side_of_a_dispute_in_words() -> None:
    assert called("ally (denied): لافروف", "en") == "allies (denied): لافروف"
    assert called("distancing", "ar") == "ابتعاد"


def test_types_and_statuses_in_words() -> None:
    assert worded("memorandum", "en") == "memorandum"
    assert worded("occurred", "ar") == "حدث"
    assert worded("Desert Wire", "ar") == "Desert Wire"


def test_deeds_are_called_by_what_was_done(books: Books) -> None:
    called_so = {deed(line, "en") for line in entries(books, "KAZ", kind="event", limit=500).entries}
    assert {"Visit", "Signing", "Meeting"} <= called_so
    assert not any(":" in words for words in called_so)


def test_drawings_run_in_the_direction_of_the_language() -> None:
    assert formats("en")["from_start"](10, 100) == 10
    assert formats("ar")["from_start"](10, 100) == 90
