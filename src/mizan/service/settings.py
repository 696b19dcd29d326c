"""What the desk is told at its start."""

from pathlib import Path

from msgspec import Struct

from mizan.model.errors import MizanError
from mizan.service.accounts.file import beside

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
MEGABYTE = 1_000_000


class Settings(Struct, frozen=True, kw_only=True):
    """How to serve which ledger; sizes in bytes, times in seconds.

    A desk that is not `public` answers this machine alone, and nobody logs in. A public one demands accounts; it
    answers under the `names` given, or any if none are. `behind_tls` says that a proxy in front of it encrypts.
    `accounts` is the file of accounts, unless named the one beside the ledger; `oidc` describes a provider.

    An upload may have `largest_upload` bytes and `most_documents`; to read it may take `longest_reading` and
    `reading_memory`. Who sends one of at most `at_once` bytes is answered when it is read, others at once.
    """

    ledger: str
    host: str = "127.0.0.1"
    port: int = 8080
    public: bool = False
    names: tuple[str, ...] = ()
    behind_tls: bool = False
    accounts: Path | None = None
    oidc: Path | None = None
    largest_upload: int = 20 * MEGABYTE
    at_once: int = MEGABYTE // 5
    most_documents: int = 10_000
    longest_reading: float = 600.0
    reading_memory: int = 4_000 * MEGABYTE
    watch_every: float = 1.0

    def __post_init__(self) -> None:
        """Raise a MizanError where the settings would let others in without asking who they are."""
        if not self.public and self.host not in (*LOOPBACK, "::1"):
            raise MizanError("needs_public", host=self.host)

    @property
    def accounts_file(self) -> Path:
        """The file of accounts. Raises AccountsError where none is named and the ledger is no file."""
        return self.accounts or beside(self.ledger)

    @property
    def answers_to(self) -> tuple[str, ...]:
        """The names that a request's Host may have; none allow any."""
        return self.names if self.public else LOOPBACK
