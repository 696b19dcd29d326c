"""Making judgements and taking them back."""

from typing import Annotated

from litestar import Router, post
from litestar.openapi.spec import Example
from litestar.params import Body, Parameter

from mizan.model.judgements import Judgement
from mizan.service.accounts.access import NEEDS
from mizan.service.accounts.users import Role
from mizan.service.api.answers import Asked, problems
from mizan.service.judging import Decision, Reason, judge, undo
from mizan.service.problems import unmet

_ACCEPTED = Example(value={"verdict": "accept", "subjects": ["0123456789abcdef"], "note": "as the communiqué says"})


@post("/", responses=problems(404), sync_to_thread=True, opt={NEEDS: Role.ANALYST})
def make(request: Asked, data: Annotated[Decision, Body(examples=[_ACCEPTED])]) -> Judgement:
    """Judge a record, or two things. A judgement is only ever added; undo it to take it back."""
    with unmet():
        return judge(request.app.state.keeper, data, request.user.name)


@post("/{judgement:str}/undo", responses=problems(404), sync_to_thread=True, opt={NEEDS: Role.ANALYST})
def take_back(
    request: Asked,
    judgement: Annotated[str, Parameter(description="The id of a judgement.")],
    data: Annotated[Reason, Body(examples=[Example(value={})])],
) -> Judgement:
    """Undo a judgement; undo the judgement that this makes to have it back."""
    with unmet():
        return undo(request.app.state.keeper, judgement, data, request.user.name)


routes = Router("/judgements", route_handlers=[make, take_back], tags=["judgements"])
