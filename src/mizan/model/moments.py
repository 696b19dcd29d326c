"""Moments to the second, in UTC: when a document came into a ledger, and from when on is asked about."""

import re
from datetime import UTC, date, datetime, time, timedelta

from mizan.model.edtf import bounds
from mizan.model.errors import UnaskableError

_DAYS_AGO = re.compile(r"([0-9]{1,5})d")
_NAMED = {"today": 0, "اليوم": 0, "yesterday": 1, "أمس": 1}


def now() -> str:
    """This moment, as 2024-05-06T08:30:00Z: the later of two such texts is the later moment."""
    return _written(datetime.now(UTC))


def moment_of(asked: str) -> str:
    """The moment that is asked about: `today`, `yesterday` or `7d` (seven days ago), a date, or a date and time.

    `today` and `yesterday` may be said in Arabic. A day begins at midnight where Mizan runs, and so is a time
    understood that names no zone. Raises UnaskableError.
    """
    try:
        return _written(_moment(asked.strip()).astimezone(UTC))
    except (ValueError, OverflowError):
        raise UnaskableError("no_moment", asked=asked) from None


def day_of(moment: str) -> date:
    """The day on which a moment, written as `now` writes it, falls where Mizan runs."""
    return datetime.fromisoformat(moment).astimezone().date()


def _moment(asked: str) -> datetime:
    if match := _DAYS_AGO.fullmatch(asked):
        return _midnight(date.today() - timedelta(days=int(match[1])))
    if asked in _NAMED:
        return _midnight(date.today() - timedelta(days=_NAMED[asked]))
    return datetime.fromisoformat(asked) if "T" in asked else _midnight(bounds(asked)[0])


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min)


def _written(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
