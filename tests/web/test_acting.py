"""Writing from a page: who may, whose form it is, and what is said when the ledger cannot take it."""

import errno
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from onrecord.desk import Reviewer
from onrecord.errors import UsageError
from onrecord.ledger import Ledger
from onrecord.web import create_app
from onrecord.web.acting import acted
from tests.web import samples
from tests.web.conftest import ADDRESS
from tests.web.page import csrf_of, parse

JSON = {"Accept": "application/json"}


class Act:
    """What the route /act does with the ledger; tests set `raises`."""

    def __init__(self) -> None:
        self.raises: Exception | None = None
        self.collects = ""
        self.threads: list[str] = []
        self.at_once = self.most = 0

    def __call__(self, ledger: Ledger, by: Reviewer) -> dict[str, object]:
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        self.threads.append(threading.current_thread().name)
        try:
            if self.raises:
                raise self.raises
            if self.collects:
                ledger.write.collect(self.collects, "river")
            return {"by": by.name, "documents": ledger.read.counts().documents, "writes": bool(ledger.write)}
        finally:
            self.at_once -= 1

    async def respond(self, request: Request) -> Response:
        return JSONResponse(await acted(request, self))


@pytest.fixture
def act() -> Act:
    return Act()


@pytest.fixture
def app(tmp_path: Path, act: Act) -> Starlette:
    app = create_app(samples.build(tmp_path / "acts.db"))
    app.router.routes.insert(0, Route("/act", act.respond, methods=["POST"]))
    return app


@pytest.fixture
def person(app: Starlette) -> Iterator[TestClient]:
    """A browser that has opened a page."""
    with TestClient(app, base_url=ADDRESS) as client:
        client.headers["X-CSRF"] = csrf_of(client.get("/help").text)
        yield client


def test_acts_with_the_ledger_open_for_writing_in_a_thread(
    person: TestClient, act: Act, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "ann")
    answer = person.post("/act")
    assert answer.status_code == 200
    assert answer.json() == {"by": "ann", "documents": 4, "writes": True}
    assert "MainThread" not in act.threads


def test_token_in_the_form_does_as_well_as_in_the_header(person: TestClient) -> None:
    token = person.headers.pop("X-CSRF")
    assert person.post("/act", data={"csrf": token}).status_code == 200
    assert person.post("/act", files={"csrf": (None, token), "file": ("a.txt", b"x")}).status_code == 200


@pytest.mark.parametrize("token", ["", "0" * 64, "é"])
def test_wrong_token_is_refused(person: TestClient, act: Act, token: str) -> None:
    del person.headers["X-CSRF"]
    answer = person.post("/act", data={"csrf": token})
    assert answer.status_code == 403
    assert "load it again" in parse(answer.text).one("section", role="alert").text
    assert act.threads == []


def test_token_of_another_session_is_refused(app: Starlette, person: TestClient) -> None:
    with TestClient(app, base_url=ADDRESS) as other:
        other.get("/help")
        assert other.post("/act", headers={"X-CSRF": person.headers["X-CSRF"]}).status_code == 403


def test_token_without_its_cookie_is_refused(person: TestClient) -> None:
    person.cookies.clear()
    assert person.post("/act").status_code == 403


def test_program_on_this_machine_needs_no_form(app: Starlette) -> None:
    with TestClient(app, base_url=ADDRESS) as program:
        assert program.post("/act", json={}).status_code == 200
        assert program.post("/act", json={}, headers={"Origin": ADDRESS}).status_code == 403
        assert program.post("/act", content=b"{}", headers={"Content-Type": "text/plain"}).status_code == 403


def test_trouble_of_the_act_is_told_as_page_or_json(person: TestClient, act: Act) -> None:
    act.raises = UsageError("Say what is right instead.")
    page = person.post("/act")
    assert page.status_code == 400
    assert "Say what is right instead." in parse(page.text).one("section", role="alert").text
    answer = person.post("/act", headers=JSON)
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.json()["status"], answer.json()["detail"]) == (400, "Say what is right instead.")


def test_full_disk_is_told(person: TestClient, act: Act) -> None:
    act.raises = OSError(errno.ENOSPC, "No space left on device")
    answer = person.post("/act", headers=JSON)
    assert answer.status_code == 503
    assert "free some disk space" in answer.json()["detail"]


def test_locked_ledger_is_told(person: TestClient, app: Starlette, act: Act, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.ledger.connection.BUSY_S", 0.05)
    act.collects = samples.hostile()[0].id
    with closing(sqlite3.connect(app.state.house.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = person.post("/act", headers=JSON)
    assert answer.status_code == 503
    assert "Another program is writing" in answer.json()["detail"]
    assert person.post("/act").status_code == 200


def test_one_act_at_a_time(person: TestClient, act: Act) -> None:
    threads = [threading.Thread(target=person.post, args=("/act",)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(act.threads) == 4
    assert act.most == 1


def test_missing_ledger_is_not_made_by_an_act(tmp_path: Path, act: Act) -> None:
    app = create_app(tmp_path / "none.db")
    app.router.routes.insert(0, Route("/act", act.respond, methods=["POST"]))
    with TestClient(app, base_url=ADDRESS) as program:
        answer = program.post("/act", json={}, headers=JSON)
    assert answer.status_code == 404
    assert "the first one makes the ledger" in answer.json()["detail"]
    assert not (tmp_path / "none.db").exists()
