"""The round-up as a page: a period, what is told of it, and the same as files."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from starlette.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.roundup import RoundupQuery
from onrecord.web import create_app
from onrecord.web.roundup import context, newest
from tests.web import samples
from tests.web.conftest import ADDRESS, Visitor
from tests.web.page import Element, parse

Get = Callable[[str], Element]
DAY = "/roundup?from=2024-03-05&to=2024-03-06"


@pytest.fixture
def get(client: TestClient) -> Get:
    def read(path: str) -> Element:
        answer = client.get(path)
        assert answer.status_code == 200
        return parse(answer.text)

    return read


def test_the_context_has_the_period_in_parts(ledger_path: object) -> None:
    with Ledger.open(ledger_path, read_only=True) as ledger:  # type: ignore[arg-type]
        assert newest(ledger) == "2024-03-06"
        page = context(ledger, RoundupQuery("2024-03-05", "2024-03-06"))
    assert page.title == "Round-up: 5 to 6 March 2024"
    assert [part.name for part in page.parts] == ["Statements with a position", "Statements without a position"]
    assert [part.id for part in page.parts] == ["part-1", "part-2"]
    assert [preset.href for preset in page.presets] == [
        "/roundup?from=2024-03-06&to=2024-03-06",
        "/roundup?from=2024-02-29&to=2024-03-06",
        "/roundup?from=2024-02-06&to=2024-03-06",
    ]
    assert page.files[2] == ("pdf", "/roundup.pdf?from=2024-03-05&to=2024-03-06")


def test_without_days_it_is_the_week_up_to_the_newest_document(get: Get) -> None:
    page = get("/roundup")
    assert page.one("h1").text == "Round-up: 29 February to 6 March 2024"
    assert page.one("input", name="from").attributes["value"] == "2024-02-29"
    chosen = [a.text for a in page.one("span", "ru-presets").all("a") if "aria-current" in a.attributes]
    assert chosen == ["Week"]


def test_words_lead_into_the_reader_and_names_to_their_pages(get: Get) -> None:
    page = get(DAY)
    said = samples.report()[1][1]
    figure = next(f for f in page.all("figure") if "We will not discuss" in f.one("blockquote").text)
    href = figure.one("blockquote").one("a").attributes["href"]
    assert href == f"/documents/{said.document}?at={said.id}#{said.id}"
    assert "− opposes" in figure.text
    assert "condition: “before there were treaties”" in figure.text
    assert "Teodor Vass (minister), said on 5 March 2024 (reckoned from the text), quoted" in figure.text
    names = {a.text: a.attributes["href"] for h in page.all("h3") for a in h.all("a")}
    assert names["Teodor Vass"] == "/actors/name%3ATeodor%20Vass"
    assert [a.attributes["href"] for a in page.all("h4")[0].all("a")] == ["/issues/the%20upper%20dams"]


def test_every_filter_is_in_the_address_and_in_the_files(get: Get) -> None:
    page = get(f"{DAY}&actor=vass&issue=dams&collection=river")
    assert page.one("input", name="actor").attributes["value"] == "vass"
    assert page.one("input", name="collection").attributes["value"] == "river"
    files = [a.attributes["href"] for a in page.one("p", "ru-files").all("a")]
    assert all("actor=vass&issue=dams&collection=river" in href for href in files)
    assert [h.text for h in page.all("h4")] == ["The upper dams"]


def test_a_period_with_nothing_says_so(get: Get) -> None:
    page = get("/roundup?from=1999-01-01&to=1999-01-31")
    assert "holds nothing that was said or published in this period, 1 to 31 January 1999" in page.one("main").text
    assert page.one("section", "empty").one("h2").text == "Nothing in this period"


def test_an_empty_ledger_has_no_period(tmp_path: object) -> None:
    path = tmp_path / "new.db"  # type: ignore[operator]
    Ledger.open(path, create=True).close()
    with TestClient(create_app(path), base_url=ADDRESS) as client:
        assert "No period to tell of" in client.get("/roundup").text
        assert client.get("/roundup.md").status_code == 400


@pytest.mark.parametrize("days", ["from=yesterday&to=2024-02-31", "from=&to="])
def test_days_that_are_none_are_no_filter(get: Get, days: str) -> None:
    assert get(f"/roundup?{days}").one("h1").text == "Round-up: 29 February to 6 March 2024"


def test_a_period_turned_round_is_refused(client: TestClient) -> None:
    answer = client.get("/roundup?from=2024-03-06&to=2024-03-05")
    assert answer.status_code == 400
    assert "before it begins" in answer.text


@pytest.mark.parametrize(
    ("form", "media_type", "begins"),
    [
        ("md", "text/markdown; charset=utf-8", b"# Round-up: 5 to 6 March 2024"),
        ("html", "text/html; charset=utf-8", b"<!doctype html>"),
        ("pdf", "application/pdf", b"%PDF-"),
    ],
)
def test_files(client: TestClient, form: str, media_type: str, begins: bytes) -> None:
    answer = client.get(f"/roundup.{form}?from=2024-03-05&to=2024-03-06")
    assert answer.content.startswith(begins)
    assert answer.headers["content-type"] == media_type
    assert answer.headers["content-disposition"] == f'attachment; filename="roundup-2024-03-05-2024-03-06.{form}"'


def test_hostile_documents_stay_text(get: Get) -> None:
    page = get("/roundup?from=2023-01-01&to=2023-01-01")
    main = page.one("main")
    assert main.all("script") == []
    assert main.all("img") == []
    assert "<script>document.title='run'</script>" in main.text


def violations(page: Page) -> list[str]:
    """What axe finds against a page, with the places."""
    found = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {[node['html'] for node in fault['nodes']]}" for fault in found]


@pytest.mark.browser
def test_choose_a_period_and_go_to_the_words(visit: Visitor) -> None:
    with visit.page("/roundup") as page:
        page.get_by_label("From").fill("2024-03-05")
        page.get_by_label("Actor", exact=True).fill("vass")
        page.get_by_role("button", name="Show").click()
        expect(page.get_by_role("heading", name="Round-up: 5 to 6 March 2024")).to_be_visible()
        page.get_by_role("link", name="We will not discuss the upper dams.").click()
        expect(page.locator(f"mark[id='{samples.report()[1][1].id}']")).to_be_in_viewport()


@pytest.mark.browser
@pytest.mark.parametrize("path", [DAY, "/roundup?from=1999-01-01&to=1999-01-31"])
def test_no_fault_that_axe_finds_and_no_sideways_scrolling(visit: Visitor, path: str) -> None:
    with visit.page(path, width=360) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert violations(page) == []
        page.emulate_media(color_scheme="dark")
        assert violations(page) == []


@pytest.mark.browser
def test_print_leaves_the_form_out(visit: Visitor) -> None:
    with visit.page(DAY) as page:
        page.emulate_media(media="print")
        expect(page.locator("form.filters")).to_be_hidden()
        expect(page.locator(".ru-files")).to_be_hidden()
        expect(page.locator("blockquote").first).to_be_visible()
