"""A measure's value with its interval, or the reason why none is shown."""

from msgspec import Struct

MINIMUM = 10
"""Below this number of entries no measure is shown, unless the caller asks for another limit."""


class Measured(Struct, frozen=True):
    """A value, the ends of its interval and the number of entries behind it.

    Where `suppressed_because` says why, there are too few entries to show anything and the numbers are None.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int
    suppressed_because: str | None = None

    @classmethod
    def suppressed(cls, n: int, reason: str) -> "Measured":
        """No value, and why."""
        return cls(None, None, None, n, reason)

    @property
    def shown(self) -> bool:
        """Whether there is a value."""
        return self.suppressed_because is None


def too_few(n: int, minimum: int, things: str = "entries") -> str | None:
    """Why a measure on `n` things is not shown, or None where there are enough of them."""
    return f"{n} {things}, fewer than {minimum}" if n < minimum else None
