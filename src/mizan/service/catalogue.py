"""The pages of the desk, a line each; every one of them has its JSON twin at the same path of the API.

`DATA` are the views that have no page, at the same paths of the API alone.
"""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from mizan.service.views.add import add
from mizan.service.views.agreements import agreements
from mizan.service.views.atlas import atlas
from mizan.service.views.balance import balance
from mizan.service.views.commitments import commitments
from mizan.service.views.contradictions import contradictions
from mizan.service.views.documents import document, documents
from mizan.service.views.entries import entries
from mizan.service.views.entry import entry
from mizan.service.views.exports import exports
from mizan.service.views.home import home
from mizan.service.views.judgements import judgements
from mizan.service.views.names import names
from mizan.service.views.network import network
from mizan.service.views.news import news
from mizan.service.views.numbers import numbers
from mizan.service.views.outlets import outlets
from mizan.service.views.pairs import pairs
from mizan.service.views.partner import partner
from mizan.service.views.partners import partners
from mizan.service.views.profile import profile
from mizan.service.views.reader import reader
from mizan.service.views.records import record, records
from mizan.service.views.review import review
from mizan.service.views.search import search
from mizan.service.views.timeline import timeline


class Page(Struct, frozen=True):
    """A view with its name (which is also its template's) and its path below /ar, /en and /api/v1.

    `group` is the part of the menu in which it stands, under `group_…` of wording.toml; None keeps it out. A `live`
    view asks the ledger itself, so what it shows is not kept.
    """

    name: str
    path: str
    view: Callable[..., Any]
    group: str | None = None
    live: bool = False


PAGES = (
    Page("home", "/", home, "vectors"),
    Page("news", "/news", news, "vectors"),
    Page("balance", "/balance", balance, "vectors"),
    Page("partner", "/partner", partner, "vectors"),
    Page("agreements", "/agreements", agreements, "vectors"),
    Page("commitments", "/commitments", commitments, "vectors"),
    Page("contradictions", "/contradictions", contradictions, "vectors"),
    Page("outlets", "/outlets", outlets, "vectors"),
    Page("network", "/network", network, "vectors"),
    Page("atlas", "/map", atlas, "vectors"),
    Page("entries", "/entries", entries, "books"),
    Page("entry", "/entries/{entry:str}", entry),
    Page("documents", "/documents", documents, "books"),
    Page("search", "/search", search, "books"),
    Page("reader", "/reader/{document:str}", reader),
    Page("names", "/names", names, "books"),
    Page("profile", "/names/profile", profile),
    Page("numbers", "/numbers", numbers, "books"),
    Page("review", "/review", review, "work", live=True),
    Page("pairs", "/review/names", pairs, "work", live=True),
    Page("add", "/add", add, "work"),
    Page("exports", "/exports", exports, "work"),
)

DATA = (
    Page("document", "/documents/{document:str}", document),
    Page("records", "/records", records),
    Page("record", "/records/{record:str}", record, live=True),
    Page("partners", "/partners", partners),
    Page("timeline", "/timeline", timeline),
    Page("judgements", "/judgements", judgements, live=True),
)
