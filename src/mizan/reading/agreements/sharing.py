"""What the mentions of a text's agreements learn from one another, once all are booked."""

from msgspec import Struct

from mizan.reading.agreements.occasions import occasion
from mizan.reading.agreements.signatories import Parties
from mizan.reading.parts import Sentence
from mizan.reading.text import Text

_SIGNABLE = frozenset(("agreement", "treaty", "memorandum", "contract", "document"))


class Booked(Struct, eq=False):
    """An agreement before it is a record; later mentions fill and inherit."""

    type: str
    status: str
    parties: Parties
    first: int
    last: int
    sentence: Sentence
    date: str | None
    until: str | None
    subject: str | None
    count: int | None
    features: list[str]
    lexicon: tuple[str, ...]
    rule: str
    reported: bool


def share(text: Text, book: list[Booked]) -> None:
    """Let mentions that tell little learn from those that tell more: status, then date."""
    signed = {booked.type for booked in book if booked.status == "signed" and booked.rule == "cue"}
    for index, booked in enumerate(book):
        if "cue=reached" in booked.features and booked.type in signed and booked.status == "adopted":
            booked.status = "signed"
        if booked.rule == "default" and booked.type in _SIGNABLE and booked.parties.how != "known":
            later = (other for other in book[index + 1 : index + 6] if other.type == booked.type)
            told = next((other for other in later if other.rule == "cue"), None)
            if told is not None:
                booked.status, booked.rule = told.status, "later"
    undated = [booked for booked in book if booked.date is None and booked.reported]
    if undated:
        day = occasion(text)
        for booked in undated:
            booked.date = day
    _share_dates(book)


def _share_dates(book: list[Booked]) -> None:
    """Give a date to undated mentions of an agreement that the document dates elsewhere."""
    dates: dict[tuple[frozenset[str], str], set[str]] = {}
    for booked in book:
        if booked.date and booked.parties.codes:
            dates.setdefault((frozenset(booked.parties.codes), booked.status), set()).add(booked.date)
    for booked in book:
        found = dates.get((frozenset(booked.parties.codes), booked.status), set())
        if (
            booked.date is None
            and booked.status != "in_force"
            and len(found) == 1
            and (booked.rule != "cue" or (booked.status == "signed" and not booked.reported))
        ):
            booked.date = next(iter(found))
