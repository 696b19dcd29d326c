"""What routes of the API share: how problems are described in OpenAPI, who asks, and what may be asked for."""

from typing import Any

from litestar import Request
from litestar.constants import RESERVED_KWARGS
from litestar.openapi.datastructures import ResponseSpec

from mizan.model.asking import ask_known
from mizan.service.accounts.users import User
from mizan.service.problems import MEDIA, Problem

Asked = Request[User, Any, Any]

_SAID = {
    400: "What was asked for makes no sense so; the detail says why and what to do.",
    401: "Nobody said who asks; send a token (Authorization: Bearer …).",
    403: "The role of who asks does not allow it, or another site's page sent it.",
    404: "It is not in the books.",
    413: "It is larger than the desk takes in.",
    415: "It is not in a form that is read here.",
    421: "The desk does not answer to this name.",
    429: "Too many requests; the headers say when to ask again.",
    503: "The desk cannot do it now; try again later.",
}


def problems(*statuses: int) -> dict[int, ResponseSpec]:
    """The problems that a route may answer with, besides those that every route may."""
    every = sorted({400, 401, 403, 421, 429, 503, *statuses})
    return {
        status: ResponseSpec(Problem, generate_examples=False, description=_SAID[status], media_type=MEDIA)
        for status in every
    }


async def only_known(request: Asked) -> None:
    """Raise UnaskableError where the query has a parameter that the route does not take."""
    taken = request.route_handler.parsed_fn_signature.parameters
    ask_known(
        "no_parameter",
        request.query_params,
        [name for name in taken if name not in RESERVED_KWARGS and name not in request.path_params],
    )
