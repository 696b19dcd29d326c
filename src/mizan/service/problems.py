"""What goes wrong, told as application/problem+json (RFC 9457); `pages/failures.py` tells people."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

from litestar.exceptions import HTTPException, NotFoundException
from msgspec import Struct

from mizan.model.errors import LedgerError, MizanError, UnaskableError
from mizan.model.messages import Message

MEDIA = "application/problem+json"

log = logging.getLogger(__name__)


class MissingError(MizanError):
    """What was asked for is not in the books: 404."""


class BadCursorError(MizanError):
    """A cursor that no page gave out."""


class CrowdedError(MizanError):
    """The desk has too much to do already: 503."""


class Problem(Struct, frozen=True):
    """A problem for scripts and people: its status, its name, and what to do, in a language."""

    type: str
    title: str
    status: int
    detail: str

    @classmethod
    def of(cls, error: Exception, language: str) -> "Problem":
        """The problem that an error is; of one that nobody foresaw the log has the rest."""
        status, detail = _told(error)
        return cls("about:blank", HTTPStatus(status).phrase, status, detail.told(language))


@contextmanager
def unmet() -> Iterator[None]:
    """Within it, what the ledger refuses is the asker's to mend, and not the desk's."""
    try:
        yield
    except LedgerError as error:
        raise UnaskableError(error.key, **error.values) from None


def _told(error: Exception) -> tuple[int, Message]:
    match error:
        case MissingError():
            return 404, error
        case CrowdedError():
            return 503, error
        case LedgerError():
            log.error("the ledger failed: %s", error)
            return 503, Message("ledger_failed")
        case MizanError():
            return 400, error
        case RecursionError():
            return 400, Message("nested_too_deeply")
        case NotFoundException():
            return 404, Message("nowhere")
        case HTTPException():
            return error.status_code, _of_framework(error)
    log.error("unforeseen", exc_info=error)
    return 500, Message("unforeseen")


def _of_framework(error: HTTPException) -> Message:
    """What the web framework refuses: its own words, or a message by its key with the values in `extra`."""
    if isinstance(error.extra, dict):
        return Message(error.detail, **error.extra)
    extra = error.extra or []
    named = [f"{one['key']}: {one['message']}" for one in extra if isinstance(one, dict) and "key" in one]
    return Message("; ".join(named) or error.detail)
