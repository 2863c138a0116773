"""Every error of the API has one shape."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.errors import InputError, LedgerError, ModelError, NetworkError, NotFoundError, OnrecordError, UsageError
from onrecord.ledger import Reader
from onrecord.web import create_app
from onrecord.web.acting import Forbidden
from onrecord.web.api.problems import SORTS, ConflictError, UnsupportedError, status_of
from tests.web.api.conftest import is_problem
from tests.web.conftest import ADDRESS


@pytest.mark.parametrize("path", ["/api/", "/api/nothing", "/api/documents/", "/api/openapi.yaml", "/api/docs"])
def test_addresses_that_are_not_there(client: TestClient, path: str) -> None:
    told = is_problem(client.get(path), 404)
    assert told["instance"] == path
    assert told["detail"] == "There is nothing at this address: /api lists the operations."


@pytest.mark.parametrize(
    "path",
    [
        "documents/none.txt",
        f"statements/s{0:016}",
        f"findings/f{0:016}",
        "actors/nobody",
        "actors/name:nobody",
        "issues/none",
    ],
)
def test_things_that_are_not_there(client: TestClient, path: str) -> None:
    told = is_problem(client.get(f"/api/{path}"), 404)
    assert told["type"] == "/api#not-found"


def test_other_methods_name_those_that_are_taken(client: TestClient) -> None:
    answer = client.put("/api/documents/report.txt")
    told = is_problem(answer, 405)
    assert answer.headers["allow"] == "DELETE, GET, PATCH"
    assert told["detail"] == "PUT is not taken here, but: DELETE, GET, PATCH."
    is_problem(client.post("/api/statements", json={}), 405)


@pytest.mark.parametrize(
    ("body", "where"),
    [
        (b"{", "body.1"),
        (b"[]", "body"),
        (b'{"decision": "perhaps"}', "body"),
        (b'{"decision": "accept"}', "body.accept.subject"),
        (b'{"decision": "accept", "subject": "s1", "colour": 1}', "body.accept.colour"),
        (b'{"decision": "accept", "subject": "\\ud800"}', "body.accept.subject"),
    ],
)
def test_bodies_that_do_not_fit_the_schema(client: TestClient, body: bytes, where: str) -> None:
    answer = client.post("/api/judgements", content=body, headers={"Content-Type": "application/json"})
    assert is_problem(answer, 422)["errors"][0]["where"] == where


def test_large_bodies(client: TestClient) -> None:
    large = client.post("/api/judgements", content=b" " * (2**21 + 1), headers={"Content-Type": "application/json"})
    assert "larger than 2 MB" in is_problem(large, 413)["detail"]
    chunks = (b" " * 2**20 for _ in range(3))
    streamed = client.post("/api/judgements", content=chunks, headers={"Content-Type": "application/json"})
    is_problem(streamed, 413)


def test_media_types_that_are_not_taken(client: TestClient) -> None:
    told = is_problem(client.post("/api/documents", content=b"x", headers={"Content-Type": "image/png"}), 415)
    assert told["detail"].endswith("not as image/png.")


def test_foreign_hosts(client: TestClient) -> None:
    told = is_problem(client.get("/api/health", headers={"Host": "evil.example"}), 421)
    assert told["type"] == "/api#wrong-host"


def test_a_ledger_that_is_not_there(tmp_path: Path) -> None:
    with TestClient(create_app(tmp_path / "none.db"), base_url=ADDRESS) as client:
        told = is_problem(client.get("/api/health"), 503)
    assert "none.db" in told["detail"]


def test_what_nobody_foresaw(held: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Reader) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(Reader, "counts", broken)
    with TestClient(create_app(held), base_url=ADDRESS, raise_server_exceptions=False) as client:
        answer = client.get("/api/health")
    told = is_problem(answer, 500)
    assert "secret" not in answer.text
    assert told["detail"].startswith("Something went wrong on our side.")
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (Forbidden, 403),
        (NotFoundError, 404),
        (ConflictError, 409),
        (UnsupportedError, 415),
        (UsageError, 400),
        (InputError, 400),
        (NetworkError, 400),
        (LedgerError, 503),
        (ModelError, 503),
        (OnrecordError, 400),
    ],
)
def test_each_error_has_a_status_that_is_explained(kind: type[OnrecordError], status: int) -> None:
    assert status_of(kind("x")) == status
    assert status in SORTS


def test_problems_carry_the_security_headers(client: TestClient) -> None:
    headers = client.get("/api/nothing").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
