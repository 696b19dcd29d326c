"""Dates of publication, as sources write them, to EDTF: the calendar day at the place of publication."""

import re
import unicodedata

from mizan.model.edtf import valid

_POINT = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_TIME = r"\d\d(?::?\d\d){0,2}(?:[.,]\d+)? ?(?:Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?"
_ISO = re.compile(rf"(\d{{4}})(-?)(\d\d)\2(\d\d)(?:[T ]{_TIME})?", re.I)
_SLASHES = re.compile(rf"(\d{{4}})([/.])(\d\d?)\2(\d\d?)(?: {_TIME})?", re.I)
_MAIL = re.compile(r"(?:[a-z]+, *)?(\d\d?) ([a-z]{3,9}) (\d{4})(?: \d\d?:\d\d.*)?", re.I)
_AMERICAN = re.compile(r"([a-z]{3,9}) (\d\d?), (\d{4})", re.I)
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


def publication_date(written: str) -> str | None:
    """The EDTF date of a date of publication, or None where the text is no date that can be read one way only.

    Read are EDTF years, months and days, ISO 8601 date-times, `2018/07/21`, and the dates of mail and feeds
    (`Sun, 18 Feb 2018 21:35:43 +0400`). A time zone does not move the day: the day is the outlet's own.
    """
    text = written if written.isascii() else "".join(str(unicodedata.decimal(letter, letter)) for letter in written)
    found = _day(text.strip())
    return found if found and valid(found) else None


def _day(text: str) -> str | None:
    if _POINT.fullmatch(text):
        return text
    if match := _ISO.fullmatch(text) or _SLASHES.fullmatch(text):
        return f"{match[1]}-{int(match[3]):02d}-{int(match[4]):02d}"
    if match := _MAIL.fullmatch(text):
        day, name, year = match.groups()
    elif match := _AMERICAN.fullmatch(text):
        name, day, year = match.groups()
    else:
        return None
    months = [number for number, month in enumerate(_MONTHS, 1) if month.startswith(name.lower())]
    return f"{year}-{months[0]:02d}-{int(day):02d}" if months else None
