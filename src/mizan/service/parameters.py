"""The parameters that views share: their types, limits and descriptions, for the URL and for OpenAPI alike."""

from typing import TYPE_CHECKING, Annotated, Literal

from litestar.params import Parameter

from mizan.model.vocabulary import terms
from mizan.weighing.periods import Period as PeriodName

if TYPE_CHECKING:
    DomainName = str
else:
    DomainName = Literal[tuple(terms("domain"))]

Focal = Annotated[
    str, Parameter(description="The focal state or organisation, by its code.", pattern="^[A-Z0-9-]{2,20}$")
]
Period = Annotated[PeriodName, Parameter(description="How long a period is.")]
Domain = Annotated[DomainName | None, Parameter(description="Only what belongs to this domain.")]
Since = Annotated[str | None, Parameter(description="From this date on (2023, 2023-11 or 2023-11-09).")]
Until = Annotated[str | None, Parameter(description="Up to this date.")]
Cursor = Annotated[str | None, Parameter(description="Where the page before ended: its `next`.")]
Limit = Annotated[int, Parameter(ge=1, le=500, description="At most so many items.")]
