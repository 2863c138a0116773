"""What goes wrong has a page, in the same frame, with one sentence that says what to do."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Ledger, Reader
from onrecord.web import create_app
from onrecord.web.shell import ROOMS
from tests.web import samples
from tests.web.conftest import ADDRESS
from tests.web.page import Element, parse


def alert(html: str) -> Element:
    page = parse(html)
    assert [a.text for a in page.one("nav", aria_label="Pages").all("a")] == [room.name for room in ROOMS]
    return page.one("section", role="alert")


@pytest.mark.parametrize("path", ["/nowhere", "/documents/d0000000000000000", "/statements/s0000000000000000"])
def test_not_found(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert alert(answer.text).one("h1").text == "Not found"


def test_other_methods_are_refused(client: TestClient) -> None:
    answer = client.post("/help")
    assert answer.status_code == 405
    assert alert(answer.text).one("h1").text == "Not possible"


def test_a_cursor_that_is_none_is_refused(client: TestClient) -> None:
    answer = client.get("/documents?after=nonsense")
    assert answer.status_code == 400
    assert alert(answer.text).one("h1").text == "This cannot be asked"


@pytest.mark.parametrize("path", ["/", "/documents", "/statements"])
def test_unreadable_ledger(tmp_path: Path, path: str) -> None:
    file = tmp_path / "broken.db"
    file.write_bytes(b"not a ledger at all, but long enough to look at" * 40)
    with TestClient(create_app(file), base_url=ADDRESS) as client:
        answer = client.get(path)
        assert answer.status_code == 503
        section = alert(answer.text)
        assert section.one("h1").text == "The ledger cannot be read"
        assert "broken.db" in section.all("p")[1].text
        assert section.one("code").text == "onrecord --ledger broken.db verify"


@pytest.mark.parametrize("content", [None, b""])
def test_a_ledger_that_is_not_there_yet_has_one_way_on(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "new.db"
    if content is not None:
        path.write_bytes(content)
    with TestClient(create_app(path), base_url=ADDRESS) as client:
        answer = client.get("/documents")
        assert answer.status_code == 404
        section = alert(answer.text)
        assert section.one("h1").text == "No ledger yet"
        assert section.all("a")[0].attributes["href"] == "/add"
        Ledger.open(path, create=True).close()
        assert client.get("/documents").status_code == 200


def test_programs_are_told_as_problem_details(client: TestClient) -> None:
    answer = client.get("/documents/d0000000000000000", headers={"Accept": "application/json"})
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert (answer.status_code, told["status"], told["title"]) == (404, 404, "Not found")
    assert "d0000000000000000" in told["detail"]
    page = client.get("/documents/d0000000000000000", headers={"Accept": "text/html,application/json;q=0.9"})
    assert page.headers["content-type"].startswith("text/html")


def test_what_nobody_foresaw_is_told_without_its_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(Reader, "speakers", fail)
    path = samples.build(tmp_path / "x.db")
    with TestClient(create_app(path), base_url=ADDRESS, raise_server_exceptions=False) as client:
        answer = client.get("/actors")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert alert(answer.text).one("h1").text == "Something went wrong"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
