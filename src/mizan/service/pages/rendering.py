"""Templates and what they can call; whatever a document says is escaped.

A template is given `view` (the struct that the page's view made) and `place` (where the reader is: `place.language`,
`place.page`, `place.chosen`, the parameters), and these functions:

    t(key)                  a phrase of wording.toml in the page's language
    party(code)             the name of a state or organisation
    label(group, key)       the label of a term of a vocabulary (`label("domain", "economic")`)
    date(edtf), number(x), quantity(value, unit), period(name) and all else in `formats.py`, in the page's language
    states, menu            the states that the books tell of, most first; the menu: groups of (page, address)
    link(page, **chosen)    the address of a page in the same language, its parameters in path and query
    here(**changes)         the address of this page with some parameters changed (None leaves one out)
    twin()                  the address of this page's JSON
    switched()              this page in the other language, all else kept
    static(name)            the address of a static file
"""

import re
from functools import cache, partial
from inspect import signature
from itertools import groupby
from typing import Any, Self
from unicodedata import name as name_of
from urllib.parse import parse_qsl, quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct

from mizan import __version__
from mizan.model.vocabulary import LANGUAGES
from mizan.service.accounts.users import Role, User
from mizan.service.asking import Asked
from mizan.service.books import Books
from mizan.service.catalogue import PAGES, Page
from mizan.service.pages.formats import formats

_TURNING = re.compile("[\u202a-\u202e\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")

DIRECTIONS = {"ar": "rtl", "en": "ltr"}


class Place(Struct, frozen=True):
    """Where a reader is: the page, its language and its parameters as chosen (those at their defaults left out).

    `user` is who he is (`place.may("analyst")`), and `leaves` whether he has logged in and so can leave.
    """

    page: Page
    language: str
    chosen: dict[str, Any]
    path: str
    query: str
    user: User
    leaves: bool

    @classmethod
    def of(cls, request: Asked, page: Page, language: str, chosen: dict[str, Any]) -> Self:
        """The place that a request asks for."""
        named = set(request.path_params) | set(request.query_params)
        kept = {name: value for name, value in chosen.items() if name in named}
        leaves = request.scope["auth"] is not None
        return cls(page, language, kept, request.url.path, request.url.query, request.user, leaves)

    def may(self, role: str) -> bool:
        """Whether the reader may do what this role is needed for."""
        return self.user.role.may(Role(role))

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return DIRECTIONS[self.language]


def render(place: Place, view: Any, books: Books) -> str:
    """The page as HTML."""
    template = _environment().get_template(f"{place.page.name}.html")
    return template.render(view=view, states=list(books.states), menu=_menu(place), **_context(place))


def plain(name: str, language: str, **given: Any) -> str:
    """A page that shows nothing of the books: a login, a problem."""
    words = {"language": language, "direction": DIRECTIONS[language], "static": _static, **formats(language)}
    return _environment().get_template(f"{name}.html").render(**words, **given)


def _plainly(value: Any) -> Any:
    """What a template prints; of text, the marks that turn its direction around or have no shape stand by name.

    Isolates stay: the pages themselves hold numbers together by them, and they reach no further than their element.
    """
    if isinstance(value, str) and not isinstance(value, Markup):
        return _TURNING.sub(lambda mark: f"⟦{name_of(mark.group(), f'U+{ord(mark.group()):04X}')}⟧", value)
    return value


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("mizan.service"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_plainly,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _context(place: Place) -> dict[str, Any]:
    language = place.language
    found = {
        "link": partial(_link, language),
        "here": partial(_here, place),
        "twin": partial(_twin, place),
        "switched": partial(_switched, place),
        "static": _static,
    }
    return {"place": place, "language": language, "direction": place.direction, **formats(language), **found}


def _menu(place: Place) -> list[tuple[str, list[tuple[str, str]]]]:
    """The pages by group, those of a focal state for the one that is chosen."""
    listed = (page for page in PAGES if page.group is not None)
    return [
        (str(group), [(page.name, _link(place.language, page.name, **_carried(place, page))) for page in members])
        for group, members in groupby(listed, lambda page: page.group)
    ]


def _carried(place: Place, page: Page) -> dict[str, Any]:
    return {"focal": place.chosen.get("focal")} if "focal" in signature(page.view).parameters else {}


def _static(name: str) -> str:
    return f"/static/{name}?{__version__}"


def _link(language: str, name: str, **chosen: Any) -> str:
    page = next(page for page in PAGES if page.name == name)
    query = {}
    path = page.path
    for key, value in chosen.items():
        slot = f"{{{key}:str}}"
        if slot in path:
            path = path.replace(slot, quote(str(value), safe=""))
        elif value not in (None, "", []):
            query[key] = value
    return _with_query(f"/{language}{path}", urlencode(query, doseq=True))


def _here(place: Place, **changes: Any) -> str:
    return _link(place.language, place.page.name, **{**place.chosen, **changes})


def _switched(place: Place) -> str:
    other = next(language for language in LANGUAGES if language != place.language)
    return _with_query(f"/{other}{place.path.removeprefix(f'/{place.language}')}", place.query)


def _twin(place: Place) -> str:
    """The address of the same in the API, which takes none but its own parameters."""
    taken = [(name, value) for name, value in parse_qsl(place.query) if name in place.chosen]
    return _with_query(f"/api/v1{place.path.removeprefix(f'/{place.language}')}", urlencode(taken))


def _with_query(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path
