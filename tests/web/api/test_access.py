"""Who may read and write: tokens beyond this machine, and on it nobody whom another site's page sends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.web import create_app
from onrecord.web.tokens import Role, Token, Tokens
from tests.web.api.conftest import is_problem
from tests.web.conftest import ADDRESS
from tests.web.page import csrf_of

READER, EDITOR = "reader-secret-of-this-test", "editor-secret-of-this-test"
TOKENS = [Token.of(READER, "Rae", Role.READER), Token.of(EDITOR, "Edda", Role.EDITOR)]
JUDGE = {"decision": "accept", "subject": "s1"}


@pytest.fixture
def guarded(own: Path) -> Iterator[TestClient]:
    """A client of a ledger that is served to whoever has a token."""
    with TestClient(create_app(own, tokens=Tokens(TOKENS)), base_url=ADDRESS, follow_redirects=False) as client:
        yield client


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


@pytest.mark.parametrize("path", ["health", "statements", "openapi.json", "nothing"])
def test_without_a_token_nothing_is_told(guarded: TestClient, path: str) -> None:
    for headers in ({}, bearer("wrong")):
        answer = guarded.get(f"/api/{path}", headers=headers)
        is_problem(answer, 401)
        assert answer.headers["www-authenticate"].startswith("Bearer")


def test_readers_read_and_do_not_write(guarded: TestClient) -> None:
    told = guarded.get("/api/about", headers=bearer(READER)).json()
    assert told["visitor"] == {"name": "Rae", "may_write": False}
    for answer in (
        guarded.post("/api/judgements", json=JUDGE, headers=bearer(READER)),
        guarded.delete("/api/documents/report.txt", headers=bearer(READER)),
        guarded.post("/api/documents", json={"text": "x"}, headers=bearer(READER)),
    ):
        assert "for reading only" in is_problem(answer, 403)["detail"]


def test_editors_write_under_the_name_of_their_token(guarded: TestClient, own: Path) -> None:
    with Ledger.open(own, read_only=True) as ledger:
        subject = ledger.read.statements().items[0].statement.id
    body = {"decision": "accept", "subject": subject}
    made = guarded.post("/api/judgements", json=body, headers=bearer(EDITOR))
    assert made.json()["by"] == "Edda"
    is_problem(guarded.post("/api/judgements", json=body), 401)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "null"},
    ],
)
def test_pages_of_other_sites_write_nothing(writer: TestClient, headers: dict[str, str]) -> None:
    for answer in (
        writer.post("/api/judgements", json=JUDGE, headers=headers),
        writer.delete("/api/documents/report.txt", headers=headers),
        writer.patch("/api/documents/report.txt", json={"title": "x"}, headers=headers),
        writer.put("/api/codebook", json={"text": ""}, headers=headers),
        writer.post("/api/documents", json={"text": "x"}, headers=headers),
        writer.post("/api/documents", files={"files": ("a.txt", b"x")}, headers=headers),
    ):
        is_problem(answer, 403)
    assert writer.get("/api/documents/report.txt").json()["title"] == "Orvane rejects talks on the upper dams"


def test_what_a_form_can_send_needs_a_token_of_our_pages(writer: TestClient) -> None:
    body = b'{"decision": "accept", "subject": "s1"}'
    for media in ("text/plain", "application/x-www-form-urlencoded", ""):
        answer = writer.post("/api/judgements", content=body, headers={"Content-Type": media})
        assert answer.status_code in {403, 422}
    is_problem(writer.post("/api/documents", files={"files": ("a.txt", b"x")}), 403)


def test_our_own_pages_write_with_their_token(writer: TestClient) -> None:
    headers = {"Origin": ADDRESS, "Sec-Fetch-Site": "same-origin"}
    is_problem(writer.patch("/api/documents/report.txt", json={"title": "Dams"}, headers=headers), 403)
    headers["X-CSRF"] = csrf_of(writer.get("/help").text)
    answer = writer.patch("/api/documents/report.txt", json={"title": "Dams"}, headers=headers)
    assert answer.json()["title"] == "Dams"


def test_programs_on_this_machine_write_without_a_token(writer: TestClient) -> None:
    assert writer.delete("/api/documents/round-two.txt").status_code == 200
    assert writer.patch("/api/documents/report.txt", json={"title": "Dams"}).status_code == 200
