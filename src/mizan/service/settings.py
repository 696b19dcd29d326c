"""What the desk is told at its start."""

from msgspec import Struct

MEGABYTE = 1_000_000


class Settings(Struct, frozen=True, kw_only=True):
    """How to serve which ledger; sizes in bytes, times in seconds.

    `public` demands accounts; without it the desk answers only requests to this machine by its own names.
    """

    ledger: str
    host: str = "127.0.0.1"
    port: int = 8080
    public: bool = False
    largest_upload: int = 20 * MEGABYTE
    watch_every: float = 1.0
