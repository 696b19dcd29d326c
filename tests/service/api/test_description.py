"""The API's description of itself: OpenAPI 3.1, whose examples hold on the example articles."""

from collections.abc import Iterator
from typing import Any

from litestar import Litestar
from litestar.testing import TestClient

Desk = TestClient[Litestar]
ADDRESS = "/api/v1/openapi.json"


def operations(desk: Desk) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in desk.get(ADDRESS).json()["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def test_it_is_openapi_and_tells_what_may_go_wrong(desk: Desk) -> None:
    assert desk.get(ADDRESS).json()["openapi"].startswith("3.1")
    for path, method, operation in operations(desk):
        assert operation["description"], path
        problems = [operation["responses"][status]["content"] for status in ("400", "401", "403")]
        assert all("application/problem+json" in content for content in problems), (path, method)


def test_the_examples_of_parameters_are_answered(desk: Desk) -> None:
    asked = 0
    for path, method, operation in operations(desk):
        given = {
            one["name"]: next(iter(one["examples"].values()))["value"]
            for one in operation.get("parameters", ())
            if one.get("examples") and one["in"] == "query"
        }
        needed = {one["name"] for one in operation.get("parameters", ()) if one["required"]}
        if method == "get" and given and needed <= given.keys():
            answer = desk.get(path, params=given)
            assert answer.status_code in (200, 404), (path, given, answer.text)
            asked += answer.status_code == 200
    assert asked > 15


def test_the_examples_of_bodies_are_taken(own_desk: Desk) -> None:
    bodies = {
        path: operation["requestBody"]["content"]["application/json"]["schema"]["examples"][0]
        for path, method, operation in operations(own_desk)
        if method == "post" and "application/json" in operation["requestBody"]["content"]
    }
    record = own_desk.get("/api/v1/records?limit=1").json()["records"][0]["record"]
    assert own_desk.post("/api/v1/documents", json=bodies["/api/v1/documents"]).status_code == 201
    decision = bodies["/api/v1/judgements"] | {"subjects": [record]}
    made = own_desk.post("/api/v1/judgements", json=decision)
    assert made.status_code == 201
    undo = bodies["/api/v1/judgements/{judgement}/undo"]
    assert own_desk.post(f"/api/v1/judgements/{made.json()['id']}/undo", json=undo).status_code == 201
