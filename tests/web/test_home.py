"""The first page: what changed lately, what is new, what waits, and a new ledger's beginning."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from starlette.testclient import TestClient

from onrecord import desk
from onrecord.desk import FindingListing, FindingSlice
from onrecord.ledger import Counts, Decision, Ledger
from onrecord.positions import Evidence, Finding, FindingKind
from onrecord.records import Issue, Party
from onrecord.web import create_app, home
from onrecord.web.adding import AddForm
from tests.web import samples
from tests.web.conftest import ADDRESS, Visitor, serving
from tests.web.page import csrf_of, parse

REPORT, STATEMENTS = samples.report()
FORM = AddForm((("baseline", "rules"),), (), (), 100, is_new=False, filled={})
WHO = Party("Teodor Vass")


def finding(kind: FindingKind, day: str | None, score: float, statement: int) -> Finding:
    said = STATEMENTS[statement]
    return Finding(
        kind=kind,
        actors=(WHO,),
        issue=Issue("the upper dams"),
        statements=(said.id,),
        claims=(),
        dates=(day,),
        because=f"his words of {day}",
        evidence=(Evidence(REPORT.id, said.content.spans, said.content.text, statement=said.id),),
        score=score,
    )


FOUND = [
    finding(FindingKind.OPPOSITION, "2024-03-09", 0.9, 0),
    finding(FindingKind.HARDENING, "2024-03-01", 0.5, 1),
    finding(FindingKind.REVERSAL, None, 0.8, 2),
    finding(FindingKind.SPLIT, "2024-03-05", 0.4, 3),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return samples.build(tmp_path / "river.db")


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """What the desk gives as the latest findings, in this order."""
    made = [FOUND[0], FOUND[3], FOUND[1], FOUND[2]]

    def counted(ledger: Ledger, asked: FindingListing) -> int:
        judged = ledger.read.finding_judgements(made)
        return sum(asked.judged is None or f.id not in judged for f in made)

    monkeypatch.setattr(desk, "lately", lambda _, limit: made[:limit])
    monkeypatch.setattr(desk, "finding_count", counted)
    return made


def test_findings_of_undated_documents_are_news_where_no_others_are(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sliced(ledger: Ledger, asked: FindingListing, start: int, count: int) -> FindingSlice:
        assert asked.latest
        return FindingSlice([f.id for f in FOUND], tuple(FOUND[start : start + count]), {})

    monkeypatch.setattr(desk, "lately", lambda *_: [])
    monkeypatch.setattr(desk, "finding_slice", sliced)
    with Ledger.open(path, read_only=True) as ledger:
        page = home.context(ledger, FORM)
    assert [c.item.kind for c in page.changes] == [FindingKind.HARDENING, FindingKind.REVERSAL, FindingKind.SPLIT]


def test_the_context_has_news_documents_and_queues(path: Path, found: list[Finding]) -> None:
    with Ledger.open(path) as ledger:
        desk.judge_finding(ledger, FOUND[1], desk.Reviewer("Ines Lind"), Decision.ACCEPT)
        page = home.context(ledger, FORM)
    assert [c.item.kind for c in page.changes] == [FindingKind.SPLIT, FindingKind.HARDENING, FindingKind.REVERSAL]
    assert [c.day for c in page.changes] == ["5 Mar 2024", "1 Mar 2024", ""]
    assert page.changes[0].item.because == "His words of 2024-03-05"
    assert page.changes[1].item.judgement is not None
    assert page.others == 1
    assert page.newest[0].title == "Orvane rejects talks on the upper dams"
    first = page.waiting[0]
    assert (first.count, first.name, first.href) == ("3", "findings", "/review?kind=findings")
    assert {w.name for w in page.waiting} == {"findings", "claims", "statements"}


def test_what_is_no_news_is_shown_where_there_is_nothing_else(path: Path, found: list[Finding]) -> None:
    del found[1:]
    with Ledger.open(path, read_only=True) as ledger:
        page = home.context(ledger, FORM)
    assert [c.item.kind for c in page.changes] == [FindingKind.OPPOSITION]
    assert page.others == 0


def test_long_queues_say_no_more_than_that(path: Path, found: list[Finding], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "MOST_WAITING", 2)
    with Ledger.open(path, read_only=True) as ledger:
        page = home.context(ledger, FORM)
        monkeypatch.setattr(home, "MOST_COUNTED", 3)
        large = home.context(ledger, FORM)
    assert {w.name: w.count for w in page.waiting}["statements"] == "2+"
    assert {w.name: w.count for w in large.waiting}["statements"] == ""


def test_an_empty_ledger_has_no_queues(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "new.db", create=True) as ledger:
        assert home.context(ledger, FORM) == home.HomePage(FORM, Counts(0, 0, 0, 0))


def test_the_page_leads_to_findings_documents_and_review(path: Path, found: list[Finding]) -> None:
    with TestClient(create_app(path), base_url=ADDRESS) as client:
        page = parse(client.get("/").text)
    first = page.one("ol", "changes").all("li")[0]
    assert first.one("h2").one("a").attributes["href"] == f"/findings/{FOUND[3].id}"
    assert first.one("time").attributes["datetime"] == "2024-03-05"
    assert STATEMENTS[3].content.text[:30] in first.one("blockquote").text
    assert len(page.one("ul", "newest").all("li")) == 4
    assert page.one("ul", "waits").all("a")[0].attributes["href"] == "/review?kind=findings"
    form = page.one("form", action="/add")
    assert form.attributes["enctype"] == "multipart/form-data"
    assert form.one("input", name="csrf").attributes["value"]
    assert page.one("nav", aria_label="Pages").one("a", aria_current="page").text == "Home"


def test_findings_that_are_still_worked_out_are_not_waited_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("findings were asked for")

    monkeypatch.setattr(desk, "finding_slice", never)
    app = create_app(path)
    app.state.house.is_settling = True
    with TestClient(app, base_url=ADDRESS) as client:
        page = parse(client.get("/").text)
    assert "being worked out" in page.one("p", "nothing").text
    assert len(page.one("ul", "newest").all("li")) == 4


def test_nothing_changed_says_when_something_will(path: Path, found: list[Finding]) -> None:
    found.clear()
    with TestClient(create_app(path), base_url=ADDRESS) as client:
        assert "Nothing has changed yet" in parse(client.get("/").text).one("p", "nothing").text


@pytest.mark.parametrize("made", [True, False])
def test_a_new_ledger_begins_here(tmp_path: Path, made: bool) -> None:
    path = tmp_path / "new.db"
    if made:
        Ledger.open(path, create=True).close()
    with TestClient(create_app(path), base_url=ADDRESS) as client:
        answer = client.get("/")
    page = parse(answer.text)
    assert answer.status_code == 200
    assert page.one("h1").text == ("The ledger is empty" if made else "A new ledger")
    assert page.one("form", action="/add").one("input", type="file")
    assert "onrecord --ledger new.db add FILES" in page.one("main").text
    assert path.exists() is made


def test_documents_of_others_stay_text_on_the_first_page(path: Path, found: list[Finding]) -> None:
    evil = replace(FOUND[1], because="<script>alert(1)</script> said so", actors=(Party("<b onclick=alert(1)>"),))
    found[:] = [evil]
    with TestClient(create_app(path), base_url=ADDRESS) as client:
        page = parse(client.get("/").text)
    assert "<script>alert(1)</script>" in page.one("p", "f-because").text
    assert all("src" in script.attributes for script in page.all("script"))


# In a browser


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[str]:
    """The address of a server whose ledger is yet to be made."""
    with serving(create_app(tmp_path / "new.db")) as address:
        yield address


DROP = """async (text) => {
  const transfer = new DataTransfer();
  for (const [name, words] of text) transfer.items.add(new File([words], name, { type: "text/plain" }));
  const zone = document.querySelector("[data-drop]");
  for (const kind of ["dragenter", "dragover", "drop"])
    zone.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
}"""
LONG_MS = 300_000  # the first document waits for the extractor to be loaded
TEXTS = [
    ["talks.txt", "Minister Ansa Reyl said on Monday that Orvane would not reopen the talks on the upper dams."],
    ["empty.txt", ""],
]


def axe_of(page: Page) -> list[str]:
    return [f"{v['id']}: {v['nodes'][0]['html']}" for v in Axe().run(page).response["violations"]]


@pytest.mark.browser
def test_dropping_files_on_a_new_ledger_adds_them(browser: object, visit: Visitor, fresh: str) -> None:
    visit.served = fresh
    with visit.page("/") as page:
        expect(page.get_by_role("heading", name="A new ledger")).to_be_visible()
        page.evaluate(DROP, TEXTS)
        page.wait_for_url(re.compile("/jobs/"), timeout=60_000)
        expect(page.get_by_role("heading", level=1)).to_have_text("Added", timeout=LONG_MS)
        expect(page.locator("[data-tally]")).to_contain_text("1 added, 1 not read")
        expect(page.locator(".failures")).to_contain_text("empty.txt is empty")
        assert axe_of(page) == []
        page.get_by_role("link", name="See what changed").click()
        expect(page.locator(".newest")).to_contain_text("talks.txt")


@pytest.mark.browser
def test_adding_needs_no_script(visit: Visitor, fresh: str, tmp_path: Path) -> None:
    visit.served = fresh
    file = tmp_path / "talks.txt"
    file.write_text(TEXTS[0][1], encoding="utf-8")
    with visit.page("/", js=False) as page:
        page.locator("input[type=file]").set_input_files(file)
        page.get_by_role("button", name="Add").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Added", timeout=LONG_MS)


@pytest.mark.browser
def test_too_much_at_once_is_said_before_it_is_sent(visit: Visitor, fresh: str) -> None:
    visit.served = fresh
    with visit.page("/add") as page:
        page.locator("form[data-add]").evaluate("form => { form.dataset.max = '3' }")
        page.evaluate(DROP, TEXTS)
        expect(page.locator("[data-too-much]")).to_contain_text("add them in parts")
        assert page.url.endswith("/add")


@pytest.mark.browser
@pytest.mark.parametrize("path", ["/", "/add", "/me"])
def test_pages_hold_on_narrow_screens_and_for_everybody(visit: Visitor, path: str) -> None:
    with visit.page(path, width=360) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            assert axe_of(page) == []


@pytest.mark.browser
def test_the_form_works_from_the_keyboard(visit: Visitor, fresh: str) -> None:
    visit.served = fresh
    with visit.page("/add") as page:
        page.get_by_label("Text", exact=True).focus()
        page.keyboard.type(TEXTS[0][1])
        page.get_by_role("button", name="Add").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Added", timeout=LONG_MS)


@pytest.mark.browser
def test_who_judges_is_changed_in_two_clicks(visit: Visitor) -> None:
    with visit.page("/help") as page:
        page.locator("footer").get_by_role("link").first.click()
        page.get_by_label("Your name").fill("Ines Lind")
        page.get_by_role("button", name="Keep this name").click()
        expect(page.locator("footer")).to_contain_text("Judging as Ines Lind")


def test_csrf_is_on_every_page(path: Path) -> None:
    with TestClient(create_app(path), base_url=ADDRESS) as client:
        tokens = {csrf_of(client.get(page).text) for page in ("/help", "/add", "/nowhere", "/documents")}
    assert len(tokens) == 1
    assert len(tokens.pop()) == 64
