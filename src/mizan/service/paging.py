"""Long lists a page at a time: a cursor names the last item shown, so nothing is shown twice while the list grows."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from typing import TypeVar

from mizan.service.problems import BadCursorError

T = TypeVar("T")


def paged(
    items: Sequence[T], cursor: str | None, limit: int, key: Callable[[T], str]
) -> tuple[Sequence[T], str | None]:
    """The items after a cursor, at most `limit` of them, and the cursor of the page after (None where it ends).

    `key` gives each item's id, which no other item of the list has. Where the last item shown is no longer in the
    list, the page goes on at its old place.
    """
    first = _after(items, cursor, key) if cursor else 0
    page = items[first : first + limit]
    last = first + len(page)
    return page, _cursor(last, key(page[-1])) if page and last < len(items) else None


def _cursor(place: int, id: str) -> str:
    return urlsafe_b64encode(f"{place}:{id}".encode()).decode().rstrip("=")


def _after(items: Sequence[T], cursor: str, key: Callable[[T], str]) -> int:
    try:
        place, _, id = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode().partition(":")
        after = int(place)
    except ValueError:
        raise BadCursorError("no_cursor", cursor=cursor) from None
    if 0 < after <= len(items) and key(items[after - 1]) == id:
        return after
    return next((number for number, item in enumerate(items, 1) if key(item) == id), max(0, after))
