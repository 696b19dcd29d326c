"""What the forms of the pages send: judgements, and that they be taken back; each leads back to a page."""

from typing import Annotated, Any

import msgspec
from litestar import Router, post
from litestar.datastructures import FormMultiDict
from litestar.enums import RequestEncodingType
from litestar.handlers import HTTPRouteHandler
from litestar.params import Body
from litestar.response import Redirect

from mizan.model.vocabulary import LANGUAGES
from mizan.service.accounts.access import NEEDS
from mizan.service.accounts.users import Role
from mizan.service.api.answers import Asked
from mizan.service.judging import Decision, Reason, judge, undo
from mizan.service.pages.coming_back import local
from mizan.service.problems import UnaskableError, unmet

Sent = Annotated[FormMultiDict, Body(media_type=RequestEncodingType.URL_ENCODED)]


def routes() -> Router:
    """Where forms are sent, in all languages."""
    handlers = [handler for language in LANGUAGES for handler in _handlers(language)]
    return Router("/", route_handlers=handlers, include_in_schema=False)


def _handlers(language: str) -> list[HTTPRouteHandler]:
    @post(f"/{language}/judge", sync_to_thread=True, opt={NEEDS: Role.ANALYST})
    def decide(request: Asked, data: Sent) -> Redirect:
        with unmet():
            judge(request.app.state.keeper, _decision(data), request.user.name)
        return _back(data)

    @post(f"/{language}/undo", sync_to_thread=True, opt={NEEDS: Role.ANALYST})
    def take_back(request: Asked, data: Sent) -> Redirect:
        with unmet():
            undo(request.app.state.keeper, str(data.get("judgement", "")), Reason(), request.user.name)
        return _back(data)

    return [decide, take_back]


def _decision(data: FormMultiDict) -> Decision:
    """What a form decides; a field that is left empty is to hold nothing."""
    told: dict[str, Any] = {
        "verdict": data.get("verdict"),
        "subjects": data.getall("subject", []),
        "field": data.get("field") or None,
        "value": data.get("value") or None,
    }
    try:
        return msgspec.convert(told, Decision)
    except msgspec.ValidationError as error:
        raise UnaskableError(f"no judgement: {error}; use the forms of the pages") from None


def _back(data: FormMultiDict) -> Redirect:
    return Redirect(local(str(data.get("back", ""))), status_code=303)
