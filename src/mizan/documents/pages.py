"""A saved web page: the main text of its article, and what the page tells of itself."""

import re
from collections import deque
from collections.abc import Iterator
from typing import Any

import msgspec
from resiliparse.parse.html import ElementNode, HTMLTree

from mizan.documents.dates import publication_date
from mizan.documents.kinds import Fields, Source
from mizan.documents.markup import decoded, parsed, plain_text
from mizan.model.errors import DocumentError

_TITLES = ("og:title", "twitter:title")
_OUTLETS = ("og:site_name", "application-name")
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dcterms.issued",
    "dc.date.issued",
    "dc.date",
    "publish-date",
    "publishdate",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "date",
)
_STATED_DATES = "[itemprop='datePublished'], time[pubdate]"
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s<>]+)\s*-->")
# Where no part of a page stands out as its article, everything but these is.
_ASIDE = ("nav", "header", "footer", "aside", "form", "ul", "ol")


def documents_in(source: Source) -> Iterator[Fields]:
    """The one document of a page. Raises DocumentError where no article is found in it."""
    html = decoded(source)
    tree = parsed(html)
    text = plain_text(tree, main_content=True) or plain_text(tree, main_content=False, skip_elements=_ASIDE)
    if not text:
        raise DocumentError("no_article")
    told = _told(tree)
    article = _article(tree)
    saved = _SAVED_FROM.search(html[:2000])
    dates = [*_all(told, _DATES), *_strings(article.get("datePublished")), *_stated_dates(tree)]
    addresses = [*_links(tree), *_all(told, ("og:url",)), *([saved[1]] if saved else [])]
    yield {
        "text": text,
        "title": _first([*_all(told, _TITLES), *_strings(article.get("headline")), tree.title or ""]),
        "outlet": _first([*_all(told, _OUTLETS), *_strings(_name(article.get("publisher")))]),
        "url": _first([address for address in addresses if address.startswith(("http://", "https://"))]),
        "published": _first([date for date in dates if publication_date(date)]),
    }


def _elements(tree: HTMLTree, selector: str) -> list[ElementNode]:
    found = tree.document.query_selector_all(selector) if tree.document is not None else ()
    return [node for node in found if isinstance(node, ElementNode)]


def _told(tree: HTMLTree) -> dict[str, str]:
    """What the page's meta elements tell, by name; the first of a name counts."""
    told: dict[str, str] = {}
    for meta in _elements(tree, "meta[content]"):
        for attribute in ("property", "name", "itemprop"):
            if name := meta.getattr(attribute):
                told.setdefault(name.lower(), meta.getattr("content") or "")
    return told


def _article(tree: HTMLTree) -> dict[str, Any]:
    """The first object of the page's JSON-LD that is dated or headed as an article; empty where there is none."""
    for script in _elements(tree, "script[type='application/ld+json']"):
        try:
            waiting = deque([msgspec.json.decode(script.text or "")])
        except (msgspec.DecodeError, RecursionError, UnicodeError):
            continue
        while waiting:
            value = waiting.popleft()
            if isinstance(value, list):
                waiting += value
            elif isinstance(value, dict):
                if "headline" in value or "datePublished" in value:
                    return value
                waiting += [inner for inner in value.values() if isinstance(inner, list | dict)]
    return {}


def _name(publisher: Any) -> Any:
    """The name of a publisher, which JSON-LD writes as an object, a list of such, or just the name."""
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    return publisher.get("name") if isinstance(publisher, dict) else publisher


def _stated_dates(tree: HTMLTree) -> list[str]:
    return [
        node.getattr("content") or node.getattr("datetime") or node.text or ""
        for node in _elements(tree, _STATED_DATES)
    ]


def _links(tree: HTMLTree) -> list[str]:
    return [link.getattr("href") or "" for link in _elements(tree, "link[rel='canonical']")]


def _all(told: dict[str, str], names: tuple[str, ...]) -> list[str]:
    return [told[name] for name in names if name in told]


def _strings(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else []


def _first(candidates: list[str]) -> str | None:
    """The first that says anything, on one line."""
    return next((line for candidate in candidates if (line := " ".join(candidate.split()))), None)
