"""Requests made up from the OpenAPI description: nothing breaks the API, and every answer is as described."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from starlette.applications import Starlette

from onrecord.web import create_app
from onrecord.web.api.app import create_api
from tests.desk.fast import Fast
from tests.web.api.conftest import Idle

HOST = "testserver"  # what schemathesis calls the app
EXAMPLES = 15
REFUSED = ["2xx", "304", "400", "403", "404", "409", "415"]
"""What may answer a request that fits the schema: 400 is for values that this ledger cannot make sense of."""

CONFIG = schemathesis.Config.from_dict(
    {
        "generation": {"deterministic": True, "max-examples": EXAMPLES, "database": "none"},
        "phases": {"coverage": {"enabled": False}},  # thousands of requests, each to the edge of one value
        "checks": {
            "positive_data_acceptance": {"expected-statuses": REFUSED},
            "negative_data_rejection": {"expected-statuses": ["400", "403", "404", "413", "415", "422"]},
        },
    }
)
THERE = {"document": "persian.txt", "actor": "teodor-vass", "issue": "the base", "queue": "claims"}
"""Path parameters that lead somewhere; no other test of this file needs the document once it is removed."""


@pytest.fixture(scope="module")
def served(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Starlette]:
    """The app of a ledger of its own, which extracts with little effort and adds nothing."""
    place = Path(shutil.copy(model, tmp_path_factory.mktemp("conformance") / "talks.db"))
    app = create_app(place, hosts=(HOST,))
    app.state.jobs = Idle(place)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("onrecord.desk.changing.load_extractor", lambda _model=None: Fast())
        yield app


def described() -> dict[str, Any]:
    """The description, with examples of path parameters that lead somewhere."""
    made: dict[str, Any] = json.loads(json.dumps(create_api().openapi()))
    for methods in made["paths"].values():
        for operation in methods.values():
            for parameter in operation.get("parameters", ()):
                if parameter["name"] in THERE:
                    parameter["example"] = THERE[parameter["name"]]
    return made


schema = schemathesis.openapi.from_dict(described(), config=CONFIG)


@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_operation_is_as_described(served: Starlette, case: Any) -> None:
    case.call_and_validate(app=served)
