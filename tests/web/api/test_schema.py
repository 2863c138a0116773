"""The OpenAPI description and the page made of it: whole, and true."""

from __future__ import annotations

import json
import re
from typing import Any, cast

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from pydantic import TypeAdapter
from starlette.applications import Starlette
from starlette.testclient import TestClient

from onrecord.web.api import examples, schema
from onrecord.web.api.app import ROUTERS
from onrecord.web.api.problems import SORTS
from onrecord.web.api.rulings import Ruled
from tests.web.page import parse

ROUTES = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]


@pytest.fixture(scope="module")
def described(client: TestClient) -> dict[str, Any]:
    answer = client.get("/api/openapi.json")
    assert answer.headers["content-type"] == "application/json"
    return cast("dict[str, Any]", answer.json())


def test_it_is_openapi_3_1_for_this_address(described: dict[str, Any], app: Starlette) -> None:
    assert described["openapi"].startswith("3.1")
    assert described["servers"] == [{"url": "/api"}]
    assert described == json.loads(json.dumps(cast(FastAPI, app.state.api).openapi()))
    assert described["components"]["securitySchemes"]["token"]["scheme"] == "bearer"


def test_every_operation_is_described(described: dict[str, Any]) -> None:
    found = list(schema.operations(described))
    names = [operation["operationId"] for _, _, operation in found]
    assert len(names) == len(set(names)) == len(ROUTES)
    tags = {tag["name"] for tag in described["tags"]}
    for _, _, operation in found:
        assert operation["summary"]
        assert operation["description"]
        assert set(operation["tags"]) <= tags
        assert len(operation["tags"]) == 1
        for parameter in operation.get("parameters", ()):
            assert parameter.get("description") or parameter["schema"].get("description"), parameter["name"]


def test_every_operation_has_the_problems_it_can_answer_with(described: dict[str, Any]) -> None:
    for method, path, operation in schema.operations(described):
        problems = {s for s in operation["responses"] if s.startswith(("4", "5"))}
        assert {"400", "401", "404", "422", "500", "503"} <= problems
        assert ("403" in problems) is (method != "get"), path
        for status in problems:
            (media,) = operation["responses"][status]["content"]
            assert media == "application/problem+json"
            assert SORTS[int(status)].meaning in operation["responses"][status]["description"]


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: str(route.operation_id))
def test_every_answer_has_an_example_of_its_shape(route: APIRoute) -> None:
    assert route.operation_id is not None
    example = examples.answers()[route.operation_id]
    shaped = TypeAdapter(route.response_model).validate_python(example)
    assert TypeAdapter(route.response_model).dump_python(shaped, mode="json", by_alias=True).keys() == example.keys()


def test_every_body_has_examples_of_its_shape(described: dict[str, Any]) -> None:
    bodied = {o["operationId"]: o for _, _, o in schema.operations(described) if "requestBody" in o}
    assert set(bodied) == set(examples.BODIES)
    for body in examples.BODIES["judge"].values():
        made: Any = TypeAdapter(Ruled).validate_python(body)
        assert made.decision == body["decision"]
    decisions = {body["decision"] for body in examples.BODIES["judge"].values()}
    assert decisions >= {"accept", "reject", "correct", "add", "merge", "split", "undo"}


def test_every_reference_leads_somewhere(described: dict[str, Any]) -> None:
    names = set(re.findall(r"'\$ref': '#/components/schemas/([^']+)'", str(described)))
    assert names <= set(described["components"]["schemas"])
    assert "HTTPValidationError" not in described["components"]["schemas"]


def test_the_page_lists_every_operation_and_every_problem(client: TestClient, described: dict[str, Any]) -> None:
    answer = client.get("/api")
    page = parse(answer.text)
    shown = {details.attributes["id"] for details in page.all("details", "api-operation")}
    assert shown == {operation["operationId"] for _, _, operation in schema.operations(described)}
    for sort in SORTS.values():
        assert page.one("tr", id=sort.anchor).all("td")[0].text == str(sort.status)
    addresses = [a.attributes["href"] for a in page.all("a") if a.attributes["href"].startswith("#")]
    ids = {e.attributes["id"] for e in page.all() if "id" in e.attributes}
    assert {address[1:] for address in addresses} <= ids
    assert not page.all("style")
    kinds = page.one("details", id="listFindings").text
    assert "reversal, hardening" in kinds
