"""Documents are other people's text; answers are for this machine."""

import re

import pytest
from starlette.testclient import TestClient

from onrecord.web import links
from onrecord.web.security import HEADERS, host_name, is_loopback
from onrecord.web.shown import displayable
from tests.web import samples
from tests.web.page import parse

PAGES = (
    *("/", "/add", "/me", "/documents", "/actors", "/search?q=river", "/help"),
    f"/documents/{samples.hostile()[0].id}",
)


@pytest.mark.parametrize("path", [*PAGES, "/nowhere", "/static/site.css"])
def test_every_answer_has_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    for name, value in HEADERS.items():
        assert headers[name] == value


def test_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    policy = dict(part.split(" ", 1) for part in HEADERS["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"


@pytest.mark.parametrize("path", PAGES)
def test_pages_have_no_inline_script_style_or_handler(client: TestClient, path: str) -> None:
    page = parse(client.get(path).text)
    assert page.all("script")
    assert all(s.attributes["src"].startswith("/static/") and not s.text for s in page.all("script"))
    assert not page.all("style")
    for element in page.all():
        assert not [name for name in element.attributes if name == "style" or name.startswith("on")]
        for address in (element.attributes.get("href", ""), element.attributes.get("src", "")):
            assert re.match(r"(?:/(?!/)|#|https?://|$)", address), address


@pytest.mark.parametrize("path", [*PAGES, "/documents/%3Cscript%3E", "/documents?words=%22%3E%3Cscript%3E"])
def test_hostile_text_stays_text(client: TestClient, path: str) -> None:
    page = parse(client.get(path).text)
    assert not page.all("b", onclick="alert(1)")
    assert not page.all("img")
    assert all(s.attributes["src"].startswith("/static/") for s in page.all("script"))


def test_foreign_hosts_are_refused(client: TestClient) -> None:
    for host in ("evil.example", "evil.example:8765", "127.0.0.1.evil.example", ""):
        answer = client.get("/", headers={"Host": host})
        assert answer.status_code == 421
        assert "does not answer to this name" in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost", "LOCALHOST:80", "[::1]:8765", "127.0.0.2"])
def test_loopback_hosts_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/help", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    ("host", "expected"), [("::1", True), ("[::1]", True), ("8.8.8.8", False), ("example.org", False), ("", False)]
)
def test_is_loopback(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected


def test_host_name() -> None:
    assert [host_name(h) for h in ("a.example:1", "[::1]:80", "::1")] == ["a.example", "::1", ""]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://wire.example/a?b=c", True),
        ("HTTP://wire.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//wire.example", False),
        ("https:", False),
        ("http://[", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, expected: bool) -> None:
    assert (links.outward(url) is not None) is expected


def test_displayable_keeps_the_length_and_shows_what_is_hidden() -> None:
    text = "a\x00b\x07c\x7f\ud800\u202ed\n\té\u200f"
    shown = displayable(text)
    assert shown == "a␀b␇c␡��d\n\té\u200f"
    assert len(shown) == len(text)
    shown.encode("utf-8")


def test_assets_are_cached_for_ever_under_their_hash_alone(client: TestClient) -> None:
    href = parse(client.get("/help").text).one("link", rel="stylesheet").attributes["href"]
    asset = client.get(href)
    assert "immutable" in asset.headers["cache-control"]
    assert asset.headers["content-type"] == "text/css; charset=utf-8"
    assert client.get("/static/site.css").headers["cache-control"] == "no-cache"
    again = client.get("/static/site.css", headers={"If-None-Match": asset.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/static/none.css").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        *("/static/..%2fapp.py", "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%5capp.py"),
        *("/static//etc/passwd", "/static/site.css%00.js", "/documents/..%2f..%2fetc%2fpasswd"),
        *("/jobs/..%2f..%2fetc%2fpasswd", "/jobs/%2e%2e"),
    ],
)
def test_no_address_leads_to_other_files(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "root:" not in answer.text
    assert "create_app" not in answer.text


def test_style_sheet_and_script_load_nothing_from_elsewhere(client: TestClient) -> None:
    for name in ("site.css", "site.js", "home.css", "home.js"):
        text = client.get(f"/static/{name}").text
        assert "http:" not in text
        assert "https:" not in text
        assert "@import" not in text
        assert "url(" not in text
