"""Logging in and out of a public desk, by password or by a provider."""

from typing import TYPE_CHECKING, Annotated, Any

from litestar import MediaType, Request, Response, Router, get, post
from litestar.datastructures import Cookie
from litestar.enums import RequestEncodingType
from litestar.handlers import HTTPRouteHandler
from litestar.params import Body, FromQuery
from litestar.response import Redirect
from msgspec import Struct

from mizan.model.messages import Message
from mizan.model.vocabulary import LANGUAGES
from mizan.service.accounts.access import NEEDS, OPEN, cookie_name
from mizan.service.accounts.errors import ProviderError
from mizan.service.accounts.store import LOGIN as LASTS
from mizan.service.accounts.store import SESSION, Accounts
from mizan.service.accounts.users import Role, User
from mizan.service.asking import Asked
from mizan.service.pages.coming_back import local
from mizan.service.pages.rendering import plain
from mizan.service.safety.rates import LOGIN
from mizan.service.settings import Settings

if TYPE_CHECKING:
    from mizan.service.accounts.oidc import Logins

ANSWER = "/login/answer"
"""Where a provider sends the browser back to."""

STATE = "mizan_login"
"""The cookie that holds a login to the browser in which it began."""


class Form(Struct, frozen=True):
    """What the login page sends."""

    name: str
    password: str
    back: str = ""


def routes(settings: Settings, accounts: Accounts, logins: "Logins | None") -> Router:
    """The pages with which users come and go."""
    desk = _Door(settings, accounts, logins)
    handlers = [handler for language in LANGUAGES for handler in desk.pages(language)]
    return Router("/", route_handlers=[*handlers, *desk.provided()], include_in_schema=False)


class _Door(Struct, frozen=True):
    settings: Settings
    accounts: Accounts
    logins: "Logins | None"

    def pages(self, language: str) -> list[HTTPRouteHandler]:
        """The login page in a language, and what it and the button to leave send."""

        @get(f"/{language}/login", sync_to_thread=False, opt={OPEN: True})
        def ask(back: FromQuery[str] = "") -> Response[str]:
            return self._page(language, back)

        @post(f"/{language}/login", sync_to_thread=True, opt={OPEN: True, LOGIN: True})
        def come(
            request: Asked, data: Annotated[Form, Body(media_type=RequestEncodingType.URL_ENCODED)]
        ) -> Response[Any]:
            user = self.accounts.check(data.name, data.password)
            if user is None:
                return self._page(language, data.back, refused=True)
            request.scope["user"] = user
            return self._entered(user, data.back or f"/{language}/")

        @post(f"/{language}/logout", sync_to_thread=True, opt={NEEDS: Role.READER})
        def leave(request: Request[User, str | None, Any]) -> Redirect:
            if request.auth:
                self.accounts.end_session(request.auth)
            return Redirect(f"/{language}/login", status_code=303, cookies=[self._session("", 0)])

        return [ask, come, leave]

    def provided(self) -> list[HTTPRouteHandler]:
        """The way to the provider and back, where there is one."""
        logins = self.logins
        if logins is None:
            return []

        @get("/login/provider", sync_to_thread=True, opt={OPEN: True, LOGIN: True})
        def go(request: Asked, back: FromQuery[str] = "") -> Redirect:
            address, state = logins.begin(self._answer_to(request), local(back))
            return Redirect(address, status_code=303, cookies=[self._cookie(STATE, state, int(LASTS))])

        @get(ANSWER, sync_to_thread=True, opt={OPEN: True, LOGIN: True})
        def answer(request: Asked, code: FromQuery[str] = "", error: FromQuery[str] = "") -> Response[Any]:
            state = request.query_params.get("state", "")
            begun = self.accounts.end_login(state) if state and state == request.cookies.get(STATE) else None
            if begun is None or not code:
                raise ProviderError("no_login_begun", reason=error or Message("no_code"))
            user = logins.finish(self._answer_to(request), code, begun)
            return self._entered(user, begun.back)

        return [go, answer]

    @property
    def _secure(self) -> bool:
        return self.settings.behind_tls

    def _page(self, language: str, back: str, *, refused: bool = False) -> Response[str]:
        provider = self.logins.provider.label if self.logins else None
        html = plain("login", language, back=local(back), refused=refused, provider=provider)
        status = 401 if refused else 200
        return Response(html, status_code=status, media_type=MediaType.HTML, headers={"Cache-Control": "no-store"})

    def _entered(self, user: User, back: str) -> Redirect:
        secret = self.accounts.begin_session(user)
        return Redirect(local(back), status_code=303, cookies=[self._session(secret, int(SESSION))])

    def _session(self, secret: str, seconds: int) -> Cookie:
        return self._cookie(cookie_name(self._secure), secret, seconds)

    def _cookie(self, name: str, value: str, seconds: int) -> Cookie:
        return Cookie(key=name, value=value, max_age=seconds, httponly=True, samesite="lax", secure=self._secure)

    def _answer_to(self, request: Asked) -> str:
        scheme = "https" if self._secure else "http"
        return f"{scheme}://{request.headers.get('host', '')}{ANSWER}"
