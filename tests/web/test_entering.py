"""Who may enter and who may write: tokens, sessions, cookies, other sites, large bodies."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.web import create_app, limits
from onrecord.web.access import NAME_COOKIE, SESSION_COOKIE, Access
from onrecord.web.me import local
from onrecord.web.tokens import Role, Token, Tokens, create, file_of, revoke
from onrecord.web.visiting import MAX_NAME, cleaned
from tests.web import samples
from tests.web.conftest import ADDRESS
from tests.web.page import csrf_of, parse

JSON = {"Accept": "application/json"}
READER, EDITOR = "reader-secret-of-tests-0001", "editor-secret-of-tests-0001"
TOKENS = Tokens((Token.of(READER, "Rea Dahl", Role.READER), Token.of(EDITOR, "Edo Lind", Role.EDITOR)))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return samples.build(tmp_path_factory.mktemp("entering") / "river.db")


@pytest.fixture
def open_app(path: Path) -> Iterator[TestClient]:
    """A browser on this machine, where nobody logs in."""
    with TestClient(create_app(path), base_url=ADDRESS, follow_redirects=False) as client:
        yield client


@pytest.fixture
def guarded(path: Path) -> Iterator[TestClient]:
    """A browser elsewhere, before the log-in."""
    app = create_app(path, hosts=["talks.example"], tokens=TOKENS)
    with TestClient(app, base_url="http://talks.example", follow_redirects=False) as client:
        yield client


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


def log_in(client: TestClient, secret: str, back: str = "/help") -> str:
    """Logs in and gives the token that forms carry."""
    answer = client.post("/login", data={"token": secret, "next": back})
    assert (answer.status_code, answer.headers["location"]) == (303, back)
    return csrf_of(client.get("/help").text)


# With tokens


@pytest.mark.parametrize("path", ["/", "/documents?words=a", "/add", "/nowhere", "/jobs/x"])
def test_nobody_enters_without_a_token(guarded: TestClient, path: str) -> None:
    answer = guarded.get(path)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/login?next=")
    assert guarded.get(path, headers=JSON).status_code == 401


@pytest.mark.parametrize("secret", ["", "wrong", READER[:-1], READER + "x", "é\u202e"])
def test_wrong_tokens_are_refused(guarded: TestClient, secret: str) -> None:
    answer = guarded.get("/", headers={b"Authorization": f"Bearer {secret}".encode()})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    asked = guarded.post("/login", data={"token": secret})
    assert asked.status_code == 401
    assert "does not hold" in parse(asked.text).one("p", id="wrong").text
    assert "set-cookie" not in asked.headers


def test_a_program_enters_with_its_token_in_the_header(guarded: TestClient) -> None:
    assert guarded.get("/documents", headers=bearer(READER)).status_code == 200
    assert guarded.get("/documents", headers={"Authorization": f"bearer {EDITOR}"}).status_code == 200
    assert not guarded.cookies


def test_a_reader_reads_and_writes_nothing(guarded: TestClient) -> None:
    for headers in (bearer(READER), {"X-CSRF": log_in(guarded, READER)}):
        assert guarded.get("/documents", headers=headers).status_code == 200
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            answer = guarded.request(method, "/add", headers={**headers, **JSON})
            assert answer.status_code == 403
            assert "reading only" in answer.json()["detail"]
    assert "reading only" in guarded.get("/add").text
    assert not parse(guarded.get("/").text).all("form", method="post")


def test_an_editor_writes(guarded: TestClient) -> None:
    assert guarded.post("/add", headers={**bearer(EDITOR), **JSON}).status_code == 400  # let in: nothing to add
    token = log_in(guarded, EDITOR)
    assert guarded.post("/add", data={"csrf": token}).status_code == 400
    assert guarded.post("/add", data={"csrf": "x"}).status_code == 403
    assert guarded.post("/add", json={}).status_code == 403


def test_the_cookie_of_a_log_in_is_for_this_server_alone(guarded: TestClient) -> None:
    cookie = guarded.post("/login", data={"token": EDITOR}).headers["set-cookie"]
    parts = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert cookie.startswith(f"{SESSION_COOKIE}=")
    assert EDITOR not in cookie
    assert {"httponly", "samesite=strict", "path=/"} <= parts
    assert "secure" not in parts
    assert not any(part.startswith("domain") for part in parts)


def test_the_cookie_stays_on_encrypted_connections_where_there_is_one(path: Path) -> None:
    app = create_app(path, hosts=["talks.example"], tokens=TOKENS)
    with TestClient(app, base_url="https://talks.example", follow_redirects=False) as client:
        assert "secure" in client.post("/login", data={"token": EDITOR}).headers["set-cookie"].lower()


def test_logging_out_ends_the_session(guarded: TestClient) -> None:
    token = log_in(guarded, EDITOR)
    session = guarded.cookies[SESSION_COOKIE]
    assert guarded.post("/logout").status_code == 403
    assert guarded.post("/logout", data={"csrf": token}).status_code == 303
    guarded.cookies.set(SESSION_COOKIE, session)
    assert guarded.get("/help").status_code == 303


def test_a_session_of_ones_own_making_is_none(guarded: TestClient) -> None:
    guarded.cookies.set(SESSION_COOKIE, "made-up")
    assert guarded.get("/help").status_code == 303


def test_a_token_that_is_revoked_ends_its_sessions(path: Path, tmp_path: Path) -> None:
    file = file_of(tmp_path / "river.db")
    secret = create(file, "Ines Lind", Role.EDITOR)
    app = create_app(path, hosts=["talks.example"], tokens=Tokens((), file))
    with TestClient(app, base_url="http://talks.example", follow_redirects=False) as client:
        log_in(client, secret)
        assert "Ines Lind" in client.get("/help").text
        revoke(file, "Ines Lind")
        assert client.get("/help").status_code == 303
        assert client.get("/help", headers=bearer(secret)).status_code == 401


def test_sessions_end_after_a_while_and_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.web.access.MOST_SESSIONS", 2)
    access = Access(TOKENS)
    sessions = [access.log_in(EDITOR) or "" for _ in range(3)]
    assert [access._logged_in(session) is not None for session in sessions] == [False, True, True]
    monkeypatch.setattr("time.monotonic", lambda: 1e12)
    assert access._logged_in(sessions[2]) is None


def test_the_name_of_a_token_cannot_be_changed(guarded: TestClient) -> None:
    token = log_in(guarded, EDITOR)
    assert guarded.post("/me", data={"csrf": token, "name": "Somebody Else"}).status_code == 403
    guarded.cookies.set(NAME_COOKIE, "Somebody%20Else")
    assert "Edo Lind" in parse(guarded.get("/help").text).one("footer").text


def test_static_files_need_no_token(guarded: TestClient) -> None:
    assert guarded.get("/static/site.css").status_code == 200


@pytest.mark.parametrize("host", ["192.168.1.20:8000", "[2001:db8::1]:8000", "talks.example"])
def test_addresses_and_given_names_are_answered_with_tokens(guarded: TestClient, host: str) -> None:
    assert guarded.get("/login", headers={"Host": host}).status_code == 200


def test_other_names_are_not(guarded: TestClient, open_app: TestClient) -> None:
    assert guarded.get("/login", headers={"Host": "evil.example"}).status_code == 421
    assert open_app.get("/help", headers={"Host": "192.168.1.20:8000"}).status_code == 421


@pytest.mark.parametrize(
    "address",
    ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nX: y", "", None],
)
def test_the_log_in_leads_to_our_pages_only(guarded: TestClient, address: str | None) -> None:
    assert local(address) == "/"
    answer = guarded.post("/login", data={"token": EDITOR, "next": address or ""})
    assert answer.headers["location"] == "/"


def test_the_log_in_leads_back(guarded: TestClient) -> None:
    asked = guarded.get("/documents?words=a&genre=news").headers["location"]
    form = parse(guarded.get(asked).text).one("form", action="/login")
    assert form.one("input", name="next").attributes["value"] == "/documents?words=a&genre=news"
    assert form.one("input", name="token").attributes["type"] == "password"


# On this machine


def test_the_first_page_gives_a_cookie_that_no_script_and_no_other_site_gets(open_app: TestClient) -> None:
    cookie = open_app.get("/help").headers["set-cookie"].lower()
    assert cookie.startswith(SESSION_COOKIE)
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "set-cookie" not in open_app.get("/help").headers
    assert "set-cookie" not in open_app.get("/static/site.css").headers


def test_the_name_is_set_once_and_shown_in_the_footer(open_app: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "ann")
    page = open_app.get("/me?next=/help")
    assert "Judging as ann" in parse(page.text).one("footer").text
    token = csrf_of(page.text)
    answer = open_app.post("/me", data={"csrf": token, "name": "  Åsa\r\nDahl <b> ", "next": "/help"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/help")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "Judging as Åsa Dahl <b>" in parse(open_app.get("/help").text).one("footer").text
    open_app.post("/me", data={"csrf": token, "name": ""})
    assert "Judging as ann" in parse(open_app.get("/help").text).one("footer").text


@pytest.mark.parametrize("cookie", ["%00%0d%0aSet-Cookie:x", "%ff%fe", "", "%3Cscript%3E"])
def test_a_name_in_a_cookie_is_cleaned(open_app: TestClient, cookie: str) -> None:
    open_app.cookies.set(NAME_COOKIE, cookie)
    answer = open_app.get("/help")
    assert answer.status_code == 200
    assert not parse(answer.text).one("footer").all("script")


def test_names_are_one_short_line() -> None:
    assert cleaned(" a\n\u202eb\x00 ") == "a b"
    assert len(cleaned("x" * 500)) == MAX_NAME
    assert cleaned("\u200f\n") == ""


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:3000"},
        {"Origin": "http://["},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": ADDRESS},
    ],
)
def test_other_sites_write_nothing_even_with_the_token(open_app: TestClient, headers: dict[str, str]) -> None:
    token = csrf_of(open_app.get("/help").text)
    for path in ("/me", "/add", "/logout", "/login", "/jobs/x/stop"):
        answer = open_app.post(path, data={"csrf": token, "name": "Eve"}, headers=headers)
        assert answer.status_code == 403
        assert "another site" in answer.text


@pytest.mark.parametrize(
    "headers",
    [{"Origin": ADDRESS}, {"Sec-Fetch-Site": "same-origin", "Origin": "null"}, {"Sec-Fetch-Site": "none"}, {}],
)
def test_our_own_pages_write(open_app: TestClient, headers: dict[str, str]) -> None:
    token = csrf_of(open_app.get("/help").text)
    assert open_app.post("/me", data={"csrf": token, "name": "Ann"}, headers=headers).status_code == 303


def test_a_link_from_another_site_keeps_the_log_in(guarded: TestClient) -> None:
    """The browser holds a Strict cookie back on such a link; the page loads itself again and is then sent it."""
    session = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    again = guarded.get("/documents", headers=session)
    assert again.status_code == 200
    assert parse(again.text).one("meta", http_equiv="refresh").attributes["content"] == "0"
    assert "set-cookie" not in again.headers
    assert guarded.get("/documents", headers={**session, "Sec-Fetch-Site": "same-origin"}).status_code == 303


def test_large_bodies_are_refused_before_they_are_read(open_app: TestClient) -> None:
    token = csrf_of(open_app.get("/help").text)
    declared = {"Content-Length": str(limits.UPLOAD + 1), "X-CSRF": token}
    answer = open_app.post("/add", content=b"", headers=declared)
    assert answer.status_code == 413
    assert "101 MB" in parse(answer.text).one("section", role="alert").text
    assert open_app.post("/me", content=b"", headers={"Content-Length": str(limits.FORM + 1)}).status_code == 413


def test_large_bodies_that_say_nothing_of_it_are_broken_off(
    open_app: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "UPLOAD", 100_000)
    token = csrf_of(open_app.get("/help").text)

    def body() -> Iterator[bytes]:
        yield b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
        for _ in range(50):
            yield b"x" * 10_000

    headers = {"Content-Type": "multipart/form-data; boundary=b", "X-CSRF": token}
    assert open_app.post("/add", content=body(), headers=headers).status_code == 413


def test_broken_forms_are_refused(open_app: TestClient) -> None:
    token = csrf_of(open_app.get("/help").text)
    headers = {"Content-Type": "multipart/form-data; boundary=b", "X-CSRF": token}
    assert open_app.post("/add", content=b"--b\r\nnonsense", headers=headers).status_code == 400
    many = b"".join(b'--b\r\nContent-Disposition: form-data; name="f"\r\n\r\nx\r\n' for _ in range(1100))
    assert open_app.post("/add", content=many + b"--b--", headers=headers).status_code == 400


@pytest.mark.parametrize("value", ["a\r\nSet-Cookie: x=y", "a\nLocation: //evil.example"])
def test_no_header_is_injected(open_app: TestClient, value: str) -> None:
    token = csrf_of(open_app.get("/help").text)
    answer = open_app.post("/me", data={"csrf": token, "name": value, "next": f"/help?{value}"})
    assert "x" not in answer.cookies
    assert answer.headers["location"] == "/"
    assert open_app.get("/me", params={"next": value}).status_code == 200
