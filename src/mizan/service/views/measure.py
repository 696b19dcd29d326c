"""A measured value, or that it is not shown."""

from msgspec import Struct


class Measure(Struct, frozen=True):
    """A value with the ends of its interval and the number of acts behind it; null where these are too few.

    `documents` is how many tell of these acts, for measures that ask for some: they are null also where these are few.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int
    documents: int | None = None
