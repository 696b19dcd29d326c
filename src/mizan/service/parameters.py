"""The parameters that views share: their types, limits and descriptions, for the URL and for OpenAPI alike."""

from typing import TYPE_CHECKING, Annotated, Literal

from litestar.params import Parameter

from mizan.model.edtf import valid
from mizan.model.records import KINDS
from mizan.model.vocabulary import terms
from mizan.service.problems import UnaskableError
from mizan.weighing.periods import Period as PeriodName

if TYPE_CHECKING:
    DomainName = str
    KindName = str
else:
    DomainName = Literal[tuple(terms("domain"))]
    KindName = Literal[tuple(KINDS)]

PARTY = "^[A-Z0-9-]{2,20}$"

Focal = Annotated[
    str | None,
    Parameter(description="The focal state, by its code; unless named, the one with most entries.", pattern=PARTY),
]
Partner = Annotated[str | None, Parameter(description="Only what concerns this partner, by its code.", pattern=PARTY)]
Outlet = Annotated[str | None, Parameter(description="Only what this outlet tells.")]
Minimum = Annotated[int, Parameter(ge=1, le=1000, description="The fewest entries of which a number is shown.")]
Period = Annotated[PeriodName, Parameter(description="How long a period is.")]
Domain = Annotated[DomainName | None, Parameter(description="Only what belongs to this domain.")]
Since = Annotated[str | None, Parameter(description="From this date on (2023, 2023-11 or 2023-11-09).")]
Until = Annotated[str | None, Parameter(description="Up to this date.")]
Cursor = Annotated[str | None, Parameter(description="Where the page before ended: its `next`.")]
Limit = Annotated[int, Parameter(ge=1, le=500, description="At most so many items.")]
Kinds = Annotated[list[KindName] | None, Parameter(description="Only records of these kinds; may be repeated.")]
Kind = Annotated[KindName | None, Parameter(description="Only records of this kind.")]


def checked(*moments: str | None) -> None:
    """Raise UnaskableError where one of these, if told, is no date."""
    for moment in moments:
        if moment is not None and not valid(moment):
            raise UnaskableError(f"no date: {moment!r}; write it as 2023, 2023-11 or 2023-11-09")
