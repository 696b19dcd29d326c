"""Every error that Mizan raises on purpose; each message says what, where, and what to do."""

from mizan.model.messages import Message


class MizanError(Message, Exception):
    """Base of all errors a user can mend; the command line prints its message and exits with 2.

    It is made as its message is: of a key of `messages.toml` and values. `str(error)` is English, `error.told("ar")`
    Arabic.
    """


class DocumentError(MizanError):
    """A document could not be taken in."""


class ReadingError(MizanError):
    """Documents could not be read to the end."""


class ArchiveError(MizanError):
    """An archive could not be written or read."""


class LedgerError(MizanError):
    """A ledger file could not be opened, read or written."""


class GoldError(MizanError):
    """A folder of annotated documents is missing, incomplete or malformed."""


class UnaskableError(MizanError):
    """What cannot be asked so; the message says how it can."""


class TableError(MizanError):
    """A table of knowledge, the package's or the user's own, is malformed."""


class JudgementError(MizanError):
    """A judgement makes no sense: of a field that is not there, or with a value it cannot hold."""
