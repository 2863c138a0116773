"""Adding: what is sent begins a job, and the job tells what became of it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.web import samples
from tests.web.api.conftest import Idle, is_problem
from tests.web.page import csrf_of

WAIT_S = 120
BYTES = {"Content-Type": "application/octet-stream"}


def over(client: TestClient, answer: Any) -> Any:
    """The job that an answer began, once it is over."""
    assert answer.status_code == 202, answer.text
    until = time.monotonic() + WAIT_S
    while time.monotonic() < until:
        job = client.get(answer.headers["location"]).json()
        if job["over"]:
            return job
        time.sleep(0.02)
    raise AssertionError("the job has no end")


# Persian is stored and not extracted, so that these tests need no extractor.
NEWS = f"{samples.PERSIAN} خبر تازه."


def test_a_text(writer: TestClient) -> None:
    body = {"title": "خبر", "text": NEWS, "collection": "new"}
    job = over(writer, writer.post("/api/documents", json=body))
    assert (job["state"], job["added"], job["failures"], job["error"]) == ("done", 1, [], None)
    (done,) = job["done"]
    found = writer.get(f"/api/documents/{done['id']}").json()
    assert (found["collections"], found["extracted"]) == (["new"], False)
    assert writer.get(f"/api/documents/{done['id']}/text").json()["text"] == NEWS


def test_a_file_as_it_is(writer: TestClient) -> None:
    sent = writer.post("/api/documents?name=news.txt&collection=new", content=NEWS.encode(), headers=BYTES)
    job = over(writer, sent)
    assert [done["name"] for done in job["done"]] == ["news.txt"]
    again = over(writer, writer.post("/api/documents?name=news.txt", content=NEWS.encode(), headers=BYTES))
    assert (again["added"], again["unchanged"]) == (0, 1)
    assert [job["state"] for job in writer.get("/api/jobs").json()["items"]] == ["done", "done"]


def test_files_in_a_form(writer: TestClient) -> None:
    files = [("files", ("one.txt", NEWS.encode())), ("files", ("broken.pdf", b"%PDF-1.4 no more"))]
    headers = {"X-CSRF": csrf_of(writer.get("/help").text)}
    job = over(writer, writer.post("/api/documents", files=files, headers=headers))
    assert (job["added"], job["failed"]) == (1, 1)
    assert job["failures"][0]["name"] == "broken.pdf"
    assert job["failures"][0]["why"].startswith("broken.pdf")


@pytest.mark.parametrize(
    ("body", "status"),
    [({}, 400), ({"text": " "}, 400), ({"url": "/etc/passwd"}, 400), ({"url": "file:///etc/passwd"}, 400),
     ({"text": "x", "model": "none"}, 400), ({"text": "x", "published": "7 May"}, 422), ({"words": "x"}, 422)],
)  # fmt: skip
def test_what_cannot_be_added(writer: TestClient, body: dict[str, str], status: int) -> None:
    is_problem(writer.post("/api/documents", json=body), status)
    assert writer.get("/api/jobs").json()["total"] == 0


def test_a_file_needs_a_name(writer: TestClient) -> None:
    told = is_problem(writer.post("/api/documents", content=b"x", headers=BYTES), 400)
    assert "?name=report.pdf" in told["detail"]


def test_a_job_that_waits_is_stopped(writer: TestClient, own: Path) -> None:
    writer.app.state.jobs = Idle(own)  # type: ignore[attr-defined]
    waiting = writer.post("/api/documents", json={"text": NEWS}).json()
    assert (waiting["state"], waiting["over"]) == ("waiting", False)
    stopped = writer.delete(f"/api/jobs/{waiting['id']}").json()
    assert (stopped["state"], stopped["over"]) == ("stopped", True)
    is_problem(writer.delete("/api/jobs/none"), 404)
