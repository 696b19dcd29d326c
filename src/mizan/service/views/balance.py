"""The balance of a focal state: what each partner weighs in each period, in which tone, and where that is new."""

from typing import Annotated

from litestar.params import Parameter
from msgspec import Struct

from mizan.model.vocabulary import parties
from mizan.service.books import Books
from mizan.service.parameters import Domain, Focal, Period, Since, Until
from mizan.service.problems import MissingError
from mizan.weighing import acts, unplaced
from mizan.weighing import balance as balance_of


class Cell(Struct, frozen=True):
    """A partner in a period: its share of the acts and their tone, each with the ends of its interval.

    What rests on too few acts is null, and `because` says why.
    """

    period: str
    partner: str
    acts: int
    share: float | None
    low: float | None
    high: float | None
    tone: float | None
    tone_low: float | None
    tone_high: float | None
    share_signal: str | None
    tone_signal: str | None
    because: str | None


class Balance(Struct, frozen=True):
    """The cells, period by period; `undated` counts the acts that fall within no period."""

    focal: str
    by: str
    domain: str | None
    periods: list[str]
    partners: list[str]
    cells: list[Cell]
    undated: int


def balance(
    books: Books,
    focal: Focal,
    by: Period = "year",
    domain: Domain = None,
    since: Since = None,
    until: Until = None,
    partner: Annotated[list[str] | None, Parameter(description="Only these partners; may be repeated.")] = None,
) -> Balance:
    """What each partner weighs in each period: its share of the acts and their tone, with intervals."""
    if focal not in parties():
        raise MissingError(f"no state or organisation has the code {focal!r}")
    frame = books.vectors(focal)
    made = balance_of(frame, by, domain=domain, since=since, until=until, among=partner, undated="published")
    columns = made.rename({"n": "acts", "suppressed_because": "because"}).select(Cell.__struct_fields__)
    cells = [Cell(**row) for row in columns.iter_rows(named=True)]
    return Balance(
        focal=focal,
        by=by,
        domain=domain,
        periods=list(dict.fromkeys(cell.period for cell in cells)),
        partners=list(dict.fromkeys(cell.partner for cell in cells)),
        cells=cells,
        undated=unplaced(acts(frame), by, "published"),
    )
