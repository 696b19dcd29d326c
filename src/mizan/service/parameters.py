"""The parameters that views share: their types, limits and descriptions, for the URL and for OpenAPI alike."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

from litestar.openapi.spec import Example
from litestar.params import Parameter

from mizan.model.records import KINDS
from mizan.model.vocabulary import terms
from mizan.weighing.periods import Period as PeriodName

if TYPE_CHECKING:
    DomainName = str
    KindName = str
else:
    DomainName = Literal[tuple(terms("domain"))]
    KindName = Literal[tuple(KINDS)]

LONGEST = 200
"""The most letters of a name that is asked for."""


def _told(description: str, example: object, **limits: Any) -> Any:
    return Parameter(description=description, examples=[Example(value=example)], **limits)


Focal = Annotated[
    str | None,
    _told("The focal state, by its code; unless named, the one with most entries.", "KAZ", max_length=LONGEST),
]
Partner = Annotated[str | None, _told("Only what concerns this partner, by its code.", "CHN", max_length=LONGEST)]
Outlet = Annotated[str | None, _told("Only what this outlet tells.", "وكالة السهوب للأنباء")]
Minimum = Annotated[int, _told("The fewest entries of which a number is shown.", 5, ge=1, le=1000)]
Period = Annotated[PeriodName, _told("How long a period is.", "quarter")]
Domain = Annotated[DomainName | None, _told("Only what belongs to this domain.", "economic")]
Since = Annotated[str | None, _told("From this date on (2023, 2023-11 or 2023-11-09).", "2022")]
Until = Annotated[str | None, _told("Up to this date.", "2023-12")]
AddedSince = Annotated[
    str | None,
    _told("Only what documents tell that were added since (today, yesterday, 7d, 2024-05-06, 2024-05-06T08:30).", "7d"),
]
Cursor = Annotated[str | None, Parameter(description="Where the page before ended: its `next`.")]
Limit = Annotated[int, _told("At most so many items.", 20, ge=1, le=500)]
Kinds = Annotated[list[KindName] | None, _told("Only records of these kinds; may be repeated.", ["event", "agreement"])]
Kind = Annotated[KindName | None, _told("Only records of this kind.", "event")]
