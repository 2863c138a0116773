"""What goes wrong has a page, in the same frame, with one sentence that says what to do."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Ledger, Reader
from onrecord.web import create_app
from tests.web import samples
from tests.web.conftest import ADDRESS
from tests.web.page import Element, parse


def alert(html: str) -> Element:
    page = parse(html)
    assert [a.text for a in page.one("nav", aria_label="Pages").all("a")] == [
        "Documents",
        "Statements",
        "Issues",
        "Speakers",
    ]
    return page.one("section", role="alert")


@pytest.mark.parametrize("path", ["/nowhere", "/documents/d0000000000000000", "/statements/s0000000000000000"])
def test_not_found(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert alert(answer.text).one("h1").text == "Not found"


def test_other_methods_are_refused(client: TestClient) -> None:
    answer = client.post("/")
    assert answer.status_code == 405
    assert alert(answer.text).one("h1").text == "Not possible"


def test_a_cursor_that_is_none_is_refused(client: TestClient) -> None:
    answer = client.get("/?after=nonsense")
    assert answer.status_code == 400
    assert alert(answer.text).one("h1").text == "This cannot be asked"


@pytest.mark.parametrize("content", [None, b"", b"not a ledger at all, but long enough to look at" * 40])
def test_unreadable_ledger(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "broken.db"
    if content is not None:
        path.write_bytes(content)
    with TestClient(create_app(path), base_url=ADDRESS) as client:
        answer = client.get("/")
        assert answer.status_code == 503
        section = alert(answer.text)
        assert section.one("h1").text == "The ledger cannot be read"
        assert "broken.db" in section.all("p")[1].text


def test_a_ledger_that_comes_later_is_opened_then(tmp_path: Path) -> None:
    path = tmp_path / "later.db"
    with TestClient(create_app(path), base_url=ADDRESS) as client:
        assert client.get("/").status_code == 503
        Ledger.open(path, create=True).close()
        assert client.get("/").status_code == 200


def test_what_nobody_foresaw_is_told_without_its_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(Reader, "speakers", fail)
    path = samples.build(tmp_path / "x.db")
    with TestClient(create_app(path), base_url=ADDRESS, raise_server_exceptions=False) as client:
        answer = client.get("/speakers")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert alert(answer.text).one("h1").text == "Something went wrong"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
