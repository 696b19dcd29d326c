"""What goes wrong, told as application/problem+json (RFC 9457); `pages/failures.py` tells people."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

from litestar.exceptions import HTTPException, NotFoundException
from msgspec import Struct

from mizan.model.errors import LedgerError, MizanError, UnaskableError

MEDIA = "application/problem+json"

log = logging.getLogger(__name__)


class MissingError(MizanError):
    """What was asked for is not in the books: 404."""


class BadCursorError(MizanError):
    """A cursor that no page gave out."""


class CrowdedError(MizanError):
    """The desk has too much to do already: 503."""


class Problem(Struct, frozen=True):
    """A problem for scripts and people: its status, its name, and what to do."""

    type: str
    title: str
    status: int
    detail: str

    @classmethod
    def of(cls, error: Exception) -> "Problem":
        """The problem that an error is; of one that nobody foresaw the log has the rest."""
        status, detail = _told(error)
        return cls("about:blank", HTTPStatus(status).phrase, status, detail)


@contextmanager
def unmet() -> Iterator[None]:
    """Within it, what the ledger refuses is the asker's to mend, and not the desk's."""
    try:
        yield
    except LedgerError as error:
        raise UnaskableError(str(error)) from None


def _told(error: Exception) -> tuple[int, str]:
    match error:
        case MissingError():
            return 404, str(error)
        case CrowdedError():
            return 503, str(error)
        case LedgerError():
            log.error("the ledger failed: %s", error)
            return 503, "the ledger cannot be asked now; try again, and see the log of the desk"
        case MizanError():
            return 400, str(error)
        case RecursionError():
            return 400, "what was sent is nested too deeply; send it flatter"
        case NotFoundException():
            return 404, "nothing has this address; /api/v1/openapi.json lists what there is"
        case HTTPException():
            extra = error.extra if isinstance(error.extra, list) else []
            named = [f"{one['key']}: {one['message']}" for one in extra if isinstance(one, dict) and "key" in one]
            return error.status_code, "; ".join(named) or error.detail
    log.error("unforeseen", exc_info=error)
    return 500, "the desk failed in a way that nobody foresaw; its log says how"
