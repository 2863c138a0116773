"""Adding documents in the browser: the form, the jobs behind it, what is kept where and taken away again."""

import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from starlette.datastructures import FormData, Headers, UploadFile
from starlette.testclient import TestClient

from onrecord import desk
from onrecord.desk import AddOptions, ReadOptions
from onrecord.errors import InputError, LedgerError, NotFoundError, UsageError
from onrecord.ledger import Ledger
from onrecord.web import create_app, uploads
from onrecord.web.adding import tally
from onrecord.web.jobs import Handed, Job, Jobs, Seen, State, rounds
from tests.web.conftest import ADDRESS
from tests.web.page import csrf_of, parse

TALKS = "Minister Ansa Reyl said on Monday that Orvane would not reopen the talks on the upper dams.\n"
WAIT_S = 120
JSON = {"Accept": "application/json"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new.db"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where uploads are kept in this test."""
    folder = tmp_path / "uploads"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


@pytest.fixture
def person(path: Path, kept: Path) -> Iterator[TestClient]:
    with TestClient(create_app(path), base_url=ADDRESS, follow_redirects=False) as client:
        client.headers["X-CSRF"] = csrf_of(client.get("/add").text)
        yield client


def over(client: TestClient, address: str) -> dict[str, Any]:
    """What a job says when it is over."""
    until = time.monotonic() + WAIT_S
    while time.monotonic() < until:
        seen: dict[str, Any] = client.get(address, headers=JSON).json()
        if seen["over"]:
            return seen
        time.sleep(0.05)
    pytest.fail("the job did not end")


def added(client: TestClient, **form: Any) -> dict[str, Any]:
    answer = client.post("/add", **form)
    assert answer.status_code == 303, answer.text
    return over(client, answer.headers["location"])


def test_files_make_a_new_ledger_and_are_taken_away(person: TestClient, path: Path, kept: Path) -> None:
    files = [("files", ("talks.txt", TALKS)), ("files", ("notes.md", "# Notes\n\n" + TALKS))]
    seen = added(person, files=files)
    assert (seen["state"], seen["added"], seen["failed"], seen["documents"], seen["total"]) == ("done", 2, 0, 2, 2)
    assert seen["statements"] >= 1
    with Ledger.open(path, read_only=True) as ledger:
        names = {row.name for row in ledger.read.iter_documents()}
        ids = {row.id for row in ledger.read.iter_documents()}
    assert names == {"talks.txt", "notes.md"}
    assert {each["id"] for each in seen["done"]} == ids
    assert list(kept.iterdir()) == []


def test_the_same_file_again_is_unchanged(person: TestClient) -> None:
    assert added(person, files={"files": ("talks.txt", TALKS)})["added"] == 1
    seen = added(person, files={"files": ("other name.txt", TALKS)})
    assert (seen["added"], seen["unchanged"]) == (0, 1)
    assert seen["heading"] == "Nothing new"


def test_what_cannot_be_read_says_why_and_the_others_go_in(person: TestClient, kept: Path) -> None:
    files = [
        ("files", ("empty.txt", b"")),
        ("files", ("../../etc/photo.jpg", b"\xff\xd8\xff\xe0" + bytes(200))),
        ("files", ("talks.txt", TALKS)),
    ]
    seen = added(person, files=files)
    assert (seen["added"], seen["failed"]) == (1, 2)
    told = dict(seen["failures"])
    assert set(told) == {"empty.txt", "photo.jpg"}
    assert told["empty.txt"] == "empty.txt is empty: nothing is in the file."
    assert str(kept) not in str(seen)


def test_pasted_text_has_its_title_publisher_and_day(person: TestClient, path: Path) -> None:
    lines = TALKS + "\r\nThe talks were held in the spring, he said.\r\n"
    data = {
        "text": lines,
        "title": "Orvane/says no",
        "publisher": "The Tarn Courier",
        "published": "2019-05-04",
        "collection": "dams",
    }
    seen = added(person, data=data)
    assert seen["added"] == 1
    with Ledger.open(path, read_only=True) as ledger:
        (row,) = ledger.read.iter_documents()
        assert (row.title, row.publisher, row.published_on) == ("Orvane/says no", "The Tarn Courier", "2019-05-04")
        assert row.collections == ("dams",)
        assert row.name == "says no.txt"
        assert "\r" not in ledger.read.document(row.id).text


def test_the_codebook_and_model_of_the_form_are_used(person: TestClient, path: Path) -> None:
    assert added(person, data={"text": TALKS, "model": "baseline"})["added"] == 1
    with Ledger.open(path, read_only=True) as ledger:
        (row,) = ledger.read.iter_documents()
    assert (row.model or "").startswith("baseline")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "There is nothing to add"),
        ({"text": " \n"}, "There is nothing to add"),
        ({"url": "/etc/passwd"}, "/etc/passwd is no web address"),
        ({"url": "file:///etc/passwd"}, "is no web address"),
        ({"url": "-"}, "is no web address"),
        ({"text": "x", "published": "May"}, "May is no day"),
        ({"text": "x", "model": "../../evil"}, "There is no model called"),
    ],
)
def test_a_form_that_cannot_be_is_shown_again_with_what_was_typed(
    person: TestClient, path: Path, kept: Path, data: dict[str, str], sentence: str
) -> None:
    answer = person.post("/add", data=data)
    assert answer.status_code == 400
    page = parse(answer.text)
    assert sentence in page.one("p", id="add-wrong").text
    assert page.one("textarea").text == data.get("text", "")
    assert person.post("/add", data=data, headers=JSON).headers["content-type"] == "application/problem+json"
    assert list(kept.iterdir()) == []
    assert not path.exists()


def test_private_addresses_are_not_fetched(person: TestClient) -> None:
    seen = added(person, data={"url": "http://127.0.0.1:9/secret"})
    assert seen["failed"] == 1
    assert "leads to the private address 127.0.0.1: save the page and add the file." in seen["failures"][0][1]


def test_hostile_names_are_shown_as_text(person: TestClient) -> None:
    name = "<img src=x onerror=alert(1)>\u202etxt.exe"
    answer = person.post("/add", files={"files": (name, TALKS)})
    over(person, answer.headers["location"])
    page = parse(person.get(answer.headers["location"]).text)
    assert not page.all("img")
    shown = page.one("ol", "done").one("li").text
    assert "<img src=x onerror=alert(1)>" in shown
    assert "\u202e" not in shown


def test_job_page_without_script_loads_itself_again_until_it_is_over(
    person: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()
    monkeypatch.setattr(desk, "add", _slow(go))
    answer = person.post("/add", files={"files": ("talks.txt", TALKS)})
    running = person.get(answer.headers["location"])
    assert parse(running.text).one("noscript").one("meta", http_equiv="refresh").attributes["content"] == "2"
    assert parse(running.text).one("progress").attributes["max"] == "1"
    assert running.headers["cache-control"] == "no-store"
    go.set()
    over(person, answer.headers["location"])
    page = parse(person.get(answer.headers["location"]).text)
    assert not page.all("noscript")
    assert [a.attributes["href"] for a in page.one("p", "job-next").all("a")] == ["/", "/documents", "/add"]


def test_jobs_run_one_after_the_other_and_can_be_stopped(
    person: TestClient, path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()
    monkeypatch.setattr(desk, "add", _slow(go))
    first = person.post("/add", files={"files": ("one.txt", TALKS)}).headers["location"]
    second = person.post("/add", files={"files": ("two.txt", "Second. " + TALKS)}).headers["location"]
    waiting = person.get(second, headers=JSON).json()
    assert (waiting["state"], waiting["before"], waiting["heading"]) == ("waiting", 1, "Waiting for 1 job before it")
    assert len(parse(person.get("/add").text).one("ul", "jobs").all("li")) == 2
    assert person.post(f"{second}/stop").status_code == 303
    go.set()
    assert over(person, first)["state"] == "done"
    assert over(person, second)["state"] == "stopped"
    with Ledger.open(path, read_only=True) as ledger:
        assert [row.name for row in ledger.read.iter_documents()] == ["one.txt"]
    until = time.monotonic() + WAIT_S
    while list(kept.iterdir()) and time.monotonic() < until:
        time.sleep(0.02)
    assert list(kept.iterdir()) == []


def test_stopping_needs_the_form(person: TestClient) -> None:
    del person.headers["X-CSRF"]
    assert person.post("/jobs/abc/stop").status_code == 403


def test_a_job_that_is_not_there(person: TestClient) -> None:
    assert person.get("/jobs/none").status_code == 404
    assert person.post("/jobs/none/stop").status_code == 404


def _slow(go: threading.Event) -> Callable[..., Any]:
    """`desk.add`, which waits until it may go."""
    real = desk.add

    def add(*given: Any, **named: Any) -> Any:
        assert go.wait(WAIT_S)
        return real(*given, **named)

    return add


# The jobs themselves


def job(tmp_path: Path, *texts: str) -> Job:
    folder = tmp_path / "job"
    handed = []
    for number, text in enumerate(texts):
        (folder / str(number)).mkdir(parents=True)
        file = folder / str(number) / f"{number}.txt"
        file.write_text(text, encoding="utf-8")
        handed.append(Handed(str(file), AddOptions(ReadOptions()), len(text)))
    return Job(handed, folder)


def test_stopping_keeps_what_was_added(tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.web.jobs.ROUND_BYTES", 1)
    made = job(tmp_path, "One. " + TALKS, "Two. " + TALKS, "Three. " + TALKS)
    real = desk.add

    def add(*given: Any, **named: Any) -> Any:
        summary = real(*given, **named)
        made.stop()
        return summary

    monkeypatch.setattr(desk, "add", add)
    made.run(path)
    assert (made.seen.state, made.seen.added, made.seen.total) == (State.STOPPED, 1, 3)
    assert not made.folder.exists()
    with Ledger.open(path, read_only=True) as ledger:
        assert ledger.read.counts().documents == 1


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (LedgerError("There is no room left to write the ledger."), "There is no room left to write the ledger."),
        (RuntimeError("inside"), "Something went wrong on our side."),
    ],
)
def test_a_job_that_breaks_off_says_why_and_leaves_nothing(
    tmp_path: Path, path: Path, error: Exception, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr(desk, "add", fail)
    made = job(tmp_path, TALKS)
    made.run(path)
    assert made.seen.state is State.FAILED
    assert (made.seen.error or "").startswith(sentence)
    assert not made.folder.exists()


def test_closing_stops_all_jobs_and_removes_uploads(tmp_path: Path, path: Path) -> None:
    jobs, made = Jobs(path), job(tmp_path, TALKS)
    made.stop()
    jobs.put(made)
    jobs.close()
    assert made.seen.state is State.STOPPED
    assert not made.folder.exists()


def test_old_jobs_are_forgotten(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.web.jobs.MOST_JOBS", 2)
    jobs = Jobs(path)
    made = [Job([], tmp_path / str(number)) for number in range(4)]
    for each in made:
        each.stop()
        jobs.put(each)
    jobs.close()
    assert [seen.id for seen in jobs.all()] == [made[2].id, made[3].id]
    with pytest.raises(NotFoundError, match="no such job"):
        jobs.get(made[0].id)


def test_rounds_keep_the_order_and_what_is_read_alike_together() -> None:
    plain, dated = AddOptions(ReadOptions()), AddOptions(ReadOptions(published="2019-05-04"))
    handed = [
        Handed("a", plain, 30_000),
        Handed("b", plain, 15_000),
        Handed("c", plain, 30_000),
        Handed("d", dated, 10),
        Handed("https://wire.example", dated),
    ]
    assert [[each.input for each in part] for part in rounds(handed)] == [
        ["a", "b"],
        ["c"],
        ["d"],
        ["https://wire.example"],
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("report.txt", "report.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\report.txt", "report.txt"),
        ("a\x00b\n.txt", "a_b_.txt"),
        ("..", "unnamed"),
        ("dir/", "unnamed"),
        ("", "unnamed"),
        ("رودخانه.txt", "رودخانه.txt"),
        ("-rf.txt", "-rf.txt"),
    ],
)
def test_file_names_lead_nowhere_else(name: str, expected: str) -> None:
    assert uploads.file_name(name) == expected


def test_long_names_keep_their_ending() -> None:
    made = uploads.file_name("ж" * 400 + ".html")
    assert made.endswith(".html")
    assert len(made.encode()) <= uploads.MAX_NAME


def test_no_room_for_uploads_is_told(tmp_path: Path) -> None:
    upload = UploadFile(BytesIO(b"x"), filename="a.txt", headers=Headers())
    with pytest.raises(InputError, match="temporary folder"):
        uploads.keep(FormData([("files", upload)]), tmp_path / "gone")


def test_fields_that_are_files_are_no_words(tmp_path: Path) -> None:
    upload = UploadFile(BytesIO(b"x"), filename="a.txt", headers=Headers())
    with pytest.raises(UsageError, match="nothing to add"):
        uploads.keep(FormData([("text", upload)]), tmp_path)


def test_an_archive_has_more_documents_than_files(person: TestClient) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(3):
            archive.writestr(f"{number}.txt", f"Report {number}. {TALKS}")
    seen = added(person, files={"files": ("all.zip", packed.getvalue())})
    assert (seen["added"], seen["documents"], seen["total"]) == (3, 3, 3)


def test_seen_is_over_when_nothing_more_happens() -> None:
    assert [Seen("j", state, 1).is_over for state in State] == [False, False, True, True, True]


def test_a_job_says_why_nothing_is_done_yet() -> None:
    assert tally(Seen("j", State.RUNNING, 3)) == "Making ready. The first documents take longest."
    assert tally(Seen("j", State.RUNNING, 3, documents=1, words=5)).startswith("1 of 3 documents")
    assert tally(Seen("j", State.WAITING, 3)).startswith("0 of 3 documents")
