"""A ledger with something of every noun, and clients of its API."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from onrecord import desk
from onrecord.desk import Reviewer
from onrecord.ledger import Decision, Ledger
from onrecord.web import create_app
from onrecord.web.jobs import Job, Jobs
from tests.desk.base import BOOK, REPORTS, enter
from tests.web import samples
from tests.web.conftest import ADDRESS

Api = Callable[..., Any]


class Idle(Jobs):
    """Jobs that wait for ever."""

    def put(self, job: Job) -> None:
        self._jobs[job.id] = job


def build(path: Path) -> Path:
    """Documents of all sorts, with claims, sides, findings, positions, a codebook and judgements."""
    samples.build(path)
    with Ledger.open(path) as ledger:
        statements = [enter(ledger, *told) for told in REPORTS]
        ledger.write.recode(lambda issue: issue, BOOK)
        desk.judge(ledger, statements[0].id, Decision.ACCEPT, Reviewer("Lind", "As he said it."))
        desk.judge(ledger, statements[1].id, Decision.UNSURE, Reviewer("Moe"))
        desk.judge(ledger, f"{statements[2].id}#1", Decision.ACCEPT, Reviewer("Lind"))
    return path


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger that others are copies of."""
    return build(tmp_path_factory.mktemp("api") / "model.db")


@pytest.fixture(scope="session")
def held(model: Path) -> Path:
    """A ledger that no test changes."""
    return Path(shutil.copy(model, model.with_name("talks.db")))


@pytest.fixture(scope="session")
def app(held: Path) -> Starlette:
    return create_app(held)


@pytest.fixture(scope="session")
def client(app: Starlette) -> Iterator[TestClient]:
    """A program on this machine that reads."""
    with TestClient(app, base_url=ADDRESS, follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="session")
def ledger(held: Path) -> Iterator[Ledger]:
    with Ledger.open(held, read_only=True) as ledger:
        yield ledger


@pytest.fixture
def own(model: Path, tmp_path: Path) -> Path:
    """A ledger of one test's own."""
    return Path(shutil.copy(model, tmp_path / "own.db"))


@pytest.fixture
def writer(own: Path) -> Iterator[TestClient]:
    """A program on this machine that writes to that ledger."""
    with TestClient(create_app(own), base_url=ADDRESS, follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="session")
def get(client: TestClient) -> Api:
    """The JSON at an address below /api."""

    def got(path: str, **params: Any) -> Any:
        answer = client.get(f"/api{path}", params=params)
        assert answer.status_code == 200, answer.text
        return answer.json()

    return got


def walked(client: TestClient, path: str, **params: Any) -> list[Any]:
    """The entries of all pages of a list, by its cursors."""
    entries, cursor = [], None
    for _ in range(500):
        page = client.get(f"/api{path}", params={**params, **({"cursor": cursor} if cursor else {})}).json()
        entries += page["items"]
        cursor = page["next"]
        if cursor is None:
            return entries
    raise AssertionError(f"{path} has no end")


def is_problem(answer: Any, status: int) -> dict[str, Any]:
    """The problem that an answer is. Fails for any other shape."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told: dict[str, Any] = answer.json()
    assert set(told) - {"errors"} == {"type", "title", "status", "detail", "instance"}
    assert told["status"] == status
    assert told["type"].startswith("/api#")
    assert told["detail"].rstrip(".")
    assert told["title"]
    return told
