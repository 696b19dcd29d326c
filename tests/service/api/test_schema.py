"""What is asked of the API at random, within its schema and beyond: no server error, no answer the schema lacks."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
import uvicorn
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from mizan.service.application import create
from mizan.service.settings import Settings

EXAMPLES = 8
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture(scope="module")
def served(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk over a copy of the example ledger, asked over the network as others would."""
    ledger = tmp_path_factory.mktemp("served") / "own.mizan"
    ledger.write_bytes(examples.read_bytes())
    server = uvicorn.Server(uvicorn.Config(create(Settings(ledger=str(ledger))), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


def test_answers_stay_within_the_schema(served: str, subtests: pytest.Subtests) -> None:
    schema = schemathesis.openapi.from_url(f"{served}/api/v1/openapi.json")
    for result in schema.get_all_operations():
        operation = result.ok()  # type: ignore[union-attr]
        with subtests.test(operation.label):
            _asked_at_random(operation)


def _asked_at_random(operation: Any) -> None:
    @given(case=operation.as_strategy())
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: Any) -> None:
        case.call_and_validate(checks=CHECKS, timeout=30)

    ask()
