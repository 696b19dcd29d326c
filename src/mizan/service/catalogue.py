"""The pages of the desk, a line each; every one of them has its JSON twin at the same path of the API."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from mizan.service.views.balance import balance


class Page(Struct, frozen=True):
    """A view with its name (which is also its template's) and its path below /ar, /en and /api/v1."""

    name: str
    path: str
    view: Callable[..., Any]


PAGES = (Page("balance", "/balance/{focal:str}", balance),)
