"""What the forms of the pages send: judgements, and that they be taken back; each leads back to a page."""

from typing import Annotated, Any

import msgspec
from litestar import Router, post
from litestar.enums import RequestEncodingType
from litestar.handlers import HTTPRouteHandler
from litestar.params import Body
from litestar.response import Redirect
from msgspec import Struct

from mizan.model.errors import UnaskableError
from mizan.model.vocabulary import LANGUAGES
from mizan.service.accounts.access import NEEDS
from mizan.service.accounts.users import Role
from mizan.service.api.answers import Asked
from mizan.service.judging import Decision, Reason, judge, undo
from mizan.service.pages.coming_back import local
from mizan.service.problems import unmet


class Judged(Struct, frozen=True):
    """A judgement as a form sends it: of a subject, or of it and another; a value that is left empty is none."""

    verdict: str = ""
    subject: str = ""
    other: str = ""
    field: str = ""
    value: str = ""
    back: str = ""


class TakenBack(Struct, frozen=True):
    """A judgement to undo."""

    judgement: str = ""
    back: str = ""


Form = Body(media_type=RequestEncodingType.URL_ENCODED)


def routes() -> Router:
    """Where forms are sent, in all languages."""
    handlers = [handler for language in LANGUAGES for handler in _handlers(language)]
    return Router("/", route_handlers=handlers, include_in_schema=False)


def _handlers(language: str) -> list[HTTPRouteHandler]:
    @post(f"/{language}/judge", sync_to_thread=True, opt={NEEDS: Role.ANALYST})
    def decide(request: Asked, data: Annotated[Judged, Form]) -> Redirect:
        with unmet():
            judge(request.app.state.keeper, _decision(data), request.user.name)
        return Redirect(local(data.back), status_code=303)

    @post(f"/{language}/undo", sync_to_thread=True, opt={NEEDS: Role.ANALYST})
    def take_back(request: Asked, data: Annotated[TakenBack, Form]) -> Redirect:
        with unmet():
            undo(request.app.state.keeper, data.judgement, Reason(), request.user.name)
        return Redirect(local(data.back), status_code=303)

    return [decide, take_back]


def _decision(sent: Judged) -> Decision:
    told: dict[str, Any] = {
        "verdict": sent.verdict,
        "subjects": [subject for subject in (sent.subject, sent.other) if subject],
        "field": sent.field or None,
        "value": sent.value or None,
    }
    try:
        return msgspec.convert(told, Decision)
    except msgspec.ValidationError as error:
        raise UnaskableError("no_judgement_sent", reason=error) from None
